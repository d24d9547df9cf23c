"""Where the commands of the rooms lead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from desktop.core.errors import StepinError
from desktop.ui import troubles, words
from desktop.ui.desk_room import DeskRoom
from desktop.ui.runner import Runner
from desktop.ui.theme import ASSETS
from desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from desktop.core.orders import Order
    from desktop.core.signing import Signer
    from desktop.desk.desk import Desk
    from desktop.desk.learning import Lessons, LocalLayer
    from desktop.desk.views import CaseView, ErasureView, HoldView, Outcome
    from desktop.ui.dialogs.erase import Subject
    from desktop.ui.rooms.erasing import ErasingRoom
    from desktop.ui.rooms.learning import LearningRoom


class RoomDoors(QObject):
    """Opens the rooms with `show`, which puts a dialog over the window, and brings them what they ask of the desk."""

    def __init__(self, window: MainWindow, room: DeskRoom, runner: Runner, record: Path, show: Callable[[QDialog], None]) -> None:
        super().__init__(window)
        self._window, self._room, self._runner, self._record, self._show = window, room, runner, record, show
        self._open: QDialog | None = None

    def table(self) -> dict[str, Callable[[], object]]:
        """What each command of these rooms does."""
        return {
            "erase": self.open_erasing,
            "learning": self.open_learning,
            "check_record": self.open_check,
            "notices": self.open_notices,
        }

    def open_check(self) -> None:
        """Check the whole record."""
        from desktop.ui.record_dialog import check_record

        self._show(check_record(self._runner, self._window))

    def open_notices(self) -> None:
        """The licences of everything that comes with Stepin."""
        from desktop.ui.notices_dialog import NoticesDialog

        self._show(NoticesDialog(ASSETS, self._window))

    def open_erasing(self) -> None:
        """Erase a customer, decide on requests, set and lift legal holds."""
        from desktop.ui.rooms.erasing import ErasingRoom

        view = self._window.case.context.view
        room = ErasingRoom(_subject(view) if view else None, self._room.person, self._room.policy, self._window)
        room.order_given.connect(lambda order: self._room.give(order, lambda outcome: self._erasing_done(room, order, outcome)))
        self._enter(room)
        self._read_erasing(room)

    def open_learning(self) -> None:
        """What the scorer learns from corrections, and the way back."""
        from desktop.ui.rooms.learning import LearningRoom

        room = LearningRoom(self._room.person, self._room.policy, self._window)
        room.wanted.connect(lambda until: self._learn(room, until))
        self._enter(room)
        self._aside_learning(room, lambda desk: desk.lessons())

    def _learn(self, room: LearningRoom, until: int) -> None:
        person = self._room.person
        if person is None:
            return

        def go(signer: Signer | None) -> None:
            self._aside_learning(room, lambda desk: desk.learn(person.id, until, signer))

        def stop() -> None:
            if self._open is room:
                room.show_trouble(words.refusal("unsigned"))
            self._aside_learning(room, lambda desk: desk.lessons())

        self._room.seat.sign_as(person.id, False, go, stop)

    def _aside_learning(self, room: LearningRoom, ask: Callable[[Desk], Lessons]) -> None:
        """Beside all other work: what was learned is made anew from the corrections, and that can take seconds."""

        def answer(found: tuple[Lessons, LocalLayer]) -> None:
            if self._open is room:
                room.show_lessons(*found)

        def failed(error: StepinError) -> None:
            if self._open is room:
                room.show_trouble(troubles.sentence(error))

        self._runner.aside(lambda desk: _with_layer(ask(desk)), answer, failed)

    def _read_erasing(self, room: ErasingRoom) -> None:
        def show(found: tuple[list[ErasureView], list[HoldView]]) -> None:
            if self._open is room:
                room.show_holds(found[1])
                room.show_requests(found[0])

        self._runner.read(lambda desk: (desk.erasures(), desk.holds()), show, key="erasing")

    def _erasing_done(self, room: ErasingRoom, order: Order, outcome: Outcome) -> None:
        if self._open is not room:
            return
        room.show_outcome(outcome)
        self._read_erasing(room)
        view = self._window.case.context.view
        if view is not None and outcome.accepted:
            case = view.row.id
            self._runner.read(lambda desk: desk.case(case), lambda found: self._case_read(room, found), key="erased case")

    def _case_read(self, room: ErasingRoom, view: CaseView | None) -> None:
        """The case on the screen may be one whose words are gone now."""
        if view is not None:
            self._window.case.show_case(view)
            if self._open is room:
                room.show_subject(_subject(view))

    def _enter(self, room: QDialog) -> None:
        self._open = room
        room.finished.connect(lambda: self._left(room))
        self._show(room)

    def _left(self, room: QDialog) -> None:
        if self._open is room:
            self._open = None


def _with_layer(lessons: Lessons) -> tuple[Lessons, LocalLayer]:
    return lessons, lessons.layer


def _subject(view: CaseView) -> Subject:
    from desktop.ui.dialogs.erase import Subject

    return Subject(view.row.channel, view.customer_id, view.row.customer, view.closed_at is None)
