"""The hour: what floor.jsonl says, and the messages it makes."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.core.errors import BadInput
from desktop.core.messages import CHANNELS, CUSTOMER_KINDS, SENDERS, Customer, Message

HOUR = 3600
"""Seconds."""

Fields = dict[str, object]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said, `offset` seconds after the start. `author` is set where it is neither the customer nor the conversation's agent."""

    offset: int
    sender: str
    text: str
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation of the demonstration: the parties, the language (zh-CN, zh-TW, zh-HK, en) and what was said, in order."""

    id: str
    channel: str
    customer: Customer
    agent: str
    language: str
    lines: tuple[Line, ...]

    def author_of(self, line: Line) -> str | None:
        """The name of whoever said it."""
        if line.author is not None:
            return line.author
        return self.customer.name if line.sender == "customer" else self.agent


def load_floor(text: str) -> tuple[Conversation, ...]:
    """The conversations of a floor file: JSON, one a line, blank lines left out. Raises BadInput("bad_sample", line=N)."""
    return tuple(_conversation(fields, number) for number, fields in numbered_objects(text))


def numbered_objects(text: str) -> list[tuple[int, Fields]]:
    """The JSON objects of a text, one a line, with their line numbers from 1. Raises BadInput("bad_sample", line=N)."""
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            found.append((number, _object(line, number)))
    return found


def floor_hour(floor: tuple[Conversation, ...], start: datetime, seed: int = 1) -> list[Message]:
    """The messages of the hour that begins at `start` (aware), sorted by (at, id).

    The ids do not depend on the seed; it moves each message by less than a second, so that they do not fall on whole ones.
    """
    chance = random.Random(seed)
    messages = [message for conversation in floor for message in spoken(conversation, start, chance)]
    return sorted(messages, key=lambda message: (message.at, message.id))


def spoken(conversation: Conversation, start: datetime, chance: random.Random) -> list[Message]:
    """The messages of one conversation; offsets count from `start`."""
    return [
        Message(
            id=f"{conversation.id}-{number:02}",
            channel=conversation.channel,
            conversation=conversation.id,
            customer=conversation.customer,
            sender=line.sender,
            at=start + timedelta(seconds=line.offset, milliseconds=chance.randrange(1000)),
            text=line.text,
            author=conversation.author_of(line),
        )
        for number, line in enumerate(conversation.lines, start=1)
    ]


def _object(line: str, number: int) -> Fields:
    try:
        found = json.loads(line)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise BadInput("bad_sample", line=number)
    return found


def _conversation(fields: Fields, number: int) -> Conversation:
    customer, messages = fields.get("customer"), fields.get("messages")
    if not isinstance(customer, dict) or not isinstance(messages, list) or not messages:
        raise BadInput("bad_sample", line=number)
    return Conversation(
        id=text_of(fields, "conversation", number),
        channel=_one_of(fields, "channel", CHANNELS, number),
        customer=Customer(
            text_of(customer, "id", number), text_of(customer, "name", number), _one_of(customer, "kind", CUSTOMER_KINDS, number)
        ),
        agent=text_of(fields, "agent", number),
        language=text_of(fields, "language", number),
        lines=tuple(_line(message, number) for message in messages),
    )


def _line(message: object, number: int) -> Line:
    if not isinstance(message, dict):
        raise BadInput("bad_sample", line=number)
    author = text_of(message, "author", number) if "author" in message else None
    return Line(seconds_of(message, "offset", number), _one_of(message, "from", SENDERS, number), text_of(message, "text", number), author)


def text_of(fields: Fields, name: str, number: int) -> str:
    """A text that is not empty. Raises BadInput("bad_sample", line=N)."""
    found = fields.get(name)
    if not isinstance(found, str) or not found:
        raise BadInput("bad_sample", line=number)
    return found


def seconds_of(fields: Fields, name: str, number: int) -> int:
    """A whole number of seconds. Raises BadInput("bad_sample", line=N)."""
    found = fields.get(name)
    if not isinstance(found, int) or isinstance(found, bool):
        raise BadInput("bad_sample", line=number)
    return found


def _one_of(fields: Fields, name: str, allowed: tuple[str, ...], number: int) -> str:
    found = text_of(fields, name, number)
    if found not in allowed:
        raise BadInput("bad_sample", line=number)
    return found
