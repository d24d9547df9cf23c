"""Many words found in a text at one pass.

After Aho and Corasick, Efficient String Matching: An Aid to Bibliographic Search, CACM 1975, by the C library pyahocorasick.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import Generic, TypeVar

import ahocorasick  # type: ignore[import-not-found]

V = TypeVar("V")
_VALUE = itemgetter(1)


class Automaton(Generic[V]):
    """Keeps words, none of them empty, each with a value."""

    def __init__(self, words: Mapping[str, V]) -> None:
        self._built = ahocorasick.Automaton(ahocorasick.STORE_ANY)
        for word, value in words.items():
            self._built.add_word(word, value)
        if words:
            self._built.make_automaton()

    def words(self) -> Iterator[tuple[str, V]]:
        """The words with their values, in no order."""
        yield from self._built.items()

    def found(self, text: str) -> list[tuple[int, V]]:
        """Every word that occurs, each as often as it does: the place of its last character, and its value."""
        return list(self._built.iter(text)) if self._built else []

    def values(self, text: str) -> list[V]:
        """The same, the values alone."""
        return list(map(_VALUE, self._built.iter(text))) if self._built else []
