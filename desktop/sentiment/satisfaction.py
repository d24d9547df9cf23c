"""Five probabilities of satisfaction, by multinomial logistic regression on three classes, each side then split by how strong it is."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.sentiment.features import NAMES, dot

Five = tuple[float, float, float, float, float]
SHORT, LONG = 60, 180
"""From SHORT code points on a Chinese message begins to be read like a review, from LONG on it is one."""
UNDECIDED = 0.2
"""Taken from the log-odds of neutral in Chinese: on held-out folds of jddc the F1 of three classes rises, calibration stays."""


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """Weights by class (dissatisfied, neutral, satisfied), the bias last. `plain` are for texts that the n-grams do not know."""

    classes: tuple[tuple[float, ...], ...]
    plain: tuple[tuple[float, ...], ...]

    def three(self, features: Sequence[float], known: bool) -> tuple[float, float, float]:
        """Probabilities of dissatisfied, neutral, satisfied. `known`: the n-grams were trained on this script."""
        classes = self.classes if known else self.plain
        low, middle, high = (dot(weights[:-1], features) + weights[-1] for weights in classes)
        top = max(low, middle, high)
        parts = math.exp(low - top), math.exp(middle - top), math.exp(high - top)
        total = sum(parts)
        return parts[0] / total, parts[1] / total, parts[2] / total

    def five(self, features: Sequence[float], known: bool, anger: float, thanks: float) -> Five:
        """Probabilities of 1 to 5. Anger (0..100) moves the unhappy side from 2 to 1, thanks (0..2) the happy side from 4 to 5."""
        low, _, high = self.three(features, known)
        worst, best = 0.15 + 0.75 * anger / 100, 0.25 + 0.25 * thanks
        first, last = low * worst, high * best
        return first, low - first, 1.0 - low - high, high - last, last


def read_satisfaction(path: Path) -> Satisfaction:
    """The weights that were fitted offline, in the order of NAMES."""
    found = json.loads(path.read_text(encoding="utf-8"))
    classes, plain = (
        tuple((*(float(row[name]) for name in NAMES), float(row["bias"])) for row in found[table]) for table in ("classes", "plain")
    )
    return Satisfaction(classes, plain)


def as_review(five: Five | None, anger: float, text: str, review: float) -> Five | None:
    """Probabilities of a folded text after `anger` (0..100) and the logit of an unhappy review (more the longer it is)."""
    if five is None or text.isascii():
        return five
    moved = math.exp(review * min(max((len(text) - SHORT) / (LONG - SHORT), 0.0), 1.0))
    low, middle, high = (five[0] + five[1]) * moved, five[2] * math.exp(-UNDECIDED), (five[3] + five[4]) / moved
    total = low + middle + high
    low, middle, high = low / total, middle / total, high / total
    first, last = low * (0.15 + 0.75 * anger / 100), high * five[4] / max(five[3] + five[4], 1e-9)
    return first, low - first, middle, high - last, last
