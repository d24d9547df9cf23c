"""Linear models on character n-grams: weights trained offline, those of a text found at one pass."""

from __future__ import annotations

import math
import re
import sys
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import add
from pathlib import Path
from typing import NamedTuple

import msgspec

from desktop.sentiment.fold import digits_alike, is_latin
from desktop.sentiment.vocabulary import Vocabulary

LONGEST = 4
"""n-grams of 1 to LONGEST characters."""
MOST = 120
"""Characters from either end of a text that are looked at."""
SPLIT = "\x1f"
FINE = 2.0**44
"""What a number is multiplied by to be kept in a lane of an integer."""
LANE_BITS = 64
_LANE, _HALF_LANE = (1 << LANE_BITS) - 1, 1 << (LANE_BITS - 1)
_BLANKED = re.compile(r"\[\w{1,4}x\]|\[orderid_\d+\]")
"""What anonymised transcripts have where a number, name or address stood."""
_PICTURED = re.compile(r"#e-\w*(?:\[\w{1,4}x\])?")

Table = dict[str, tuple[float, float, float]]
"""For each n-gram its squared rarity, and its weight for dissatisfied and for satisfied, times rarity."""


class Seen(NamedTuple):
    """A framed text and the numbers of the n-grams in it that a model knows, each as often as it occurs."""

    framed: str
    numbers: list[int]


class Lanes(dict[int, int]):
    """For each n-gram of a table, by its number, a number of three lanes (squared rarity, low, high), so that one sum adds all: made when
    it is first asked for, 0 for what stands in no table. A tuple of three floats would be four places of memory to go to."""

    def __init__(self, columns: Sequence[array[float]]) -> None:
        super().__init__()
        self.columns = columns

    def __missing__(self, number: int) -> int:
        lanes = 0
        if number < len(self.columns[0]):
            for column in self.columns:
                lanes = (lanes << LANE_BITS) + round(FINE * column[number])
        self[number] = lanes
        return lanes


@dataclass(frozen=True, slots=True)
class Known:
    """The n-grams of one script, what they weigh, and a bias for each output."""

    vocabulary: Vocabulary
    lanes: Lanes
    bias: tuple[float, float]


class GramModel(NamedTuple):
    """What training makes: `weights` for texts with a character beyond ASCII, `latin` for the others, a bias per output."""

    weights: Table
    bias: tuple[float, float]
    latin: Table
    latin_bias: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Grams:
    """The same as it is looked up; TF-IDF, each n-gram once, of length 1."""

    wide: Known
    latin: Known

    def seen(self, text: str) -> Seen:
        """What is known of a folded text."""
        framed = framed_of(text)
        return Seen(framed, (self.latin if is_latin(text) else self.wide).vocabulary.numbers(framed))

    def score(self, text: str, seen: Seen) -> tuple[float, float]:
        """The two logits of a folded text, given with what is known of it: dissatisfied and satisfied against neutral."""
        known = self.latin if is_latin(text) else self.wide
        total = sum(map(known.lanes.__getitem__, set(seen.numbers)))
        if not total:
            return known.bias
        high = ((total + _HALF_LANE) & _LANE) - _HALF_LANE
        total = (total - high) >> LANE_BITS
        low = ((total + _HALF_LANE) & _LANE) - _HALF_LANE
        scale = FINE * math.sqrt(((total - low) >> LANE_BITS) / FINE)
        return known.bias[0] + low / scale, known.bias[1] + high / scale


def framed_of(text: str) -> str:
    """What is looked at of a folded text, a blank at each end, digits alike."""
    if len(text) > 2 * MOST:
        text = f"{text[:MOST]}\n{text[-MOST:]}"
    if "[" in text or "#e-" in text:
        text = _BLANKED.sub("0", _PICTURED.sub("😊", text))
    return f" {digits_alike(text)} "


def grams_of(text: str) -> list[str]:
    """The n-grams of a folded text, the shorter ones first, each as often as it occurs."""
    return runs_of(framed_of(text))


def runs_of(framed: str) -> list[str]:
    """All runs of 1 to LONGEST characters."""
    found = longest = list(framed)
    for size in range(1, LONGEST):
        longest = list(map(add, longest, framed[size:]))
        found = found + longest
    return found


class _Part(msgspec.Struct, frozen=True):
    """A table as it lies in the file: n-grams, SPLIT between them; the three columns as little-endian floats of 32 bits; a bias of two."""

    grams: str
    columns: tuple[bytes, bytes, bytes]
    bias: tuple[float, float]

    def known(self, beside: Mapping[str, int]) -> Known:
        """As it is looked up, in one vocabulary with the n-grams of another table."""
        return Known(Vocabulary(self.grams.split(SPLIT), beside), Lanes([_floats(column) for column in self.columns]), self.bias)


class _Stored(msgspec.Struct, frozen=True):
    wide: _Part
    latin: _Part


def read_grams(path: Path, beside: Mapping[str, int]) -> Grams:
    """A model from its file, with a table for `wide` and one for `latin` texts. `beside`: another table of n-grams of `wide` texts, the
    second column of their vocabulary."""
    found = msgspec.msgpack.decode(path.read_bytes(), type=_Stored)
    return Grams(found.wide.known(beside), found.latin.known({}))


def write_grams(path: Path, model: GramModel) -> None:
    """The same model gives the same file."""
    stored = _Stored(_part(model.weights, model.bias), _part(model.latin, model.latin_bias))
    path.write_bytes(msgspec.msgpack.encode(stored))


def _part(table: Table, bias: tuple[float, float]) -> _Part:
    squares, low, high = (_ordered(array("f", column)).tobytes() for column in zip(*table.values(), strict=True))
    return _Part(SPLIT.join(table), (squares, low, high), bias)


def _floats(stored: bytes) -> array[float]:
    return _ordered(array("f", stored))


def _ordered(numbers: array[float]) -> array[float]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
