"""The head of a journal as one printable line, kept outside the record: what alone can show that its end was cut off.

`stepin-head-1 DATE SEQ HASH RECORD`: the day it was written (UTC), the last entry's seq and hash, and the first 16 digits of the hash of
the first entry, which name the record.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

from desktop.core.errors import BadInput
from desktop.db.chain import check_chain
from desktop.db.codec import rfc3339
from desktop.db.journal import head

_LINE = re.compile(r"stepin-head-1 \d{4}-\d\d-\d\d (\d{1,18}) ([0-9a-f]{64}) ([0-9a-f]{16})")


@dataclass(frozen=True, slots=True)
class Head:
    """A head as it was written down, and its line."""

    line: str
    seq: int
    hash: str
    record: str


def head_of(connection: sqlite3.Connection, now: float) -> Head:
    """The head of a record. Raises BadInput("nothing_yet") for one without entries."""
    seq, digest = head(connection)
    if not seq:
        raise BadInput("nothing_yet")
    record = _record(connection)
    return Head(f"stepin-head-1 {rfc3339(now)[:10]} {seq} {digest.hex()} {record}", seq, digest.hex(), record)


def check_head(connection: sqlite3.Connection, line: str) -> str | None:
    """What became of a head that was written down: None when everything up to it is as it was, else `other_record`, `cut_off` (it ends
    before it), `rewritten`, or the first break of the chain up to it (`journal hash 17`). Raises BadInput("no_head") for another line."""
    read = _LINE.fullmatch(line.strip())
    if read is None:
        raise BadInput("no_head")
    seq, digest, record = int(read[1]), read[2], read[3]
    if record != _record(connection):
        return "other_record"
    found = connection.execute("SELECT hash FROM journal WHERE seq = ?", (seq,)).fetchone()
    if found is None:
        return "cut_off"
    if found[0].hex() != digest:
        return "rewritten"
    return next((seen for seen in check_chain(connection) if isinstance(seen, str)), None)


def _record(connection: sqlite3.Connection) -> str:
    found = connection.execute("SELECT hash FROM journal ORDER BY seq LIMIT 1").fetchone()
    return str(found[0].hex()[:16]) if found else ""
