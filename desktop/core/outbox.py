"""Letters: what staff say that goes out through a service, at most once, and what the service says became of it.

    waiting ──lease──> sending ──answer──> sent ──> delivered ──> read
     ^   ^               │ │ └───────────> failed
     │   └────later──────┘ └──> unknown
     └──resend (by a person)──────┴──give up (by a person)──> failed

A receipt raises a letter to what it says, from any state, and never lowers it: `failed` stands above `sent` and gives way to `delivered`.
So receipts may come in any order and any number of times. From `unknown` nothing leads back to `waiting` but a person's order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import ClassVar

from desktop.core.erasure import erased
from desktop.core.errors import Refused
from desktop.core.facts import Fact
from desktop.core.orders import Order
from desktop.core.people import LEADS, Person
from desktop.core.windows import refuse_closed

KINDS = ("reply", "note", "template", "assign", "unassign")
RANK: Mapping[str, int] = MappingProxyType({"waiting": 0, "sending": 0, "unknown": 0, "sent": 1, "failed": 2, "delivered": 3, "read": 4})
"""How much is known of a letter in a state. Receipts say one of the last four."""
ON_THE_WAY = ("waiting", "sending")
_SLOWEST = 300.0
_PAIR_LIMIT = "131056"
_SLOWEST_PAIR = 3600.0


@dataclass(frozen=True, slots=True)
class LetterQueued(Fact):
    """Something is to go out by an account; it has the words of the entry `source` (none: it has no words) and answers the message that
    came in at `answers`. `what` is one of KINDS."""

    kind: ClassVar[str] = "letter_queued"
    letter: str
    account: str
    what: str
    channel: str
    conversation: str
    customer: str
    source: int | None = None
    answers: int | None = None


@dataclass(frozen=True, slots=True)
class LetterMoved(Fact):
    """A letter is in another state now. `until` is when a lease ends (sending) or before when it is not tried again (waiting), in seconds
    since the epoch; `holder` whose lease it is; `external` the service's id of it; `code` why."""

    kind: ClassVar[str] = "letter_moved"
    letter: str
    state: str
    until: float = 0.0
    holder: str | None = None
    external: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ReceiptReceived(Fact):
    """A service said what became of a message, ours (`letter`, where it told us) or another's. `at` in seconds since the epoch."""

    kind: ClassVar[str] = "receipt_received"
    channel: str
    message: str
    state: str
    at: float
    letter: str | None = None
    code: str | None = None


FACTS: tuple[type[Fact], ...] = (LetterQueued, LetterMoved, ReceiptReceived)


@erased.register
def _(fact: LetterQueued, pseudonym: str) -> Fact:
    return replace(fact, customer=pseudonym)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterOrder(Order):
    """An order about a letter that exists."""

    letter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resend(LetterOrder):
    """Send a letter once more of which nobody knows whether it arrived, or which failed."""

    kind: ClassVar[str] = "resend"


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveUp(LetterOrder):
    """Send a letter no more."""

    kind: ClassVar[str] = "give_up"


ORDERS: tuple[type[Order], ...] = (Resend, GiveUp)


@dataclass(frozen=True, slots=True)
class Post:
    """Where a letter is on its way. `attempts` counts its leases, `until` and `holder` are as in LetterMoved."""

    state: str = "waiting"
    until: float = 0.0
    holder: str | None = None
    external: str | None = None
    code: str | None = None
    attempts: int = 0

    def after(self, fact: LetterMoved) -> Post:
        """Where it is after a move."""
        return Post(
            fact.state, fact.until, fact.holder, fact.external or self.external, fact.code, self.attempts + (fact.state == "sending")
        )

    def raised(self, state: str, external: str | None, code: str | None) -> Post:
        """Where it is after a receipt. That an attempt failed says nothing of the next one, for which it waits."""
        known = replace(self, external=self.external or external)
        if RANK[state] <= RANK[self.state] or (state == "failed" and self.state == "waiting"):
            return known
        return replace(known, state=state, until=0.0, holder=None, code=code)


def answered(letter: str, post: Post, holder: str, state: str, external: str | None, code: str | None, until: float) -> LetterMoved | None:
    """The move that an answer to an attempt makes (`sent`, `later`, `failed`, `unknown`), None where it tells nothing new.

    Whoever lost his lease is believed that it went out, and nothing else; what a receipt said meanwhile stands.
    """
    known = RANK[post.state] > 0
    if state == "sent":
        if known and (external is None or external == post.external):
            return None
        return LetterMoved(letter, post.state if known else "sent", external=external, code=post.code if known else None)
    if known or post.state != "sending" or post.holder != holder:
        return None
    if state == "later":
        return LetterMoved(letter, "waiting", until, code=code)
    return LetterMoved(letter, state, external=external, code=code)


def pause(attempts: int, code: str | None, wait: float) -> float:
    """How long to wait, in seconds, after the n-th attempt that the service did not take: what it asks for, at least twice as long each
    time; four times where it says that the same customer was written to too often (WhatsApp 131056)."""
    slow = min(_SLOWEST_PAIR, 4.0 ** min(attempts, 10)) if code == _PAIR_LIMIT else min(_SLOWEST, 2.0 ** min(attempts, 10))
    return max(wait, slow)


@dataclass(frozen=True, slots=True)
class Standing:
    """What an order about a letter meets: whose it is, where it is, until when its customer may be written to (None: always)."""

    author: str
    post: Post
    deadline: float | None = None
    now: float = 0.0


def decide_letter(order: LetterOrder, person: Person | None, standing: Standing | None) -> LetterMoved:
    """The move that an order makes. Raises Refused."""
    if person is None:
        raise Refused("unknown_person")
    if standing is None:
        raise Refused("unknown_letter")
    if person.id != standing.author and person.role not in LEADS:
        raise Refused("not_your_role")
    again = isinstance(order, Resend)
    if standing.post.state not in (("unknown", "failed") if again else ("unknown", "waiting")):
        raise Refused("already_decided")
    if not again:
        return LetterMoved(order.letter, "failed", code="given_up")
    refuse_closed(standing.deadline, standing.now)
    return LetterMoved(order.letter, "waiting")
