"""Lines of standard input in batches: as many as are there, never waiting for more than the first."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from typing import IO, Generic, TypeVar

from desktop.channels.incoming import Progress
from desktop.channels.lines import Line, Readable, lines_of

LARGEST_BATCH = 1000
_AHEAD = 4 * LARGEST_BATCH
_STILL = 0.02
"""Seconds without a further line after which the first batch goes: what is to be set up for few lines is not what many need."""
T = TypeVar("T")


def own_stdin() -> IO[bytes]:
    """Standard input, read by nobody else. Python closes its own `sys.stdin` at the end, and aborts when a thread still waits in it."""
    return open(sys.stdin.fileno(), "rb", closefd=False)


class Batches(Iterator[list[T]], Generic[T]):
    """What was read in the lines that have come in, as soon as there is one; a commit a batch means a commit whenever input would block.

    Each line is read on the thread that waits for input, while the other one waits for readings and for the disk; a line in which `read`
    finds nothing is in no batch.
    """

    def __init__(self, file: Readable, read: Callable[[Line], T | None]) -> None:
        guard = threading.Lock()
        self._came, self._went = threading.Condition(guard), threading.Condition(guard)
        self._waiting: list[T] = []
        self._next: list[T] = []
        self._begun = self._ended = False
        self._problem: BaseException | None = None
        threading.Thread(target=self._read, args=(file, read), name="stdin", daemon=True).start()

    def __next__(self) -> list[T]:
        batch = self.ahead()
        self._next = []
        if batch:
            return batch
        with self._came:
            while not self._waiting and not self._ended:
                self._came.wait()
            self._gather()
            if batch := self._take():
                return batch
        if self._problem is not None:
            raise self._problem
        raise StopIteration

    def ahead(self) -> list[T]:
        """The batch that comes next, as far as it is here now; empty when nothing is."""
        if not self._next:
            with self._came:
                self._next = self._take()
        return self._next

    def _gather(self) -> None:
        """Wait for as much of the first batch as is on its way."""
        here = 0
        while not self._begun and here < len(self._waiting) < LARGEST_BATCH and not self._ended:
            here = len(self._waiting)
            self._came.wait(_STILL)
        self._begun = True

    def _take(self) -> list[T]:
        batch, self._waiting = self._waiting[:LARGEST_BATCH], self._waiting[LARGEST_BATCH:]
        self._went.notify()
        return batch

    def _read(self, file: Readable, read: Callable[[Line], T | None]) -> None:
        try:
            for line in lines_of(file, Progress()):
                found = read(line)
                if found is not None:
                    self._put(found)
        except BaseException as problem:  # noqa: BLE001 - handed to the thread that waits for the lines
            self._problem = problem
        with self._came:
            self._ended = True
            self._came.notify()

    def _put(self, found: T) -> None:
        with self._came:
            while len(self._waiting) >= _AHEAD:
                self._went.wait()
            self._waiting.append(found)
            if len(self._waiting) == 1:
                self._came.notify()
