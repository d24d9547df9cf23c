"""Learning from corrections: switched on by a person, journalled, told word by word, taken back by another choice.

The record keeps up to where its corrections are learned from, never weights: the layer is made anew from the corrections, the same ones
giving the same layer. `stepin score` knows no record and is not touched by it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.db import learning

if TYPE_CHECKING:  # what learns needs NumPy: it is loaded where somebody learns
    from desktop.sentiment.local import Correction
    from desktop.sentiment.local import LocalLayer as LocalLayer
    from desktop.sentiment.local import Moved as Moved

MOST_TOLD = 500
"""The most corrections that are told one by one."""


@dataclass(frozen=True, slots=True)
class Told:
    """A correction as it was made. `seq` names it: who learns until there learns from it and those before."""

    seq: int
    at: float
    by: str
    text: str
    machine: float
    person: float


@dataclass(frozen=True, slots=True)
class Lessons:
    """What may be learned from and what is. `until` is 0 while it is switched off; `earlier` are the choices before, the last last; `told`
    are the newest corrections as they were made, the newest first, and `head` the newest entry of the journal."""

    until: int
    earlier: tuple[int, ...]
    learned: tuple[Correction, ...]
    available: tuple[Correction, ...]
    told: tuple[Told, ...] = ()
    head: int = 0

    @property
    def layer(self) -> LocalLayer:
        """What was learned, heaviest word first. Takes a second or more where there are hundreds."""
        from desktop.sentiment.local import learn

        return learn(self.learned)


def lessons_of(connection: sqlite3.Connection, head: int) -> Lessons:
    """Of a record whose journal has `head` entries."""
    choices = learning.chosen(connection) or (0,)
    learned, available = lessons_until(connection, choices[-1]), lessons_until(connection, head)
    told = tuple(Told(*row) for row in learning.told(connection, MOST_TOLD))
    return Lessons(choices[-1], choices[:-1], learned, available, told, head)


def lessons_until(connection: sqlite3.Connection, until: int) -> tuple[Correction, ...]:
    """The corrections up to a seq."""
    if not until:
        return ()
    from desktop.sentiment.local import Correction

    return tuple(Correction(*row) for row in learning.corrections(connection, until))
