"""Who is one person to the rules about money and holds: every pair of channel and id under which the record knows somebody.

Somebody whose words were erased goes under a pseudonym. Where he had been given money, it is one that the same id leads to again, so that
an erasure does not begin the days of his limit anew: scrypt (RFC 7914) under the record's own first hash, which makes guessing ids slow.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import count, takewhile

from desktop.core.messages import CHANNELS, ERASED
from desktop.db import identities

Pair = tuple[str, str]
"""A customer: channel, and id there."""
_COST = {"n": 2**15, "r": 8, "p": 1, "maxmem": 2**26, "dklen": 32}
_SHOWN = 6
"""Bytes of a pseudonym."""


def pairs_of(connection: sqlite3.Connection, channel: str, customer: str) -> tuple[Pair, ...]:
    """Under which pairs a customer is known, itself first: those that services or people joined with it, and the same ids on other
    channels, taken for the same person, since a limit that is met too early is looked at by somebody, and one that is met too late by
    nobody."""
    joined = [(channel, customer), *sorted(identities.person(connection, (channel, customer)))]
    return tuple(dict.fromkeys([*joined, *_there(connection, ((other, ident) for _, ident in joined for other in CHANNELS))]))


def with_erased(connection: sqlite3.Connection, pairs: tuple[Pair, ...], since: float) -> tuple[Pair, ...]:
    """These pairs, and the pseudonyms under which they were erased, where anybody erased was given money since then."""
    paid = "SELECT 1 FROM offers o JOIN cases c ON c.id = o.case_id WHERE o.state = 'approved' AND o.decided_at >= ? AND c.customer GLOB ?"
    if connection.execute(paid, (since, ERASED + "*")).fetchone() is None:
        return pairs
    erased = (pair for ident in dict.fromkeys(ident for _, ident in pairs) for pair in _erased(connection, ident))
    return tuple(dict.fromkeys([*pairs, *erased]))


def pseudonym(connection: sqlite3.Connection, channel: str, customer: str, since: float) -> str:
    """A new pseudonym: one that the id leads to again where the customer was given money since then, else a random one."""
    given = (
        "SELECT 1 FROM cases c JOIN offers o ON o.case_id = c.id "
        "WHERE c.channel = ? AND c.customer = ? AND o.state = 'approved' AND o.decided_at >= ?"
    )
    if connection.execute(given, (channel, customer, since)).fetchone() is None:
        return ERASED + os.urandom(_SHOWN).hex()
    return next(name for name in _names(connection, customer) if not _under(connection, name))


def _erased(connection: sqlite3.Connection, customer: str) -> Iterator[Pair]:
    for found in takewhile(bool, (_under(connection, name) for name in _names(connection, customer))):
        yield from found


def _names(connection: sqlite3.Connection, customer: str) -> Iterator[str]:
    """The pseudonyms that an id leads to, one for each time it is erased."""
    record = connection.execute("SELECT hash FROM journal WHERE seq = 1").fetchone()[0]
    secret = hashlib.scrypt(customer.encode(), salt=record, **_COST)
    return (ERASED + hashlib.sha256(secret + str(n).encode()).digest()[:_SHOWN].hex() for n in count())


def _under(connection: sqlite3.Connection, name: str) -> list[Pair]:
    return _there(connection, ((channel, name) for channel in CHANNELS))


def _there(connection: sqlite3.Connection, pairs: Iterable[Pair]) -> list[Pair]:
    query = "SELECT 1 FROM customers WHERE channel = ? AND id = ?"
    return [pair for pair in pairs if connection.execute(query, pair).fetchone() is not None]
