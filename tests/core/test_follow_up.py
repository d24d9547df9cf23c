"""Hands, the form, the call-back and the answer to it, decided on in memory."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.core import orders
from desktop.core.complaint import FIELDS
from desktop.core.erasure import erased
from desktop.core.facts import CaseClosed, Fact, SteppedIn
from desktop.core.follow_up import (
    POSTS,
    Aftercare,
    FieldFilled,
    FillField,
    FollowedUp,
    FollowUp,
    Hand,
    HandRaised,
    LowerHand,
    RaiseHand,
    SetCallBack,
    is_bad,
)  # fmt: skip
from tests.core.test_mediation import Room


def ask(by: str = "xu") -> RaiseHand:
    return RaiseHand(id="h", by=by, case="K", reason="he shouts")


def lower(by: str = "lin") -> LowerHand:
    return LowerHand(id="l", by=by, case="K")


def follow(satisfaction: int, post: str = "none") -> FollowUp:
    return FollowUp(id="f", by="lin", case="K", satisfaction=satisfaction, post=post, note="n")


def test_an_agent_raises_a_hand_once_and_anybody_who_leads_or_himself_lowers_it() -> None:
    room = Room()
    assert room.refusal(lower()) == "no_hand"
    room.give(ask())
    assert room.case.hand == Hand("xu", 60.0, "he shouts")
    assert room.refusal(ask("wang")) == "already_taken"
    assert room.refusal(lower("wang")) == "not_your_role"
    room.give(lower("xu"))
    assert room.case.hand is None


@pytest.mark.parametrize(("mode", "is_up"), [("watch", True), ("whisper", False), ("join", False), ("take_over", False)])
def test_stepping_in_is_the_help_that_was_asked_for(mode: str, is_up: bool) -> None:
    room = Room()
    room.give(ask())
    room.take(SteppedIn(mode), "lin")
    assert (room.case.hand is not None) is is_up


def test_a_field_written_by_hand_stays_until_it_is_emptied() -> None:
    room = Room()
    for value in ("冰箱", " 冰柜 "):
        room.give(FillField(id="p", by="xu", case="K", field="product", value=value))
    assert room.case.form == (("product", "冰柜"),)
    room.give(FillField(id="p", by="xu", case="K", field="product", value="  "))
    assert room.case.form == ()
    assert room.refusal(FillField(id="p", by="xu", case="K", field="shoe size", value="9")) == "bad_order"
    assert room.refusal(FillField(id="p", by="he", case="K", field=FIELDS[0], value="9")) == "not_your_role"


def test_a_call_back_is_set_and_done() -> None:
    room, due = Room(), datetime(2026, 11, 24, 9, tzinfo=UTC)
    room.give(SetCallBack(id="s", by="lin", case="K", due=due))
    assert room.case.aftercare == Aftercare(due.timestamp())
    room.give(follow(5, "gone"))
    assert room.case.aftercare == Aftercare(None, 5, "gone", "n", 120.0)


@pytest.mark.parametrize(("satisfaction", "post", "bad"), [(5, "gone", False), (3, "none", False), (2, "none", True), (5, "still", True)])
def test_a_bad_answer_opens_the_case_again(satisfaction: int, post: str, bad: bool) -> None:
    room = Room()
    room.take(CaseClosed("done"), "lin")
    room.give(follow(satisfaction, post))
    assert is_bad(satisfaction, post) is bad
    assert (room.case.closed_at is None, room.case.stage) == ((True, "solve") if bad else (False, "closed"))


@pytest.mark.parametrize("order", [follow(0), follow(6), follow(3, "perhaps")])
def test_an_answer_is_one_to_five_and_knows_of_the_post(order: orders.Order) -> None:
    assert Room().refusal(order) == "bad_order"
    assert POSTS == ("none", "gone", "still")


def test_an_erasure_leaves_the_answer_and_no_words() -> None:
    left: list[Fact] = [
        erased(fact, "erased-1") for fact in (HandRaised("he shouts"), FieldFilled("product", "x"), FollowedUp(2, "still", "n"))
    ]
    assert left == [HandRaised(""), FieldFilled("product", ""), FollowedUp(2, "still", "")]
