"""Scoring of many messages at once: in a process beside this one, whose readings are taken as they come.

While the first readings of a batch are written, the next are made on another core. What goes over and back is JSON: pickling frozen
dataclasses costs more than most readings.
"""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import TYPE_CHECKING, overload

import msgspec

from desktop.core.errors import Trouble
from desktop.core.reading import Reading, Turn
from desktop.desk.apart import end_with_parent
from desktop.desk.scoring import InlineScoring, Task
from desktop.sentiment.seam import Scorer, read_many

if TYPE_CHECKING:
    from desktop.sentiment.local import Correction

FEW = 100
"""Up to so many tasks are scored where they are asked for."""
CHUNK = 64
"""How many tasks go over at once."""
_READINGS = msgspec.json.Decoder(list[Reading])
_ENCODER = msgspec.json.Encoder()
Parcel = tuple[int, list[Turn], list[tuple[list[int], int]]]
"""How many turns of the batch went before, turns, and the tasks as places among all of them: the same turn is in many histories."""


class BulkScoring:
    """Scores few tasks here and many in a process, which is started with the first many; these wait for it, for a scorer made here as
    well would take more of the same machine than it saves.

    A plain pipe and no thread on this side: whoever hands over between threads waits for the interpreter each time.
    """

    def __init__(self, make: Callable[[], Scorer]) -> None:
        self._make = make
        self._lessons: tuple[Correction, ...] = ()
        self._inline: InlineScoring | None = None
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None
        self._owed = 0

    def read(self, tasks: Sequence[Task]) -> Sequence[Reading]:
        """The readings of the tasks; those of many are waited for when they are looked at. Looking raises Trouble when the process died."""
        coming = self.send(tasks)
        return self._here().read(tasks) if coming is None else coming

    def send(self, tasks: Sequence[Task]) -> Sequence[Reading] | None:
        """The readings of many tasks, on their way; None for few, and where no process comes up."""
        if len(tasks) <= FEW:
            return None
        try:
            pipe = self._ready()
            starts, places = range(0, len(tasks), CHUNK), dict[int, int]()
            for start in starts:
                pipe.send_bytes(_pack(tasks[start : start + CHUNK], places))
                self._owed += 1
        except (EOFError, OSError):
            self.close()
            return None
        return _Coming((self._receive() for _ in starts), len(tasks))

    def teach(self, lessons: Sequence[Correction]) -> None:
        """Learn here, and in the process that many tasks start."""
        if tuple(lessons) != self._lessons:
            self._lessons = tuple(lessons)
            self._inline = None
            self.close()

    def _here(self) -> InlineScoring:
        """The scorer of this process, made when the first few tasks come: many need none here."""
        if self._inline is None:
            self._inline = InlineScoring(self._make())
            if self._lessons:
                self._inline.teach(self._lessons)
        return self._inline

    def _ready(self) -> Connection:
        """The pipe, once the process is up and owes nothing: what it was asked for by a batch that failed is taken and dropped."""
        pipe = self._pipe or self._start()
        while self._owed:
            self._take()
        return pipe

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._make, self._lessons), name="stepin-bulk-scorer", daemon=True)
        self._process.start()
        theirs.close()
        self._pipe, self._owed = ours, 1  # it says when it is ready
        return ours

    def _take(self) -> bytes:
        if self._pipe is None:
            raise EOFError
        answer = self._pipe.recv_bytes()
        self._owed -= 1
        return answer

    def _receive(self) -> bytes:
        try:
            return self._take()
        except (EOFError, OSError) as problem:
            self.close()
            raise Trouble("scorer_stopped") from problem

    def close(self) -> None:
        """End the process."""
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
        if self._process is not None:
            self._process.terminate()
            self._process.join()
            self._process.close()
            self._process = None
        self._owed = 0


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
            self._here.extend(_READINGS.decode(next(self._parcels)))
        return self._here[place]


def _pack(tasks: Sequence[Task], places: dict[int, int]) -> bytes:
    """A parcel. `places` are those of the turns that went before, by what they are in memory; those of this one are added."""
    before, turns = len(places), list[Turn]()
    for history, turn in tasks:
        for one in (*history, turn):
            if id(one) not in places:
                places[id(one)] = len(places)
                turns.append(one)
    parcel: Parcel = (before, turns, [([places[id(turn)] for turn in history], places[id(turn)]) for history, turn in tasks])
    return _ENCODER.encode(parcel)


def _serve(pipe: Connection, make: Callable[[], Scorer], lessons: Sequence[Correction]) -> None:  # pragma: no cover - runs in the child
    from desktop.sentiment.local import taught
    from desktop.sentiment.model import prepare

    end_with_parent()
    scorer = taught(make(), lessons)
    prepare()
    pipe.send_bytes(b"")
    decode = msgspec.json.Decoder(Parcel).decode
    parcels: SimpleQueue[bytes | None] = SimpleQueue()
    threading.Thread(target=_read_on, args=(pipe, parcels), name="parcels", daemon=True).start()
    turns: list[Turn] = []
    while (parcel := parcels.get()) is not None:
        before, more, tasks = decode(parcel)
        del turns[before:]
        turns += more
        readings = read_many(scorer, [([turns[place] for place in history], turns[turn]) for history, turn in tasks])
        pipe.send_bytes(_ENCODER.encode(readings))


def _read_on(pipe: Connection, parcels: SimpleQueue[bytes | None]) -> None:  # pragma: no cover - runs in the child
    """Take parcels as soon as they come, so that whoever sends them never waits for readings that nobody takes yet."""
    try:
        while True:
            parcels.put(pipe.recv_bytes())
    except (EOFError, OSError):
        parcels.put(None)
