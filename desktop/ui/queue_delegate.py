"""Draws a row of the queue, directly: every cell of a row in one go, texts laid out once and kept.

Painting is the budget of a busy queue. A delegate that Qt calls cell by cell costs a style option, an index and several data() calls
each; here a row costs one call, and a text that was laid out before costs a look-up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QStaticText

from desktop.ui import queue_words, words
from desktop.ui.glyphs import paint_level
from desktop.ui.numbers import whole
from desktop.ui.plain import one_line
from desktop.ui.queue_model import QueueModel
from desktop.ui.queue_order import PENDING, SOON
from desktop.ui.sparkline import Sparklines
from desktop.ui.theme import Theme

if TYPE_CHECKING:
    from desktop.desk.views import QueueRow

GLYPH = 14
INSET = 34
"""Where the words of the first column begin, in pixels from the row's left edge."""
MOST_TEXTS = 1_000
CHIP_GAP, MORE = 5, 18
"""The room between two chips, and for the number of those left over."""
LONGEST = 160
"""The most characters of a text that a cell looks at."""
Fonts = Mapping[str, tuple[QFont, QFontMetricsF]]


@dataclass(frozen=True)
class Look:
    """How a row stands on the screen: compact or not, under the mouse or not, chosen or not."""

    chosen: bool = False
    hovered: bool = False
    compact: bool = False


class RowPainter:
    """Keeps fonts, laid-out texts and small pictures for one theme and one screen."""

    def __init__(self, model: QueueModel, theme: Theme, ratio: float = 1.0) -> None:
        self.theme = theme
        self._model = model
        self._ratio = ratio
        self._sparks = Sparklines()
        self._texts: dict[tuple[str, str, int], tuple[QStaticText, float]] = {}
        self._glyphs: dict[str, QPixmap] = {}
        self._arrows: dict[int, QPixmap] = {}
        self._fonts = {
            name: (font, QFontMetricsF(font))
            for name, font in {
                "name": theme.font("body", bold=True), "body": theme.font("body"), "small": theme.font("small"),
                "heat": theme.font("heat", bold=True), "bold": theme.font("body", bold=True), "chip": theme.font("head", bold=True),
            }.items()
        }  # fmt: skip

    def paint(self, painter: QPainter, area: QRect, row: QueueRow, columns: Mapping[str, tuple[int, int]], look: Look, now: float) -> None:
        """One row in `area`; `columns` has left edge and width of each column that is shown."""
        self._ground(painter, area, row, look)
        for column, (left, width) in columns.items():
            cell = QRect(area.left() + left, area.top(), width, area.height())
            if column == "customer":
                self._customer(painter, cell, row, look)
            elif column == "heat":
                self._heat(painter, cell, row, now)
            elif column == "trend":
                self._trend(painter, cell, row)
            elif column == "risks":
                self._risks(painter, cell, row)
            elif column == "stage":
                self._line(painter, cell, words.stage(row.stage), "body", "muted", 0)
            elif column == "agent":
                second = queue_words.people_here(row, self._model.name) if row.present else self._model.name(row.mediator)
                self._two(painter, cell, self._model.name(row.agent), second, look)
            elif column == "waiting":
                self._timers(painter, cell, row, look, now)
            else:
                self._offer(painter, cell, row, look, now)

    def _ground(self, painter: QPainter, area: QRect, row: QueueRow, look: Look) -> None:
        if look.chosen:
            painter.fillRect(area, self.theme.colour("selection"))
        elif look.hovered:
            painter.fillRect(area, self.theme.colour("background"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, self.theme.colour("line"))
        painter.fillRect(area.left(), area.top(), self.theme.size("strip"), area.height() - 1, self.theme.colour(row.level))

    def _customer(self, painter: QPainter, cell: QRect, row: QueueRow, look: Look) -> None:
        glyph = self._glyph(row.level)
        painter.drawPixmap(QPointF(cell.left() + 16, cell.center().y() - GLYPH / 2 + 0.5), glyph)
        left, width = cell.left() + INSET, cell.width() - INSET - 8
        top = cell.top() + (9 if not look.compact else (cell.height() - 19) // 2)
        channel = words.channel(row.channel)
        room = width - self._width("small", channel) - 8
        used = self._text(painter, left, top, row.customer, "name", self._ink("text"), room if room > 60 else width)
        if room > 60:
            self._text(painter, left + used + 8, top + 1, channel, "small", self._ink("muted"), width)
        if not look.compact:
            self._text(painter, left, top + 20, row.last_words, "small", self._ink("muted"), width)

    def _heat(self, painter: QPainter, cell: QRect, row: QueueRow, now: float) -> None:
        number = whole(queue_words.heat_now(row, now, self._model.heat))
        ink = self.theme.colour(row.level)
        width = self._width("heat", number)
        right = cell.right() - 18
        self._text(painter, right - width, cell.center().y() - self._fonts["heat"][1].height() / 2 + 0.5, number, "heat", ink, 60)
        self._arrow(painter, QPointF(right + 10, cell.center().y() + 2), row.trend)

    def _arrow(self, painter: QPainter, centre: QPointF, trend: int) -> None:
        if trend not in self._arrows:
            self._arrows[trend] = self._picture(12, lambda own: paint_arrow(own, QPointF(6, 6), trend, self._ink("muted")))
        painter.drawPixmap(centre - QPointF(6, 6), self._arrows[trend])

    def _trend(self, painter: QPainter, cell: QRect, row: QueueRow) -> None:
        size = QSize(min(self.theme.size("spark"), cell.width() - 8), min(28, cell.height() - 8))
        picture = self._sparks.picture(row.id, row.spark, row.seq, self.theme.colour(row.level), size, self._ratio)
        painter.drawPixmap(QPointF(cell.left() + 2, cell.center().y() - size.height() / 2), picture)

    def _risks(self, painter: QPainter, cell: QRect, row: QueueRow) -> None:
        shown = chips_in([self._width("chip", words.risk(kind)) + 12 for kind in row.risks], cell.width() - 4)
        left, top = float(cell.left()), cell.center().y() - 9
        for place, width in enumerate(shown):
            self._chip(painter, QRectF(left, top, width, 19), words.risk(row.risks[place]), row.level)
            left += width + CHIP_GAP
        left_over = len(row.risks) - len(shown)
        if left_over:
            self._text(painter, left, top + 2, f"+{left_over}", "chip", self.theme.colour(row.level), 30)

    def _chip(self, painter: QPainter, area: QRectF, text: str, level: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour(f"{level}_ground"))
        painter.drawRoundedRect(area, self.theme.size("chip_radius"), self.theme.size("chip_radius"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        top = area.center().y() - self._fonts["chip"][1].height() / 2
        self._text(painter, area.left() + 6, top, text, "chip", self.theme.colour(level), area.width() - 11)

    def _two(self, painter: QPainter, cell: QRect, first: str, second: str, look: Look) -> None:
        if not second or look.compact:
            self._line(painter, cell, first or second, "body", "text" if first else "muted", 0)
            return
        self._text(painter, cell.left(), cell.top() + 9, first or "–", "body", self._ink("text"), cell.width() - 8)
        self._text(painter, cell.left(), cell.top() + 29, second, "small", self._ink("muted"), cell.width() - 8)

    def _timers(self, painter: QPainter, cell: QRect, row: QueueRow, look: Look, now: float) -> None:
        owed = row.waiting_since is not None
        top = cell.top() + (9 if not look.compact else (cell.height() - 19) // 2)
        self._right(
            painter, cell, top, queue_words.waiting(row, now) or "–", "bold" if owed else "body", self._ink("text" if owed else "muted")
        )
        if not look.compact:
            self._right(painter, cell, top + 20, queue_words.total(row, now), "small", self._ink("muted"))

    def _offer(self, painter: QPainter, cell: QRect, row: QueueRow, look: Look, now: float) -> None:
        worth, state = queue_words.money_waiting(row, now)
        if not worth:
            return
        offer = queue_words.foremost_offer(row)
        pending = offer is not None and offer.state in PENDING
        late = row.hand_since is not None or (row.promise_due is not None and row.promise_due <= now + SOON)
        mine = self._model.may_decide(offer) if pending and offer else late
        token, font = ("accent", "bold") if mine else ("text", "bold") if pending else ("muted", "body")
        if look.compact:
            self._right(painter, cell, cell.top() + (cell.height() - 19) // 2, worth, font, self._ink(token))
            return
        self._right(painter, cell, cell.top() + 9, worth, font, self._ink(token))
        self._right(painter, cell, cell.top() + 29, state, "small", self._ink("accent" if late else "muted"))

    def _line(self, painter: QPainter, cell: QRect, text: str, font: str, token: str, inset: int) -> None:
        top = cell.center().y() - self._fonts[font][1].height() / 2 + 0.5
        self._text(painter, cell.left() + inset, top, text, font, self._ink(token), cell.width() - 6)

    def _right(self, painter: QPainter, cell: QRect, top: float, text: str, font: str, ink: QColor) -> None:
        width = min(self._width(font, text), cell.width() - 12)
        self._text(painter, cell.right() - 10 - width, top, text, font, ink, int(width) + 1)

    def _ink(self, token: str) -> QColor:
        return self.theme.colour(token)

    def _width(self, font: str, text: str) -> float:
        return self._laid_out(font, text, 10_000)[1]

    def _text(self, painter: QPainter, left: float, top: float, text: str, font: str, ink: QColor, room: float) -> float:
        """Draw `text` with its upper left corner there, cut to `room` pixels; its width."""
        laid_out, width = self._laid_out(font, text, int(room))
        painter.setFont(self._fonts[font][0])
        painter.setPen(ink)
        painter.drawStaticText(QPointF(left, top), laid_out)
        return width

    def _laid_out(self, font: str, text: str, room: int) -> tuple[QStaticText, float]:
        text = text[:LONGEST]
        found = self._texts.get((font, text, room))
        if found is None:
            if len(self._texts) > MOST_TEXTS:
                self._texts.clear()
            chosen, metrics = self._fonts[font]
            shown = QStaticText(metrics.elidedText(one_line(text), Qt.TextElideMode.ElideRight, room))
            shown.setTextFormat(Qt.TextFormat.PlainText)
            shown.prepare(font=chosen)
            found = self._texts[font, text, room] = (shown, metrics.horizontalAdvance(shown.text()))
        return found

    def _glyph(self, level: str) -> QPixmap:
        if level not in self._glyphs:
            area = QRectF(1, 1, GLYPH - 2, GLYPH - 2)
            self._glyphs[level] = self._picture(GLYPH, lambda own: paint_level(own, area, level, self.theme))
        return self._glyphs[level]

    def _picture(self, side: int, draw: Callable[[QPainter], None]) -> QPixmap:
        picture = QPixmap(QSize(side, side) * self._ratio)
        picture.setDevicePixelRatio(self._ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        draw(painter)
        painter.end()
        return picture


def paint_arrow(painter: QPainter, centre: QPointF, trend: int, ink: QColor) -> None:
    """Which way the heat goes: a full triangle when it rises, arrows of one line when it falls or stays."""
    painter.setPen(QPen(ink, 1.2))
    painter.setBrush(ink if trend > 0 else Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    x, y = centre.x(), centre.y()
    if trend > 0:
        painter.drawPolygon([QPointF(x - 4, y + 3), QPointF(x + 4, y + 3), QPointF(x, y - 4)])
    elif trend < 0:
        painter.drawLine(QPointF(x, y - 4), QPointF(x, y + 4))
        painter.drawPolyline([QPointF(x - 3, y + 1), QPointF(x, y + 4), QPointF(x + 3, y + 1)])
    else:
        painter.drawLine(QPointF(x - 4, y), QPointF(x + 4, y))
        painter.drawPolyline([QPointF(x + 1, y - 3), QPointF(x + 4, y), QPointF(x + 1, y + 3)])


def chips_in(widths: list[float], room: float) -> list[float]:
    """The widths of the first chips that stand in `room`, on one line. The first is always there, cut when it must be; room is kept
    for the number of those left over."""
    shown: list[float] = []
    used = 0.0
    for place, width in enumerate(widths):
        left = room - used - (MORE if place < len(widths) - 1 else 0)
        if shown and width > left:
            break
        shown.append(min(width, left))
        used += shown[-1] + CHIP_GAP
    return shown
