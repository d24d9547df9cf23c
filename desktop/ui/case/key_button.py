"""A button that shows its key as a small cap."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from desktop.ui.plain import restyle
from desktop.ui.theme import current_theme

GAP, PAD = 6, 8
CAP_PAD, CAP_HEIGHT = 5, 18


class KeyButton(QPushButton):
    """A button for one command. `primary` makes it the accent one."""

    def __init__(self, text: str, key: str, parent: QWidget | None = None, *, primary: bool = False) -> None:
        super().__init__(text, parent)
        self._key = key
        self._capped = bool(key)
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if primary:
            self.setProperty("look", "primary")

    def set_primary(self, primary: bool) -> None:
        """Make it the accent one, or one of the others."""
        look = "primary" if primary else ""
        if self.property("look") != look:
            restyle(self, look)

    def set_capped(self, capped: bool) -> None:
        """Show the key, or leave it to the tooltip where there is little room."""
        if capped != self._capped:
            self._capped = capped and bool(self._key)
            self.updateGeometry()
            self.update()

    def full_width(self) -> int:
        """The pixels that it wants with its key."""
        return self._width(bool(self._key))

    def _width(self, capped: bool) -> int:
        return self.fontMetrics().horizontalAdvance(self.text()) + 2 * PAD + 2 + (GAP + self._cap_width() if capped else 0)

    def sizeHint(self) -> QSize:
        return QSize(self._width(self._capped), current_theme().size("tile"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        text, option.text = option.text, ""
        option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        colour = self._ink()
        painter.setPen(colour)
        area = self.rect().adjusted(PAD, 0, -PAD, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine, text)
        if self._capped:
            self._paint_cap(painter, area)

    def _paint_cap(self, painter: QStylePainter, area: QRect) -> None:
        width = self._cap_width()
        cap = QRect(area.right() - width + 1, area.center().y() - CAP_HEIGHT // 2, width, CAP_HEIGHT)
        theme = current_theme()
        primary = self.property("look") == "primary" and self.isEnabled()
        painter.setRenderHint(QStylePainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("on_accent" if primary else "line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap.adjusted(0, 0, -1, -1), 4, 4)
        painter.setFont(theme.font("head"))
        painter.setPen(theme.colour("on_accent" if primary else "muted"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)

    def _ink(self) -> QColor:
        theme = current_theme()
        if not self.isEnabled():
            return theme.colour("faint")
        return theme.colour("on_accent" if self.property("look") == "primary" else "text")

    def _cap_width(self) -> int:
        metrics = QFontMetrics(current_theme().font("head"))
        return max(CAP_HEIGHT, metrics.horizontalAdvance(self._key) + 2 * CAP_PAD)
