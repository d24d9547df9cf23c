"""The board of letters: kept with the journal's facts about them, asked by whoever sends and whoever shows."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.facts import Entry
from desktop.core.outbox import RANK, LetterMoved, LetterQueued, Post, ReceiptReceived
from desktop.db.codec import rfc3339

LATEST = 2**63 - 1
"""Above every seq."""
LetterFact = LetterQueued | LetterMoved | ReceiptReceived
_COLUMNS = (
    "id, seq, account, kind, channel, conversation, customer, case_id, author, source, answers, moved_at, "
    "state, until, holder, external, code, attempts"
)


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter as it is now. `source` and `answers` are seqs of the journal, as in LetterQueued; `moved_at` is RFC 3339."""

    id: str
    seq: int
    account: str
    kind: str
    channel: str
    conversation: str
    customer: str
    case_id: str | None
    author: str
    source: int | None
    answers: int | None
    moved_at: str
    post: Post


def write_letter(connection: sqlite3.Connection, entry: Entry, fact: LetterFact) -> None:
    """Keep a letter, its move, or what a service says of a message."""
    match fact:
        case LetterQueued():
            _write_queued(connection, entry, fact)
        case LetterMoved():
            _write_moved(connection, entry, fact)
        case _:
            _write_receipt(connection, entry, fact)


def _write_queued(connection: sqlite3.Connection, entry: Entry, fact: LetterQueued) -> None:
    connection.execute(
        "INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', 0, NULL, NULL, NULL, 0, ?)",
        (
            fact.letter, entry.seq, fact.account, fact.what, fact.channel, fact.conversation, fact.customer, entry.case, entry.actor,
            fact.source, fact.answers, rfc3339(entry.at),
        ),
    )  # fmt: skip


def _write_moved(connection: sqlite3.Connection, entry: Entry, fact: LetterMoved) -> None:
    row = letter(connection, fact.letter)
    if row is None:
        raise LookupError(fact.letter)
    post = row.post.after(fact)
    if post.external and post.state != "waiting":
        post = _with_receipt(connection, row.channel, post)
    _keep(connection, entry, row, post)


def _with_receipt(connection: sqlite3.Connection, channel: str, post: Post) -> Post:
    """A receipt may be faster than the answer that tells whose it is."""
    said = receipt(connection, channel, post.external or "")
    return post.raised(said[0], post.external, said[1]) if said else post


def _write_receipt(connection: sqlite3.Connection, entry: Entry, fact: ReceiptReceived) -> None:
    before = receipt(connection, fact.channel, fact.message)
    if before is None or RANK[fact.state] > RANK[before[0]]:
        said = (fact.channel, fact.message, fact.state, fact.at, fact.code)
        connection.execute("INSERT OR REPLACE INTO receipts VALUES (?, ?, ?, ?, ?)", said)
    for row in letters_meant(connection, fact.channel, fact.message, fact.letter):
        _keep(connection, entry, row, row.post.raised(fact.state, fact.message, fact.code))


def _keep(connection: sqlite3.Connection, entry: Entry, row: LetterRow, post: Post) -> None:
    connection.execute(
        "UPDATE outbox SET state = ?, until = ?, holder = ?, external = ?, code = ?, attempts = ?, moved_at = ? WHERE id = ?",
        (post.state, post.until, post.holder, post.external, post.code, post.attempts, rfc3339(entry.at), row.id),
    )


def letter(connection: sqlite3.Connection, ident: str) -> LetterRow | None:
    """One letter, None where there is none of that id."""
    return next(iter(_letters(connection, "id = ?", (ident,))), None)


def letters_meant(connection: sqlite3.Connection, channel: str, message: str, ident: str | None) -> list[LetterRow]:
    """The letter that a receipt speaks of: by our id where the service told it, else by its own."""
    named = letter(connection, ident) if ident else None
    return [named] if named else _letters(connection, "channel = ? AND external = ?", (channel, message))


def newest_of(connection: sqlite3.Connection, channel: str, conversation: str) -> tuple[int, float, str] | None:
    """What a letter in a conversation answers: the customer's newest message, else the newest of anybody that came in; its seq, when, and
    who sent it."""
    newest = "SELECT seq, at, sender FROM messages WHERE channel = ? AND conversation = ? AND {} ORDER BY at DESC, id DESC LIMIT 1"
    for which in ("sender = 'customer'", "unsent = 0"):
        found: tuple[int, float, str] | None = connection.execute(newest.format(which), (channel, conversation)).fetchone()
        if found:
            return found
    return None


def last_assignment(connection: sqlite3.Connection, channel: str, customer: str, case: str, before: int = LATEST) -> LetterRow | None:
    """The letter that gave a case's conversation to somebody, or back, last of all before a seq; None where none did."""
    which = "channel = ? AND customer = ? AND case_id = ? AND kind IN ('assign', 'unassign') AND seq < ?"
    return next(iter(_letters(connection, which, (channel, customer, case, before), "seq DESC LIMIT 1")), None)


def letters_of_messages(connection: sqlite3.Connection, sources: Sequence[int]) -> dict[int, LetterRow]:
    """The letters that carry the words of some entries, by the entry's seq."""
    found: dict[int, LetterRow] = {}
    for start in range(0, len(sources), 500):
        part = tuple(sources[start : start + 500])
        rows = _letters(connection, f"source IN ({', '.join('?' * len(part))})", part)
        found.update({row.source: row for row in rows if row.source is not None})
    return found


def open_letters(connection: sqlite3.Connection, account: str) -> list[LetterRow]:
    """The letters of an account that are on their way, oldest first."""
    return _letters(connection, "account = ? AND state IN ('waiting', 'sending')", (account,))


def letters_on_the_way(connection: sqlite3.Connection) -> list[LetterRow]:
    """The letters of all accounts that are on their way, oldest first."""
    return _letters(connection, "state IN ('waiting', 'sending')", ())


def letters_to_show(connection: sqlite3.Connection, limit: int) -> list[LetterRow]:
    """The letters that did not arrive yet or never will, newest first."""
    newest = f"seq DESC LIMIT {limit:d}"
    parts = ("state IN ('waiting', 'sending')", "state = 'unknown'", "state = 'failed'")  # each has an index
    found = [row for part in parts for row in _letters(connection, part, (), newest)]
    return sorted(found, key=lambda row: -row.seq)[:limit]


def counts(connection: sqlite3.Connection) -> dict[tuple[str, str], int]:
    """How many letters of each account are in each state that somebody may have to look at."""
    query = "SELECT account, state, count(*) FROM outbox WHERE {} GROUP BY account, state"
    parts = ("state IN ('waiting', 'sending')", "state = 'unknown'")  # each has an index
    return {(account, state): count for part in parts for account, state, count in connection.execute(query.format(part))}


def delayed(connection: sqlite3.Connection, tries: int) -> dict[str, str]:
    """Why an account's service did not take a letter that was tried so often at least; by account, the oldest of several."""
    on_the_way = "SELECT account, coalesce(code, '') FROM outbox WHERE state IN ('waiting', 'sending')"  # as its index says
    rows = connection.execute(f"{on_the_way} AND state = 'waiting' AND attempts >= ? ORDER BY seq DESC", (tries,))
    return dict(rows.fetchall())


def receipt(connection: sqlite3.Connection, channel: str, message: str) -> tuple[str, str | None] | None:
    """What a service says of a message by its id there: the state and the code; None where it said nothing."""
    row = connection.execute("SELECT state, code FROM receipts WHERE channel = ? AND message = ?", (channel, message)).fetchone()
    return (row[0], row[1]) if row else None


def _letters(connection: sqlite3.Connection, where: str, values: Sequence[str | int], order: str = "seq") -> list[LetterRow]:
    rows = connection.execute(f"SELECT {_COLUMNS} FROM outbox WHERE {where} ORDER BY {order}", tuple(values))  # noqa: S608 - ours
    return [_letter(row) for row in rows]


def _letter(row: tuple[object, ...]) -> LetterRow:
    return LetterRow(*row[:12], post=Post(*row[12:]))  # type: ignore[arg-type,misc]
