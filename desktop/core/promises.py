"""Promises to customers: when to warn, what keeps them, and the figures of how they were kept.

A promise of news is kept by the next word to that customer, unless it follows so soon that it is the same breath; a promise of a deed only
by whoever says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop.core.offers import Promise

WARN_SHARE, WARN_MOST = 0.25, 600.0
"""A warning comes when this share of the time is left, at most so many seconds before."""
BREATH, BREATH_SHARE = 120.0, 0.25
"""Words within so many seconds of the promise, or within this share of its time, do not keep it."""
LONGEST = 120
_END = re.compile(r"[。！？!?;；\n]|\.(?=\s)")
_NEWS = re.compile(
    "回[电電复覆访訪]|[答复覆]复|答覆|[联聯][系繫络絡]|通知|告[诉訴知]|消息|[进進][展度]|打[给給返]|[致来來][电電]|[覆复]你|同你[讲講]|[话話]你知|"
    r"\b(?:call|ring|phone|reply|get back|let you know|tell you|update|contact|hear from|e-?mail you|message you|in touch|news)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Forewarning:
    """How the ledger warns: the share of the time that is left, and at most how many seconds before."""

    share: float = WARN_SHARE
    most: float = WARN_MOST

    def at(self, promise: Promise) -> float:
        """When it warns, in seconds since the epoch: never before the promise was made."""
        return promise.due - min(self.most, self.share * max(0.0, promise.due - promise.made_at))


@dataclass(frozen=True, slots=True)
class Figures:
    """Of some promises: how many were made, kept in time, kept late, and are broken now; and the median lateness of those that were or are
    late, in seconds, None where none is."""

    made: int
    kept: int
    late: int
    broken: int
    lateness: float | None


def words_of(text: str, start: int, end: int) -> str:
    """What a promise says: the sentence around its time, at most LONGEST code points of it, without the breaks of lines."""
    first = max((found.end() for found in _END.finditer(text, max(0, start - LONGEST), start)), default=max(0, start - LONGEST))
    after = _END.search(text, end, end + LONGEST)
    said = " ".join(text[first : after.start() if after else end + LONGEST].split())
    return said if len(said) <= LONGEST else " ".join(text[start : start + LONGEST].split())


def is_news(text: str) -> bool:
    """Whether what is promised is a word: a call, an answer, news."""
    return _NEWS.search(text) is not None


def standing(promise: Promise, now: float, warning: Forewarning) -> str:
    """open, soon (time to warn), broken, kept, or late (kept after it was due)."""
    if promise.state == "kept":
        return "late" if promise.kept_at is not None and promise.kept_at > promise.due else "kept"
    if now >= promise.due:
        return "broken"
    return "soon" if now >= warning.at(promise) else "open"


def kept_by_message(promises: tuple[Promise, ...], at: float, seq: int) -> tuple[Promise, ...]:
    """The promises after staff wrote to the customer at a time: promises of news are kept, late ones too."""
    return tuple(
        replace(promise, state="kept", kept_at=at, kept_in=seq) if promise.state == "open" and _is_kept(promise, at) else promise
        for promise in promises
    )


def reopened(promise: Promise) -> Promise:
    """A promise as it was before messages kept it."""
    return replace(promise, state="open", kept_at=None, kept_in=None) if promise.kept_in is not None else promise


def figures(promises: Iterable[Promise], now: float) -> Figures:
    """How some promises were kept, by now."""
    found = list(promises)
    told = [standing(promise, now, Forewarning()) for promise in found]
    late = [
        (promise.kept_at if promise.kept_at is not None else now) - promise.due
        for promise, state in zip(found, told, strict=True)
        if state in ("late", "broken")
    ]
    return Figures(len(found), told.count("kept"), told.count("late"), told.count("broken"), _median(late))


def _median(values: list[float]) -> float | None:
    ranked, half = sorted(values), len(values) // 2
    if not ranked:
        return None
    return ranked[half] if len(ranked) % 2 else (ranked[half - 1] + ranked[half]) / 2


def _is_kept(promise: Promise, at: float) -> bool:
    breath = min(BREATH, BREATH_SHARE * max(0.0, promise.due - promise.made_at))
    return is_news(promise.text) and at > promise.made_at + breath
