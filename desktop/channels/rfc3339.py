"""Times as RFC 3339 writes them, to aware datetimes that keep their offset."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_PLAIN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:[0-5]\d(?:Z|[+-]\d\d:\d\d)", re.ASCII)
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))", re.ASCII)
_EARLIEST = datetime(1, 1, 2, tzinfo=UTC)
_LATEST = datetime(9999, 12, 30, tzinfo=UTC)
_LONGEST = 80


def read_time(text: str) -> datetime | None:
    """The time that an RFC 3339 `date-time` says, or None when it is none.

    Digits below a microsecond are cut. The leap second 23:59:60 (UTC) is the last microsecond of its minute, so that order holds.
    Times within two days of what datetime can hold are refused, so that no arithmetic on them fails.
    """
    if len(text) > _LONGEST:
        return None
    try:
        at = datetime.fromisoformat(text) if _PLAIN.fullmatch(text) and _offset_is_fine(text) else _read_rare(text)
        return at if at is not None and _EARLIEST <= at <= _LATEST else None
    except (ValueError, OverflowError):
        return None


def _offset_is_fine(text: str) -> bool:
    return text[-1] == "Z" or (text[-5:-3] < "24" and text[-2:] < "60")


def _read_rare(text: str) -> datetime | None:
    """Lower case, fractions, leap seconds."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    date, minute, second, fraction, sign, hours, minutes = found.groups()
    offset = f"{sign}{hours}:{minutes}" if sign else "+00:00"
    leap = second == "60"
    at = datetime.fromisoformat(f"{date}T{minute}:{'59' if leap else second}.{(fraction or '')[:6].ljust(6, '0')}{offset}")
    if not leap:
        return at
    at = at.replace(microsecond=999_999)
    ends = at - (at.utcoffset() or timedelta())
    return at if (ends.hour, ends.minute) == (23, 59) else None
