"""The policy as TOML: read, checked, and a starter for a first run."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop.core.errors import BadInput
from desktop.core.money import Money, parse_money
from desktop.core.people import ROLES, Budget, Person, Policy

Table = Mapping[str, object]

_STARTER = """\
# The starter policy of Stepin: an example with invented people. Put your own in its place: stepin --policy FILE.
currency = "{currency}"
second_person_above = "2000.00"
daily_budget = "20000.00"
timezone = "{timezone}"

[[people]]
id = "supervisor"
name = "Supervisor"
role = "supervisor"
limit = "500.00"

[[people]]
id = "manager-1"
name = "Manager 1"
role = "manager"
limit = "10000.00"

[[people]]
id = "manager-2"
name = "Manager 2"
role = "manager"
limit = "10000.00"

[[people]]
id = "mediator"
name = "Mediator"
role = "mediator"
languages = ["zh", "en"]
skills = ["refund", "safety"]

[[people]]
id = "agent"
name = "Agent"
role = "agent"
"""


def parse_policy(text: str, starter: bool = False) -> Policy:
    """The policy of a TOML text. Raises BadInput("bad_policy", where=..., why=...)."""
    try:
        table: Table = tomllib.loads(text)
    except (ValueError, RecursionError) as problem:  # beyond TOMLDecodeError: a number of thousands of digits, nesting without end
        raise _bad("toml", str(problem)) from problem
    currency, timezone = _text(table, "currency", "CNY"), _text(table, "timezone", "UTC")
    try:
        ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError, RecursionError) as problem:  # the last for a name of thousands of dots
        raise _bad("timezone", timezone) from problem
    people = [_person(row, currency) for row in _tables(table, "people")]
    if len({person.id for person in people}) < len(people):
        raise _bad("people", "same_id_twice")
    budgets = {currency: _budget(table, currency)}
    for code, row in _table(table, "currencies").items():
        budgets[code] = _budget(_as_table(row, f"currencies.{code}"), code)
    return Policy(currency, timezone, MappingProxyType({p.id: p for p in people}), MappingProxyType(budgets), text, starter)


def _bad(where: str, why: str) -> BadInput:
    return BadInput("bad_policy", where=where, why=why)


def starter_policy(timezone: str, currency: str = "CNY") -> str:
    """The policy that a first run writes, so that there is something to act under. It says that it is an example."""
    return _STARTER.format(timezone=timezone, currency=currency)


def _text(table: Table, name: str, default: str | None = None) -> str:
    value = table.get(name, default)
    if not isinstance(value, str) or not value:
        raise _bad(name, "not_a_text")
    return value


def _as_table(value: object, where: str) -> Table:
    if not isinstance(value, dict):
        raise _bad(where, "not_a_table")
    return value


def _table(table: Table, name: str) -> Table:
    return _as_table(table.get(name, {}), name)


def _tables(table: Table, name: str) -> list[Table]:
    rows = table.get(name, [])
    if not isinstance(rows, list):
        raise _bad(name, "not_a_list")
    return [_as_table(row, name) for row in rows]


def _money(value: object, currency: str, where: str) -> Money:
    if not isinstance(value, str):
        raise _bad(where, "not_a_text")
    try:
        return parse_money(value, currency)
    except BadInput as problem:
        raise _bad(where, f"{value} {currency}") from problem


def _budget(table: Table, currency: str) -> Budget:
    second, daily = table.get("second_person_above"), table.get("daily_budget")
    return Budget(
        None if second is None else _money(second, currency, "second_person_above"),
        None if daily is None else _money(daily, currency, "daily_budget"),
    )


def _texts(table: Table, name: str) -> tuple[str, ...]:
    values = table.get(name, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise _bad(name, "not_a_list")
    return tuple(values)


def _person(table: Table, currency: str) -> Person:
    ident, role = _text(table, "id"), _text(table, "role")
    if role not in ROLES:
        raise _bad(f"people.{ident}.role", role)
    limits = {code: _money(value, code, f"people.{ident}.limits") for code, value in _table(table, "limits").items()}
    if "limit" in table:
        limits[currency] = _money(table["limit"], currency, f"people.{ident}.limit")
    languages, skills = _texts(table, "languages"), _texts(table, "skills")
    return Person(ident, _text(table, "name", ident), role, MappingProxyType(limits), languages, skills)
