"""A spoken time, and the moment it means to somebody who says it at a given moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.sentiment.workdays import working_days_later

DAY_ENDS = (23, 59)
NOT_AT_NIGHT = 7
"""An hour below it that is named without a part of the day means the afternoon."""


@dataclass(frozen=True, slots=True)
class When:
    """A time as it was said.

    `minutes` and `working_days` count from the message, these by the calendar of the `mainland` or by weekdays. Else `days` from
    today, or `weekday` (0 is Monday) of this week or `weeks` later, or `month` and `day`; and then `hour` and `minute`, an `hour`
    below 13 being open unless `clear`. Without an hour the end of the day is meant.
    """

    minutes: float | None = None
    working_days: int | None = None
    days: int | None = None
    weekday: int | None = None
    weeks: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int = 0
    clear: bool = False
    mainland: bool = False

    def after(self, at: datetime) -> datetime | None:
        """The moment that is meant, in the offset of `at`; None where there is no such day."""
        try:
            if self.minutes is not None:
                return at + timedelta(minutes=self.minutes)
            if self.working_days is not None:
                return working_days_later(at, self.working_days, self.mainland)
            return self._on_a_day(at)
        except (ValueError, OverflowError):
            return None

    def _on_a_day(self, at: datetime) -> datetime:
        day = self._day(at)
        if self.hour is None:
            return day.replace(hour=DAY_ENDS[0], minute=DAY_ENDS[1])
        due = day.replace(hour=0, minute=self.minute) + timedelta(hours=self.hour)
        if self.hour > 24 and day.date() == at.date() and due - timedelta(days=1) > at:
            return due - timedelta(days=1)
        if self.clear or self.hour > 12:
            return due
        if day.date() == at.date():
            return due if due > at else due + timedelta(hours=12)
        return due + timedelta(hours=12) if self.hour < NOT_AT_NIGHT else due

    def _day(self, at: datetime) -> datetime:
        day = at.replace(second=0, microsecond=0)
        if self.weekday is not None:
            return day + timedelta(days=self._until_weekday(at.weekday()))
        if self.day is not None:
            return self._on_a_date(day)
        return day + timedelta(days=self.days or 0)

    def _until_weekday(self, today: int) -> int:
        ahead = (self.weekday or 0) - today
        if self.weeks is None:
            return ahead % 7
        return ahead + 7 * self.weeks

    def _on_a_date(self, day: datetime) -> datetime:
        if self.month is None:
            first = day.replace(day=1) if (self.day or 1) < day.day else day
            moved = (first + timedelta(days=32)).replace(day=1) if (self.day or 1) < day.day else first
            return moved.replace(day=self.day or 1)
        due = day.replace(month=self.month, day=self.day or 1)
        return due.replace(year=due.year + 1) if due < day - timedelta(days=180) else due
