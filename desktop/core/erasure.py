"""Erasing a customer: two people say so, a legal hold wins, and what is left of a fact says no longer who he was or what he wrote.

The journal keeps that something was there, when, and a salted commitment of it; amounts, dates and decisions stay (docs/erasure.md).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import singledispatch
from typing import ClassVar

from desktop.core import facts
from desktop.core.errors import Refused
from desktop.core.facts import Fact
from desktop.core.messages import Customer, Message
from desktop.core.orders import Order
from desktop.core.people import LEADS, Person
from desktop.core.reading import Reading


@dataclass(frozen=True, slots=True)
class ErasureProposed(Fact):
    """Somebody asked for a customer's words to be erased."""

    kind: ClassVar[str] = "erasure_proposed"
    request: str
    channel: str
    customer: str
    reason: str


@dataclass(frozen=True, slots=True)
class ErasureDecided(Fact):
    """Somebody else said yes or no to that. `decision` is approve or decline."""

    kind: ClassVar[str] = "erasure_decided"
    request: str
    decision: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A body that was put in the place of another: the entry it belongs to, and the commitment that it fits."""

    seq: int
    commitment: bytes


@dataclass(frozen=True, slots=True)
class CustomerErased(Fact):
    """A customer's words are gone: these bodies stand in the place of those that held them."""

    kind: ClassVar[str] = "customer_erased"
    request: str
    channel: str
    pseudonym: str
    bodies: tuple[Replaced, ...]


@dataclass(frozen=True, slots=True)
class WordsErased(Fact):
    """The words of a case were erased with its customer's."""

    kind: ClassVar[str] = "words_erased"
    request: str


@dataclass(frozen=True, slots=True)
class HoldSet(Fact):
    """A customer's words must be kept, whoever asks for their erasure (a court, an authority)."""

    kind: ClassVar[str] = "hold_set"
    channel: str
    customer: str
    reason: str


@dataclass(frozen=True, slots=True)
class HoldLifted(Fact):
    """A customer's words need no longer be kept."""

    kind: ClassVar[str] = "hold_lifted"
    channel: str
    customer: str
    reason: str


FACTS: tuple[type[Fact], ...] = (ErasureProposed, ErasureDecided, CustomerErased, WordsErased, HoldSet, HoldLifted)


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutCustomer(Order):
    """An order about one customer of a channel, by his id there."""

    channel: str
    customer: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EraseCustomer(AboutCustomer):
    """Ask for a customer's words to be erased. `request` is a new id."""

    kind: ClassVar[str] = "erase_customer"
    request: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideErasure(Order):
    """Approve or decline an erasure that somebody else asked for."""

    kind: ClassVar[str] = "decide_erasure"
    request: str
    decision: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetHold(AboutCustomer):
    """Keep a customer's words whatever is asked."""

    kind: ClassVar[str] = "set_hold"


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftHold(AboutCustomer):
    """End a legal hold."""

    kind: ClassVar[str] = "lift_hold"


ORDERS: tuple[type[Order], ...] = (EraseCustomer, DecideErasure, SetHold, LiftHold)
ErasureOrder = EraseCustomer | DecideErasure | SetHold | LiftHold


@dataclass(frozen=True, slots=True)
class Request:
    """An erasure that was asked for, by whom, and whether somebody decided it."""

    fact: ErasureProposed
    by: str
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What an order about erasing meets: whether the customer is known, has a hold under just this id (`own_hold`) or under any that
    belongs to the same person (`held`), has an open case or money on its way, and the request it is about."""

    known: bool = False
    own_hold: bool = False
    held: bool = False
    open: bool = False
    unpaid: bool = False
    request: Request | None = None


def decide_erasure(order: ErasureOrder, person: Person | None, standing: Standing) -> Fact:
    """The fact that an order makes. Raises Refused."""
    if person is None:
        raise Refused("unknown_person")
    if isinstance(order, DecideErasure):
        return _decided(order, person, standing)
    if isinstance(order, EraseCustomer) and standing.request is not None:
        raise Refused("bad_order")
    if not standing.known:
        raise Refused("unknown_customer")
    if person.role != "manager":
        raise Refused("not_your_role")
    match order:
        case EraseCustomer():
            _refuse_kept(standing)
            return ErasureProposed(order.request, order.channel, order.customer, order.reason)
        case SetHold():
            return HoldSet(order.channel, order.customer, order.reason)
        case _:
            if not standing.own_hold:
                raise Refused("no_hold")
            return HoldLifted(order.channel, order.customer, order.reason)


def _decided(order: DecideErasure, person: Person, standing: Standing) -> Fact:
    request = standing.request
    if request is None:
        raise Refused("unknown_request")
    if person.role not in LEADS:
        raise Refused("not_your_role")
    if request.decided:
        raise Refused("already_decided")
    if order.decision == "approve":
        if request.by == person.id:
            raise Refused("own_proposal")
        _refuse_kept(standing)
    return ErasureDecided(order.request, order.decision, order.reason)


def _refuse_kept(standing: Standing) -> None:
    if standing.held:
        raise Refused("legal_hold")
    if standing.open:
        raise Refused("case_open")
    if standing.unpaid:
        raise Refused("being_paid")


_OF_THE_HOUSE = frozenset({"staff", "date_order", "time_zone"})
"""Under what a file was imported that says nothing of its customer."""


@singledispatch
def erased(fact: Fact, pseudonym: str) -> Fact:
    """What is left of a fact about an erased customer; the fact itself where it holds none of his words."""
    return fact


@erased.register
def _(fact: facts.MessageReceived, pseudonym: str) -> Fact:
    message = fact.message
    told = {name: value for name, value in message.extra.items() if name in ("unsent", "by")}
    author = None if message.sender == "customer" else message.author
    left = Message(
        message.id, message.channel, message.conversation, Customer(pseudonym, None, message.customer.kind), message.sender, message.at, "",
        author, told,
    )  # fmt: skip
    return facts.MessageReceived(left, without_places(fact.reading))


@erased.register
def _(fact: facts.MessageReread, pseudonym: str) -> Fact:
    return replace(fact, reading=without_places(fact.reading))


def without_places(reading: Reading) -> Reading:
    """The numbers of a reading stay, what pointed into the text goes; a promise keeps its time."""
    promises = tuple(replace(promise, start=0, end=0) for promise in reading.promises)
    return replace(reading, evidence=(), phrasing=(), promises=promises)


@erased.register
def _(fact: facts.NoteWritten, pseudonym: str) -> Fact:
    return replace(fact, text="")


@erased.register
def _(fact: facts.OfferProposed, pseudonym: str) -> Fact:
    return replace(fact, payee=pseudonym, reason="")


@erased.register
def _(fact: facts.OfferCountered, pseudonym: str) -> Fact:
    return replace(fact, reason="")


@erased.register
def _(fact: facts.OfferDecided, pseudonym: str) -> Fact:
    return replace(fact, reason="")


@erased.register
def _(fact: facts.PayoutSettled, pseudonym: str) -> Fact:
    return replace(fact, reason="")


@erased.register
def _(fact: facts.PromiseMade, pseudonym: str) -> Fact:
    return replace(fact, text="")


@erased.register
def _(fact: facts.CaseClosed, pseudonym: str) -> Fact:
    return replace(fact, resolution="")


@erased.register
def _(fact: facts.LineQuarantined, pseudonym: str) -> Fact:
    return replace(fact, raw=b"", source="")


@erased.register
def _(fact: facts.FileImported, pseudonym: str) -> Fact:
    return replace(fact, file="", assumptions={name: value for name, value in fact.assumptions.items() if name in _OF_THE_HOUSE})


@erased.register(ErasureProposed)
@erased.register(HoldSet)
@erased.register(HoldLifted)
def _(fact: ErasureProposed | HoldSet | HoldLifted, pseudonym: str) -> Fact:
    return replace(fact, customer=pseudonym)
