"""The boards: everything that is derived from the journal, kept in the transaction that appends to it.

The same code keeps them and rebuilds them; `rebuilt == kept` is checked by `verify` and by a property test. States live in a
cache between transactions; whoever finds that another process wrote in between calls `forget`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

from desktop.core.case import Case
from desktop.core.erasure import CustomerErased, ErasureDecided, ErasureProposed, HoldLifted, HoldSet
from desktop.core.facts import (
    CaseOpened,
    ConversationJoined,
    Entry,
    FileImported,
    HeatSettingsAdopted,
    LearningSet,
    LineQuarantined,
    MessageReceived,
    MessageReread,
    OrderNoted,
    OrderRefused,
    PayoutListed,
    PayoutSettled,
    PolicyAdopted,
    PolicyDecided,
    PolicyProposed,
    ScoreCorrected,
)
from desktop.core.heat import HeatSettings
from desktop.core.identities import IdentityNoted, TieFact
from desktop.core.messages import ERASED
from desktop.core.outbox import LetterMoved, LetterQueued, ReceiptReceived
from desktop.core.signing import ChainBridged, KeyEnrolled, KeyRevoked, SignInLocked
from desktop.db import queries, rows
from desktop.db.chosen import adopt_first, change_policy, choose
from desktop.db.codec import encode_reading
from desktop.db.erase import write_erasing
from desktop.db.identities import write_identity
from desktop.db.keys import write_key
from desktop.db.lines import Lines
from desktop.db.outbox import write_letter
from desktop.db.rows import Conversation
from desktop.db.states import Key, States, newest

T = TypeVar("T")
_OF_A_CASE = "case_id = ?"
_OF_A_THREAD = "channel = ? AND conversation = ? AND case_id IS NULL"


class Boards(Lines):
    """Applies entries to the tables of one connection. What is to be folded again is folded when it is next asked for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._states = States(connection)
        self.forget()

    def forget(self) -> None:
        """Forget everything that was not written or that another writer may have changed."""
        self._states.forget()
        self._new_words: list[tuple[int, str]] = []
        self._refold: set[Key | str] = set()
        self._settings: HeatSettings | None = None
        self._begin_lines()
        self._patient = False

    @property
    def settings(self) -> HeatSettings:
        """The heat settings in force."""
        if self._settings is None:
            self._settings = queries.heat_settings(self._connection)
        return self._settings

    def conversation(self, channel: str, conversation: str) -> Conversation | None:
        """A conversation as it is now."""
        key = (channel, conversation)
        if key in self._refold and not self._patient:
            self._make_anew(key)
        return self._states.conversation(key)

    def case(self, case: str) -> Case | None:
        """A case as it is now."""
        if case in self._refold and not self._patient:
            self._make_anew(case)
        return self._states.case(case)

    @contextmanager
    def patience(self) -> Iterator[None]:
        """Inside, what late messages change is not folded anew each time it is looked at, but once, afterwards: for many at once of
        which nobody asks the state in between."""
        self._patient = True
        try:
            yield
        finally:
            self._patient = False

    def thread(self, conversation: Conversation) -> Case:
        """What a conversation's next message is folded into: its open case, else its thread."""
        return _found(self.case(conversation.case_id) if conversation.case_id else conversation.thread, conversation)

    def was_above_calm(self, channel: str, conversation: str) -> bool:
        """Whether a conversation without a case was above calm after any of its messages, as they stand in their order now."""
        self.conversation(channel, conversation)
        if line := self._lines.get((channel, conversation)):
            return line.above > 0
        self._write_heats()
        found = self._connection.execute(f"SELECT 1 FROM messages WHERE {_OF_A_THREAD} AND level != 'calm'", (channel, conversation))  # noqa: S608 - ours
        return found.fetchone() is not None

    def is_erased(self, channel: str, customer: str) -> bool:
        """Whether an id is the pseudonym of somebody who was erased, and not one that a channel made look like it."""
        erased = "SELECT 1 FROM erasures WHERE channel = ? AND customer = ? AND state = 'erased'"
        return customer.startswith(ERASED) and self._connection.execute(erased, (channel, customer)).fetchone() is not None

    def open_case_of(self, channel: str, customer: str) -> str | None:
        """The id of the customer's open case on a channel."""
        return self._states.open_case_of(channel, customer)

    def apply(self, entries: Iterable[Entry]) -> None:
        """Derive what follows from entries. Call `flush` before the transaction ends."""
        for entry in entries:
            self.apply_one(entry)

    def flush(self) -> None:
        """Write what is pending to the tables."""
        for key in list(self._refold):
            self._make_anew(key)
        self._write_heats()
        self._lines = {}
        self._states.write()
        rows.write_words(self._connection, self._new_words)
        self._new_words = []

    def apply_one(self, entry: Entry) -> None:
        """Derive what follows from one entry."""
        match fact := entry.fact:
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
                rows.write_quarantined(self._connection, entry, fact)
            case PolicyAdopted():
                adopt_first(self._connection, fact)
            case HeatSettingsAdopted() | LearningSet() | FileImported():
                choose(self._connection, fact)
                self._settings = None
                self._lines = {}
            case PolicyProposed() | PolicyDecided():
                change_policy(self._connection, entry, fact)
            case PayoutListed() | PayoutSettled():
                self._decision(entry)
                self._pay(entry, fact)
            case ErasureProposed() | ErasureDecided() | HoldSet() | HoldLifted():
                write_erasing(self._connection, entry, fact)
            case KeyEnrolled() | KeyRevoked():
                write_key(self._connection, entry, fact)
            case LetterQueued() | LetterMoved() | ReceiptReceived():
                write_letter(self._connection, entry, fact)
            case IdentityNoted() | TieFact():
                write_identity(self._connection, entry, fact)
            case OrderRefused() | OrderNoted() | CustomerErased() | SignInLocked() | ChainBridged():
                pass
            case _:
                self._decision(entry)

    def _pay(self, entry: Entry, fact: PayoutListed | PayoutSettled) -> None:
        case = _found(self.case(entry.case or ""), entry.case)
        rows.write_payout(self._connection, entry, fact, _found(case.offer(fact.offer), fact.offer))

    def _message(self, entry: Entry, fact: MessageReceived) -> None:
        message = fact.message
        self._states.met(message.channel, message.customer)
        conversation = self._conversation_of(fact)
        thread = self.thread(conversation)
        known = newest(thread.customer, message.customer)
        thread = thread if known is thread.customer else replace(thread, customer=known)
        folded = rows.fold_view(entry.seq, fact)
        if thread.is_late(folded):
            self._refold.add(conversation.case_id or (message.channel, message.conversation))
            after = thread.after_late(folded)
        else:
            after = thread.after_message(folded, self.settings)
        if line := self._lines.get(conversation.case_id or (message.channel, message.conversation)):
            line.put(folded)
        row = rows.message_row(entry, fact, folded, conversation.case_id, after.heat)
        self._new_messages.append(row)
        if conversation.case_id is None:
            self._unclaimed.setdefault((message.channel, message.conversation), []).append(row)
        self._new_words.append((entry.seq, message.text))
        self._states.put_thread(conversation, after)

    def _conversation_of(self, fact: MessageReceived) -> Conversation:
        message = fact.message
        key = (message.channel, message.conversation)
        found = self.conversation(*key)
        if found is None:
            thread = Case(message.channel, message.customer, conversations=(message.conversation,))
            found = Conversation(*key, message.customer.id, None, 0, None, thread)
            self._states.put(found)
        elif found.thread and found.customer != message.customer.id and self.is_erased(message.channel, found.customer):
            found = replace(found, customer=message.customer.id, thread=replace(found.thread, customer=message.customer))
            self._states.put(found)
        return found

    def _reread(self, fact: MessageReread) -> None:
        self._write_messages()
        reading = fact.reading
        self._connection.execute(
            "UPDATE messages SET reading = ?, satisfaction = ?, anger = CASE WHEN corrected_by IS NULL THEN ? ELSE anger END, "
            "machine_anger = CASE WHEN corrected_by IS NULL THEN NULL ELSE ? END WHERE seq = ?",
            (encode_reading(reading), reading.satisfaction, reading.anger, reading.anger, fact.message),
        )
        key = self._refold_message(fact.message)
        if line := self._lines.get(key):
            line.put(*rows.folded_messages(self._connection, "seq = ?", (fact.message,)))

    def _correct(self, entry: Entry, fact: ScoreCorrected) -> None:
        self._write_messages()
        corrected = "UPDATE messages SET machine_anger = coalesce(machine_anger, anger), anger = ?, corrected_by = ? WHERE seq = ?"
        self._connection.execute(corrected, (fact.anger, entry.actor, fact.message))
        self._lines.pop(self._refold_message(fact.message), None)
        self._decision(entry)

    def _refold_message(self, seq: int) -> Key | str:
        row = self._connection.execute("SELECT case_id, channel, conversation FROM messages WHERE seq = ?", (seq,)).fetchone()
        case, channel, conversation = _found(row, seq)
        key: Key | str = case or (channel, conversation)
        self._refold.add(key)
        return key

    def _make_anew(self, key: Key | str) -> None:
        """Fold a case or thread again from all its messages: one came in late, was read anew, or was corrected."""
        self._refold.discard(key)
        if isinstance(key, str):
            self._states.put_case(self._folded_anew(key, _found(self._states.case(key), key), _OF_A_CASE, (key,), self.settings))
        else:
            conversation = _found(self._states.conversation(key), key)
            thread = self._folded_anew(key, _found(conversation.thread, key), _OF_A_THREAD, key, self.settings)
            self._states.put(replace(conversation, thread=thread))

    def _open(self, entry: Entry, fact: CaseOpened) -> None:
        key = (fact.channel, fact.conversation)
        conversation = _found(self.conversation(*key), key)
        thread, case = _found(conversation.thread, key), _found(entry.case, key)
        self._claim(key, case)
        self._states.put_case(thread.after(entry))
        self._states.put(replace(conversation, case_id=case, opened=fact.ordinal, thread=None))

    def _join(self, entry: Entry, fact: ConversationJoined) -> None:
        key = (fact.channel, fact.conversation)
        conversation = _found(self.conversation(*key), key)
        case = _found(self.case(entry.case or ""), entry.case)
        self._claim(key, case.id)
        self._states.put(replace(conversation, case_id=case.id, thread=None))
        self._states.put_case(case.joined(_found(conversation.thread, key)).after(entry))
        self._refold.add(case.id)

    def _claim(self, key: Key, case: str) -> None:
        for line in (key, case):
            self._lines.pop(line, None)
        for row in self._unclaimed.pop(key, ()):
            row[rows.CASE_OF_ROW] = case
        self._connection.execute(f"UPDATE messages SET case_id = ? WHERE {_OF_A_THREAD}", (case, *key))  # noqa: S608 - ours

    def _decision(self, entry: Entry) -> None:
        case = _found(self.case(entry.case or ""), entry.case)
        after = case.after(entry)
        self._lines.pop(case.id, None)
        self._states.put_case(after)
        if (after.closed_at is None) != (case.closed_at is None):
            (self._reclaim if after.closed_at is None else self._release)(after)

    def _release(self, case: Case) -> None:
        for name in case.conversations:
            conversation = _found(self.conversation(case.channel, name), name)
            self._states.put(rows.without_case(conversation, Case(case.channel, case.customer, conversations=(name,))))

    def _reclaim(self, case: Case) -> None:
        """A case was opened again, which happens only where its customer has no other: its conversations are its own, with what was said
        meanwhile."""
        for name in case.conversations:
            conversation = _found(self.conversation(case.channel, name), name)
            self._claim((case.channel, name), case.id)
            self._states.put(replace(conversation, case_id=case.id, thread=None))
            self._refold.add(case.id)


def _found(value: T | None, what: object) -> T:
    """The value; a journal that speaks of what is not there raises LookupError."""
    if value is None:
        raise LookupError(what)
    return value
