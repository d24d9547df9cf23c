"""Where the commands about promises lead."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from desktop.ui.desk_room import DeskRoom
from desktop.ui.runner import Runner
from desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from desktop.desk.promise_ledger import PromiseLedger
    from desktop.ui.rooms.promises import PromiseRoom


class CareDoors(QObject):
    """Opens the ledger of promises with `show`, and brings it what it asks of the desk."""

    def __init__(self, window: MainWindow, room: DeskRoom, runner: Runner, show: Callable[[QDialog], None]) -> None:
        super().__init__(window)
        self._window, self._room, self._runner, self._show = window, room, runner, show
        self._open: QDialog | None = None

    def table(self) -> dict[str, Callable[[], object]]:
        """What each command does."""
        return {"promises": self.open_promises}

    def open_promises(self) -> PromiseRoom:
        """The promises of all cases."""
        from desktop.ui.rooms.promises import PromiseRoom

        ledger = PromiseRoom(self._room.person, self._room.policy, self._window)
        ledger.case_asked.connect(self._room.go_to)
        ledger.kept.connect(lambda case, promise: self._keep(ledger, case, promise))
        ledger.finished.connect(self._left)
        self._open = ledger
        self._show(ledger)
        self._read(ledger)
        return ledger

    def _read(self, ledger: PromiseRoom) -> None:
        now = self._room.seat.now()

        def show(found: PromiseLedger) -> None:
            if self._open is ledger:
                ledger.show_ledger(found, now)

        self._runner.read(lambda desk: desk.promise_ledger(now), show, key="ledger", slow=True)

    def _keep(self, ledger: PromiseRoom, case: str, promise: str) -> None:
        from desktop.core.orders import KeepPromise
        from desktop.ui.case.giver import new_id

        person = self._room.person
        if person is not None:
            self._room.give(KeepPromise(id=new_id(), by=person.id, case=case, promise=promise), lambda _: self._read(ledger))

    def _left(self) -> None:
        self._open = None
