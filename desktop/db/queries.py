"""What is read from the record: cases, messages, quarantine, the floor. All of it on read-only connections."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from desktop.core.case import Case
from desktop.core.facts import Entry, Fact, MessageReceived
from desktop.core.heat import HeatSettings
from desktop.core.messages import Message
from desktop.core.reading import Reading
from desktop.db.codec import decode_as, decode_case, decode_fact, decode_reading, rfc3339, seconds
from desktop.db.newest import newest_hits

_MESSAGE = (
    "m.seq, m.id, m.case_id, m.channel, m.conversation, m.sender, m.author, m.sent_at, m.at, m.text, m.anger, m.satisfaction, "
    "m.machine_anger, m.corrected_by, m.heat, m.level, m.unsent, m.reading"
)
_ARRIVED = "SELECT seq, body FROM messages JOIN bodies USING (seq) WHERE channel = ? AND conversation = ?"


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A row of `messages`, its reading decoded."""

    seq: int
    id: str
    case_id: str | None
    channel: str
    conversation: str
    sender: str
    author: str
    sent_at: str
    at: float
    text: str
    anger: float | None
    satisfaction: float | None
    machine_anger: float | None
    corrected_by: str | None
    heat: float | None
    level: str | None
    unsent: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class KeptPolicy:
    """The policy as it stands in the record."""

    text: str
    starter: bool


def queue(connection: sqlite3.Connection, limit: int | None = None) -> Iterator[Case]:
    """The open cases by level, then heat, then latest customer message, then id."""
    rows = connection.execute(
        "SELECT state FROM cases WHERE closed_at IS NULL ORDER BY level_rank DESC, heat DESC, last_customer_at DESC, id LIMIT ?",
        (-1 if limit is None else limit,),
    )
    return (decode_case(state) for (state,) in rows)


def cases(connection: sqlite3.Connection, ids: Collection[str]) -> dict[str, Case]:
    """The cases of some ids."""
    found: dict[str, Case] = {}
    for ident in ids:
        row = connection.execute("SELECT state FROM cases WHERE id = ?", (ident,)).fetchone()
        if row:
            found[ident] = decode_case(row[0])
    return found


def all_case_ids(connection: sqlite3.Connection) -> list[str]:
    """Every case, in order of opening."""
    return [row[0] for row in connection.execute("SELECT id FROM cases ORDER BY opened_at, id")]


def messages(connection: sqlite3.Connection, case: str, limit: int | None = None) -> tuple[list[MessageRow], int]:
    """The newest messages of a case in their order, and how many there are before them."""
    total = connection.execute("SELECT count(*) FROM messages WHERE case_id = ?", (case,)).fetchone()[0]
    rows = connection.execute(
        f"SELECT {_MESSAGE} FROM messages m WHERE case_id = ? ORDER BY at DESC, id DESC LIMIT ?",  # noqa: S608 - our columns
        (case, -1 if limit is None else limit),
    )
    found = [_message(row) for row in rows]
    return found[::-1], total - len(found)


def messages_of(connection: sqlite3.Connection, customers: Collection[tuple[str, str]], limit: int) -> list[MessageRow]:
    """The newest messages of some customers (channel and id) over all their conversations, in their order."""
    query = (
        f"SELECT {_MESSAGE} FROM conversations c JOIN messages m ON m.channel = c.channel AND m.conversation = c.conversation "  # noqa: S608
        "WHERE c.channel = ? AND c.customer = ? ORDER BY m.at DESC, m.id DESC LIMIT ?"
    )
    found = [_message(row) for customer in customers for row in connection.execute(query, (*customer, limit))]
    return sorted(found, key=lambda row: (row.at, row.id))[-limit:]


def conversation_of(connection: sqlite3.Connection, seq: int) -> str:
    """The conversation of the message that arrived at a seq."""
    return str(connection.execute("SELECT conversation FROM messages WHERE seq = ?", (seq,)).fetchone()[0])


def last_conversation(connection: sqlite3.Connection, case: str) -> str:
    """The conversation of a case in which its newest message stands."""
    row = connection.execute("SELECT conversation FROM messages WHERE case_id = ? ORDER BY at DESC, id DESC LIMIT 1", (case,)).fetchone()
    return str(row[0])


def newest_messages(connection: sqlite3.Connection, channel: str, conversation: str, limit: int) -> list[tuple[int, Message]]:
    """The last messages of a conversation as they came in, oldest first, each with the seq of its arrival."""
    rows = connection.execute(f"{_ARRIVED} ORDER BY at DESC, id DESC LIMIT ?", (channel, conversation, limit))
    return _arrived(rows)[::-1]


def messages_around(
    connection: sqlite3.Connection, channel: str, conversation: str, place: tuple[float, str], limit: int
) -> tuple[list[tuple[int, Message]], list[tuple[int, Message]]]:
    """The messages before a place (at, id) in a conversation and those after it, at most `limit` each, in their order."""
    values = (channel, conversation, *place, limit)
    before = connection.execute(f"{_ARRIVED} AND (at, id) < (?, ?) ORDER BY at DESC, id DESC LIMIT ?", values)
    after = connection.execute(f"{_ARRIVED} AND (at, id) > (?, ?) ORDER BY at, id LIMIT ?", values)
    return _arrived(before)[::-1], _arrived(after)


def _arrived(rows: Iterable[tuple[int, bytes]]) -> list[tuple[int, Message]]:
    found = ((seq, decode_fact("message_received", body)) for seq, body in rows)
    return [(seq, fact.message) for seq, fact in found if isinstance(fact, MessageReceived)]


def history(connection: sqlite3.Connection, case: str) -> list[Entry]:
    """The journal entries of a case that are decisions, in order."""
    rows = connection.execute(
        "SELECT seq, at, actor, case_id, kind, body FROM journal JOIN bodies USING (seq) "
        "WHERE case_id = ? AND kind NOT IN ('message_received', 'message_reread', 'letter_queued', 'letter_moved', 'receipt_received') "
        "ORDER BY seq",
        (case,),
    )
    return [Entry(seq, seconds(at), actor, case_id, decode_fact(kind, body)) for seq, at, actor, case_id, kind, body in rows]


def fact_of(connection: sqlite3.Connection, seq: int) -> Fact | None:
    """What was written at a seq of the journal; None for none."""
    row = connection.execute("SELECT kind, body FROM journal JOIN bodies USING (seq) WHERE seq = ?", (seq,)).fetchone()
    return decode_fact(*row) if row else None


def is_quarantined(connection: sqlite3.Connection, source: str, reason: str, raw: bytes) -> bool:
    """Whether the same bytes of a source were put aside before."""
    query = "SELECT 1 FROM quarantine WHERE source = ?1 AND reason = ?2 AND length(raw) = length(?3) AND raw = ?3"
    return connection.execute(query, (source, reason, raw)).fetchone() is not None


def journal_rows(connection: sqlite3.Connection, case: str) -> Iterator[tuple[int, str, str, str, str | None, bytes, bytes]]:
    """The journal of a case, its messages' entries included: seq, at, actor, kind, case_id, hash, prev_hash."""
    return connection.execute(
        "SELECT seq, at, actor, kind, case_id, hash, prev_hash FROM journal WHERE case_id = ?1 "
        "OR seq IN (SELECT seq FROM messages WHERE case_id = ?1) ORDER BY seq",
        (case,),
    )


def search(connection: sqlite3.Connection, text: str, limit: int) -> list[MessageRow]:
    """Messages that contain a text, newest first (`desktop.db.search` says what containing means)."""
    seqs = newest_hits(connection, text, limit)
    rows = connection.execute(
        f"SELECT {_MESSAGE} FROM messages m WHERE m.seq IN ({', '.join(map(str, seqs))}) ORDER BY at DESC, id DESC"  # noqa: S608 - ours
    )
    return [_message(row) for row in rows]


def quarantine(connection: sqlite3.Connection, limit: int | None = None) -> list[tuple[int, str, str, int, str, bytes]]:
    """What was not understood, newest first: id, at, source, line, reason, raw."""
    rows = connection.execute(
        "SELECT id, at, source, line, reason, raw FROM quarantine ORDER BY id DESC LIMIT ?", (-1 if limit is None else limit,)
    )
    return rows.fetchall()


def whole_quarantine(connection: sqlite3.Connection) -> Iterator[tuple[int, str, str, int, str, bytes]]:
    """All that was not understood, oldest first, one row in memory at a time."""
    return connection.execute("SELECT id, at, source, line, reason, raw FROM quarantine ORDER BY id")


def policy(connection: sqlite3.Connection) -> KeptPolicy | None:
    """The policy of the record, None when it has none."""
    row = connection.execute("SELECT value FROM settings WHERE name = 'policy'").fetchone()
    return decode_as(KeptPolicy, row[0]) if row else None


def customer_name(connection: sqlite3.Connection, channel: str, conversation: str) -> str:
    """The name of the customer of a conversation, else his id."""
    row = connection.execute(
        "SELECT coalesce(u.name, u.id) FROM conversations c JOIN customers u ON u.channel = c.channel AND u.id = c.customer "
        "WHERE c.channel = ? AND c.conversation = ?",
        (channel, conversation),
    ).fetchone()
    return str(row[0])


def heat_settings(connection: sqlite3.Connection) -> HeatSettings:
    """The half-life and thresholds in force."""
    row = connection.execute("SELECT value FROM settings WHERE name = 'heat'").fetchone()
    return decode_as(HeatSettings, row[0]) if row else HeatSettings()


def known_staff(connection: sqlite3.Connection) -> frozenset[str]:
    """The names that imports so far were told to be staff."""
    row = connection.execute("SELECT value FROM settings WHERE name = 'staff'").fetchone()
    return frozenset(decode_as(list[str], row[0])) if row else frozenset()


def cases_opened(connection: sqlite3.Connection, after: int, among: Collection[str]) -> int:
    """How many of some cases were opened after a seq."""
    wanted = set(among)
    rows = connection.execute("SELECT case_id FROM journal WHERE seq > ? AND kind = 'case_opened'", (after,))
    return sum(case in wanted for (case,) in rows)


def mediator_loads(connection: sqlite3.Connection) -> dict[str, int]:
    """How many open cases each mediator has."""
    rows = connection.execute("SELECT mediator, count(*) FROM cases WHERE closed_at IS NULL AND mediator IS NOT NULL GROUP BY mediator")
    return dict(rows.fetchall())


def mediated(connection: sqlite3.Connection, limit: int) -> Iterator[Case]:
    """The newest cases that were given to a mediator."""
    rows = connection.execute("SELECT state FROM cases WHERE mediator IS NOT NULL ORDER BY opened_at DESC LIMIT ?", (limit,))
    return (decode_case(state) for (state,) in rows)


def call_backs(connection: sqlite3.Connection, until: float) -> list[tuple[float, Case]]:
    """The cases whose customer is to be called back by a time, in that order, each with its time."""
    query = "SELECT b.due, c.state FROM call_backs b JOIN cases c ON c.id = b.case_id WHERE b.due <= ? ORDER BY b.due, c.id"
    return [(due, decode_case(state)) for due, state in connection.execute(query, (until,))]


def levels_between(connection: sqlite3.Connection, start: float, end: float) -> list[tuple[float, str | None, str | None, float | None]]:
    """The messages of a time in order: at, case, level and heat after each."""
    rows = connection.execute("SELECT at, case_id, level, heat FROM messages WHERE at >= ? AND at < ? ORDER BY at, id", (start, end))
    return rows.fetchall()


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when a case was open (None: it still is), and the level and heat of its last message."""

    case: str
    opened_at: float
    closed_at: float | None
    level: str
    heat: float


_MOVED = "SELECT case_id FROM messages WHERE at >= ?2 AND at < ?3 AND case_id IS NOT NULL"


def cases_moving_between(connection: sqlite3.Connection, start: float, end: float) -> list[Span]:
    """The cases to which something happened in a time: opened, closed, or a message came."""
    columns = "SELECT id, opened_at, closed_at, level, heat FROM cases"
    rows = connection.execute(
        f"{columns} WHERE closed_at IS NULL AND (opened_at >= ?1 OR id IN ({_MOVED})) UNION ALL {columns} WHERE closed_at >= ?1",
        (rfc3339(start), start, end),
    )
    spans = (Span(case, seconds(opened), seconds(closed) if closed else None, *stood) for case, opened, closed, *stood in rows)
    return [span for span in spans if span.opened_at < end]


def cases_resting_between(connection: sqlite3.Connection, start: float, end: float) -> list[tuple[str, int, float]]:
    """Of the cases that were open all the time and to which nothing happened: level, how many, and the sum of their heats.

    Added up by SQLite: nearly all open cases of a long queue are among them, and reading each would hold up the screen.
    """
    rows = connection.execute(
        f"SELECT level, count(*), total(heat) FROM cases WHERE closed_at IS NULL AND opened_at < ?1 AND id NOT IN ({_MOVED}) "  # noqa: S608
        "GROUP BY level",
        (rfc3339(start), start, end),
    )
    return rows.fetchall()


def standing_before(connection: sqlite3.Connection, case: str, at: float) -> tuple[str, float] | None:
    """The level and heat of a case after its last message before a time, None when it had none."""
    rows = connection.execute("SELECT level, heat FROM messages WHERE case_id = ? AND at < ? ORDER BY at DESC, id DESC LIMIT 1", (case, at))
    found: tuple[str, float] | None = rows.fetchone()
    return found


def changed_since(connection: sqlite3.Connection, seq: int) -> list[tuple[int, str, str | None]]:
    """What others wrote after a seq: seq, kind, and the case that it touches (of a message, the case it is in)."""
    rows = connection.execute(
        "SELECT j.seq, j.kind, coalesce(j.case_id, m.case_id) FROM journal j LEFT JOIN messages m ON m.seq = j.seq "
        "WHERE j.seq > ? ORDER BY j.seq",
        (seq,),
    )
    return rows.fetchall()


def case_of_message(connection: sqlite3.Connection, seq: int) -> tuple[str | None, str] | None:
    """The case and sender of a message, None when there is no such message."""
    row = connection.execute("SELECT case_id, sender FROM messages WHERE seq = ?", (seq,)).fetchone()
    return (row[0], row[1]) if row else None


def _message(row: tuple[object, ...]) -> MessageRow:
    *plain, reading = row
    return MessageRow(*plain, reading=decode_reading(reading))  # type: ignore[arg-type,misc]
