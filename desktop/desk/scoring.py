"""Scoring behind its seam: tasks in, readings out. In the window it runs in a process of its own, because a thread that computes
holds the interpreter and with it the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Protocol

from desktop.core.messages import Message
from desktop.core.reading import Reading, Turn
from desktop.desk.apart import Companion, answer_all, end_with_parent
from desktop.sentiment.seam import Scorer, read_many

if TYPE_CHECKING:
    from desktop.sentiment.local import Correction

Task = tuple[Sequence[Turn], Turn]
"""The turns before a message, oldest first, and the message."""


class Scoring(Protocol):
    """Reads messages. `read` answers in the order of the tasks; `send` has them read meanwhile by another process, None where there is
    none for that; `teach` says what is learned from (nothing: the plain scorer)."""

    def read(self, tasks: Sequence[Task]) -> Sequence[Reading]: ...

    def send(self, tasks: Sequence[Task]) -> Sequence[Reading] | None: ...

    def teach(self, lessons: Sequence[Correction]) -> None: ...

    def close(self) -> None: ...


class InlineScoring:
    """Scores where it is called: for commands without a window, and for tests."""

    def __init__(self, scorer: Scorer) -> None:
        self._plain = self._scorer = scorer

    def read(self, tasks: Sequence[Task]) -> list[Reading]:
        """The readings of the tasks."""
        return read_many(self._scorer, tasks)

    def send(self, tasks: Sequence[Task]) -> None:
        """Nobody else reads."""

    def teach(self, lessons: Sequence[Correction]) -> None:
        """Learn, here."""
        from desktop.sentiment.local import taught  # here, because nothing else of this process needs NumPy

        self._scorer = taught(self._plain, lessons)

    def close(self) -> None:
        """Nothing to let go of."""


class ProcessScoring(Companion):
    """Scores in a process, started with the first task; started again, once, when it has died."""

    def __init__(self, make: Callable[[], Scorer]) -> None:
        super().__init__("stepin-scorer", "scorer_stopped", lambda: (_serve, (self._make, self._lessons)))
        self._make = make
        self._lessons: tuple[Correction, ...] = ()

    def read(self, tasks: Sequence[Task]) -> list[Reading]:
        """The readings of the tasks. Raises Trouble when the process cannot be kept alive."""
        if not tasks:
            return []
        readings: list[Reading] = self._ask(tasks)
        return readings

    def send(self, tasks: Sequence[Task]) -> None:
        """A message on its way to the screen is read when it is asked for."""

    def teach(self, lessons: Sequence[Correction]) -> None:
        """A process that has learned takes the place of the one that runs, with the next task."""
        if tuple(lessons) != self._lessons:
            self._lessons = tuple(lessons)
            self.close()


def _serve(pipe: Connection, make: Callable[[], Scorer], lessons: Sequence[Correction]) -> None:  # pragma: no cover - runs in the child
    from desktop.sentiment.local import taught
    from desktop.sentiment.model import prepare

    end_with_parent()
    scorer = taught(make(), lessons)
    prepare()

    def read(tasks: Sequence[Task]) -> list[Reading]:
        return read_many(scorer, tasks)

    answer_all(pipe, read)


def scored_text(message: Message) -> str:
    """What of a message is scored: an e-mail without the text it quotes, an export's line without what only stands for a picture or for
    something deleted, else all of it."""
    trimmed = message.extra.get("scored_text")
    if isinstance(trimmed, str) and trimmed:
        return trimmed
    return message.text if "lines" not in message.extra else _said(message)


def _said(message: Message) -> str:
    if message.extra.get("deleted") is True or message.extra.get("media") == "omitted":
        return ""
    return message.text.partition("\n")[2] if message.extra.get("media") == "attached" else message.text


def turn_of(message: Message) -> Turn:
    """A message as the scorer sees it."""
    return Turn(message.sender, message.at, scored_text(message))


def shift_of(message: Message, scored: str) -> int:
    """Where what is scored begins in the whole text, -1 where it is no part of it."""
    return 0 if scored is message.text else message.text.find(scored)


def fitted(shift: int, reading: Reading) -> Reading:
    """A reading with its offsets in the whole text; without spans where what was scored is no part of it."""
    if shift == 0:
        return reading
    if shift < 0:
        return replace(reading, evidence=(), promises=(), phrasing=())
    return replace(
        reading,
        evidence=tuple(replace(e, start=e.start + shift, end=e.end + shift) for e in reading.evidence),
        promises=tuple(replace(p, start=p.start + shift, end=p.end + shift) for p in reading.promises),
        phrasing=tuple(replace(p, start=p.start + shift, end=p.end + shift) for p in reading.phrasing),
    )
