"""A message or raw input in full, a page at a time: a text of a megabyte must not hold up the window."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.ui.plain import DISPLAY_CAP, PlainLabel, safe_text

PAGE, RAW_PAGE = 8_000, DISPLAY_CAP // 4
"""Characters, and bytes: each of these may take the four characters of a \\xff."""
LONGEST_LINE = 1_000
_LONG = re.compile(rf"[^\n]{{{LONGEST_LINE}}}")


class FullTextDialog(QDialog):
    """Shows a text in pages of PAGE characters, or bytes in pages of RAW_PAGE; lines without an end are broken for the eye."""

    def __init__(self, title: str, text: str | bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 520)
        self._text, self._page = text, 0
        self._length = PAGE if isinstance(text, str) else RAW_PAGE
        self.pages = max(1, -(-len(text) // self._length))
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setAccessibleName(self.tr("Text of the message"))
        self.where = PlainLabel(look="muted")
        self.before = QPushButton(self.tr("Earlier"))
        self.after = QPushButton(self.tr("Later"))
        self.before.clicked.connect(lambda: self.turn(self._page - 1))
        self.after.clicked.connect(lambda: self.turn(self._page + 1))
        self._lay_out(title)
        self.turn(0)

    def turn(self, page: int) -> None:
        """Show a page, from 0."""
        self._page = max(0, min(page, self.pages - 1))
        first, last = self._page * self._length, (self._page + 1) * self._length
        text = self._text
        part = safe_text(text[first:last] if isinstance(text, str) else as_text(text[whole_letter(text, first) : whole_letter(text, last)]))
        self.words.setPlainText(_LONG.sub(lambda found: found[0] + "\n", part))
        self.where.setText(self.tr("Page {page} of {pages}").format(page=self._page + 1, pages=self.pages))
        self.before.setEnabled(self._page > 0)
        self.after.setEnabled(self._page + 1 < self.pages)

    def _lay_out(self, title: str) -> None:
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        for widget in (self.before, self.after, self.where):
            buttons.addWidget(widget)
            widget.setVisible(self.pages > 1)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(PlainLabel(title, "muted", elide=True))
        layout.addWidget(self.words, 1)
        layout.addLayout(buttons)


def as_text(raw: bytes) -> str:
    """The bytes as text; those that are no UTF-8 as \\xff."""
    return raw.decode("utf-8", "backslashreplace")


def whole_letter(raw: bytes, at: int) -> int:
    """The last place not after `at` where a letter of UTF-8 may begin."""
    for back in range(min(4, at)):
        if at - back >= len(raw) or raw[at - back] & 0xC0 != 0x80:
            return at - back
    return at
