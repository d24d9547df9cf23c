"""The small parts of the ground floor: errors, changes, ids, people, readings."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.changes import Changes
from desktop.core.errors import BadInput, Refused, StepinError, Trouble
from desktop.core.heat import HeatSettings
from desktop.core.messages import derive_case_id
from desktop.core.money import Money
from desktop.core.people import Budget, Person, Policy
from desktop.core.reading import Reading


def test_an_error_shows_its_code_and_values() -> None:
    assert str(Refused("stale", seen=3, moved=5)) == "stale (seen=3, moved=5)"
    assert str(Trouble("disk_full")) == "disk_full"


@pytest.mark.parametrize("problem", [Refused("stale", seen=3), BadInput("cancelled"), Trouble("disk_full", path="/r")])
def test_an_error_goes_through_a_pipe_as_it_is(problem: StepinError) -> None:
    came = pickle.loads(pickle.dumps(problem))
    assert (type(came), came.code, came.values, str(came)) == (type(problem), problem.code, problem.values, str(problem))


def test_changes_add_up() -> None:
    both = Changes(frozenset({"a"}), quarantine=True, seq=3) | Changes(frozenset({"b"}), policy=True, floor=True, seq=2)
    assert both == Changes(frozenset({"a", "b"}), True, True, True, 3)


def test_nothing_changed_is_false() -> None:
    assert not Changes(seq=9)
    assert Changes(floor=True)
    assert Changes(quarantine=True)


@given(st.text(), st.text(), st.integers(1, 9))
def test_the_same_input_gives_the_same_case_id(channel: str, conversation: str, ordinal: int) -> None:
    case = derive_case_id(channel, conversation, ordinal)
    assert case == derive_case_id(channel, conversation, ordinal) != derive_case_id(channel, conversation, ordinal + 1)
    assert len(case) == 11
    assert not set(case) & set("ILOU")


def test_a_channel_and_conversation_are_not_joined() -> None:
    assert derive_case_id("ab", "c", 1) != derive_case_id("a", "bc", 1)


def test_satisfaction_is_the_mean_of_the_probabilities() -> None:
    assert Reading(satisfaction_probabilities=(0.5, 0.0, 0.0, 0.0, 0.5)).satisfaction == 3.0
    assert Reading().satisfaction is None


def test_thresholds_come_in_order() -> None:
    assert HeatSettings().thresholds() == (30.0, 55.0, 80.0)


def test_a_currency_needs_limit_threshold_and_budget_of_its_own() -> None:
    hkd = Money("HKD", 100)
    limited = {"lin": Person("lin", "Lin", "supervisor", {"HKD": hkd})}
    whole, half = Budget(hkd, hkd), Budget(hkd, None)
    assert Policy("CNY", people=limited, budgets={"CNY": Budget(), "HKD": whole}).deals_in("HKD")
    assert not Policy("CNY", people=limited, budgets={"CNY": Budget(), "HKD": half}).deals_in("HKD")
    assert not Policy("CNY", budgets={"CNY": Budget(), "HKD": whole}).deals_in("HKD")
    assert not Policy("CNY", budgets={"CNY": Budget()}).deals_in("HKD")
    assert Policy("CNY", budgets={"CNY": Budget()}).deals_in("CNY")


def test_the_roster_is_the_mediators_in_order() -> None:
    people = {ident: Person(ident, ident, role) for ident, role in (("b", "mediator"), ("x", "agent"), ("a", "mediator"))}
    assert [person.id for person in Policy(people=people).mediators()] == ["b", "a"]


def test_a_person_is_called_by_his_name_and_whoever_is_unknown_as_he_was_written() -> None:
    policy = Policy(people={"lin": Person("lin", "林怡君", "supervisor")})
    assert [policy.name_of(who) for who in ("lin", "Ann", "")] == ["林怡君", "Ann", ""]
