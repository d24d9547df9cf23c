"""The chance that a conversation boils within the customer's next three messages."""

from __future__ import annotations

import math

PER_POINT = 0.03
"""What a point of anger that only the n-gram model saw adds to the log-odds."""


def shifted(forecast: float | None, rules_anger: float, anger: float) -> float | None:
    """A forecast made from the anger of the rules, moved to the anger of rules and model together (both 0..100)."""
    if forecast is None or not 0.0 < forecast < 1.0:
        return forecast
    odds = math.log(forecast / (1.0 - forecast)) + PER_POINT * (anger - rules_anger)
    return round(1.0 / (1.0 + math.exp(-odds)), 4)
