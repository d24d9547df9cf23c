"""The rules of alerts: the right person, at the right hour, not too often, and higher when nobody acts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.alert_rules import KINDS, AlertRules, Concern, Notice, Quiet, Rule, Viewer, usual_rules

NOW = 1_763_776_800.0
RULES = AlertRules()
AGENT, OTHER, LEAD = Viewer("zhao", "agent"), Viewer("qian", "agent"), Viewer("chen", "supervisor")
SECOND_LEAD, MANAGER, MEDIATOR = Viewer("sun", "supervisor"), Viewer("lin", "manager"), Viewer("wu", "mediator")
CASE = Concern("critical", NOW, agent="zhao", mediator="wu")


def test_there_is_a_rule_for_each_kind() -> None:
    assert set(usual_rules()) == set(KINDS)


@pytest.mark.parametrize(("viewer", "heard"), [(AGENT, True), (OTHER, False), (MEDIATOR, True), (Viewer("x", "mediator"), False),
                                               (LEAD, True), (MANAGER, False), (Viewer("a", "auditor"), False)])  # fmt: skip
def test_agents_and_mediators_hear_of_their_own_cases_only(viewer: Viewer, heard: bool) -> None:
    assert RULES.reaches(CASE, viewer, NOW) is heard


def test_a_trouble_of_the_record_is_for_everybody() -> None:
    assert all(RULES.wanted(Concern("trouble", NOW), each, NOW, 0) == "told" for each in (OTHER, MEDIATOR, MANAGER, LEAD))


def test_a_kind_that_is_off_or_too_small_is_silent() -> None:
    def heard(rule: Rule) -> str:
        return AlertRules({"critical": rule}).wanted(replace(CASE, level="hot", heat=60), LEAD, NOW, 0)

    assert heard(Rule()) == "told"
    assert {heard(Rule(on=False)), heard(Rule(level="critical")), heard(Rule(heat=60.5))} == {"silent"}


def test_it_climbs_to_the_manager_when_nobody_below_acts_in_time() -> None:
    moments = (NOW, NOW + 899, NOW + 900)
    assert [RULES.reaches(CASE, MANAGER, at) for at in moments] == [False, False, True]
    assert not RULES.reaches(replace(CASE, acting=frozenset({"supervisor"})), MANAGER, NOW + 9_000)
    assert RULES.reaches(replace(CASE, acting=frozenset({"manager"})), MANAGER, NOW + 900)


def test_each_rung_of_a_ladder_has_its_time() -> None:
    rules = AlertRules({"hand": Rule(roles=frozenset({"agent"}), ladder={"supervisor": 60, "manager": 120, "guest": 0})})
    hand = Concern("hand", NOW, agent="zhao")
    reached = [[rules.reaches(hand, each, NOW + after) for each in (AGENT, LEAD, MANAGER)] for after in (0, 60, 120)]
    assert reached == [[True, False, False], [True, True, False], [True, True, True]]
    assert not rules.reaches(hand, Viewer("g", "guest"), NOW + 999)


def test_a_case_that_another_supervisor_took_is_listed_for_the_rest() -> None:
    taken = replace(CASE, supervisor="chen")
    assert [RULES.wanted(taken, each, NOW, 0) for each in (LEAD, SECOND_LEAD)] == ["told", "listed"]


@pytest.mark.parametrize(
    ("minute", "expected"), [(22 * 60 - 1, "told"), (22 * 60, "listed"), (0, "listed"), (419, "listed"), (420, "told")]
)
def test_in_quiet_hours_only_what_may_break_through_is_told(minute: int, expected: str) -> None:
    rules = AlertRules(quiet=(Quiet(22 * 60, 7 * 60),))
    assert rules.wanted(Concern("hand", NOW), LEAD, NOW, minute) == expected
    assert rules.wanted(CASE, LEAD, NOW, minute) == "told"


def test_quiet_hours_within_a_day_end_before_midnight() -> None:
    assert [Quiet(60, 120).holds(minute) for minute in (59, 60, 119, 120)] == [False, True, True, False]


def test_a_budget_holds_for_the_last_hour() -> None:
    rules = AlertRules({"hand": Rule(budget=2)})
    assert rules.has_budget("hand", (NOW - 3_600, NOW - 10), NOW)
    assert not rules.has_budget("hand", (NOW - 3_599, NOW), NOW)
    assert rules.has_budget("hand", (NOW + 1, NOW), NOW)


@pytest.mark.parametrize(("role", "below"), [("agent", ("agent",)), ("supervisor", ("agent", "mediator", "supervisor")), ("auditor", ())])
def test_who_acted_leaves_nobody_of_his_rung_and_below_to_be_told(role: str, below: tuple[str, ...]) -> None:
    notice = Notice("critical", NOW, "x", role, NOW, None, 1, "critical")
    assert tuple(each for each in ("agent", "mediator", "supervisor", "manager", "auditor") if notice.is_above(each)) == below
    assert (notice.is_of("critical", NOW), notice.is_of("critical", NOW + 1), notice.is_of("hand", NOW)) == (True, False, False)
