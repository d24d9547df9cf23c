"""Erasing a customer's words from a record: bodies are replaced, boards follow, the chain stays whole.

A body's place in the chain is a salted commitment; the fact that a customer was erased lists the commitments of the bodies that stand in
the place of the old ones, so that a verifier can tell an erasure from a forgery (docs/erasure.md).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterator

from desktop.core.erased_case import erased_case
from desktop.core.erasure import (
    CustomerErased,
    ErasureDecided,
    ErasureProposed,
    HoldLifted,
    HoldSet,
    Replaced,
    Request,
    Standing,
    erased,
    without_places,
)
from desktop.core.facts import Entry, Fact, FileImported, LineQuarantined, MessageReread
from desktop.core.identities import TieFact
from desktop.db import identities, rows
from desktop.db.chain import ERASABLE
from desktop.db.codec import (
    commitment,
    decode_case,
    decode_fact,
    decode_reading,
    encode_case,
    encode_fact,
    encode_reading,
    rfc3339,
)
from desktop.db.mentions import Mentions
from desktop.db.person import Pair, pairs_of
from desktop.db.search import tokens

_SALT = 16
_ABOUT = (
    "erasure_proposed", "hold_set", "hold_lifted", "letter_queued", "identity_noted", "identities_joined", "identities_split",
    "split_lifted",
)  # fmt: skip
_BY_THEMSELVES = ("message_received", "message_reread", "line_quarantined", "file_imported")
_OF_CASES = tuple(sorted(ERASABLE - {*_ABOUT, *_BY_THEMSELVES}))
"""Kinds that hold words and are found by their case: all that are left, so that a new one is not forgotten."""
_OF_HIM = ("customer", "chat")


class Eraser:
    """Erases the customer that was `asked` for, inside a write transaction: `rewrite` the bodies, then `boards`, once those are flushed."""

    def __init__(self, connection: sqlite3.Connection, asked: ErasureProposed, pseudonym: str) -> None:
        self._connection = connection
        self._key = (asked.channel, asked.customer)
        self.asked, self.pseudonym = asked, pseudonym
        self._conversations = [row[0] for row in self._rows("SELECT conversation FROM conversations WHERE channel = ? AND customer = ?")]
        self.cases = [row[0] for row in self._rows("SELECT id FROM cases WHERE channel = ? AND customer = ? ORDER BY id")]
        before = replacements(connection)  # what was erased once keeps its pseudonym
        his = "SELECT m.seq FROM conversations c JOIN messages m USING (channel, conversation) WHERE c.channel = ? AND c.customer = ?"
        self._messages = [int(row[0]) for row in self._rows(his) if int(row[0]) not in before]
        self._mentions = Mentions(known_as(connection, self._key), self._texts())
        self._quarantined = [seq for seq, fact in self._facts(("line_quarantined",)) if self._speaks_of_him(fact)]

    def rewrite(self) -> tuple[Replaced, ...]:
        """Put what is left of each body in its place, under a new salt."""
        return tuple(self._replaced(seq) for seq in self._seqs())

    def boards(self) -> None:
        """Make the boards what the journal makes of them now."""
        for seq in self._messages:
            self._erase_message(seq)
        self._connection.execute("INSERT INTO words (words) VALUES ('optimize')")  # writes the index anew, without what was deleted
        self._erase_customer()
        for case in self.cases:
            self._erase_case(case)
        for conversation in self._conversations:
            self._erase_conversation(conversation)
        self._connection.executemany("UPDATE quarantine SET raw = x'', source = '' WHERE id = ?", [(seq,) for seq in self._quarantined])
        self._connection.execute("UPDATE erasures SET customer = ? WHERE channel = ? AND customer = ?", (self.pseudonym, *self._key))

    def _rows(self, query: str) -> list[tuple[str, ...]]:
        return self._connection.execute(query, self._key).fetchall()

    def _texts(self) -> list[str]:
        """What his messages say, and what they are called: a delivery that nobody understood may name one and nothing else of his."""
        query = "SELECT text, id FROM messages WHERE seq = ?"
        return [told for seq in self._messages for told in self._connection.execute(query, (seq,)).fetchone()]

    def _seqs(self) -> list[int]:
        found = set(self._messages)
        found |= {seq for seq, fact in self._facts(("message_reread",)) if isinstance(fact, MessageReread) and fact.message in found}
        found |= {seq for seq, fact in self._facts((*_ABOUT, "file_imported")) if self._speaks_of_him(fact)}
        return sorted({*found, *self._entries_of_cases(), *self._quarantined})

    def _speaks_of_him(self, fact: Fact) -> bool:
        match fact:
            case LineQuarantined():
                return self._mentions.certain_in(fact.source) or self._mentions.certain(fact.raw)
            case FileImported():
                return any(self._mentions.certain_in(told) for told in (fact.file, *(fact.assumptions.get(of, "") for of in _OF_HIM)))
            case TieFact():
                return self._key in (fact.one, fact.other)
            case _:
                return (getattr(fact, "channel", None), getattr(fact, "customer", None)) == self._key

    def _facts(self, kinds: Collection[str]) -> Iterator[tuple[int, Fact]]:
        marks = ", ".join("?" * len(kinds))
        query = f"SELECT seq, kind, body FROM journal JOIN bodies USING (seq) WHERE kind IN ({marks})"  # noqa: S608 - marks only
        return ((seq, decode_fact(kind, body)) for seq, kind, body in self._connection.execute(query, tuple(kinds)).fetchall())

    def _entries_of_cases(self) -> list[int]:
        marks = ", ".join("?" * len(_OF_CASES))
        query = f"SELECT seq FROM journal WHERE case_id = ? AND kind IN ({marks})"  # noqa: S608 - marks only
        return [row[0] for case in self.cases for row in self._connection.execute(query, (case, *_OF_CASES))]

    def _replaced(self, seq: int) -> Replaced:
        kind, body = self._connection.execute("SELECT kind, body FROM journal JOIN bodies USING (seq) WHERE seq = ?", (seq,)).fetchone()
        salt, left = os.urandom(_SALT), encode_fact(erased(decode_fact(kind, body), self.pseudonym))
        self._connection.execute("UPDATE bodies SET salt = ?, body = ? WHERE seq = ?", (salt, left, seq))
        return Replaced(seq, commitment(salt, left))

    def _erase_message(self, seq: int) -> None:
        """The index is told what it held, or it could not forget it."""
        query = "SELECT text, sender, author, reading FROM messages WHERE seq = ?"
        text, sender, author, reading = self._connection.execute(query, (seq,)).fetchone()
        self._connection.execute("INSERT INTO words (words, rowid, tokens) VALUES ('delete', ?, ?)", (seq, tokens(text)))
        self._connection.execute("INSERT INTO words (rowid, tokens) VALUES (?, '')", (seq,))
        self._connection.execute(
            "UPDATE messages SET text = '', author = ?, reading = ? WHERE seq = ?",
            ("" if sender == "customer" else author, encode_reading(without_places(decode_reading(reading))), seq),
        )

    def _erase_customer(self) -> None:
        identities.erase(self._connection, self._key, self.pseudonym)
        self._connection.execute("UPDATE customers SET id = ?, name = NULL WHERE channel = ? AND id = ?", (self.pseudonym, *self._key))

    def _erase_case(self, ident: str) -> None:
        state = self._connection.execute("SELECT state FROM cases WHERE id = ?", (ident,)).fetchone()[0]
        case = erased_case(decode_case(state), self.pseudonym)
        self._connection.execute("UPDATE cases SET customer = ?, state = ? WHERE id = ?", (self.pseudonym, encode_case(case), ident))
        rows.write_offers(self._connection, case.offers)
        rows.write_promises(self._connection, case)

    def _erase_conversation(self, conversation: str) -> None:
        key = (self._key[0], conversation)
        query = "SELECT thread FROM conversations WHERE channel = ? AND conversation = ?"
        thread = self._connection.execute(query, key).fetchone()[0]
        left = encode_case(erased_case(decode_case(thread), self.pseudonym)) if thread else None
        query = "UPDATE conversations SET customer = ?, thread = ? WHERE channel = ? AND conversation = ?"
        self._connection.execute(query, (self.pseudonym, left, *key))


def known_as(connection: sqlite3.Connection, key: Pair) -> list[str]:
    """What a customer goes by: his id on the channel, the names of his conversations, his name there, and what services know him by."""
    conversations = connection.execute("SELECT conversation FROM conversations WHERE channel = ? AND customer = ?", key)
    named = connection.execute("SELECT name FROM customers WHERE channel = ? AND id = ? AND name IS NOT NULL", key)
    known = connection.execute("SELECT value FROM identities WHERE channel = ? AND customer = ? AND kind != 'help_desk'", key)
    return [key[1], *(row[0] for found in (conversations, named, known) for row in found.fetchall())]


def doubtful(connection: sqlite3.Connection, channel: str, customer: str) -> tuple[int, ...]:
    """The quarantined lines that hold a short name of a customer inside something longer: an erasure leaves them, a person looks."""
    mentions = Mentions(known_as(connection, (channel, customer)))
    lines = connection.execute("SELECT id, raw FROM quarantine WHERE raw != x'' ORDER BY id")
    return tuple(ident for ident, raw in lines if mentions.possible(raw) and not mentions.certain(raw))


def write_erasing(connection: sqlite3.Connection, entry: Entry, fact: ErasureProposed | ErasureDecided | HoldSet | HoldLifted) -> None:
    """Keep requests for erasure and legal holds on their boards."""
    match fact:
        case HoldLifted():
            connection.execute("DELETE FROM holds WHERE channel = ? AND customer = ?", (fact.channel, fact.customer))
        case ErasureProposed():
            asked = (fact.request, fact.channel, fact.customer, fact.reason, entry.actor, rfc3339(entry.at))
            connection.execute("INSERT INTO erasures VALUES (?, ?, ?, ?, ?, ?, 'proposed', NULL)", asked)
        case ErasureDecided():
            state = "erased" if fact.decision == "approve" else "declined"
            connection.execute("UPDATE erasures SET state = ?, decided_by = ? WHERE request = ?", (state, entry.actor, fact.request))
        case _:
            held = (fact.channel, fact.customer, entry.actor, rfc3339(entry.at), fact.reason)
            connection.execute("INSERT OR REPLACE INTO holds VALUES (?, ?, ?, ?, ?)", held)


def standing(connection: sqlite3.Connection, channel: str, customer: str, request: str | None) -> Standing:
    """What an order about erasing a customer meets; for a decision the customer is the one of the request."""
    query = "SELECT request, channel, customer, reason, proposed_by, state FROM erasures WHERE request = ?"
    found = connection.execute(query, (request,)).fetchone()
    asked = Request(ErasureProposed(*found[:4]), found[4], found[5] != "proposed") if found else None
    key = (channel, customer) if asked is None else (asked.fact.channel, asked.fact.customer)

    def there(query: str, pair: Pair = key) -> bool:
        return connection.execute(query, pair).fetchone() is not None

    hold = "SELECT 1 FROM holds WHERE channel = ? AND customer = ?"
    return Standing(
        there("SELECT 1 FROM customers WHERE channel = ? AND id = ?"),
        there(hold),
        any(there(hold, pair) for pair in pairs_of(connection, *key)),
        there("SELECT 1 FROM cases WHERE channel = ? AND customer = ? AND closed_at IS NULL"),
        there(
            "SELECT 1 FROM cases c JOIN offers o ON o.case_id = c.id WHERE c.channel = ? AND c.customer = ? "
            "AND o.payout IN ('listed', 'unknown')"
        ),
        asked,
    )


def replacements(connection: sqlite3.Connection) -> dict[int, bytes]:
    """The commitment that each replaced body must fit, by seq; the last replacement counts. Raises Trouble("damaged")."""
    found: dict[int, bytes] = {}
    query = "SELECT kind, body FROM journal JOIN bodies USING (seq) WHERE kind = 'customer_erased' ORDER BY seq"
    told = (decode_fact(kind, body) for kind, body in connection.execute(query))
    for bodies in (fact.bodies for fact in told if isinstance(fact, CustomerErased)):
        found.update((one.seq, one.commitment) for one in bodies)
    return found
