"""The quiet morning before the hour: short ordinary conversations made from templates, and a few that were not so calm."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from desktop.channels.replay import templates
from desktop.channels.replay.floor import Conversation, Line, spoken
from desktop.core.messages import Customer, Message

MORNING = 4 * 3600
"""Seconds that the morning lasts, up to the hour."""

HOW_MANY = 154
"""Generated conversations; the written stories come on top."""

_PREFIXES = MappingProxyType({"whatsapp": "wa", "email": "em", "chat": "ch", "social": "so", "phone": "ph"})
_CHANNEL_OF = MappingProxyType({prefix: channel for channel, prefix in _PREFIXES.items()})
_GAPS = MappingProxyType({"email": (420, 1500), "social": (60, 400)})
_SOON = (15, 110)
_SENDERS = MappingProxyType({"c": "customer", "a": "agent"})
_VARIED = re.compile("<([^>]*)>")


def quiet_morning(start: datetime, seed: int) -> list[Message]:
    """The messages of the four hours before `start` (aware), sorted by (at, id). The same seed makes the same morning."""
    chance = random.Random(seed)
    conversations = [_story(block, chance) for block in _blocks(templates.STORIES)] + _generated(chance)
    messages = [message for conversation in conversations for message in spoken(conversation, start, chance)]
    return sorted(messages, key=lambda message: (message.at, message.id))


def _generated(chance: random.Random) -> list[Conversation]:
    blocks = _blocks(templates.TEMPLATES)
    return [_ordinary(chance.choice(blocks), 5000 + number, chance) for number in range(1, HOW_MANY + 1)]


def _blocks(text: str) -> list[list[str]]:
    return [block.split("\n") for block in text.strip().split("\n\n")]


def _ordinary(block: list[str], number: int, chance: random.Random) -> Conversation:
    language, *channels = block[0].split()
    channel = chance.choice(channels)
    name = chance.choice(templates.NAMES[language].split()).replace("_", " ")
    filled = {
        "{name}": name,
        "{thing}": chance.choice(templates.THINGS[language]),
        "{order}": f"OK2611-{chance.randrange(10000, 99999)}",
    }
    lines = _paced([_fill(line, filled, chance) for line in block[1:]], channel, chance)
    return Conversation(
        id=f"{_PREFIXES[channel]}-{number}",
        channel=channel,
        customer=Customer(f"u-9{number}", name, "individual"),
        agent=chance.choice(templates.AGENTS[language]),
        language=language,
        lines=_placed(lines, chance),
    )


def _story(block: list[str], chance: random.Random) -> Conversation:
    language, found, customer, name, offset, agent = block[0].split("|")
    channel = _CHANNEL_OF[found[:2]]
    return Conversation(
        id=found,
        channel=channel,
        customer=Customer(customer, name, "individual"),
        agent=agent,
        language=language,
        lines=_moved(_paced(block[1:], channel, chance), int(offset)),
    )


def _fill(line: str, values: dict[str, str], chance: random.Random) -> str:
    line = _VARIED.sub(lambda found: chance.choice(found[1].split("|")), line)
    for mark, value in values.items():
        line = line.replace(mark, value)
    return line


def _paced(lines: list[str], channel: str, chance: random.Random) -> list[Line]:
    """Lines one after the other from second 0, as fast as people write on that channel."""
    offset = 0
    paced: list[Line] = []
    for line in lines:
        who, _, text = line.partition(" ")
        gap = int(who[1:]) if who[1:] else chance.randint(*_GAPS.get(channel, _SOON))
        offset += gap if paced else 0
        paced.append(Line(offset, _SENDERS[who[0]], text.replace("\\n", "\n")))
    return paced


def _placed(lines: list[Line], chance: random.Random) -> tuple[Line, ...]:
    """The lines somewhere in the morning, later hours busier, none of them in the hour that follows."""
    latest = MORNING - lines[-1].offset - 60
    begin = int(latest * chance.random() ** 0.8) - MORNING
    return _moved(lines, begin)


def _moved(lines: list[Line], seconds: int) -> tuple[Line, ...]:
    return tuple(replace(line, offset=line.offset + seconds) for line in lines)
