"""Small words on a ground: the level with its heat, the risks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme import current_theme

PAD, HEIGHT, GAP = 7, 20, 6


class Chips(QWidget):
    """Paints words side by side in the colour of one level, in as many rows as it takes. What does not fit is in its accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._level = "calm"
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, shown: Sequence[str], level: str) -> None:
        """Show these words in this level's colour."""
        if (tuple(shown), level) == (self._words, self._level):
            return
        self._words, self._level = tuple(shown), level
        self.setAccessibleName(", ".join(shown))
        self.updateGeometry()
        self.update()

    def words(self) -> tuple[str, ...]:
        """What is shown."""
        return self._words

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return (places[-1].bottom() + 1) if places else HEIGHT

    def sizeHint(self) -> QSize:
        places = self._places(10_000)
        return QSize(places[-1].right() + 1 if places else 0, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        radius = theme.size("chip_radius")
        places = self._places(self.width())
        painter.translate(0, max(0, (self.height() - places[-1].bottom() - 1) // 2) if places else 0)
        for word, place in zip(self._words, places, strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(f"{self._level}_ground"))
            painter.drawRoundedRect(place, radius, radius)
            painter.setPen(theme.colour(self._level))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, word)

    def _font(self) -> QFont:
        return current_theme().font("small", bold=True)

    def _places(self, width: int) -> list[QRect]:
        metrics, x, y, places = QFontMetrics(self._font()), 0, 0, []
        for word in self._words:
            wide = metrics.horizontalAdvance(word) + 2 * PAD
            if x > 0 and x + wide > width:
                x, y = 0, y + HEIGHT + 4
            places.append(QRect(x, y, wide, HEIGHT))
            x += wide + GAP
        return places
