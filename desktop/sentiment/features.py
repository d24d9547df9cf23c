"""A customer's message in its context as numbers: what satisfaction and forecast are made from."""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import mul

from desktop.sentiment.analysis import Analysis, sums_of

NAMES = (
    "anger", "hot", "thanks", "relief", "praise", "polite", "ok", "laugh", "problem", "wait", "disbelief", "demand", "complaint",
    "asks", "marks", "length", "short", "repeated", "cold", "unanswered", "first", "heated", "risky",
    "gram_low", "gram_high",
)  # fmt: skip


_HOT = ("abuse", "swear", "rage", "accuse", "snide", "ultimatum")
_SCALES = (
    ("thanks", -17.0), ("relief", -14.0), ("praise", -10.0), ("polite", -6.0), ("ok", -5.0), ("laugh", -8.0), ("problem", 9.0),
    ("wait", 12.0), ("disbelief", 10.0), ("demand", 6.0), ("complaint", 20.0),
)  # fmt: skip


def features_of(
    analysis: Analysis,
    anger: float,
    grams: Sequence[float],
    *,
    repeated: float,
    cold: bool,
    unanswered: int,
    first: bool,
    heated: float,
    risky: int,
) -> tuple[float, ...]:
    """Numbers in the order of NAMES, each about 0..1."""
    text, found = analysis.folded.text, sums_of(analysis.hits).get
    hot = sum(found(group, 0.0) for group in _HOT)
    return (
        anger / 100,
        min(hot / 40, 2.0),
        *(min(found(group, 0.0) / scale, 2.0) for group, scale in _SCALES),
        float("?" in text or text.endswith(("吗", "么", "呢"))),
        min(text.count("!") / 3, 1.0),
        min(math.log1p(len(text)) / 5, 1.5),
        float(len(text) <= 4),
        repeated,
        float(cold),
        min(unanswered, 3) / 3,
        float(first),
        heated / 100,
        min(risky, 3) / 3,
        *grams,
    )


def dot(weights: Sequence[float], features: Sequence[float]) -> float:
    """Their inner product."""
    return math.fsum(map(mul, weights, features))
