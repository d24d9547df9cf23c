"""The floor over a day: how many open cases stood at each level, bin by bin, read from the messages of the day."""

from __future__ import annotations

import math
import sqlite3
from collections import Counter
from dataclasses import dataclass, field

from desktop.core.heat import LEVELS
from desktop.db import queries
from desktop.db.queries import Span
from desktop.desk.decisions import day_of
from desktop.desk.views import FloorView

STEP = 600.0
"""Seconds of a bin."""


Moved = tuple[float, str | None, str | None, float | None]
"""When a message came, the case it is in, and the level and heat after it."""


@dataclass(slots=True)
class _Tally:
    """The level and heat of each open case while the day is walked through."""

    levels: dict[str, tuple[str, float]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    heat: float = 0.0

    def put(self, case: str, level: str, heat: float) -> None:
        self.drop(case)
        self.levels[case] = (level, heat)
        self.counts[level] += 1
        self.heat += heat

    def drop(self, case: str) -> None:
        before = self.levels.pop(case, None)
        if before is not None:
            self.counts[before[0]] -= 1
            self.heat -= before[1]


def floor_view(connection: sqlite3.Connection, now: float, timezone: str) -> FloorView:
    """The bins from the day's beginning to `now`. A case counts from its opening to its closing, with the level of its last message."""
    start, _ = day_of(now, timezone)
    cases = queries.cases_moving_between(connection, start, now)
    messages = queries.levels_between(connection, start, now)
    events = _events(connection, cases, messages, start)
    bins: dict[str, list[int]] = {level: [] for level in LEVELS}
    resting = queries.cases_resting_between(connection, start, now)
    tally = _Tally(counts=Counter({level: count for level, count, _ in resting}), heat=sum(heat for _, _, heat in resting))
    heats, arrivals, at = [], [0] * (int((now - start) // STEP) + 1), 0
    for when, *_ in messages:
        arrivals[int((when - start) // STEP)] += 1
    for n in range(len(arrivals)):
        while at < len(events) and events[at][0] < start + (n + 1) * STEP:
            _, case, level, heat = events[at]
            tally.put(case, level, heat) if level else tally.drop(case)
            at += 1
        for level in LEVELS:
            bins[level].append(tally.counts[level])
        heats.append(round(tally.heat, 2))
    closed = sum(case.closed_at is not None and case.closed_at >= start for case in cases)
    quiet = _quiet_bins([*bins.values(), arrivals])
    levels = {level: tuple(numbers[quiet:]) for level, numbers in bins.items()}
    return FloorView(
        start + quiet * STEP,
        STEP,
        **levels,
        heat=tuple(heats[quiet:]),
        arrivals=tuple(arrivals[quiet:]),
        messages_today=len(messages),
        closed_today=closed,
    )


def _quiet_bins(rows: list[list[int]]) -> int:
    """How many whole hours at the beginning of the day nothing was going on in; the last hour is always shown."""
    hour = int(3600 // STEP)
    busy = next((n for n, numbers in enumerate(zip(*rows, strict=True)) if any(numbers)), 0)
    return min(busy, max(0, len(rows[0]) - hour)) // hour * hour


def _events(connection: sqlite3.Connection, cases: list[Span], messages: list[Moved], start: float) -> list[tuple[float, str, str, float]]:
    """What happens to the tally, in order: a case stands at a level (an empty one: it is closed)."""
    spans = {span.case: span for span in cases}
    moved = {case for _, case, _, _ in messages if case}
    events = []
    for span in cases:
        begins = max(start, span.opened_at)
        stood = queries.standing_before(connection, span.case, begins) if span.case in moved else (span.level, span.heat)
        if stood is not None:
            events.append((begins, span.case, *stood))
    for at, case, level, heat in messages:
        if case in spans and spans[case].opened_at <= at < (spans[case].closed_at or math.inf):
            events.append((at, case, level or "calm", heat or 0.0))
    events.extend((span.closed_at, span.case, "", 0.0) for span in cases if span.closed_at is not None)
    return sorted(events, key=lambda event: event[0])
