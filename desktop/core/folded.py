"""A message as the fold of a case takes it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.reading import SpokenPromise

LAST_WORDS = 120
"""How many characters of the last message the queue shows."""


@dataclass(frozen=True, slots=True)
class Folded:
    """What the fold needs to know of a message: its place (at, id), who, what was read in it. `anger` is the one in force."""

    seq: int
    at: float
    id: str
    sender: str
    author: str
    words: str
    anger: float | None = None
    satisfaction: float | None = None
    risks: tuple[str, ...] = ()
    forecast: float | None = None
    promises: tuple[tuple[SpokenPromise, str], ...] = ()
    account: str | None = None
