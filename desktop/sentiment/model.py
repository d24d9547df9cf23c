"""Linear models over hashed n-grams: a folded text's characters by 1 to 4 made into buckets at one go, and the weights from one file.

Feature hashing after Weinberger, Dasgupta, Langford, Smola, Attenberg: Feature Hashing for Large Scale Multitask Learning, ICML 2009. What
the n-grams weigh is divided by the root of their number; each counts as often as it occurs or, for outputs of long texts, once.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

BITS = 20
LONGEST = 1600
"""Of a longer folded text the first and the last half of so many code points are looked at."""
FINEST = 32000
"""What the largest number of an output is kept as, in 16 bits."""
_DIGITS = str.maketrans("123456789", "000000000")
_SHIFT = np.uint32(32 - BITS)
_STEP = np.uint32(0x9E3779B1)
_SALTS = tuple(np.uint32(salt) for salt in (0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F, 0x165667B1))
_HALF, _THIRD = np.uint32(15), np.uint32(13)


def buckets_of(text: str) -> list[NDArray[np.uint32]]:
    """The buckets of a folded text's n-grams in order of place, an array a size; one blank stands before the text and one after it."""
    codes = np.frombuffer(f" {_ends(text).translate(_DIGITS)} ".encode("utf-32-le", "surrogatepass"), np.uint32)
    hashed, found = codes, []
    for size, salt in enumerate(_SALTS[: len(codes)]):
        if size:
            hashed = hashed[:-1] * _STEP + codes[size:]
        mixed = (hashed ^ (hashed >> _HALF)) * salt
        found.append((mixed ^ (mixed >> _THIRD)) * _STEP >> _SHIFT)
    return found


def _ends(text: str) -> str:
    half = LONGEST // 2
    return text if len(text) <= LONGEST else text[:half] + text[-half:]


@dataclass(frozen=True, slots=True, eq=False)
class Output:
    """A weight for each of 2**BITS buckets in units of `unit`, and what is added at the end. `once`: an n-gram counts but once."""

    weights: NDArray[np.int16]
    unit: float
    bias: float
    once: bool

    def logit(self, text: str) -> float:
        """The log-odds of a folded text."""
        buckets = np.concatenate(buckets_of(text))
        if self.once:
            buckets = np.unique(buckets)
        return int(self.weights.take(buckets).sum(dtype=np.int64)) * self.unit / math.sqrt(len(buckets)) + self.bias

    def parts(self, text: str) -> list[float]:
        """What each code point of a folded text adds to its log-odds where all n-grams count: each one's part, shared out among its points.

        A blank that only marks an end belongs to the code point beside it, so that all parts add up to the logit without its bias.
        """
        buckets = buckets_of(text)
        scale = self.unit / math.sqrt(sum(map(len, buckets)))
        shares = np.zeros(len(buckets[0]))
        for size, found in enumerate(buckets, 1):
            shares += np.convolve(self.weights.take(found), np.full(size, scale / size))
        if not text:
            return []
        shares[1] += shares[0]
        shares[-2] += shares[-1]
        return _spread(shares[1:-1].tolist(), len(text))


def _spread(parts: list[float], size: int) -> list[float]:
    """The parts of the two ends of a long text at their places in it."""
    half = LONGEST // 2
    return parts if len(parts) == size else parts[:half] + [0.0] * (size - LONGEST) + parts[half:]


class _Stored(msgspec.Struct, frozen=True):
    """An output as it lies in the file, the weights little-endian."""

    name: str
    unit: float
    bias: float
    once: bool
    weights: bytes


def read_model(path: Path) -> dict[str, Output]:
    """The outputs of a file by name."""
    stored = msgspec.msgpack.decode(path.read_bytes(), type=list[_Stored])
    return {one.name: Output(np.frombuffer(one.weights, "<i2"), one.unit, one.bias, one.once) for one in stored}


def write_model(path: Path, outputs: Mapping[str, tuple[Sequence[float] | NDArray[np.float64], float, bool]]) -> None:
    """Weights by bucket, a bias, and whether n-grams count once, for each output; the same weights give the same file."""
    path.write_bytes(msgspec.msgpack.encode([_stored(name, *output) for name, output in outputs.items()]))


def _stored(name: str, weights: Sequence[float] | NDArray[np.float64], bias: float, once: bool) -> _Stored:
    unit = max(float(np.abs(weights).max()) / FINEST, 1e-12)
    return _Stored(name, unit, float(bias), once, np.rint(np.asarray(weights) / unit).astype("<i2").tobytes())
