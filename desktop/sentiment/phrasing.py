"""The six rules of phrasing: what staff say that makes it worse."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.reading import Phrasing
from desktop.sentiment.analysis import Analysis
from desktop.sentiment.matching import matches
from desktop.sentiment.rules import Rule


def find_phrasing(rules: Sequence[Rule], analysis: Analysis) -> tuple[Phrasing, ...]:
    """The first place of each rule that a staff message breaks."""
    text, found = analysis.folded.text, []
    for rule in rules:
        if f":{rule.kind}" in analysis.cues:
            span = next(matches(rule, rule.sure, text), None)
            if span is not None:
                found.append(Phrasing(rule.kind, *analysis.folded.span(*span)))
    return tuple(found)
