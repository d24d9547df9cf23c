"""A mediation: who was asked and answered, what both sides hold, what was proposed, how it ended; inside the house or before a third party.

A mediator is neutral: he spoke for the company neither in the conversation nor with an offer. An agreement stands when both sides said yes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import ClassVar

from desktop.core.erasure import erased
from desktop.core.errors import Refused
from desktop.core.facts import Fact
from desktop.core.orders import CaseOrder, Order
from desktop.core.people import LEADS, Person
from desktop.core.third_party import OUTSIDE as OUTSIDE
from desktop.core.third_party import Outside as Outside

PARTS = ("customer_position", "company_position", "common_ground", "proposal", "agreement", "failed")
"""What is noted in a mediation; `failed` says what happens next instead."""
SIDES = ("customer", "company")


@dataclass(frozen=True, slots=True)
class MediationFact(Fact):
    """Something about the mediation of the entry's case."""


@dataclass(frozen=True, slots=True)
class AssignmentAnswered(MediationFact):
    """The mediator who was asked takes the case, or not and why."""

    kind: ClassVar[str] = "assignment_answered"
    accepted: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MediationNoted(MediationFact):
    """One of PARTS was written down; a proposal may name the offer that it became."""

    kind: ClassVar[str] = "mediation_noted"
    part: str
    text: str
    offer: str | None = None


@dataclass(frozen=True, slots=True)
class AgreementAccepted(MediationFact):
    """One of SIDES said yes to the agreement as it is written."""

    kind: ClassVar[str] = "agreement_accepted"
    side: str


@dataclass(frozen=True, slots=True)
class ReferredOutside(MediationFact):
    """The case went to a third party outside the company, under a reference of theirs; `due` is until when they have to accept it, in
    seconds since the epoch."""

    kind: ClassVar[str] = "referred_outside"
    name: str
    reference: str
    due: float | None = None


@dataclass(frozen=True, slots=True)
class OutsideMoved(MediationFact):
    """The third party took the case, or ended it: one of OUTSIDE. `due` is until when a case that was accepted has to end."""

    kind: ClassVar[str] = "outside_moved"
    state: str
    note: str = ""
    due: float | None = None


FACTS: tuple[type[Fact], ...] = (AssignmentAnswered, MediationNoted, AgreementAccepted, ReferredOutside, OutsideMoved)


@dataclass(frozen=True, slots=True, kw_only=True)
class MediationOrder(CaseOrder):
    """An order about the mediation of a case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerAssignment(MediationOrder):
    """Take the case that one was asked to mediate, or say why not."""

    kind: ClassVar[str] = "answer_assignment"
    accept: bool
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mediate(MediationOrder):
    """Write down one of PARTS."""

    kind: ClassVar[str] = "mediate"
    part: str
    text: str
    offer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptAgreement(MediationOrder):
    """Say that a side agrees: the customer's yes is recorded by the mediator or a lead, the company's given by a lead."""

    kind: ClassVar[str] = "accept_agreement"
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferOutside(MediationOrder):
    """Bring the case before a third party."""

    kind: ClassVar[str] = "refer_outside"
    name: str
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveOutside(MediationOrder):
    """Record what the third party did."""

    kind: ClassVar[str] = "move_outside"
    state: str
    note: str = ""


ORDERS: tuple[type[Order], ...] = (AnswerAssignment, Mediate, AcceptAgreement, ReferOutside, MoveOutside)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that was put to both sides; `offer` names the compensation that it became."""

    text: str
    by: str
    at: float
    offer: str | None = None


@dataclass(frozen=True, slots=True)
class Mediation:
    """How far a mediation is. `asked_at` is when the present mediator was assigned, `accepted` None until he answered; `refused_by` are
    those who would not, with their reasons."""

    asked_at: float | None = None
    accepted: bool | None = None
    refused_by: tuple[tuple[str, str], ...] = ()
    positions: tuple[tuple[str, str], ...] = ()
    proposals: tuple[Proposal, ...] = ()
    agreement: str = ""
    agreed: tuple[str, ...] = ()
    failed: str = ""
    outside: Outside | None = None

    def position(self, part: str) -> str:
        """What was written last for customer_position, company_position or common_ground."""
        return dict(self.positions).get(part, "")

    @property
    def stands(self) -> bool:
        """Whether both sides said yes to the agreement."""
        return set(self.agreed) == set(SIDES)

    @property
    def is_over(self) -> bool:
        """Whether it ended, with an agreement or without."""
        return self.stands or bool(self.failed)


def asked(mediation: Mediation, at: float) -> Mediation:
    """The mediation after a mediator was assigned."""
    return replace(mediation, asked_at=at, accepted=None, failed="")


def after_mediation(fact: MediationFact, mediation: Mediation, actor: str, at: float) -> Mediation:
    """The mediation after a fact of this module; `at` in seconds since the epoch."""
    match fact:
        case AssignmentAnswered(accepted=True):
            return replace(mediation, accepted=True)
        case AssignmentAnswered():
            return replace(mediation, asked_at=None, accepted=None, refused_by=(*mediation.refused_by, (actor, fact.reason)))
        case MediationNoted():
            return _noted(fact, mediation, actor, at)
        case AgreementAccepted():
            return replace(mediation, agreed=tuple(side for side in SIDES if side in (*mediation.agreed, fact.side)))
        case ReferredOutside():
            return replace(mediation, outside=Outside(fact.name, fact.reference, at, accept_by=fact.due))
        case OutsideMoved() if mediation.outside is not None:
            return replace(mediation, outside=_moved(fact, mediation.outside, at))
        case _:
            return mediation


def _moved(fact: OutsideMoved, outside: Outside, at: float) -> Outside:
    if fact.state == "accepted":
        return replace(outside, accepted_at=at, note=fact.note, end_by=fact.due)
    return replace(outside, ended_at=at, note=fact.note)


def _noted(fact: MediationNoted, mediation: Mediation, actor: str, at: float) -> Mediation:
    match fact.part:
        case "proposal":
            return replace(mediation, proposals=(*mediation.proposals, Proposal(fact.text, actor, at, fact.offer)))
        case "agreement":
            return replace(mediation, agreement=fact.text, agreed=(), failed="")
        case "failed":
            return replace(mediation, failed=fact.text)
        case _:
            return replace(mediation, positions=(*(each for each in mediation.positions if each[0] != fact.part), (fact.part, fact.text)))


@dataclass(frozen=True, slots=True)
class Table:
    """What an order about a mediation meets: the mediation, the case's mediator, the ids of its offers, and until when a third party has
    to do what comes next."""

    mediation: Mediation
    mediator: str | None
    offers: frozenset[str] = field(default_factory=frozenset)
    due: float | None = None


def decide_mediation(order: MediationOrder, person: Person, table: Table) -> Fact:
    """The fact that an order makes. Raises Refused: bad_order, not_your_role, already_decided, no_mediation."""
    return _JUDGES[type(order)](order, person, table)


def _answer(order: AnswerAssignment, person: Person, table: Table) -> Fact:
    if person.id != table.mediator:
        raise Refused("not_your_role")
    if table.mediation.accepted is not None:
        raise Refused("already_decided")
    if not order.accept and not order.reason.strip():
        raise Refused("bad_order")
    return AssignmentAnswered(order.accept, order.reason)


def _mediate(order: Mediate, person: Person, table: Table) -> Fact:
    if order.part not in PARTS or not order.text.strip() or (order.offer is not None and order.offer not in table.offers):
        raise Refused("bad_order")
    _refuse_strangers(person, table)
    if table.mediator is None:
        raise Refused("no_mediation")
    if table.mediation.stands:
        raise Refused("already_decided")
    return MediationNoted(order.part, order.text, order.offer)


def _accept(order: AcceptAgreement, person: Person, table: Table) -> Fact:
    if order.side not in SIDES:
        raise Refused("bad_order")
    _refuse_strangers(person, table)
    if order.side == "company" and person.role not in LEADS:
        raise Refused("not_your_role")
    if not table.mediation.agreement:
        raise Refused("no_mediation")
    if order.side in table.mediation.agreed:
        raise Refused("already_decided")
    return AgreementAccepted(order.side)


def _refer(order: ReferOutside, person: Person, table: Table) -> Fact:
    if not order.name.strip():
        raise Refused("bad_order")
    if person.role not in LEADS:
        raise Refused("not_your_role")
    if table.mediation.outside is not None and table.mediation.outside.ended_at is None:
        raise Refused("already_decided")
    return ReferredOutside(order.name, order.reference, table.due)


def _move(order: MoveOutside, person: Person, table: Table) -> Fact:
    if order.state not in OUTSIDE:
        raise Refused("bad_order")
    _refuse_strangers(person, table)
    outside = table.mediation.outside
    if outside is None:
        raise Refused("no_mediation")
    if outside.ended_at is not None or (order.state == "accepted" and outside.accepted_at is not None):
        raise Refused("already_decided")
    return OutsideMoved(order.state, order.note, table.due if order.state == "accepted" else None)


def _refuse_strangers(person: Person, table: Table) -> None:
    if person.role not in LEADS and person.id != table.mediator:
        raise Refused("not_your_role")


_JUDGES: dict[type[Order], Callable[..., Fact]] = {
    AnswerAssignment: _answer, Mediate: _mediate, AcceptAgreement: _accept, ReferOutside: _refer, MoveOutside: _move,
}  # fmt: skip


@erased.register
def _(fact: AssignmentAnswered, pseudonym: str) -> Fact:
    return replace(fact, reason="")


@erased.register
def _(fact: MediationNoted, pseudonym: str) -> Fact:
    return replace(fact, text="")


@erased.register
def _(fact: ReferredOutside, pseudonym: str) -> Fact:
    return replace(fact, reference="")


@erased.register
def _(fact: OutsideMoved, pseudonym: str) -> Fact:
    return replace(fact, note="")
