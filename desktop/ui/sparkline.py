"""The short history of a case's heat, as a small picture kept by case and version."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

MOST_PICTURES = 250
Key = tuple[str, int, str, int, int, float]


class Sparklines:
    """Keeps the newest pictures. One is drawn anew only when its case, level, look or width changed."""

    def __init__(self) -> None:
        self._pictures: OrderedDict[Key, QPixmap] = OrderedDict()

    def picture(self, case: str, heats: bytes, version: int, colour: QColor, size: QSize, ratio: float) -> QPixmap:
        """The history `heats` (0..100, oldest first) as a line of one pixel with a dot at its end."""
        key = (case, version if version else hash(heats), colour.name(), size.width(), size.height(), ratio)
        found = self._pictures.get(key)
        if found is None:
            found = self._pictures[key] = draw(heats, colour, size, ratio)
            if len(self._pictures) > MOST_PICTURES:
                self._pictures.popitem(last=False)
        return found

    def __len__(self) -> int:
        return len(self._pictures)


def draw(heats: bytes, colour: QColor, size: QSize, ratio: float) -> QPixmap:
    """The picture itself, of `size` logical pixels on a screen of `ratio` pixels to one."""
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    if not heats:
        return picture
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.2))
    points = _points(heats, size.width() - 5, size.height() - 4)
    painter.drawPolyline(QPolygonF(points))
    painter.setBrush(colour)
    painter.drawEllipse(points[-1], 1.6, 1.6)
    painter.end()
    return picture


def _points(heats: bytes, width: int, height: int) -> list[QPointF]:
    """The line keeps the scale of 0 to 100 but not its whole room: half of it is given to what this case did."""
    low, high = min(heats), max(heats)
    span = max(30.0, (high - low) * 1.2)
    middle = (low + high) / 2
    bottom = min(max(0.0, middle - span / 2), 100.0 - span) if span < 100 else 0.0
    step = width / max(1, len(heats) - 1)
    return [QPointF(1 + place * step, 2 + height * (1 - (heat - bottom) / max(span, 1.0))) for place, heat in enumerate(heats)]
