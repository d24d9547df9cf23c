"""What came before a message that makes it weigh more: the same demand again, no answer, a cold answer, a promise that passed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.messages import STAFF
from desktop.core.reading import Turn

LOOKED_BACK = 6
"""How many of the customer's earlier messages are compared with this one."""
ALIKE = 0.6
LONG_WAIT = 20 * 60.0
_SIGNS = frozenset(" ,.!?;:~'\"。、()-…\n")


@dataclass(frozen=True, slots=True)
class Context:
    """The customer's and staff's words before a message, and how long it has been."""

    asked: tuple[str, ...] = ()
    answered: tuple[Turn, ...] = ()
    unanswered: int = 0
    waited: float = 0.0


def context_of(history: Sequence[Turn], turn: Turn) -> Context:
    """`asked`: the customer's messages, last first; `answered`: staff's since the customer's last message, or those just before."""
    asked = tuple(t.text for t in reversed(history) if t.sender == "customer")[:LOOKED_BACK]
    tail: list[Turn] = []
    unanswered = 0
    for earlier in reversed(history):
        if earlier.sender in STAFF and not unanswered:
            tail.append(earlier)
        elif earlier.sender == "customer" and tail:
            break
        elif earlier.sender == "customer":
            unanswered += 1
        elif earlier.sender in STAFF:
            break
    return Context(asked, tuple(tail), unanswered, _waited(history, turn, unanswered))


def _waited(history: Sequence[Turn], turn: Turn, unanswered: int) -> float:
    """Seconds since the first of the customer's messages that nobody answered."""
    customers = [t for t in history if t.sender == "customer"]
    if not unanswered or turn.at is None or customers[-unanswered].at is None:
        return 0.0
    first = customers[-unanswered].at
    return (turn.at - first).total_seconds() if first is not None else 0.0


def shingles(text: str) -> frozenset[str]:
    """What two messages are compared by: pairs of characters, signs left out; words where it is English."""
    if text.isascii():
        return frozenset(text.replace("?", " ").replace("!", " ").replace(".", " ").replace(",", " ").split())
    bare = "".join(c for c in text if c not in _SIGNS)
    return frozenset(bare[n : n + 2] for n in range(len(bare) - 1))


def likeness(now: frozenset[str], before: frozenset[str]) -> float:
    """Share of the smaller of two sets that is in the other, 0..1; 0 where the sizes are too unlike to compare."""
    if len(now) < 2 or len(before) < 2:
        return 0.0
    smaller, larger = sorted((len(now), len(before)))
    return len(now & before) / smaller if larger <= 3 * smaller else len(now & before) / larger
