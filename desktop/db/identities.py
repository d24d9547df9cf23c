"""The boards of names and ties: who goes by which name, who is one person with whom, and who is not whatever is said."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from desktop.core.facts import Entry
from desktop.core.identities import (
    NOBODY,
    IdentitiesJoined,
    IdentityNoted,
    Name,
    Pair,
    SplitLifted,
    TieFact,
    across,
    person_of,
)
from desktop.db.codec import rfc3339

IdentityFact = IdentityNoted | TieFact
_BETWEEN = "channel = ? AND customer = ? AND other_channel = ? AND other_customer = ?"


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name that a customer goes by."""

    channel: str
    customer: str
    kind: str
    value: str
    certain: bool


def write_identity(connection: sqlite3.Connection, entry: Entry, fact: IdentityFact) -> None:
    """Keep a name, a tie, or a split; nothing of one that was erased."""
    if isinstance(fact, IdentityNoted):
        _write_name(connection, fact)
    elif NOBODY not in (fact.one, fact.other):
        for key in ((*fact.one, *fact.other), (*fact.other, *fact.one)):
            if isinstance(fact, SplitLifted):
                connection.execute(f"DELETE FROM ties WHERE {_BETWEEN} AND joined = 0", key)  # noqa: S608 - ours
            else:
                joined, why = isinstance(fact, IdentitiesJoined), fact.why if isinstance(fact, IdentitiesJoined) else "hand"
                said = (joined, why, entry.actor, rfc3339(entry.at))
                connection.execute("INSERT OR REPLACE INTO ties VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*key, *said))


def _write_name(connection: sqlite3.Connection, fact: IdentityNoted) -> None:
    if fact.value:
        connection.execute(
            "INSERT INTO identities VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET certain = max(certain, excluded.certain)",
            (fact.channel, fact.customer, fact.name, fact.value, fact.certain),
        )


def tied(connection: sqlite3.Connection) -> Callable[[Pair], list[Pair]]:
    """Those whom a tie joins to a customer directly."""
    query = "SELECT other_channel, other_customer FROM ties WHERE channel = ? AND customer = ? AND joined = 1"
    return lambda pair: [(channel, customer) for channel, customer in connection.execute(query, pair)]


def tied_by(connection: sqlite3.Connection, pair: Pair) -> str | None:
    """What ties a customer to another: the kind of name, or `hand`; the first of several."""
    row = connection.execute("SELECT why FROM ties WHERE channel = ? AND customer = ? AND joined = 1 ORDER BY at, why", pair).fetchone()
    return row[0] if row else None


def person(connection: sqlite3.Connection, pair: Pair) -> frozenset[Pair]:
    """All customers that are one person with a customer, himself among them."""
    return person_of(pair, tied(connection))


def splits(connection: sqlite3.Connection, one: Iterable[Pair], other: Iterable[Pair]) -> list[tuple[Pair, Pair]]:
    """The splits that stand between anybody of one person and anybody of another."""
    query = f"SELECT 1 FROM ties WHERE {_BETWEEN} AND joined = 0"  # noqa: S608 - ours
    pairs = across(frozenset(one), frozenset(other))
    return [(left, right) for left, right in pairs if connection.execute(query, (*left, *right)).fetchone() is not None]


def names(connection: sqlite3.Connection, pair: Pair) -> list[NameRow]:
    """The names that a customer goes by."""
    query = "SELECT * FROM identities WHERE channel = ? AND customer = ? ORDER BY kind, value"
    return [_name(row) for row in connection.execute(query, pair)]


def named(connection: sqlite3.Connection, name: Name) -> list[NameRow]:
    """The customers who go by a name."""
    query = "SELECT * FROM identities WHERE kind = ? AND value = ? ORDER BY channel, customer"
    return [_name(row) for row in connection.execute(query, name)]


def _name(row: tuple[str, str, str, str, int]) -> NameRow:
    channel, customer, kind, value, certain = row
    return NameRow(channel, customer, kind, value, bool(certain))


def known(connection: sqlite3.Connection, pair: Pair) -> bool:
    """Whether anybody of that id wrote on that channel."""
    return connection.execute("SELECT 1 FROM customers WHERE channel = ? AND id = ?", pair).fetchone() is not None


def shown_name(connection: sqlite3.Connection, pair: Pair) -> str | None:
    """What a customer is called on the screen, None where nobody said."""
    row = connection.execute("SELECT name FROM customers WHERE channel = ? AND id = ?", pair).fetchone()
    return row[0] if row else None


def shown_as(connection: sqlite3.Connection, name: str, limit: int) -> list[Pair]:
    """Customers who are called by exactly that name."""
    query = "SELECT channel, id FROM customers WHERE name = ? ORDER BY channel, id LIMIT ?"
    return [(channel, customer) for channel, customer in connection.execute(query, (name, limit))]


def erase(connection: sqlite3.Connection, pair: Pair, pseudonym: str) -> None:
    """Forget what a customer went by and who he was, and give his letters his pseudonym."""
    connection.execute("DELETE FROM identities WHERE channel = ? AND customer = ?", pair)
    connection.execute("DELETE FROM ties WHERE (channel = ?1 AND customer = ?2) OR (other_channel = ?1 AND other_customer = ?2)", pair)
    connection.execute("UPDATE outbox SET customer = ? WHERE channel = ? AND customer = ?", (pseudonym, *pair))
