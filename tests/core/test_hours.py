"""When somebody works: hours of the week, over midnight too."""

from __future__ import annotations

from datetime import datetime

import pytest

from desktop.core.hours import Hours, at_work, read_hours

MONDAY = datetime(2026, 11, 23, 9, 0)


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("Mon-Fri 09:00-18:00", Hours(frozenset(range(5)), 540, 1080)),
        ("Sat 10:00-14:30", Hours(frozenset({5}), 600, 870)),
        ("Fri-Mon 22:00-06:00", Hours(frozenset({4, 5, 6, 0}), 1320, 360)),
        ("00:00-24:00", Hours(frozenset(range(7)), 0, 1440)),
    ],
)
def test_hours_are_read_with_their_days(said: str, hours: Hours) -> None:
    assert read_hours(said) == hours


@pytest.mark.parametrize("said", ["", "09:00", "Mon-Fri", "Mon-Fry 09:00-18:00", "Day 09:00-18:00", "24:00-25:00", "23:00-24:30", "9-5"])
def test_what_is_no_such_text_is_none(said: str) -> None:
    assert read_hours(said) is None


@pytest.mark.parametrize(
    ("said", "day", "hour", "works"),
    [
        ("Mon-Fri 09:00-18:00", 23, 9, True), ("Mon-Fri 09:00-18:00", 23, 18, False), ("Mon-Fri 09:00-18:00", 22, 10, False),
        ("Mon 22:00-06:00", 23, 22, True), ("Mon 22:00-06:00", 24, 5, True), ("Mon 22:00-06:00", 24, 6, False),
        ("Mon 22:00-06:00", 23, 5, False),
    ],
)  # fmt: skip
def test_the_night_belongs_to_the_day_on_which_it_began(said: str, day: int, hour: int, works: bool) -> None:
    hours = read_hours(said)
    assert hours is not None
    assert at_work([hours], MONDAY.replace(day=day, hour=hour)) is works


def test_without_hours_nobody_is_at_work() -> None:
    assert not at_work([], MONDAY)
