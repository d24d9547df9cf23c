"""Where the rules of patterns match a text, and whether a match is innocent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from desktop.sentiment.rules import Patterns, Rule

TRIED = 6
"""Matches of one rule that are tried before it is given up: it bounds the time."""
AROUND = 160
"""Characters on either side of a match that its guards may see."""
_ENDS = re.compile(r"[。!?;\n]|\.(?=\s|$)")


def matches(rule: Rule, patterns: Patterns, text: str) -> Iterator[tuple[int, int]]:
    """The spans that match and that no guard takes away, in order."""
    for start, end in islice(patterns.spans(text), TRIED):
        if end > start and not (rule.guards and rule.guards.search(text, *sentence_around(text, start, end))):
            yield start, end


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence or sentences that hold a span."""
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    for mark in _ENDS.finditer(text, first, start):
        first = mark.end()
    after = _ENDS.search(text, max(start, end - 1), last)
    return first, after.end() if after else last
