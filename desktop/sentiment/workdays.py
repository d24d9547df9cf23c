"""Which days are worked: by the mainland's holidays and the weekends worked in their stead, where they are known; else Monday to Friday.

The package chinesecalendar (MIT) is loaded when a working day is first asked for, because few messages name one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

MOST = 400
"""Working days that are counted at most."""


def working_days_later(at: datetime, count: int, mainland: bool) -> datetime:
    """`count` working days after `at`, at the same time of day."""
    is_worked = is_worked_on_the_mainland if mainland else is_weekday
    return _later(at, min(count, MOST), is_worked)


def _later(due: datetime, left: int, is_worked: Callable[[date], bool]) -> datetime:
    while left > 0:
        due += timedelta(days=1)
        left -= is_worked(due.date())
    return due


def counted_by(at: datetime, due: datetime, mainland: bool) -> str:
    """How the days from `at` to `due` were counted: "calendar" where the mainland's is meant and known for all of them, else "weekdays"."""
    return "calendar" if mainland and is_known(at.date()) and is_known(due.date()) else "weekdays"


def is_weekday(day: date) -> bool:
    """Monday to Friday."""
    return day.weekday() < 5


def is_known(day: date) -> bool:
    """Whether the mainland's calendar knows a day."""
    import chinese_calendar

    try:
        chinese_calendar.is_workday(day)
    except NotImplementedError:
        return False
    return True


def is_worked_on_the_mainland(day: date) -> bool:
    """By the State Council's arrangement of the year where it is known (from 2004 to the year after which the package was made)."""
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return is_weekday(day)
