"""The rows of the boards: how a case, a message, an offer look in their tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.core.case import Case, Folded
from desktop.core.facts import Entry, LineQuarantined, MessageReceived, PayoutListed, PayoutSettled, PolicyDecided, PolicyProposed
from desktop.core.folded import LAST_WORDS
from desktop.core.heat import RANK_OF_LEVEL, Heat
from desktop.core.messages import Customer, Message
from desktop.core.offers import Offer
from desktop.core.promises import words_of
from desktop.core.reading import Reading
from desktop.db.codec import decode_case, decode_reading, encode_case, encode_json, encode_reading, rfc3339
from desktop.db.newest import note_blocks
from desktop.db.search import tokens

Value = str | bytes | int | float | None


@dataclass(frozen=True, slots=True)
class Conversation:
    """What is kept of a conversation: whose it is, the open case it is in, and the fold of what no case holds yet (`thread`)."""

    channel: str
    conversation: str
    customer: str
    case_id: str | None
    opened: int
    last_case: str | None
    thread: Case | None


def fold_view(seq: int, fact: MessageReceived) -> Folded:
    """What the fold needs to know of a message that came in."""
    message = fact.message
    author = message.author or (message.customer.name if message.sender == "customer" else None) or ""
    account = account_of(message)
    return _folded(seq, message.at.timestamp(), message.id, message.sender, author, message.text, fact.reading, fact.reading.anger, account)


def account_of(message: Message) -> str | None:
    """The live account that a message came by."""
    found = message.extra.get("account")
    return found if isinstance(found, str) else None


def _folded(
    seq: int, at: float, ident: str, sender: str, author: str, text: str, reading: Reading, anger: float | None, account: str | None = None
) -> Folded:
    spoken = reading.promises
    promises = tuple((promise, words_of(text, promise.start, promise.end)) for promise in spoken) if spoken else ()
    words = " ".join(text[: LAST_WORDS * 2].split())[:LAST_WORDS] if sender != "system" else ""
    return Folded(seq, at, ident, sender, author, words, anger, reading.satisfaction, reading.risks, reading.forecast, promises, account)


CASE_OF_ROW = 2
"""Where the case stands in a row of `messages`."""


def message_row(entry: Entry, fact: MessageReceived, folded: Folded, case: str | None, heat: Heat) -> list[Value]:
    """A row of `messages`. System lines have no heat of their own."""
    message, reading = fact.message, fact.reading
    unsent = int(message.extra.get("unsent") is True)
    return [
        entry.seq, message.id, case, message.channel, message.conversation, message.sender, folded.author, message.at.isoformat(),
        folded.at, message.text, reading.anger, folded.satisfaction, None, None, heat.value, heat.level, unsent, encode_reading(reading),
    ]  # fmt: skip


def folded_messages(connection: sqlite3.Connection, where: str, values: Sequence[Value]) -> Iterable[Folded]:
    """The messages of a case or thread in their order, as the fold takes them. `where` is one of our own conditions."""
    rows = connection.execute(
        f"SELECT seq, at, id, sender, author, text, reading, anger FROM messages WHERE {where} ORDER BY at, id",  # noqa: S608 - ours
        tuple(values),
    )
    for seq, at, ident, sender, author, text, reading, anger in rows:
        yield _folded(seq, at, ident, sender, author, text, decode_reading(reading), anger)


def write_messages(connection: sqlite3.Connection, rows: Sequence[Sequence[Value]]) -> None:
    """Insert rows of `messages`."""
    connection.executemany("INSERT INTO messages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    note_blocks(connection, ((int(row[0] or 0), float(row[8] or 0.0)) for row in rows))


def write_heats(connection: sqlite3.Connection, heats: Mapping[int, Heat]) -> None:
    """Keep the heats just after messages (by seq), where they are not what they were."""
    connection.executemany(
        "UPDATE messages SET heat = ?, level = ? WHERE seq = ?", [(heat.value, heat.level, seq) for seq, heat in heats.items()]
    )


def write_words(connection: sqlite3.Connection, texts: Iterable[tuple[int, str]]) -> None:
    """Insert the words of messages (seq, text) into their index. Best as the last of a transaction: the index writes what it holds
    back whenever a statement follows that might have to be taken back by itself."""
    connection.executemany("INSERT INTO words (rowid, tokens) VALUES (?, ?)", ((seq, tokens(text)) for seq, text in texts))


def read_conversation(connection: sqlite3.Connection, channel: str, conversation: str) -> Conversation | None:
    """The kept conversation, None when nothing has come in from it."""
    row = connection.execute(
        "SELECT customer, case_id, opened, last_case, thread FROM conversations WHERE channel = ? AND conversation = ?",
        (channel, conversation),
    ).fetchone()
    if row is None:
        return None
    customer, case, opened, last, thread = row
    return Conversation(channel, conversation, customer, case, opened, last, decode_case(thread) if thread else None)


def write_conversations(connection: sqlite3.Connection, conversations: Iterable[Conversation]) -> None:
    """Keep conversations as they are now."""
    connection.executemany(
        "INSERT OR REPLACE INTO conversations VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (c.channel, c.conversation, c.customer, c.case_id, c.opened, c.last_case, encode_case(c.thread) if c.thread else None)
            for c in conversations
        ),
    )


def read_case(connection: sqlite3.Connection, case: str) -> Case | None:
    """The kept state of a case."""
    row = connection.execute("SELECT state FROM cases WHERE id = ?", (case,)).fetchone()
    return decode_case(row[0]) if row else None


def read_open_case(connection: sqlite3.Connection, channel: str, customer: str) -> str | None:
    """The id of the open case of a customer on a channel."""
    found = connection.execute("SELECT id FROM cases WHERE channel = ? AND customer = ? AND closed_at IS NULL", (channel, customer))
    row = found.fetchone()
    return row[0] if row else None


def write_customers(connection: sqlite3.Connection, customers: Mapping[tuple[str, str], Customer]) -> None:
    """Keep what was said of customers; what was not said this time stays."""
    connection.executemany(
        "INSERT INTO customers VALUES (?, ?, ?, ?) ON CONFLICT (channel, id) DO UPDATE SET "
        "name = coalesce(excluded.name, name), kind = coalesce(excluded.kind, kind)",
        [(channel, ident, customer.name, customer.kind) for (channel, ident), customer in customers.items()],
    )


def write_setting(connection: sqlite3.Connection, name: str, value: bytes) -> None:
    """Keep a value (JSON) that holds for the whole record."""
    connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value.decode()))


def write_quarantined(connection: sqlite3.Connection, entry: Entry, fact: LineQuarantined) -> None:
    """Keep what was not understood."""
    row = (entry.seq, rfc3339(entry.at), fact.source, fact.line, fact.reason, fact.raw)
    connection.execute("INSERT INTO quarantine VALUES (?, ?, ?, ?, ?, ?)", row)


def write_cases(connection: sqlite3.Connection, cases: Iterable[Case]) -> None:
    """Keep cases as they are now."""
    connection.executemany(
        "INSERT OR REPLACE INTO cases VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", [_case_row(case) for case in cases]
    )


def _case_row(case: Case) -> tuple[Value, ...]:
    return (
        case.id, case.channel, case.customer.id, case.level, case.heat.value, case.stage, rfc3339(case.opened_at),
        rfc3339(case.closed_at) if case.closed_at is not None else None, case.agent, case.mediator, case.supervisor,
        " ".join(case.risks), RANK_OF_LEVEL[case.level], case.last_customer_at or 0.0, case.seq, encode_case(case),
    )  # fmt: skip


def write_offers(connection: sqlite3.Connection, offers: Iterable[Offer]) -> None:
    """Keep offers as they are now."""
    connection.executemany(
        "INSERT OR REPLACE INTO offers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                o.id, o.case, o.type, o.money.amount, o.money.currency, o.state, o.proposed_by, " ".join(o.approved_by), o.payee,
                o.reason, o.covered.minor, o.decided_at, o.terms_at,
                encode_json([[option.type, option.money.amount] for option in o.options]).decode(), o.chosen, o.payout, o.reference,
            )
            for o in offers
        ),
    )  # fmt: skip


def write_payout(connection: sqlite3.Connection, entry: Entry, fact: PayoutListed | PayoutSettled, offer: Offer) -> None:
    """A line of the payout list, and what became of it. A second living line of one offer is refused by the table itself."""
    if isinstance(fact, PayoutListed):
        row = (offer.id, offer.listings, offer.case, "listed", rfc3339(entry.at), entry.actor, None, None, "")
        connection.execute("INSERT INTO payouts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        return
    connection.execute(
        "UPDATE payouts SET state = ?, settled_at = ?, settled_by = ?, reference = ? WHERE offer_id = ? AND listing = ?",
        (fact.state, rfc3339(entry.at), entry.actor, offer.reference, offer.id, offer.listings),
    )


def write_change(connection: sqlite3.Connection, entry: Entry, fact: PolicyProposed | PolicyDecided) -> None:
    """A change of policy that was asked for, and what became of it."""
    if isinstance(fact, PolicyProposed):
        row = (fact.change, entry.actor, rfc3339(entry.at), "proposed", None, encode_json(fact))
        connection.execute("INSERT INTO policy_changes VALUES (?, ?, ?, ?, ?, ?)", row)
        return
    state = "declined" if fact.text is None else "adopted"
    connection.execute("UPDATE policy_changes SET state = ?, decided_by = ? WHERE id = ?", (state, entry.actor, fact.change))


def write_promises(connection: sqlite3.Connection, case: Case) -> None:
    """Keep the promises of a case as they are now."""
    connection.execute("DELETE FROM promises WHERE case_id = ?", (case.id,))
    connection.executemany(
        "INSERT INTO promises VALUES (?, ?, ?, ?, ?, ?)",
        ((case.id, p.id, rfc3339(p.due), p.text, p.by, p.state) for p in case.promises),
    )


def write_call_back(connection: sqlite3.Connection, case: Case) -> None:
    """Keep when the customer of a case is called back, as long as he is to be."""
    connection.execute("DELETE FROM call_backs WHERE case_id = ?", (case.id,))
    if case.aftercare is not None and case.aftercare.due is not None:
        connection.execute("INSERT INTO call_backs VALUES (?, ?)", (case.id, case.aftercare.due))


def without_case(conversation: Conversation, thread: Case) -> Conversation:
    """A conversation whose case was closed: what comes next is folded afresh."""
    return replace(conversation, case_id=None, last_case=conversation.case_id, thread=thread)
