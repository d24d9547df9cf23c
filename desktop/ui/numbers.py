"""Numbers as people read them: durations, times of day, money."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from PySide6.QtCore import QCoreApplication

from desktop.core.money import Money

MINUTE, HOUR, DAY = 60, 3_600, 86_400


def duration(seconds: float | None) -> str:
    """ "0:42", "12:05", "1:12:00", and from two days on "25d". "" for None; a time in the future is 0:00."""
    if seconds is None:
        return ""
    whole = max(0, int(seconds))
    if whole >= 2 * DAY:
        return QCoreApplication.translate("Numbers", "{days}d").format(days=whole // DAY)
    hours, rest = divmod(whole, HOUR)
    minutes, left = divmod(rest, MINUTE)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def amount(money: Money) -> str:
    """The amount with thousands separated, without empty decimals: "1,280", "680.50"."""
    whole, _, decimals = money.amount.partition(".")
    shown = f"{int(whole):,}"
    return f"{shown}.{decimals}" if decimals.strip("0") else shown


def money(value: Money) -> str:
    """The amount in full with its currency: "1,280.00 CNY"."""
    whole, _, decimals = value.amount.partition(".")
    return f"{int(whole):,}" + (f".{decimals}" if decimals else "") + f" {value.currency}"


def moment(at: float, offset_minutes: int | None = None) -> datetime:
    """The time `at` (seconds since the epoch) on the wall clock of this machine, or at an offset from UTC."""
    if offset_minutes is None:
        return datetime.fromtimestamp(at).astimezone()
    return datetime.fromtimestamp(at, timezone(timedelta(minutes=offset_minutes)))


def clock_time(at: float, offset_minutes: int | None = None) -> str:
    """ "10:05" """
    return f"{moment(at, offset_minutes):%H:%M}"


def clock_seconds(at: float) -> str:
    """ "10:05:09" """
    return f"{moment(at):%H:%M:%S}"


def day_and_time(at: float, now: float, offset_minutes: int | None = None) -> str:
    """ "10:05" today, "11-22 10:05" this year, "2025-11-22 10:05" before."""
    then, today = moment(at, offset_minutes), moment(now, offset_minutes)
    if then.date() == today.date():
        return f"{then:%H:%M}"
    return f"{then:%m-%d %H:%M}" if then.year == today.year else f"{then:%Y-%m-%d %H:%M}"


def day(at: float, offset_minutes: int | None = None) -> str:
    """ "2026-11-22" """
    return f"{moment(at, offset_minutes):%Y-%m-%d}"


def whole(value: float) -> str:
    """A score or heat, to a whole number."""
    return str(round(value))
