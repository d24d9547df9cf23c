"""What an answer of the help desk holds, taken out with its type or refused as garbled."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from desktop.core.errors import Trouble

Row = Mapping[str, object]
_LAST = 2**63 - 1
_LATEST = 253_402_300_799
"""The last second of the year 9999."""


def table(value: object, what: str) -> Row:
    """An object. Raises Trouble garbled with the name of what was wanted."""
    if not isinstance(value, dict):
        raise Trouble("garbled", what=what)
    return value


def rows(value: object, what: str) -> list[Row]:
    """A list of objects. Raises Trouble garbled."""
    if not isinstance(value, list):
        raise Trouble("garbled", what=what)
    return [table(each, what) for each in value]


def inner(row: Row, *names: str) -> Row:
    """The object at the end of a path of names, an empty one where there is none."""
    found: object = row
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else {}


def number(row: Row, name: str) -> int | None:
    """A whole number above 0."""
    value = row.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= _LAST else None


def needed(row: Row, name: str) -> int:
    """A whole number above 0. Raises Trouble garbled."""
    value = number(row, name)
    if value is None:
        raise Trouble("garbled", what=name)
    return value


def text(row: Row, name: str) -> str:
    """A text; empty where it is missing, null or something else."""
    value = row.get(name)
    return value if isinstance(value, str) else ""


def texts(row: Row, name: str) -> list[str]:
    """The texts of a list."""
    value = row.get(name)
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def seconds(row: Row, name: str) -> float | None:
    """A time as seconds since the epoch, from a number, digits or RFC 3339: the same field is written in three ways by different
    versions."""
    value = row.get(name)
    if isinstance(value, str):
        value = _seconds_of(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= _LATEST:
        return float(value)
    return None


def moment(at: float) -> datetime:
    """Seconds since the epoch as an aware time."""
    return datetime.fromtimestamp(at, UTC)


def _seconds_of(value: str) -> float | None:
    try:
        return float(value) if value.replace(".", "", 1).isdigit() else datetime.fromisoformat(value.replace(" UTC", "+00:00")).timestamp()
    except (ValueError, OverflowError):
        return None
