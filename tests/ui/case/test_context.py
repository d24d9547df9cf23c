"""What a person may do with the case before him, and what an offer says before he does it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.money import Money
from desktop.core.people import Person
from desktop.desk.views import CaseView, Mark
from desktop.ui.case.availability import sentence, why_not
from desktop.ui.case.context import CaseContext
from desktop.ui.case.sentences import after_approval, consequence, who_approves
from tests.ui.case.samples import AUDITOR, CHEN, LIN, MEDIATORS, OFFER, POLICY, TEN, ZHAO, dryer


def seen_by(person: Person | None, view: CaseView | None = None) -> CaseContext:
    return CaseContext(view or dryer(), person, POLICY, tuple(MEDIATORS))


def stepped(person: Person, *modes: str, supervisor: str | None = None) -> CaseContext:
    view = dryer()
    marks = tuple(Mark(n, TEN + n, "stepped_in", person.id, {"mode": mode}) for n, mode in enumerate(modes))
    return seen_by(person, replace(view, marks=marks, row=replace(view.row, supervisor=supervisor)))


def with_offer(**changes: object) -> CaseView:
    return replace(dryer(), offers=(replace(OFFER, **changes),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("person", "command", "code"),
    [
        (LIN, "take_over", None),
        (None, "take_over", "no_person"),
        (ZHAO, "take_over", "not_your_role"),
        (ZHAO, "offer", None),
        (ZHAO, "promise", None),
        (AUDITOR, "offer", "not_your_role"),
        (CHEN, "approve", None),
        (LIN, "approve", "own_proposal"),
        (LIN, "decline", "own_proposal"),
        (LIN, "recall", None),
        (CHEN, "recall", "only_the_proposer"),
        (ZHAO, "decline", "not_your_role"),
        (LIN, "keep_promise", None),
        (LIN, "leave", None),
        (CHEN, "leave", "not_in_it"),
        (LIN, "correct", None),
    ],
)
def test_a_command_can_be_given_or_says_why_not(person: Person | None, command: str, code: str | None) -> None:
    view = dryer()
    taken = replace(view, row=replace(view.row, supervisor="lin")) if command == "leave" else view
    assert why_not(command, seen_by(person, taken)) == code
    assert bool(sentence(code)) == (code is not None)


def test_nothing_is_done_without_a_case_or_on_a_closed_one() -> None:
    assert why_not("offer", CaseContext(None, LIN, POLICY)) == "no_case"
    assert why_not("offer", seen_by(LIN, replace(dryer(), closed_at=TEN))) == "case_closed"


def test_only_one_supervisor_takes_over() -> None:
    assert why_not("take_over", stepped(CHEN, supervisor="lin")) == "already_taken"
    assert why_not("take_over", stepped(LIN, "take_over", supervisor="lin")) == "in_it_so"


def test_who_is_in_a_case_is_read_from_what_he_did() -> None:
    assert stepped(LIN, "watch", "whisper").mode() == "whisper"
    assert stepped(LIN, "join", "leave").mode() is None
    assert stepped(LIN, "take_over", supervisor="lin").may_speak()
    assert not stepped(LIN, "take_over", supervisor="chen").may_speak()
    assert stepped(LIN, "join").may_speak()
    assert not stepped(LIN, "watch").may_speak()


def test_an_offer_above_his_limit_can_be_declined_but_not_approved() -> None:
    view = with_offer(money=Money("CNY", 700_00), proposed_by="chen")
    assert why_not("approve", seen_by(LIN, view)) == "over_limit"
    assert why_not("decline", seen_by(LIN, view)) is None


def test_nothing_waits_when_it_is_decided() -> None:
    for command in ("approve", "decline", "recall"):
        assert why_not(command, seen_by(CHEN, with_offer(state="approved"))) == "nothing_waits"


@pytest.mark.parametrize(
    ("type", "minor", "said"),
    [
        ("refund", 680_00, "Pay 680.00 CNY to 李先生 for “坏了”."),
        ("coupon", 50_00, "Give 李先生 a coupon worth 50.00 CNY for “坏了”."),
        ("replacement", 0, "Send 李先生 a replacement for “坏了”."),
        ("visit", 80_00, "Visit 李先生 because of “坏了”. It may cost 80.00 CNY."),
        ("fee_waiver", 1_200_00, "Waive 1,200.00 CNY of fees for 李先生, for “坏了”."),
    ],
)
def test_the_consequence_is_one_sentence(type: str, minor: int, said: str) -> None:
    assert consequence(type, Money("CNY", minor), "李先生", "坏了") == said


def test_what_follows_an_approval_is_said_before() -> None:
    large = replace(OFFER, money=Money("CNY", 2_000_01))
    assert after_approval(OFFER, seen_by(CHEN)) == "One approval makes it final; the case then moves to “Carry out”."
    assert after_approval(large, seen_by(CHEN)) == "Above 2,000.00 CNY: a second person must approve after the first."
    half = replace(large, state="pending_second", approved_by=("chen",))
    assert after_approval(half, seen_by(LIN)) == "陈立 approved it; one more approval makes it final."


def test_a_proposal_says_who_can_approve_it() -> None:
    assert who_approves(Money("CNY", 400_00), seen_by(ZHAO)) == "林怡君, 陈立 can approve it."
    assert who_approves(Money("CNY", 99_999_00), seen_by(ZHAO)).startswith("Above 2,000.00 CNY, so two people must approve it.")
    assert who_approves(Money("CNY", 600_00), seen_by(CHEN)) == "Nobody else has a limit that covers it."
