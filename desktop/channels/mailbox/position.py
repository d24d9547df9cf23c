"""How far an account was read: the cursor of the seam, in words of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from desktop.channels.live.seam import Cursor

_MOST_SENDERS = 10_000


@dataclass(frozen=True, slots=True)
class Position:
    """`since` the day from which mail is read at all; `folders` the UIDVALIDITY and the last UID of each; `begun` how many conversations
    each sender began on `day`, the last day that mail came on. It names nobody: an erasure does not look into cursors. 32 bits of a
    digest of an address belong to many addresses, and to few of those that write to one company on one day."""

    since: date
    folders: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    day: str = ""
    begun: Mapping[str, int] = field(default_factory=dict)

    def last(self, folder: str, validity: int) -> int:
        """The last UID that was read; 0 where the folder is new or is another one under the same name."""
        known, uid = self.folders.get(folder, (validity, 0))
        return uid if known == validity else 0

    def after(self, folder: str, validity: int, uid: int) -> Position:
        """The position behind a mail."""
        return replace(self, folders={**self.folders, folder: (validity, uid)})

    def cursor(self) -> Cursor:
        """As JSON keeps it."""
        folders = {name: list(where) for name, where in self.folders.items()}
        return {"since": self.since.isoformat(), "folders": folders, "day": self.day, "begun": dict(self.begun)}


def position_of(cursor: Cursor, days: int, today: date) -> Position:
    """What a cursor says; an empty one begins `days` days ago. What cannot be read in it counts as not there: reading again is harmless."""
    since = _date(cursor.get("since")) or today - timedelta(days=days)
    return Position(since, _folders(cursor.get("folders")), str(cursor.get("day", "")), _counts(cursor.get("begun")))


def begun(position: Position, sender: str, arrived: datetime) -> tuple[Position, int]:
    """Counts one more conversation that an address began; how many it is on that day."""
    day = arrived.date().isoformat()
    counts = dict(position.begun) if day == position.day else {}
    name = hashlib.sha256(f"{day} {sender}".encode("utf-8", "replace")).hexdigest()[:8]
    counts[name] = counts.pop(name, 0) + 1
    while len(counts) > _MOST_SENDERS:
        counts.pop(next(iter(counts)))
    return replace(position, day=day, begun=counts), counts[name]


def _folders(said: object) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for name, where in said.items() if isinstance(said, Mapping) else ():
        match where:
            case [int(validity), int(uid)] | (int(validity), int(uid)):
                found[str(name)] = (validity, uid)
    return found


def _counts(said: object) -> dict[str, int]:
    pairs = said.items() if isinstance(said, Mapping) else ()
    return {str(name): count for name, count in pairs if isinstance(count, int)}


def _date(said: object) -> date | None:
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        return None
