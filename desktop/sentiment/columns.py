"""The models of satisfaction and of risk as arrays, for many texts at one go: to the last bit what each makes of one text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from desktop.core.reading import RISKS
from desktop.sentiment.grams import FINE, Known, Lanes
from desktop.sentiment.lanes import MIDDLE, SQUARE
from desktop.sentiment.linear import Linear, Weights
from desktop.sentiment.risk_model import LANES
from desktop.sentiment.tokens import word_tokens_of

Ints = NDArray[np.int64]
Bytes = NDArray[np.uint8]
Flags = NDArray[np.bool_]
NUMBER_BITS = 16
"""A known n-gram is the place of its text and, in so many bits below, its number."""
_NUMBER = (1 << NUMBER_BITS) - 1
_ROW = 32
"""A token beside its text: so many bits below the place of the text."""
_LANES = 3
_WIDTH = len(RISKS)


class GramColumns:
    """The lanes of each n-gram (`grams.Known`) in columns: those of wide texts, then those of Latin ones."""

    def __init__(self, scripts: Sequence[Known], words: Sequence[Sequence[str]], numbers: Mapping[str, int]) -> None:
        """`words`: the n-grams of each script in the order of its own numbers; `numbers`: those of both together."""
        self._tables = np.zeros((2, len(numbers) + 1, _LANES), np.int64)
        for table, known, grams in zip(self._tables, scripts, words, strict=True):
            lanes = _lanes_of(known.lanes)
            table[list(map(numbers.__getitem__, grams[: len(lanes)]))] = lanes
        self._bias = np.array([known.bias for known in scripts])

    def logits(self, known: Ints, latin: Flags) -> list[tuple[float, float]]:
        """The two logits of each text; see `grams.Grams.score`."""
        own = known[np.flatnonzero(np.diff(known, prepend=-1))]
        rows = own >> NUMBER_BITS
        sums = by_row(self._tables[latin.take(rows).astype(np.intp), own & _NUMBER], rows, len(latin))
        bias = self._bias[latin.astype(np.intp)]
        squares = np.where(sums[:, 2] > 0, sums[:, 2], 1)
        scale = FINE * np.sqrt(squares / FINE)
        low, high = bias[:, 0] + sums[:, 1] / scale, bias[:, 1] + sums[:, 0] / scale
        return list(zip(low.tolist(), high.tolist(), strict=True))


class RiskColumns:
    """The lanes of each token (`linear.Linear`) in columns, and the families that it belongs to. Token 0 is none."""

    def __init__(self, model: Linear, numbers: Mapping[str, int]) -> None:
        self._model = model
        self._of_number = np.zeros(len(numbers) + 1, np.int64)
        self._of_number[1:] = np.fromiter(map(model.places.get, numbers, repeat(0)), np.int64, len(numbers))
        self._lanes, self._members = _columns_of(model)
        self._has_family = self._members.any(axis=1)
        written = b"".join([family.to_bytes(LANES.head.size, "little") for family in model.families])
        lanes = np.frombuffer(written, "<u4").reshape(-1, LANES.count)
        self._families = lanes[:, :_WIDTH].astype(np.int64) - MIDDLE
        self._bias = np.array(model.bias)

    def logits(self, known: Ints, latin: Flags, framed: Sequence[str]) -> list[Weights]:
        """The logits of each text; see `risk_model.RiskModel.score`."""
        tokens, rows = self._tokens(known, latin, framed)
        sums = by_row(self._lanes[tokens], rows, len(latin))
        scale = self._model.unit / np.sqrt(np.maximum(sums[:, -1], 1) / SQUARE)
        alike = self._alike(tokens, rows, len(latin))
        logits = self._bias + scale[:, None] * sums[:, :-1] + self._model.unit * alike
        return [tuple(row) for row in logits.tolist()]

    def _tokens(self, known: Ints, latin: Flags, framed: Sequence[str]) -> tuple[Ints, Ints]:
        """The tokens of all texts, and whose each is, in order of the texts."""
        rows, tokens = known >> NUMBER_BITS, self._of_number.take(known & _NUMBER)
        told = np.flatnonzero((tokens > 0) & ~latin.take(rows))
        words = [(row << _ROW) + place for row, text in enumerate(framed) for place in self._word_places(text)]
        if not words:
            return tokens[told], rows[told]
        found = np.concatenate([(rows[told] << _ROW) + tokens[told], np.array(words, np.int64)])
        found.sort()
        return found & ((1 << _ROW) - 1), found >> _ROW

    def _word_places(self, text: str) -> Iterator[int]:
        """The tokens of its words."""
        return filter(None, map(self._model.places.get, word_tokens_of(text)))

    def _alike(self, tokens: Ints, rows: Ints, count: int) -> Ints:
        """What families add, each once a text."""
        told = np.flatnonzero(self._has_family.take(tokens))
        present = by_row(self._members[tokens[told]], rows[told], count) > 0
        found: Ints = present.astype(np.int64) @ self._families
        return found


def by_row(values: NDArray[np.integer], rows: Ints, count: int) -> Ints:
    """The sums of the values of each row, the rows being sorted."""
    sums = np.zeros((count, values.shape[1]), np.int64)
    if len(rows):
        starts = np.flatnonzero(np.diff(rows, prepend=-1))
        sums[rows[starts]] = np.add.reduceat(values, starts, axis=0, dtype=np.int64)
    return sums


def _lanes_of(lanes: Lanes) -> Ints:
    """High, low, and squared rarity of each n-gram."""
    columns = [np.rint(FINE * np.frombuffer(column, np.float32).astype(np.float64)) for column in reversed(lanes.columns)]
    return np.stack(columns, axis=1).astype(np.int64)


def _columns_of(model: Linear) -> tuple[NDArray[np.int32], Bytes]:
    """The weights of each token and its squared rarity; for each family whether it belongs to it. Place 0 has nothing."""
    tokens = model.tokens
    lanes = np.zeros((len(tokens.squares), _WIDTH + 1), np.int32)
    lanes[:, :_WIDTH] = np.frombuffer(tokens.rows, np.uint16).reshape(-1, _WIDTH).astype(np.int32) - MIDDLE
    lanes[:, _WIDTH] = np.frombuffer(tokens.squares, np.uint16)
    members = np.zeros((len(lanes), len(model.families)), np.uint8)
    for token, families in tokens.families.items():
        members[token, families] = 1
    return lanes, members
