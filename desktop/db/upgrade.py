"""What a migration has to derive anew, because a table or a kept state got more columns."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from desktop.core.case import Case
from desktop.core.facts import Entry, MessageReceived, OfferFact, OfferProposed
from desktop.core.offer_states import after_offer, proposed
from desktop.core.offers import Offer
from desktop.db import rows
from desktop.db.codec import decode_case, decode_fact, decode_reading, encode_case, encode_reading, seconds


def refill_offers(connection: sqlite3.Connection) -> None:
    """Offers as the journal makes them, in their table and in the states of their cases."""
    folded: dict[str, dict[str, Offer]] = {}
    for fact, entry in _offer_facts(connection):
        known = folded.setdefault(entry.case or "", {})
        known[fact.offer] = proposed(fact, entry) if isinstance(fact, OfferProposed) else after_offer(fact, known[fact.offer], entry)
    for case, offers in folded.items():
        state = connection.execute("SELECT state FROM cases WHERE id = ?", (case,)).fetchone()[0]
        kept: Case = replace(decode_case(state), offers=tuple(offers.values()))
        connection.execute("UPDATE cases SET state = ? WHERE id = ?", (encode_case(kept), case))
        rows.write_offers(connection, kept.offers)


def _offer_facts(connection: sqlite3.Connection) -> list[tuple[OfferFact, Entry]]:
    found = connection.execute(
        "SELECT seq, at, actor, case_id, kind, body FROM journal JOIN bodies USING (seq) WHERE kind LIKE 'offer!_%' ESCAPE '!' ORDER BY seq"
    )
    facts = ((decode_fact(kind, body), seq, at, actor, case) for seq, at, actor, case, kind, body in found)
    return [(fact, Entry(seq, seconds(at), actor, case, fact)) for fact, seq, at, actor, case in facts if isinstance(fact, OfferFact)]


def refill_accounts(connection: sqlite3.Connection) -> None:
    """Where a message names the account that it came by, cases and threads know the newest one of their customer."""
    named = connection.execute(
        "SELECT m.seq, m.case_id, m.channel, m.conversation, b.body FROM messages m JOIN bodies b USING (seq) "
        "WHERE m.sender = 'customer' AND instr(b.body, CAST('\"account\"' AS BLOB)) ORDER BY m.seq"
    )
    for seq, case, channel, conversation, body in named.fetchall():
        fact = decode_fact("message_received", body)
        account = rows.account_of(fact.message) if isinstance(fact, MessageReceived) else None
        table, column, where, key = (
            ("cases", "state", "id = ?", (case,))
            if case
            else ("conversations", "thread", "(channel, conversation) = (?, ?)", (channel, conversation))
        )
        if account:
            (state,) = connection.execute(f"SELECT {column} FROM {table} WHERE {where}", key).fetchone()  # noqa: S608 - ours
            kept = replace(decode_case(state), came_by=(seq, account))
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (encode_case(kept), *key))  # noqa: S608 - ours


def refill_care(connection: sqlite3.Connection) -> None:
    """Call-backs that are planned get their rows; what is critical knows since which message."""
    for table, column, key, where in (
        ("cases", "state", "id", "(case_id) = (?)"),
        ("conversations", "thread", "channel, conversation", "case_id IS NULL AND (channel, conversation) = (?, ?)"),
    ):
        marks = ", ".join("?" for _ in key.split(", "))
        found = connection.execute(f"SELECT {column}, {key} FROM {table} WHERE {column} IS NOT NULL").fetchall()  # noqa: S608 - ours
        for state, *place in found:
            case = decode_case(state)
            rows.write_call_back(connection, case)
            if case.level == "critical":
                kept = encode_case(replace(case, critical_since=_critical_since(connection, where, place)))
                connection.execute(f"UPDATE {table} SET {column} = ? WHERE ({key}) = ({marks})", (kept, *place))  # noqa: S608 - ours


def _critical_since(connection: sqlite3.Connection, where: str, values: list[str]) -> float | None:
    since: float | None = None
    found = connection.execute(f"SELECT at, level FROM messages WHERE {where} ORDER BY at, id", values)  # noqa: S608 - ours
    for at, level in found:
        since = None if level != "critical" else at if since is None else since
    return since


def encode_anew(connection: sqlite3.Connection) -> None:
    """States and readings with the fields that they have today: what an older version did not know has its default, as in a rebuild.

    Of the readings those that hold a promise: the others are written as they always were.
    """
    promising = connection.execute("SELECT reading, seq FROM messages WHERE instr(reading, CAST('\"due\"' AS BLOB))").fetchall()
    connection.executemany(
        "UPDATE messages SET reading = ? WHERE seq = ?", [(encode_reading(decode_reading(reading)), seq) for reading, seq in promising]
    )
    for table, column, key in (("cases", "state", "id"), ("conversations", "thread", "channel, conversation")):
        marks = ", ".join("?" for _ in key.split(", "))
        found = connection.execute(f"SELECT {column}, {key} FROM {table} WHERE {column} IS NOT NULL")  # noqa: S608 - ours
        anew = ((encode_case(decode_case(state)), state, place) for state, *place in found.fetchall())
        connection.executemany(
            f"UPDATE {table} SET {column} = ? WHERE ({key}) = ({marks})",  # noqa: S608 - ours
            [(state, *place) for state, kept, place in anew if state != kept],
        )
