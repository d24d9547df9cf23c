"""The boards: everything that is derived from the journal, kept in the transaction that appends to it.

The same code keeps them and rebuilds them; `rebuilt == kept` is checked by `verify` and by a property test. States live in a
cache between transactions; whoever finds that another process wrote in between calls `forget`.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import replace

from desktop.core.case import Case
from desktop.core.facts import (
    CaseClosed,
    CaseOpened,
    ConversationJoined,
    Entry,
    Fact,
    FileImported,
    HeatSettingsAdopted,
    LineQuarantined,
    MessageReceived,
    MessageReread,
    OrderNoted,
    OrderRefused,
    PolicyAdopted,
    ScoreCorrected,
)
from desktop.core.heat import HeatSettings
from desktop.core.messages import Customer
from desktop.db import queries, rows
from desktop.db.codec import encode_json, encode_reading, rfc3339
from desktop.db.rows import Conversation, Value

CACHE = 50_000
"""How many conversations and cases are kept in memory between transactions."""
_OF_A_CASE = "case_id = ?"
_OF_A_THREAD = "channel = ? AND conversation = ? AND case_id IS NULL"


class Boards:
    """Applies entries to the tables of one connection. `changed` names the cases touched since `take_changes`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._conversations: OrderedDict[tuple[str, str], Conversation | None] = OrderedDict()
        self._cases: OrderedDict[str, Case] = OrderedDict()
        self._settings: HeatSettings | None = None
        self._open_cases: dict[tuple[str, str], str] | None = None
        self.clear_pending()

    def clear_pending(self) -> None:
        """Forget what was to be written, after a rollback."""
        self._new_messages: list[tuple[Value, ...]] = []
        self._dirty_conversations: set[tuple[str, str]] = set()
        self._dirty_cases: set[str] = set()
        self._dirty_parts: set[str] = set()
        self._refold: set[tuple[str, str] | str] = set()
        self._customers: dict[tuple[str, str], Customer] = {}

    def forget(self) -> None:
        """Forget everything that another writer may have changed."""
        self.clear_pending()
        self._conversations.clear()
        self._cases.clear()
        self._settings = None
        self._open_cases = None

    @property
    def settings(self) -> HeatSettings:
        """The heat settings in force."""
        if self._settings is None:
            self._settings = queries.heat_settings(self._connection)
        return self._settings

    def conversation(self, channel: str, conversation: str) -> Conversation | None:
        """A conversation as it is now."""
        key = (channel, conversation)
        if key in self._refold:
            self._make_anew(key)
        if key not in self._conversations:
            self._conversations[key] = rows.read_conversation(self._connection, channel, conversation)
        return self._conversations[key]

    def case(self, case: str) -> Case | None:
        """A case as it is now."""
        if case in self._refold:
            self._make_anew(case)
        if case not in self._cases:
            found = rows.read_case(self._connection, case)
            if found is None:
                return None
            self._cases[case] = found
        return self._cases[case]

    def thread(self, conversation: Conversation) -> Case:
        """What a conversation's next message is folded into: its open case, else its thread."""
        case = self.case(conversation.case_id) if conversation.case_id else conversation.thread
        if case is None:
            raise LookupError(conversation)
        return case

    def open_case_of(self, channel: str, customer: str) -> str | None:
        """The id of the customer's open case on a channel."""
        if self._open_cases is None:
            found = self._connection.execute("SELECT channel, customer, id FROM cases WHERE closed_at IS NULL")
            self._open_cases = {(channel_, customer_): case for channel_, customer_, case in found}
        return self._open_cases.get((channel, customer))

    def apply(self, entries: Iterable[Entry]) -> None:
        """Derive what follows from entries. Call `flush` before the transaction ends."""
        for entry in entries:
            self._apply(entry, entry.fact)

    def flush(self) -> None:
        """Write what is pending to the tables."""
        for key in list(self._refold):
            self._make_anew(key)
        self._write_messages()
        self._write_customers()
        if self._dirty_cases:
            cases = [self._cases[case] for case in sorted(self._dirty_cases)]
            rows.write_cases(self._connection, cases)
            for case in cases:
                if case.id in self._dirty_parts:
                    rows.write_offers(self._connection, case.offers)
                    rows.write_promises(self._connection, case)
            self._dirty_cases.clear()
            self._dirty_parts.clear()
        if self._dirty_conversations:
            found = (self._conversations[key] for key in sorted(self._dirty_conversations))
            rows.write_conversations(self._connection, [conversation for conversation in found if conversation])
            self._dirty_conversations.clear()
        self._shrink()

    def _shrink(self) -> None:
        while len(self._conversations) > CACHE:
            self._conversations.popitem(last=False)
        while len(self._cases) > CACHE:
            self._cases.popitem(last=False)

    def _write_messages(self) -> None:
        if self._new_messages:
            rows.write_messages(self._connection, self._new_messages)
            self._new_messages = []

    def _write_customers(self) -> None:
        self._connection.executemany(
            "INSERT INTO customers VALUES (?, ?, ?, ?) ON CONFLICT (channel, id) DO UPDATE SET "
            "name = coalesce(excluded.name, name), kind = coalesce(excluded.kind, kind)",
            [(channel, ident, customer.name, customer.kind) for (channel, ident), customer in self._customers.items()],
        )
        self._customers.clear()

    def _keep(self, key: tuple[str, str], conversation: Conversation) -> None:
        self._conversations[key] = conversation
        self._dirty_conversations.add(key)

    def _keep_case(self, case: Case) -> None:
        before = self._cases.get(case.id)
        if before is None or before.offers is not case.offers or before.promises is not case.promises:
            self._dirty_parts.add(case.id)
        self._cases[case.id] = case
        self._dirty_cases.add(case.id)

    def _keep_thread(self, key: tuple[str, str], conversation: Conversation, thread: Case) -> None:
        if thread.id:
            self._keep_case(thread)
        else:
            self._keep(key, replace(conversation, thread=thread))

    def _apply(self, entry: Entry, fact: Fact) -> None:
        match fact:
            case MessageReceived():
                self._message(entry, fact)
            case MessageReread():
                self._reread(fact)
            case ScoreCorrected():
                self._correct(entry, fact)
            case CaseOpened():
                self._open(entry, fact)
            case ConversationJoined():
                self._join(entry, fact)
            case LineQuarantined():
                row = (entry.seq, rfc3339(entry.at), fact.source, fact.line, fact.reason, fact.raw)
                self._connection.execute("INSERT INTO quarantine VALUES (?, ?, ?, ?, ?, ?)", row)
            case PolicyAdopted():
                self._set("policy", encode_json({"text": fact.text, "starter": fact.starter}).decode())
            case HeatSettingsAdopted():
                self._set("heat", encode_json(fact.settings).decode())
                self._settings = fact.settings
            case FileImported():
                staff = queries.known_staff(self._connection) | set(filter(None, fact.assumptions.get("staff", "").split("\n")))
                self._set("staff", encode_json(sorted(staff)).decode())
            case OrderRefused() | OrderNoted():
                pass
            case _:
                self._decision(entry)

    def _set(self, name: str, value: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    def _message(self, entry: Entry, fact: MessageReceived) -> None:
        message = fact.message
        key = (message.channel, message.conversation)
        conversation = self.conversation(*key)
        self._customer(message.channel, message.customer)
        if conversation is None:
            thread = Case(message.channel, message.customer, conversations=(message.conversation,))
            conversation = Conversation(*key, message.customer.id, None, 0, None, thread)
            self._keep(key, conversation)
        thread = self.thread(conversation)
        if message.customer.name and message.customer != thread.customer and message.customer.id == thread.customer.id:
            thread = replace(thread, customer=_known(thread.customer, message.customer))
        folded = rows.fold_view(entry.seq, fact)
        if thread.is_late(folded):
            self._refold.add(conversation.case_id or key)
            after = replace(thread, seq=entry.seq)
        else:
            after = thread.after_message(folded, self.settings)
        self._new_messages.append(rows.message_row(entry, fact, folded, conversation.case_id, after.heat))
        self._keep_thread(key, conversation, after)

    def _customer(self, channel: str, customer: Customer) -> None:
        known = self._customers.get((channel, customer.id))
        self._customers[channel, customer.id] = _known(known, customer) if known else customer

    def _reread(self, fact: MessageReread) -> None:
        self._write_messages()
        reading = fact.reading
        self._connection.execute(
            "UPDATE messages SET reading = ?, satisfaction = ?, anger = CASE WHEN corrected_by IS NULL THEN ? ELSE anger END, "
            "machine_anger = CASE WHEN corrected_by IS NULL THEN NULL ELSE ? END WHERE seq = ?",
            (encode_reading(reading), reading.satisfaction, reading.anger, reading.anger, fact.message),
        )
        self._refold_message(fact.message)

    def _correct(self, entry: Entry, fact: ScoreCorrected) -> None:
        self._write_messages()
        self._connection.execute(
            "UPDATE messages SET machine_anger = coalesce(machine_anger, anger), anger = ?, corrected_by = ? WHERE seq = ?",
            (fact.anger, entry.actor, fact.message),
        )
        self._refold_message(fact.message)
        self._decision(entry)

    def _refold_message(self, seq: int) -> None:
        row = self._connection.execute("SELECT case_id, channel, conversation FROM messages WHERE seq = ?", (seq,)).fetchone()
        self._refold.add(row[0] or (row[1], row[2]))

    def _make_anew(self, key: tuple[str, str] | str) -> None:
        """Fold a case or thread again from all its messages: one came in late, was read anew, or was corrected."""
        self._write_messages()
        self._refold.discard(key)
        conversation = None if isinstance(key, str) else self.conversation(*key)
        case = self.case(key) if isinstance(key, str) else conversation.thread if conversation else None
        if case is None:
            raise LookupError(key)
        where, values = (_OF_A_CASE, [key]) if isinstance(key, str) else (_OF_A_THREAD, [*key])
        messages = list(rows.folded_messages(self._connection, where, values))
        anew, heats = case.refolded(messages, self.settings)
        self._connection.executemany(
            "UPDATE messages SET heat = ?, level = ? WHERE seq = ?",
            [(heat.value, heat.level, message.seq) for heat, message in zip(heats, messages, strict=True)],
        )
        if conversation is None:
            self._keep_case(anew)
        elif not isinstance(key, str):
            self._keep(key, replace(conversation, thread=anew))

    def _open(self, entry: Entry, fact: CaseOpened) -> None:
        key = (fact.channel, fact.conversation)
        conversation = self.conversation(*key)
        if conversation is None or conversation.thread is None or entry.case is None:
            raise LookupError(key)
        self._claim(key, entry.case)
        self.open_case_of(fact.channel, conversation.customer)
        if self._open_cases is not None:
            self._open_cases[fact.channel, conversation.customer] = entry.case
        self._keep_case(conversation.thread.after(entry))
        self._keep(key, replace(conversation, case_id=entry.case, opened=fact.ordinal, thread=None))

    def _join(self, entry: Entry, fact: ConversationJoined) -> None:
        key = (fact.channel, fact.conversation)
        conversation = self.conversation(*key)
        case = self.case(entry.case or "")
        if conversation is None or case is None:
            raise LookupError(key)
        self._claim(key, case.id)
        self._keep(key, replace(conversation, case_id=case.id, thread=None))
        self._keep_case(case.after(entry))
        self._refold.add(case.id)

    def _claim(self, key: tuple[str, str], case: str) -> None:
        self._write_messages()
        self._connection.execute(f"UPDATE messages SET case_id = ? WHERE {_OF_A_THREAD}", (case, *key))  # noqa: S608 - ours

    def _decision(self, entry: Entry) -> None:
        case = self.case(entry.case or "")
        if case is None:
            raise LookupError(entry.case)
        after = case.after(entry)
        self._keep_case(after)
        if isinstance(entry.fact, CaseClosed):
            self._release(after)

    def _release(self, case: Case) -> None:
        if self._open_cases is not None:
            self._open_cases.pop((case.channel, case.customer.id), None)
        for name in case.conversations:
            key = (case.channel, name)
            conversation = self.conversation(*key)
            if conversation is not None:
                self._keep(key, rows.without_case(conversation, Case(case.channel, case.customer, conversations=(name,))))


def _known(before: Customer, now: Customer) -> Customer:
    """What is known of a customer: the newest name and kind that were said."""
    return Customer(before.id, now.name or before.name, now.kind or before.kind)
