"""Who is who: names that services tell are kept, customers they tie for certain become one person, likely ones are suggested."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.channels.live.seam import Identity
from desktop.core.facts import Fact
from desktop.core.identities import (
    IdentitiesJoined,
    IdentityNoted,
    JoinOrder,
    Meeting,
    Name,
    Pair,
    decide_identity,
    own_name,
    plain,
)
from desktop.core.people import Person
from desktop.db import identities

_SUGGESTED = 20


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another customer who may be the same person, and why: the kind of name that both go by, and the name."""

    pair: Pair
    name: str | None
    kind: str
    value: str


def noted(connection: sqlite3.Connection, identity: Identity) -> IdentityNoted | None:
    """The fact that a service's word makes; None where it is known already, or no name."""
    value = plain(identity.kind, identity.value)
    pair = (identity.channel, identity.customer)
    known = any(
        (name.kind, name.value) == (identity.kind, value) and name.certain >= identity.certain
        for name in identities.names(connection, pair)
    )
    if known or not value:
        return None
    return IdentityNoted(identity.channel, identity.customer, identity.kind, value, identity.certain)


def ties_of(connection: sqlite3.Connection, pair: Pair) -> Iterator[Fact]:
    """The ties that follow from the certain names of a customer, one after the other: apply each before the next is asked for."""
    for name in _names(connection, pair, certain=True):
        for other in _called(connection, name, certain=True):
            yield from tie(connection, pair, other, name[0])


def tie(connection: sqlite3.Connection, pair: Pair, other: Pair, why: str) -> Iterator[Fact]:
    """The tie between two customers; none where they are one person already, or where somebody split them."""
    mine, his = identities.person(connection, pair), identities.person(connection, other)
    if other not in mine and not identities.splits(connection, mine, his):
        yield IdentitiesJoined(pair, other, why)


def suggestions(connection: sqlite3.Connection, pair: Pair) -> list[Suggestion]:
    """Who may be the same person as a customer and is not yet: who goes by one of his names. What was split is not suggested again."""
    mine = identities.person(connection, pair)
    found: dict[Pair, Suggestion] = {}
    for one in sorted(mine):
        for name in [*_names(connection, one, certain=False), *_shown_name(connection, one)]:
            for other in _called(connection, name, certain=False):
                if (
                    other not in mine
                    and other not in found
                    and not identities.splits(connection, mine, identities.person(connection, other))
                ):
                    found[other] = Suggestion(other, identities.shown_name(connection, other), *name)
    return list(found.values())[:_SUGGESTED]


def _names(connection: sqlite3.Connection, pair: Pair, certain: bool) -> Iterator[Name]:
    own = own_name(pair)
    if own:
        yield own
    for name in identities.names(connection, pair):
        if not certain or (name.certain and name.kind != "name"):  # two people may have one name
            yield name.kind, name.value


def _shown_name(connection: sqlite3.Connection, pair: Pair) -> Iterable[Name]:
    shown = identities.shown_name(connection, pair)
    return [("name", shown)] if shown and len(shown) > 1 else []


def _called(connection: sqlite3.Connection, name: Name, certain: bool) -> Iterator[Pair]:
    kind, value = name
    yield from ((row.channel, row.customer) for row in identities.named(connection, name) if row.certain or not certain)
    channel = {"email": "email", "phone": "whatsapp"}.get(kind)
    if channel and identities.known(connection, (channel, value)):
        yield channel, value
    if kind == "name" and not certain:
        yield from identities.shown_as(connection, value, _SUGGESTED)


def judge_identity(connection: sqlite3.Connection, order: JoinOrder, person: Person | None) -> tuple[Fact, ...]:
    """The facts that an order about two customers makes. Raises Refused."""
    known = identities.known(connection, order.one) and identities.known(connection, order.other)
    one, other = identities.person(connection, order.one), identities.person(connection, order.other)
    return decide_identity(order, person, Meeting(known, one, other, tuple(identities.splits(connection, one, other))))
