"""Where the commands about the organisation's money lead: the payout list and the policy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from desktop.core.changes import Changes
from desktop.core.errors import StepinError
from desktop.ui import words
from desktop.ui.desk_room import DeskRoom
from desktop.ui.runner import Runner
from desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from desktop.core.orders import Order
    from desktop.core.people import Policy
    from desktop.core.signing import Signer
    from desktop.core.situation import Change
    from desktop.desk.desk import Desk
    from desktop.desk.views import Outcome
    from desktop.ui.rooms.payouts import PayoutRoom
    from desktop.ui.rooms.policy import PolicyRoom

T = TypeVar("T")
Give = Callable[["Order"], "Outcome"]
Outcomes = dict[str, "Outcome"]


class MoneyDoors(QObject):
    """Opens both with `show`, which puts a dialog over the window; reads for them and carries out what they ask."""

    def __init__(self, window: MainWindow, room: DeskRoom, runner: Runner, show: Callable[[QDialog], None]) -> None:
        super().__init__(window)
        self._window, self._room, self._runner, self._show = window, room, runner, show
        self._open: QDialog | None = None

    def table(self) -> dict[str, Callable[[], object]]:
        """What each command does."""
        return {"payouts": self.open_payouts, "policy": self.open_policy}

    def open_payouts(self) -> PayoutRoom:
        """The list of what is to be paid."""
        from desktop.ui.rooms.payouts import PayoutRoom

        room = PayoutRoom(self._room.person, self._room.policy, self._window)
        room.listing_asked.connect(lambda: self._list_ready(room))
        room.writing_asked.connect(lambda path: self._write(room, path))
        room.reading_asked.connect(lambda path: self._settle(room, path))
        room.order_given.connect(lambda order: self._room.give(order, lambda outcome: self._payouts_done(room, outcome)))
        room.case_asked.connect(self._room.go_to)
        self._enter(room)
        self._read_payouts(room)
        return room

    def open_policy(self) -> PolicyRoom:
        """The policy, and changes of it."""
        from desktop.ui.rooms.policy import PolicyRoom

        room = PolicyRoom(self._room.person, self._room.policy, self._window)
        room.order_given.connect(lambda order: self._room.give(order, lambda outcome: self._policy_done(room, outcome)))
        self._enter(room)
        self._read_policy(room)
        return room

    def _read_payouts(self, room: PayoutRoom) -> None:
        show = room.show_lines
        self._runner.read(lambda desk: desk.payouts(), lambda lines: self._while_open(room, show, lines), key="payouts", slow=True)

    def _payouts_done(self, room: PayoutRoom, outcome: Outcome) -> None:
        if self._open is room:
            room.tell(self.tr("Done.") if outcome.accepted else words.refusal(outcome.code), outcome.accepted)
            self._read_payouts(room)

    def _list_ready(self, room: PayoutRoom) -> None:
        from desktop.desk.payouts import list_ready

        by = self._room.person.id if self._room.person else ""
        room.show_working(self.tr("Putting them on the list…"))

        def done(outcomes: Outcomes) -> None:
            room.told(outcomes, self.tr("%n offer(s) put on the list.", "", _accepted(outcomes)))

        self._work(room, lambda desk, give: list_ready(give, by, desk.payouts()), done)

    def _settle(self, room: PayoutRoom, path: Path) -> None:
        from desktop.desk.health import writing
        from desktop.desk.payout_file import read_settled
        from desktop.desk.payouts import settle

        by = self._room.person.id if self._room.person else ""
        room.show_working(self.tr("Reading what was paid…"))

        def work(desk: Desk, give: Give) -> Outcomes:
            with writing(path):
                told = read_settled(path, desk.head(0.0).record)
            return settle(give, by, told, desk.payouts())

        def done(outcomes: Outcomes) -> None:
            waiting = sum(outcome.state.get("payout") == "unknown" for outcome in outcomes.values() if outcome.accepted)
            said = self.tr("%n line(s) closed.", "", _accepted(outcomes) - waiting)
            if waiting:
                said += " " + self.tr("%n line(s) wait for a person: not paid as approved, or not known.", "", waiting)
            room.told(outcomes, said)

        self._work(room, work, done)

    def _write(self, room: PayoutRoom, path: Path) -> None:
        from desktop.desk.health import writing
        from desktop.desk.payout_file import write_payouts
        from desktop.ui.rooms.payouts import file_words

        room.show_working(self.tr("Writing the list…"))

        def work(desk: Desk) -> int:
            with writing(path):
                return write_payouts(path, [line for line in desk.payouts() if line.state == "listed"], desk.head(0.0).record)

        def done(count: int) -> None:
            room.show_done(self.tr("%n line(s) written to {file}", "", count).format(file=file_words(path)))

        self._runner.aside(work, lambda count: self._while_open(room, done, count), lambda error: self._failed(room, error))

    def _work(self, room: PayoutRoom, work: Callable[[Desk, Give], Outcomes], done: Callable[[Outcomes], None]) -> None:
        """Many orders on a thread of its own, signed where that must be; the window is told once what they changed."""
        by = self._room.person.id if self._room.person else ""

        def stop() -> None:
            self._while_open(room, lambda said: room.show_done(said, good=False), words.refusal("unsigned"))

        self._room.seat.sign_as(by, True, lambda signer: self._work_signed(room, signer, work, done), stop)

    def _work_signed(
        self, room: PayoutRoom, signer: Signer | None, work: Callable[[Desk, Give], Outcomes], done: Callable[[Outcomes], None]
    ) -> None:
        def aside(desk: Desk) -> tuple[Outcomes, Changes]:
            changed = Changes()

            def give(order: Order) -> Outcome:
                nonlocal changed
                outcome, changes = desk.handle(order, signer) if signer else desk.handle(order)
                changed |= changes
                return outcome

            return work(desk, give), changed

        def answer(result: tuple[Outcomes, Changes]) -> None:
            self._while_open(room, done, result[0])
            self._read_payouts(room)

        self._runner.aside(aside, answer, lambda error: self._failed(room, error))

    def _failed(self, room: PayoutRoom, error: StepinError) -> None:
        from desktop.ui.troubles import sentence

        self._while_open(room, lambda said: room.show_done(said, good=False), sentence(error))
        self._read_payouts(room)

    def _read_policy(self, room: PolicyRoom) -> None:
        def show(found: tuple[Policy, list[Change]]) -> None:
            if self._open is room:
                room.show_policy(found[0])
                room.show_changes(found[1])

        self._runner.read(lambda desk: (desk.policy(), desk.policy_changes()), show, key="policy room")

    def _policy_done(self, room: PolicyRoom, outcome: Outcome) -> None:
        if self._open is room:
            said = words.policy_state(outcome.state.get("policy")) if outcome.accepted else words.refusal(outcome.code)
            room.tell(said, outcome.accepted)
            self._read_policy(room)

    def _enter(self, room: QDialog) -> None:
        self._open = room
        room.finished.connect(lambda: self._left(room))
        self._show(room)

    def _left(self, room: QDialog) -> None:
        if self._open is room:
            self._open = None

    def _while_open(self, room: QDialog, show: Callable[[T], None], found: T) -> None:
        if self._open is room:
            show(found)


def _accepted(outcomes: Outcomes) -> int:
    return sum(outcome.accepted for outcome in outcomes.values())
