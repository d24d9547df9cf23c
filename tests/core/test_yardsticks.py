"""The yardsticks beside an offer: what similar cases got, and what it would cost not to settle."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.cost import CostInputs, cost_of_not_settling, inputs_for, parts_of
from desktop.core.fairness import NEAREST, Precedent, Trouble, distance, yardstick
from desktop.core.money import Money
from desktop.core.reading import RISKS

BURNT = Trouble("product", "systemic_fault", "individual", "chat", False, frozenset({"safety"}), 80.0, 20_000)
some = st.builds(
    Trouble, nature=st.sampled_from([None, "product", "service"]), cause=st.sampled_from([None, "systemic_fault", "personal_mood"]),
    customer_kind=st.sampled_from([None, "individual", "business"]), channel=st.sampled_from(["chat", "email"]), repeat=st.booleans(),
    risks=st.frozensets(st.sampled_from(RISKS), max_size=3), peak=st.floats(0, 100), loss=st.one_of(st.none(), st.integers(0, 10**6)),
)  # fmt: skip


def got(n: int, whole: int, trouble: Trouble = BURNT, type: str = "refund") -> Precedent:
    return Precedent(f"K{n}", f"f{n}", type, Money("CNY", whole * 100), float(n), trouble)


@given(some, some)
def test_nearness_is_between_0_and_1_the_same_both_ways_and_0_for_the_same(one: Trouble, other: Trouble) -> None:
    assert 0.0 <= distance(one, other) <= 1.0
    assert distance(one, other) == distance(other, one)
    assert distance(one, one) == 0.0


@pytest.mark.parametrize(
    "farther",
    [{"nature": "service"}, {"cause": "personal_mood"}, {"customer_kind": "business"}, {"channel": "email"}, {"repeat": True},
     {"risks": frozenset({"churn"})}, {"peak": 10.0}, {"loss": 900_000}],
)  # fmt: skip
def test_everything_that_differs_makes_cases_less_alike(farther: dict[str, object]) -> None:
    assert distance(BURNT, replace(BURNT, **farther)) > 0  # type: ignore[arg-type]


def test_a_loss_of_nothing_is_like_a_loss_of_nothing() -> None:
    assert distance(replace(BURNT, loss=0), replace(BURNT, loss=0)) == 0.0


def test_similar_cases_give_their_median_spread_and_the_nearest() -> None:
    far = got(99, 9_000, Trouble("price", "personal_mood", "business", "email", True, frozenset({"churn"}), 5.0))
    found = yardstick(BURNT, [*(got(n, 100 * n, replace(BURNT, peak=80.0 - n)) for n in range(1, 9)), got(9, 450, type="coupon"), far])
    assert (found.count, found.type, found.median) == (9, "refund", 45_000)
    assert (found.low, found.high) == (30_000.0, 60_000.0)
    assert [precedent.offer for precedent in found.nearest] == ["f9", "f1", "f2", "f3", "f4"]
    assert len(found.nearest) == NEAREST


def test_one_case_is_its_own_spread_and_none_is_none() -> None:
    alone = yardstick(BURNT, [got(1, 70)])
    assert (alone.count, alone.median, alone.low, alone.high) == (1, 7_000, 7_000, 7_000)
    assert yardstick(BURNT, []).median is None


def test_the_newer_of_two_that_are_as_near_comes_first() -> None:
    assert [p.offer for p in yardstick(BURNT, [got(1, 1), got(2, 2)]).nearest] == ["f2", "f1"]


def test_the_cost_of_not_settling_is_the_sum_of_its_parts() -> None:
    inputs = CostInputs({"legal": 0.1}, {"legal": 8000.0}, churn=0.5, customer_value=500.0, reach=10_000.0, per_thousand=20.0)
    assert parts_of(inputs) == {"legal": 800.0, "churn": 250.0, "reach": 200.0}
    assert cost_of_not_settling(inputs) == 1250.0


def test_what_was_heard_makes_the_examples() -> None:
    quiet, loud = inputs_for([]), inputs_for(["media", "churn", "self_harm"])
    assert (dict(quiet.chances), quiet.reach) == ({}, 0.0)
    assert (set(loud.chances), loud.reach > 0) == ({"media"}, True)
    assert cost_of_not_settling(loud) > cost_of_not_settling(quiet) > 0


@given(st.frozensets(st.sampled_from(RISKS)), st.sampled_from(RISKS))
def test_another_risk_never_makes_it_cheaper(risks: frozenset[str], more: str) -> None:
    assert cost_of_not_settling(inputs_for(risks | {more})) >= cost_of_not_settling(inputs_for(risks))
