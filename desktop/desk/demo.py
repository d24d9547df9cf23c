"""The demonstration: a floor's hour fed into a throw-away record by a clock of its own."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

from desktop.channels.replay import WRITTEN_FOR, ScheduledOrder, demonstration, floor_orders, load_floor
from desktop.core.changes import Changes
from desktop.core.messages import Message
from desktop.desk.desk import Desk

JOINS_AT = 45 * 60.0
"""Seconds into the hour at which the person who watches comes in."""
BATCH = 200

Item = Message | ScheduledOrder


class FloorClock:
    """Seconds since the epoch on the floor: set by hand while the past is told, then running `speed` times as fast as the wall."""

    def __init__(self, at: float, speed: float, wall: Callable[[], float] = time.monotonic) -> None:
        self._at = at
        self._speed = speed
        self._wall = wall
        self._since: float | None = None

    def __call__(self) -> float:
        """Now, on the floor."""
        return self._at if self._since is None else self._at + (self._wall() - self._since) * self._speed

    def set(self, at: float) -> None:
        """Stand at a time."""
        self._at = at

    def run(self) -> None:
        """Start running."""
        self._since = self._wall()

    def slow_down(self) -> None:
        """Go on as fast as the wall does."""
        self._at, self._since, self._speed = self(), self._wall(), 1.0


@dataclass(slots=True)
class Feed:
    """What is going to happen, in order; `due` takes what has. `door` is where the person left the demonstration for: import, empty."""

    clock: FloorClock
    items: list[Item]
    door: str | None = None

    def due(self, now: float) -> list[Item]:
        """What has happened until now and was not taken before. When the hour is told, the floor's clock goes on like any other."""
        count = 0
        while count < len(self.items) and self.items[count].at.timestamp() <= now:
            count += 1
        taken, self.items = self.items[:count], self.items[count:]
        if taken and not self.items:
            self.clock.slow_down()
        return taken

    def apply(self, desk: Desk, items: Sequence[Item]) -> Changes:
        """Let it happen: messages come in, orders are given. Call where the desk may be written."""
        changes, batch = Changes(), list[Message]()
        for item in items:
            if isinstance(item, Message) and len(batch) < BATCH:
                batch.append(item)
                continue
            changes |= _receive(desk, batch)
            batch = [item] if isinstance(item, Message) else []
            if isinstance(item, ScheduledOrder):
                changes |= _order(desk, item)
        return changes | _receive(desk, batch)

    def catch_up(self, desk: Desk) -> None:
        """Tell what came before JOINS_AT, at the times at which it happened; then the clock, set to the beginning of the hour, runs."""
        joins = self.clock() + JOINS_AT
        waiting: list[Item] = []
        for item in self.due(joins):
            if isinstance(item, ScheduledOrder):
                self.clock.set(item.at.timestamp())
                self.apply(desk, [*waiting, item])
                waiting = []
            else:
                waiting.append(item)
        self.clock.set(joins)
        self.apply(desk, waiting)
        self.clock.run()


def make_feed(samples: Path, speed: float, zone: tzinfo) -> Feed:
    """The feed of the sample floor in a folder. It is two in the afternoon there in the time zone of whoever watches, so that what people
    say ("by 14:50") is what the window shows."""
    start = datetime.fromisoformat(WRITTEN_FOR).replace(tzinfo=zone)
    messages = demonstration(load_floor((samples / "floor.jsonl").read_text(encoding="utf-8")), start)
    decisions = samples / "decisions.jsonl"
    orders = floor_orders(decisions.read_text(encoding="utf-8"), start) if decisions.exists() else []
    items: list[Item] = sorted([*messages, *orders], key=lambda item: (item.at, isinstance(item, ScheduledOrder)))
    return Feed(FloorClock(start.timestamp(), speed), items)


def policy_text(samples: Path, zone: str) -> str:
    """The policy of the sample floor, its days those of a time zone."""
    text = (samples / "policy.toml").read_text(encoding="utf-8")
    return re.sub(r'(?m)^timezone = ".*"$', f'timezone = "{zone}"', text)


def _receive(desk: Desk, batch: Sequence[Message]) -> Changes:
    return desk.receive(batch)[1] if batch else Changes()


def _order(desk: Desk, order: ScheduledOrder) -> Changes:
    """An order about a conversation: its case is opened by hand when nothing else has opened it."""
    fields = dict(order.fields)
    about = {"conversation": order.conversation, "channel": order.channel}
    opened, changes = desk.handle_line(_line({"id": f"{fields['id']}-open", "order": "open_case", "by": fields["by"], **about}))
    if fields["order"] != "decide_offer":
        fields["case"] = opened.case or ""
    for each in _promises_kept(desk, fields) if fields["order"] == "keep_promise" else [fields]:
        changes |= desk.handle_line(_line(each))[1]
    return changes


def _promises_kept(desk: Desk, fields: dict[str, str]) -> list[dict[str, str]]:
    """The orders that keep each open promise of a case which was due until `due_by`: only the record knows what promises are called."""
    view, due_by = desk.case(fields["case"], 0), datetime.fromisoformat(fields.pop("due_by")).timestamp()
    due = [promise for promise in view.promises if promise.state == "open" and promise.due <= due_by] if view else []
    return [{**fields, "id": f"{fields['id']}-{n}", "promise": promise.id} for n, promise in enumerate(due)]


def _line(fields: dict[str, str]) -> bytes:
    return json.dumps(fields).encode()
