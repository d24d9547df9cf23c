"""Heat: its bounds, its order, its levels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.heat import (
    CALMED,
    DANGER,
    LEVELS,
    NO_LOAD,
    QUIET,
    RISK_WEIGHTS,
    SETTLED,
    WEIGHTS,
    Heat,
    HeatSettings,
    knee,
    level_after,
    live_heat,
)

SETTINGS = HeatSettings()
angers = st.floats(0, 100)
times = st.floats(1_700_000_000, 1_900_000_000)
kinds = st.lists(st.sampled_from(sorted(RISK_WEIGHTS)), unique=True)
heats = st.builds(Heat, angers, st.floats(0, 300), times, st.sampled_from(LEVELS))


@given(heats, times, angers, kinds, st.none() | st.floats(1, 5))
def test_heat_stays_between_0_and_100(heat: Heat, at: float, anger: float, risks: list[str], satisfaction: float | None) -> None:
    after = heat.after(at, anger, risks, satisfaction, SETTINGS)
    assert 0 <= after.value <= 100
    assert 0 <= after.at_time(at + 1e6, SETTINGS) <= 100


@given(heats, heats, st.floats(0, 1e7), st.floats(0, 1e7))
def test_time_never_changes_the_order_of_two_untouched_cases(one: Heat, other: Heat, soon: float, later: float) -> None:
    now = max(one.at or 0, other.at or 0) + soon
    hotter_now = one.at_time(now, SETTINGS) - other.at_time(now, SETTINGS)
    hotter_then = one.at_time(now + later, SETTINGS) - other.at_time(now + later, SETTINGS)
    assert hotter_now * hotter_then >= -1e-12


@given(heats, heats)
def test_rank_is_the_order_of_heat(one: Heat, other: Heat) -> None:
    now = max(one.at or 0, other.at or 0)
    if one.rank(SETTINGS) > other.rank(SETTINGS) + 1e-6:
        assert one.at_time(now, SETTINGS) >= other.at_time(now, SETTINGS)


@given(heats, times, angers, angers, kinds)
def test_more_anger_is_never_less_heat(heat: Heat, at: float, one: float, other: float, risks: list[str]) -> None:
    less, more = sorted((one, other))
    assert heat.after(at, less, risks, None, SETTINGS).load <= heat.after(at, more, risks, None, SETTINGS).load + 1e-9


@given(heats, times, angers, kinds, st.sampled_from(sorted(RISK_WEIGHTS)))
def test_a_risk_more_is_never_less_heat(heat: Heat, at: float, anger: float, risks: list[str], more: str) -> None:
    assert heat.after(at, anger, risks, None, SETTINGS).load <= heat.after(at, anger, [*risks, more], None, SETTINGS).load + 1e-9


@given(heats, st.floats(0, 1e8))
def test_heat_only_fades_while_nobody_writes(heat: Heat, passed: float) -> None:
    assert heat.at_time((heat.at or 0) + passed, SETTINGS) <= knee(heat.load)


@given(st.floats(0, 1000), st.floats(0, 1000))
def test_the_knee_keeps_the_order(one: float, other: float) -> None:
    assert (one < other) <= (knee(one) <= knee(other))


def test_half_of_the_load_is_left_after_a_half_life() -> None:
    heat = Heat(40.0, 20.0, 0.0)
    assert heat.at_time(SETTINGS.half_life, SETTINGS) == pytest.approx(30.0)


def test_a_time_before_the_last_message_fades_nothing() -> None:
    assert Heat(40.0, 0.0, 100.0).at_time(50.0, SETTINGS) == 40.0


def test_staff_fade_heat_and_leave_the_level() -> None:
    heat = Heat(60.0, 0.0, 0.0, "hot").after(SETTINGS.half_life * 4, None, (), None, SETTINGS)
    assert (heat.level, heat.value) == ("hot", 3.75)


def test_without_a_time_nothing_fades() -> None:
    assert Heat(40.0, 0.0, None).after(None, 40.0, (), None, SETTINGS).load == 40.0


def test_satisfaction_halves_the_risk() -> None:
    assert Heat(0.0, 40.0, 0.0).after(0.0, 0.0, (), 4.0, SETTINGS).risk == 20.0


OF_BEFORE = HeatSettings(risk_weights=RISK_WEIGHTS)


@given(heats, times, angers, st.none() | st.floats(1, 3.39))
def test_who_is_not_content_settles_nothing(heat: Heat, at: float, anger: float, satisfaction: float | None) -> None:
    assert heat.after(at, anger, (), satisfaction, SETTINGS) == heat.after(at, anger, (), satisfaction, OF_BEFORE)


@given(heats, times, angers, st.lists(st.sampled_from(sorted(RISK_WEIGHTS)), unique=True, min_size=1), st.floats(1, 5))
def test_a_message_with_a_risk_settles_nothing(heat: Heat, at: float, anger: float, risks: list[str], satisfaction: float) -> None:
    assert heat.after(at, anger, risks, satisfaction, SETTINGS) == heat.after(at, anger, risks, satisfaction, OF_BEFORE)


def test_one_content_word_takes_rage_and_a_threat_below_hot() -> None:
    angry = Heat(86.0, 25.0, 0.0, "critical")
    assert angry.after(0.0, 10.0, (), 3.5, SETTINGS).level == "watch"
    assert angry.after(0.0, 10.0, (), 3.5, OF_BEFORE).level == "critical"


def test_an_angry_word_settles_nothing_however_content() -> None:
    angry = Heat(86.0, 25.0, 0.0, "critical")
    assert angry.after(0.0, 40.0, (), 3.5, SETTINGS) == angry.after(0.0, 40.0, (), 3.5, OF_BEFORE)


def test_who_was_in_danger_and_is_content_is_believed_the_second_time() -> None:
    first = Heat(20.0, 120.0, 0.0, "critical").after(0.0, 5.0, (), 3.5, SETTINGS)
    assert first.risk == CALMED and first.level == "hot"
    assert first.after(60.0, 5.0, (), 3.5, SETTINGS).level == "watch"


@pytest.mark.parametrize(("at", "left"), [(QUIET - 1, CALMED), (QUIET, WEIGHTS[SETTLED]), (None, CALMED)])
def test_after_a_quiet_time_who_is_content_is_believed_at_once(at: float | None, left: float) -> None:
    assert Heat(20.0, 130.0, 0.0, "critical").after(at, 5.0, (), 3.5, SETTINGS).risk == left


def test_a_record_of_before_settles_nothing() -> None:
    heat = Heat(80.0, 40.0, 0.0, "critical").after(0.0, 10.0, (), 4.5, OF_BEFORE)
    assert (heat.anger, heat.risk) == (80.0 + 0.45 * (10.0 - 80.0), 20.0)


def test_what_is_left_of_a_risk_is_no_risk_itself() -> None:
    assert set(WEIGHTS) - set(RISK_WEIGHTS) == {SETTLED} and WEIGHTS[SETTLED] < SETTINGS.watch


def test_no_load_has_the_last_rank() -> None:
    assert Heat().rank(SETTINGS) == NO_LOAD


@pytest.mark.parametrize("kind", ["safety", "self_harm", "violence"])
def test_danger_is_critical_at_once(kind: str) -> None:
    assert Heat().after(0.0, 0.0, [kind], None, SETTINGS).level == "critical"


@pytest.mark.parametrize("kind", ["safety", "self_harm", "violence"])
@given(angers, st.sampled_from([other for other, weight in RISK_WEIGHTS.items() if weight < DANGER]))
def test_a_calm_word_of_danger_stands_before_rage_with_another_risk(kind: str, anger: float, other: str) -> None:
    calm = Heat().after(0.0, 5.0, [kind], None, SETTINGS)
    assert calm.load > Heat().after(0.0, anger, [other], None, SETTINGS).load


def test_who_was_in_danger_and_is_satisfied_is_not_hot_any_more() -> None:
    afterwards = Heat().after(0.0, 10.0, ["safety", "repeat"], None, SETTINGS).after(60.0, 5.0, (), 4.5, SETTINGS)
    assert afterwards.level == "watch"


def test_thanks_do_not_calm_the_danger_they_tell_of() -> None:
    assert Heat().after(0.0, 0.0, ["safety"], 4.5, SETTINGS).risk == RISK_WEIGHTS["safety"]


def test_where_no_risk_outranks_anger_satisfaction_halves_it_all() -> None:
    before = HeatSettings(risk_weights={**RISK_WEIGHTS, "safety": 60.0, "self_harm": 80.0, "violence": 60.0})
    assert Heat(0.0, 90.0, 0.0).after(0.0, 0.0, ["safety"], 4.0, before).risk == 45.0


@pytest.mark.parametrize(
    ("before", "heat", "after"),
    [("calm", 29.99, "calm"), ("calm", 30, "watch"), ("watch", 25, "watch"), ("watch", 24.99, "calm"), ("hot", 50, "hot"),
     ("hot", 49.99, "watch"), ("hot", 10, "calm"), ("critical", 75, "critical"), ("critical", 74.99, "hot"), ("calm", 100, "critical")],
)  # fmt: skip
def test_a_level_is_entered_at_its_threshold_and_left_below_it(before: str, heat: float, after: str) -> None:
    assert level_after(before, heat, SETTINGS) == after


@given(st.sampled_from(LEVELS), st.floats(0, 100))
def test_a_level_does_not_flicker(level: str, heat: float) -> None:
    once = level_after(level, heat, SETTINGS)
    assert level_after(once, heat, SETTINGS) == once


def test_live_heat_fades_no_further_than_where_its_level_is_left() -> None:
    hot = Heat(60.0, 0.0, 0.0, "hot")
    rank = hot.rank(SETTINGS)
    assert live_heat(rank, "hot", 0.0, SETTINGS) == pytest.approx(60.0)
    assert live_heat(rank, "hot", 10 * SETTINGS.half_life, SETTINGS) == SETTINGS.hot - SETTINGS.hysteresis
    assert live_heat(rank, "calm", 10 * SETTINGS.half_life, SETTINGS) == pytest.approx(60 / 1024)
    assert live_heat(None, "calm", 0.0, SETTINGS) == 0.0
