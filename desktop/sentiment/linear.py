"""Linear models of several outputs that are added up as whole numbers: tokens and families of words that mean alike, from one file.

Each token is a number whose lanes of 32 bits hold its weight for each output, so that adding tokens up adds all outputs at once. A family
is a list of words that mean alike (training/own/*/words.txt): a word that was in no sentence of the training weighs what its family does.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from desktop.sentiment.grams import LONGEST
from desktop.sentiment.lanes import MIDDLE, SQUARE, Lanes, ordered
from desktop.sentiment.tokens import places_of, word_tokens_of

Weights = tuple[float, ...]
"""A number for each output."""


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
    each family that it belongs to; made when it is first asked for. Place 0 is no token."""

    def __init__(self, lanes: Lanes, rows: array[int], squares: array[int], families: Mapping[int, Sequence[int]]) -> None:
        super().__init__({0: 0})
        self.lanes = lanes
        self.rows = rows
        self.squares = squares
        self.families = families

    def __missing__(self, place: int) -> int:
        lanes = self.lanes
        first = lanes.outputs * (place - 1)
        found = int.from_bytes(lanes.head.pack(*self.rows[first : first + lanes.outputs], self.squares[place - 1], 1), "little")
        for family in self.families.get(place, ()):
            found += 1 << (lanes.bits + 8 * family)
        self[place] = found
        return found


@dataclass(frozen=True, slots=True)
class Linear:
    """What each token and family adds to the logit of each output. `places`: of tokens."""

    places: dict[str, int]
    tokens: Tokens
    families: tuple[int, ...]
    bias: Weights
    unit: float
    lanes: Lanes

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
        """What each character adds to an output, each token's part shared out among its own."""
        found = list(places_of(text, self.places))
        tokens, length = self.tokens, len(text)
        rows, squares, families, width = tokens.rows, tokens.squares, tokens.families, self.lanes.outputs
        parts = [0.0] * length
        scale = math.sqrt(max(sum([squares[token - 1] for token, _, _ in found]), 1) / SQUARE)
        for token, start, end in found:
            weight = (rows[width * (token - 1) + output] - MIDDLE) / scale
            if token in families:
                weight += sum([self.lanes.lane(self.families[family], output) - MIDDLE for family in families[token]])
            share = weight / max(end - start, 1)
            for place in range(start, min(max(end, start + 1), length)):
                parts[place] += share
        return parts


def linear_of(stored: Stored, lanes: Lanes) -> Linear:
    """A model as it is looked up."""
    families: dict[int, list[int]] = {}
    for family, members in enumerate(stored.members):
        for token in dict.fromkeys(members):
            families.setdefault(token + 1, []).append(family)
    words = stored.tokens.split("\n")
    tokens = Tokens(lanes, ordered(array("H", stored.rows)), ordered(array("H", stored.squares)), families)
    places = dict(zip(words, range(1, len(words) + 1), strict=True))
    return Linear(places, tokens, tuple(lanes.numbers(stored.families)), tuple(stored.bias), stored.unit, lanes)
