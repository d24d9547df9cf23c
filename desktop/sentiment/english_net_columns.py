"""The convolution of English (`desktop.sentiment.english_net`) by NumPy: of one text, of many texts at one go, and what each word adds."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.sentiment.english_net import FINE, MOST_ADDED, PLACES, READ, SHIFT, Added, Net, Weights

_ROOM = 1024
"""Words for which there is room at first."""

Ints = NDArray[np.int64]
Shorts = NDArray[np.int16]
Floats = NDArray[np.float64]


class WideNet:
    """The sums of one text. Keeps the weights as arrays."""

    def __init__(self, weights: Weights) -> None:
        self._vectors = np.frombuffer(weights.vectors, np.int8).reshape(-1, weights.size)
        self._kernel = np.frombuffer(weights.kernel, "<i4").reshape(-1, weights.size + 1).astype(np.float64)
        self._start = np.pad(np.array(weights.start, np.int64), len(weights.start))
        self.greatest = np.array(weights.greatest, np.int64)
        self.mean = np.array(weights.mean, np.int64)

    def made(self, own: int | None, inside: Sequence[int], felt: int) -> Added:
        """What a word adds; see `Net`. Whole numbers below 2**53: their sums are true in whatever order."""
        vector = np.full(self._vectors.shape[1] + 1, float(felt))
        vector[:-1] = np.rint(self._vectors[inside].sum(axis=0, dtype=np.int64) * (FINE / math.sqrt(len(inside)))) if inside else 0.0
        if own is not None:
            vector[:-1] += FINE * self._vectors[own].astype(np.float64)
        sums = ((self._kernel @ vector).astype(np.int64) >> SHIFT) + self._start
        return array("h", sums.clip(-MOST_ADDED, MOST_ADDED).astype(np.int16).tobytes())

    def sums(self, rows: Sequence[Added]) -> tuple[int, int]:
        """The weighed sums of the greatest and of all, from what each word adds."""
        _, found = self._filtered(rows)
        return int(found.max(axis=0) @ self.greatest), int(found.sum(axis=0, dtype=np.int64) @ self.mean)

    def parts(self, rows: Sequence[Added]) -> tuple[list[float], list[float]]:
        """What each word adds to either sum; see `Net`. Whole numbers."""
        added, found = self._filtered(rows)
        worth, top, filters = np.zeros((2, *found.shape)), found.argmax(axis=0), np.arange(found.shape[1])
        worth[0, top, filters] = self.greatest
        worth[1] = self.mean
        worth *= found > 0
        parts: Floats = (added[:, 1] * worth).sum(axis=2)
        parts[:, :-1] += (added[:-1, 0] * worth[:, 1:]).sum(axis=2)
        parts[:, 1:] += (added[1:, 2] * worth[:, :-1]).sum(axis=2)
        greatest, total = parts.tolist()
        return greatest, total

    def _filtered(self, rows: Sequence[Added]) -> tuple[Shorts, Shorts]:
        """What each word adds, by place, and what each filter has at each word, 0 at least."""
        added = np.concatenate([np.frombuffer(row, np.int16) for row in rows]).reshape(len(rows), PLACES, -1)
        found = added[:, 1].copy()
        found[1:] += added[:-1, 0]
        found[:-1] += added[1:, 2]
        return added, np.maximum(found, 0, out=found)


class NetColumns:
    """Keeps what words add in the rows of a table, numbered in the order in which they are added."""

    def __init__(self, net: Net) -> None:
        self._net = net
        self.forget()

    def forget(self) -> None:
        """Forget all words."""
        self._count = 0
        self._added = np.zeros((_ROOM, PLACES, self._net.filters), np.int16)

    def add(self, words: Sequence[str]) -> None:
        """Words, each once."""
        last = self._count + len(words)
        if last > len(self._added):
            more = max(last, 2 * len(self._added)) - len(self._added)
            self._added = np.pad(self._added, ((0, more), (0, 0), (0, 0)))
        for place, word in enumerate(words, start=self._count):
            self._added[place] = np.frombuffer(self._net.added(word), np.int16).reshape(PLACES, -1)
        self._count = last

    def logits(self, numbers: Ints, rows: Ints, count: int) -> list[float]:
        """Of texts that have these words, those of each one behind the other; `rows`: whose each word is."""
        lengths = np.bincount(rows, minlength=count)
        if len(rows) > READ:
            within = np.arange(len(rows)) - (np.cumsum(lengths) - lengths).take(rows)
            read = np.flatnonzero(within < READ)
            numbers, rows = numbers.take(read), rows.take(read)
        greatest, total = self._sums(numbers, rows, count)
        made_of = self._net.made_of
        return [made_of(*one) for one in zip(greatest.tolist(), total.tolist(), lengths.tolist(), strict=True)]

    def _sums(self, numbers: Ints, rows: Ints, count: int) -> tuple[Ints, Ints]:
        """The weighed sums of the greatest and of all, of each text."""
        greatest, total = np.zeros(count, np.int64), np.zeros(count, np.int64)
        if len(rows):
            found = self._filtered(numbers, rows)
            starts = np.flatnonzero(np.diff(rows, prepend=-1))
            own, wide = rows.take(starts), self._net.wide()
            greatest[own] = np.maximum.reduceat(found, starts, axis=0) @ wide.greatest
            total[own] = np.add.reduceat(found, starts, axis=0, dtype=np.int64) @ wide.mean
        return greatest, total

    def _filtered(self, numbers: Ints, rows: Ints) -> Shorts:
        """What each filter has at each word, 0 at least."""
        added = self._added.take(numbers, axis=0)
        apart = np.flatnonzero(rows[1:] != rows[:-1])
        found = added[:, 1].copy()
        added[apart, 0] = 0
        added[apart + 1, 2] = 0
        found[1:] += added[:-1, 0]
        found[:-1] += added[1:, 2]
        return np.maximum(found, 0, out=found)
