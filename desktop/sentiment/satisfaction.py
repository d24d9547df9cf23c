"""Five probabilities of satisfaction, by multinomial logistic regression on three classes, each side then split by how strong it is."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

Five = tuple[float, float, float, float, float]
SHORT, LONG = 60, 180
"""From SHORT code points on a Chinese message begins to be read like a review, from LONG on it is one."""
FADED = 0.6
"""The part of what a chat message would mean that a review of LONG code points does not."""
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
    """A step for dissatisfied and one for satisfied; `plain` are for texts in ASCII.

    `decided`: what is added to the three log-odds, so that the likeliest class is what a supervisor had better be shown.
    """

    classes: tuple[Step, Step]
    plain: tuple[Step, Step]
    decided: tuple[float, float, float]

    def three(self, grams: tuple[float, float], anger: float, known: bool) -> tuple[float, float, float]:
        """Probabilities of dissatisfied, neutral, satisfied. `known`: the text has characters beyond ASCII."""
        unhappy, happy = self.classes if known else self.plain
        more_low, more_middle, more_high = self.decided
        low, high = unhappy.odds(grams[0], anger) + more_low, happy.odds(grams[1], anger) + more_high
        top = max(low, more_middle, high)
        parts = math.exp(low - top), math.exp(more_middle - top), math.exp(high - top)
        total = sum(parts)
        return parts[0] / total, parts[1] / total, parts[2] / total

    def five(self, grams: tuple[float, float], anger: float, thanks: float, known: bool) -> Five:
        """Probabilities of 1 to 5. Anger (0..100) moves the unhappy side from 2 to 1, thanks (0..2) the happy side from 4 to 5."""
        low, _, high = self.three(grams, anger, known)
        first, last = low * (WORST + WORST_OF_ANGER * anger / 100), high * (BEST + BEST_OF_THANKS * thanks)
        return first, low - first, 1.0 - low - high, high - last, last


def as_review(five: Five | None, anger: float, text: str, review: float) -> Five | None:
    """Probabilities of a folded text after `anger` (0..100) and the logit of an unhappy review (more the longer it is)."""
    if five is None or text.isascii():
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
    low, middle, high = found["decided"]
    return Satisfaction(_steps(found["classes"]), _steps(found["plain"]), (low, middle, high))


def _steps(rows: list[dict[str, float]]) -> tuple[Step, Step]:
    low, _, high = rows
    return Step(low["gram_low"], low["anger"], low["bias"]), Step(high["gram_high"], high["anger"], high["bias"])
