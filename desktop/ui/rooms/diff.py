"""A unified diff to read: what is added stands out, what goes is struck through, the rest is context."""

from __future__ import annotations

from difflib import unified_diff

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.ui.plain import safe_text
from desktop.ui.theme import current_theme

MOST_LINES = 2_000
CONTEXT = 2


def diff_of(before: str, after: str) -> list[str]:
    """The lines of the diff, without the names of files; at most MOST_LINES."""
    lines = unified_diff(before.splitlines(), after.splitlines(), n=CONTEXT, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++"))][:MOST_LINES]


class _Ink(QSyntaxHighlighter):
    """Colours by a line's first letter."""

    def highlightBlock(self, text: str) -> None:
        theme, ink = current_theme(), QTextCharFormat()
        if text.startswith("+"):
            ink.setForeground(theme.colour("accent"))
            ink.setFontWeight(700)
        elif text.startswith("-"):
            ink.setForeground(theme.colour("muted"))
            ink.setFontStrikeOut(True)
        elif text.startswith("@@"):
            ink.setForeground(theme.colour("faint"))
        self.setFormat(0, len(text), ink)


class DiffView(QPlainTextEdit):
    """Shows what changes between two texts."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFont(current_theme().font("small", script="mono"))
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._ink = _Ink(self.document())

    def show_change(self, before: str, after: str) -> None:
        """Show the change from one text to another; nothing when there is none."""
        self.setPlainText(safe_text("\n".join(diff_of(before, after)), 200_000))
