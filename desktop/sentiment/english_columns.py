"""The linear model of English (`desktop.sentiment.valence`) for many texts at one go: to the last bit what it makes of one text.

Each step is made for the words of all texts at once; what is added up is added in the order in which it is for one text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from desktop.sentiment.columns import by_row
from desktop.sentiment.english_net import Net
from desktop.sentiment.english_net_columns import NetColumns
from desktop.sentiment.tone_columns import ToneColumns
from desktop.sentiment.valence import MOST_WORDS, EnglishModel, Logits
from desktop.sentiment.word_columns import inside_of
from desktop.sentiment.words import pair_bucket, pieces_of, word_bucket

_ROW = 32
"""Beside a word or a bucket: so many bits below the place of its text."""
_LOW = (1 << _ROW) - 1
_ROOM = 1024
"""Words for which there is room at first."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class English(NamedTuple):
    """The logits of a text, what each code point adds, a row for each output that was asked for, and the numbers of its words."""

    logits: Logits
    parts: Floats
    words: Ints


class EnglishColumns:
    """Keeps what each word gives in the rows of tables: words are added as they are met, all are forgotten when they are MOST_WORDS."""

    def __init__(self, model: EnglishModel, parted: Sequence[str], net: Net | None = None) -> None:
        """`parted`: the outputs of which it is told what each code point adds. `net`: what it says is added to the logit of anger."""
        self._model = model
        self._parted = [list(model.columns).index(name) for name in parted]
        columns = list(model.columns.values())
        self._weights = [np.frombuffer(column.weights, np.int16) for column in (model.squares, *columns)]
        self._units = np.array([[column.unit] for column in columns])
        self._biases = np.array([[column.bias] for column in columns])
        self._leanings = np.array([column.tones for column in columns])[:, :, None]
        self._tones = ToneColumns()
        self._net = None if net is None else NetColumns(net)
        self._numbers: dict[str, int] = {}
        self.forgotten = 0
        """How often all words were forgotten: numbers from before mean others now."""
        self._buckets = np.zeros(_ROOM, np.int64)
        self._sums = np.zeros((_ROOM, 2 * len(self._weights)), np.int32)

    def read(self, texts: Sequence[str]) -> list[English]:
        """In the order of the texts."""
        said = _Said(texts)
        numbers = self._known(said.words)
        tones = self._tones.of(numbers, said.rows, len(texts))
        batch = _Batch(said, self._model.squares.unit)
        batch.add_words(numbers, self._sums)
        batch.add_pairs(self._buckets.take(numbers), self._weights)
        found = batch.logits(self._units) + tones.weighed(self._leanings) + self._biases
        logits = [dict(zip(self._model.columns, row, strict=True)) for row in found.T.tolist()]
        if self._net is not None:
            for own, more in zip(logits, self._net.logits(numbers, said.rows, len(texts)), strict=True):
                own["anger"] += more
        parts = said.spread(*batch.parts(self._parted, self._units, tones.by_word(self._leanings[self._parted])))
        places = zip(said.begins.tolist(), said.closes.tolist(), strict=True)
        words = np.split(numbers, np.searchsorted(said.rows, np.arange(1, len(texts))))
        return [English(own, parts[:, start:end], its) for own, (start, end), its in zip(logits, places, words, strict=True)]

    def net_parts(self, words: Ints) -> list[float]:
        """What each word adds to the logit of the net, from the numbers of the words of a text that was read."""
        return [0.0] * len(words) if self._net is None else self._net.parts(words)

    def _known(self, words: Sequence[str]) -> Ints:
        """The numbers of words."""
        new = None in map(self._numbers.get, words) and set(words).difference(self._numbers)
        if new and len(self._numbers) + len(new) > MOST_WORDS:
            self._numbers.clear()
            self.forgotten += 1
            self._tones.forget()
            if self._net is not None:
                self._net.forget()
            new = set(words)
        if new:
            self._learn(sorted(new))
        return np.fromiter(map(self._numbers.__getitem__, words), np.int64, len(words))

    def _learn(self, words: Sequence[str]) -> None:
        first, last = len(self._numbers), len(self._numbers) + len(words)
        if last > len(self._buckets):
            more = max(last, 2 * len(self._buckets)) - len(self._buckets)
            self._buckets = np.pad(self._buckets, (0, more))
            self._sums = np.pad(self._sums, ((0, more), (0, 0)))
        self._buckets[first:last] = own = np.fromiter(map(word_bucket, words), np.int64, len(words))
        inside, rows = inside_of(words)
        for place, weights in enumerate(self._weights):
            self._sums[first:last, 2 * place] = weights.take(own)
            self._sums[first:last, 2 * place + 1] = np.bincount(rows, weights.take(inside), len(words))
        self._tones.add(words, [self._model.valence.get(word, 0.0) for word in words])
        if self._net is not None:
            self._net.add(words)
        self._numbers.update(zip(words, range(first, last), strict=True))


class _Said:
    """The words of texts one behind the other: whose each is, and where it stands in all texts together, a mark between two."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.words, pieces = pieces_of("\n".join(texts))
        self._pieces = np.fromiter(pieces, np.int64, 2 * len(self.words) + 1)
        edges = np.cumsum(self._pieces)
        self.starts, self.ends = edges[:-1:2], edges[1::2]
        lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        self.closes = np.cumsum(lengths + 1) - 1
        self.begins = self.closes - lengths
        self.rows = np.searchsorted(self.closes, self.starts, "right")
        self.pairs = np.flatnonzero(self.rows[1:] == self.rows[:-1])
        """The places of words that are followed by one of the same text."""

    def spread(self, words: Floats, pairs: Floats) -> Floats:
        """For each code point what the word on it adds, and each of the pairs that it stands in; a row for each output."""
        within = np.zeros((len(words), len(self.words) + 1))
        within[:, self.pairs + 1] = pairs
        values = np.zeros((len(words), 2 * len(self.words) + 1))
        values[:, 0::2] = within
        values[:, 1::2] = words + within[:, :-1] + within[:, 1:]
        return np.repeat(values, self._pieces, axis=1)


class _Batch:
    """Sums of each text: of squares and of outputs, by its words, what is inside them, and its pairs."""

    def __init__(self, said: _Said, unit: float) -> None:
        self._said = said
        self._unit = unit
        self._count = len(said.begins)

    def add_words(self, numbers: Ints, sums: NDArray[np.int32]) -> None:
        """Each word counts once a text."""
        own, places, counts = np.unique((self._said.rows << _ROW) | numbers, return_inverse=True, return_counts=True)
        self._words = sums.take(numbers, axis=0).T
        self._often = counts.take(places)
        self._sums = by_row(sums.take(own & _LOW, axis=0), own >> _ROW, self._count).T

    def add_pairs(self, buckets: Ints, weights: Sequence[NDArray[np.int16]]) -> None:
        """So does each pair of neighbours."""
        left = self._said.pairs
        key = (self._said.rows.take(left) << _ROW) | pair_bucket(buckets.take(left), buckets.take(left + 1))
        own, places, counts = np.unique(key, return_inverse=True, return_counts=True)
        found = np.stack([column.take(own & _LOW) for column in weights], axis=1)
        self._pairs = found.take(places, axis=0).T
        self._pairs_often = counts.take(places)
        self._pair_sums = by_row(found, own >> _ROW, self._count).T
        self._length = _root((self._sums[0] + self._pair_sums[0]) * self._unit)
        self._inside = _root(self._sums[1] * self._unit)

    def logits(self, units: Floats) -> Floats:
        """What words and pairs give, a row for each output."""
        found: Floats = ((self._sums[2::2] + self._pair_sums[1:]) / self._length + self._sums[3::2] / self._inside) * units
        return found

    def parts(self, outputs: Sequence[int], units: Floats, tones: Floats) -> tuple[Floats, Floats]:
        """What each word adds to a code point of it, `tones` with it, and each pair."""
        said, length, inside = self._said, self._length.take(self._said.rows), self._inside.take(self._said.rows)
        words, within, pairs = self._words[2::2][outputs], self._words[3::2][outputs], self._pairs[1:][outputs]
        own: Floats = (words / length + within / inside) * units[outputs] / self._often
        both: Floats = pairs * units[outputs] / length.take(said.pairs) / self._pairs_often
        width = said.ends.take(said.pairs + 1) - said.starts.take(said.pairs)
        return (own + tones) / (said.ends - said.starts), both / width


def _root(squares: Floats) -> Floats:
    """The lengths of squares, 1 where there is nothing."""
    found: Floats = np.sqrt(squares)
    found[found == 0.0] = 1.0
    return found
