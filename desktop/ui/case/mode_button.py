"""A word that can be chosen among others: the chosen one is underlined."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.ui.theme import current_theme

HEIGHT, PAD = 26, 6


class ModeButton(QAbstractButton):
    """One of a few ways; checkable. A `link` leads somewhere and is in the accent colour all the time."""

    def __init__(self, parent: QWidget | None = None, *, link: bool = False) -> None:
        super().__init__(parent)
        self._link = link
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2 * PAD, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, area = QPainter(self), current_theme(), self.rect()
        chosen = self.isChecked()
        painter.setPen(theme.colour("faint" if not self.isEnabled() else "accent" if chosen or self._link else "muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.text())
        if chosen:
            painter.fillRect(QRect(PAD, area.bottom() - 1, area.width() - 2 * PAD, 2), painter.pen().color())
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1, Qt.PenStyle.DotLine))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
