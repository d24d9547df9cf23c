"""The phrase coach behind its seam: a draft and its conversation in, advice out. It computes, so in the window it runs in a process."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Protocol

from desktop.core.coaching import Advice, Talk
from desktop.core.complaint import Suggestion
from desktop.core.reading import Turn
from desktop.desk.apart import Companion, answer_all, end_with_parent

if TYPE_CHECKING:
    from desktop.desk.views import CaseView, MessageView
    from desktop.sentiment.coach import Coach

TURNS = 40
"""So many of the last messages are looked at."""


class Coaching(Protocol):
    """Advises on drafts and reads the record form out of conversations; `close` it."""

    def advise(self, draft: str, talk: Talk) -> Advice: ...

    def suggest(self, turns: Sequence[Turn]) -> tuple[Suggestion, ...]: ...

    def close(self) -> None: ...


class ProcessCoaching(Companion):
    """Works in a process, started with the first question; started again, once, when it has died. Questions take turns."""

    def __init__(self, make: Callable[[], Coach]) -> None:
        super().__init__("stepin-coach", "coach_stopped", lambda: (_serve, (make,)))
        self._turn = threading.RLock()

    def advise(self, draft: str, talk: Talk) -> Advice:
        """What to say of a draft. Raises Trouble when the process cannot be kept alive."""
        with self._turn:
            advice: Advice = self._ask((draft, talk))
            return advice

    def suggest(self, turns: Sequence[Turn]) -> tuple[Suggestion, ...]:
        """What the customer's words say for the record form. Raises Trouble as `advise` does."""
        with self._turn:
            found: tuple[Suggestion, ...] = self._ask((None, Talk(turns)))
            return found

    def close(self) -> None:
        """End the process, after the question that it is at."""
        with self._turn:
            super().close()


def said_in(view: CaseView) -> list[MessageView]:
    """The messages of a case that were said: no whispers, nothing erased."""
    return [message for message in view.messages if message.sender != "note" and not message.erased]


def talk_of(view: CaseView, by: str = "") -> Talk:
    """What a reply in a case answers. `by` is the time by which news can be promised, as it would be written."""
    shown = said_in(view)[-TURNS:]
    turns = [Turn(message.sender, None, message.text) for message in shown]
    angers = [message.anger for message in shown if message.anger is not None]
    return Talk(turns, angers[-1] if angers else 0.0, view.row.risks, by)


def _serve(pipe: Connection, make: Callable[[], Coach]) -> None:  # pragma: no cover - runs in the child
    end_with_parent()
    coach = make()

    def answer(question: tuple[str | None, Talk]) -> Advice | tuple[Suggestion, ...]:
        draft, talk = question
        return coach.suggest(talk.turns) if draft is None else coach.advise(draft, talk)

    answer_all(pipe, answer)
