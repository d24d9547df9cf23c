"""A small layer over a scorer, learned from a supervisor's corrections: what words of this floor weigh more or less than the model says.

Ridge regression of what a person moved, in log-odds of anger, on the n-grams of the text (characters in Chinese, words in English) and
on a bias for each script; the posterior mean of a Bayesian regression with independent normal priors. Deterministic: a thousand
corrections of ordinary length take half a second or less, of 400 characters each three or so. The model that ships is never changed,
and without the layer it reads as before.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

import numpy as np
import numpy.typing as npt

from desktop.core.reading import Evidence, Reading, Turn
from desktop.sentiment.fold import Folder, is_latin
from desktop.sentiment.seam import Scorer, look_ahead

NEWEST = 1000
"""Of more corrections the newest so many are learned from."""
RIDGE = 1.0
"""The variance of what a person puts, against that of what an n-gram can weigh."""
BIAS = 0.3
"""How readily all texts of a script are moved, against one n-gram."""
MOST, HALF = 25.0, 12
"""Points of anger that the layer can move, and after how many corrections it may move half of them."""
LEAST = 0.02
"""Log-odds below which an n-gram is not kept."""
TELLING = 1.0
"""Points from which on the layer's part is told as evidence."""
GRAVE = frozenset({"safety", "self_harm", "violence", "regulator", "legal", "media"})
"""Risks beside which the layer never lowers anger."""
_SWEEPS, _STILL = 40, 1e-4
_LOW, _HIGH = 2.0, 98.0
_SIZES = range(2, 5)
_LOOKED_AT = 400
_PIECE = re.compile(r"[a-z0-9']+|[^\W\da-z_]+")
_BIASES = {True: "<latin>", False: "<wide>"}

Places = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float64]
Part = tuple[str, int, int]
"""An n-gram, its first code point and the one after its last."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A text, the machine's anger and the person's (0..100)."""

    text: str
    machine: float
    person: float


@dataclass(frozen=True, slots=True)
class Moved:
    """What an n-gram has come to weigh: log-odds of anger, and in how many of the corrections it stood."""

    gram: str
    weight: float
    seen: int


@dataclass(frozen=True, slots=True)
class LocalLayer:
    """What was learned. `moved`: heaviest first, biases among them as <wide> and <latin>; `learned_from`: how many corrections."""

    moved: tuple[Moved, ...] = ()
    learned_from: int = 0

    @property
    def version(self) -> str:
        """Names the layer by its content: the same corrections give the same name."""
        told = "\n".join(f"{moved.gram}\t{moved.weight}" for moved in self.moved)
        return f"local-{self.learned_from}-{sha256(told.encode()).hexdigest()[:8]}"

    @property
    def most(self) -> float:
        """Points of anger that so few corrections may move."""
        return MOST * self.learned_from / (self.learned_from + HALF)


def learn(corrections: Sequence[Correction]) -> LocalLayer:
    """The layer of some corrections, oldest first."""
    folder, newest = Folder(), corrections[-NEWEST:]
    if not newest:
        return LocalLayer()
    places: dict[str, int] = {}
    rows = [_row(folder.fold(found.text).text, places) for found in newest]
    weights = _ridge(rows, [_odds(found.person) - _odds(found.machine) for found in newest], len(places))
    seen, grams = np.bincount(np.concatenate(rows)).tolist(), list(places)
    heavy = np.flatnonzero(np.abs(weights) >= LEAST)
    named = np.array(sorted(heavy.tolist(), key=grams.__getitem__), np.int64)
    order = named[np.argsort(-np.abs(np.round(weights[named], 4)), kind="stable")]
    found = zip(order.tolist(), np.round(weights[order], 4).tolist(), strict=True)
    return LocalLayer(tuple([Moved(grams[n], weight, seen[n]) for n, weight in found]), len(newest))


class Localised:
    """A scorer with a layer over it. Keeps both; `version` names both, so that a reading tells who made it."""

    def __init__(self, scorer: Scorer, layer: LocalLayer) -> None:
        self._scorer = scorer
        self._layer = layer
        self._folder = Folder()
        self._weights = {moved.gram: moved.weight for moved in layer.moved}
        self.name = scorer.name
        self.version = f"{scorer.version}+{layer.version}"

    def read(self, history: Sequence[Turn], turn: Turn) -> Reading:
        """The reading of the scorer, its anger moved by what was learned, with the words behind that."""
        reading = replace(self._scorer.read(history, turn), version=self.version)
        if reading.anger is None or not turn.text.strip():
            return reading
        folded = self._folder.fold(turn.text)
        anger = round(self._moved(reading, folded.text), 2)
        change = anger - reading.anger
        if abs(change) < TELLING:
            return replace(reading, anger=anger)
        strongest = self._strongest(folded.text, change)
        told = (Evidence(*folded.span(*strongest), "model", round(change, 2)),) if strongest else ()
        return replace(reading, anger=anger, evidence=tuple(sorted((*reading.evidence, *told), key=lambda found: found.start)))

    def look_ahead(self, turns: Iterable[Turn]) -> None:
        """These messages will be read next."""
        look_ahead(self._scorer, turns)

    def _moved(self, reading: Reading, text: str) -> float:
        anger, known = reading.anger or 0.0, self._weights
        shift = sum(value * known.get(gram, 0.0) for gram, value in _values(text).items())
        if shift == 0.0:
            return anger
        most = self._layer.most
        moved = 100.0 / (1.0 + math.exp(-_odds(anger) - shift))
        least = anger if GRAVE & set(reading.risks) else max(0.0, anger - most)
        return min(max(moved, least), 100.0, anger + most) if shift > 0 else max(min(moved, anger), least)

    def _strongest(self, text: str, change: float) -> tuple[int, int] | None:
        sign = math.copysign(1.0, change)
        parts = [(sign * self._weights.get(gram, 0.0), start, end) for gram, start, end in parts_of(text)]
        weight, start, end = max(parts, default=(0.0, 0, 0))
        return (start, end) if weight > 0 else None


def taught(scorer: Scorer, lessons: Sequence[Correction]) -> Scorer:
    """The scorer with what the lessons teach over it; itself where there are none."""
    return Localised(scorer, learn(lessons)) if lessons else scorer


def parts_of(text: str) -> Iterable[Part]:
    """The n-grams of a folded text with their places: words where it is Latin, characters by 2 to 4 elsewhere."""
    for found in _PIECE.finditer(text[:_LOOKED_AT]):
        piece, first = found[0], found.start()
        if piece.isascii():
            yield piece, first, found.end()
            continue
        for size in _SIZES:
            yield from ((piece[n : n + size], first + n, first + n + size) for n in range(len(piece) - size + 1))


def _values(text: str) -> dict[str, float]:
    """The n-grams of a text, each once, of length 1 together, and the bias of its script."""
    grams = {gram for gram, _, _ in parts_of(text)}
    share = 1.0 / math.sqrt(len(grams) or 1)
    return {_BIASES[is_latin(text)]: BIAS} | dict.fromkeys(sorted(grams), share)


def _row(text: str, places: dict[str, int]) -> Places:
    """The places of what `_values` holds, the bias first; what has none yet gets the next one. Always in the order of the text, so that
    the same corrections give the same sums."""
    found = [_BIASES[is_latin(text)]]
    for piece in _PIECE.findall(text[:_LOOKED_AT]):
        if piece.isascii():
            found.append(piece)
        else:
            found += [piece[n : n + size] for size in _SIZES for n in range(len(piece) - size + 1)]
    return np.array([places.setdefault(gram, len(places)) for gram in dict.fromkeys(found)], np.int64)


def _odds(anger: float) -> float:
    share = min(max(anger, _LOW), _HIGH) / 100.0
    return math.log(share / (1.0 - share))


def _ridge(rows: Sequence[Places], wanted: Sequence[float], size: int) -> Weights:
    """The weights of ridge regression, by coordinate ascent on its dual (Hsieh et al., ICML 2008)."""
    values = [np.full(len(row), 1.0 / math.sqrt(len(row) - 1 or 1)) for row in rows]
    for value in values:
        value[0] = BIAS
    weights, duals = np.zeros(size), [0.0] * len(rows)
    lengths = [float(value @ value) + RIDGE for value in values]
    for _ in range(_SWEEPS):
        furthest = 0.0
        for n, (column, value) in enumerate(zip(rows, values, strict=True)):
            step = (wanted[n] - float(value @ weights[column]) - RIDGE * duals[n]) / lengths[n]
            duals[n] += step
            furthest = max(furthest, abs(step))
            weights[column] += step * value
        if furthest < _STILL:
            break
    return weights
