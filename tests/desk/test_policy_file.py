"""The policy as a file: what it says, and every way in which it can be wrong, named by its place."""

from __future__ import annotations

import pytest

from desktop.core.errors import BadInput
from desktop.core.money import Money
from desktop.core.people import Budget, Policy
from desktop.desk.policy_file import parse_policy, starter_policy
from tests.desk.house import POLICY

ONE = '[[people]]\nid = "x"\nrole = "manager"\n'
TWO = ONE + '[[people]]\nid = "y"\nrole = "manager"\n'
STANDS_IN = '[[delegations]]\nby = "x"\nto = "y"\nsince = 2026-11-20\nuntil = 2026-11-21\n'


def test_what_the_file_says_is_the_policy() -> None:
    policy = parse_policy(POLICY)
    assert (policy.currency, policy.timezone, policy.starter) == ("CNY", "Asia/Shanghai", False)
    assert policy.budgets == {"CNY": Budget(Money("CNY", 200_000), Money("CNY", 2_000_000))}
    lin, wang = policy.people["lin"], policy.people["wang"]
    assert (lin.name, lin.role, lin.limits) == ("林怡君", "supervisor", {"CNY": Money("CNY", 50_000)})
    assert (wang.languages, wang.skills, wang.limits) == (("zh", "en"), ("refund", "safety"), {})
    assert policy.text == POLICY


def test_another_currency_has_limits_threshold_and_budget_of_its_own() -> None:
    money = '[currencies.HKD]\nsecond_person_above = "10"\ndaily_budget = "99.5"\n[currencies.JPY]\n'
    policy = parse_policy(money + ONE + 'limit = "1.00"\nlimits = { HKD = "600.00", JPY = "5" }')
    assert policy.budgets["HKD"] == Budget(Money("HKD", 1_000), Money("HKD", 9_950))
    assert policy.budgets["JPY"] == Budget()
    assert policy.people["x"].limits == {"CNY": Money("CNY", 100), "HKD": Money("HKD", 60_000), "JPY": Money("JPY", 5)}


def test_an_empty_file_is_a_policy_without_people() -> None:
    assert parse_policy("") == Policy("CNY", "UTC", budgets={"CNY": Budget()})


def test_a_person_without_a_name_goes_by_his_id() -> None:
    assert parse_policy(ONE).people["x"].name == "x"


def test_the_starter_can_be_read_and_says_what_it_is() -> None:
    text = starter_policy("Asia/Hong_Kong", "HKD")
    policy = parse_policy(text, starter=True)
    assert (policy.currency, policy.timezone, policy.starter) == ("HKD", "Asia/Hong_Kong", True)
    assert {person.role for person in policy.people.values()} == {"supervisor", "manager", "mediator", "agent"}
    assert "example" in text.splitlines()[0]


def test_the_finer_rules_of_money_are_read() -> None:
    policy = parse_policy(
        'may_propose = ["manager"]\ncustomer_days = 14\nescalate_after_minutes = 10\nexpire_after_minutes = 240\nmonthly_budget = "9"\n'
        'customer_limit = "8"\nretype_above = "7"\n' + TWO + 'limits_by_type = { goodwill = "5", coupon = { HKD = "6" } }\n' + STANDS_IN
    )
    assert (policy.proposers, policy.customer_days) == (frozenset({"manager"}), 14)
    assert (policy.escalate_after, policy.expire_after) == (600.0, 14_400.0)
    assert policy.budgets["CNY"] == Budget(None, None, Money("CNY", 900), Money("CNY", 800), Money("CNY", 700))
    assert policy.people["y"].type_limits == {"goodwill": {"CNY": Money("CNY", 500)}, "coupon": {"HKD": Money("HKD", 600)}}
    [given] = policy.delegations
    assert (given.by, given.to, given.until - given.since) == ("x", "y", 2 * 86400.0)


@pytest.mark.parametrize(
    ("text", "where", "why"),
    [
        ("#" * 200_001, "toml", "too_long"),
        ("a." * 90_000 + "b = 1", "toml", "keys_of_many_parts"),
        ("x = { " + '"a" . ' * 9_000 + "b = 1 }", "toml", "keys_of_many_parts"),
        ('may_propose = ["auditor"]', "may_propose", "auditor"),
        ("customer_days = 0", "customer_days", "not_1_to_366"),
        ("customer_days = true", "customer_days", "not_1_to_366"),
        ("confirmed_keys = 1", "confirmed_keys", "not_true_or_false"),
        ("expire_after_minutes = 1.5", "expire_after_minutes", "not_minutes"),
        ("escalate_after_minutes = 0", "escalate_after_minutes", "not_minutes"),
        (ONE + 'limits_by_type = { bribe = "1" }', "people.x.limits_by_type", "bribe"),
        (TWO + STANDS_IN.replace('"y"', '"z"'), "delegations", "x, z"),
        (TWO + STANDS_IN.replace('"y"', '"x"'), "delegations", "x, x"),
        (TWO + STANDS_IN.replace("2026-11-21", "2026-11-18"), "delegations.until", "before_since"),
        (TWO + STANDS_IN.replace("2026-11-21", "2026-11-21T09:00:00"), "delegations.until", "not_a_date"),
        ("currency = 3", "currency", "not_a_text"),
        ('currency = ""', "currency", "not_a_text"),
        ("timezone = true", "timezone", "not_a_text"),
        ('timezone = "Mars/Olympus"', "timezone", "Mars/Olympus"),
        ('timezone = "../etc"', "timezone", "../etc"),
        ('people = "lin"', "people", "not_a_list"),
        ("people = [1]", "people", "not_a_table"),
        ('[[people]]\nrole = "agent"', "id", "not_a_text"),
        ('[[people]]\nid = ""\nrole = "agent"', "id", "not_a_text"),
        ('[[people]]\nid = "x"', "role", "not_a_text"),
        ('[[people]]\nid = "x"\nrole = "king"', "people.x.role", "king"),
        (ONE + "name = 7", "name", "not_a_text"),
        (ONE + ONE, "people", "same_id_twice"),
        (ONE + "limit = 500", "people.x.limit", "not_a_text"),
        (ONE + 'limit = "500.005"', "people.x.limit", "500.005 CNY"),
        (ONE + 'limit = "-1"', "people.x.limit", "-1 CNY"),
        (ONE + "limits = 5", "limits", "not_a_table"),
        (ONE + "limits = { HKD = 5 }", "people.x.limits", "not_a_text"),
        (ONE + 'limits = { XXZ = "5" }', "people.x.limits", "5 XXZ"),
        (ONE + 'languages = "zh"', "languages", "not_a_list"),
        (ONE + "skills = [1]", "skills", "not_a_list"),
        ("second_person_above = 2000", "second_person_above", "not_a_text"),
        ('daily_budget = "lots"', "daily_budget", "lots CNY"),
        ("currencies = 1", "currencies", "not_a_table"),
        ("[currencies]\nHKD = 1", "currencies.HKD", "not_a_table"),
        ('[currencies.JPY]\ndaily_budget = "0.5"', "daily_budget", "0.5 JPY"),
    ],
)
def test_a_fault_is_named_by_its_place(text: str, where: str, why: str) -> None:
    with pytest.raises(BadInput, match="bad_policy") as problem:
        parse_policy(text)
    assert problem.value.values == {"where": where, "why": why}


@pytest.mark.parametrize("text", ["currency = ", "a = 1\na = 2", "n = " + "9" * 5_000, "n = " + "[" * 5_000, "\0"], ids=range(5))
def test_what_is_no_toml_is_a_bad_policy(text: str) -> None:
    with pytest.raises(BadInput, match="bad_policy") as problem:
        parse_policy(text)
    assert problem.value.values["where"] == "toml"
