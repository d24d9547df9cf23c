"""Linear models of several outputs that are added up as whole numbers: tokens and families of words that mean alike, from one file.

Each token is a number whose lanes of 32 bits hold its weight for each output, so that adding tokens up adds all outputs at once. A family
is a list of words that mean alike (training/own/*/words.txt): a word that was in no sentence of the training weighs what its family does.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, repeat, zip_longest
from operator import sub

import msgspec

from desktop.sentiment.fold import is_latin
from desktop.sentiment.grams import LONGEST, runs_of
from desktop.sentiment.lanes import MIDDLE, SQUARE, Lanes, ordered
from desktop.sentiment.tokens import word_places_of, word_tokens_of

Weights = tuple[float, ...]
"""A number for each output."""
_PARTS = 12
"""A run of one to four characters can be shared out in so many whole parts."""


class Stored(msgspec.Struct, frozen=True):
    """The file: for each token a row of weights and its square, for each family a row, 16 bits each, little-endian.

    `members` are the numbers of the tokens that belong to a family, family by family.
    """

    tokens: str
    rows: bytes
    squares: bytes
    members: list[list[int]]
    families: bytes
    bias: list[float]
    unit: float


class Tokens(dict[int, int]):
    """For each token, by its place from 1 on, a number: lanes of weights, of the square of the rarity and of 1, and above them a byte for
    each family that it belongs to; made when it is first asked for. Place 0 is no token, and has a row and a square of its own."""

    def __init__(self, lanes: Lanes, rows: array[int], squares: array[int], families: Mapping[int, Sequence[int]]) -> None:
        super().__init__({0: 0})
        self.lanes = lanes
        self.rows = rows
        self.squares = squares
        self.families = families

    def __missing__(self, place: int) -> int:
        lanes = self.lanes
        first = lanes.outputs * place
        found = int.from_bytes(lanes.head.pack(*self.rows[first : first + lanes.outputs], self.squares[place], 1), "little")
        for family in self.families.get(place, ()):
            found += 1 << (lanes.bits + 8 * family)
        self[place] = found
        return found


@dataclass(frozen=True, slots=True)
class Linear:
    """What each token and family adds to the logit of each output. `places`: of tokens; `columns`: weights by place, made when needed."""

    places: dict[str, int]
    tokens: Tokens
    families: tuple[int, ...]
    bias: Weights
    unit: float
    lanes: Lanes
    columns: dict[int, array[int]] = field(default_factory=dict)

    @property
    def runs(self) -> dict[str, int]:
        """The places of those tokens that a run of characters may be."""
        return {token: place for token, place in self.places.items() if len(token) <= LONGEST}

    def words(self, text: str) -> int:
        """The sum of the tokens of a text's words."""
        return sum(map(self.tokens.__getitem__, filter(None, map(self.places.get, word_tokens_of(text)))))

    def logits(self, total: int) -> Weights:
        """Of a sum of tokens."""
        if not total:
            return self.bias
        *sums, squares = self.lanes.sums(total)
        unit = self.unit
        scale = unit / math.sqrt(max(squares, 1) / SQUARE)
        present = self.lanes.present(total, len(self.families))
        if not present:
            return tuple([bias + scale * word for bias, word in zip(self.bias, sums, strict=True)])
        alike = self.lanes.sums(sum([self.families[family] for family in present]))
        return tuple([bias + scale * word + unit * family for bias, word, family in zip(self.bias, sums, alike, strict=False)])

    def parts(self, text: str, output: int) -> list[float]:
        """What each character adds to an output, in units: each token's part shared out among its own."""
        if not text:
            return []
        known, column = self.places.get, self._column(output)
        runs = [] if is_latin(text) else list(map(known, runs_of(f" {text} "), repeat(0)))
        words = [(place, start, end) for token, start, end in word_places_of(text) if (place := known(token))]
        squares = self.tokens.squares
        total = sum(map(squares.__getitem__, runs)) + sum([squares[place] for place, _, _ in words])
        scale = math.sqrt(max(total, 1) / SQUARE)
        parts = _of_runs([column[run] - MIDDLE for run in runs], len(text), scale)
        _share_out([((column[place] - MIDDLE) / scale, start, end) for place, start, end in words], parts)
        alike = self.tokens.families
        members = [member for member in words if member[0] in alike]
        if not alike.keys().isdisjoint(runs):
            members += [(run, *_place_of(n, len(text))) for n, run in enumerate(runs) if run in alike]
        _share_out([(self._alike(place, output), start, end) for place, start, end in members], parts)
        return parts

    def _column(self, output: int) -> array[int]:
        """What each token adds to an output, MIDDLE too much."""
        found = self.columns.get(output)
        if found is None:
            found = self.columns[output] = self.tokens.rows[output :: self.lanes.outputs]
        return found

    def _alike(self, place: int, output: int) -> int:
        """What the families of a token add."""
        return sum([self.lanes.lane(self.families[family], output) - MIDDLE for family in self.tokens.families[place]])


def _of_runs(weights: list[int], length: int, scale: float) -> list[float]:
    """What each of `length` characters has of the runs that it is in, a blank before and behind them being no character of its own."""
    if not weights:
        return [0.0] * length
    framed, first, sums = length + 2, 0, list[list[int]]()
    for size in range(1, LONGEST + 1):
        around, count = [0] * (size - 1), max(framed + 1 - size, 0)
        passed = list(accumulate(chain(around, weights[first : first + count], around), initial=0))
        sums.append(list(map(sub, passed[size:], passed)))
        first += count
    whole = scale * _PARTS
    shares = [(12 * one + 6 * two + 4 * three + 3 * four) / whole for one, two, three, four in zip_longest(*sums, fillvalue=0)]
    shares[1] += shares[0]
    shares[-2] += shares[-1]
    return shares[1:-1]


def _place_of(run: int, length: int) -> tuple[int, int]:
    """The characters that a run stands on, by its place among all runs of the framed text."""
    size, count = 1, length + 2
    while run >= count:
        run, count, size = run - count, count - 1, size + 1
    return max(run - 1, 0), min(run - 1 + size, length)


def _share_out(weights: Sequence[tuple[float, int, int]], parts: list[float]) -> None:
    """Adds weights to the parts of the characters from a first to the one before a last."""
    most = len(parts)
    for weight, start, end in weights:
        share = weight / max(end - start, 1)
        for place in range(start, min(max(end, start + 1), most)):
            parts[place] += share


def linear_of(stored: Stored, lanes: Lanes) -> Linear:
    """A model as it is looked up."""
    families: dict[int, list[int]] = {}
    for family, members in enumerate(stored.members):
        for token in dict.fromkeys(members):
            families.setdefault(token + 1, []).append(family)
    words = stored.tokens.split("\n")
    rows = array("H", [MIDDLE] * lanes.outputs) + ordered(array("H", stored.rows))
    tokens = Tokens(lanes, rows, array("H", [0]) + ordered(array("H", stored.squares)), families)
    places = dict(zip(words, range(1, len(words) + 1), strict=True))
    return Linear(places, tokens, tuple(lanes.numbers(stored.families)), tuple(stored.bias), stored.unit, lanes)
