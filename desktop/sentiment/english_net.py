"""The convolution of English: what three words in a row say together, learned from all the emotions that comments show.

Filters over three words with the greatest and the mean of each (Kim, Convolutional Neural Networks for Sentence Classification, EMNLP
2014), a word being the sum of what it and the characters inside it are worth (Bojanowski et al., Enriching Word Vectors with Subword
Information, TACL 2017). Before its maximum a convolution is linear: what a word adds to each filter in each of the three places is made
once and remembered, so that a text costs two sums, a maximum and a product. In whole numbers: the same with NumPy and without, alone
and together.
"""

from __future__ import annotations

import math
import sys
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import islice
from operator import add, mul
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from desktop.sentiment.words import BITS, character_buckets, word_bucket

if TYPE_CHECKING:
    from desktop.sentiment.english_net_columns import WideNet

FILE = "english_net.msgpack"
PLACES = 3
READ = 40
"""Of a longer text so many words are read, and count the less the longer it is."""
FINE, SHIFT = 16, 16
"""A word's numbers are in sixteenths of those in the file, and bits by which its sums are shortened."""
MOST_ADDED = 10_900
"""No word adds more to a filter, so that three fit into 16 bits."""
MOST_MET = 1 << 13
"""So many words are remembered, or those of one go."""
INSIDE = 1 << BITS
"""Added to the bucket of characters: they have numbers of their own."""
VALENCE = 30.0
"""One of valence in a word's last number, before the sixteenths."""

Added: TypeAlias = "array[int]"
"""What a word adds to each filter where it comes first, in the middle, last."""


class Weights(msgspec.Struct, frozen=True):
    """The net as it lies in the file, little-endian: buckets in rising order and `size` numbers of each; for each filter in each place a
    number for each of a word's, its valence being the last; what a filter has before any word; what its greatest and its sum are worth."""

    size: int
    buckets: bytes
    vectors: bytes
    kernel: bytes
    start: tuple[int, ...]
    greatest: tuple[int, ...]
    mean: tuple[int, ...]
    unit: float
    bias: float


class Net:
    """Keeps the weights, and what the words that it has met add."""

    def __init__(self, weights: Weights, valence: Mapping[str, float]) -> None:
        self.weights = weights
        self.filters = len(weights.start)
        self._valence = valence
        self._buckets = _numbers("I", weights.buckets)
        self._vectors = array("b", weights.vectors)
        kernel, wide = _numbers("i", weights.kernel), weights.size + 1
        self._kernel = [kernel[n : n + wide] for n in range(0, len(kernel), wide)]
        self._known: dict[str, Added] = {}
        self._wide: WideNet | None = None

    def logit(self, words: Sequence[str]) -> float:
        """What the words of a text (`desktop.sentiment.words`) add to its log-odds, the bias among it."""
        if not words:
            return self.weights.bias
        rows = self.added(words[:READ])
        sums = self.wide().sums(rows) if "numpy" in sys.modules else self._plain_sums(rows)
        return self.made_of(*sums, len(words))

    def made_of(self, greatest: int, total: int, length: int) -> float:
        """The logit from the weighed sums of the greatest and of all, for a text of so many words."""
        if not length:
            return self.weights.bias
        read = min(length, READ)
        return (greatest + total / (2.0 * math.sqrt(read))) * self.weights.unit * read / length + self.weights.bias

    def parts(self, words: Sequence[str]) -> list[float]:
        """What each word adds: all together the logit without the bias. Of each window that counts, each word in it has its own share."""
        if not words:
            return []
        rows = self.added(words[:READ])
        parts = self.wide().parts(rows) if "numpy" in sys.modules else self._plain_parts(rows)
        scale = self.weights.unit * len(rows) / len(words)
        return [scale * part for part in parts] + [0.0] * (len(words) - len(rows))

    def added(self, words: Sequence[str]) -> list[Added]:
        """What each word adds, made when it is first met: of a text's words at one go."""
        new = [word for word in words if word not in self._known]
        if new:
            if len(self._known) + len(new) > MOST_MET:
                new = list(words)
            self.learn(list(dict.fromkeys(new)))
        return [self._known[word] for word in words]

    def learn(self, words: Sequence[str]) -> list[Added]:
        """What words add, each once; remembered."""
        if "numpy" in sys.modules:
            made = [array("h", row.tobytes()) for row in self.wide().made(words, [self.felt(word) for word in words])]
        else:
            made = [self._made(word) for word in words]
        if len(self._known) + len(words) > MOST_MET:
            self._known.clear()
        self._known.update(zip(words, made, strict=True))
        return made

    def felt(self, word: str) -> int:
        """Its valence as its last number."""
        return round(FINE * VALENCE * self._valence.get(word, 0.0))

    def _made(self, word: str) -> Added:
        sums = self._product(word)
        middle = slice(self.filters, 2 * self.filters)
        sums[middle] = map(add, sums[middle], self.weights.start)
        return array("h", [max(-MOST_ADDED, min(one, MOST_ADDED)) for one in sums])

    def _place(self, bucket: int) -> int | None:
        """Where its numbers are."""
        place = bisect_left(self._buckets, bucket)
        return place if place < len(self._buckets) and self._buckets[place] == bucket else None

    def _product(self, word: str) -> list[int]:
        """A word's numbers by the kernel: its own, those of what is inside it over the root of how many they are, and its valence."""
        own, vector = self._place(word_bucket(word)), [0] * self.weights.size
        inside = [place for bucket in set(character_buckets(word)) if (place := self._place(bucket + INSIDE)) is not None]
        if inside:
            share = FINE / math.sqrt(len(inside))
            vector = [round(share * one) for one in map(sum, zip(*map(self._numbers_of, inside), strict=True))]
        if own is not None:
            vector = [one + FINE * other for one, other in zip(vector, self._numbers_of(own), strict=True)]
        vector.append(self.felt(word))
        return [sum(map(mul, vector, row)) >> SHIFT for row in self._kernel]

    def _numbers_of(self, place: int) -> array[int]:
        return self._vectors[place * self.weights.size : (place + 1) * self.weights.size]

    def _windows(self, rows: Sequence[Added]) -> list[tuple[int, ...]]:
        """What each filter has at each word, 0 at least, where NumPy is not there yet."""
        size, nothing = self.filters, [0] * self.filters
        first = [nothing, *(row[:size] for row in rows[:-1])]
        last = [*(row[2 * size :] for row in islice(rows, 1, None)), nothing]
        windows = zip(first, (row[size : 2 * size] for row in rows), last, strict=True)
        return list(zip(*([max(sum(one), 0) for one in zip(*window, strict=True)] for window in windows), strict=True))

    def _plain_sums(self, rows: Sequence[Added]) -> tuple[int, int]:
        """The weighed sums of the greatest and of all."""
        filters, weights = self._windows(rows), self.weights
        return sum(map(mul, map(max, filters), weights.greatest)), sum(map(mul, map(sum, filters), weights.mean))

    def _plain_parts(self, rows: Sequence[Added]) -> list[float]:
        """What each word adds to the sum of both: in each window above nothing each of its words its own."""
        parts, share = [0.0] * len(rows), 0.5 / math.sqrt(len(rows))
        for n, values in enumerate(self._windows(rows)):
            top, greatest, mean = values.index(max(values)), self.weights.greatest[n], self.weights.mean[n] * share
            for place in (place for place, value in enumerate(values) if value):
                worth = mean + greatest * (place == top)
                for part in range(max(place - 1, 0), min(place + 2, len(rows))):
                    parts[part] += rows[part][(part - place + 1) * self.filters + n] * worth
        return parts

    def wide(self) -> WideNet:
        """The same sums by NumPy."""
        if self._wide is None:
            from desktop.sentiment.english_net_columns import WideNet

            self._wide = WideNet(self.weights)
        return self._wide


def read_net(path: Path, valence: Mapping[str, float]) -> Net:
    """The net from its file."""
    return Net(msgspec.msgpack.decode(path.read_bytes(), type=Weights), valence)


def write_net(path: Path, weights: Weights) -> None:
    """The same weights give the same file."""
    path.write_bytes(msgspec.msgpack.encode(weights))


def _numbers(kind: str, stored: bytes) -> array[int]:
    numbers = array(kind, stored)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
