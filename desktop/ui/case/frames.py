"""Small pieces of outline: a rule of one pixel, the border of a field, a column without gaps."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme import current_theme

FIELD = "QPlainTextEdit { border: 1px solid palette(mid); } QPlainTextEdit:focus { border-color: palette(link); }"
"""The border that the general style sheet takes from every scroll area, given back to fields that are one."""
PLAIN_ARROW = "QComboBox::drop-down { border: none; width: 20px; }"
NO_STEPS = "QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; height: 0; border: none; }"
"""The arrows that Qt draws on such fields look like another program's."""


class Rule(QWidget):
    """A line of one pixel, across or `upright`."""

    def __init__(self, parent: QWidget | None = None, *, upright: bool = False) -> None:
        super().__init__(parent)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), current_theme().colour("line"))


def column(*widgets: QWidget, stretched: QWidget) -> QWidget:
    """The widgets one below the other, without gaps; one of them takes the room that is left."""
    whole = QWidget()
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget, 1 if widget is stretched else 0)
    return whole
