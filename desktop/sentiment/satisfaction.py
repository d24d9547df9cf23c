"""Five probabilities of satisfaction, by multinomial logistic regression on three classes, each side then split by how strong it is."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

from desktop.sentiment.fold import is_latin

Five = tuple[float, float, float, float, float]
SHORT, LONG = 60, 180
"""From SHORT code points on a Chinese message begins to be read like a review, from LONG on it is one."""
FADED = 0.6
"""The part of what a chat message would mean that a review of LONG code points does not."""
LEAN_LOW, LEAN_HIGH, LEAN_AT, LEAN_WIDTH = 0.55, 0.3, -0.5, 0.5
"""A message that is nearly as likely dissatisfied as neutral had better be shown as that: a missed one costs more than a look in vain.
Log-odds near LEAN_AT are raised by so much; others stay, and with them the calibration. Chosen on held-out folds; order is kept."""
WORST, WORST_OF_ANGER = 0.45, 0.5
BEST, BEST_OF_THANKS = 0.25, 0.25
"""The share of 1 in the unhappy side and what full anger adds; of 5 in the happy side, and what full thanks add."""


@dataclass(frozen=True, slots=True)
class Step:
    """From the two logits of the n-grams to the log-odds of a side against neutral."""

    slope: float
    anger: float
    bias: float

    def odds(self, logit: float, anger: float) -> float:
        """`anger` is 0..100."""
        return self.slope * logit + self.anger * anger / 100 + self.bias


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """A step for dissatisfied and one for satisfied: `plain` for texts in ASCII, `valence` for the logits of the English model."""

    classes: tuple[Step, Step]
    plain: tuple[Step, Step]
    valence: tuple[Step, Step]

    def three(self, grams: tuple[float, float], anger: float, known: bool) -> tuple[float, float, float]:
        """Probabilities of dissatisfied, neutral, satisfied. `known`: the text has characters beyond ASCII."""
        return _three(self.classes if known else self.plain, grams, anger)

    def five(self, grams: tuple[float, float], anger: float, thanks: float, known: bool) -> Five:
        """Probabilities of 1 to 5. Anger (0..100) moves the unhappy side from 2 to 1, thanks (0..2) the happy side from 4 to 5."""
        return _five(self.three(grams, anger, known), anger, thanks)

    def english(self, feelings: tuple[float, float], anger: float, thanks: float) -> Five:
        """The same from the logits of unhappy and happy of the English model."""
        return _five(_three(self.valence, feelings, anger), anger, thanks)


def _three(steps: tuple[Step, Step], logits: tuple[float, float], anger: float) -> tuple[float, float, float]:
    unhappy, happy = steps
    low, high = leaned(unhappy.odds(logits[0], anger), LEAN_LOW), leaned(happy.odds(logits[1], anger), LEAN_HIGH)
    top = max(low, 0.0, high)
    parts = math.exp(low - top), math.exp(-top), math.exp(high - top)
    total = sum(parts)
    return parts[0] / total, parts[1] / total, parts[2] / total


def _five(three: tuple[float, float, float], anger: float, thanks: float) -> Five:
    low, _, high = three
    first, last = low * (WORST + WORST_OF_ANGER * anger / 100), high * (BEST + BEST_OF_THANKS * thanks)
    return first, low - first, 1.0 - low - high, high - last, last


def leaned(odds: float, most: float) -> float:
    """Log-odds against neutral, raised where they are near even."""
    return odds + most * math.exp(-(((odds - LEAN_AT) / LEAN_WIDTH) ** 2))


def as_review(five: Five, anger: float, text: str, review: float) -> Five:
    """Probabilities of a folded text after `anger` (0..100) and the logit of an unhappy review (more the longer it is)."""
    if is_latin(text):
        return five
    share = min(max((len(text) - SHORT) / (LONG - SHORT), 0.0), 1.0)
    moved, kept = math.exp(review * share), 1.0 - FADED * share
    low, middle, high = (five[0] + five[1]) ** kept * moved, five[2] ** kept, (five[3] + five[4]) ** kept / moved
    total = low + middle + high
    low, middle, high = low / total, middle / total, high / total
    first, last = low * (WORST + WORST_OF_ANGER * anger / 100), high * five[4] / max(five[3] + five[4], 1e-9)
    return first, low - first, middle, high - last, last


def read_satisfaction(path: Path) -> Satisfaction:
    """The weights that were fitted offline."""
    found = json.loads(path.read_text(encoding="utf-8"))
    return Satisfaction(_steps(found["classes"]), _steps(found["plain"]), _steps(found["valence"]))


def _steps(rows: list[dict[str, float]]) -> tuple[Step, Step]:
    low, _, high = rows
    return Step(low["gram_low"], low["anger"], low["bias"]), Step(high["gram_high"], high["anger"], high["bias"])
