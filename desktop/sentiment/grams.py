"""Linear models on character n-grams: weights trained offline, looked up in a plain dictionary, which for short texts beats arrays."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import msgspec

LONGEST = 4
"""n-grams of 1 to LONGEST characters."""
MOST = 120
"""Characters from either end of a text that are looked at."""
_DIGITS = str.maketrans("123456789", "000000000")
_BLANKED = re.compile(r"\[\w{1,4}x\]|\[orderid_\d+\]")
"""What anonymised transcripts have where a number, name or address stood."""
_PICTURED = re.compile(r"#e-\w*(?:\[\w{1,4}x\])?")

Table = dict[str, tuple[float, float, float]]


@dataclass(frozen=True, slots=True)
class GramModel:
    """For each n-gram its inverse document frequency and a weight per output; a bias per output. TF-IDF, sublinear, of length 1.

    Two tables: `weights` for texts with a character beyond ASCII, `latin` for the others.
    """

    weights: Table
    bias: tuple[float, float]
    latin: Table
    latin_bias: tuple[float, float]

    def score(self, text: str) -> tuple[float, float]:
        """The two logits of a folded text: dissatisfied and satisfied against neutral."""
        known, bias = (self.latin, self.latin_bias) if text.isascii() else (self.weights, self.bias)
        squares, low, high = 0.0, 0.0, 0.0
        for gram, count in Counter([gram for gram in grams_of(text) if gram in known]).items():
            idf, to_low, to_high = known[gram]
            value = idf if count == 1 else (1.0 + math.log(count)) * idf
            squares += value * value
            low += value * to_low
            high += value * to_high
        length = math.sqrt(squares) or 1.0
        return bias[0] + low / length, bias[1] + high / length


def grams_of(text: str) -> list[str]:
    """All n-grams of a folded text, a blank at each end, digits alike."""
    if len(text) > 2 * MOST:
        text = f"{text[:MOST]}\n{text[-MOST:]}"
    if "[" in text or "#e-" in text:
        text = _BLANKED.sub("0", _PICTURED.sub("😊", text))
    framed = f" {text.translate(_DIGITS)} "
    return [framed[n : n + size] for size in range(1, LONGEST + 1) for n in range(len(framed) - size + 1)]


class _Part(msgspec.Struct, frozen=True):
    """A table as it lies in the file: n-grams, and as many numbers in `idf`, `low` and `high`; `bias` of two."""

    grams: list[str]
    idf: list[float]
    low: list[float]
    high: list[float]
    bias: tuple[float, float]

    def table(self) -> Table:
        """By n-gram."""
        return dict(zip(self.grams, zip(self.idf, self.low, self.high, strict=True), strict=True))


class _Stored(msgspec.Struct, frozen=True):
    wide: _Part
    latin: _Part


def read_grams(path: Path) -> GramModel:
    """A model from its JSON, with a table for `wide` and one for `latin` texts."""
    found = msgspec.json.decode(path.read_bytes(), type=_Stored)
    return GramModel(found.wide.table(), found.wide.bias, found.latin.table(), found.latin.bias)
