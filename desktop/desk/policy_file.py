"""The policy as TOML: read, checked, and a starter for a first run."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop.core.errors import BadInput
from desktop.core.hours import Hours, read_hours
from desktop.core.money import Money, parse_money
from desktop.core.orders import OFFER_TYPES
from desktop.core.people import PROPOSERS, ROLES, WORKDAYS, Budget, Delegation, Person, Policy

Table = Mapping[str, object]
_A_YEAR = 366 * 24 * 60
LONGEST = 200_000
_ON_THE_MAINLAND = frozenset({"Asia/Shanghai", "Asia/Chongqing", "Asia/Chungking", "Asia/Harbin", "Asia/Urumqi", "Asia/Kashgar", "PRC"})
_DOTTED = re.compile(r"(?:[^\s.=]{1,64}[ \t]*\.[ \t]*){50}")
"""A key of thousands of parts takes tomllib memory that grows with the square of them."""

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


def read_toml(text: str) -> Table:
    """The table of a policy's text, whatever stands in it. Raises BadInput("bad_policy")."""
    if len(text) > LONGEST or _DOTTED.search(text):
        raise _bad("toml", "too_long" if len(text) > LONGEST else "keys_of_many_parts")
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as problem:  # beyond TOMLDecodeError: a number of thousands of digits, nesting without end
        raise _bad("toml", str(problem)) from problem


def parse_policy(text: str, starter: bool = False) -> Policy:
    """The policy of a TOML text. Raises BadInput("bad_policy", where=..., why=...)."""
    table = read_toml(text)
    currency, timezone = _text(table, "currency", "CNY"), _text(table, "timezone", "UTC")
    try:
        ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError, RecursionError) as problem:  # the last for a name of thousands of dots
        raise _bad("timezone", timezone) from problem
    people = [_person(row, currency) for row in tables(table, "people")]
    if len({person.id for person in people}) < len(people):
        raise _bad("people", "same_id_twice")
    budgets = {currency: _budget(table, currency)}
    for code, row in _table(table, "currencies").items():
        budgets[code] = _budget(as_table(row, f"currencies.{code}"), code)
    by_id = {person.id: person for person in people}
    return Policy(
        currency, timezone, MappingProxyType(by_id), MappingProxyType(budgets), text, starter, _proposers(table),
        _days(table, "customer_days", 30), tuple(_delegation(row, by_id, ZoneInfo(timezone)) for row in tables(table, "delegations")),
        _minutes(table, "escalate_after_minutes"), _minutes(table, "expire_after_minutes"), _yes(table, "confirmed_keys"),
        _days(table, "outside_accept_days", 7), _days(table, "outside_end_days", 45), _workdays(table, timezone),
    )  # fmt: skip


def _proposers(table: Table) -> frozenset[str]:
    if "may_propose" not in table:
        return PROPOSERS
    roles = _texts(table, "may_propose")
    if not set(roles) <= set(PROPOSERS):
        raise _bad("may_propose", ", ".join(roles))
    return frozenset(roles)


def _days(table: Table, name: str, usual: int) -> int:
    days = table.get(name, usual)
    if not isinstance(days, int) or isinstance(days, bool) or not 1 <= days <= 366:
        raise _bad(name, "not_1_to_366")
    return days


def _workdays(table: Table, timezone: str) -> str:
    """The mainland's calendar where its time is kept, unless the policy says otherwise."""
    calendar = _text(table, "workdays", "mainland" if timezone in _ON_THE_MAINLAND else "weekdays")
    if calendar not in WORKDAYS:
        raise _bad("workdays", calendar)
    return calendar


def _yes(table: Table, name: str) -> bool:
    value = table.get(name, False)
    if not isinstance(value, bool):
        raise _bad(name, "not_true_or_false")
    return value


def _minutes(table: Table, name: str) -> float | None:
    minutes = table.get(name)
    if minutes is None:
        return None
    if not isinstance(minutes, int) or isinstance(minutes, bool) or not 1 <= minutes <= _A_YEAR:
        raise _bad(name, "not_minutes")
    return minutes * 60.0


def _delegation(row: Table, people: Mapping[str, Person], zone: ZoneInfo) -> Delegation:
    """From the beginning of one day to the end of another, both in the policy's time zone."""
    by, to = _text(row, "by"), _text(row, "to")
    if by == to or by not in people or to not in people:
        raise _bad("delegations", f"{by}, {to}")
    since, until = _day(row, "since", zone), _day(row, "until", zone) + timedelta(days=1)
    if until <= since:
        raise _bad("delegations.until", "before_since")
    return Delegation(by, to, since.timestamp(), until.timestamp())


def _day(row: Table, name: str, zone: ZoneInfo) -> datetime:
    day = row.get(name)
    if not isinstance(day, date) or isinstance(day, datetime) or not 1970 < day.year < 9999:
        raise _bad(f"delegations.{name}", "not_a_date")
    return datetime(day.year, day.month, day.day, tzinfo=zone)


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


def as_table(value: object, where: str) -> Table:
    """A value that must be a table. Raises BadInput("bad_policy")."""
    if not isinstance(value, dict):
        raise _bad(where, "not_a_table")
    return value


def _table(table: Table, name: str) -> Table:
    return as_table(table.get(name, {}), name)


def tables(table: Table, name: str) -> list[Table]:
    """The tables of a list. Raises BadInput("bad_policy")."""
    rows = table.get(name, [])
    if not isinstance(rows, list):
        raise _bad(name, "not_a_list")
    return [as_table(row, name) for row in rows]


def _money(value: object, currency: str, where: str) -> Money:
    if not isinstance(value, str):
        raise _bad(where, "not_a_text")
    try:
        return parse_money(value, currency)
    except BadInput as problem:
        raise _bad(where, f"{value} {currency}") from problem


def _budget(table: Table, currency: str) -> Budget:
    names = ("second_person_above", "daily_budget", "monthly_budget", "customer_limit", "retype_above")
    return Budget(*(None if (value := table.get(name)) is None else _money(value, currency, name) for name in names))


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
    name, narrow = _text(table, "name", ident), _type_limits(table, currency, f"people.{ident}.limits_by_type")
    return Person(ident, name, role, MappingProxyType(limits), languages, skills, narrow, _hours(table, f"people.{ident}.hours"))


def _hours(table: Table, where: str) -> tuple[Hours, ...]:
    said = _texts(table, "hours")
    found = [hours for each in said if (hours := read_hours(each)) is not None]
    if len(found) < len(said):
        raise _bad(where, ", ".join(said))
    return tuple(found)


def _type_limits(table: Table, currency: str, where: str) -> Mapping[str, Mapping[str, Money]]:
    """`{ goodwill = "200.00" }` in the policy's currency, or `{ goodwill = { HKD = "200.00" } }`."""
    found = {}
    for type, value in _table(table, "limits_by_type").items():
        if type not in OFFER_TYPES:
            raise _bad(where, type)
        amounts = value if isinstance(value, dict) else {currency: value}
        found[type] = MappingProxyType({code: _money(amount, code, where) for code, amount in amounts.items()})
    return MappingProxyType(found)
