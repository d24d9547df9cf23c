"""One customer under several names: who is the same person, joined by what a service ties together or by hand, split by hand.

A customer is a pair of channel and id there. Ties make persons: all pairs that can be reached from one another. A split stands between two
pairs; nothing but a person's order joins two persons between whom one stands.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.erasure import erased
from desktop.core.errors import Refused
from desktop.core.facts import Fact
from desktop.core.orders import Order
from desktop.core.people import LEADS, Person

KINDS = ("phone", "email", "whatsapp_user", "help_desk", "name")
_SHORTEST_PHONE = 7
_AS_WRITTEN = 200
Pair = tuple[str, str]
"""A customer: channel, and id there."""
Name = tuple[str, str]
"""What he goes by: kind and value, as `plain` makes it."""
NOBODY: Pair = ("", "")
"""Stands in the place of both ends of a tie when one of them was erased."""


@dataclass(frozen=True, slots=True)
class IdentityNoted(Fact):
    """A customer goes by a name elsewhere. `name` is one of KINDS; `certain` where the service itself ties the two."""

    kind: ClassVar[str] = "identity_noted"
    channel: str
    customer: str
    name: str
    value: str
    certain: bool = True


@dataclass(frozen=True, slots=True)
class TieFact(Fact):
    """Something between two customers."""

    one: Pair
    other: Pair


@dataclass(frozen=True, slots=True)
class IdentitiesJoined(TieFact):
    """Two customers are one person. `why` is the kind of name that ties them, or `hand`."""

    kind: ClassVar[str] = "identities_joined"
    why: str


@dataclass(frozen=True, slots=True)
class IdentitiesSplit(TieFact):
    """Two customers are not one person, whatever ties them."""

    kind: ClassVar[str] = "identities_split"


@dataclass(frozen=True, slots=True)
class SplitLifted(TieFact):
    """Two customers may be one person again."""

    kind: ClassVar[str] = "split_lifted"


FACTS: tuple[type[Fact], ...] = (IdentityNoted, IdentitiesJoined, IdentitiesSplit, SplitLifted)


@erased.register
def _(fact: IdentityNoted, pseudonym: str) -> Fact:
    return replace(fact, customer=pseudonym, value="")


@erased.register(IdentitiesJoined)
@erased.register(IdentitiesSplit)
@erased.register(SplitLifted)
def _(fact: TieFact, pseudonym: str) -> Fact:
    """A tie to another of his names would say who the pseudonym is."""
    return replace(fact, one=NOBODY, other=NOBODY)


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinOrder(Order):
    """An order about two customers."""

    channel: str
    customer: str
    other_channel: str
    other_customer: str

    @property
    def one(self) -> Pair:
        """The first of the two."""
        return self.channel, self.customer

    @property
    def other(self) -> Pair:
        """The second of the two."""
        return self.other_channel, self.other_customer


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinCustomers(JoinOrder):
    """Say that two customers are one person."""

    kind: ClassVar[str] = "join_customers"


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitCustomers(JoinOrder):
    """Say that the second is not the person that the first is, whatever a service says."""

    kind: ClassVar[str] = "split_customers"


ORDERS: tuple[type[Order], ...] = (JoinCustomers, SplitCustomers)


def plain(kind: str, value: str) -> str:
    """A name as it is compared: a telephone number's digits without the leading zeros of dialling out, an address without capitals. Empty
    where it is none."""
    if kind == "phone":
        digits = "".join(sign for sign in value if sign.isdecimal() and sign.isascii()).removeprefix("00")
        return digits if len(digits) >= _SHORTEST_PHONE else ""
    shown = " ".join(value.split())[:_AS_WRITTEN]
    return shown.casefold() if kind in ("email", "name") else shown


def own_name(pair: Pair) -> Name | None:
    """The name that a customer's id is by itself: an address on email, a number on WhatsApp."""
    channel, customer = pair
    if channel == "email" and "@" in customer:
        return "email", plain("email", customer)
    if channel == "whatsapp" and customer.isdecimal() and plain("phone", customer):
        return "phone", plain("phone", customer)
    return None


def person_of(pair: Pair, tied: Callable[[Pair], Iterable[Pair]]) -> frozenset[Pair]:
    """All customers that are one person with a customer, himself among them. `tied` gives those that a tie joins to one directly."""
    found, to_see = {pair}, [pair]
    while to_see:
        new = [other for other in tied(to_see.pop()) if other not in found]
        found.update(new)
        to_see.extend(new)
    return frozenset(found)


def across(one: Collection[Pair], other: Collection[Pair]) -> Iterator[tuple[Pair, Pair]]:
    """Every pair of customers of which one belongs to either person."""
    return ((left, right) for left in sorted(one) for right in sorted(other))


@dataclass(frozen=True, slots=True)
class Meeting:
    """What an order about two customers meets: whether both are known, who is one person with either now, and the splits between the
    two persons."""

    known: bool
    one: frozenset[Pair]
    other: frozenset[Pair]
    splits: tuple[tuple[Pair, Pair], ...] = ()


def decide_identity(order: JoinOrder, person: Person | None, meeting: Meeting) -> tuple[Fact, ...]:
    """The facts that an order makes; none where it is so already. Raises Refused."""
    if person is None:
        raise Refused("unknown_person")
    if not meeting.known:
        raise Refused("unknown_customer")
    if person.role not in LEADS:
        raise Refused("not_your_role")
    if order.one == order.other:
        raise Refused("bad_order")
    if isinstance(order, JoinCustomers):
        return _joined(order, meeting)
    return tuple(IdentitiesSplit(order.other, one) for one in sorted(meeting.one - {order.other}))


def _joined(order: JoinOrder, meeting: Meeting) -> tuple[Fact, ...]:
    if order.other in meeting.one:
        return ()
    return IdentitiesJoined(order.one, order.other, "hand"), *(SplitLifted(one, other) for one, other in meeting.splits)
