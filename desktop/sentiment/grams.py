"""Linear models on character n-grams: weights trained offline, looked up in a plain dictionary, which for short texts beats arrays."""

from __future__ import annotations

import math
import re
import sys
from array import array
from dataclasses import dataclass
from operator import add
from pathlib import Path

import msgspec

LONGEST = 4
"""n-grams of 1 to LONGEST characters."""
MOST = 120
"""Characters from either end of a text that are looked at."""
SPLIT = "\x1f"
_DIGITS = str.maketrans("123456789", "000000000")
_BLANKED = re.compile(r"\[\w{1,4}x\]|\[orderid_\d+\]")
"""What anonymised transcripts have where a number, name or address stood."""
_PICTURED = re.compile(r"#e-\w*(?:\[\w{1,4}x\])?")

Table = dict[str, tuple[float, float, float]]
"""For each n-gram its squared rarity, and its weight for dissatisfied and for satisfied, times rarity."""


@dataclass(frozen=True, slots=True)
class GramModel:
    """A table of n-grams and a bias per output; TF-IDF, each n-gram once, of length 1.

    Two tables: `weights` for texts with a character beyond ASCII, `latin` for the others.
    """

    weights: Table
    bias: tuple[float, float]
    latin: Table
    latin_bias: tuple[float, float]

    def score(self, text: str) -> tuple[float, float]:
        """The two logits of a folded text: dissatisfied and satisfied against neutral."""
        known, bias = (self.latin, self.latin_bias) if text.isascii() else (self.weights, self.bias)
        found = list(filter(None, map(known.get, set(grams_of(text)))))
        if not found:
            return bias
        squares, low, high = map(sum, zip(*found, strict=True))
        length = math.sqrt(squares)
        return bias[0] + low / length, bias[1] + high / length


def grams_of(text: str) -> list[str]:
    """All n-grams of a folded text, a blank at each end, digits alike."""
    if len(text) > 2 * MOST:
        text = f"{text[:MOST]}\n{text[-MOST:]}"
    if "[" in text or "#e-" in text:
        text = _BLANKED.sub("0", _PICTURED.sub("😊", text))
    framed = f" {text.translate(_DIGITS)} "
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

    def table(self) -> Table:
        """By n-gram."""
        squares, low, high = (_floats(column) for column in self.columns)
        return dict(zip(self.grams.split(SPLIT), zip(squares, low, high, strict=True), strict=True))


class _Stored(msgspec.Struct, frozen=True):
    wide: _Part
    latin: _Part


def read_grams(path: Path) -> GramModel:
    """A model from its file, with a table for `wide` and one for `latin` texts."""
    found = msgspec.msgpack.decode(path.read_bytes(), type=_Stored)
    return GramModel(found.wide.table(), found.wide.bias, found.latin.table(), found.latin.bias)


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
