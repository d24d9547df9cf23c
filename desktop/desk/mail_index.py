"""What the record knows of mails by their Message-IDs, for whoever puts new ones into their conversations."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from desktop.channels.mailbox.compose import letter_of
from desktop.channels.mailbox.placing import Known
from desktop.channels.threads import Address
from desktop.core.facts import MessageReceived
from desktop.core.messages import Message
from desktop.db import identities, journal, outbox, queries
from desktop.db.rows import read_conversation
from desktop.desk.reads import Reads

CHANNEL = "email"
LOOKED_THROUGH = 200
"""The newest mails of a conversation among which its parties are looked for."""


class MailIndex(Reads):
    """Reads the record for whoever threads mails."""

    def known(self, ids: Sequence[str]) -> Mapping[str, Known]:
        """Those of some ids that the record knows: as a mail's Message-ID, as a letter of ours, or as the name of a conversation."""
        with self._snapshot() as connection:
            return _known(connection, ids)


def _known(connection: sqlite3.Connection, ids: Sequence[str]) -> Mapping[str, Known]:
    seqs = journal.known_idems(connection, [f"message:{CHANNEL}:{each}" for each in ids])
    found: dict[str, Known] = {}
    for each in dict.fromkeys(ids):
        known = _mail(connection, seqs.get(f"message:{CHANNEL}:{each}")) or _letter(connection, each) or _conversation(connection, each)
        if known is not None:
            found[each] = known
    return found


def _mail(connection: sqlite3.Connection, seq: int | None) -> Known | None:
    fact = queries.fact_of(connection, seq) if seq is not None else None
    if not isinstance(fact, MessageReceived):
        return None
    message, writer = fact.message, fact.message.extra.get("from")
    known = _conversation(connection, message.conversation)
    date, sender = message.extra.get("date"), writer if isinstance(writer, str) else message.customer.id
    parties = known.parties if known is not None else frozenset[str]()
    customer = known.customer if known is not None else Address(message.customer.id)
    return Known(message.conversation, customer, parties, sender, date if isinstance(date, str) else None)


def _letter(connection: sqlite3.Connection, ident: str) -> Known | None:
    rows = outbox.letters_meant(connection, CHANNEL, ident, letter_of(ident))
    known = _conversation(connection, rows[0].conversation) if rows else None
    return replace(known, letter=rows[0].id) if known is not None else None


def _conversation(connection: sqlite3.Connection, conversation: str) -> Known | None:
    kept = read_conversation(connection, CHANNEL, conversation)
    if kept is None:
        return None
    name = identities.shown_name(connection, (CHANNEL, kept.customer)) or ""
    newest = queries.newest_messages(connection, CHANNEL, conversation, LOOKED_THROUGH)
    people = frozenset(each for _, message in newest for each in _people(message))
    return Known(conversation, Address(kept.customer, name), people | {kept.customer})


def _people(message: Message) -> Iterable[str]:
    """The addresses that wrote or were written to."""
    to, writer = message.extra.get("to"), message.extra.get("from")
    yield from (each for each in to if isinstance(each, str)) if isinstance(to, list) else ()
    if isinstance(writer, str):
        yield writer
