"""Erasing a customer: who is meant, what waits for a second person, and whose words must be kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.core.people import LEADS, Person, Policy
from desktop.desk.views import ErasureView, HoldView, Outcome
from desktop.ui import numbers, words
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.dialogs.erase import DecideErasureDialog, EraseDialog, HoldDialog, Subject, what_goes
from desktop.ui.plain import PlainLabel, one_line, restyle
from desktop.ui.rooms.table import RoomTable

SIZE = (760, 640)


class ErasingRoom(QDialog):
    """The customer of the case that is shown, the requests and the legal holds. Signals the order that was given in one of its forms."""

    order_given = Signal(object)

    def __init__(self, subject: Subject | None, person: Person | None, policy: Policy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject, self._person, self._policy = subject, person, policy
        self._requests: dict[str, ErasureView] = {}
        self._holds: dict[str, HoldView] = {}
        self.setWindowTitle(self.tr("Erase a customer"))
        self.resize(*SIZE)
        asked = [self.tr("Customer"), self.tr("Reason"), self.tr("Asked by"), self.tr("When"), self.tr("State")]
        held = [self.tr("Customer"), self.tr("Reason"), self.tr("Set by"), self.tr("When")]
        self.requests = RoomTable(self.tr("Requests"), asked, 1)
        self.holds = RoomTable(self.tr("Legal holds"), held, 1, 3)
        self.who = PlainLabel(subject.shown() if subject else self.tr("No case is shown; choose one first."), elide=True)
        self.said = PlainLabel(wrap=True)
        self.erase, self.hold = QPushButton(self.tr("Ask to erase…")), QPushButton(self.tr("Set a legal hold…"))
        self.approve, self.decline = QPushButton(self.tr("Approve…")), QPushButton(self.tr("Decline…"))
        self.lift, self.leave = QPushButton(self.tr("Lift…")), QPushButton(self.tr("Close"))
        self._connect()
        self._lay_out()
        self._show_what_can_be_done()

    def show_requests(self, requests: Sequence[ErasureView]) -> None:
        """Show these requests."""
        self._requests = {each.request: each for each in requests}
        self.requests.show_rows([(each.request, self._request_cells(each)) for each in requests])
        self._show_what_can_be_done()

    def show_holds(self, holds: Sequence[HoldView]) -> None:
        """Show these legal holds."""
        self._holds = {f"{each.channel} {each.customer}": each for each in holds}
        self.holds.show_rows([(key, self._hold_cells(each)) for key, each in self._holds.items()])
        self._show_what_can_be_done()

    def show_subject(self, subject: Subject) -> None:
        """Somebody else is meant, or the same without a name from now on."""
        self._subject = subject
        self.who.setText(subject.shown())
        self._show_what_can_be_done()

    def show_outcome(self, outcome: Outcome) -> None:
        """Say what became of an order."""
        done = {
            "proposed": self.tr("Asked for. Another manager or a supervisor has to approve."),
            "erased": self.tr("The words are erased. The record says when and by whom, and can still be checked."),
            "declined": self.tr("Declined; nothing was erased."),
        }
        good = done.get(outcome.state.get("erasure", ""), self.tr("Done."))
        self.said.setText(good if outcome.accepted else words.refusal(outcome.code))
        restyle(self.said, "" if outcome.accepted else "error")

    def _ask_to_erase(self) -> None:
        if self._person is not None and self._subject is not None:
            self._ask(EraseDialog(self._person, self._known(self._subject), self))

    def _set_hold(self) -> None:
        if self._person is not None and self._subject is not None:
            self._ask(HoldDialog(self._person, self._known(self._subject), False, self))

    def _lift_hold(self) -> None:
        hold = self._holds.get(self.holds.chosen())
        if self._person is not None and hold is not None:
            self._ask(HoldDialog(self._person, Subject(hold.channel, hold.customer, hold.name), True, self))

    def _decide(self, decision: str) -> None:
        asked = self._requests.get(self.requests.chosen())
        if self._person is not None and asked is not None:
            subject = self._known(Subject(asked.channel, asked.customer, asked.name))
            self._ask(DecideErasureDialog(self._person, subject, asked, self._policy.name_of(asked.by), decision, self))

    def _ask(self, dialog: OrderDialog) -> None:
        dialog.order_given.connect(self.order_given)
        dialog.open()

    def _known(self, subject: Subject) -> Subject:
        """With what is known here of requests and holds, and of the case that is shown."""
        key = (subject.channel, subject.customer)
        waiting = any((each.channel, each.customer) == key and each.state == "proposed" for each in self._requests.values())
        shown = self._subject
        is_open = shown is not None and shown.case_open and (shown.channel, shown.customer) == key
        return replace(subject, asked=waiting, held=" ".join(key) in self._holds, case_open=is_open)

    def _show_what_can_be_done(self) -> None:
        manager = self._person is not None and self._person.role == "manager"
        lead = self._person is not None and self._person.role in LEADS
        asked = self._requests.get(self.requests.chosen())
        gone = self._subject is None or self._subject.customer.startswith("erased-")
        self.erase.setEnabled(manager and not gone)
        self.hold.setEnabled(manager and not gone)
        for button in (self.approve, self.decline):
            button.setEnabled(lead and asked is not None and asked.state == "proposed")
        self.lift.setEnabled(manager and bool(self.holds.chosen()))
        if not manager and not self.said.text():
            self.said.setText(self.tr("A manager asks for an erasure and sets legal holds; another manager or a supervisor approves."))

    def _connect(self) -> None:
        self.erase.clicked.connect(self._ask_to_erase)
        self.hold.clicked.connect(self._set_hold)
        self.approve.clicked.connect(lambda: self._decide("approve"))
        self.decline.clicked.connect(lambda: self._decide("decline"))
        self.lift.clicked.connect(self._lift_hold)
        self.leave.clicked.connect(self.reject)
        self.requests.itemSelectionChanged.connect(self._show_what_can_be_done)
        self.holds.itemSelectionChanged.connect(self._show_what_can_be_done)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(self.windowTitle(), "title"))
        layout.addWidget(PlainLabel(what_goes(), "muted", wrap=True))
        layout.addSpacing(4)
        layout.addLayout(_row(self.who, self.erase, self.hold))
        layout.addWidget(PlainLabel(self.tr("Requests"), "head"))
        layout.addWidget(self.requests, 3)
        layout.addLayout(_row(None, self.decline, self.approve))
        layout.addWidget(PlainLabel(self.tr("Legal holds"), "head"))
        layout.addWidget(self.holds, 2)
        layout.addLayout(_row(None, self.lift))
        layout.addLayout(_row(self.said, self.leave))
        for button in (self.erase, self.hold, self.approve, self.decline, self.lift, self.leave):
            button.setAutoDefault(False)

    def _request_cells(self, asked: ErasureView) -> list[str]:
        state = words.word("erasure_state", asked.state)
        if asked.decided_by:
            state = self.tr("{state}, {name}").format(state=state, name=one_line(self._policy.name_of(asked.decided_by), 40))
        who = Subject(asked.channel, asked.customer, asked.name).shown()
        return [who, asked.reason, self._policy.name_of(asked.by), f"{numbers.moment(asked.at):%Y-%m-%d %H:%M}", state]

    def _hold_cells(self, hold: HoldView) -> list[str]:
        who = Subject(hold.channel, hold.customer, hold.name).shown()
        return [who, hold.reason, self._policy.name_of(hold.by), f"{numbers.moment(hold.at):%Y-%m-%d %H:%M}"]


def _row(said: QWidget | None, *buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    if said is None:
        row.addStretch(1)
    else:
        row.addWidget(said, 1)
    for button in buttons:
        row.addWidget(button)
    return row
