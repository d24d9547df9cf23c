"""Everything a customer wrote and was told, on all channels and in all cases, in one line of time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.ui import numbers, words
from desktop.ui.plain import PlainLabel, one_line
from desktop.ui.rooms.table import RoomTable

if TYPE_CHECKING:
    from desktop.desk.live.reads import TimelineEntry

SIZE = (900, 600)


class TimelineDialog(QDialog):
    """Shows the messages, newest first. Signals a case to go to and the message in it."""

    message_asked = Signal(str, int)

    def __init__(self, customer: str, now: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._places: dict[str, tuple[str, int]] = {}
        self.setWindowTitle(self.tr("All messages of {customer}").format(customer=one_line(customer, 60)))
        self.resize(*SIZE)
        heads = [self.tr("Time"), self.tr("Channel"), self.tr("Who"), self.tr("Anger"), self.tr("Message"), self.tr("Case")]
        self.table = RoomTable(self.windowTitle(), heads, 4, 8)
        self.count = PlainLabel(self.tr("Reading…"), "muted")
        self.go, self.leave = QPushButton(self.tr("Open the case")), QPushButton(self.tr("Close"))
        self.go.clicked.connect(self._go)
        self.leave.clicked.connect(self.reject)
        self.table.itemSelectionChanged.connect(self._show_what_can_be_done)
        self.table.itemActivated.connect(lambda _: self._go())
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        for button in (self.go, self.leave):
            button.setAutoDefault(False)
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(self.windowTitle(), "title", elide=True))
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)
        self._show_what_can_be_done()

    def show_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Show these."""
        self._places = {str(each.message.seq): (each.case, each.message.seq) for each in entries if each.case is not None}
        self.table.show_rows([(str(each.message.seq), self._cells(each)) for each in reversed(entries)])
        self.count.setText(self.tr("%n message(s)", "", len(entries)))
        self._show_what_can_be_done()

    def _cells(self, entry: TimelineEntry) -> list[str]:
        message = entry.message
        return [
            numbers.day_and_time(message.at, self._now), words.channel(message.channel), words.word("sender", message.sender),
            numbers.whole(message.anger) if message.anger is not None else "", message.text, entry.case or "",
        ]  # fmt: skip

    def _show_what_can_be_done(self) -> None:
        self.go.setEnabled(self.table.chosen() in self._places)

    def _go(self) -> None:
        place = self._places.get(self.table.chosen())
        if place is not None:
            self.accept()
            self.message_asked.emit(*place)
