"""Where the rules of patterns match a text, and whether a match is innocent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.sentiment.rules import Rule

_ENDS = re.compile(r"[。!?;\n]|\.(?=\s|$)")


def matches(rule: Rule, pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """The spans that match and that no guard takes away, in order."""
    for found in pattern.finditer(text):
        if found.end() > found.start() and not (rule.guards and _guarded(rule.guards, text, found)):
            yield found.span()


def _guarded(guards: re.Pattern[str], text: str, found: re.Match[str]) -> bool:
    first, last = sentence_around(text, found.start(), found.end())
    return guards.search(text, first, last) is not None


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence or sentences that hold a span."""
    first = 0
    for mark in _ENDS.finditer(text, 0, start):
        first = mark.end()
    mark_after = _ENDS.search(text, max(start, end - 1))
    return first, mark_after.end() if mark_after else len(text)
