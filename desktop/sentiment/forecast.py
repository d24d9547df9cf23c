"""The chance that a conversation boils within the customer's next three messages: what was said, and how staff answer.

A logistic regression on few features, among them the tone of staff's answers by a small model of n-grams: cold, arguing, rulebook on
one side, an action with a time on the other. Published forecasters of derailment reach 63 to 71 % (Zhang et al., ACL 2018; Chang and
Danescu-Niculescu-Mizil, EMNLP 2019); what this one reaches is in the model card.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul
from pathlib import Path
from typing import NamedTuple

from desktop.sentiment.fold import is_latin

PER_POINT = 0.03
"""What a point of anger that only the n-gram model saw adds to the log-odds."""
SIZES = range(1, 5)
LATIN_SIZES = range(3, 6)
LONGEST = 240
"""Of a staff message the first so many code points are looked at."""
_DIGITS = str.maketrans("123456789", "000000000")


class Omens(NamedTuple):
    """What a forecast is made from, each about 0..1; the tones are log-odds that an answer makes it worse, over 4."""

    anger: float
    heated: float
    unhappy: float
    asks: float
    repeated: float
    unanswered: float
    broken: float
    risky: float
    cold: float
    tone: float
    tone_before: float
    first: float


NAMES = Omens._fields


def values_of(omens: Omens) -> tuple[float, ...]:
    """In the order of NAMES."""
    return omens


@dataclass(frozen=True, slots=True)
class Forecaster:
    """Weights by name of omen, and of the n-grams of staff's answers."""

    weights: tuple[float, ...]
    bias: float
    grams: dict[str, float]
    gram_bias: float

    def chance(self, omens: Omens) -> float:
        """0..1."""
        return round(_sigmoid(self.bias + math.fsum(map(mul, self.weights, omens))), 4)

    def tone(self, text: str) -> float:
        """How a folded answer of staff is taken: above 0 it makes things worse, below 0 it calms. Log-odds over 4, within -1..1."""
        found = grams_of(text)
        score = self.gram_bias + sum(filter(None, map(self.grams.get, found))) / math.sqrt(len(found) or 1)
        return max(-1.0, min(1.0, score / 4))


def grams_of(text: str) -> set[str]:
    """The n-grams of a folded answer."""
    framed = f" {text[:LONGEST].translate(_DIGITS)} "
    sizes = LATIN_SIZES if is_latin(text) else SIZES
    return {framed[n : n + size] for size in sizes for n in range(len(framed) - size + 1)}


def mean_tone(tones: Sequence[float]) -> float:
    """Their mean; 0 where staff said nothing."""
    return sum(tones) / len(tones) if tones else 0.0


def shifted(forecast: float, rules_anger: float, anger: float) -> float:
    """A forecast made from the anger of the rules, moved to the anger of rules and model together (both 0..100)."""
    if not 0.0 < forecast < 1.0:
        return forecast
    return round(_sigmoid(math.log(forecast / (1.0 - forecast)) + PER_POINT * (anger - rules_anger)), 4)


def read_forecaster(path: Path) -> Forecaster:
    """From its JSON: `weights` by name of omen, `bias`, `grams`, `gram_bias`."""
    found = json.loads(path.read_text(encoding="utf-8"))
    weights = tuple(float(found["weights"][name]) for name in NAMES)
    return Forecaster(weights, float(found["bias"]), {str(g): float(w) for g, w in found["grams"].items()}, float(found["gram_bias"]))


def _sigmoid(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, x))))
