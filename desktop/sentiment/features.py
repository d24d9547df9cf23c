"""A customer's message in its context as numbers: what satisfaction and forecast are made from."""

from __future__ import annotations

import math
from collections.abc import Sequence

from desktop.sentiment.analysis import Analysis, sum_of

NAMES = (
    "anger", "hot", "thanks", "relief", "praise", "polite", "ok", "laugh", "problem", "wait", "disbelief", "demand", "complaint",
    "asks", "marks", "length", "short", "repeated", "cold", "unanswered", "first", "heated", "risky",
    "gram_low", "gram_high",
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
    hits, text = analysis.hits, analysis.folded.text
    hot = sum_of(hits, "abuse", "swear", "rage", "accuse", "snide", "ultimatum")
    return (
        anger / 100,
        min(hot / 40, 2.0),
        min(-sum_of(hits, "thanks") / 17, 2.0),
        min(-sum_of(hits, "relief") / 14, 2.0),
        min(-sum_of(hits, "praise") / 10, 2.0),
        min(-sum_of(hits, "polite") / 6, 2.0),
        min(-sum_of(hits, "ok") / 5, 2.0),
        min(-sum_of(hits, "laugh") / 8, 1.0),
        min(sum_of(hits, "problem") / 9, 2.0),
        min(sum_of(hits, "wait") / 12, 2.0),
        min(sum_of(hits, "disbelief") / 10, 2.0),
        min(sum_of(hits, "demand") / 6, 2.0),
        min(sum_of(hits, "complaint") / 20, 2.0),
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
    return sum(w * f for w, f in zip(weights, features, strict=True))
