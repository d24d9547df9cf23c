"""Write down a promise to the customer."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QDateTime, QTimeZone
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QPushButton, QWidget

from desktop.core.orders import MakePromise
from desktop.ui import numbers
from desktop.ui.case.frames import NO_STEPS
from desktop.ui.case.giver import Giver
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.dialogs.fields import ShortText
from desktop.ui.plain import one_line


class PromiseDialog(OrderDialog):
    """Asks what was promised and by when. `now` in seconds since the epoch; times are those of this machine's clock."""

    def __init__(self, giver: Giver, now: float, customer: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._giver, self._now, self._customer = giver, now, customer
        self.name_it(self.tr("Promise"), self.tr("Promise it"))
        self.due = QDateTimeEdit()
        self.due.setTimeZone(QTimeZone.systemTimeZone())
        self.due.setStyleSheet(NO_STEPS)
        self.due.lineEdit().setTextMargins(6, 0, 0, 0)
        self.due.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.text = ShortText("", 2, 500)
        self.text.setPlainText(self.tr("Call back"))
        self.ask(self.tr("What"), self.text)
        self.form.addRow(self._preset_row())
        self.ask(self.tr("By when"), self.due)
        self.set_due(numbers.moment(now) + timedelta(minutes=30))
        self.due.dateTimeChanged.connect(self.refresh)
        self.text.textChanged.connect(self.refresh)
        self.refresh()

    def set_due(self, due: datetime) -> None:
        """Put a time into the field."""
        self.due.setDateTime(QDateTime.fromSecsSinceEpoch(int(due.timestamp()), QTimeZone.systemTimeZone()))

    def due_at(self) -> float:
        """The time in the field, in seconds since the epoch."""
        return float(self.due.dateTime().toSecsSinceEpoch())

    def problem(self) -> str:
        if not self.text.text():
            return self.tr("Write what the customer was promised.")
        return "" if self.due_at() > self._now else self.tr("The time is over already.")

    def preview(self) -> str:
        said = self.tr("{customer} expects it by {time}, in {duration}. The ledger warns before it breaks.")
        shown, left = numbers.day_and_time(self.due_at(), self._now), numbers.duration(self.due_at() - self._now)
        return said.format(customer=one_line(self._customer, 60), time=shown, duration=left)

    def make_order(self) -> MakePromise:
        return self._giver.promise(numbers.moment(self.due_at()), self.text.text())

    def _preset_row(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        for label, due in self._presets():
            button = QPushButton(label)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, due=due: self.set_due(due))
            layout.addWidget(button)
        layout.addStretch(1)
        return row

    def _presets(self) -> list[tuple[str, datetime]]:
        now = numbers.moment(self._now)
        evening = now.replace(hour=18, minute=0, second=0, microsecond=0)
        noon = (now + timedelta(days=1)).replace(hour=12, minute=0, second=0, microsecond=0)
        presets = [(self.tr("30 min"), now + timedelta(minutes=30)), (self.tr("2 h"), now + timedelta(hours=2))]
        if evening > now:
            presets.append((self.tr("Today 18:00"), evening))
        return [*presets, (self.tr("Tomorrow noon"), noon)]
