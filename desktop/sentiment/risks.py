"""The twelve risk kinds: patterns with context, and what of them is no signal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from desktop.core.reading import RISKS
from desktop.sentiment.analysis import Analysis
from desktop.sentiment.matching import matches
from desktop.sentiment.rules import Rule

UNHAPPY = 12.0
"""Points of anger, here or in what the customer wrote before, from which a weak sign is a signal."""
POINTS: Mapping[str, float] = MappingProxyType(
    {
        "safety": 14.0, "self_harm": 14.0, "violence": 45.0, "regulator": 20.0, "legal": 20.0, "media": 20.0, "publicity": 18.0,
        "consumer_body": 20.0, "chargeback": 18.0, "privacy": 18.0, "repeat": 12.0, "churn": 14.0,
    }
)  # fmt: skip
"""Points of anger that a signal adds: whoever threatens is angry."""
_NEEDS_NO_CHEER = frozenset({"publicity", "media", "churn", "repeat", "legal", "regulator", "consumer_body"})


@dataclass(frozen=True, slots=True)
class Signal:
    """A risk kind and where the folded text says it."""

    kind: str
    start: int
    end: int


def find_signals(rules: Sequence[Rule], analysis: Analysis, unhappy: float, cheerful: bool) -> list[Signal]:
    """The first place of each kind, gravest kind first. `unhappy` in points of anger, `cheerful` where praise and thanks prevail."""
    found = []
    for rule in rules:
        if f":{rule.kind}" in analysis.cues and not (cheerful and rule.kind in _NEEDS_NO_CHEER):
            span = _first(rule, analysis.folded.text, unhappy)
            if span is not None:
                found.append(Signal(rule.kind, *span))
    return sorted(found, key=lambda signal: RISKS.index(signal.kind))


def _first(rule: Rule, text: str, unhappy: float) -> tuple[int, int] | None:
    sure = next(matches(rule, rule.sure, text), None)
    if sure is None and rule.weak is not None and unhappy >= UNHAPPY:
        return next(matches(rule, rule.weak, text), None)
    return sure
