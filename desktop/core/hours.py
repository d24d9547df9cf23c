"""When somebody works: hours of the week on the wall clock of his company."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAY_MINUTES = 24 * 60
_SAID = re.compile(
    r"(?:(?P<first>[A-Z][a-z]{2})(?:-(?P<last>[A-Z][a-z]{2}))? )?(?P<h>\d\d):(?P<m>[0-5]\d)-(?P<end_h>\d\d):(?P<end_m>[0-5]\d)"
)


@dataclass(frozen=True, slots=True)
class Hours:
    """From minute `begin` (included) to `end` (not) of these `days` (0 is Monday); over midnight where `end` is not later."""

    days: frozenset[int]
    begin: int
    end: int

    def holds(self, at: datetime) -> bool:
        """Whether a moment of the wall clock lies in them; what goes over midnight belongs to the day on which it began."""
        day, minute = at.weekday(), at.hour * 60 + at.minute
        if self.begin < self.end:
            return day in self.days and self.begin <= minute < self.end
        return (day in self.days and minute >= self.begin) or ((day - 1) % 7 in self.days and minute < self.end)


def read_hours(said: str) -> Hours | None:
    """The hours of a text such as "Mon-Fri 09:00-18:00", "Sat 10:00-14:00" or "22:00-06:00" (every day); None for another."""
    found = _SAID.fullmatch(said)
    if found is None:
        return None
    first, last = found["first"], found["last"] or found["first"]
    begin, end = int(found["h"]) * 60 + int(found["m"]), int(found["end_h"]) * 60 + int(found["end_m"])
    if not {first, last} <= {None, *DAYS} or begin >= DAY_MINUTES or end > DAY_MINUTES:
        return None
    if first is None or last is None:
        return Hours(frozenset(range(7)), begin, end)
    start, length = DAYS.index(first), (DAYS.index(last) - DAYS.index(first)) % 7 + 1
    return Hours(frozenset((start + step) % 7 for step in range(length)), begin, end)


def at_work(hours: Iterable[Hours], at: datetime) -> bool:
    """Whether somebody of these hours works at a moment of the wall clock."""
    return any(each.holds(at) for each in hours)
