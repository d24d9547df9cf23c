"""Small fields that several dialogs use."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from desktop.ui.case.frames import PLAIN_ARROW
from desktop.ui.case.plain_field import PlainField

LONGEST_AMOUNT = 40


class ShortText(PlainField):
    """A text of a few lines: Tab leaves it, Ctrl+Enter goes to the dialog. Cut at `longest` characters when read."""

    def __init__(self, placeholder: str = "", lines: int = 3, longest: int = 2_000, parent: QWidget | None = None) -> None:
        super().__init__(parent, longest)
        self._longest = longest
        self.setPlaceholderText(placeholder)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 20)

    def text(self) -> str:
        """What was written, without blank edges."""
        return self.toPlainText().strip()[: self._longest]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # the dialog takes it
            return
        super().keyPressEvent(event)


class CodeBox(QComboBox):
    """A choice among codes, each shown by its word."""

    def __init__(self, choices: Iterable[tuple[str | None, str]], chosen: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for code, shown in choices:
            self.addItem(shown, code)
        self.setStyleSheet(PLAIN_ARROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.choose(chosen)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect().adjusted(0, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "▾")

    def code(self) -> str | None:
        """The chosen code."""
        found = self.currentData()
        return found if isinstance(found, str) else None

    def choose(self, code: str | None) -> None:
        """Choose by code; an unknown one leaves the first."""
        self.setCurrentIndex(max(0, self.findData(code)))
