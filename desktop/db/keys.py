"""The board of keys: who signs with what, and since when."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from desktop.core.facts import Entry
from desktop.core.signing import Key, KeyEnrolled, KeyRevoked
from desktop.db.codec import decode_fact, rfc3339

_KEY = "SELECT key_id, person, public_key, enrolled_at, revoked_at, revoked_by, reason FROM keys"


def write_key(connection: sqlite3.Connection, entry: Entry, fact: KeyEnrolled | KeyRevoked) -> None:
    """Keep what was enrolled or revoked."""
    if isinstance(fact, KeyEnrolled):
        row = (fact.key_id, fact.person, fact.public_key, rfc3339(entry.at))
        connection.execute("INSERT INTO keys VALUES (?, ?, ?, ?, NULL, NULL, '')", row)
        return
    connection.execute(
        "UPDATE keys SET revoked_at = ?, revoked_by = ?, reason = ? WHERE key_id = ?",
        (rfc3339(entry.at), entry.actor, fact.reason, fact.key_id),
    )


def keys(connection: sqlite3.Connection, person: str | None = None) -> list[Key]:
    """The keys that were ever enrolled, or those of a person; oldest first. A record of a version that knew no keys has none."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'keys'").fetchone() is None:
        return []
    where, values = ("", ()) if person is None else (" WHERE person = ?", (person,))
    return [Key(*row) for row in connection.execute(f"{_KEY}{where} ORDER BY enrolled_at, key_id", values)]


def confirmed(connection: sqlite3.Connection, found: list[Key]) -> list[Key]:
    """The same keys with who confirmed each, which only the journal says. Where an order was named otherwise than `enrolment` names it, the
    journal is read from end to end."""
    idems = [f"order:enrol-{each.key_id}" for each in found]
    by = _vouchers(connection, f"idem IN ({', '.join('?' * len(idems))})", idems)
    if any(each.key_id not in by for each in found):
        by = _vouchers(connection, "TRUE", ())
    return [replace(each, confirmed_by=by.get(each.key_id, "")) for each in found]


def _vouchers(connection: sqlite3.Connection, where: str, values: Sequence[str]) -> dict[str, str]:
    query = f"SELECT body FROM journal JOIN bodies USING (seq) WHERE kind = 'key_enrolled' AND {where}"  # noqa: S608 - our conditions
    facts = (decode_fact(KeyEnrolled.kind, body) for (body,) in connection.execute(query, tuple(values)))
    return {fact.key_id: fact.voucher for fact in facts if isinstance(fact, KeyEnrolled)}


def key(connection: sqlite3.Connection, key_id: str) -> Key | None:
    """A key, None when there is no such."""
    found = connection.execute(f"{_KEY} WHERE key_id = ?", (key_id,)).fetchone()
    return Key(*found) if found else None
