"""The journal: append-only, each entry chained to the one before it, its body beside it under a salted commitment."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.core.facts import Entry, Fact, MessageReceived
from desktop.core.signing import ENTRY, Signer
from desktop.db.codec import commitment, decode_fact, encode_fact, link, rfc3339, seconds

GENESIS = bytes(32)
"""The previous hash of the first entry."""
SALT = 16
"""Bytes of the salt of a body."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact that is about to be written. `idem` is the id under which it may exist once only."""

    actor: str
    fact: Fact
    case: str | None = None
    idem: str | None = None


def head(connection: sqlite3.Connection) -> tuple[int, bytes]:
    """The seq and hash of the last entry; (0, GENESIS) when there is none."""
    row = connection.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    return (row[0], row[1]) if row else (0, GENESIS)


class Chain:
    """Entries on their way into the journal, inside one transaction: `add` gives each its place, `write` chains and stores them all.

    What is written in the name of `signer`'s person is signed. `now` is the time of all of them, to the millisecond as it is stored.
    """

    def __init__(self, connection: sqlite3.Connection, now: float, signer: Signer | None = None) -> None:
        self._connection = connection
        self.signer = signer
        self.seq, self._previous = head(connection)
        self._at = rfc3339(now)
        self.now = seconds(self._at)
        self._drafts: list[Draft] = []

    def add(self, draft: Draft) -> Entry:
        """The entry that a fact becomes."""
        self.seq += 1
        self._drafts.append(draft)
        return Entry(self.seq, self.now, draft.actor, draft.case, draft.fact)

    def unwritten_messages(self) -> dict[str, str]:
        """The messages that were added and not stored yet: by idem the conversation."""
        drafts = ((draft.idem, draft.fact) for draft in self._drafts)
        return {idem: fact.message.conversation for idem, fact in drafts if idem and isinstance(fact, MessageReceived)}

    def write(self) -> None:
        """Store what was added. Raises sqlite3.IntegrityError for an idem that exists."""
        salts = os.urandom(SALT * len(self._drafts))
        rows, bodies, seq = [], [], self.seq - len(self._drafts)
        for n, draft in enumerate(self._drafts):
            seq += 1
            salt, body = salts[n * SALT : (n + 1) * SALT], encode_fact(draft.fact)
            promised = commitment(salt, body)
            signer = self.signer if self.signer and self.signer.person == draft.actor else None
            fields = (str(seq), self._at, draft.actor, signer.key_id if signer else None, draft.fact.kind, draft.case, promised, draft.idem)
            digest = link(self._previous, fields)
            rows.append((seq, *fields[1:], self._previous, digest, signer.sign(ENTRY + digest) if signer else None))
            bodies.append((seq, salt, body))
            self._previous = digest
        self._connection.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self._connection.executemany("INSERT INTO bodies VALUES (?, ?, ?)", bodies)
        self._drafts = []


def entries(connection: sqlite3.Connection, after: int = 0) -> Iterator[Entry]:
    """The entries after a seq, in order, with their facts."""
    rows = connection.execute(
        "SELECT seq, at, actor, case_id, kind, body FROM journal JOIN bodies USING (seq) WHERE seq > ? ORDER BY seq", (after,)
    )
    for seq, at, actor, case, kind, body in rows:
        yield Entry(seq, seconds(at), actor, case, decode_fact(kind, body))


def known_idems(connection: sqlite3.Connection, idems: Sequence[str]) -> dict[str, int]:
    """Which ids were written before, and the seq of each."""
    found: dict[str, int] = {}
    for start in range(0, len(idems), 500):
        part = idems[start : start + 500]
        marks = ", ".join("?" * len(part))
        found.update(connection.execute(f"SELECT idem, seq FROM journal WHERE idem IN ({marks})", part))  # noqa: S608 - marks only
    return found


def by_idem(connection: sqlite3.Connection, idem: str) -> Entry | None:
    """The entry that was written under an id, None when there is none."""
    row = connection.execute(
        "SELECT seq, at, actor, case_id, kind, body FROM journal JOIN bodies USING (seq) WHERE idem = ?", (idem,)
    ).fetchone()
    return Entry(row[0], seconds(row[1]), row[2], row[3], decode_fact(row[4], row[5])) if row else None


def body_fits(salt: bytes | None, body: bytes | None, promised: bytes) -> bool:
    """Whether a body is the one that was committed to. HMAC takes zeros behind a key for nothing, so a salt has its length."""
    return salt is not None and body is not None and len(salt) == SALT and promised == commitment(salt, body)
