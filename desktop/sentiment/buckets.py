"""The buckets of `desktop.sentiment.model` by NumPy, all n-grams of a text at one go."""

from __future__ import annotations

from array import array
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from desktop.sentiment.model import HALF, SALTS, SHIFT, STEP, THIRD

_STEP, _HALF, _THIRD, _SHIFT = np.uint32(STEP), np.uint32(HALF), np.uint32(THIRD), np.uint32(SHIFT)
KEPT = 256
"""The salts of so many lengths of text are kept."""
Hashes = NDArray[np.uint32]


class FastBuckets:
    """Keeps the buckets of a text; see `desktop.sentiment.model.Buckets`."""

    def __init__(self, hashes: Hashes) -> None:
        self._hashes = hashes

    def of(self, weights: array[int], once: bool) -> list[int]:
        """The weights."""
        found: list[int] = np.frombuffer(weights, np.int16).take(_different(self._hashes) if once else self._hashes).tolist()
        return found


def fast_buckets(framed: str) -> FastBuckets:
    """Of a text with a blank at either end."""
    return FastBuckets(_hashes(framed))


def arrays_of(framed: str) -> list[Hashes]:
    """The same, an array a size."""
    lengths = range(len(framed), max(len(framed) - len(SALTS), 0), -1)
    return np.split(_hashes(framed), np.cumsum(lengths)[:-1])


def _hashes(framed: str) -> Hashes:
    codes = np.frombuffer(framed.encode("utf-32-le", "surrogatepass"), np.uint32)
    length = len(codes)
    salts = _salts(length)
    grown = np.empty(len(salts), np.uint32)
    grown[:length] = codes
    start, end = 0, length
    for size in range(1, min(length, len(SALTS))):
        longer = grown[end : end + length - size]
        np.multiply(grown[start : end - 1], _STEP, out=longer)
        longer += codes[size:]
        start, end = end, end + length - size
    mixed = grown >> _HALF
    mixed ^= grown
    mixed *= salts
    np.right_shift(mixed, _THIRD, out=grown)
    grown ^= mixed
    grown *= _STEP
    grown >>= _SHIFT
    return grown


def _different(hashes: Hashes) -> Hashes:
    """Each once; `np.unique`, which keeps a table, takes five times as long."""
    ordered = np.sort(hashes)
    return ordered[np.flatnonzero(np.diff(ordered, prepend=ordered[:1] ^ 1))]


@lru_cache(KEPT)
def _salts(length: int) -> Hashes:
    """A salt for each n-gram of a text."""
    return np.repeat(np.array(SALTS[:length], np.uint32), range(length, max(length - len(SALTS), 0), -1))
