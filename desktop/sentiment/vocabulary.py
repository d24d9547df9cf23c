"""The n-grams that trained models know, numbered, so that one pass over a text finds them for all models."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from desktop.sentiment.automaton import Automaton

_BETWEEN = "\x1f"
"""In no n-gram: it stands between those in a file."""


class Vocabulary:
    """Keeps the n-grams of some tables. `columns`: for each table what it has for each number, 0 where it has nothing."""

    def __init__(self, *tables: Mapping[str, int]) -> None:
        numbers = {gram: number for number, gram in enumerate(dict.fromkeys(chain(*tables)))}
        self._joined = _BETWEEN.join(numbers)
        self.columns = tuple([table.get(gram, 0) for gram in numbers] for table in tables)
        self._automaton = Automaton(numbers)

    def numbers(self, framed: str) -> list[int]:
        """The numbers of the n-grams in a text, each as often as it occurs."""
        return self._automaton.values(framed)

    def grams(self) -> list[str]:
        """All of them, in the order of their numbers."""
        return self._joined.split(_BETWEEN) if self._joined else []
