"""The record's rows by the names that outside programs rely on: for JSON and CSV."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from desktop.core.case import Case
from desktop.core.errors import BadInput
from desktop.core.messages import STAFF
from desktop.db import queries
from desktop.db.codec import decode_as, encode_json, rfc3339
from desktop.db.queries import MessageRow
from desktop.desk.reads import Reads

Columns = dict[str, object]


class Shelf(Reads):
    """Reads the record as plain columns."""

    def queue_columns(self, limit: int | None = None) -> Iterator[Columns]:
        """The open cases in the queue's order."""
        with self._snapshot() as connection:
            for case in queries.queue(connection, limit):
                yield case_columns(case)

    def search_columns(self, text: str, limit: int) -> list[Columns]:
        """Messages that contain a text, newest first."""
        with self._snapshot() as connection:
            return [message_columns(row) for row in queries.search(connection, text, limit)]

    def quarantine_columns(self) -> Iterator[Columns]:
        """What was not understood, oldest first."""
        names = ("id", "at", "source", "line", "reason", "raw")
        with self._snapshot() as connection:
            for row in queries.whole_quarantine(connection):
                yield dict(zip(names, row, strict=True))

    def case_columns(self, case: str) -> Columns:
        """One case, whole. Raises BadInput("unknown_case")."""
        with self._snapshot() as connection:
            return _whole(connection, case)

    def case_ids(self) -> list[str]:
        """Every case, in order of opening."""
        with self._snapshot() as connection:
            return queries.all_case_ids(connection)


def _whole(connection: sqlite3.Connection, case: str) -> Columns:
    found = queries.cases(connection, [case]).get(case)
    if found is None:
        raise BadInput("unknown_case", case=case)
    messages, _ = queries.messages(connection, case)
    names = ("seq", "at", "actor", "kind", "case_id", "hash", "prev_hash")
    rows = [dict(zip(names, row, strict=True)) for row in queries.journal_rows(connection, case)]
    return {
        **case_columns(found),
        "messages": [message_columns(row) for row in messages],
        "offers": [offer_columns(found, n) for n in range(len(found.offers))],
        "promises": [{"id": p.id, "due": rfc3339(p.due), "text": p.text, "by": p.by, "state": p.state} for p in found.promises],
        "journal": [{**row, "hash": _hex(row["hash"]), "prev_hash": _hex(row["prev_hash"])} for row in rows],
        "readings": [reading_columns(row) for row in messages],
    }


def case_columns(case: Case) -> Columns:
    """The columns of `cases`, and a few more that a queue needs."""
    return {
        "id": case.id,
        "customer": case.customer.id,
        "level": case.level,
        "heat": case.heat.value,
        "stage": case.stage,
        "opened_at": rfc3339(case.opened_at),
        "closed_at": rfc3339(case.closed_at) if case.closed_at is not None else None,
        "agent": case.agent,
        "mediator": case.mediator,
        "supervisor": case.supervisor,
        "channel": case.channel,
        "customer_name": case.customer.name or case.customer.id,
        "risks": " ".join(case.risks),
        "last_customer_at": rfc3339(case.last_customer_at) if case.last_customer_at is not None else None,
        "last_words": case.last_words,
        "repeat_of": case.repeat_of,
        "nature": case.nature,
        "cause": case.cause,
        "resolution": case.resolution,
        "seq": case.seq,
    }


def message_columns(row: MessageRow) -> Columns:
    """The columns of `messages`."""
    return {
        "id": row.id,
        "case_id": row.case_id,
        "conversation": row.conversation,
        "channel": row.channel,
        "sender": row.sender,
        "author": row.author,
        "sent_at": row.sent_at,
        "text": row.text,
        "anger": row.anger,
        "satisfaction": row.satisfaction,
        "corrected_by": row.corrected_by,
    }


def offer_columns(case: Case, n: int) -> Columns:
    """The columns of `offers`."""
    offer = case.offers[n]
    return {
        "id": offer.id,
        "case_id": case.id,
        "type": offer.type,
        "amount": offer.money.amount,
        "currency": offer.money.currency,
        "state": offer.state,
        "proposed_by": offer.proposed_by,
        "approved_by": list(offer.approved_by),
        "reason": offer.reason,
        "payee": offer.payee,
    }


def reading_columns(row: MessageRow) -> Columns:
    """A message's reading as `score` would answer it."""
    reading = decode_as(dict[str, object], encode_json(row.reading))
    shown: Columns = {"id": row.id, "level": row.level, "heat": row.heat, "scorer": row.reading.scorer, "version": row.reading.version}
    if row.sender in STAFF:
        return {**shown, "promises": reading["promises"], "phrasing": reading["phrasing"]}
    if row.sender != "customer":
        return shown
    forecast = reading["forecast"] if row.level in ("calm", "watch") else None
    names = ("satisfaction_probabilities", "risks", "evidence")
    return {**shown, "anger": row.anger, "satisfaction": row.satisfaction, "forecast": forecast, **{name: reading[name] for name in names}}


def _hex(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else ""
