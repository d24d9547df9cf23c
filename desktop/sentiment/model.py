"""Linear models over hashed n-grams: a folded text's characters by 1 to 4 made into buckets at one go, and the weights from one file.

Feature hashing after Weinberger, Dasgupta, Langford, Smola, Attenberg: Feature Hashing for Large Scale Multitask Learning, ICML 2009. What
the n-grams weigh is divided by the root of their number; each counts as often as it occurs or, for outputs of long texts, once.
"""

from __future__ import annotations

import gc
import math
import os
import sys
from array import array
from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import sub
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from desktop.sentiment.fold import digits_alike

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BITS = 20
LONGEST = 1600
"""Of a longer folded text the first and the last half of so many code points are looked at."""
FINEST = 32000
"""What the largest number of an output is kept as, in 16 bits."""
PLAIN = 8000
"""So many code points are hashed in plain Python before NumPy is loaded, which takes longer than a first reading may."""
SALTS = (0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F, 0x165667B1)
STEP, HALF, THIRD, SHIFT = 0x9E3779B1, 15, 13, 32 - BITS
COLLECTED = 20_000
"""New objects after which cycles are looked for, in a process that only reads."""
_WORD = 0xFFFFFFFF


class Buckets(Protocol):
    """The buckets of a text's n-grams: those of one character in order of place, then those of two, and so on."""

    def of(self, weights: array[int], once: bool) -> list[int]:
        """The weight of each; or of each that is not the same as another, in no order."""
        ...


class PlainBuckets(list[int]):
    """The same in plain Python."""

    def of(self, weights: array[int], once: bool) -> list[int]:
        """The weights."""
        return list(map(weights.__getitem__, set(self) if once else self))


def plain_buckets(framed: str) -> PlainBuckets:
    """Of a text with a blank at either end."""
    codes = list(map(ord, framed))
    hashed, found = codes, PlainBuckets()
    for size, salt in enumerate(SALTS[: len(codes)]):
        if size:
            hashed = [(one * STEP + code) & _WORD for one, code in zip(hashed, codes[size:], strict=False)]
        mixed = [((one ^ (one >> HALF)) * salt) & _WORD for one in hashed]
        found += [((one ^ (one >> THIRD)) * STEP & _WORD) >> SHIFT for one in mixed]
    return found


class Hasher:
    """Makes buckets; keeps those of the last text, because all outputs look at one text before the next."""

    def __init__(self) -> None:
        self._hashed = 0
        self._last: tuple[str, Buckets] = ("", plain_buckets("  "))

    def buckets(self, text: str) -> Buckets:
        """The buckets of a folded text; one blank stands before the text and one after it."""
        last, known = self._last
        if last is text:
            return known
        framed = framed_of(text)
        self._hashed += len(framed)
        if self._hashed < PLAIN and "numpy" not in sys.modules:
            known = plain_buckets(framed)
        else:
            from desktop.sentiment.buckets import fast_buckets

            known = fast_buckets(framed)
        self._last = text, known
        return known


def prepare() -> None:
    """Load what the first readings do without: for a process that reads nothing yet."""
    only_reads()
    import numpy as np  # noqa: F401 - `Hasher` asks whether it is there


def only_reads() -> None:
    """For a process that does nothing else: readings make many objects and hardly a cycle, so that looking for cycles is mostly in vain.

    Before NumPy is loaded: its products are small, and threads that wait for their share of one cost a quarter of all work.
    """
    gc.set_threshold(COLLECTED)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def framed_of(text: str) -> str:
    """What is hashed of a folded text."""
    half = LONGEST // 2
    return f" {digits_alike(text if len(text) <= LONGEST else text[:half] + text[-half:])} "


def buckets_of(text: str) -> list[NDArray[np.uint32]]:
    """The buckets of a folded text's n-grams in order of place, an array a size: for training."""
    from desktop.sentiment.buckets import arrays_of

    return arrays_of(framed_of(text))


class Output:
    """A weight for each of 2**BITS buckets in units of `unit`, and what is added at the end. `once`: an n-gram counts but once."""

    def __init__(self, weights: array[int], unit: float, bias: float, once: bool, hasher: Hasher) -> None:
        self.weights = weights
        self.unit = unit
        self.bias = bias
        self._once = once
        self._hasher = hasher

    def logit(self, text: str) -> float:
        """The log-odds of a folded text."""
        found = self._hasher.buckets(text).of(self.weights, self._once)
        return sum(found) * self.unit / math.sqrt(len(found)) + self.bias

    def parts(self, text: str) -> list[float]:
        """What each code point of a folded text adds to its log-odds where all n-grams count: each one's part, shared out among its points.

        A blank that only marks an end belongs to the code point beside it, so that all parts add up to the logit without its bias.
        """
        if not text:
            return []
        found = self._hasher.buckets(text).of(self.weights, False)
        scale = self.unit / math.sqrt(len(found))
        length = min(len(text), LONGEST) + 2
        by_size = [_sums(found, size, length) for size in range(1, min(length, len(SALTS)) + 1)]
        by_size += [[0] * length] * (len(SALTS) - len(by_size))
        shares = [scale * (one + two / 2 + three / 3 + four / 4) for one, two, three, four in zip(*by_size, strict=True)]
        shares[1] += shares[0]
        shares[-2] += shares[-1]
        return _spread(shares[1:-1], len(text))


def _sums(found: list[int], size: int, length: int) -> list[int]:
    """For each of `length` places the weights of the n-grams of a size that it is in."""
    start, count = sum(range(length, length - size + 1, -1)), length - size + 1
    if size == 1:
        return found[:length]
    around = [0] * (size - 1)
    passed = list(accumulate([*around, *found[start : start + count], *around], initial=0))
    return list(map(sub, passed[size:], passed))


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
    stored, hasher = msgspec.msgpack.decode(path.read_bytes(), type=list[_Stored]), Hasher()
    return {one.name: Output(_weights(one.weights), one.unit, one.bias, one.once, hasher) for one in stored}


def _weights(stored: bytes) -> array[int]:
    weights = array("h", stored)
    if sys.byteorder == "big":
        weights.byteswap()
    return weights


def write_model(path: Path, outputs: Mapping[str, tuple[Sequence[float] | NDArray[np.float64], float, bool]]) -> None:
    """Weights by bucket, a bias, and whether n-grams count once, for each output; the same weights give the same file."""
    path.write_bytes(msgspec.msgpack.encode([_stored(name, *output) for name, output in outputs.items()]))


def _stored(name: str, weights: Sequence[float] | NDArray[np.float64], bias: float, once: bool) -> _Stored:
    import numpy as np

    unit = max(float(np.abs(weights).max()) / FINEST, 1e-12)
    return _Stored(name, unit, float(bias), once, np.rint(np.asarray(weights) / unit).astype("<i2").tobytes())
