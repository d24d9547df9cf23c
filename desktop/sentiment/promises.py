"""What staff said would happen by a time: found, dated, and told from opening hours, estimates, conditions and questions."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from desktop.core.reading import SpokenPromise
from desktop.sentiment import times_en, times_zh
from desktop.sentiment.fold import Folded
from desktop.sentiment.when import When
from desktop.sentiment.workdays import counted_by

_END_WIDE = re.compile(r"[。!?;\n]")
_END_LATIN = re.compile(r"[!?;\n]|(?<!\b[ap])(?<!\b[ap]\.m)\.(?=\s|$)|(?<=m)\.(?=\s+[a-z]+\b.{0,24}\b(?:will|'ll|is|are)\b)")
_WIDE = re.compile(r"[\u4e00-\u9fff]")
MOST = 24
"""Times of one message that are looked at."""
AROUND = 160
SHORT = 8
"""A question of so many characters after a comma asks about what stands before it."""
_COMMAS_WIDE, _COMMAS_LATIN = (",", "、"), (", ", " and ", " but ")


@dataclass(frozen=True, slots=True)
class Script:
    """What makes a time a promise in one script: `commits` in its sentence or `acts` near it is needed, the others take it away."""

    commits: re.Pattern[str]
    acts: re.Pattern[str]
    other: re.Pattern[str]
    earlier: re.Pattern[str]
    asks: re.Pattern[str]
    done: re.Pattern[str]

    def is_promised(self, text: str, start: int, end: int, wide: bool) -> bool:
        """Whether the time at a span is one by which staff said that something would happen."""
        first, last = _sentence(_END_WIDE if wide else _END_LATIN, text, start, end)
        commas = _COMMAS_WIDE if wide else _COMMAS_LATIN
        begin, stop = _clause(text, (first, start, end, last), commas)
        if not self.commits.search(text, first, last):
            after = _clause(text, (first, start, min(stop + 1, last), last), commas)[1]
            if not self.acts.search(text[begin:after]):
                return False
        if self.other.search(text[begin:stop]) or self.earlier.search(text[first:start]):
            return False
        if self.asks.search(text, begin, stop) or (last - stop <= SHORT and self.asks.search(text, stop, last)):
            return False
        return not self.done.match(text[end:last])


@dataclass(frozen=True, slots=True)
class Promises:
    """The rules of both scripts."""

    wide: Script
    latin: Script

    def find(self, folded: Folded, at: datetime | None, given: str = "") -> tuple[SpokenPromise, ...]:
        """The promises of a staff message, in order of place. `at` is when it was written, `given` the text before folding.

        Who writes Simplified characters counts working days by the mainland's calendar.
        """
        return dated(self.spoken(folded, given), at)

    def spoken(self, folded: Folded, given: str = "") -> tuple[Spoken, ...]:
        """The same without a date."""
        text = folded.text
        wide = _WIDE.search(text) is not None
        script = self.wide if wide else self.latin
        found, free = [], 0
        times = islice(_times(text, wide), MOST)
        for start, end, when in sorted(times, key=lambda time: (time[0], -time[1])):
            if start >= free and script.is_promised(text, start, end, wide):
                free = end
                said = replace(when, mainland=True) if when.working_days and _is_simplified(given, text) else when
                found.append(Spoken(said, *folded.span(start, end)))
        return tuple(found)


class Spoken(NamedTuple):
    """A time by which something was promised, and its place in the text as given."""

    when: When
    start: int
    end: int


def dated(spoken: Sequence[Spoken], at: datetime | None) -> tuple[SpokenPromise, ...]:
    """The promises that were spoken at a time."""
    return tuple([_promise(*said, at) for said in spoken])


def _promise(said: When, start: int, end: int, at: datetime | None) -> SpokenPromise:
    due = said.after(at) if at is not None else None
    counted = counted_by(at, due, said.mainland) if said.working_days and at and due else ""
    return SpokenPromise(due, start, end, counted)


def _is_simplified(given: str, folded: str) -> bool:
    """Whether folding left the Chinese characters as they were."""
    wide = set(_WIDE.findall(given))
    return bool(wide) and wide <= set(folded)


def read_promises(path: Path) -> Promises:
    """The rules, from their TOML file."""
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    return Promises(_script(found["zh"]), _script(found["en"]))


def _script(patterns: Mapping[str, str]) -> Script:
    return Script(*(re.compile(patterns[name]) for name in ("commits", "acts", "other", "earlier", "asks", "done")))


def _times(text: str, wide: bool) -> Iterator[tuple[int, int, When]]:
    return times_zh.find_times(text) if wide else times_en.find_times(text)


def _clause(text: str, places: tuple[int, int, int, int], commas: tuple[str, ...]) -> tuple[int, int]:
    first, start, end, last = places
    begin = max((place + len(mark) for mark in commas if (place := text.rfind(mark, first, start)) >= 0), default=first)
    stops = [place for mark in commas if mark != " and " and (place := text.find(mark, end, last)) >= 0]
    return begin, min(stops, default=last)


def _sentence(ends: re.Pattern[str], text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a span, with its mark."""
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    for mark in ends.finditer(text, first, start):
        first = mark.end()
    after = ends.search(text, max(start, end - 1), last)
    return first, after.end() if after else last
