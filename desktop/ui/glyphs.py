"""The shapes of the four levels: never colour alone."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from desktop.ui.theme import Theme, current_theme


def paint_level(painter: QPainter, area: QRectF, level: str, theme: Theme) -> None:
    """The level's shape, filling `area`: ring, diamond, triangle, octagon with an exclamation mark."""
    colour = theme.colour(level)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if level in ("hot", "critical"):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
    _SHAPES[level](painter, area)
    if level == "critical":
        _exclamation(painter, area, theme)
    painter.restore()


def _ring(painter: QPainter, area: QRectF) -> None:
    painter.drawEllipse(area.adjusted(1, 1, -1, -1))


def _diamond(painter: QPainter, area: QRectF) -> None:
    centre, half = area.center(), area.width() / 2 - 0.4
    painter.drawPolygon(
        QPolygonF([centre + QPointF(0, -half), centre + QPointF(half, 0), centre + QPointF(0, half), centre + QPointF(-half, 0)])
    )


def _triangle(painter: QPainter, area: QRectF) -> None:
    painter.drawPolygon(
        QPolygonF([QPointF(area.center().x(), area.top() + 0.5), area.bottomRight() - QPointF(0, 1), area.bottomLeft() - QPointF(0, 1)])
    )


def _octagon(painter: QPainter, area: QRectF) -> None:
    radius = area.width() / 2 / cos(pi / 8)
    corners = [area.center() + QPointF(radius * cos(pi / 8 + pi / 4 * k), radius * sin(pi / 8 + pi / 4 * k)) for k in range(8)]
    painter.drawPolygon(QPolygonF(corners))


def _exclamation(painter: QPainter, area: QRectF, theme: Theme) -> None:
    painter.setBrush(theme.colour("panel"))
    unit, x = area.height() / 12, area.center().x()
    painter.drawRect(QRectF(x - unit, area.top() + 2.4 * unit, 2 * unit, 4.4 * unit))
    painter.drawRect(QRectF(x - unit, area.top() + 7.9 * unit, 2 * unit, 1.8 * unit))


_SHAPES = {"calm": _ring, "watch": _diamond, "hot": _triangle, "critical": _octagon}


class LevelGlyph(QWidget):
    """A level's shape as a widget of `side` pixels."""

    def __init__(self, level: str = "calm", side: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = level
        self._side = side
        self.setFixedSize(side + 2, side + 2)

    def set_level(self, level: str) -> None:
        """Show another level."""
        if level != self._level:
            self._level = level
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side + 2, self._side + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_level(painter, QRectF(1, 1, self._side, self._side), self._level, current_theme())
        painter.end()
