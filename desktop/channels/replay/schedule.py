"""What the staff of the demonstration decide, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.channels.replay.floor import Fields, numbered_objects, seconds_of, text_of

_NAMED = ("offset", "conversation", "channel")
_TIMES = ("due", "due_by")


@dataclass(frozen=True, slots=True)
class ScheduledOrder:
    """An order at its time, about a conversation instead of a case. `fields` holds `order`, `by`, an `id` and what else the
    contract's table asks for, as its JSON would: times are RFC 3339 text."""

    at: datetime
    conversation: str
    channel: str
    fields: Mapping[str, str]


def floor_orders(text: str, start: datetime) -> list[ScheduledOrder]:
    """The orders of a decisions file, sorted by time; orders of one second keep the file's order. `start` (aware) begins the hour.

    In the file `offset`, `due` and `due_by` are seconds from the start, negative in the morning. Raises BadInput("bad_sample", line=N).
    """
    orders = [_scheduled(fields, number, start) for number, fields in numbered_objects(text)]
    return sorted(orders, key=lambda order: order.at)


def _scheduled(fields: Fields, number: int, start: datetime) -> ScheduledOrder:
    rest = {name: text_of(fields, name, number) for name in fields if name not in (*_NAMED, *_TIMES)}
    times = {name: _later(start, seconds_of(fields, name, number)).isoformat() for name in _TIMES if name in fields}
    return ScheduledOrder(
        at=_later(start, seconds_of(fields, "offset", number)),
        conversation=text_of(fields, "conversation", number),
        channel=text_of(fields, "channel", number),
        fields={"id": f"demo-{number:03}", **rest, **times},
    )


def _later(start: datetime, seconds: int) -> datetime:
    return start + timedelta(seconds=seconds)
