"""Pure policy: an order and the situation it meets give facts, or Refused with a code of the contract.

The checks run in the order that the contract lists them, so that the same order always meets the same refusal.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch

from desktop.core import orders
from desktop.core.case import Case
from desktop.core.errors import BadInput, Refused
from desktop.core.facts import (
    CaseClassified,
    CaseClosed,
    CaseOpened,
    Fact,
    MediatorAssigned,
    NoteWritten,
    OfferDecided,
    OfferProposed,
    PromiseKept,
    PromiseMade,
    ScoreCorrected,
    StageSet,
    SteppedIn,
)
from desktop.core.money import Money, parse_money
from desktop.core.offers import UNDECIDED, Offer
from desktop.core.orders import Order
from desktop.core.people import LEADS, Person, Policy

_LEADS_ONLY = (orders.StepIn, orders.AssignMediator, orders.CloseCase)
_STATE_AFTER = {"decline": "declined", "send_back": "sent_back", "recall": "recalled"}


@dataclass(frozen=True, slots=True)
class Situation:
    """What an order meets. `case` is the one it is about, a conversation's fold (with an empty id) for `open_case`, None when unknown.

    `approved_today` sums the final approvals of the day in the offer's currency, in minor units; `offer_known` says whether the
    offer id of a proposal is used already; `message_known` whether a correction's message is one of the case; `opens` is what
    opening would journal, None where the conversation has an open case already.
    """

    policy: Policy
    case: Case | None
    approved_today: int = 0
    offer_known: bool = False
    message_known: bool = True
    opens: CaseOpened | None = None


def decide(order: Order, situation: Situation) -> tuple[Fact, ...]:
    """The facts that an order makes. Raises Refused."""
    if situation.offer_known or not situation.message_known:
        raise Refused("bad_order")
    person = situation.policy.people.get(order.by)
    if person is None:
        raise Refused("unknown_person")
    case = situation.case
    if case is None:
        raise Refused(_unknown(order))
    if not may(person, order, case):
        raise Refused("not_your_role")
    if case.closed_at is not None:
        raise Refused("case_closed")
    return _decide(order, case, person, situation)


def may(person: Person, order: Order, case: Case) -> bool:
    """Whether the role (for a recall: having proposed it) allows this kind of order."""
    if isinstance(order, orders.DecideOffer):
        offer = case.offer(order.offer)
        return (offer is not None and offer.proposed_by == person.id) if order.decision == "recall" else person.role in LEADS
    return person.role in LEADS if isinstance(order, _LEADS_ONLY) else person.role != "auditor"


def can_decide(policy: Policy, person: Person, offer: Offer) -> bool:
    """Whether this person can approve this offer now, as far as role, authorship, limit and earlier approvals say (budgets apart)."""
    return why_not(policy, person, offer) is None


def why_not(policy: Policy, person: Person, offer: Offer) -> str | None:
    """The code by which an approval by this person would be refused, None when it would not (budgets apart)."""
    if person.role not in LEADS:
        return "not_your_role"
    if offer.state not in UNDECIDED:
        return "already_decided"
    if offer.proposed_by == person.id:
        return "own_proposal"
    if person.id in offer.approved_by:
        return "same_person_twice"
    return None if within_limit(person, offer.money) else "over_limit"


def within_limit(person: Person, money: Money) -> bool:
    """Exactly at a limit is within it; no limit in that currency is none at all."""
    limit = person.limits.get(money.currency)
    return limit is not None and money.minor <= limit.minor


def needs_second(policy: Policy, money: Money) -> bool:
    """Whether two people must approve: above the threshold of its currency."""
    budget = policy.budgets.get(money.currency)
    above = budget.second_person_above if budget else None
    return above is not None and money.minor > above.minor


def _unknown(order: Order) -> str:
    if isinstance(order, orders.OpenCase):
        return "unknown_conversation"
    return "unknown_offer" if isinstance(order, orders.DecideOffer) else "unknown_case"


def _refuse_stale(order: Order, moved_at: int) -> None:
    if order.seen_seq is not None and order.seen_seq < moved_at:
        raise Refused("stale", seen=order.seen_seq, moved=moved_at)


@singledispatch
def _decide(order: Order, case: Case, person: Person, situation: Situation) -> tuple[Fact, ...]:
    raise Refused("bad_order")


@_decide.register
def _(order: orders.OpenCase, case: Case, person: Person, situation: Situation) -> tuple[Fact, ...]:
    return () if situation.opens is None else (situation.opens,)


@_decide.register
def _(order: orders.StepIn, case: Case, person: Person, situation: Situation) -> tuple[Fact, ...]:
    if order.mode == "take_over":
        if case.supervisor not in (None, person.id):
            raise Refused("already_taken", by=case.supervisor)
        _refuse_stale(order, case.taken_seq)
    return (SteppedIn(order.mode),)


@_decide.register
def _(order: orders.AssignMediator, case: Case, person: Person, situation: Situation) -> tuple[Fact, ...]:
    _refuse_stale(order, case.assigned_seq)
    mediator = situation.policy.people.get(order.mediator)
    if mediator is None or mediator.role != "mediator":
        raise Refused("not_a_mediator", mediator=order.mediator)
    if not is_neutral(mediator, case):
        raise Refused("not_neutral", mediator=order.mediator)
    return (MediatorAssigned(order.mediator),)


def is_neutral(mediator: Person, case: Case) -> bool:
    """A mediator must not be among the agents who spoke for the company in this case."""
    return not {mediator.id, mediator.name} & set(case.agents)


@_decide.register
def _(order: orders.ProposeOffer, case: Case, person: Person, situation: Situation) -> tuple[Fact, ...]:
    money = _proposed_money(order, situation.policy)
    payee = case.customer.name or case.customer.id
    return (OfferProposed(order.offer, order.type, money, order.reason, payee),)


def _proposed_money(order: orders.ProposeOffer, policy: Policy) -> Money:
    try:
        money = parse_money(order.amount, order.currency)
    except BadInput as problem:
        raise Refused(problem.code, **problem.values) from problem
    if not policy.deals_in(order.currency) or (money.minor == 0 and order.type not in orders.FREE_TYPES):
        raise Refused("bad_amount", amount=order.amount, currency=order.currency)
    return money


@_decide.register
def _(order: orders.DecideOffer, case: Case, person: Person, situation: Situation) -> tuple[Fact, ...]:
    offer = case.offer(order.offer)
    if offer is None:
        raise Refused("unknown_offer")
    if offer.state not in UNDECIDED:
        raise Refused("already_decided", state=offer.state)
    if order.decision != "approve":
        if order.decision != "recall" and offer.proposed_by == person.id:
            raise Refused("own_proposal")
        return (OfferDecided(offer.id, order.decision, _STATE_AFTER[order.decision], order.reason),)
    return (OfferDecided(offer.id, "approve", _approved(offer, person, situation), order.reason),)


def _approved(offer: Offer, person: Person, situation: Situation) -> str:
    """The state after an approval: two different people above the threshold, each within his limit, the day within its budget."""
    code = why_not(situation.policy, person, offer)
    if code is not None:
        raise Refused(code)
    if needs_second(situation.policy, offer.money) and not offer.approved_by:
        return "pending_second"
    daily = situation.policy.budgets[offer.money.currency].daily
    if daily is not None and situation.approved_today + offer.money.minor > daily.minor:
        raise Refused("over_budget", left=max(0, daily.minor - situation.approved_today))
    return "approved"


@_decide.register
def _(order: orders.MakePromise, case: Case, person: Person, situation: Situation) -> tuple[Fact, ...]:
    return (PromiseMade(order.id, order.due.timestamp(), order.text),)


@_decide.register
def _(order: orders.KeepPromise, case: Case, person: Person, situation: Situation) -> tuple[Fact, ...]:
    promise = next((p for p in case.promises if p.id == order.promise), None)
    if promise is None:
        raise Refused("bad_order")
    if promise.state != "open":
        raise Refused("already_decided")
    return (PromiseKept(order.promise),)


@_decide.register
def _(order: orders.Write, case: Case, person: Person, situation: Situation) -> tuple[Fact, ...]:
    """A whisper is a note. A reply makes no fact here: it comes in as a message of the case, read by the scorer like any other."""
    if order.mode == "whisper":
        return (NoteWritten(order.text, person.name),)
    if case.supervisor not in (None, person.id):
        raise Refused("already_taken", by=case.supervisor)
    return ()


@_decide.register
def _(order: orders.CorrectScore, case: Case, person: Person, situation: Situation) -> tuple[Fact, ...]:
    return (ScoreCorrected(order.message, order.anger),)


@_decide.register
def _(order: orders.SetStage, case: Case, person: Person, situation: Situation) -> tuple[Fact, ...]:
    return (StageSet(order.stage),)


@_decide.register
def _(order: orders.Classify, case: Case, person: Person, situation: Situation) -> tuple[Fact, ...]:
    return (CaseClassified(order.nature, order.cause),)


@_decide.register
def _(order: orders.CloseCase, case: Case, person: Person, situation: Situation) -> tuple[Fact, ...]:
    _refuse_stale(order, case.customer_seq)
    return (CaseClosed(order.resolution),)
