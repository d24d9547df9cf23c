"""One bit of a record flipped, anywhere in the file: whether anything changed that somebody could see, and whether the check finds it."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from desktop.core.errors import StepinError
from desktop.db.verify import first_fault
from tests.faults.changed import make_record

ENTRIES = 120
Seen = tuple[tuple[object, ...], ...]


@dataclass(frozen=True)
class Flip:
    """Which bit, whether something changed, and the first broken place that was found."""

    bit: int
    changed: bool
    fault: str | None


def make_small(path: Path) -> None:
    """A record whose log is empty, so that the file is all there is of it."""
    make_record(path, ENTRIES)
    assert not path.with_name(path.name + "-wal").exists()


def seen(path: Path) -> Seen:
    """Everything that can be asked of a record: each row of each table, in order, what is declared, and what each word is found in."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        connection.text_factory = bytes
        tables = [row[0].decode() for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'words'")]
        shown = [_all(connection, f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables if not table.startswith("words")]  # noqa: S608
        shown.append(_all(connection, "SELECT * FROM sqlite_master ORDER BY type, name"))
        for word in ("angry", "terrible", "垃", "圾", "none"):
            shown.append(_all(connection, "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid", (word,)))
        shown.append(_all(connection, "SELECT seq, idem FROM journal WHERE idem > 'm' ORDER BY idem"))
        return tuple(shown)


def _all(connection: sqlite3.Connection, query: str, values: tuple[str, ...] = ()) -> tuple[object, ...]:
    return tuple(connection.execute(query, values).fetchall())


def flip(path: Path, whole: bytes, before: Seen, bit: int) -> Flip:
    """Flip a bit, look, and put the file back."""
    data = bytearray(whole)
    data[bit // 8] ^= 1 << bit % 8
    path.write_bytes(data)
    try:
        changed = seen(path) != before
    except (sqlite3.Error, UnicodeDecodeError):
        changed = True
    try:
        fault = first_fault(path)
    except StepinError as problem:
        fault = problem.code
    for beside in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + beside).unlink(missing_ok=True)
    path.write_bytes(whole)
    return Flip(bit, changed, fault)


def flips(path: Path, count: int, seed: int) -> list[Flip]:
    """Bits flipped one at a time, each file put back."""
    whole, before, dice = path.read_bytes(), seen(path), random.Random(seed)
    return [flip(path, whole, before, dice.randrange(8 * len(whole))) for _ in range(count)]
