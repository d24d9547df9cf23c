"""The beginning of what may be long, and a link to all of it: a label is laid out whole, however little of it is in view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.dialogs.full_text import FullTextDialog
from desktop.ui.plain import PlainLabel, affordable

MOST_LINES, MOST_LETTERS, MOST_COSTLY = 30, 1_200, 150


class Excerpt(QWidget):
    """Shows the first lines of a text; the link opens all of it in a window of this title. Nothing but the link for no lines at all."""

    def __init__(self, title: str, look: str = "", parent: QWidget | None = None, *, most_lines: int = MOST_LINES) -> None:
        super().__init__(parent)
        self._title, self._whole, self._most_lines = title, "", most_lines
        self._label = PlainLabel(look=look, wrap=True)
        self.all = QPushButton(QCoreApplication.translate("QuarantineDialog", "Show all of it"))
        self.all.setProperty("look", "link")
        self.all.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.all.clicked.connect(self.show_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._label)
        layout.addWidget(self.all)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these, one below the other."""
        self._whole = "\n".join(lines)
        head = affordable("\n".join(lines[: self._most_lines]), MOST_LETTERS, MOST_COSTLY)
        self._label.setText(head if len(head) == len(self._whole) else f"{head}…")
        self._label.setVisible(bool(head))
        self.all.setVisible(len(head) < len(self._whole))

    def show_all(self) -> None:
        """All of it in a window of its own, a page at a time."""
        FullTextDialog(self._title, self._whole, self).open()

    def text(self) -> str:
        """All that is to be read."""
        return self._whole
