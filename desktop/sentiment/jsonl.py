"""Conversation JSONL to readings: the contract of `stepin score`, without its pipes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

import msgspec

from desktop.core.heat import Heat, HeatSettings
from desktop.core.messages import CHANNELS, SENDERS, STAFF
from desktop.core.reading import Reading, Turn
from desktop.sentiment.conversation import BOILING, readings_and_heats
from desktop.sentiment.seam import AT_ONCE, Scorer, look_ahead


class _NoConversation(Exception):
    """Well-formed JSON that is no conversation."""


class Talk(NamedTuple):
    """A conversation as it was given."""

    name: str
    channel: str
    ids: list[str]
    turns: list[Turn]


Answer = dict[str, object]
"""What `msgspec` encodes: evidence and phrasing are dataclasses whose fields are those of the contract."""


def score_lines(scorer: Scorer, settings: HeatSettings, lines: Iterable[bytes]) -> Iterator[Answer]:
    """An answer for each line that is not blank, in order; a line that is no conversation gets an `error` in its place."""
    for line in lines:
        yield from score_batch(scorer, settings, [line])


def score_batch(scorer: Scorer, settings: HeatSettings, lines: Iterable[bytes]) -> Iterator[Answer]:
    """The same for lines that are all there, which takes less time a message."""
    read: list[Talk | Answer] = []
    messages = 0
    for line in lines:
        bare = line.strip().removeprefix(b"\xef\xbb\xbf").strip()
        if bare:
            read.append(found := read_talk(bare))
            messages += len(found.turns) if isinstance(found, Talk) else 0
        if messages >= AT_ONCE:
            yield from _answers(scorer, settings, read)
            read, messages = [], 0
    yield from _answers(scorer, settings, read)


def score_line(scorer: Scorer, settings: HeatSettings, line: bytes) -> Answer:
    """The answer to one conversation."""
    return next(_answers(scorer, settings, [read_talk(line)]))


def _answers(scorer: Scorer, settings: HeatSettings, read: Sequence[Talk | Answer]) -> Iterator[Answer]:
    if len(read) > 1:
        look_ahead(scorer, [turn for found in read if isinstance(found, Talk) for turn in found.turns[:AT_ONCE]])
    for found in read:
        if isinstance(found, Talk):
            answers = readings_and_heats(scorer, found.turns, settings)
            messages = [_answer(i, turn, *answer) for i, turn, answer in zip(found.ids, found.turns, answers, strict=True)]
            yield {"id": found.name, "messages": messages}
        else:
            yield found


def read_talk(line: bytes) -> Talk | Answer:
    """The conversation of a line, or the answer to what is none."""
    try:
        found: object = msgspec.json.decode(line)
    except (ValueError, RecursionError):
        return {"id": None, "error": "bad_json"}
    name = found.get("id") if isinstance(found, dict) else None
    if not isinstance(name, str):
        return {"id": None, "error": "bad_value"}
    try:
        return Talk(name, *_conversation(found))
    except _NoConversation:
        return {"id": name, "error": "bad_value"}


def _conversation(found: object) -> tuple[str, list[str], list[Turn]]:
    if not isinstance(found, dict):
        raise _NoConversation
    channel, messages = found.get("channel"), found.get("messages")
    if not isinstance(channel, str) or channel not in CHANNELS or not isinstance(messages, list):
        raise _NoConversation
    pairs = [_message(message) for message in messages]
    return channel, [name for name, _ in pairs], [turn for _, turn in pairs]


def _message(found: object) -> tuple[str, Turn]:
    if not isinstance(found, dict):
        raise _NoConversation
    name, sender, text = found.get("id"), found.get("from"), found.get("text")
    if not isinstance(name, str) or not isinstance(text, str) or not isinstance(sender, str) or sender not in SENDERS:
        raise _NoConversation
    return name, Turn(sender, _time(found.get("at")), text)


def _time(found: object) -> datetime | None:
    if found is None:
        return None
    try:
        at = datetime.fromisoformat(found) if isinstance(found, str) and len(found) < 80 else None
    except ValueError:
        at = None
    if at is None or at.tzinfo is None or not 1 < at.year < 9999:
        raise _NoConversation
    return at


def _answer(name: str, turn: Turn, reading: Reading, heat: Heat) -> dict[str, object]:
    if turn.sender == "customer":
        return {
            "id": name,
            "level": heat.level,
            "heat": heat.value,
            "anger": reading.anger,
            "satisfaction_probabilities": reading.satisfaction_probabilities or (),
            "satisfaction": reading.satisfaction,
            "forecast": None if heat.level in BOILING else reading.forecast,
            "risks": reading.risks,
            "evidence": reading.evidence,
        }
    answer: dict[str, object] = {"id": name, "level": heat.level, "heat": heat.value}
    if turn.sender in STAFF:
        answer["promises"] = [{"due": p.due.isoformat() if p.due else None, "start": p.start, "end": p.end} for p in reading.promises]
        answer["phrasing"] = reading.phrasing
    return answer
