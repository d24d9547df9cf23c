"""How the accounts fare: the lights of the window."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from desktop.db import cursors, outbox

GONE_AFTER = 300.0
"""Whoever runs an account says so at least so often, in seconds; behind it nobody does."""
SHORTEST_SILENCE = 900.0
"""A silence shorter than this, in seconds, is none, however busy an account usually is."""
_TOO_LONG = 3.0
_TRIES = 3


@dataclass(frozen=True, slots=True)
class AccountView:
    """An account. `light` is green, amber (in trouble, or silent three times longer than usual) or grey (nobody runs it); `trouble` the
    code of what is wrong since `trouble_since`, `silent` whether it is silence. Times in seconds since the epoch; `waiting` and `unknown`
    count its letters, `delayed` is the code why its service does not take one of them that was tried several times (None: it does)."""

    name: str
    kind: str
    light: str
    silent: bool
    trouble: str | None
    trouble_since: float | None
    last_event: float | None
    last_success: float | None
    usual_gap: float | None
    waiting: int = 0
    unknown: int = 0
    delayed: str | None = None


def account_views(connection: sqlite3.Connection, now: float) -> list[AccountView]:
    """All accounts by name, as they fare now."""
    counts, delayed = outbox.counts(connection), outbox.delayed(connection, _TRIES)

    def count(name: str, *states: str) -> int:
        return sum(counts.get((name, state), 0) for state in states)

    return [
        AccountView(
            row.account, row.kind, light(row, now, row.account in delayed), is_silent(row, now), row.trouble,
            row.trouble_since, row.last_event, row.last_success,
            row.gap, count(row.account, "waiting", "sending"), count(row.account, "unknown"),
            delayed.get(row.account),
        )
        for row in cursors.accounts(connection)
    ]  # fmt: skip


def light(row: cursors.AccountRow, now: float, delayed: bool = False) -> str:
    """The colour of an account's light."""
    if not row.running or row.seen_at is None or now - row.seen_at > GONE_AFTER:
        return "grey"
    return "amber" if row.trouble or delayed or is_silent(row, now) else "green"


def is_silent(row: cursors.AccountRow, now: float) -> bool:
    """Whether nothing came for three times longer than usual."""
    if row.last_event is None or row.gap is None:
        return False
    return now - row.last_event > max(SHORTEST_SILENCE, _TOO_LONG * row.gap)
