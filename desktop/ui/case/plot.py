"""The sentiment trend as a plot: level bands, heat as a line, the customer's messages as dots, marks, the forecast as a wedge."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.ui.case.plot_paint import dot_pictures, paint_bands, paint_dots, paint_forecast, paint_hover, paint_level, paint_marks
from desktop.ui.case.trend import Trend
from desktop.ui.theme import current_theme

REACH = 14
"""How many pixels from a dot the mouse names it."""
CELL, COARSE_CELL = 4, 7
"""Dots that share a cell of so many pixels are drawn once; the coarse ones where there is a crowd."""
DOT, SMALL_DOT, CROWD = 7, 4, 400
"""Dots are smaller when there are more than a crowd of them."""
MANY_MARKS, MARKS_CELL = 80, 8
"""From so many marks on, one line stands for all in so many pixels: a line a pixel would be a grey wall."""
SHORTEST = 600.0
"""Seconds that the time axis shows at least."""
ROOM = 0.16
"""The part of the time axis that is kept free on the right for the forecast."""
Numbers = np.ndarray


@contextmanager
def survived() -> Iterator[None]:
    """Reports a bug to the excepthook instead of letting it out: out of a graphics view's painting it would end the process."""
    try:
        yield
    except Exception:  # noqa: BLE001  whatever it is, it must not leave the painting; the excepthook gets it whole
        sys.excepthook(*sys.exc_info())


class TimeAxis(pg.DateAxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Times of day as the case has them."""

    def set_offset(self, minutes: int) -> None:
        """The case's distance from UTC."""
        self.utcOffset = -minutes * 60
        self.picture = None
        self.update()


class TrendPlot(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Draws a Trend. Left and Right go from message to message, Enter or a click chooses one, a double click shows all."""

    message_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._trend = Trend()
        self._hovered, self._whole = -1, True
        self._dot_times = self._angers = self._mark_times = np.empty(0)
        self._levels = self._drawn = np.empty(0, dtype=np.intp)
        self._pictures: dict[int, list[QPixmap]] = {}
        self._time_axis = TimeAxis(orientation="bottom")
        super().__init__(parent, axisItems={"bottom": self._time_axis})
        self.setCacheMode(self.CacheModeFlag.CacheNone)  # the bands move with the view box, and are four rectangles
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._heat = pg.PlotDataItem(autoDownsample=True, downsampleMethod="peak", clipToView=True, skipFiniteCheck=True)
        self._heat.setZValue(1)
        self.addItem(self._heat)
        self._arrange()
        self.dress()

    def show_trend(self, trend: Trend, *, anew: bool) -> None:
        """Draw this; `anew` shows all of it, else the part stays that somebody zoomed to."""
        self._trend, self._hovered = trend, -1
        self._dot_times, self._angers = np.array(trend.dot_times), np.array(trend.angers)
        self._levels = np.searchsorted(trend.settings.thresholds(), self._angers, side="right")
        self._mark_times = np.array([mark.at for mark in trend.marks])
        self._time_axis.set_offset(trend.offset_minutes)
        low, mid, high = trend.settings.thresholds()
        self.getAxis("left").setTicks([[(value, f"{value:g}") for value in (0.0, low, mid, high, 100.0)]])
        self._heat.setData(np.array(trend.times), np.array(trend.heats))
        if anew or self._whole:
            self.show_all()
        self._place_dots()
        self.viewport().update()

    def show_all(self) -> None:
        """Show the whole time of the case."""
        times = self._trend.times or self._trend.dot_times
        self._whole = True
        if not times:
            return
        first, last = times[0], times[-1]
        span = max(last - first, SHORTEST)
        self.setXRange(first - span * 0.02, first + span * (1 + ROOM), padding=0)

    def dress(self) -> None:
        """Take on the colours of the theme."""
        theme = current_theme()
        self.setBackground(theme.colour("panel"))
        self._heat.setPen(QPen(theme.colour("text"), 0))
        self._pictures = {size: dot_pictures(size, self.devicePixelRatioF()) for size in (DOT, SMALL_DOT)}
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setStyle(tickFont=theme.font("head"), tickLength=0, tickTextOffset=6, tickAlpha=0)
            axis.setPen(QPen(Qt.PenStyle.NoPen))
            axis.setTickPen(QPen(Qt.PenStyle.NoPen))
            axis.setTextPen(theme.colour("muted"))
        self.viewport().update()

    def hovered(self) -> int:
        """The dot that is named now, -1 when none is."""
        return self._hovered

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        super().drawBackground(painter, rect)
        with survived():
            paint_bands(painter, self._area(), self._y, self._trend.settings)
            self._paint_dots(painter)

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        with survived():
            self._paint_over(painter)

    def _paint_dots(self, painter: QPainter) -> None:
        kept, area = self._drawn, self._area()
        (left, right), _ = self.getViewBox().viewRange()
        if len(kept) and right > left:
            x = area.left() + (self._dot_times[kept] - left) * (area.width() / (right - left))
            y = area.bottom() - self._angers[kept] * (area.height() / 100.0)
            pictures = self._pictures[SMALL_DOT if len(kept) > CROWD else DOT]
            paint_dots(painter, zip(x.tolist(), y.tolist(), self._levels[kept].tolist(), strict=True), pictures)

    def _paint_over(self, painter: QPainter) -> None:
        trend, area = self._trend, self._area()
        paint_marks(painter, area, self._marks_apart(area))
        if not trend.heats:
            return
        end = QPointF(self._x(trend.times[-1]), self._y(trend.heats[-1]))
        if area.left() <= end.x() <= area.right():
            if trend.forecast is None:
                paint_level(painter, area, end, trend.level)
            else:
                paint_forecast(painter, area, end, self._y(max(trend.settings.hot, trend.heats[-1])), trend.forecast)
        if 0 <= self._hovered < len(trend.dots):
            dot = QPointF(self._x(trend.dot_times[self._hovered]), self._y(trend.angers[self._hovered]))
            paint_hover(painter, area, dot, trend.hover(self._hovered))

    def _marks_apart(self, area: QRectF) -> list[tuple[float, str, bool]]:
        """The marks in view with their pixels; of those on one pixel, or in one cell where there are many, the first."""
        (left, right), _ = self.getViewBox().viewRange()
        if not self._trend.marks or right <= left:
            return []
        x = area.left() + (self._mark_times - left) * (area.width() / (right - left))
        inside = np.flatnonzero((x >= area.left()) & (x <= area.right()))
        cell = MARKS_CELL if len(inside) > MANY_MARKS else 1
        _, first = np.unique((x[inside] / cell).astype(np.int64), return_index=True)
        marks = self._trend.marks
        return [(float(x[place]), marks[place].label, marks[place].hurt) for place in inside[first].tolist()]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self._nearest(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = self._nearest(event.position())
        if place >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.message_chosen.emit(self._trend.dots[place].seq)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.show_all()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last, key = len(self._trend.dots) - 1, event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and last >= 0:
            step = 1 if key == Qt.Key.Key_Right else -1
            self._hover(last if self._hovered < 0 else max(0, min(self._hovered + step, last)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._hovered >= 0:
            self.message_chosen.emit(self._trend.dots[self._hovered].seq)
        else:
            event.ignore()

    def _arrange(self) -> None:
        item = self.getPlotItem()
        item.hideButtons()
        item.setMenuEnabled(False)
        item.layout.setContentsMargins(0, 14, 4, 0)
        box = item.getViewBox()
        box.setMouseEnabled(x=True, y=False)
        box.setYRange(0, 100, padding=0)
        box.setDefaultPadding(0)
        box.setLimits(yMin=0, yMax=100)
        self.getAxis("left").setWidth(30)
        self.getAxis("bottom").setHeight(20)
        box.sigRangeChangedManually.connect(self._zoomed)
        box.sigXRangeChanged.connect(self._place_dots)
        box.sigResized.connect(self._place_dots)

    def _zoomed(self, *_: object) -> None:
        self._whole = False

    def _place_dots(self, *_: object) -> None:
        """The dots in view that can be told apart: as many as there are pixels, not as many as there are messages."""
        self._drawn = self._apart()

    def _apart(self) -> Numbers:
        area = self._area()
        (left, right), _ = self.getViewBox().viewRange()
        if not len(self._dot_times) or right <= left or area.width() <= 0:
            return np.empty(0, dtype=np.intp)
        cell = COARSE_CELL if len(self._dot_times) > CROWD else CELL
        x = ((self._dot_times - left) * (area.width() / (right - left) / cell)).astype(np.int64)
        y = (self._angers * (area.height() / 100.0 / cell)).astype(np.int64)
        inside = np.flatnonzero((x >= 0) & (x <= area.width() / cell))
        _, first = np.unique(x[inside] * 1_000 + y[inside], return_index=True)
        return np.asarray(inside[first])

    def _nearest(self, point: QPointF) -> int:
        """The dot next to a point of the widget, -1 when none is within reach."""
        area = self._area()
        if not len(self._dot_times) or not area.contains(point):
            return -1
        (left, right), _ = self.getViewBox().viewRange()
        dx = (self._dot_times - left) * (area.width() / (right - left)) + area.left() - point.x()
        dy = area.bottom() - self._angers * (area.height() / 100.0) - point.y()
        away = dx * dx + dy * dy
        place = int(away.argmin())
        return place if away[place] <= REACH * REACH else -1

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            self.viewport().update()
            if place >= 0:
                self.setAccessibleDescription(self._trend.hover(place))

    def _area(self) -> QRectF:
        return QRectF(self.getViewBox().sceneBoundingRect())

    def _x(self, at: float) -> float:
        area = self._area()
        (left, right), _ = self.getViewBox().viewRange()
        return float(area.left() + (at - left) * area.width() / (right - left))

    def _y(self, points: float) -> float:
        area = self._area()
        return float(area.bottom() - points * area.height() / 100.0)
