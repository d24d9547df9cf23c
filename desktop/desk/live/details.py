"""What a service tells of a message beside its words: what is attached, who vouches for the sender, what it claims, the mail in full."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from desktop.core.facts import MessageReceived
from desktop.db import queries
from desktop.desk.views import Details, MessageView

NEWEST = 200
"""Of so many of a case's newest messages it is told."""
MOST = 20
"""Attachments, verdicts."""


def with_details(connection: sqlite3.Connection, messages: Sequence[MessageView]) -> tuple[MessageView, ...]:
    """The same messages, the newest of them with their details."""
    before = max(0, len(messages) - NEWEST)
    return (*messages[:before], *(_detailed(connection, message) for message in messages[before:]))


def _detailed(connection: sqlite3.Connection, message: MessageView) -> MessageView:
    fact = None if message.erased or message.sender == "note" else queries.fact_of(connection, message.seq)
    details = details_of(fact.message.extra) if isinstance(fact, MessageReceived) else Details()
    return message if details == Details() else replace(message, details=details)


def details_of(extra: Mapping[str, object]) -> Details:
    """The details in what a message carried; whatever has another shape than our adapters give it is left out."""
    auth, claims, full = extra.get("auth"), extra.get("claims"), extra.get("full_text")
    verdicts = [(str(method), str(said)) for method, said in auth.items()] if isinstance(auth, dict) else []
    return Details(
        claims if isinstance(claims, str) else None,
        extra.get("crowded") is True,
        tuple(verdicts[:MOST]),
        tuple(_attached(extra))[:MOST],
        full if isinstance(full, str) else None,
    )


def _attached(extra: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Kind and name of each thing that came along."""
    for listed in (extra.get("media"), extra.get("attachments")):
        for each in listed if isinstance(listed, list) else ():
            if isinstance(each, str):
                yield "file", each
            elif isinstance(each, dict):
                kind = "voice" if each.get("voice") is True else each.get("kind") or each.get("type") or each.get("file_type") or "file"
                yield str(kind), str(each.get("filename") or each.get("name") or "")
