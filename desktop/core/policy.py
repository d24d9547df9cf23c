"""Pure policy: an order and the situation it meets give facts, or Refused with a code of the contract.

The checks run in the order that the contract lists them, so that the same order always meets the same refusal.
"""

from __future__ import annotations

from functools import singledispatch

from desktop.core import compensation, orders, policy_change
from desktop.core.alert_acts import AlertOrder, decide_alert
from desktop.core.case import Case
from desktop.core.errors import Refused
from desktop.core.facts import (
    CaseClassified,
    CaseClosed,
    Fact,
    MediatorAssigned,
    NoteWritten,
    PromiseKept,
    PromiseMade,
    ScoreCorrected,
    StageSet,
    SteppedIn,
)
from desktop.core.follow_up import CareOrder, FollowUp, SetCallBack, decide_care
from desktop.core.mediation import Mediation, MediationOrder, Table, decide_mediation
from desktop.core.orders import Order
from desktop.core.people import LEADS, Person, Policy
from desktop.core.roster import is_neutral
from desktop.core.situation import Situation
from desktop.core.windows import refuse_closed

_LEADS_ONLY = (orders.StepIn, orders.AssignMediator, orders.CloseCase, orders.UndoOffer, orders.ListPayout, orders.SettlePayout)
_AFTER_CLOSING = (orders.UndoOffer, orders.ChooseOption, orders.ListPayout, orders.SettlePayout, SetCallBack, FollowUp, AlertOrder)
"""What may still happen to the money of a case that was closed, and the question whether its customer is content: planned, asked, and
what is done about the alert that it is due."""


def decide(order: Order, situation: Situation) -> tuple[Fact, ...]:
    """The facts that an order makes. Raises Refused."""
    if situation.offer_known or not situation.message_known:
        raise Refused("bad_order")
    person = situation.policy.people.get(order.by)
    if person is None:
        raise Refused("unknown_person")
    if situation.unsigned:
        raise Refused("unsigned")
    if isinstance(order, orders.ChangePolicy | orders.DecidePolicy):
        return policy_change.decide_change(order, person, situation)
    case = situation.case
    if case is None:
        raise Refused(_unknown(order))
    if not may(person, order, case, situation.policy):
        raise Refused("not_your_role")
    if case.closed_at is not None and not isinstance(order, _AFTER_CLOSING):
        raise Refused("case_closed")
    return _decide(order, case, person, situation)


def may(person: Person, order: Order, case: Case, policy: Policy) -> bool:
    """Whether the role (for a recall or an answer: having proposed it) allows this kind of order."""
    match order:
        case orders.DecideOffer(decision="recall"):
            return _proposed(person, order, case)
        case orders.CounterOffer():
            return person.role in LEADS or _proposed(person, order, case)
        case orders.ProposeOffer():
            return person.role in policy.proposers
        case orders.DecideOffer():
            return person.role in LEADS
        case _:
            return person.role in LEADS if isinstance(order, _LEADS_ONLY) else person.role != "auditor"


def _proposed(person: Person, order: orders.OfferOrder, case: Case) -> bool:
    offer = case.offer(order.offer)
    return offer is not None and offer.proposed_by == person.id


def _unknown(order: Order) -> str:
    if isinstance(order, orders.OpenCase):
        return "unknown_conversation"
    return "unknown_offer" if isinstance(order, orders.OfferOrder) else "unknown_case"


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
    if not is_neutral(mediator, case.took_part):
        raise Refused("not_neutral", mediator=order.mediator)
    return (MediatorAssigned(order.mediator),)


_decide.register(orders.ProposeOffer)(compensation.propose)
_decide.register(orders.CounterOffer)(compensation.counter)
_decide.register(orders.DecideOffer)(compensation.decide_offer)
_decide.register(orders.UndoOffer)(compensation.undo)
_decide.register(orders.ChooseOption)(compensation.choose)
_decide.register(orders.ListPayout)(compensation.list_payout)
_decide.register(orders.SettlePayout)(compensation.settle)


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
    refuse_closed(situation.deadline, situation.now)
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
def _(order: MediationOrder, case: Case, person: Person, situation: Situation) -> tuple[Fact, ...]:
    table = Table(case.mediation or Mediation(), case.mediator, frozenset(offer.id for offer in case.offers), situation.outside_due)
    return (decide_mediation(order, person, table),)


@_decide.register
def _(order: CareOrder, case: Case, person: Person, situation: Situation) -> tuple[Fact, ...]:
    return (decide_care(order, person, case.hand, may_reopen=not situation.has_another),)


@_decide.register
def _(order: AlertOrder, case: Case, person: Person, situation: Situation) -> tuple[Fact, ...]:
    return decide_alert(order, person, case.noticed, situation.now)


@_decide.register
def _(order: orders.CloseCase, case: Case, person: Person, situation: Situation) -> tuple[Fact, ...]:
    _refuse_stale(order, case.customer_seq)
    return (CaseClosed(order.resolution),)
