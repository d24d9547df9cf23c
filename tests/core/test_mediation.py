"""A mediation from the asking to its end, and what nobody may do in it."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from desktop.core import orders
from desktop.core.case import Case
from desktop.core.erasure import erased
from desktop.core.errors import Refused
from desktop.core.facts import Entry, Fact, OfferProposed
from desktop.core.mediation import (
    FACTS,
    PARTS,
    SIDES,
    AcceptAgreement,
    AnswerAssignment,
    AssignmentAnswered,
    Mediate,
    Mediation,
    MediationFact,
    MediationNoted,
    MoveOutside,
    OutsideMoved,
    ReferOutside,
    ReferredOutside,
    after_mediation,
)  # fmt: skip
from desktop.core.messages import Customer
from desktop.core.money import Money
from desktop.core.people import Person, Policy
from desktop.core.policy import decide
from desktop.core.situation import Situation

PEOPLE = {"lin": "supervisor", "chen": "manager", "wang": "mediator", "ma": "mediator", "xu": "agent", "he": "auditor"}
HOUSE = Policy("CNY", people={ident: Person(ident, ident.title(), role) for ident, role in PEOPLE.items()})


@dataclass
class Room:
    """One case, decided on in memory; each fact a minute after the one before."""

    case: Case = field(default_factory=lambda: Case("chat", Customer("u1"), id="K", conversations=("c1",)))
    minutes: int = 0

    def give(self, order: orders.Order) -> Case:
        for fact in decide(order, Situation(HOUSE, self.case)):
            self.take(fact, order.by)
        return self.case

    def take(self, fact: Fact, actor: str) -> None:
        self.minutes += 1
        self.case = self.case.after(Entry(self.minutes, self.minutes * 60.0, actor, "K", fact))

    def refusal(self, order: orders.Order) -> str:
        with pytest.raises(Refused) as refused:
            decide(order, Situation(HOUSE, self.case))
        return refused.value.code

    @property
    def mediation(self) -> Mediation:
        return self.case.mediation or Mediation()


def assign(mediator: str = "wang") -> orders.AssignMediator:
    return orders.AssignMediator(id="a", by="lin", case="K", mediator=mediator)


def answer(accept: bool = True, by: str = "wang", reason: str = "") -> AnswerAssignment:
    return AnswerAssignment(id="b", by=by, case="K", accept=accept, reason=reason)


def note(part: str, text: str = "words", by: str = "wang", offer: str | None = None) -> Mediate:
    return Mediate(id="m", by=by, case="K", part=part, text=text, offer=offer)


def accept(side: str, by: str) -> AcceptAgreement:
    return AcceptAgreement(id="y", by=by, case="K", side=side)


@pytest.fixture
def room() -> Room:
    made = Room()
    made.give(assign())
    return made


def test_who_is_asked_takes_the_case(room: Room) -> None:
    assert (room.mediation.asked_at, room.mediation.accepted) == (60.0, None)
    room.give(answer())
    assert (room.mediation.accepted, room.case.mediator) == (True, "wang")
    assert room.refusal(answer()) == "already_decided"


def test_who_refuses_says_why_and_the_case_is_free_again(room: Room) -> None:
    assert room.refusal(answer(accept=False)) == "bad_order"
    room.give(answer(accept=False, reason="ill"))
    assert (room.case.mediator, room.mediation.refused_by, room.mediation.asked_at) == (None, (("wang", "ill"),), None)
    room.give(assign("ma"))
    assert (room.case.mediator, room.mediation.accepted) == ("ma", None)


def test_only_who_was_asked_answers(room: Room) -> None:
    assert [room.refusal(answer(by=who)) for who in ("ma", "lin", "he")] == ["not_your_role"] * 3


def test_positions_are_written_over_and_proposals_gathered(room: Room) -> None:
    for part, text in (("customer_position", "a"), ("company_position", "b"), ("customer_position", "c"), ("common_ground", "d")):
        room.give(note(part, text))
    room.give(note("proposal", "half"))
    room.give(note("proposal", "all", by="lin"))
    assert [room.mediation.position(part) for part in PARTS[:3]] == ["c", "b", "d"]
    assert [(each.text, each.by) for each in room.mediation.proposals] == [("half", "wang"), ("all", "lin")]
    assert room.case.stage == "solve"


def test_a_proposal_names_an_offer_of_the_case_only(room: Room) -> None:
    assert room.refusal(note("proposal", offer="f9")) == "bad_order"
    room.take(OfferProposed("f1", "refund", Money("CNY", 100), "late", "u1"), "xu")
    room.give(note("proposal", offer="f1"))
    assert room.mediation.proposals[0].offer == "f1"


def test_an_agreement_stands_when_both_sides_said_yes(room: Room) -> None:
    assert room.refusal(accept("customer", "wang")) == "no_mediation"
    room.give(note("agreement", "a new one by Friday"))
    room.give(accept("customer", "wang"))
    assert room.refusal(accept("customer", "wang")) == "already_decided"
    assert room.refusal(accept("company", "wang")) == "not_your_role"
    assert not room.mediation.stands
    room.give(accept("company", "lin"))
    assert (room.mediation.stands, room.mediation.is_over, room.mediation.agreed) == (True, True, SIDES)
    assert room.refusal(note("agreement", "something else")) == "already_decided"


def test_another_text_wants_both_to_agree_again(room: Room) -> None:
    room.give(note("agreement", "one"))
    room.give(accept("customer", "wang"))
    room.give(note("agreement", "two"))
    assert (room.mediation.agreement, room.mediation.agreed) == ("two", ())


def test_a_mediation_that_failed_says_what_comes_next(room: Room) -> None:
    room.give(note("failed", "to the consumer association"))
    assert (room.mediation.failed, room.mediation.is_over) == ("to the consumer association", True)
    room.give(assign("ma"))
    assert not room.mediation.is_over


@pytest.mark.parametrize("order", [note("opinion"), note("proposal", "  "), accept("neighbour", "lin")])
def test_what_is_no_part_and_no_side_is_no_order(room: Room, order: orders.Order) -> None:
    assert room.refusal(order) == "bad_order"


def test_strangers_write_nothing_and_nothing_is_written_without_a_mediator(room: Room) -> None:
    assert [room.refusal(note("proposal", by=who)) for who in ("ma", "xu", "he")] == ["not_your_role"] * 3
    assert Room().refusal(note("proposal", by="lin")) == "no_mediation"


def test_a_third_party_has_a_name_a_reference_and_dates() -> None:
    room = Room()
    refer = ReferOutside(id="r", by="lin", case="K", name="12315", reference="A-7")
    taken, ended = (MoveOutside(id="o", by="lin", case="K", state=state, note=state) for state in ("accepted", "ended"))
    assert room.refusal(taken) == "no_mediation"
    assert room.refusal(ReferOutside(id="r", by="lin", case="K", name=" ")) == "bad_order"
    assert room.refusal(ReferOutside(id="r", by="xu", case="K", name="12315")) == "not_your_role"
    room.give(refer)
    assert room.refusal(refer) == "already_decided"
    assert room.refusal(MoveOutside(id="o", by="lin", case="K", state="lost")) == "bad_order"
    room.give(taken)
    assert room.refusal(taken) == "already_decided"
    room.give(ended)
    assert room.refusal(ended) == "already_decided"
    outside = room.mediation.outside
    assert outside is not None
    assert (outside.name, outside.reference, outside.referred_at, outside.accepted_at, outside.ended_at, outside.note) == (
        "12315", "A-7", 60.0, 120.0, 180.0, "ended",
    )  # fmt: skip
    room.give(refer)
    assert room.mediation.outside is not None
    assert room.mediation.outside.ended_at is None


def test_who_proposed_an_offer_mediates_nothing() -> None:
    room = Room()
    room.take(OfferProposed("f1", "refund", Money("CNY", 100), "late", "u1"), "wang")
    assert room.refusal(assign()) == "not_neutral"
    room.give(assign("ma"))
    assert room.case.mediator == "ma"


def test_a_third_party_nobody_was_told_of_does_not_move() -> None:
    assert after_mediation(OutsideMoved("ended"), Mediation(), "lin", 1.0) == Mediation()


def test_an_erasure_leaves_what_happened_and_no_words() -> None:
    told = (
        AssignmentAnswered(False, "he shouts"),
        MediationNoted("agreement", "words"),
        ReferredOutside("12315", "A-7"),
        OutsideMoved("ended", "w"),
    )
    left: list[Fact] = [erased(fact, "erased-1") for fact in told]
    assert left == [AssignmentAnswered(False, ""), MediationNoted("agreement", ""), ReferredOutside("12315", ""), OutsideMoved("ended", "")]


def test_every_fact_of_it_belongs_to_a_case() -> None:
    assert all(issubclass(fact, MediationFact) for fact in FACTS)
