"""The rules of alerts as a file: `alerts.toml` beside the record takes the place of ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.core.alert_rules import KINDS, RUNGS, AlertRules, Quiet, Rule, usual_rules
from desktop.core.errors import BadInput
from desktop.core.heat import LEVELS
from desktop.core.hours import DAY_MINUTES
from desktop.core.people import ROLES
from desktop.desk.beside import find_text, keep_text, tables_of
from desktop.desk.toml_text import toml_text

NAME = "alerts.toml"
LARGEST = 50_000
"""Bytes of a file of rules."""
_MOST_QUIET, _MOST_MINUTES, _MOST_BUDGET = 8, 7 * DAY_MINUTES, 1_000
_HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")
_MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class AlertFile:
    """The rules, and their text as it can be edited; `own` where it lies beside the record."""

    rules: AlertRules
    text: str
    own: bool = False


def read_alert_rules(record: Path) -> AlertFile:
    """The rules of a record: its own, else ours. A file that holds none, or cannot be read, is passed over for ours."""
    return AlertFile(*find_text(record, NAME, LARGEST, parse))


def keep_alert_rules(record: Path, text: str) -> AlertFile:
    """Put a text in the place of the rules, whole or not at all. Raises BadInput for one that holds none, Trouble where it cannot be
    written."""
    rules = parse(text)
    keep_text(record, NAME, text)
    return AlertFile(rules, text, own=True)


def place_of(record: Path) -> Path:
    """Where a record's own rules lie."""
    return record.with_name(NAME)


def parse(text: str) -> AlertRules:
    """The rules of a TOML text; what it does not say is as usual. Raises BadInput("bad_alerts") with the name that is wrong."""
    found = tables_of(text, LARGEST, "bad_alerts")
    quiet = _quiet(found.pop("quiet", []))
    usual = usual_rules()
    tables: dict[str, Mapping[str, object]] = {}
    for name, table in found.items():
        if name not in KINDS or not isinstance(table, dict):
            raise BadInput("bad_alerts", name=name)
        tables[name] = table
    return AlertRules({kind: _rule(kind, tables.get(kind, {}), usual[kind]) for kind in KINDS}, quiet)


def text_of(rules: AlertRules) -> str:
    """Rules as a TOML text that says all of them, without comments; it is for `parse` to say whether they can be so."""
    return toml_text({"quiet": hours_of(rules), **{kind: _table(rules.rules[kind]) for kind in KINDS}})


def hours_of(rules: AlertRules) -> list[str]:
    """The hours of rest as they are written."""
    return [f"{_clock(hours.begin)}-{_clock(hours.end)}" for hours in rules.quiet]


def quiet_of(said: str) -> tuple[Quiet, ...]:
    """The hours of rest of a line, one after the other behind commas. Raises BadInput("bad_alerts")."""
    return _quiet([each.strip() for each in said.replace("，", ",").split(",") if each.strip()])


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _table(rule: Rule) -> dict[str, object]:
    ladder = {role: _short(rule.ladder[role] / _MINUTE) for role in RUNGS if role in rule.ladder}
    return {
        "on": rule.on, "roles": [role for role in ROLES if role in rule.roles], "level": rule.level, "heat": _short(rule.heat),
        "breaks_quiet": rule.breaks_quiet, "budget": rule.budget, "snooze": _short(rule.snooze / _MINUTE),
        "group": _short(rule.group / _MINUTE), "ladder": ladder,
    }  # fmt: skip


def _short(number: float) -> int | float:
    return int(number) if number == int(number) else number


def _quiet(value: object) -> tuple[Quiet, ...]:
    if not isinstance(value, list) or len(value) > _MOST_QUIET:
        raise BadInput("bad_alerts", name="quiet")
    return tuple(map(_hours, value))


def _hours(value: object) -> Quiet:
    match = _HOURS.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise BadInput("bad_alerts", name="quiet")
    since, minute, until, end = map(int, match.groups())
    return Quiet(since * 60 + minute, until * 60 + end)


def _rule(kind: str, table: Mapping[str, object], usual: Rule) -> Rule:
    values = {name: _checked(f"{kind}.{name}", name, value) for name, value in table.items()}
    return Rule(**{**_plain(usual), **values})  # type: ignore[arg-type]  # each was checked by its own reader


def _plain(rule: Rule) -> dict[str, object]:
    return {name: getattr(rule, name) for name in _READERS}


def _checked(where: str, name: str, value: object) -> object:
    reader = _READERS.get(name)
    found = reader(value) if reader is not None else None
    if found is None:
        raise BadInput("bad_alerts", name=where)
    return found


def _switch(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _roles(value: object) -> frozenset[str] | None:
    return frozenset(value) if isinstance(value, list) and all(isinstance(each, str) and each in ROLES for each in value) else None


def _ladder(value: object) -> Mapping[str, float] | None:
    if not isinstance(value, dict) or not set(value) <= set(RUNGS):
        return None
    rungs = {role: seconds for role, minutes in value.items() if (seconds := _seconds(minutes)) is not None}
    return rungs if len(rungs) == len(value) else None


def _level(value: object) -> str | None:
    return value if isinstance(value, str) and value in LEVELS else None


def _number(value: object, most: float) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= most else None


def _heat(value: object) -> float | None:
    return _number(value, 100.0)


def _seconds(value: object) -> float | None:
    minutes = _number(value, _MOST_MINUTES)
    return None if minutes is None else minutes * _MINUTE


def _budget(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_BUDGET else None


_READERS: Mapping[str, Callable[[object], object | None]] = {
    "on": _switch, "roles": _roles, "ladder": _ladder, "level": _level, "heat": _heat, "breaks_quiet": _switch, "budget": _budget,
    "snooze": _seconds, "group": _seconds,
}  # fmt: skip
