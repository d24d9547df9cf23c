"""Conversations and cases as they are now, kept in memory between transactions and written back by the one that changed them."""

from __future__ import annotations

import sqlite3
from typing import TypeVar

from desktop.core.case import Case
from desktop.core.messages import Customer
from desktop.db import rows
from desktop.db.rows import Conversation

CACHE = 1_000
"""How many conversations and how many cases are kept in memory between transactions."""

Key = tuple[str, str]
"""Channel and conversation, or channel and customer."""
K = TypeVar("K")
V = TypeVar("V")


class States:
    """Reads a state when it is first asked for; what was put since the last `write` is dirty."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.forget()

    def forget(self) -> None:
        """Forget everything, what was not written too: after a rollback, or when another writer may have changed it."""
        self._conversations: dict[Key, Conversation | None] = {}
        self._cases: dict[str, Case] = {}
        self._open_cases: dict[Key, str | None] = {}
        self._customers: dict[Key, Customer] = {}
        self._dirty_conversations: set[Key] = set()
        self._dirty_cases: set[str] = set()
        self._dirty_parts: set[str] = set()
        self._dirty_call_backs: set[str] = set()

    def conversation(self, key: Key) -> Conversation | None:
        """A conversation, None when nothing has come in from it."""
        if key not in self._conversations:
            self._conversations[key] = rows.read_conversation(self._connection, *key)
        return self._conversations[key]

    def case(self, case: str) -> Case | None:
        """A case, None for an unknown one."""
        if case not in self._cases:
            found = rows.read_case(self._connection, case)
            if found is None:
                return None
            self._cases[case] = found
        return self._cases[case]

    def open_case_of(self, channel: str, customer: str) -> str | None:
        """The id of the customer's open case on a channel."""
        key = (channel, customer)
        if key not in self._open_cases:
            self._open_cases[key] = rows.read_open_case(self._connection, channel, customer)
        return self._open_cases[key]

    def put(self, conversation: Conversation) -> None:
        """Keep a conversation as it is from here on."""
        key = (conversation.channel, conversation.conversation)
        self._conversations[key] = conversation
        self._dirty_conversations.add(key)

    def put_case(self, case: Case) -> None:
        """Keep a case as it is from here on."""
        before = self._cases.get(case.id)
        if before is None or before.offers is not case.offers or before.promises is not case.promises:
            self._dirty_parts.add(case.id)
        if case.aftercare is not (before.aftercare if before else None):
            self._dirty_call_backs.add(case.id)
        if before is None or before.closed_at != case.closed_at:
            self._open_cases[case.channel, case.customer.id] = case.id if case.closed_at is None else None
        self._cases[case.id] = case
        self._dirty_cases.add(case.id)

    def put_thread(self, conversation: Conversation, thread: Case) -> None:
        """Keep what a conversation's messages are folded into: its case, else its own thread."""
        if thread.id:
            self.put_case(thread)
        else:
            of = conversation
            self.put(Conversation(of.channel, of.conversation, of.customer, of.case_id, of.opened, of.last_case, thread))

    def met(self, channel: str, customer: Customer) -> None:
        """Keep what is known of a customer: the newest name and kind that were said."""
        key = (channel, customer.id)
        known = self._customers.get(key)
        if known != customer:
            self._customers[key] = newest(known, customer) if known else customer

    def write(self) -> None:
        """Write what is dirty to the tables."""
        rows.write_customers(self._connection, self._customers)
        rows.write_cases(self._connection, [self._cases[case] for case in sorted(self._dirty_cases)])
        for case in sorted(self._dirty_parts):
            rows.write_offers(self._connection, self._cases[case].offers)
            rows.write_promises(self._connection, self._cases[case])
        for case in sorted(self._dirty_call_backs):
            rows.write_call_back(self._connection, self._cases[case])
        found = (self._conversations[key] for key in sorted(self._dirty_conversations))
        rows.write_conversations(self._connection, [conversation for conversation in found if conversation])
        self._customers = {}
        for dirty in (self._dirty_conversations, self._dirty_cases, self._dirty_parts, self._dirty_call_backs):
            dirty.clear()
        _shrink(self._conversations)
        _shrink(self._cases)
        _shrink(self._open_cases)


def newest(before: Customer, now: Customer) -> Customer:
    """What is known of a customer after something was said of him; `before` itself when nothing was new."""
    if before == now:
        return before
    after = Customer(before.id, now.name or before.name, now.kind or before.kind)
    return before if after == before else after


def _shrink(kept: dict[K, V]) -> None:
    """Drop what has been kept longest."""
    while len(kept) > CACHE:
        del kept[next(iter(kept))]
