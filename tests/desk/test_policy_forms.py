"""A policy as rows, and the text that rows make: nothing that no form shows is lost, and nothing is said twice."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.errors import BadInput
from desktop.core.people import PROPOSERS
from desktop.desk.policy_file import parse_policy
from desktop.desk.policy_forms import PolicyForms, Row, read_forms, write_forms
from desktop.desk.toml_text import toml_text
from tests.desk.house import POLICY

FULL = """\
currency = "CNY"
second_person_above = "2000.00"
daily_budget = "20000.00"
timezone = "Asia/Shanghai"
escalate_after_minutes = 30
may_propose = ["manager", "agent"]
motto = "later versions may know this"

[currencies.HKD]
second_person_above = "2000.00"
daily_budget = "9000.00"

[[people]]
id = "lin"
name = "林怡君"
role = "supervisor"
limit = "500.00"
limits = { HKD = "600.00" }
limits_by_type = { goodwill = "200.00", coupon = { HKD = "50.00" } }
desk = 4

[[people]]
id = "chen"
role = "manager"
limit = "10000.00"

[[people]]
id = "zhao"
role = "manager"
limit = "10000.00"
languages = ["zh", "en"]

[[delegations]]
by = "chen"
to = "lin"
since = 2026-11-20
until = 2026-11-30
"""
FORMS = read_forms(FULL)


def test_a_text_is_rows_and_the_rows_are_the_text() -> None:
    assert FORMS.people[0] == ("lin", "lin", "林怡君", "supervisor", "", "", "")
    assert FORMS.limits == (
        ("lin", "", "CNY", "500.00"), ("lin", "", "HKD", "600.00"), ("lin", "goodwill", "CNY", "200.00"),
        ("lin", "coupon", "HKD", "50.00"), ("chen", "", "CNY", "10000.00"), ("zhao", "", "CNY", "10000.00"),
    )  # fmt: skip
    assert FORMS.budgets == (("CNY", "2000.00", "", "20000.00", "", ""), ("HKD", "2000.00", "", "9000.00", "", ""))
    assert FORMS.delegations == (("chen", "lin", "2026-11-20", "2026-11-30"),)
    assert (FORMS.proposers, FORMS.general["escalate_after_minutes"], FORMS.general["customer_days"]) == ({"manager", "agent"}, "30", "")
    assert write_forms(FULL, FORMS) == FULL
    assert write_forms(POLICY, read_forms(POLICY)).strip() == POLICY.strip()
    twice = '[[people]]\nid = "a"\nrole = "agent"\nlimit = "1"\nlimits = { CNY = "2" }\n'
    assert read_forms(twice).limits == (("a", "", "CNY", "1"),), "as the policy takes it"
    assert read_forms("").budgets == (("CNY", "", "", "", "", ""),)


def changed(**rows: object) -> dict[str, object]:
    """The table that other rows make."""
    text = write_forms(FULL, replace(FORMS, **rows))  # type: ignore[arg-type]
    parse_policy(text)
    return tomllib.loads(text)


def row(rows: tuple[Row, ...], place: int, *values: str) -> tuple[Row, ...]:
    return (*rows[:place], values, *rows[place + 1 :])


def test_who_gets_another_id_keeps_limits_delegations_and_what_no_form_shows() -> None:
    table = changed(people=row(FORMS.people, 0, "lin", "yijun", "林怡君", "supervisor", "zh，en", "refund", "Sat 10:00-14:00"))
    [lin, *_] = table["people"]  # type: ignore[misc]
    assert (lin["id"], lin["limit"], lin["desk"], lin["languages"], lin["skills"]) == ("yijun", "500.00", 4, ["zh", "en"], ["refund"])
    assert lin["hours"] == ["Sat 10:00-14:00"]
    assert table["delegations"][0]["to"] == "yijun"  # type: ignore[index]
    assert table["motto"] == "later versions may know this"


def test_rows_that_are_added_and_taken_away() -> None:
    general = {**FORMS.general, "customer_days": "60", "escalate_after_minutes": "", "expire_after_minutes": "90"}
    table = changed(
        general=general, proposers=PROPOSERS, delegations=(), people=(*FORMS.people, ("", "sun", "", "supervisor", "", "", "")),
        limits=(*FORMS.limits[:2], *FORMS.limits[4:], ("sun", "", "CNY", "300.00"), ("sun", "refund", "CNY", "100.00")),
        budgets=(("CNY", "1000.00", "500.00", "20000.00", "90000.00", "3000.00"), ("", "", "", "", "", "")),
    )  # fmt: skip
    assert changed(confirmed_keys=True)["confirmed_keys"] is True
    assert "delegations" not in table and "currencies" not in table and "escalate_after_minutes" not in table
    assert (table["customer_days"], table["expire_after_minutes"], table["customer_limit"]) == (60, 90, "3000.00")
    assert set(table["may_propose"]) == PROPOSERS  # type: ignore[call-overload]
    [lin, *_, sun] = table["people"]  # type: ignore[misc]
    assert "limits_by_type" not in lin
    assert sun == {"id": "sun", "role": "supervisor", "limit": "300.00", "limits_by_type": {"refund": "100.00"}}


@pytest.mark.parametrize(
    ("rows", "where"),
    [({"limits": (*FORMS.limits, ("chen", "", "CNY", "1.00"))}, "limits"), ({"budgets": FORMS.budgets * 2}, "currencies"),
     ({"limits": (*FORMS.limits, ("nobody", "", "CNY", "1.00"))}, "limits.nobody")],
)  # fmt: skip
def test_rows_that_contradict_each_other_make_no_text(rows: dict[str, object], where: str) -> None:
    with pytest.raises(BadInput, match="bad_policy") as refused:
        write_forms(FULL, replace(FORMS, **rows))  # type: ignore[arg-type]
    assert refused.value.values["where"] == where


def test_what_is_written_wrongly_is_kept_for_the_policy_to_refuse() -> None:
    days = (("chen", "lin", "tomorrow", "2026-11-30"),)
    for wrong in ({"delegations": days}, {"general": {**FORMS.general, "customer_days": "many"}}):
        text = write_forms(FULL, replace(FORMS, **wrong))  # type: ignore[arg-type]
        with pytest.raises(BadInput, match="bad_policy"):
            parse_policy(text)
        assert isinstance(read_forms(text), PolicyForms)


@pytest.mark.parametrize("text", ["people = 3", "currency = ", "people = [3]", "[currencies]\nHKD = 3"])
def test_what_is_no_policy_has_no_rows(text: str) -> None:
    with pytest.raises(BadInput, match="bad_policy"):
        read_forms(text)


def test_without_a_row_for_it_the_policys_currency_has_no_budget() -> None:
    table = tomllib.loads(write_forms(FULL, replace(FORMS, budgets=FORMS.budgets[1:])))
    assert "daily_budget" not in table
    assert tomllib.loads(write_forms("may_propose = 3", read_forms("")))["may_propose"] == 3


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
plain = st.one_of(
    words, st.booleans(), st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False), st.dates(), st.times(), st.datetimes()
)
values = st.recursive(plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3), max_leaves=12)


@settings(deadline=None)
@given(st.dictionaries(words, values, max_size=6))
def test_what_is_written_is_read_again_as_it_was(table: dict[str, object]) -> None:
    assert tomllib.loads(toml_text(table)) == table


def test_days_and_times_are_written_as_toml_writes_them() -> None:
    table = {"a": date(2026, 11, 22), "b": time(9, 30), "c": datetime(2026, 11, 22, 9, 30), "d": "\x7f\n"}
    assert toml_text(table) == 'a = 2026-11-22\nb = 09:30:00\nc = 2026-11-22T09:30:00\nd = "\\u007F\\n"\n'
