"""Scoring of many messages at once: in a process beside this one, whose readings are taken as they come.

While the first readings of a batch are written, the next are made on another core. What goes over and back is JSON: pickling frozen
dataclasses costs more than most readings.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future
from functools import cache, partial
from itertools import chain
from typing import TYPE_CHECKING, overload

import msgspec

from desktop.core.errors import Trouble
from desktop.core.reading import Reading, Turn
from desktop.desk.apart import end_with_parent
from desktop.desk.scoring import InlineScoring, Task
from desktop.sentiment.seam import Scorer

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

FEW = 100
"""Up to so many tasks are scored where they are asked for."""
CHUNK = 64
"""How many tasks go over at once."""
_READINGS = msgspec.json.Decoder(list[Reading])
_ENCODER = msgspec.json.Encoder()
Parcel = tuple[list[Turn], list[tuple[list[int], int]]]
"""Turns, and the tasks as places among them: the same turn is in the history of many."""


class BulkScoring:
    """Scores few tasks here and many in a process, which is started with the first many and used from when it is ready."""

    def __init__(self, make: Callable[[], Scorer]) -> None:
        self._make = make
        self._here = InlineScoring(make())
        self._pool: ProcessPoolExecutor | None = None
        self._ready: Future[bytes] | None = None

    def read(self, tasks: Sequence[Task]) -> Sequence[Reading]:
        """The readings of the tasks; those of many are waited for when they are looked at. Looking raises Trouble when the process died."""
        if len(tasks) <= FEW:
            return self._here.read(tasks)
        if self._pool is None or self._ready is None or not self._ready.done():
            self._start()
            return self._here.read(tasks)
        parcels = [_pack(tasks[start : start + CHUNK]) for start in range(0, len(tasks), CHUNK)]
        try:
            return _Coming(self._pool.map(partial(_score, self._make), parcels), len(tasks))
        except BrokenExecutor:
            self.close()
            return self._here.read(tasks)

    def _start(self) -> None:
        from concurrent.futures import ProcessPoolExecutor  # here, because few commands need it

        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), end_with_parent)
            self._ready = self._pool.submit(_score, self._make, _pack([]))

    def close(self) -> None:
        """End the process."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = self._ready = None


class _Coming(Sequence[Reading]):
    """Readings in their order, some of them still on their way."""

    def __init__(self, parcels: Iterator[bytes], count: int) -> None:
        self._parcels = parcels
        self._count = count
        self._here: list[Reading] = []

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> Reading: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Reading]: ...

    def __getitem__(self, place: int | slice) -> Reading | Sequence[Reading]:
        last = min(place, self._count - 1) if isinstance(place, int) and place >= 0 else self._count - 1
        while len(self._here) <= last:
            try:
                self._here.extend(_READINGS.decode(next(self._parcels)))
            except BrokenExecutor as problem:
                raise Trouble("scorer_stopped") from problem
        return self._here[place]


def _pack(tasks: Sequence[Task]) -> bytes:
    places: dict[int, int] = {}
    turns: list[Turn] = []
    for turn in chain.from_iterable((*history, turn) for history, turn in tasks):
        if places.setdefault(id(turn), len(turns)) == len(turns):
            turns.append(turn)
    parcel: Parcel = (turns, [([places[id(turn)] for turn in history], places[id(turn)]) for history, turn in tasks])
    return _ENCODER.encode(parcel)


@cache
def _scorer_of(make: Callable[[], Scorer]) -> Scorer:  # pragma: no cover - runs in the child
    return make()


def _score(make: Callable[[], Scorer], parcel: bytes) -> bytes:  # pragma: no cover - runs in the child
    scorer = _scorer_of(make)
    turns, tasks = msgspec.json.decode(parcel, type=Parcel)
    return _ENCODER.encode([scorer.read([turns[place] for place in history], turns[turn]) for history, turn in tasks])
