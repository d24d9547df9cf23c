"""Linear models on character n-grams: weights trained offline, looked up in a plain dictionary, which for short texts beats arrays."""

from __future__ import annotations

import math
import re
import sys
from array import array
from dataclasses import dataclass
from operator import add
from pathlib import Path
from typing import NamedTuple

import msgspec

LONGEST = 4
"""n-grams of 1 to LONGEST characters."""
MOST = 120
"""Characters from either end of a text that are looked at."""
SPLIT = "\x1f"
FINE = 2.0**44
"""What a number is multiplied by to be kept in a lane of an integer."""
_BITS = 64
_LANE, _HALF_LANE = (1 << _BITS) - 1, 1 << (_BITS - 1)
_DIGITS = str.maketrans("123456789", "000000000")
_BLANKED = re.compile(r"\[\w{1,4}x\]|\[orderid_\d+\]")
"""What anonymised transcripts have where a number, name or address stood."""
_PICTURED = re.compile(r"#e-\w*(?:\[\w{1,4}x\])?")

Table = dict[str, tuple[float, float, float]]
"""For each n-gram its squared rarity, and its weight for dissatisfied and for satisfied, times rarity."""


class Grown(NamedTuple):
    """A framed text and all its n-grams, the shorter ones first, each as often as it occurs."""

    framed: str
    grams: list[str]


@dataclass(frozen=True, slots=True)
class Known:
    """The n-grams of one script, each a number of three lanes (squared rarity, low, high), so that one sum adds all; and a bias for each
    output. A tuple of three floats would be four places of memory to go to."""

    lanes: dict[str, int]
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

    def score(self, text: str, grown: Grown) -> tuple[float, float]:
        """The two logits of a folded text, given with its n-grams: dissatisfied and satisfied against neutral."""
        known = self.latin if text.isascii() else self.wide
        total = sum(filter(None, map(known.lanes.get, set(grown.grams))))
        if not total:
            return known.bias
        high = ((total + _HALF_LANE) & _LANE) - _HALF_LANE
        total = (total - high) >> _BITS
        low = ((total + _HALF_LANE) & _LANE) - _HALF_LANE
        scale = FINE * math.sqrt(((total - low) >> _BITS) / FINE)
        return known.bias[0] + low / scale, known.bias[1] + high / scale


def grown_of(text: str) -> Grown:
    """The n-grams of a folded text, a blank at each end, digits alike."""
    if len(text) > 2 * MOST:
        text = f"{text[:MOST]}\n{text[-MOST:]}"
    if "[" in text or "#e-" in text:
        text = _BLANKED.sub("0", _PICTURED.sub("😊", text))
    framed = f" {text.translate(_DIGITS)} "
    found = longest = list(framed)
    for size in range(1, LONGEST):
        longest = list(map(add, longest, framed[size:]))
        found = found + longest
    return Grown(framed, found)


def grams_of(text: str) -> list[str]:
    """The n-grams alone."""
    return grown_of(text).grams


class _Part(msgspec.Struct, frozen=True):
    """A table as it lies in the file: n-grams, SPLIT between them; the three columns as little-endian floats of 32 bits; a bias of two."""

    grams: str
    columns: tuple[bytes, bytes, bytes]
    bias: tuple[float, float]

    def known(self) -> Known:
        """As it is looked up."""
        squares, low, high = ([round(FINE * number) for number in _floats(column)] for column in self.columns)
        lanes = [(((one << _BITS) + two) << _BITS) + three for one, two, three in zip(squares, low, high, strict=True)]
        return Known(dict(zip(self.grams.split(SPLIT), lanes, strict=True)), self.bias)


class _Stored(msgspec.Struct, frozen=True):
    wide: _Part
    latin: _Part


def read_grams(path: Path) -> Grams:
    """A model from its file, with a table for `wide` and one for `latin` texts."""
    found = msgspec.msgpack.decode(path.read_bytes(), type=_Stored)
    return Grams(found.wide.known(), found.latin.known())


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
