"""The convolution of English (`desktop.sentiment.english_net`) by NumPy: of one text, of many texts at one go, and what each word adds."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.sentiment.columns import by_row
from desktop.sentiment.english_net import FINE, INSIDE, MOST_ADDED, PLACES, READ, SHIFT, Added, Net, Weights
from desktop.sentiment.word_columns import inside_of
from desktop.sentiment.words import word_bucket

_ROW = 32
"""Beside a bucket: so many bits below the place of its word."""
_LOW = (1 << _ROW) - 1
_ROOM = 1024
"""Words for which there is room at first."""

Ints = NDArray[np.int64]
Shorts = NDArray[np.int16]
Flags = NDArray[np.bool_]


class WideNet:
    """What words add, and the sums of one text. Keeps the weights as arrays."""

    def __init__(self, weights: Weights) -> None:
        self._buckets = np.frombuffer(weights.buckets, "<u4").astype(np.int64)
        self._vectors = np.frombuffer(weights.vectors, np.int8).reshape(-1, weights.size)
        self._kernel = np.frombuffer(weights.kernel, "<i4").reshape(-1, weights.size + 1).T.astype(np.float64)
        self._start = np.pad(np.array(weights.start, np.int64), len(weights.start))
        self.greatest = np.array(weights.greatest, np.int64)
        self.mean = np.array(weights.mean, np.int64)
        self._filters = np.arange(len(weights.start))

    def made(self, words: Sequence[str], felt: Sequence[int]) -> Shorts:
        """What each word adds, a row for each; see `Net`. Whole numbers below 2**53: their sums are true in whatever order."""
        inside, rows = inside_of(words)
        own = np.unique((rows << _ROW) | inside)
        rows = own >> _ROW
        places, there = self._places((own & _LOW) + INSIDE)
        rows, counts = rows[there], np.bincount(rows[there], minlength=len(words))
        sums = by_row(self._vectors.take(places[there], axis=0), rows, len(words))
        vectors = np.empty((len(words), self._vectors.shape[1] + 1))
        vectors[:, :-1] = np.rint(sums * (FINE / np.sqrt(np.maximum(counts, 1)))[:, None])
        vectors[:, -1] = felt
        places, there = self._places(np.fromiter(map(word_bucket, words), np.int64, len(words)))
        vectors[there, :-1] += FINE * self._vectors.take(places[there], axis=0).astype(np.float64)
        found = ((vectors @ self._kernel).astype(np.int64) >> SHIFT) + self._start
        return found.clip(-MOST_ADDED, MOST_ADDED).astype(np.int16)

    def _places(self, buckets: Ints) -> tuple[Ints, Flags]:
        """Where the numbers of buckets are, and whether they are there at all."""
        places = np.searchsorted(self._buckets, buckets).clip(max=len(self._buckets) - 1)
        return places, self._buckets.take(places) == buckets

    def sums(self, rows: Sequence[Added]) -> tuple[int, int]:
        """The weighed sums of the greatest and of all, from what each word adds."""
        found = _filtered(_stacked(rows))
        return int(found.max(axis=0) @ self.greatest), int(found.sum(axis=0, dtype=np.int64) @ self.mean)

    def parts(self, rows: Sequence[Added]) -> list[float]:
        """What each word adds to the sum of both, that of all over twice the root of how many words there are; see `Net`."""
        return self.parts_of(_stacked(rows))

    def parts_of(self, added: Shorts) -> list[float]:
        """The same from what each word adds, by place."""
        found = _filtered(added)
        top, filters = found.argmax(axis=0), self._filters
        worth = (found > 0) * (self.mean / (2.0 * math.sqrt(len(added))))
        worth[top, filters] += self.greatest * (found[top, filters] > 0)
        shares = np.zeros(added.shape)
        shares[:-1, 0] = worth[1:]
        shares[:, 1] = worth
        shares[1:, 2] = worth[:-1]
        shares *= added
        told: list[float] = shares.sum(axis=(1, 2)).tolist()
        return told


def _stacked(rows: Sequence[Added]) -> Shorts:
    """What each word adds, by place."""
    return np.concatenate([np.frombuffer(row, np.int16) for row in rows]).reshape(len(rows), PLACES, -1)


def _filtered(added: Shorts) -> Shorts:
    """What each filter has at each word, 0 at least."""
    found = added[:, 1].copy()
    found[1:] += added[:-1, 0]
    found[:-1] += added[1:, 2]
    return np.maximum(found, 0, out=found)


class NetColumns:
    """Keeps what words add in the rows of a table, numbered in the order in which they are added; made when they are first read."""

    def __init__(self, net: Net) -> None:
        self._net = net
        self.forget()

    def forget(self) -> None:
        """Forget all words."""
        self._words: list[str] = []
        self._there = np.zeros(_ROOM, np.bool_)
        self._added = np.zeros((_ROOM, PLACES, self._net.filters), np.int16)

    def add(self, words: Sequence[str]) -> None:
        """Words, each once."""
        self._words += words
        more = max(len(self._words), 2 * len(self._there)) - len(self._there)
        if len(self._words) > len(self._there):
            self._there = np.pad(self._there, (0, more))
            self._added = np.pad(self._added, ((0, more), (0, 0), (0, 0)))

    def logits(self, numbers: Ints, rows: Ints, count: int) -> list[float]:
        """Of texts that have these words, those of each one behind the other; `rows`: whose each word is."""
        lengths = np.bincount(rows, minlength=count)
        if len(rows) > READ:
            within = np.arange(len(rows)) - (np.cumsum(lengths) - lengths).take(rows)
            read = np.flatnonzero(within < READ)
            numbers, rows = numbers.take(read), rows.take(read)
        self._make(numbers)
        greatest, total = self._sums(numbers, rows, count)
        made_of = self._net.made_of
        return [made_of(*one) for one in zip(greatest.tolist(), total.tolist(), lengths.tolist(), strict=True)]

    def parts(self, numbers: Ints) -> list[float]:
        """What each word of a text whose logit was read adds; see `Net.parts`."""
        read = numbers[:READ]
        if not len(read):
            return []
        scale = self._net.weights.unit * len(read) / len(numbers)
        told = self._net.wide().parts_of(self._added.take(read, axis=0))
        return [scale * part for part in told] + [0.0] * (len(numbers) - len(read))

    def _make(self, numbers: Ints) -> None:
        new = np.unique(numbers[~self._there.take(numbers)])
        if len(new):
            made = self._net.learn([self._words[number] for number in new.tolist()])
            self._added[new] = np.concatenate([np.frombuffer(row, np.int16) for row in made]).reshape(len(new), PLACES, -1)
            self._there[new] = True

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
        """What each filter has at each word, 0 at least; no word adds anything to those of another text."""
        added = self._added.take(numbers, axis=0)
        apart = np.flatnonzero(rows[1:] != rows[:-1])
        added[apart, 0] = 0
        added[apart + 1, 2] = 0
        return _filtered(added)
