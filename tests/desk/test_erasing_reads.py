"""What the desk shows of erasing: requests, holds, and messages whose words are gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.messages import ERASED
from desktop.desk.desk import Desk
from tests.desk.house import Clock, message, opened, tell
from tests.desk.test_erasing import ask, lived, said


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with opened(tmp_path / "r.sqlite", clock) as desk:
        yield desk


def test_a_request_waits_first_and_says_what_became_of_it(desk: Desk, clock: Clock) -> None:
    case = lived(desk)
    ask(desk, "a1", "erase_customer", request="r1")
    ask(desk, "d1", "decide_erasure", "zhao", request="r1", decision="decline")
    clock.at += 60
    ask(desk, "a2", "erase_customer", request="r2")
    waiting, declined = desk.erasures()
    assert (waiting.request, waiting.name, waiting.customer, waiting.state) == ("r2", "Wolfgang", "u-secret", "proposed")
    assert (waiting.by, waiting.reason, waiting.at, waiting.decided_by) == ("chen", "asked by letter", clock.at, None)
    assert (declined.request, declined.state, declined.decided_by) == ("r1", "declined", "zhao")
    ask(desk, "d2", "decide_erasure", "zhao", request="r2", decision="approve")
    assert {(each.state, each.name, each.customer[:7]) for each in desk.erasures()} == {("erased", "", ERASED), ("declined", "", ERASED)}
    view = desk.case(case)
    assert view is not None and view.customer_id.startswith(ERASED)


def test_a_hold_is_shown_until_it_is_lifted(desk: Desk) -> None:
    lived(desk)
    ask(desk, "h1", "set_hold", reason="court order 7")
    [hold] = desk.holds()
    assert (hold.channel, hold.customer, hold.name, hold.reason, hold.by) == ("chat", "u-secret", "Wolfgang", "court order 7", "chen")
    ask(desk, "h2", "lift_hold", reason="over")
    assert desk.holds() == []


def test_a_customer_without_a_name_is_shown_by_id(desk: Desk) -> None:
    tell(desk, message("m1", customer="u-secret"))
    ask(desk, "h1", "set_hold", reason="court order 7")
    ask(desk, "a1", "set_hold", customer="u9", reason="nobody")
    assert [(hold.customer, hold.name) for hold in desk.holds()] == [("u-secret", "")]


def test_messages_of_an_erased_customer_are_told_from_empty_ones(desk: Desk, clock: Clock) -> None:
    case = lived(desk)
    before = desk.case(case)
    assert before is not None and not any(each.erased for each in before.messages)
    ask(desk, "a1", "erase_customer", request="r1")
    ask(desk, "d1", "decide_erasure", "zhao", request="r1", decision="approve")
    after = desk.case(case)
    assert after is not None and all(each.erased for each in after.messages)
    clock.at += 3600
    tell(desk, said("m9", "", at_minute=50))
    assert [each.erased for each in after.messages if each.sender == "note"] == [True]
