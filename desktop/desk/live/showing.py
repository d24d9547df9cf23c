"""How letters are shown: each beside the message whose words it carries."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from desktop.core.case import Case
from desktop.core.messages import STAFF
from desktop.core.outbox import RANK
from desktop.core.windows import past_window
from desktop.db import outbox
from desktop.db.codec import seconds
from desktop.desk.live.details import with_details
from desktop.desk.live.letters import way_out
from desktop.desk.views import CaseView, LetterView, MessageView


def letter_view(row: outbox.LetterRow) -> LetterView:
    """A letter as it is shown."""
    post = row.post
    return LetterView(row.id, row.kind, row.account, row.author, post.state, post.code, seconds(row.moved_at), post.until, row.case_id)


def with_live(connection: sqlite3.Connection, case: Case, view: CaseView) -> CaseView:
    """The view of a case with what became of what staff wrote, and until when they may write."""
    way = way_out(connection, case)
    deadline = way.deadline if way else None
    messages = with_letters(connection, view.messages)
    if case.came_by is not None:
        messages = with_details(connection, messages)
    late = frozenset(promise.id for promise in view.promises if promise.state == "open" and past_window(promise.due, deadline))
    return replace(view, messages=messages, deadline=deadline, past_window=late, account=way.account if way else None)


def with_letters(connection: sqlite3.Connection, messages: Sequence[MessageView]) -> tuple[MessageView, ...]:
    """The same messages with what became of those that staff sent."""
    staff = [message.seq for message in messages if message.sender in STAFF or message.sender == "note"]
    letters = outbox.letters_of_messages(connection, staff)
    wanted = frozenset(staff)
    return tuple(_sent(connection, message, letters.get(message.seq)) if message.seq in wanted else message for message in messages)


def _sent(connection: sqlite3.Connection, message: MessageView, row: outbox.LetterRow | None) -> MessageView:
    if row is not None:
        return replace(message, unsent=RANK[row.post.state] in (0, 2), state=row.post.state, letter=letter_view(row))
    said = None if message.unsent else outbox.receipt(connection, message.channel, message.id)
    return replace(message, state=said[0]) if said else message
