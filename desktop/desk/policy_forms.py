"""The policy as rows of fields, and the text that changed fields make: the text stays the truth, the rows are a way to write it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from desktop.core.errors import BadInput
from desktop.core.people import PROPOSERS
from desktop.desk.policy_file import as_table, read_toml, tables
from desktop.desk.toml_text import Table, toml_text

T = TypeVar("T")
Row = tuple[str, ...]
TEXTS = ("currency", "timezone")
NUMBERS = ("customer_days", "escalate_after_minutes", "expire_after_minutes", "outside_accept_days", "outside_end_days")
BUDGETS = ("second_person_above", "retype_above", "daily_budget", "monthly_budget", "customer_limit")
LISTS = ("languages", "skills", "hours")
_BY_DEFAULT = {"currency": "CNY", "timezone": "UTC"}


@dataclass(frozen=True, slots=True)
class PolicyForms:
    """What the forms show. `general` has TEXTS and NUMBERS by name, "" where nothing is set.

    Rows: `people` (id as it was, id, name, role, languages, skills, hours), `limits` (person, type or "" for every type, currency, amount),
    `budgets` (currency, then BUDGETS), `delegations` (by, to, first day, last day). Amounts and days are as they were written.
    """

    general: Mapping[str, str]
    proposers: frozenset[str]
    people: tuple[Row, ...]
    limits: tuple[Row, ...]
    budgets: tuple[Row, ...]
    delegations: tuple[Row, ...]
    confirmed_keys: bool = False


def read_forms(text: str) -> PolicyForms:
    """The rows of a policy's text. Raises BadInput("bad_policy") where it has no such shape; amounts and names may be wrong."""
    table = read_toml(text)
    currency = str(table.get("currency", "CNY"))
    people = tables(table, "people")
    others = as_table(table.get("currencies", {}), "currencies")
    return PolicyForms(
        {name: str(table.get(name, _BY_DEFAULT.get(name, ""))) for name in (*TEXTS, *NUMBERS)},
        _proposers(table),
        tuple(_person(row) for row in people),
        tuple(limit for row in people for limit in _limits(row, currency)),
        (_budget(currency, table), *(_budget(code, as_table(row, f"currencies.{code}")) for code, row in others.items())),
        tuple(tuple(str(row.get(name, "")) for name in ("by", "to", "since", "until")) for row in tables(table, "delegations")),
        table.get("confirmed_keys") is True,
    )


def write_forms(text: str, forms: PolicyForms) -> str:
    """The text that rows make of a policy's text; what no form shows stays. Raises BadInput("bad_policy") for rows that contradict each
    other."""
    was = read_toml(text)
    currency = forms.general["currency"]
    table = _with(was, {name: forms.general[name] or None for name in TEXTS if name in was or forms.general[name] != _BY_DEFAULT[name]})
    table = _with(table, {name: _number(forms.general[name]) for name in NUMBERS})
    if forms.proposers != _proposers(was):
        table["may_propose"] = sorted(forms.proposers)
    if forms.confirmed_keys != (was.get("confirmed_keys") is True):
        table = _with(table, {"confirmed_keys": forms.confirmed_keys or None})
    names = {row[0]: row[1] for row in forms.people if row[0]}
    rows = [row for row in forms.budgets if any(row)]
    budgets = _once({row[:1]: row[1:] for row in rows}, rows, "currencies")
    table = _with(table, dict(zip(BUDGETS, (amount or None for amount in budgets.pop((currency,), ("",) * len(BUDGETS))), strict=True)))
    known = as_table(was.get("currencies", {}), "currencies")
    others = {code: _with(as_table(known.get(code, {}), code), _set(BUDGETS, row)) for (code,), row in budgets.items()}
    table = _with(table, {"currencies": others or None})
    table["people"] = _people(was, forms, names)
    given = [_delegation([names.get(row[0], row[0]), names.get(row[1], row[1]), *row[2:]]) for row in forms.delegations]
    return toml_text(_with(table, {"delegations": given or None}))


def _proposers(table: Table) -> frozenset[str]:
    found = table.get("may_propose")
    return frozenset(map(str, found)) if isinstance(found, list) else PROPOSERS


def _person(row: Table) -> Row:
    ident = str(row.get("id", ""))
    lists = (_words(row.get(name)) for name in LISTS)
    return ident, ident, str(row.get("name", "")), str(row.get("role", "")), *lists


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else ""


def _limits(row: Table, currency: str) -> Iterable[Row]:
    who = str(row.get("id", ""))
    if "limit" in row:
        yield who, "", currency, str(row["limit"])
    for code, amount in as_table(row.get("limits", {}), f"people.{who}.limits").items():
        if code != currency or "limit" not in row:
            yield who, "", code, str(amount)
    for type, value in as_table(row.get("limits_by_type", {}), f"people.{who}.limits_by_type").items():
        amounts = value if isinstance(value, dict) else {currency: value}
        yield from ((who, type, code, str(amount)) for code, amount in amounts.items())


def _budget(currency: str, table: Table) -> Row:
    return currency, *(str(table.get(name, "")) for name in BUDGETS)


def _people(was: Table, forms: PolicyForms, names: Mapping[str, str]) -> list[dict[str, object]]:
    before = {str(row.get("id", "")): row for row in tables(was, "people")}
    limits = _once({row[:3]: row[3] for row in forms.limits}, forms.limits, "limits")
    known = {row[0] or row[1] for row in forms.people}
    strange = next((who for who, _, _ in limits if who not in known and who not in names.values()), None)
    if strange is not None:
        raise BadInput("bad_policy", where=f"limits.{strange}", why="nobody")
    return [_written(before.get(row[0], {}), row, limits, forms.general["currency"]) for row in forms.people]


def _written(before: Table, row: Row, limits: Mapping[Row, str], currency: str) -> dict[str, object]:
    key, ident, name, role, *lists = row
    mine = {(type, code): amount for (who, type, code), amount in limits.items() if who in (key, ident)}
    by_type: dict[str, dict[str, str]] = {}
    for (type, code), amount in mine.items():
        if type:
            by_type.setdefault(type, {})[code] = amount
    narrow = {type: amounts[currency] if amounts.keys() == {currency} else amounts for type, amounts in by_type.items()}
    others = {code: amount for (type, code), amount in mine.items() if not type and code != currency}
    return _with(before, {
        "id": ident, "name": name or None, "role": role, "limit": mine.get(("", currency)), "limits": others or None,
        "limits_by_type": narrow or None, **{of: _split(words) or None for of, words in zip(LISTS, lists, strict=True)},
    })  # fmt: skip


def _delegation(row: list[str]) -> dict[str, object]:
    by, to, since, until = row
    return {"by": by, "to": to, "since": _day(since), "until": _day(until)}


def _with(table: Table, changes: Mapping[str, object]) -> dict[str, object]:
    """The table with these values, in its own order; None takes a key away."""
    return {name: value for name, value in {**table, **changes}.items() if value is not None}


def _set(names: tuple[str, ...], values: Row) -> dict[str, object]:
    return {name: value or None for name, value in zip(names, values, strict=True)}


def _once(found: dict[Row, T], rows: Collection[Row], where: str) -> dict[Row, T]:
    """What rows say, by their key; two of one key contradict each other."""
    if len(found) < len(rows):
        raise BadInput("bad_policy", where=where, why="same_twice")
    return found


def _split(words: str) -> list[str]:
    return [word.strip() for word in words.replace("，", ",").split(",") if word.strip()]


def _number(text: str) -> int | str | None:
    return int(text) if text.isascii() and text.isdigit() else text or None


def _day(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
