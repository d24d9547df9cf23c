"""What the models of n-grams make of many texts, by NumPy and at one go: to the last bit what each makes of one text.

All n-grams of all texts are hashed once (`desktop.sentiment.model`). The bucket of an n-gram gives its weight for anger and, by one more
table, its number in the vocabularies of the other models, which holds where its characters are those of the n-gram of that number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from desktop.sentiment.columns import NUMBER_BITS, GramColumns, RiskColumns
from desktop.sentiment.grams import Grams
from desktop.sentiment.linear import Weights
from desktop.sentiment.model import BITS, HALF, SALTS, SHIFT, STEP, THIRD, Output
from desktop.sentiment.risk_model import RiskModel

_STEP, _HALF, _THIRD, _SHIFT = np.uint32(STEP), np.uint32(HALF), np.uint32(THIRD), np.uint32(SHIFT)
_SALTS = np.array(SALTS, np.uint32)[:, None]
_SIZES = np.arange(len(SALTS))[:, None]
_CHARACTER = np.uint64(16)
_SURROGATE, _BEYOND, _UNKNOWN = 0xD800, 0x10000, 0xDFFF
_SEVERAL = 0xFFFF
"""In the place of a number: n-grams that share a bucket."""
Frame = tuple[str, bool]
"""A text with a blank at either end, and whether it is part of one in ASCII."""
Codes = NDArray[np.uint32]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Numbers(NamedTuple):
    """What is made of a frame: log-odds of anger and what each code point adds to them, the two logits of satisfaction, those of risks."""

    anger: float
    parts: Floats
    grams: tuple[float, float]
    risks: Weights


class Together:
    """Keeps the tables of all models side by side."""

    def __init__(self, anger: Output, grams: Grams, risks: RiskModel) -> None:
        self._anger = anger
        self._weights = np.frombuffer(anger.weights, np.int16)
        wide, latin = grams.wide.vocabulary.grams(), grams.latin.vocabulary.grams()
        numbers = {word: number for number, word in enumerate(dict.fromkeys([*wide, *latin]), start=1)}
        self._astral = {ord(c): _SURROGATE + n for n, c in enumerate(sorted(c for c in set("".join(wide)) if ord(c) >= _BEYOND))}
        self._index(list(numbers))
        self._grams = GramColumns((grams.wide, grams.latin), (wide, latin), numbers)
        self._risks = RiskColumns(risks.linear, numbers)

    def numbers(self, frames: Sequence[Frame]) -> list[Numbers]:
        """In the order of the frames."""
        framed = [text for text, _ in frames]
        texts = _Texts(framed)
        hashed = _hashes(texts.codes)
        logits, parts = self._angers(texts, hashed)
        known = self._known(texts, hashed)
        latin = np.array([latin for _, latin in frames])
        grams = self._grams.logits(known, latin)
        risks = self._risks.logits(known, latin, framed)
        return [Numbers(*row) for row in zip(logits, parts, grams, risks, strict=True)]

    def _angers(self, texts: _Texts, hashed: Codes) -> tuple[list[float], Iterator[Floats]]:
        """Logits, and what code points add; see `model.Output`."""
        weights = self._weights.take(hashed).astype(np.int32)
        weights *= texts.whole
        scale = self._anger.unit / np.sqrt(texts.grams)
        sums = np.add.reduceat(weights.sum(axis=0, dtype=np.int64), texts.starts)
        logits = sums * self._anger.unit / np.sqrt(texts.grams) + self._anger.bias
        one, two, three, four = (_over(row, size) for size, row in enumerate(weights, start=1))
        shares = np.repeat(scale, texts.lengths) * (one + two / 2 + three / 3 + four / 4)
        shares[texts.starts + 1] += shares[texts.starts]
        shares[texts.ends - 2] += shares[texts.ends - 1]
        return logits.tolist(), (shares[start + 1 : end - 1] for start, end in zip(texts.starts.tolist(), texts.ends.tolist(), strict=True))

    def _known(self, texts: _Texts, hashed: Codes) -> Ints:
        """The known n-grams, each as often as it occurs: the place of the text and, in the 16 bits below, the number; sorted."""
        numbers = self._slots.take(hashed)
        places = np.flatnonzero(numbers * texts.whole)
        found, keys = numbers.ravel()[places], self._keys(texts.codes).ravel()[places]
        several = np.flatnonzero(found == _SEVERAL)
        if len(several):
            at = np.searchsorted(self._shared, keys[several]).clip(max=len(self._shared) - 1)
            found[several] = self._shared_numbers[at]
        true = self._own.take(found) == keys
        known: Ints = texts.rows.take(places[true] % len(texts.rows)) << NUMBER_BITS
        known |= found[true]
        known.sort()
        return known

    def _keys(self, codes: Codes) -> NDArray[np.uint64]:
        """For each size and place the characters of the n-gram, 16 bits each."""
        narrow = codes.astype(np.uint64)
        if codes.max() >= _SURROGATE or codes.min() == 0:
            narrow[((codes >= _SURROGATE) & (codes <= _UNKNOWN)) | (codes >= _BEYOND) | (codes == 0)] = _UNKNOWN
            for code, key in self._astral.items():
                narrow[codes == code] = key
        keys = np.zeros((len(SALTS), len(codes)), np.uint64)
        keys[0] = narrow
        for size in range(1, len(SALTS)):
            np.left_shift(keys[size - 1], _CHARACTER, out=keys[size])
            keys[size, :-size] |= narrow[size:]
        return keys

    def _index(self, words: Sequence[str]) -> None:
        """The number of a word is one more than its place: 0 is none."""
        texts = _Texts(words)
        sizes = texts.lengths - 1
        buckets = _hashes(texts.codes)[sizes, texts.starts]
        self._own = np.zeros(_SEVERAL + 1, np.uint64)
        self._own[1 : len(words) + 1] = keys = self._keys(texts.codes)[sizes, texts.starts]
        self._slots = np.zeros(1 << BITS, np.uint16)
        self._slots[buckets] = np.arange(1, len(words) + 1)
        shared = np.flatnonzero(np.bincount(buckets, minlength=1 << BITS).take(buckets) > 1)
        self._slots[buckets[shared]] = _SEVERAL
        order = shared[np.argsort(keys[shared])]
        self._shared, self._shared_numbers = keys[order], (order + 1).astype(np.uint16)


class _Texts:
    """Texts one behind the other: their code points, where each begins and ends, whose each code point is."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
        self.lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        self.ends = np.cumsum(self.lengths)
        self.starts = self.ends - self.lengths
        self.rows = np.repeat(np.arange(len(texts)), self.lengths)
        left = np.repeat(self.ends, self.lengths) - np.arange(len(self.codes))
        self.whole = left > _SIZES
        """For each size and place whether the n-gram ends within the text."""

    @property
    def grams(self) -> Ints:
        """How many n-grams each text has."""
        found: Ints = np.maximum(self.lengths[:, None] - _SIZES.T, 0).sum(axis=1)
        return found


def _hashes(codes: Codes) -> Codes:
    """For each size and place the bucket of the n-gram; what begins with the text's last characters means nothing."""
    grown = np.empty((len(SALTS), len(codes)), np.uint32)
    grown[0] = codes
    for size in range(1, len(SALTS)):
        np.multiply(grown[size - 1], _STEP, out=grown[size])
        grown[size, :-size] += codes[size:]
    mixed = grown >> _HALF
    mixed ^= grown
    mixed *= _SALTS
    np.right_shift(mixed, _THIRD, out=grown)
    grown ^= mixed
    grown *= _STEP
    grown >>= _SHIFT
    return grown


def _over(weights: NDArray[np.int32], size: int) -> NDArray[np.int32]:
    """For each place the sum of the n-grams of a size that it is in."""
    found = weights.copy()
    for back in range(1, size):
        found[back:] += weights[:-back]
    return found
