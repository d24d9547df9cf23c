"""A conversation of the help desk as it stands, and how far it was read: what the cursor holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.channels.chatwoot.wire import Row, inner, needed, number, seconds, text, texts

MOST_KEPT = 2_000
"""Conversations whose place is kept, those that moved last. An older one that moves again is read from its beginning, which is
harmless."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation as the help desk lists it. `contact` is its row; `last` what its last message looks like,
    where that is told."""

    id: int
    inbox: int
    kind: str
    contact: Row
    activity: float
    last: tuple[object, ...]
    status: str
    labels: tuple[str, ...]
    can_reply: bool | None
    assignee: int
    assignee_name: str
    subject: str
    version: float

    @classmethod
    def read(cls, row: Row) -> Talk:
        """What a row of the list says. Raises Trouble garbled."""
        assignee, can_reply = inner(row, "meta", "assignee"), row.get("can_reply")
        return cls(
            id=needed(row, "id"),
            inbox=number(row, "inbox_id") or 0,
            kind=text(inner(row, "meta"), "channel"),
            contact=inner(row, "meta", "sender"),
            activity=seconds(row, "last_activity_at") or seconds(row, "timestamp") or 0.0,
            last=_last_of(row.get("messages")),
            status=text(row, "status"),
            labels=tuple(texts(row, "labels")),
            can_reply=can_reply if isinstance(can_reply, bool) else None,
            assignee=number(assignee, "id") or 0,
            assignee_name=text(assignee, "available_name") or text(assignee, "name"),
            subject=text(inner(row, "additional_attributes"), "mail_subject"),
            version=seconds(row, "updated_at") or 0.0,
        )


def _last_of(messages: object) -> tuple[object, ...]:
    last = messages[-1] if isinstance(messages, list) and messages else None
    return (number(last, "id"), text(last, "status"), text(last, "content"), str(last.get("updated_at"))) if isinstance(last, dict) else ()


@dataclass(frozen=True, slots=True)
class Place:
    """How far a conversation was read: every message up to the id `after` is handed up. `contact` is the customer that its messages
    were given to, `assignee` and `raised` what was last told, `waiting` the lowest of our letters that is not read or failed yet, and
    `activity` when it last moved."""

    after: int = 0
    contact: int = 0
    assignee: int = -1
    raised: bool = False
    waiting: int = 0
    activity: int = 0

    @property
    def known(self) -> bool:
        """Whether the conversation was read before."""
        return self.assignee >= 0

    @property
    def start(self) -> int:
        """The id after which to ask: what is unread, and our letters whose fate is open."""
        return min(self.after, self.waiting - 1) if self.waiting else self.after


@dataclass(slots=True)
class Progress:
    """How far an account was read: conversations that moved up to `activity` (seconds) are, and each of them up to its place. `turn`
    counts the batches that held something, so that the cursor of one that was not taken differs from the one before. `unread` are
    conversations that moved and could not be read."""

    activity: int = 0
    turn: int = 0
    places: dict[int, Place] = field(default_factory=dict)
    unread: set[int] = field(default_factory=set)

    @classmethod
    def read(cls, cursor: Mapping[str, object]) -> Progress:
        """The cursor as it was stored; what does not fit is as if it were not there: reading again is harmless."""
        activity, turn, stored = cursor.get("activity"), cursor.get("turn"), cursor.get("conversations")
        places = {
            int(name): place for name, row in _items(stored) if (place := _place(row)) is not None and name.isascii() and name.isdecimal()
        }
        unread = cursor.get("unread")
        left = {each for each in unread if isinstance(each, int)} if isinstance(unread, list) else set()
        return cls(activity if isinstance(activity, int) else 0, turn if isinstance(turn, int) else 0, places, left)

    def stored(self) -> dict[str, object]:
        """As JSON holds it, the conversations that moved last only."""
        newest = sorted(self.places, key=lambda each: (self.places[each].activity, each), reverse=True)[:MOST_KEPT]
        self.places = {each: self.places[each] for each in sorted(newest)}
        stored = {str(each): [p.after, p.contact, p.assignee, int(p.raised), p.waiting, p.activity] for each, p in self.places.items()}
        return {"activity": self.activity, "turn": self.turn, "conversations": stored, "unread": sorted(self.unread)[-MOST_KEPT:]}


def _items(stored: object) -> list[tuple[str, object]]:
    return [(str(name), row) for name, row in stored.items()] if isinstance(stored, dict) else []


def _place(row: object) -> Place | None:
    if not isinstance(row, list) or len(row) != 6 or not all(isinstance(each, int) for each in row):
        return None
    return Place(row[0], row[1], row[2], bool(row[3]), row[4], row[5])
