"""Linear models on character n-grams: weights trained offline, looked up in a plain dictionary, which for short texts beats arrays."""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

LONGEST = 4
"""n-grams of 1 to LONGEST characters."""
MOST = 120
"""Characters from either end of a text that are looked at."""


@dataclass(frozen=True, slots=True)
class GramModel:
    """For each n-gram its inverse document frequency and a weight per output; a bias per output. TF-IDF, sublinear, of length 1."""

    weights: dict[str, tuple[float, float, float]]
    bias: tuple[float, float]

    def score(self, text: str) -> tuple[float, float]:
        """The two logits of a folded text."""
        known, squares, low, high = self.weights, 0.0, 0.0, 0.0
        for gram, count in Counter([gram for gram in grams_of(text) if gram in known]).items():
            idf, to_low, to_high = known[gram]
            value = idf if count == 1 else (1.0 + math.log(count)) * idf
            squares += value * value
            low += value * to_low
            high += value * to_high
        length = math.sqrt(squares) or 1.0
        return self.bias[0] + low / length, self.bias[1] + high / length


def grams_of(text: str) -> list[str]:
    """All n-grams of a folded text, a blank at each end."""
    if len(text) > 2 * MOST:
        text = f"{text[:MOST]}\n{text[-MOST:]}"
    framed = f" {text} "
    return [framed[n : n + size] for size in range(1, LONGEST + 1) for n in range(len(framed) - size + 1)]


def read_grams(path: Path) -> GramModel:
    """A model from its JSON: `grams`, and as many numbers in `idf`, `low` and `high`; `bias` of two."""
    found = json.loads(path.read_text(encoding="utf-8"))
    low, high = found["bias"]
    return GramModel(dict(zip(found["grams"], zip(found["idf"], found["low"], found["high"], strict=True), strict=True)), (low, high))
