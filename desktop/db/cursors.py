"""How far each account was read, and how it fares: what the lights in the window show. Not in the journal."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

_SLOWLY = 0.2
"""The weight of the newest gap in the usual one."""


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account. Times in seconds since the epoch: `seen_at` when somebody who runs it last said so, `last_event` when something came,
    `gap` the usual time between two events, `last_success` when the service last answered. `cursor` is JSON."""

    account: str
    kind: str
    sends: bool
    running: bool
    cursor: str
    seen_at: float | None
    last_event: float | None
    gap: float | None
    trouble: str | None
    trouble_since: float | None
    last_success: float | None


def accounts(connection: sqlite3.Connection) -> list[AccountRow]:
    """All accounts by name."""
    return [_row(row) for row in connection.execute("SELECT * FROM cursors ORDER BY account")]


def account(connection: sqlite3.Connection, name: str) -> AccountRow | None:
    """One account, None for one that nobody has set up."""
    row = connection.execute("SELECT * FROM cursors WHERE account = ?", (name,)).fetchone()
    return _row(row) if row else None


def _row(row: tuple[object, ...]) -> AccountRow:
    name, kind, sends, running, *rest = row
    return AccountRow(name, kind, bool(sends), bool(running), *rest)  # type: ignore[arg-type]


def begin(connection: sqlite3.Connection, name: str, kind: str, sends: bool, now: float) -> None:
    """Somebody runs an account from here on; where it was read to stays."""
    connection.execute(
        "INSERT INTO cursors (account, kind, sends, running, cursor, seen_at) VALUES (?, ?, ?, 1, '{}', ?) "
        "ON CONFLICT (account) DO UPDATE SET kind = excluded.kind, sends = excluded.sends, running = 1, seen_at = excluded.seen_at",
        (name, kind, sends, now),
    )


def end(connection: sqlite3.Connection, name: str) -> None:
    """Nobody runs an account any more."""
    connection.execute("UPDATE cursors SET running = 0, trouble = NULL, trouble_since = NULL WHERE account = ?", (name,))


def forget(connection: sqlite3.Connection, name: str) -> None:
    """An account was removed: where it was read to is forgotten."""
    connection.execute("DELETE FROM cursors WHERE account = ?", (name,))


def advance(connection: sqlite3.Connection, name: str, cursor: str | None, event: bool, now: float) -> None:
    """The service answered; `cursor` (JSON; None: as before) is where it was read to, `event` whether something came."""
    connection.execute(
        "UPDATE cursors SET cursor = coalesce(?1, cursor), seen_at = ?2, last_success = ?2, trouble = NULL, trouble_since = NULL "
        "WHERE account = ?3",
        (cursor, now, name),
    )
    if event:
        connection.execute(
            "UPDATE cursors SET gap = CASE WHEN last_event IS NULL THEN gap WHEN gap IS NULL THEN max(0, ?1 - last_event) "
            "ELSE gap + ?2 * (max(0, ?1 - last_event) - gap) END, last_event = ?1 WHERE account = ?3",
            (now, _SLOWLY, name),
        )


def trouble(connection: sqlite3.Connection, name: str, code: str, now: float) -> None:
    """The service cannot be used, and why; since when, as long as it goes on."""
    connection.execute(
        "UPDATE cursors SET trouble = ?1, trouble_since = coalesce(trouble_since, ?2), seen_at = ?2 WHERE account = ?3", (code, now, name)
    )
