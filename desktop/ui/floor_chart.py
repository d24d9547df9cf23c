"""The floor over the day: open cases by level, their summed heat, and the arrivals, painted in one widget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.core.heat import LEVELS
from desktop.ui import numbers, words
from desktop.ui.plain import plain_tooltip
from desktop.ui.theme import Theme, current_theme

if TYPE_CHECKING:
    from desktop.desk.views import FloorView

SIDE, HEAD, FOOT = 14, 24, 16
STRENGTH = {"light": 0.62, "dark": 0.55}
MOST_LABELS = 12
HOURS = (1, 2, 3, 4, 6, 12, 24)


class FloorChart(QWidget):
    """Keeps the newest FloorView and paints it. Hovering tells the numbers of a moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._floor: FloorView | None = None
        self.setMouseTracking(True)
        self.setMinimumHeight(current_theme().size("floor_low"))
        self.setAccessibleName(self.tr("The floor today"))

    def show_floor(self, floor: FloorView) -> None:
        """Paint another day, or the same a little later."""
        if floor != self._floor:
            self._floor = floor
            self.setAccessibleDescription(self._numbers(floor))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.size("radius"), theme.size("radius"))
        self._paint_head(painter, theme)
        if self._floor is not None and len(self._floor.calm) > 1:
            area = QRectF(self.rect()).adjusted(SIDE, HEAD, -SIDE, -FOOT)
            self._paint_levels(painter, area, self._floor, theme)
            self._paint_arrivals(painter, area, self._floor, theme)
            self._paint_heat(painter, area, self._floor, theme)
            self._paint_hours(painter, area, self._floor, theme)
        painter.end()

    def _paint_head(self, painter: QPainter, theme: Theme) -> None:
        head = QRect(SIDE, 0, self.width() - 2 * SIDE, HEAD)
        painter.setFont(theme.font("head"))
        painter.setPen(theme.colour("muted"))
        title = self.tr("The floor today: open cases by level, their heat (line), arrivals (bars)")
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, title)
        if self._floor is not None:
            painter.drawText(head, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._numbers(self._floor))

    def _numbers(self, floor: FloorView) -> str:
        text = self.tr("Messages {messages} · closed {closed} · critical {critical}")
        critical = floor.critical[-1] if floor.critical else 0
        return text.format(messages=f"{floor.messages_today:,}", closed=f"{floor.closed_today:,}", critical=f"{critical:,}")

    def _paint_levels(self, painter: QPainter, area: QRectF, floor: FloorView, theme: Theme) -> None:
        layers = stacked([getattr(floor, level) for level in LEVELS])
        most = max(1, *layers[-1])
        painter.setPen(Qt.PenStyle.NoPen)
        for level, lower, upper in zip(LEVELS, layers, layers[1:], strict=False):
            painter.setBrush(blended(theme.colour(level), theme.colour("panel"), STRENGTH[theme.name]))
            painter.drawPolygon(QPolygonF([*_line(area, upper, most), *reversed(_line(area, lower, most))]))

    def _paint_arrivals(self, painter: QPainter, area: QRectF, floor: FloorView, theme: Theme) -> None:
        most = max(1, *floor.arrivals)
        painter.setPen(QPen(theme.colour("text"), 1))
        painter.setOpacity(0.45)
        for point, count in zip(_line(area, floor.arrivals, most), floor.arrivals, strict=True):
            if count:
                x = round(point.x()) + 0.5
                painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() - max(2.0, area.height() * 0.25 * count / most)))
        painter.setOpacity(1.0)

    def _paint_heat(self, painter: QPainter, area: QRectF, floor: FloorView, theme: Theme) -> None:
        painter.setPen(QPen(theme.colour("text"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(_line(area.adjusted(0, 2, 0, 0), floor.heat, max(1.0, *floor.heat))))

    def _paint_hours(self, painter: QPainter, area: QRectF, floor: FloorView, theme: Theme) -> None:
        painter.setFont(theme.font("head"))
        painter.setPen(theme.colour("faint"))
        for at in hours_between(floor.start, floor.start + floor.step * len(floor.calm)):
            x = area.left() + area.width() * (at - floor.start) / (floor.step * max(1, len(floor.calm) - 1))
            if area.left() + 16 <= x <= area.right() - 16:
                painter.drawText(QRectF(x - 30, area.bottom(), 60, FOOT), Qt.AlignmentFlag.AlignCenter, numbers.clock_time(at))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._floor is not None and len(self._floor.calm) > 1:
            QToolTip.showText(event.globalPos(), plain_tooltip(self._at(event.pos().x(), self._floor)), self)
            return True
        return super().event(event)

    def _at(self, x: int, floor: FloorView) -> str:
        share = (x - SIDE) / max(1, self.width() - 2 * SIDE)
        place = min(len(floor.calm) - 1, max(0, round(share * (len(floor.calm) - 1))))
        lines = [f"{words.level(level)}: {getattr(floor, level)[place]}" for level in reversed(LEVELS)]
        arrivals = self.tr("Messages: {count}").format(count=floor.arrivals[place])
        return "\n".join([numbers.clock_time(floor.start + place * floor.step), *lines, arrivals])


def stacked(layers: Sequence[Sequence[int]]) -> list[list[int]]:
    """Zero, then the sums of the first layers: one more than came in."""
    sums = [[0] * len(layers[0])]
    for layer in layers:
        sums.append([below + own for below, own in zip(sums[-1], layer, strict=True)])
    return sums


def blended(ink: QColor, ground: QColor, strength: float) -> QColor:
    """A colour between two, opaque: `strength` of the first."""
    parts = zip(ink.getRgb()[:3], ground.getRgb()[:3], strict=True)  # type: ignore[index]  # a tuple, says Qt's documentation
    return QColor(*(round(strength * one + (1 - strength) * other) for one, other in parts))


def hours_between(start: float, end: float) -> list[float]:
    """Full hours for the axis, at most MOST_LABELS of them, on the wall clock."""
    every = next((hours for hours in HOURS if (end - start) / 3600 / hours <= MOST_LABELS), HOURS[-1])
    first = numbers.moment(start).replace(minute=0, second=0, microsecond=0)
    at = first.timestamp() + 3600 * (-first.hour % every)
    found = []
    while at <= end:
        if at >= start:
            found.append(at)
        at += every * 3600
    return found


def _line(area: QRectF, values: Sequence[float], most: float) -> list[QPointF]:
    step = area.width() / max(1, len(values) - 1)
    return [QPointF(area.left() + place * step, area.bottom() - area.height() * value / most) for place, value in enumerate(values)]
