"""The n-grams that trained models know, numbered, so that one pass over a text finds them for all models."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain, repeat

from desktop.sentiment.automaton import Automaton

_BETWEEN = "\x1f"
"""In no n-gram: it stands between those in a file."""


class Vocabulary:
    """Keeps n-grams, those of a table `beside` after the others. `beside`: what that table has for each number, 0 where it has nothing."""

    def __init__(self, grams: Iterable[str], beside: Mapping[str, int]) -> None:
        numbers = {gram: number for number, gram in enumerate(dict.fromkeys(chain(grams, beside)))}
        self._joined = _BETWEEN.join(numbers)
        self._automaton = Automaton(numbers)
        self.beside = list(map(beside.get, numbers, repeat(0)))

    def numbers(self, framed: str) -> list[int]:
        """The numbers of the n-grams in a text, each as often as it occurs."""
        return self._automaton.values(framed)

    def grams(self) -> list[str]:
        """All of them, in the order of their numbers."""
        return self._joined.split(_BETWEEN) if self._joined else []
