"""Keeps the accounts' lights true: asked for again when something changed, and every few seconds, because silence is no event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.ui.runner import Runner
from desktop.ui.statusbar import StatusBar

if TYPE_CHECKING:
    from desktop.core.changes import Changes
    from desktop.desk.live.accounts import AccountView
    from desktop.ui.connections.lights import Light

EVERY = 5_000


class AccountWatch(QObject):
    """Signals `looked` with the lights by account."""

    looked = Signal(object)

    def __init__(self, status: StatusBar, runner: Runner, clock: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self._status, self._runner, self._clock = status, runner, clock
        self.lights: dict[str, Light] = {}
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        runner.changed.connect(self._changed)

    def start(self) -> None:
        """Look now, and from now on."""
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Ask how the accounts are."""
        now = self._clock()
        self._runner.read(lambda desk: desk.accounts(now), self._show, key="accounts", slow=True)

    def _changed(self, changes: Changes) -> None:
        if changes.live and self._timer.isActive():
            self.look()

    def _show(self, accounts: Sequence[AccountView]) -> None:
        if not accounts and not self.lights:
            return
        from desktop.ui.connections.fares import light_of  # not before the first page is painted

        now = self._clock()
        self.lights = {each.name: light_of(each, now) for each in accounts}
        self._status.show_accounts(self.lights)
        self.looked.emit(self.lights)
