"""A case before a third party: until when it is accepted and ended, by working days; and call-backs that are due, of closed cases too."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from desktop.core.errors import BadInput
from desktop.core.third_party import Outside
from desktop.db.verify import first_fault
from desktop.desk.desk import Desk
from desktop.desk.policy_file import parse_policy
from tests.desk.house import FURIOUS, NINE, POLICY, Clock, message, open_case, opened, order, tell

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = 86_400.0


def outside_of(desk: Desk, case: str) -> Outside:
    view = desk.case(case)
    assert view is not None and view.mediation is not None and view.mediation.outside is not None
    return view.mediation.outside


def on(at: float | None) -> str:
    assert at is not None
    return f"{datetime.fromtimestamp(at, SHANGHAI):%Y-%m-%d %H:%M}"


def test_a_third_party_accepts_within_seven_working_days_and_ends_within_45_from_then(tmp_path: Path) -> None:
    clock = Clock()
    with opened(tmp_path / "r.sqlite", clock) as desk:
        case = open_case(desk)
        assert [row.outside_due for row in desk.queue()] == [None]
        order(desk, "1", "refer_outside", case=case, name="12315")
        assert on(outside_of(desk, case).due) == "2026-12-01 23:59", "a Sunday and seven working days"
        assert [row.outside_due for row in desk.queue()] == [outside_of(desk, case).accept_by]
        clock.at += 2 * DAY
        order(desk, "2", "move_outside", case=case, state="accepted")
        assert on(outside_of(desk, case).due) == "2027-01-26 23:59"
        order(desk, "3", "move_outside", case=case, state="ended")
        assert (outside_of(desk, case).due, outside_of(desk, case).end_by is not None) == (None, True)
        assert [row.outside_due for row in desk.queue()] == [None]
    assert first_fault(tmp_path / "r.sqlite") is None


@pytest.mark.parametrize(
    ("more", "until"),
    [
        ('outside_accept_days = 8\nworkdays = "weekdays"\n', "2026-10-12 23:59"),
        ('outside_accept_days = 6\nworkdays = "mainland"\n', "2026-10-14 23:59"),
        ("outside_accept_days = 1\n", "2026-10-08 23:59"),
    ],
)
def test_days_and_calendar_are_the_policys(tmp_path: Path, more: str, until: str) -> None:
    """The last day before the holidays of October 2026; the Saturday of the 10th is worked."""
    clock = Clock(datetime(2026, 9, 30, 10, tzinfo=SHANGHAI).timestamp())
    with opened(tmp_path / "r.sqlite", clock, policy=more + POLICY) as desk:
        case = open_case(desk)
        order(desk, "1", "refer_outside", case=case, name="12315")
        assert on(outside_of(desk, case).due) == until


def test_the_calendar_is_the_mainlands_where_its_time_is_kept() -> None:
    assert (parse_policy(POLICY).workdays, parse_policy("").workdays) == ("mainland", "weekdays")
    assert (parse_policy("").outside_accept_days, parse_policy("outside_end_days = 30").outside_end_days) == (7, 30)


@pytest.mark.parametrize(
    ("text", "where"),
    [('workdays = "sundays"', "workdays"), ("outside_accept_days = 0", "outside_accept_days"),
     ('outside_end_days = "x"', "outside_end_days"), ('[[people]]\nid = "x"\nrole = "agent"\nhours = ["always"]', "people.x.hours")],
)  # fmt: skip
def test_what_is_no_calendar_no_days_and_no_hours_is_refused(text: str, where: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_policy(text)
    assert refused.value.values["where"] == where


def test_a_call_back_of_a_closed_case_is_planned_and_told_when_it_is_due(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    with opened(path) as desk:
        case, other = open_case(desk), open_case(desk, "c2", "u2")
        order(desk, "1", "close_case", case=case, resolution="done")
        assert order(desk, "2", "set_call_back", case=case, due="2026-11-24T09:00:00+08:00").accepted
        assert order(desk, "3", "set_call_back", case=other, due="2026-11-23T09:00:00+08:00").accepted
        assert desk.call_backs(NINE.timestamp()) == []
        found = desk.call_backs(NINE.timestamp() + 2 * DAY)
        assert [(row.id, row.call_back_due) for row in found] == [(other, NINE.timestamp() + DAY), (case, NINE.timestamp() + 2 * DAY)]
        order(desk, "4", "follow_up", case=other, satisfaction=5, post="gone")
        assert [row.id for row in desk.call_backs(NINE.timestamp() + 2 * DAY)] == [case]
    assert first_fault(path) is None


def test_the_roster_knows_hours_and_what_became_of_each_mediation(tmp_path: Path) -> None:
    policy = POLICY.replace('skills = ["refund", "safety"]', 'skills = ["refund"]\nhours = ["Mon-Fri 09:00-18:00"]')
    with opened(tmp_path / "r.sqlite", policy=policy) as desk:
        case = open_case(desk)
        for ident, kind, by, more in (
            ("1", "assign_mediator", "chen", {"mediator": "ma"}), ("2", "answer_assignment", "ma", {"accept": False, "reason": "ill"}),
            ("3", "assign_mediator", "chen", {"mediator": "wang"}), ("4", "answer_assignment", "wang", {"accept": True}),
            ("5", "classify", "chen", {"nature": "product"}), ("6", "mediate", "wang", {"part": "failed", "text": "court"}),
        ):  # fmt: skip
            assert order(desk, ident, kind, by, case=case, **more).accepted, kind
        wang, ma = desk.mediators()
        assert (wang.past.failed, wang.past.accepted, wang.past.kinds["product"], wang.load) == (1, 1, (0, 1), 1)
        assert (ma.past.refused, ma.past.share, ma.hours) == (1, None, ())
        assert [hours.begin for hours in wang.hours] == [540]


def test_who_took_part_is_one_thing_for_policy_and_window(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite") as desk:
        case = open_case(desk)
        tell(desk, message("a", "what?", 1, sender="agent", author="马超"), message("b", FURIOUS, 2))
        view = desk.case(case)
        assert view is not None and view.took_part == {"马超"}
        assert order(desk, "1", "assign_mediator", case=case, mediator="ma").code == "not_neutral"
        assert order(desk, "2", "assign_mediator", case=case, mediator="wang").accepted
