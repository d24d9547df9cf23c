"""Work that takes a while: where it runs, how it tells how far it is, and how it is stopped."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.core.errors import StepinError
from desktop.desk.imports import ImportAnswer, ImportQuestion, ImportReport

T = TypeVar("T")
Report = Callable[[int, int], None]
Asked = Callable[[], bool]
BETWEEN_REPORTS = 0.05
"""Seconds: the screen is told at most twenty times in one."""


class FileDesk(Protocol):
    """What the dialogs for files want of the desk."""

    def look(self, path: Path, /) -> ImportQuestion:
        """What has to be asked before `path` is imported. Raises BadInput, Trouble."""

    def import_file(self, path: Path, answer: ImportAnswer, progress: Report, cancelled: Asked, /) -> ImportReport:
        """Take the file in. Raises BadInput, Trouble."""

    def backup(self, path: Path, /) -> object:
        """Make a verified copy at `path`. Raises BadInput, Trouble."""

    def check(self, progress: Report, cancelled: Asked, /) -> str | None:
        """The first broken place of the record, None when there is none. Raises Trouble."""


class FileRunner(Protocol):
    """What the dialogs for files want of the runner: `answer` and `failed` are called in the GUI's thread."""

    def read(
        self, question: Callable[[FileDesk], T], answer: Callable[[T], None], failed: Callable[[StepinError], None], *, slow: bool = False
    ) -> None:
        """Ask on a reader's thread; `slow` questions do not hold up the quick ones."""

    def aside(self, work: Callable[[FileDesk], T], answer: Callable[[T], None], failed: Callable[[StepinError], None]) -> None:
        """Long work on a thread of its own."""


class Progress(QObject):
    """How far a piece of work is. `report` and `cancelled` are for the thread that works, `moved` (done, total) for the screen."""

    moved = Signal(int, int)

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._clock = clock
        self._told = float("-inf")

    def report(self, done: int, total: int) -> None:
        """Tell the screen, unless it was told a moment ago. Any thread. Both numbers become thousandths, as they may be bytes."""
        now = self._clock()
        if done < total and now - self._told < BETWEEN_REPORTS:
            return
        self._told = now
        self.moved.emit(round(1000 * done / total) if total > 0 else 0, 1000 if total > 0 else 0)

    def cancel(self) -> None:
        """Ask the work to stop at the next good moment."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Whether it was asked to stop. Any thread."""
        return self._stop.is_set()
