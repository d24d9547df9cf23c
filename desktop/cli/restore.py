"""`stepin restore`: the copies that there are, or one of them put in the place of the record."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from time import time

from desktop.cli.present import dumps, one_line
from desktop.cli.stdout import write_line
from desktop.desk.keeping import Copy, find_copy, keeping, restore

_LONGEST = 1_000


def list_copies(record: Path, as_json: bool) -> None:
    """A line a copy, newest first: file, kind, when it was made, its bytes, the day it goes, whether it holds erased words."""
    kept = keeping(record, time())
    for copy, until in kept.copies:
        erased = None if kept.held is None else any(held.copy == copy for held in kept.held)
        row = {
            "file": str(copy.path), "kind": copy.kind, "at": moment(copy.at), "bytes": copy.size, "expires": str(until),
            "holds_erased_words": erased,
        }  # fmt: skip
        _say(dumps(row) if as_json else _line(copy, str(until), erased))


def put_back(record: Path, wanted: str) -> None:
    """Restore a copy, and say what stands now and where the record before it lies."""
    done = restore(record, find_copy(record, wanted), time())
    aside = "" if done.aside is None else f", the one before is {done.aside}"
    _say(f"restored: last entry {done.seq} {done.hash.hex()}{one_line(aside, _LONGEST)}")


def moment(at: float) -> str:
    """Seconds since the epoch as RFC 3339 in UTC."""
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")


def _line(copy: Copy, until: str, erased: bool | None) -> str:
    words = "" if erased is False else "  holds erased words" if erased else "  may hold erased words"
    return f"{moment(copy.at)}  {copy.kind:<9}  {copy.size:>12}  until {until}  {one_line(str(copy.path), _LONGEST)}{words}"


def _say(line: str) -> None:
    write_line(sys.stdout.buffer, line)
