"""Letters at the desk: which orders make one, what is in it, which is next to go, and which were left by somebody who is gone."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.channels.live.seam import Letter
from desktop.core import orders
from desktop.core.case import Case
from desktop.core.facts import Fact, MessageReceived, NoteWritten
from desktop.core.messages import Message
from desktop.core.orders import Order
from desktop.core.outbox import LetterMoved, LetterOrder, LetterQueued, Standing, decide_letter
from desktop.core.people import Person
from desktop.core.windows import deadline
from desktop.db import cursors, outbox, queries
from desktop.db.outbox import LetterRow

HELP_DESK = "chatwoot"
"""The kind of account that knows notes and assignments."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """How a conversation can be answered: by which account, of what kind, and the customer's last message there (seq, when)."""

    account: str
    kind: str
    channel: str
    conversation: str
    answers: int
    customer_at: float | None

    @property
    def deadline(self) -> float | None:
        """Until when free text may be sent; None where it always may."""
        return deadline(self.channel, self.account, self.customer_at)


def way_out(connection: sqlite3.Connection, case: Case) -> WayOut | None:
    """How a case's customer can be answered where he was last written in; None where no account of ours leads to him."""
    return way_of(connection, case.channel, queries.last_conversation(connection, case.id))


def way_of(connection: sqlite3.Connection, channel: str, conversation: str) -> WayOut | None:
    """How a conversation can be answered."""
    found = outbox.newest_of(connection, channel, conversation)
    if found is None:
        return None
    seq, at, sender = found
    name = _message(connection, seq).extra.get("account")
    account = cursors.account(connection, name) if isinstance(name, str) else None
    if account is None or not account.sends:
        return None
    return WayOut(account.account, account.kind, channel, conversation, seq, at if sender == "customer" else None)


def letters_of(connection: sqlite3.Connection, order: Order, case: Case, source: int | None) -> list[Fact]:
    """The letter that an accepted order makes, if any. `source` is the entry that has its words; `case` as it was before the order."""
    what = _what(order, case)
    if what == "unassign":
        return _given_back(connection, case)
    way = way_out(connection, case) if what else None
    if way is None or what is None or (what not in ("reply", "template") and way.kind != HELP_DESK):
        return []
    words = source if what in ("reply", "template", "note") else None
    return [LetterQueued(uuid.uuid4().hex, way.account, what, way.channel, way.conversation, case.customer.id, words, way.answers)]


def _given_back(connection: sqlite3.Connection, case: Case) -> list[Fact]:
    """What was taken over in the help desk goes back there, wherever the customer wrote since."""
    taken = outbox.last_assignment(connection, case.channel, case.customer.id, case.id)
    account = cursors.account(connection, taken.account) if taken is not None and taken.kind == "assign" else None
    if taken is None or account is None or not account.sends:
        return []
    return [
        LetterQueued(uuid.uuid4().hex, taken.account, "unassign", taken.channel, taken.conversation, taken.customer, None, taken.answers)
    ]


def _what(order: Order, case: Case) -> str | None:
    match order:
        case orders.Write(mode="whisper"):
            return "note"
        case orders.Write():
            return "template" if order.template else "reply"
        case orders.StepIn(mode="take_over") if case.supervisor is None:
            return "assign"
        case orders.StepIn(mode=mode) if mode != "take_over" and case.supervisor == order.by:
            return "unassign"
        case orders.CloseCase() if case.supervisor is not None:
            return "unassign"
        case _:
            return None


def judge_letter(connection: sqlite3.Connection, order: LetterOrder, person: Person | None, now: float) -> tuple[str | None, LetterMoved]:
    """The case that an order about a letter touches and the move that it makes. Raises Refused."""
    row = outbox.letter(connection, order.letter)
    if row is None:
        return None, decide_letter(order, person, None)
    way = way_of(connection, row.channel, row.conversation) if row.kind == "reply" else None
    return row.case_id, decide_letter(order, person, Standing(row.author, row.post, way.deadline if way else None, now))


def next_letter(rows: Sequence[LetterRow], now: float) -> LetterRow | None:
    """The oldest letter that may go now: in its conversation none that is on its way stands before it."""
    before: set[tuple[str, str]] = set()
    for row in rows:
        key = (row.channel, row.conversation)
        if key not in before and row.post.state == "waiting" and row.post.until <= now:
            return row
        before.add(key)
    return None


def left_behind(rows: Sequence[LetterRow], holder: str, now: float, alone: bool) -> list[LetterRow]:
    """The letters whose sender is gone: he says so himself, nobody else sends by this account, or his lease is over."""
    return [row for row in rows if row.post.state == "sending" and (row.post.holder == holder or alone or row.post.until <= now)]


def compose(connection: sqlite3.Connection, row: LetterRow, people: Mapping[str, Person]) -> Letter | None:
    """A letter as it goes out; None where its words were erased."""
    said = _words(connection, row) if row.source is not None else ("", "", {})
    if said is None:
        return None
    text, author, own = said
    person = people.get(_who(connection, row))
    answered = _message(connection, row.answers) if row.answers is not None else None
    extra = {**(answered.extra if answered else {}), **own, "by": row.author}
    return Letter(
        row.id, row.kind, row.channel, row.conversation, row.customer, text, author or (person.name if person else row.author),
        answered.id if answered else None, extra,
    )  # fmt: skip


def _who(connection: sqlite3.Connection, row: LetterRow) -> str:
    """In whose name a letter goes out: what is given back is given back by whoever had taken it, whoever closed the case."""
    taken = None
    if row.kind == "unassign" and row.case_id is not None:
        taken = outbox.last_assignment(connection, row.channel, row.customer, row.case_id, row.seq)
    return taken.author if taken is not None else row.author


def _words(connection: sqlite3.Connection, row: LetterRow) -> tuple[str, str, dict[str, object]] | None:
    """Text, author, and what the reply itself carries; None when the words are gone."""
    fact = queries.fact_of(connection, row.source or 0)
    match fact:
        case MessageReceived(message=message) if message.text:
            own = {name: value for name, value in message.extra.items() if name == "template"}
            return message.text, message.author or "", own
        case NoteWritten() if fact.text:
            return fact.text, fact.author, {}
        case _:
            return None


def _message(connection: sqlite3.Connection, seq: int) -> Message:
    fact = queries.fact_of(connection, seq)
    if not isinstance(fact, MessageReceived):
        raise LookupError(seq)
    return fact.message
