"""A day and night of a floor's traffic, replayed at 500 times its speed into the real window: does memory stay where it was?

Every hour is the sample floor's hour, several times over, with customers and conversations of its own; its cases are closed two hours
later, as a floor closes them. Memory is that of the window's process and of the scorer's, the mean of an hour of the floor's time.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from bench.measure import Figures, in_child, rss_mb
from bench.stations import wait_for
from desktop.bootstrap import open_desk, process_scoring
from desktop.channels.replay.floor import floor_hour, load_floor
from desktop.core.changes import Changes
from desktop.core.messages import Customer, Message
from desktop.core.orders import CloseCase
from desktop.desk.demo import policy_text
from desktop.desk.desk import Desk
from desktop.desk.scoring import ProcessScoring
from desktop.settings import Settings, find_assets
from desktop.ui.app import make_application
from desktop.ui.preferences import PreferenceFile
from desktop.ui.start import Workstation

SPEED, COPIES = 500.0, 4
HOUR = 3600.0
KEPT_OPEN = 2
"""Hours after which the cases of an hour are closed."""
CLOSER = "lin"


def run(hours: int = 24, speed: float = SPEED, copies: int = COPIES) -> Figures:
    """In a process of its own: memory in the third hour and in the last, of the window and of the scorer, in MB, and their ratio."""
    return in_child("bench.soak", str(hours), str(speed), str(copies), timeout=7200)


def traffic(hours: int, start: datetime, copies: int) -> Iterator[list[Message]]:
    """The messages of each hour, sorted by time."""
    floor = load_floor((find_assets() / "samples" / "floor.jsonl").read_text(encoding="utf-8"))
    for hour in range(hours):
        begins = start + timedelta(hours=hour)
        told = [_of(message, f"{hour}-{copy}") for copy in range(copies) for message in floor_hour(floor, begins, seed=hour * 100 + copy)]
        yield sorted(told, key=lambda message: (message.at, message.id))


def _of(message: Message, mark: str) -> Message:
    customer = Customer(f"{message.customer.id}-{mark}", message.customer.name, message.customer.kind)
    return replace(message, id=f"{message.id}-{mark}", conversation=f"{message.conversation}-{mark}", customer=customer)


class Day(QObject):
    """Hands the floor's messages to the desk when they are due, closes old cases every hour, and keeps what memory was."""

    def __init__(self, station: Workstation, hours: Iterator[list[Message]], start: float, speed: float) -> None:
        super().__init__()
        self.memory: dict[int, list[tuple[float, float]]] = {}
        self.sent = self.lag = 0
        self.hour = -1
        self.done = False
        self._station, self._hours, self._start, self._speed = station, hours, start, speed
        self._began, self._busy = time.perf_counter(), False
        self._waiting: list[Message] = []
        self._timer = QTimer(self, interval=10)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._scales = QTimer(self, interval=250)
        self._scales.timeout.connect(self._weigh)
        self._scales.start()

    def now(self) -> float:
        """The floor's time."""
        return self._start + (time.perf_counter() - self._began) * self._speed

    def _look(self) -> None:
        while not self.done and int((self.now() - self._start) // HOUR) > self.hour:
            self._begin_hour()
        if self._busy:
            return
        due = sum(message.at.timestamp() <= self.now() for message in self._waiting)
        if due:
            batch, self._waiting = self._waiting[:due], self._waiting[due:]
            self._busy, self.sent, self.lag = True, self.sent + due, max(self.lag, due)
            self._station.runner.write(partial(_receive, batch), self._free)

    def _begin_hour(self) -> None:
        following = next(self._hours, None)
        self.done = following is None
        self.hour += 1
        self._waiting += following or []
        self._station.runner.write(partial(_close_old, self._start + (self.hour - KEPT_OPEN) * HOUR))

    def _free(self, _: object) -> None:
        self._busy = False

    def _weigh(self) -> None:
        desk = self._station.runner._desk
        scoring = desk._scoring if desk is not None else None
        process = scoring._process if isinstance(scoring, ProcessScoring) else None
        self.memory.setdefault(self.hour, []).append((rss_mb(), rss_mb(process.pid) if process is not None and process.pid else 0.0))

    def mean(self, hour: int) -> tuple[float, float]:
        """The mean memory of window and scorer in an hour, MB."""
        seen = self.memory[hour]
        return statistics.mean(window for window, _ in seen), statistics.mean(scorer for _, scorer in seen)


def _receive(batch: list[Message], desk: Desk) -> Changes:
    return desk.receive(batch)[1]


def _close_old(before: float, desk: Desk) -> Changes:
    changes = Changes()
    for row in desk.queue(None):
        if row.opened_at < before:
            changes |= desk.handle(CloseCase(id=f"close-{row.id}", by=CLOSER, case=row.id, resolution="solved"))[1]
    return changes


def measure(hours: int, speed: float, copies: int) -> Figures:
    """The whole day, then the figures."""
    make_application("en", "light")
    start = datetime(2026, 11, 22, tzinfo=UTC)
    with tempfile.TemporaryDirectory(prefix="stepin-bench-") as name:
        settings, began = Settings(Path(name) / "record.sqlite"), time.perf_counter()

        def clock() -> float:
            return start.timestamp() + (time.perf_counter() - began) * speed

        def desk() -> Desk:
            made = open_desk(settings, process_scoring(), clock)
            made.adopt_policy(policy_text(find_assets() / "samples", "UTC"))
            return made

        store = PreferenceFile(Path(name) / "window.json")
        station = Workstation(desk, settings, clock, settings.record, store)
        station.open()
        try:
            day = Day(station, traffic(hours, start, copies), start.timestamp(), speed)
            wait_for(lambda: day.done, hours * HOUR / speed * 3 + 60)
            (window_third, scorer_third), (window_last, scorer_last) = day.mean(min(2, hours - 1)), day.mean(hours - 1)
            size = settings.record.stat().st_size / 1e6
            return {
                "window_third_mb": round(window_third, 1), "window_last_mb": round(window_last, 1),
                "window_ratio": round(window_last / window_third, 3), "scorer_third_mb": round(scorer_third, 1),
                "scorer_last_mb": round(scorer_last, 1), "scorer_ratio": round(scorer_last / max(scorer_third, 1e-9), 3),
                "messages": day.sent, "largest_batch": day.lag, "open_at_end": len(station.window.model.order.rows),
                "record_mb": round(size, 1), "seconds": round(time.perf_counter() - began, 1),
            }  # fmt: skip
        finally:
            station.window.close()
            station.shut()


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]))))
