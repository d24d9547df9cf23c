"""What the trend plot paints behind and over its lines. All coordinates are pixels of the plot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap, QPolygonF

from desktop.core.heat import LEVELS, HeatSettings
from desktop.ui import numbers, words
from desktop.ui.plain import elided
from desktop.ui.theme import current_theme

LABEL_WIDTH, LEAST_LABEL = 240, 40
LABEL_GAP = 6
CENTRE = Qt.AlignmentFlag.AlignVCenter


def paint_bands(painter: QPainter, area: QRectF, y: Callable[[float], float], settings: HeatSettings) -> None:
    """The grounds of the four levels, calm at the bottom."""
    theme = current_theme()
    edges = (0.0, *settings.thresholds(), 100.0)
    for level, low, high in zip(LEVELS, edges[:-1], edges[1:], strict=True):
        painter.fillRect(QRectF(area.left(), y(high), area.width(), y(low) - y(high)), theme.colour(f"{level}_ground"))


def dot_pictures(size: int, ratio: float) -> list[QPixmap]:
    """A dot of so many pixels in the colour of each level, calm first: drawn once, stamped for every message."""
    return [_dot(size, ratio, current_theme().colour(level)) for level in LEVELS]


def _dot(size: int, ratio: float, colour: QColor) -> QPixmap:
    picture = QPixmap(round((size + 1) * ratio), round((size + 1) * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QRectF(0.5, 0.5, size, size))
    painter.end()
    return picture


def paint_dots(painter: QPainter, dots: Iterable[tuple[float, float, int]], pictures: Sequence[QPixmap]) -> None:
    """Dots at their places, each in the colour of its level's number."""
    half = pictures[0].deviceIndependentSize().width() / 2
    for x, y, level in dots:
        painter.drawPixmap(QPointF(x - half, y - half), pictures[level])


def paint_marks(painter: QPainter, area: QRectF, marks: Sequence[tuple[float, str, bool]]) -> None:
    """Dashed lines with a few words above, as far as there is room for words; one line a pixel."""
    theme = current_theme()
    font = theme.font("head")
    metrics, free, drawn = QFontMetrics(font), area.left(), int(area.left()) - 1
    painter.setFont(font)
    for place, (x, label, hurt) in enumerate(marks):
        if not area.left() <= x <= area.right() or int(x) == drawn:
            continue
        left, drawn = max(free, drawn), int(x)
        painter.setPen(QPen(theme.colour("hot" if hurt else "faint"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(drawn + 0.5, area.top()), QPointF(drawn + 0.5, area.bottom()))
        following = next((nx for nx, _, _ in marks[place + 1 : place + 9] if nx > x + 1), area.right() + 60)
        start, room = label_place(metrics.horizontalAdvance(label), left, x, min(following - LABEL_GAP, area.right()))
        if room > LEAST_LABEL:
            shown = elided(label, metrics, int(room))
            painter.setPen(theme.colour("muted"))
            painter.drawText(QRectF(start, area.top() - 15, room + 8, 14), CENTRE, shown)
            free = start + metrics.horizontalAdvance(shown) + LABEL_GAP


def label_place(width: float, left: float, x: float, right: float) -> tuple[float, float]:
    """Where the words of the mark at `x` begin, and their room: after its line, or before it where only there they stand whole.
    They may reach from `left` to `right`."""
    wanted, after, before = min(width + 2, LABEL_WIDTH), right - x, x - left - LABEL_GAP
    if after < wanted and before > max(after, LEAST_LABEL):
        room = min(wanted, before)
        return x - 1 - room, room
    return x - 1, min(wanted, after)


def paint_level(painter: QPainter, area: QRectF, end: QPointF, level: str) -> None:
    """The level's name beside the end of the line."""
    theme = current_theme()
    said, font = words.level(level), theme.font("head")
    place = QRectF(end.x() + 6, min(max(end.y() - 8, area.top()), area.bottom() - 16), QFontMetrics(font).horizontalAdvance(said) + 4, 16)
    painter.fillRect(place, theme.colour(f"{level}_ground"))  # a mark's line may pass here
    painter.setFont(font)
    painter.setPen(theme.colour(level))
    painter.drawText(place.translated(2, 0), CENTRE, said)


def paint_forecast(painter: QPainter, area: QRectF, end: QPointF, hot: float, chance: float) -> None:
    """A wedge from the end of the line up to where it would be hot, as strong as it is likely, and the chance in words."""
    theme = current_theme()
    right = min(area.right(), end.x() + max(40.0, area.width() * 0.12))
    ground = QColor(theme.colour("hot"))
    ground.setAlphaF(0.06 + 0.5 * chance)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawPolygon(QPolygonF([end, QPointF(right, min(hot, end.y())), QPointF(right, end.y())]))
    said = QCoreApplication.translate("Plot", "{chance} % hot soon").format(chance=numbers.whole(chance * 100))
    font = theme.font("head")
    wide = QFontMetrics(font).horizontalAdvance(said)
    painter.setFont(font)
    painter.setPen(theme.colour("muted"))
    painter.drawText(QRectF(min(end.x() + 4, area.right() - wide - 2), max(area.top(), min(hot, end.y()) - 16), wide + 4, 14), CENTRE, said)


def paint_hover(painter: QPainter, area: QRectF, dot: QPointF, said: str) -> None:
    """A ring around a dot, and what it is, on a ground of its own."""
    theme = current_theme()
    font = theme.font("small")
    metrics = QFontMetrics(font)
    shown = elided(said, metrics, int(area.width()) - 24)
    box = QRectF(0, 0, metrics.horizontalAdvance(shown) + 16, 22)
    box.moveCenter(QPointF(dot.x(), dot.y() - 24 if dot.y() - 36 > area.top() else dot.y() + 24))
    box.moveLeft(min(max(box.left(), area.left()), area.right() - box.width()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("accent"), 1))
    painter.drawEllipse(dot, 6, 6)
    painter.setBrush(theme.colour("panel"))
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(font)
    painter.setPen(theme.colour("text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
