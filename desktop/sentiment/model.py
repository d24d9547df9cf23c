"""Linear models over hashed n-grams: the buckets of a folded text, and weights from one file. The standard library and msgspec only.

Feature hashing after Weinberger, Dasgupta, Langford, Smola, Attenberg: Feature Hashing for Large Scale Multitask Learning, ICML 2009;
characters by 1 to 4 (3 to 5 where the text is ASCII) and words with their neighbour, each counted once, the vector scaled to length 1.
Plain Python, because short texts gain nothing from arrays and importing numpy would take longer than everything else at the start.
"""

from __future__ import annotations

import math
import re
import sys
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import msgspec

BITS = 18
LONGEST = 1600
"""Of a longer folded text the first and the last half of so many code points are looked at."""
FINEST = 32000
"""What the largest number of a column is kept as, in 16 bits."""
_MASK = (1 << BITS) - 1
_DIGITS = str.maketrans("123456789", "000000000")
_WORDS = re.compile(r"[a-z0']+")
_WORD, _ASCII = 77, 13

Place = tuple[int, int, int]
"""A bucket, the first code point of its n-gram and the one after the last."""


def buckets_of(text: str) -> set[int]:
    """The buckets of a folded text."""
    found: set[int] = set()
    for piece, _ in _ends(text):
        ascii_only = piece.isascii()
        data, step, salt = _bytes(piece, ascii_only)
        for size in _sizes(ascii_only):
            wide = size * step
            found |= {crc32(data[n : n + wide], salt) & _MASK for n in range(0, len(data) - wide + 1, step)}
        found.update(bucket for bucket, _, _ in _words(piece))
    return found


def places_of(text: str) -> Iterator[Place]:
    """Every n-gram of a folded text with its place."""
    for piece, shift in _ends(text):
        ascii_only, size_of_text = piece.isascii(), len(piece)
        data, step, salt = _bytes(piece, ascii_only)
        for size in _sizes(ascii_only):
            for n in range(size_of_text + 3 - size):
                bucket = crc32(data[n * step : (n + size) * step], salt) & _MASK
                yield bucket, max(n - 1, 0) + shift, min(n - 1 + size, size_of_text) + shift
        for bucket, start, end in _words(piece):
            yield bucket, start + shift, end + shift


def _ends(text: str) -> list[tuple[str, int]]:
    plain = text.translate(_DIGITS)
    half = LONGEST // 2
    return [(plain, 0)] if len(plain) <= LONGEST else [(plain[:half], 0), (plain[-half:], len(plain) - half)]


def _bytes(text: str, ascii_only: bool) -> tuple[bytes, int, int]:
    """A text with a blank at each end, the bytes of a character, and what the hash begins with."""
    framed = f" {text} "
    return (framed.encode("ascii"), 1, _ASCII) if ascii_only else (framed.encode("utf-32-le", "surrogatepass"), 4, 0)


def _sizes(ascii_only: bool) -> range:
    return range(3, 6) if ascii_only else range(1, 5)


def _words(text: str) -> Iterator[Place]:
    """Words, then pairs of neighbours."""
    found = [(crc32(word[0].encode(), _WORD), *word.span()) for word in _WORDS.finditer(text)]
    for hashed, start, end in found:
        yield hashed & _MASK, start, end
    for (first, start, _), (second, _, end) in pairwise(found):
        yield (first * 31 + second) & _MASK, start, end


@dataclass(frozen=True, slots=True)
class Column:
    """The weights of an output, by bucket, in units of `unit`; what is added at the end."""

    weights: array[int]
    unit: float
    bias: float

    def total(self, buckets: set[int]) -> float:
        """The sum of the weights of some buckets."""
        return sum(map(self.weights.__getitem__, buckets)) * self.unit


@dataclass(frozen=True, slots=True)
class NgramModel:
    """Outputs by name over the same buckets. `squares`: the squared rarity of each bucket, which a text's length is made of."""

    columns: dict[str, Column]
    squares: Column

    def score(self, text: str) -> dict[str, float]:
        """The logit of each output for a folded text."""
        buckets = buckets_of(text)
        length = self._length(buckets)
        return {name: column.total(buckets) / length + column.bias for name, column in self.columns.items()}

    def parts(self, text: str, name: str) -> list[float]:
        """What each code point of a folded text adds to a logit: the part of each n-gram, shared out among its code points.

        A blank that only marks an end belongs to the code point beside it, so that all parts add up to the logit without its bias.
        """
        column, found = self.columns[name], list(places_of(text))
        counts = Counter(bucket for bucket, _, _ in found)
        scale = column.unit / self._length(set(counts))
        steps = [0.0] * (len(text) + 1)
        for bucket, start, end in found:
            first = min(start, max(len(text) - 1, 0))
            share = column.weights[bucket] * scale / counts[bucket] / max(end - first, 1)
            steps[first] += share
            steps[max(end, first + 1) if text else 0] -= share
        return _running(steps)

    def _length(self, buckets: set[int]) -> float:
        return math.sqrt(self.squares.total(buckets)) or 1.0


def _running(steps: Sequence[float]) -> list[float]:
    sums, total = [], 0.0
    for step in steps[:-1]:
        total += step
        sums.append(total)
    return sums


class _Stored(msgspec.Struct, frozen=True):
    """A column as it lies in the file, little-endian."""

    name: str
    unit: float
    bias: float
    weights: bytes


def read_model(path: Path) -> NgramModel:
    """A model from its file."""
    stored = msgspec.msgpack.decode(path.read_bytes(), type=list[_Stored])
    columns = {found.name: Column(_ordered(array("h", found.weights)), found.unit, found.bias) for found in stored}
    squares = columns.pop("squares")
    return NgramModel(columns, squares)


def write_model(path: Path, squares: Sequence[float], columns: dict[str, tuple[Sequence[float], float]]) -> None:
    """Weights by bucket and a bias for each output, in 16 bits; the same weights give the same file."""
    named = {"squares": (squares, 0.0), **columns}
    path.write_bytes(msgspec.msgpack.encode([_stored(name, weights, bias) for name, (weights, bias) in named.items()]))


def _stored(name: str, weights: Sequence[float], bias: float) -> _Stored:
    unit = max(max(abs(float(weight)) for weight in weights) / FINEST, 1e-12)
    return _Stored(name, unit, float(bias), _ordered(array("h", [round(float(weight) / unit) for weight in weights])).tobytes())


def _ordered(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
