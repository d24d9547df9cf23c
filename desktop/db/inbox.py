"""The inbox: bodies as a service delivered them, kept before they are understood, gone once they are.

It has a connection of its own, so that whoever delivers never waits for a scorer.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.db.database import Record

MOST_BYTES = 4 * 1024 * 1024
"""So many bytes of bodies are taken at once; one body that is longer is taken alone."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A body that waits to be understood. `received_at` in seconds since the epoch."""

    id: int
    account: str
    received_at: float
    body: bytes


class Inbox:
    """Keeps bodies, durable before it returns. Raises Trouble."""

    def __init__(self, path: Path) -> None:
        self._record = Record(path)

    def keep(self, bodies: Sequence[tuple[str, bytes]], now: float) -> None:
        """Keep (account, body) pairs in one transaction; one that waits already is not kept twice."""
        rows = [(account, hashlib.sha256(body).digest(), now, body) for account, body in bodies]
        with self._record.transaction() as connection:
            connection.executemany("INSERT OR IGNORE INTO inbox (account, digest, received_at, body) VALUES (?, ?, ?, ?)", rows)

    def close(self) -> None:
        """Let go of the record."""
        self._record.close()


def oldest(connection: sqlite3.Connection, limit: int) -> list[Kept]:
    """The bodies that have waited longest, at most `limit` of them."""
    found: list[Kept] = []
    size = 0
    for row in connection.execute("SELECT id, account, received_at, body FROM inbox ORDER BY id LIMIT ?", (limit,)):
        kept = Kept(*row)
        size += len(kept.body)
        if found and size > MOST_BYTES:
            break
        found.append(kept)
    return found


def remove(connection: sqlite3.Connection, kept: Sequence[Kept]) -> bool:
    """Remove bodies that were understood; False where another process was faster with one of them."""
    found = sum(connection.execute("DELETE FROM inbox WHERE id = ?", (one.id,)).rowcount for one in kept)
    return found == len(kept)


def waiting(connection: sqlite3.Connection) -> int:
    """How many bodies wait."""
    return int(connection.execute("SELECT count(*) FROM inbox").fetchone()[0])
