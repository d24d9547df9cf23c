"""The demonstration: a floor's hour after a quiet morning, as messages and orders with their own times. Pure: no clock, no files."""

from __future__ import annotations

from datetime import datetime

from desktop.channels.replay.floor import HOUR, Conversation, Line, floor_hour, load_floor
from desktop.channels.replay.morning import MORNING, quiet_morning
from desktop.channels.replay.schedule import ScheduledOrder, floor_orders
from desktop.core.messages import Message

WRITTEN_FOR = "2026-11-23T14:00:00+08:00"
"""The start for which the hour was written: people in it say "today, Monday" and "by 14:50"."""

__all__ = [
    "HOUR",
    "MORNING",
    "WRITTEN_FOR",
    "Conversation",
    "Line",
    "ScheduledOrder",
    "demonstration",
    "floor_hour",
    "floor_orders",
    "load_floor",
    "quiet_morning",
]


def demonstration(floor: tuple[Conversation, ...], start: datetime, seed: int = 1) -> list[Message]:
    """The morning and the hour, sorted by (at, id). `start` is the aware time at which the hour begins."""
    return quiet_morning(start, seed) + floor_hour(floor, start, seed)
