"""How many messages came below while somebody reads further up."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton

from desktop.ui.case.conversation import ConversationView

ABOVE_THE_EDGE = 8


class UnseenPill(QPushButton):
    """A button over the lower edge of a conversation: counts what came in below, and leads there."""

    def __init__(self, view: ConversationView) -> None:
        super().__init__(view)
        self._view, self.count = view, 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()
        self.clicked.connect(view.go_to_end)
        view.installEventFilter(self)
        view.verticalScrollBar().valueChanged.connect(self._look)
        view.verticalScrollBar().rangeChanged.connect(self._look)
        view.model().rowsInserted.connect(self._add)
        view.model().modelReset.connect(self._forget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent | QShowEvent):
            self._place()
        return super().eventFilter(watched, event)

    def _add(self, parent: QModelIndex, first: int, last: int) -> None:
        self.count += last - first + 1
        self._look()

    def _forget(self) -> None:
        self.count = 0
        self.hide()

    def _look(self, *_: int) -> None:
        bar = self._view.verticalScrollBar()
        if bar.value() >= bar.maximum() - 2:
            self._forget()
        elif self.count:
            self.setText(self.tr("%n new message(s) ↓", "", self.count))
            self.adjustSize()
            self._place()
            self.show()

    def _place(self) -> None:
        room = self._view.viewport().geometry()
        self.move(room.center().x() - self.width() // 2, room.bottom() - self.height() - ABOVE_THE_EDGE)
