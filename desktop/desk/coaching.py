"""The phrase coach behind its seam: a draft and its conversation in, advice out. It computes, so in the window it runs in a process."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Protocol

from desktop.core.coaching import Advice
from desktop.core.errors import Trouble
from desktop.core.reading import Turn
from desktop.desk.apart import end_with_parent
from desktop.sentiment.seam import Talk

if TYPE_CHECKING:
    from desktop.desk.views import CaseView
    from desktop.sentiment.coach import Coach

TURNS = 40
"""So many of the last messages are looked at."""


class Coaching(Protocol):
    """Advises on drafts; `close` it."""

    def advise(self, draft: str, talk: Talk) -> Advice: ...

    def close(self) -> None: ...


class ProcessCoaching:
    """Advises in a process, started with the first draft; started again, once, when it has died. Calls take turns."""

    def __init__(self, make: Callable[[], Coach]) -> None:
        self._make = make
        self._turn = threading.Lock()
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def advise(self, draft: str, talk: Talk) -> Advice:
        """What to say of a draft. Raises Trouble when the process cannot be kept alive."""
        with self._turn:
            for _ in range(2):
                pipe = self._pipe or self._start()
                try:
                    pipe.send((draft, talk))
                    advice: Advice = pipe.recv()
                except (EOFError, OSError):
                    self._end()
                    continue
                return advice
        raise Trouble("coach_stopped")

    def close(self) -> None:
        """End the process."""
        with self._turn:
            self._end()

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._make), name="stepin-coach", daemon=True)
        self._process.start()
        theirs.close()
        self._pipe = ours
        return ours

    def _end(self) -> None:
        pipe, process, self._pipe, self._process = self._pipe, self._process, None, None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.kill()  # it keeps nothing
            process.join()
            process.close()


def talk_of(view: CaseView, by: str = "") -> Talk:
    """What a reply in a case answers. `by` is the time by which news can be promised, as it would be written."""
    shown = [message for message in view.messages if message.sender != "note" and not message.erased][-TURNS:]
    turns = [Turn(message.sender, None, message.text) for message in shown]
    angers = [message.anger for message in shown if message.anger is not None]
    return Talk(turns, angers[-1] if angers else 0.0, view.row.risks, by)


def _serve(pipe: Connection, make: Callable[[], Coach]) -> None:  # pragma: no cover - runs in the child
    end_with_parent()
    coach = make()
    while True:
        try:
            draft, talk = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(coach.advise(draft, talk))
