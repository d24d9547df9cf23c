"""What the desk shows: the record's cases and messages as flat views. On read-only connections, on any thread."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from desktop.core import facts
from desktop.core.case import Case
from desktop.core.erasure import WordsErased
from desktop.core.facts import Entry
from desktop.core.heat import HeatSettings
from desktop.core.people import Policy
from desktop.core.roster import Past, pasts
from desktop.core.signing import Key
from desktop.core.situation import Change
from desktop.db import erasing_queries, journal, queries
from desktop.db.chain import Break, first_break
from desktop.db.codec import seconds
from desktop.db.database import Readers, troubles
from desktop.db.erase import doubtful
from desktop.db.keys import confirmed, keys
from desktop.db.money_queries import waiting_changes
from desktop.db.queries import MessageRow
from desktop.desk.floor import floor_view
from desktop.desk.heads import Head, check_head, head_of
from desktop.desk.live.showing import with_live
from desktop.desk.marks import mark_of
from desktop.desk.money import OfferBrief, PayoutLine, offer_brief, overdue_cases, payout_lines
from desktop.desk.policy_file import parse_policy
from desktop.desk.promise_ledger import PromiseLedger, promise_ledger
from desktop.desk.queue_row import row_of
from desktop.desk.views import (
    CaseView,
    ErasureView,
    FloorView,
    HoldView,
    MediatorView,
    MessageView,
    QuarantineRow,
    QueueRow,
    SearchHit,
)

MEDIATIONS = 500
"""How many of the newest mediations tell how mediators fare."""
CASE_MESSAGES = 2000
"""How many of a case's newest messages a view holds, where nothing else is said."""


class Reads:
    """The reading half of the desk. Raises Trouble where the record cannot be read, BadInput where there is none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._readers = Readers(path)

    def close(self) -> None:
        """Close the connections."""
        self._readers.close()

    def _read(self) -> sqlite3.Connection:
        return self._readers.connection()

    @contextmanager
    def _snapshot(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection inside one read transaction: what is read together belongs together. May be nested."""
        with troubles(self.path):
            connection = self._read()
            if connection.in_transaction:
                yield connection
                return
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                with suppress(sqlite3.Error):  # when the disk fails SQLite has rolled back by itself
                    connection.execute("ROLLBACK")

    def queue(self, limit: int | None = None) -> list[QueueRow]:
        """The open cases by level, then heat, then latest customer message, then id."""
        with self._snapshot() as connection:
            settings = queries.heat_settings(connection)
            return [row_of(case, settings) for case in queries.queue(connection, limit)]

    def rows(self, ids: Collection[str]) -> dict[str, QueueRow | None]:
        """The rows of some cases; None for one that is closed or unknown."""
        with self._snapshot() as connection:
            settings = queries.heat_settings(connection)
            found = queries.cases(connection, ids)
        return {ident: row_of(found[ident], settings) if ident in found and found[ident].closed_at is None else None for ident in ids}

    def case(self, case: str, limit: int | None = CASE_MESSAGES) -> CaseView | None:
        """One case, whole, with its newest messages. None for an unknown one."""
        with self._snapshot() as connection:
            found = queries.cases(connection, [case]).get(case)
            if found is None:
                return None
            messages, earlier = queries.messages(connection, case, limit)
            history = queries.history(connection, case)
            view = case_view(found, messages, history, queries.heat_settings(connection), earlier)
            return with_live(connection, found, view)

    def search(self, text: str, limit: int = 50) -> list[SearchHit]:
        """Messages that contain a text, newest first."""
        with self._snapshot() as connection:
            rows = queries.search(connection, text, limit)
            return [_hit(row, queries.customer_name(connection, row.channel, row.conversation)) for row in rows]

    def quarantine(self, limit: int | None = 500) -> list[QuarantineRow]:
        """What was not understood, newest first."""
        with self._snapshot() as connection:
            rows = queries.quarantine(connection, limit)
        return [QuarantineRow(i, datetime.fromisoformat(at).timestamp(), source, line, why, raw) for i, at, source, line, why, raw in rows]

    def floor(self, now: float) -> FloorView:
        """The floor over the day that `now` is in."""
        with self._snapshot() as connection:
            return floor_view(connection, now, self.policy().timezone)

    def policy(self) -> Policy:
        """The policy of the record; an empty one, under which every order is refused, when it has none."""
        with self._snapshot() as connection:
            return kept_policy(connection)

    def mediators(self) -> list[MediatorView]:
        """The roster with the number of open cases of each, and what became of the newest of their mediations."""
        with self._snapshot() as connection:
            loads = queries.mediator_loads(connection)
            past = pasts(queries.mediated(connection, MEDIATIONS))
        return [
            MediatorView(p.id, p.name, p.languages, p.skills, loads.get(p.id, 0), past.get(p.id, Past()), p.hours)
            for p in self.policy().mediators()
        ]

    def call_backs(self, now: float) -> list[QueueRow]:
        """The cases, closed ones too, whose customer was to be called back by `now` (seconds since the epoch), the longest due first."""
        with self._snapshot() as connection:
            settings = queries.heat_settings(connection)
            found = queries.call_backs(connection, now)
            return [replace(row_of(case, settings), call_back_due=due) for due, case in found]

    def offer_brief(self, offer: str, now: float) -> OfferBrief | None:
        """What an approver sees beside an offer; None when there is no such offer."""
        with self._snapshot() as connection:
            return offer_brief(connection, kept_policy(connection), offer, now)

    def waited_too_long(self, now: float) -> list[str]:
        """The cases with an offer that nobody decided within the time that the policy gives."""
        with self._snapshot() as connection:
            return overdue_cases(connection, kept_policy(connection), now)

    def promise_ledger(self, now: float) -> PromiseLedger:
        """All promises across cases at a time, and how they were kept."""
        with self._snapshot() as connection:
            return promise_ledger(connection, now)

    def payouts(self) -> list[PayoutLine]:
        """What is approved, on its way to be paid; oldest approval first."""
        with self._snapshot() as connection:
            return list(payout_lines(connection))

    def policy_changes(self) -> list[Change]:
        """The changes of policy that wait for a decision, oldest first."""
        with self._snapshot() as connection:
            return waiting_changes(connection)

    def erasures(self) -> list[ErasureView]:
        """The requests to erase a customer's words: those that wait first, then the newest."""
        with self._snapshot() as connection:
            return [
                ErasureView(
                    request,
                    channel,
                    customer,
                    name or "",
                    reason,
                    by,
                    seconds(at),
                    state,
                    decided_by,
                    doubtful(connection, channel, customer) if state == "proposed" else (),
                )
                for request, channel, customer, name, reason, by, at, state, decided_by in erasing_queries.erasures(connection)
            ]

    def holds(self) -> list[HoldView]:
        """The legal holds that stand, newest first."""
        with self._snapshot() as connection:
            return [
                HoldView(channel, customer, name or "", reason, by, seconds(at))
                for channel, customer, name, reason, by, at in erasing_queries.holds(connection)
            ]

    def enrolled_keys(self, person: str | None = None) -> list[Key]:
        """The keys that were enrolled, by everybody or by one person; oldest first."""
        with self._snapshot() as connection:
            return confirmed(connection, keys(connection, person))

    def head(self, now: float) -> Head:
        """The journal's head as it is written down on a day. Raises BadInput for a record without entries."""
        with self._snapshot() as connection:
            return head_of(connection, now)

    def check_head(self, line: str) -> str | None:
        """What became of a head that was written down, None when all up to it is as it was. Raises BadInput where it is none."""
        with self._snapshot() as connection:
            return check_head(connection, line)

    def first_break(self) -> Break | None:
        """The first break of the chain that no bridge leads over."""
        with self._snapshot() as connection:
            return first_break(connection)

    def cases_opened(self, after: int, among: Collection[str]) -> int:
        """How many of some cases were opened after a seq of the journal."""
        with self._snapshot() as connection:
            return queries.cases_opened(connection, after, among)

    def heat_settings(self) -> HeatSettings:
        """The half-life and thresholds in force."""
        with self._snapshot() as connection:
            return queries.heat_settings(connection)

    def seq(self) -> int:
        """The journal's head."""
        with self._snapshot() as connection:
            return journal.head(connection)[0]


def kept_policy(connection: sqlite3.Connection) -> Policy:
    """The policy that a record holds, or an empty one."""
    kept = queries.policy(connection)
    return parse_policy(kept.text, kept.starter) if kept else Policy()


def case_view(case: Case, messages: list[MessageRow], history: list[Entry], settings: HeatSettings, earlier: int) -> CaseView:
    """A case as the panel on the right shows it: whispers stand among the messages, decisions are marks."""
    shown = [message_view(row) for row in messages]
    shown.extend(_note(entry, case) for entry in history if isinstance(entry.fact, facts.NoteWritten))
    erased = max((entry.seq for entry in history if isinstance(entry.fact, WordsErased)), default=0)
    if erased:  # an erasure takes all words of the case's customer that were there
        shown = [replace(message, erased=message.seq < erased) for message in shown]
    return CaseView(
        row=row_of(case, settings),
        messages=tuple(sorted(shown, key=lambda message: (message.at, message.seq))),
        offers=case.offers,
        promises=case.promises,
        marks=tuple(mark_of(entry) for entry in history),
        conversations=case.conversations,
        nature=case.nature,
        cause=case.cause,
        repeat_of=case.repeat_of,
        resolution=case.resolution,
        closed_at=case.closed_at,
        seq=case.seq,
        earlier_messages=earlier,
        customer_id=case.customer.id,
        mediation=case.mediation,
        hand=case.hand,
        aftercare=case.aftercare,
        form=case.form,
        took_part=case.took_part,
    )


def message_view(row: MessageRow) -> MessageView:
    """A message with its reading."""
    reading = row.reading
    offset = datetime.fromisoformat(row.sent_at).utcoffset()
    customer = row.sender == "customer"
    return MessageView(
        seq=row.seq, id=row.id, channel=row.channel, conversation=row.conversation, sender=row.sender, author=row.author, at=row.at,
        offset_minutes=round(offset.total_seconds() / 60) if offset else 0, text=row.text, anger=row.anger,
        machine_anger=row.machine_anger, corrected_by=row.corrected_by, satisfaction=row.satisfaction, heat=row.heat, level=row.level,
        forecast=reading.forecast if customer and row.level in ("calm", "watch") else None, risks=reading.risks,
        evidence=reading.evidence, promises=reading.promises, phrasing=reading.phrasing, unsent=bool(row.unsent), scorer=reading.scorer,
        moods=reading.satisfaction_probabilities,
    )  # fmt: skip


def _note(entry: Entry, case: Case) -> MessageView:
    text = entry.fact.text if isinstance(entry.fact, facts.NoteWritten) else ""
    author = entry.fact.author if isinstance(entry.fact, facts.NoteWritten) else entry.actor
    ident = f"note-{entry.seq}"
    return MessageView(entry.seq, ident, case.channel, case.conversations[-1], "note", author, entry.at, 0, text)


def _hit(row: MessageRow, customer: str) -> SearchHit:
    return SearchHit(row.seq, row.case_id, customer, row.channel, row.sender, row.author, row.at, row.text, row.conversation)
