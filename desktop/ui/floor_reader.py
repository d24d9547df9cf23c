"""Keeps the floor's chart and the mediators' loads true: asked for again when something changed, at most every five seconds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop.ui.runner import Runner
from desktop.ui.window import MainWindow

FLOOR_EVERY = 5_000


class FloorReader(QObject):
    """Reads on the slow reader's thread what the floor's chart and the roster show."""

    def __init__(self, window: MainWindow, runner: Runner, clock: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._runner, self._clock = window, runner, clock
        self._due = True
        self._timer = QTimer(self, interval=FLOOR_EVERY)
        self._timer.timeout.connect(self.read)

    def start(self) -> None:
        """Look from now on."""
        self._timer.start()

    def note(self, changed: bool) -> None:
        """Whether something changed on the floor."""
        self._due |= changed

    def read(self) -> None:
        """Ask again where something changed."""
        if self._due:
            self._due, now = False, self._clock()
            self._runner.read(lambda desk: desk.floor(now), self._window.floor.show_floor, key="floor", slow=True)
            self.read_mediators()

    def read_mediators(self) -> None:
        """Ask for the roster and its loads."""
        self._runner.read(lambda desk: desk.mediators(), self._window.case.set_mediators, key="mediators")
