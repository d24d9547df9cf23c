"""A part of a dialog that may be higher than the screen: as high as it wants up to a limit, then it scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

HIGHEST, REST = 520, 420
"""At most so high; and so many pixels of a screen are left to the rest of the dialog."""


class TallArea(QScrollArea):
    """Holds one widget whose height follows from its width."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = inside
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.setStyleSheet("TallArea { background: transparent; }")
        self.fit()

    def fit(self) -> None:
        """Take the height that the inside wants now."""
        inside, width = self._inside, self.viewport().width()
        layout = inside.layout()
        if layout is not None:
            layout.activate()
        wanted = inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()
        self.setFixedHeight(min(max(wanted, inside.minimumSizeHint().height()), self._highest()))

    def _highest(self) -> int:
        return min(HIGHEST, max(HIGHEST // 2, self.screen().availableGeometry().height() - REST))

    def show_end(self, shown: bool) -> None:
        """Scroll down to what was added at the end, once it has its place."""
        if shown:
            bar = self.verticalScrollBar()
            QTimer.singleShot(0, bar, lambda: bar.setValue(bar.maximum()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()
