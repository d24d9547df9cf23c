"""The tone (`desktop.sentiment.tone`) of many English texts at one go: to the last bit that of each."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.sentiment.tone import AFTER_BUT, BEFORE_BUT, DEGREE, FADED, LESS, MORE, NOT, REACH, SATURATION, TURNED, YOU

_NOT, _MORE, _LESS, _BUT = 1, 2, 3, 4
_ASKS = 1
"""The place of the question marks among what is counted of a word."""
_SIGNS = frozenset("!?.")

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class ToneColumns:
    """Keeps of each word its valence, which of the words of tone it is, and what is counted of it."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Forget all words."""
        self._valences = np.zeros(0)
        self._kinds = np.zeros(0, np.int8)
        self._counts = np.zeros((0, 3), np.int32)

    def add(self, words: Sequence[str], valences: Sequence[float]) -> None:
        """Words with their valence, numbered in the order in which they are added."""
        self._valences = np.append(self._valences, valences)
        self._kinds = np.append(self._kinds, np.array([_kind(word) for word in words], np.int8))
        self._counts = np.append(self._counts, np.array([_counts(word) for word in words], np.int32), axis=0)

    def of(self, words: Ints, rows: Ints, count: int) -> Tones:
        """The tones of `count` texts, from the numbers of their words and whose each is."""
        kinds = self._kinds.take(words)
        placed = _placed(self._valences.take(words), kinds, rows)
        _contrast(placed, kinds, rows, count)
        return Tones(placed, rows, self._counts.take(words, axis=0), count)


class Tones:
    """The valence of each word in its place, and nine numbers a text (`tone.TONES`)."""

    def __init__(self, valences: Floats, rows: Ints, counts: NDArray[np.int32], count: int) -> None:
        self._valences = valences
        self._rows = rows
        bad, good = valences < 0, valences > 0
        self._bad, self._good = -_summed(valences * bad, rows, count), _summed(valences * good, rows, count)
        words, lowered, raised = (np.bincount(rows[kept], minlength=count) for kept in (slice(None), bad, good))
        both = self._bad + self._good + np.maximum(words, 1)
        self._share_bad, self._share_good = (self._bad + lowered) / both, (self._good + (lowered + raised) - lowered) / both
        self._shares = [self._share_bad, self._share_good, *_leaning(self._bad, self._good), *_counted(counts, rows, words)]

    def weighed(self, weights: Floats) -> Floats:
        """The sums of the nine, weighed: a row for each output, a column for each text. `weights`: by output and tone, of one column."""
        total = np.zeros((len(weights), len(self._bad)))
        for place, share in enumerate(self._shares):
            total += weights[:, place] * share
        return total

    def by_word(self, weights: Floats) -> Floats:
        """What each word's valence adds to those sums; see `tone.Tone.by_word`."""
        low, high = (side / np.sqrt(side * side + SATURATION) for side in (self._bad, self._good))
        bad, good, both, lowest = (weights[:, place] for place in range(4))
        worse = (bad * self._share_bad - (both + lowest) * low) / np.where(self._bad == 0.0, 1.0, self._bad)
        better = (good * self._share_good + both * high) / np.where(self._good == 0.0, 1.0, self._good)
        valences, rows = self._valences, self._rows
        found: Floats = np.where(valences < 0, -valences * worse.take(rows, axis=1), valences * better.take(rows, axis=1))
        return found


def _kind(word: str) -> int:
    if word in NOT:
        return _NOT
    return _MORE if word in MORE else _LESS if word in LESS else _BUT if word == "but" else 0


def _counts(word: str) -> tuple[int, int, int]:
    """Marks of exclamation and question; whether it is "you"."""
    return (word.count("!"), word.count("?"), 0) if word[0] in _SIGNS else (0, 0, word in YOU)


def _placed(valences: Floats, kinds: NDArray[np.int8], rows: Ints) -> Floats:
    """The valence of each word after the words before it."""
    felt = np.flatnonzero(valences)
    found = valences.take(felt)
    for distance in range(1, REACH + 1):
        before = felt - distance  # below 0 it is a word of the last text, unless there is but one
        kind = kinds.take(before, mode="wrap") * (rows.take(before, mode="wrap") == rows.take(felt)) * (before >= 0)
        found[kind == _NOT] *= TURNED
        more = np.copysign(DEGREE, found) * FADED ** (distance - 1)
        found += np.where(kind == _MORE, more, np.where(kind == _LESS, -more, 0.0))
    valences[felt] = found
    return valences


def _contrast(valences: Floats, kinds: NDArray[np.int8], rows: Ints, count: int) -> None:
    """What stands after the first "but" of a text counts half as much again, what stands before half."""
    buts = np.flatnonzero(kinds == _BUT)
    if not len(buts):
        return
    turns = np.full(count, -1)
    turns[rows[buts[::-1]]] = buts[::-1]
    turn, places = turns.take(rows), np.arange(len(rows))
    valences[(turn >= 0) & (places < turn)] *= BEFORE_BUT
    valences[(turn >= 0) & (places >= turn)] *= AFTER_BUT


def _leaning(bad: Floats, good: Floats) -> tuple[Floats, Floats]:
    total = good - bad
    both = total / np.sqrt(total * total + SATURATION)
    return both, np.minimum(both, 0.0)


def _counted(counts: NDArray[np.int32], rows: Ints, words: Ints) -> list[Floats]:
    """Marks, whether it ends asking, "you", and the logarithm of the length."""
    exclaims, asks, you = (np.bincount(rows, column, len(words)) for column in counts.T)
    last = np.cumsum(words) - 1
    ends = np.zeros(len(words))
    ends[words > 0] = counts[last[words > 0], _ASKS] > 0
    lengths = np.array([math.log1p(length) / 4 for length in words.tolist()])
    return [np.minimum(exclaims, 3) / 3, np.minimum(asks, 3) / 3, ends, (you > 0).astype(np.float64), lengths]


def _summed(values: Floats, rows: Ints, count: int) -> Floats:
    """The sums of each text, added from its first word to its last."""
    found: Floats = np.bincount(rows, values, count).astype(np.float64)
    return found
