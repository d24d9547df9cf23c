"""The lights of the accounts in the status bar: a dot, the name, and what is to be known at a glance."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from desktop.ui.connections.lights import Light, paint_light
from desktop.ui.plain import elided, one_line, plain_tooltip
from desktop.ui.theme import current_theme

MOST = 6
"""Lights that are shown; those that want a look come first."""
LONGEST = 30
GAP = 6
_FIRST = {"ill": 0, "silent": 1, "well": 2, "off": 3}


class AccountLight(QAbstractButton):
    """One account. Pressing it leads to the connections."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.light = Light("off", "")
        self._dot = current_theme().size("dot") + 2
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(current_theme().font("small"))

    def show_light(self, name: str, light: Light) -> None:
        """How it is."""
        self.light = light
        said = light.said
        text = f"{one_line(name, LONGEST)} {said}".strip()
        if text != self.text():
            self.setText(text)
            self.updateGeometry()
        self.setAccessibleName(light.why or text)
        self.setToolTip(plain_tooltip(light.why))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._dot + GAP + self.fontMetrics().horizontalAdvance(self.text()) + 2, current_theme().size("status") - 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._dot + GAP + 40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        top = (self.height() - self._dot) / 2
        paint_light(painter, QRectF(1, top + 1, self._dot - 2, self._dot - 2), self.light.state)
        painter.setPen(theme.colour("accent" if self.hasFocus() or self.underMouse() else "muted"))
        area = self.rect().adjusted(self._dot + GAP, 0, 0, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, elided(self.text(), self.fontMetrics(), area.width()))
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)


class AccountLights(QWidget):
    """The accounts in a row. `asked` when one was pressed."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lights: list[AccountLight] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)

    def show_lights(self, lights: Mapping[str, Light]) -> None:
        """Show these, at most MOST, first what wants a look."""
        shown = sorted(lights.items(), key=lambda each: (_FIRST[each[1].state], each[0]))[:MOST]
        while len(self.lights) < len(shown):
            light = AccountLight()
            light.clicked.connect(self.asked)
            self._row.addWidget(light)
            self.lights.append(light)
        for place, light in enumerate(self.lights):
            light.setVisible(place < len(shown))
            if place < len(shown):
                light.show_light(*shown[place])
