"""The ledger of promises across cases: what is open, by when, whose it is; and how promises were kept, by who made them and by cause."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.core.case import Case
from desktop.core.offers import Promise
from desktop.core.promises import Figures, Forewarning, figures, standing
from desktop.db import queries

MOST = 10_000
"""Promises that are looked at, the newest cases first."""


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise with its case. `standing`: open, soon, broken, kept or late; `past_window`: it is due when WhatsApp takes no free text any
    more."""

    case: str
    customer: str
    promise: Promise
    standing: str
    cause: str | None
    closed: bool
    past_window: bool = False


@dataclass(frozen=True, slots=True)
class PromiseLedger:
    """All lines, what breaks first before the others, and the figures of all, by who promised and by cause ("" where none is known)."""

    lines: tuple[PromiseLine, ...]
    everything: Figures
    by_person: Mapping[str, Figures]
    by_cause: Mapping[str, Figures]


def promise_ledger(connection: sqlite3.Connection, now: float) -> PromiseLedger:
    """The ledger at a time, in seconds since the epoch."""
    rows = connection.execute("SELECT case_id FROM promises GROUP BY case_id ORDER BY max(due) DESC LIMIT ?", (MOST,))
    found = queries.cases(connection, [case for (case,) in rows])
    lines = [line for case in found.values() for line in _lines_of(case, now)][:MOST]
    return PromiseLedger(
        tuple(sorted(lines, key=_place)),
        figures([line.promise for line in lines], now),
        _figures_by(((line.promise.by, line.promise) for line in lines), now),
        _figures_by(((line.cause or "", line.promise) for line in lines), now),
    )


def _lines_of(case: Case, now: float) -> Iterable[PromiseLine]:
    """Of a closed case what was left open is nobody's to keep."""
    for promise in case.promises:
        if case.closed_at is None or promise.state == "kept":
            past = case.deadline is not None and promise.state == "open" and promise.due > case.deadline
            told = standing(promise, now, Forewarning())
            yield PromiseLine(case.id, case.customer.name or case.customer.id, promise, told, case.cause, case.closed_at is not None, past)


def _place(line: PromiseLine) -> tuple[bool, float, str, str]:
    done = line.standing in ("kept", "late")
    return done, -line.promise.due if done else line.promise.due, line.case, line.promise.id


def _figures_by(pairs: Iterable[tuple[str, Promise]], now: float) -> dict[str, Figures]:
    groups: dict[str, list[Promise]] = {}
    for name, promise in pairs:
        groups.setdefault(name, []).append(promise)
    return {name: figures(found, now) for name, found in sorted(groups.items())}
