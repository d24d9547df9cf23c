"""The help desk behind the fake Chatwoot: inboxes, contacts, conversations and messages in memory, and the rows that tell of them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
ACCOUNT = 3
OWNER = 7
"""The agent whose token it is."""


@dataclass
class Conversation:
    """One conversation and its messages in the order of their ids."""

    id: int
    inbox: Row
    contact: Row
    created: int
    activity: int
    updated: float
    messages: list[Row] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    assignee: int = 0
    status: str = "open"
    can_reply: bool = True


class Desk:
    """What the help desk knows. Everything may be called from any thread; `listener` hears of every event."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self.lock = threading.RLock()
        self.listener: Callable[[str, Row], None] = lambda event, data: None
        self.clock = clock
        self.agents: dict[int, str] = {OWNER: "Lin Supervisor", 8: "Amy Agent", 9: "Bo Agent"}
        self.inboxes: dict[int, Row] = {}
        self.contacts: dict[int, Row] = {}
        self.conversations: dict[int, Conversation] = {}
        self.message_ids = iter(range(101, 10**9))

    def add_inbox(self, name: str, kind: str = "Channel::WebWidget", medium: str | None = None) -> int:
        id_ = len(self.inboxes) + 1
        self.inboxes[id_] = {"id": id_, "name": name, "channel_type": kind, "channel_id": id_, "medium": medium, "avatar_url": ""}
        return id_

    def add_contact(self, name: str, phone: str | None = None, email: str | None = None, identifier: str | None = None) -> int:
        id_ = len(self.contacts) + 41
        known = {"email": email, "phone_number": phone, "identifier": identifier, "thumbnail": "", "additional_attributes": {}}
        self.contacts[id_] = {"id": id_, "name": name, "type": "contact", "custom_attributes": {}, **known}
        return id_

    def open(self, inbox: int, contact: int) -> int:
        """A new conversation without a message."""
        with self.lock:
            now = self.clock()
            id_ = len(self.conversations) + 1
            self.conversations[id_] = Conversation(id_, self.inboxes[inbox], self.contacts[contact], int(now), int(now), now)
            self.listener("conversation.created", self.row(self.conversations[id_]))
            return id_

    def customer(self, conversation: int, text: str | None, **fields: Any) -> int:
        return self.write(conversation, 0, text, self.conversations[conversation].contact, **fields)

    def agent(self, conversation: int, text: str, agent: int = 8, **fields: Any) -> int:
        return self.write(conversation, 1, text, self.user(agent), **fields)

    def note(self, conversation: int, text: str, agent: int = 8, **fields: Any) -> int:
        return self.write(conversation, 1, text, self.user(agent), private=True, **fields)

    def activity(self, conversation: int, text: str) -> int:
        return self.write(conversation, 2, text, None)

    def write(self, conversation: int, kind: int, text: str | None, sender: Row | None, **fields: Any) -> int:
        """A message as it is stored; the answer is its id."""
        with self.lock:
            talk, now = self.conversations[conversation], self.clock()
            row: Row = {
                "id": next(self.message_ids), "content": text, "inbox_id": talk.inbox["id"], "conversation_id": conversation,
                "message_type": kind, "content_type": "text", "status": "sent", "content_attributes": {}, "created_at": int(now),
                "private": False, "source_id": None, **fields,
            }  # fmt: skip
            if sender is not None:
                row["sender"] = sender
            talk.messages.append(row)
            talk.activity, talk.updated = int(now), now
            self.listener("message.created", self.pushed(row))
            return int(row["id"])

    def change(self, message: int, **fields: Any) -> None:
        """A message after the fact: its status, its words, its attributes."""
        with self.lock:
            row = self.message(message)
            row |= fields
            self.conversations[row["conversation_id"]].updated = self.clock()
            self.listener("message.updated", self.pushed(row))

    def delete(self, message: int) -> None:
        self.change(message, content="This message was deleted", content_attributes={"deleted": True})

    def status(self, message: int, state: str, error: str | None = None) -> None:
        attributes = dict(self.message(message)["content_attributes"])
        self.change(message, status=state, content_attributes=attributes | ({"external_error": error} if error else {}))

    def assign(self, conversation: int, agent: int, quietly: bool = False) -> None:
        with self.lock:
            talk = self.conversations[conversation]
            talk.assignee, talk.updated = agent, self.clock()
            if not quietly:
                self.activity(conversation, f"Assigned to {self.agents.get(agent, 'nobody')}")
            self.listener("assignee.changed", self.row(talk))

    def label(self, conversation: int, *labels: str) -> None:
        with self.lock:
            self.conversations[conversation].labels = list(labels)
            self.activity(conversation, "Labels changed")

    def remove(self, conversation: int) -> None:
        with self.lock:
            del self.conversations[conversation]

    def message(self, id_: int) -> Row:
        return next(row for row in self.every_message() if row["id"] == id_)

    def every_message(self) -> Iterator[Row]:
        for talk in self.conversations.values():
            yield from talk.messages

    def user(self, id_: int) -> Row:
        name = self.agents[id_]
        return {"id": id_, "name": name, "available_name": name, "type": "user", "thumbnail": "", "availability_status": "online"}

    def agent_row(self, id_: int) -> Row:
        return {**self.user(id_), "account_id": ACCOUNT, "email": f"agent{id_}@desk.example", "role": "agent", "confirmed": True}

    def pushed(self, row: Row) -> Row:
        return {**row, "account_id": ACCOUNT, "conversation": {"assignee_id": None, "unread_count": 0}}

    def row(self, talk: Conversation) -> Row:
        """A conversation as the list, the single view and the events hold it."""
        meta: Row = {"sender": talk.contact, "channel": talk.inbox["channel_type"], "hmac_verified": False}
        if talk.assignee:
            meta["assignee"] = self.agent_row(talk.assignee)
        return {
            "meta": meta, "id": talk.id, "messages": talk.messages[-1:], "account_id": ACCOUNT, "uuid": f"0-0-0-0-{talk.id:012d}",
            "additional_attributes": {}, "agent_last_seen_at": 0, "assignee_last_seen_at": 0, "can_reply": talk.can_reply,
            "contact_last_seen_at": 0, "custom_attributes": {}, "inbox_id": talk.inbox["id"], "labels": talk.labels, "muted": False,
            "snoozed_until": None, "status": talk.status, "created_at": talk.created, "updated_at": talk.updated,
            "first_reply_created_at": 0, "unread_count": 0, "last_activity_at": talk.activity, "timestamp": talk.activity,
            "priority": None, "waiting_since": 0,
        }  # fmt: skip

    def page(self, number: int, size: int = 25) -> Row:
        """A page of the conversations that moved last."""
        with self.lock:
            talks = sorted(self.conversations.values(), key=lambda talk: (talk.activity, talk.id), reverse=True)
            found = talks[(number - 1) * size : number * size]
            counts = {"mine_count": 0, "assigned_count": 0, "unassigned_count": len(talks), "all_count": len(talks)}
            return {"data": {"meta": counts, "payload": [self.row(talk) for talk in found]}}

    def after(self, conversation: int, after: int | None) -> Row:
        """A page of messages: chosen by id, cut by time of creation, 100 of them; without `after` the last 20."""
        with self.lock:
            talk = self.conversations[conversation]
            rows = sorted(talk.messages, key=lambda row: (row["created_at"], row["id"]))
            found = rows[-20:] if after is None else [row for row in rows if row["id"] > after][:100]
            return {
                "meta": {"labels": talk.labels, "additional_attributes": {}, "contact": talk.contact},
                "payload": [dict(row) for row in found],
            }
