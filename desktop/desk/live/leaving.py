"""Network steps that nobody can break off: whoever stops waits for them a while, then leaves them behind, and they touch nothing any more.

A service that does not answer holds a thread for as long as its timeout; a name that is not found, longer than that.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import TypeVar

from desktop.channels.live.adapters import Closes
from desktop.channels.live.seam import Answer, Batch, Cursor, Letter, Sender, Source
from desktop.core.errors import Trouble

T = TypeVar("T")
_LOOK = 0.1


class LeftBehind(Exception):
    """The step came back to where nobody waited for it any more."""


class Errands:
    """The network steps of one thread. Once it is left behind in one, that ends with LeftBehind, and the thread itself closes what it
    worked with."""

    def __init__(self, side: object) -> None:
        self._side = side
        self._guard = threading.Lock()
        self._away = self._left = False

    def run(self, work: Callable[[], T]) -> T:
        """A network step. Raises what it raises, and LeftBehind."""
        with self._guard:
            self._away = True
        try:
            return work()
        finally:
            self._come_home()

    def leave(self) -> bool:
        """Wait no longer; False where there is nothing to leave, because the thread is at work on the record."""
        with self._guard:
            self._left = self._left or self._away
            return self._left

    def _come_home(self) -> None:
        with self._guard:
            self._away = False
            left = self._left
        if left:
            close(self._side)
            raise LeftBehind


class LeavableSource:
    """A source whose steps may be left behind."""

    def __init__(self, source: Source, errands: Errands) -> None:
        self._source, self._errands = source, errands

    def check(self) -> None:
        """As the source."""
        self._errands.run(self._source.check)

    def fetch(self, cursor: Cursor) -> Batch:
        """As the source."""
        return self._errands.run(lambda: self._source.fetch(cursor))

    def wait(self, seconds: float) -> None:
        """As the source."""
        self._errands.run(lambda: self._source.wait(seconds))

    def wake(self) -> None:
        """As the source."""
        self._source.wake()

    def close(self) -> None:
        """As the source."""
        self._source.close()


class LeavableSender:
    """A sender whose attempts may be left behind: the letter is then looked for by whoever finds it."""

    def __init__(self, sender: Sender, errands: Errands) -> None:
        self._sender, self._errands = sender, errands

    def send(self, letter: Letter) -> Answer:
        """As the sender."""
        return self._errands.run(lambda: self._sender.send(letter))

    def look(self, letter: Letter) -> Answer:
        """As the sender."""
        return self._errands.run(lambda: self._sender.look(letter))


def close(side: object) -> None:
    """Let go of what an account holds, where it holds anything."""
    if isinstance(side, Closes):
        side.close()


def unless(ended: threading.Event, work: Callable[[], T]) -> T:
    """What `work` gives, on a thread of its own; Trouble("offline") when `ended` is set before, and what it gives then is lost."""
    came: SimpleQueue[tuple[T | None, Exception | None]] = SimpleQueue()

    def do() -> None:
        try:
            came.put((work(), None))
        except Exception as problem:  # noqa: BLE001 - whatever it is, it belongs to whoever waits
            came.put((None, problem))

    threading.Thread(target=do, name="apart", daemon=True).start()
    while not ended.is_set():
        try:
            found, problem = came.get(timeout=_LOOK)
        except Empty:
            continue
        if problem is not None:
            raise problem
        return found  # type: ignore[return-value]
    raise Trouble("offline")
