"""What is found in the messages of staff that a customer answers, and whether they do something about the matter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop.core.messages import STAFF
from desktop.core.reading import Phrasing, Turn
from desktop.sentiment.promises import Spoken

LATELY = 6
"""How many messages back an answer is still in the ear."""
DOES = -0.3
"""The tone of an answer from which on it sounds as if something is done."""


class Answer(NamedTuple):
    """What is found in a message of staff, whenever it was written."""

    promises: tuple[Spoken, ...]
    phrasing: tuple[Phrasing, ...]
    cold: bool
    tone: float

    def offers(self, staff: Turn) -> bool:
        """Whether `staff`, who wrote it, promise something that may be taken up: not coldly, unless they come from above."""
        return len(self.promises) > 0 and (not self.cold or staff.sender != "agent")

    def rebuffs(self) -> bool:
        """Whether it is cold by its words and by its tone: a rule may be told in somebody's favour."""
        return self.cold and not self.promises and self.tone > 0.0


def of_staff(history: Sequence[Turn], among: int) -> list[Turn]:
    """The messages of staff among the last so many, in order."""
    return [turn for turn in history[-among:] if turn.sender in STAFF]


def is_remedied(answers: Sequence[tuple[Turn, Answer]]) -> bool:
    """Whether staff, last first, do something about it: name a time, come from above or sound like it. A question as the last word is
    none, nor does it take back what was done before; a cold word does."""
    for staff, answer in answers:
        if answer.offers(staff):
            return True
        if answer.cold:
            return False
        if not asks(staff.text) and (staff.sender != "agent" or answer.tone < DOES):
            return True
    return False


def asks(text: str) -> bool:
    """Whether a message ends with a question."""
    return text.rstrip()[-1:] in ("?", "？")
