"""What a case still needs besides words and money: a hand that was raised, the record form, the call-back, and the answer to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from desktop.core.complaint import FIELDS
from desktop.core.erasure import erased
from desktop.core.errors import Refused
from desktop.core.facts import Fact
from desktop.core.orders import CaseOrder, Order
from desktop.core.people import LEADS, Person

POSTS = ("none", "gone", "still")
"""Whether what the customer made public is there: nothing was, it is gone, it still is."""
CONTENT = 3
"""Satisfaction (1..5) from which a follow-up leaves a case as it is."""


@dataclass(frozen=True, slots=True)
class CareFact(Fact):
    """A fact of this module, about the entry's case."""


@dataclass(frozen=True, slots=True)
class HandRaised(CareFact):
    """Somebody who handles the case asks for help."""

    kind: ClassVar[str] = "hand_raised"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HandLowered(CareFact):
    """Help came, or is no longer needed."""

    kind: ClassVar[str] = "hand_lowered"


@dataclass(frozen=True, slots=True)
class FieldFilled(CareFact):
    """Somebody wrote a field of the record form, or emptied it; his word stands before what the conversation suggests."""

    kind: ClassVar[str] = "field_filled"
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class CallBackSet(CareFact):
    """The customer is to be called back; `due` in seconds since the epoch."""

    kind: ClassVar[str] = "call_back_set"
    due: float


@dataclass(frozen=True, slots=True)
class FollowedUp(CareFact):
    """The customer was asked how satisfied he is (1..5) and whether his post is gone (one of POSTS). `reopened`: the answer was bad."""

    kind: ClassVar[str] = "followed_up"
    satisfaction: int
    post: str
    note: str = ""
    reopened: bool = False


FACTS: tuple[type[Fact], ...] = (HandRaised, HandLowered, FieldFilled, CallBackSet, FollowedUp)


@dataclass(frozen=True, slots=True, kw_only=True)
class CareOrder(CaseOrder):
    """An order of this module."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseHand(CareOrder):
    """Ask for help in a case."""

    kind: ClassVar[str] = "raise_hand"
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LowerHand(CareOrder):
    """Say that help came."""

    kind: ClassVar[str] = "lower_hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class FillField(CareOrder):
    """Write a field of the record form; an empty value empties it."""

    kind: ClassVar[str] = "fill_field"
    field: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCallBack(CareOrder):
    """Set when the customer is called back."""

    kind: ClassVar[str] = "set_call_back"
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(CareOrder):
    """Record what the customer said when he was called back."""

    kind: ClassVar[str] = "follow_up"
    satisfaction: int
    post: str = "none"
    note: str = ""


ORDERS: tuple[type[Order], ...] = (RaiseHand, LowerHand, FillField, SetCallBack, FollowUp)


@dataclass(frozen=True, slots=True)
class Hand:
    """A hand that is up: whose, since when (seconds since the epoch), and why."""

    by: str
    since: float
    reason: str


@dataclass(frozen=True, slots=True)
class Aftercare:
    """When the customer is called back, and what he said; None as long as neither is known."""

    due: float | None = None
    satisfaction: int | None = None
    post: str = ""
    note: str = ""
    asked_at: float | None = None


def decide_care(order: CareOrder, person: Person, hand: Hand | None, may_reopen: bool = True) -> Fact:
    """The fact that an order makes. A customer whose trouble went on in another case has that one: no answer opens the old one beside it
    (`may_reopen`). Raises Refused: bad_order, not_your_role, already_taken, no_hand."""
    fact = _JUDGES[type(order)](order, person, hand)
    return fact if may_reopen or not isinstance(fact, FollowedUp) else replace(fact, reopened=False)


def is_bad(satisfaction: int, post: str) -> bool:
    """Whether such an answer opens the case again."""
    return satisfaction < CONTENT or post == "still"


def filled(form: tuple[tuple[str, str], ...], fact: FieldFilled) -> tuple[tuple[str, str], ...]:
    """A form by hand after a field was written."""
    kept = tuple(each for each in form if each[0] != fact.field)
    return (*kept, (fact.field, fact.value)) if fact.value else kept


def _raise(order: RaiseHand, person: Person, hand: Hand | None) -> Fact:
    if hand is not None:
        raise Refused("already_taken", by=hand.by)
    return HandRaised(order.reason)


def _lower(order: LowerHand, person: Person, hand: Hand | None) -> Fact:
    if hand is None:
        raise Refused("no_hand")
    if person.role not in LEADS and person.id != hand.by:
        raise Refused("not_your_role")
    return HandLowered()


def _fill(order: FillField, person: Person, hand: Hand | None) -> Fact:
    if order.field not in FIELDS:
        raise Refused("bad_order")
    return FieldFilled(order.field, order.value.strip())


def _call_back(order: SetCallBack, person: Person, hand: Hand | None) -> Fact:
    return CallBackSet(order.due.timestamp())


def _follow_up(order: FollowUp, person: Person, hand: Hand | None) -> Fact:
    if not 1 <= order.satisfaction <= 5 or order.post not in POSTS:
        raise Refused("bad_order")
    return FollowedUp(order.satisfaction, order.post, order.note, is_bad(order.satisfaction, order.post))


_JUDGES: dict[type[Order], Callable[..., Fact]] = {
    RaiseHand: _raise, LowerHand: _lower, FillField: _fill, SetCallBack: _call_back, FollowUp: _follow_up,
}  # fmt: skip


@erased.register
def _(fact: HandRaised, pseudonym: str) -> Fact:
    return replace(fact, reason="")


@erased.register
def _(fact: FieldFilled, pseudonym: str) -> Fact:
    return replace(fact, value="")


@erased.register
def _(fact: FollowedUp, pseudonym: str) -> Fact:
    return replace(fact, note="")
