"""What came before a message that makes it weigh more: the same demand again, no answer, a cold answer, a promise that passed."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from typing import NamedTuple

from desktop.core.messages import STAFF
from desktop.core.reading import Turn
from desktop.sentiment.fold import is_latin

LOOKED_BACK = 6
"""How many of the customer's earlier messages are compared with this one."""
ALIKE = 0.6
LONG_WAIT = 20 * 60.0
LEAST_CLAUSE = 12
"""A clause of less width (a Chinese character is two wide) may be said twice without a meaning: "hello, hello"."""
_ENDS = re.compile(r"[.!?,;。、…~\n]+")
_FORM = re.compile(r"[\[\]]|(?:订单|编号|单号|商品)[^,。]{0,4}:|https?:|\d{6}|^[\d\W]*.?$")
_COUNTED = re.compile(
    r"第(?:[二三四五六七八九十]|[2-9])(?:次|遍|回|封|趟)|[三四五六七八九十](?:次|遍)(?:了|都)|"
    r"\b(?:for the )?(?:second|third|fourth|fifth|umpteenth|nth|2nd|3rd|4th|5th) (?:time|message|e-?mail|letter)\b"
)
_BETWEEN_SIGNS = re.compile(r"[^ ,.!?;:~'\"。、()\-…\n]+")
_AS_BLANKS = str.maketrans("?!.,", "    ")
_POINT = 4
"""Bytes of a code point."""
Shingles = frozenset[str] | frozenset[int]


class Context(NamedTuple):
    """The customer's and staff's words before a message, and how long it has been."""

    asked: tuple[str, ...] = ()
    answered: tuple[Turn, ...] = ()
    unanswered: int = 0
    waited: float = 0.0


class Background(NamedTuple):
    """What the talk before says about a message."""

    repeated: float
    cold: bool
    broken_promise: bool
    unanswered: int
    waited: float
    first: bool
    heated: float
    tone: float
    tone_before: float
    rebuffed: bool
    promised: bool
    again: int
    remedied: bool
    unresolved: bool
    asked: tuple[str, ...]


NOTHING_BEFORE = Background(0.0, False, False, 0, 0.0, True, 0.0, 0.0, 0.0, False, False, 0, False, False, ())


def context_of(history: Sequence[Turn], turn: Turn) -> Context:
    """`asked`: the customer's messages, last first; `answered`: staff's since the customer's last message, or those just before."""
    asked: list[str] = []
    tail: list[Turn] = []
    unanswered, counting = 0, True
    first: Turn | None = None
    for earlier in reversed(history):
        if earlier.sender == "customer":
            counting = counting and not tail
            if counting:
                unanswered += 1
                first = earlier
            asked.append(earlier.text)
            if len(asked) >= LOOKED_BACK and not counting:
                break
        elif counting and earlier.sender in STAFF:
            if unanswered:
                counting = False
            else:
                tail.append(earlier)
    waited = 0.0
    if first is not None and turn.at is not None and first.at is not None:
        waited = (turn.at - first.at).total_seconds()
    return Context(tuple(asked[:LOOKED_BACK]), tuple(tail), unanswered, waited)


def shingles(text: str) -> Shingles:
    """What two messages are compared by: pairs of characters, as numbers, signs left out; words where it is English."""
    if text.isascii():
        return frozenset(text.translate(_AS_BLANKS).split())
    points = "".join(_BETWEEN_SIGNS.findall(text)).encode("utf-32-le", "surrogatepass")
    length = len(points) // _POINT
    pairs = array("Q", points[: length // 2 * 2 * _POINT])
    pairs.frombytes(points[_POINT : (length - 1) // 2 * 2 * _POINT + _POINT])
    return frozenset(pairs)


def says_again(text: str) -> bool:
    """Whether a folded text says the same clause twice: "where is my sofa. where is my sofa"."""
    wide = 1 if is_latin(text) else 2
    clauses = [clause for part in _ENDS.split(text) if wide * len(clause := part.strip()) >= LEAST_CLAUSE]
    return len(clauses) > len(set(clauses))


def counts_itself(text: str) -> bool:
    """Whether a folded text says how often it has been said: "for the third time"."""
    return _COUNTED.search(text) is not None


def is_a_form(text: str) -> bool:
    """Whether a folded text was filled in or sent by a click, as order cards and numbers are: to send one again demands nothing."""
    return _FORM.search(text) is not None


def likeness(now: Shingles, before: Shingles) -> float:
    """Share of the smaller of two sets that is in the other, 0..1; 0 where the sizes are too unlike to compare."""
    if len(now) < 2 or len(before) < 2:
        return 0.0
    if now.isdisjoint(before):
        return 0.0
    smaller, larger = len(now), len(before)
    if smaller > larger:
        smaller, larger = larger, smaller
    return len(now & before) / smaller if larger <= 3 * smaller else len(now & before) / larger
