"""Offers that nobody decided in time expire once, and in whose name somebody may still approve."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.compensation import in_whose_name
from desktop.core.offers import Offer
from desktop.db.verify import first_fault
from desktop.desk.desk import Desk
from tests.desk.house import POLICY, Clock, open_case, opened, order, propose

HOUR = 3600.0
PATIENT = "expire_after_minutes = 60\n" + POLICY
DELEGATED = (
    PATIENT
    + """
[[delegations]]
by = "chen"
to = "lin"
since = 2026-11-20
until = 2026-11-22

[[delegations]]
by = "chen"
to = "lin"
since = 2026-11-21
until = 2026-11-23
"""
)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with opened(tmp_path / "r.sqlite", clock, policy=DELEGATED) as desk:
        yield desk
        assert first_fault(desk.path) is None


def offer_of(desk: Desk, case: str, offer: str) -> Offer:
    view = desk.case(case)
    assert view is not None
    return next(each for each in view.offers if each.id == offer)


def test_what_nobody_decided_expires_once_and_by_nobodys_hand(desk: Desk, clock: Clock) -> None:
    case, other = open_case(desk), open_case(desk, "c2", "u2")
    propose(desk, case, "f1", "100.00")
    propose(desk, case, "f2", "100.00")
    order(desk, "a2", "decide_offer", "lin", offer="f2", decision="approve")
    clock.at += HOUR
    propose(desk, case, "f3", "100.00")
    propose(desk, other, "f4", "100.00")
    assert desk.expire(clock.at - 1).cases == frozenset()
    changes = desk.expire(clock.at)
    assert (changes.cases, changes.floor) == (frozenset({case}), True)
    assert [offer_of(desk, case, f).state for f in ("f1", "f2", "f3")] == ["expired", "approved", "pending"]
    assert not desk.expire(clock.at)
    view = desk.case(case)
    assert view is not None
    marks = [mark for mark in view.marks if mark.kind == "offer_decided" and mark.values["offer"] == "f1"]
    assert [(mark.actor, mark.values["decision"], mark.values["state"]) for mark in marks] == [("stepin", "expire", "expired")]


def test_other_terms_give_an_offer_its_time_anew(desk: Desk, clock: Clock) -> None:
    case = open_case(desk)
    propose(desk, case, "f1", "100.00")
    clock.at += HOUR - 1
    terms = {"type": "coupon", "amount": "80.00", "currency": "CNY", "reason": "fairer"}
    assert order(desk, "c1", "counter_offer", "lin", offer="f1", **terms).accepted
    assert not desk.expire(clock.at + 2)
    assert desk.expire(clock.at + HOUR).cases == {case}


def test_what_was_decided_between_the_look_and_the_writing_stays_decided(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path / "s.sqlite", clock, policy=PATIENT) as desk:
        case = open_case(desk)
        propose(desk, case, "f1", "100.00")
        before = desk.waited_too_long
        now = clock.at + HOUR

        def decided_meanwhile(at: float) -> list[str]:
            found = before(at)
            order(desk, "d1", "decide_offer", "lin", offer="f1", decision="decline")
            return found

        desk.waited_too_long = decided_meanwhile  # type: ignore[method-assign]
        assert not desk.expire(now)
        assert offer_of(desk, case, "f1").state == "declined"


def test_without_a_time_nothing_expires(tmp_path: Path, clock: Clock) -> None:
    with opened(tmp_path / "s.sqlite", clock) as desk:
        propose(desk, open_case(desk), "f1", "100.00")
        assert not desk.expire(clock.at + 1000 * HOUR)


def test_one_decides_in_ones_own_name_or_for_whom_one_stands_in(desk: Desk, clock: Clock) -> None:
    case = open_case(desk)
    propose(desk, case, "small", "100.00")
    propose(desk, case, "large", "900.00")
    propose(desk, case, "own", "900.00", by="chen")
    policy = desk.policy()
    lin = policy.people["lin"]

    def names(offer: str, now: float) -> list[str]:
        return [person.id for person in in_whose_name(policy, lin, offer_of(desk, case, offer), now)]

    assert names("small", clock.at) == ["lin", "chen"]
    assert names("large", clock.at) == ["chen"]
    assert names("own", clock.at) == []
    assert names("small", clock.at + HOUR) == []
    assert in_whose_name(policy, policy.people["xu"], offer_of(desk, case, "small"), clock.at) == ()


def test_what_is_over_is_refused_alike_before_and_after_it_was_journalled(desk: Desk, clock: Clock) -> None:
    case = open_case(desk)
    propose(desk, case, "f1", "100.00")
    clock.at += HOUR
    terms = {"type": "coupon", "amount": "80.00", "currency": "CNY", "reason": "fairer"}

    def codes(n: int) -> list[str | None]:
        decided = order(desk, f"d{n}", "decide_offer", "lin", offer="f1", decision="approve")
        return [decided.code, order(desk, f"c{n}", "counter_offer", "lin", offer="f1", **terms).code]

    assert codes(1) == ["expired", "expired"]
    assert desk.expire(clock.at)
    assert codes(2) == ["expired", "expired"]
