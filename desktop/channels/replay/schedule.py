"""What the staff of the demonstration decide, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.channels.replay.floor import Fields, numbered_objects, seconds_of, text_of
from desktop.core.errors import BadInput

_ABOUT = ("conversation", "channel")
_SECONDS = ("offset", "due", "due_by")


@dataclass(frozen=True, slots=True)
class ScheduledOrder:
    """An order at its time, about a conversation instead of a case. `fields` holds `order`, `by`, an `id` and what else the
    contract's table asks for, as its JSON would: times are RFC 3339 text. A `keep_promise` names no promise but a `due_by`: meant
    are the open promises of the case that are due by then, whose ids only the record knows."""

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
    times = {name: start + timedelta(seconds=seconds_of(fields, name, number)) for name in _SECONDS if name in fields}
    texts = {name: text_of(fields, name, number) for name in fields if name not in _SECONDS}
    about = {name: text_of(fields, name, number) for name in _ABOUT}
    if text_of(fields, "order", number) != "open_case":
        texts = {name: text for name, text in texts.items() if name not in _ABOUT}
    due = {name: at.isoformat() for name, at in times.items() if name != "offset"}
    if "offset" not in times:
        raise BadInput("bad_sample", line=number)
    return ScheduledOrder(times["offset"], about["conversation"], about["channel"], {"id": f"demo-{number:03}", **texts, **due})
