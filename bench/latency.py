"""From a message at the desk to its row painted: 20,000 open cases, 200 messages a second, scored by the product's scorer in its process.

The clock starts when a message is there to be handed to the desk's thread and stops when the queue's view has painted with its row in it
(where the row is above or below what is seen: the first painting after the row stands there). What comes in while the desk is busy
shares the next transaction, as any channel would do it. Every second message is for a case that is on the screen when it comes.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QPaintEvent

from bench.measure import Figures, in_child, spread
from bench.records import ZONE, Size, record
from bench.stations import copy_of, open_station, wait_for
from desktop.core.messages import Customer, Message
from desktop.desk.desk import Desk
from desktop.desk.views import QueueRow
from desktop.ui.queue_view import QueueView
from desktop.ui.start import Workstation

RATE = 200
WARM_UP = 4.0


def run(cases: int = 20_000, seconds: int = 10, rate: int = RATE) -> Figures:
    """In a process of its own, on a copy of a kept record."""
    record(Size(cases, 0, 3))
    return in_child("bench.latency", str(cases), str(seconds), str(rate))


class Watch(QObject):
    """When which message came in and when its row was painted. A row's last words end in the message's number."""

    def __init__(self, view: QueueView) -> None:
        super().__init__()
        self._view = view
        self._arrived: dict[int, tuple[str, float]] = {}
        self.seconds: list[float] = []
        self.seen = 0

    def arrived(self, number: int, case: str) -> None:
        """A message is there."""
        self._arrived[number] = (case, time.perf_counter())

    def forget(self) -> None:
        """Begin to count here."""
        self.seconds.clear()
        self.seen = 0

    def waiting(self) -> int:
        """How many are not painted yet."""
        return len(self._arrived)

    def painted(self) -> None:
        """The view has painted."""
        now, order = time.perf_counter(), self._view._queue.order
        first, last = self._view.visible_rows()
        for number, (case, since) in list(self._arrived.items()):
            row = order.rows.get(case)
            if row is not None and _number_of(row) >= number:
                del self._arrived[number]
                self.seconds.append(now - since)
                self.seen += first <= (order.position(case) or 0) <= last


class Sender(QObject):
    """Hands messages to the desk at a rate; those that come while it is busy go together."""

    def __init__(self, station: Workstation, watch: Watch, rate: int) -> None:
        super().__init__()
        self._station, self._watch, self._rate = station, watch, rate
        self._dice = random.Random(5)
        self._rows = [*station.window.model.order.rows.values()]
        self._began, self._sent = time.perf_counter(), 0
        self._held: list[Message] = []
        self._busy = self._stopped = False
        self._timer = QTimer(self, interval=2, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._send)
        self._timer.start()

    def stop(self) -> None:
        """No more."""
        self._stopped = True
        self._timer.stop()

    def _send(self) -> None:
        if self._stopped and not self._held:
            return
        due = self._sent if self._stopped else int((time.perf_counter() - self._began) * self._rate)
        while self._sent < due:
            self._sent += 1
            self._held.append(self._message(self._sent))
        if self._held and not self._busy:
            batch, self._held, self._busy = self._held, [], True
            self._station.runner.write(partial(_receive, batch), self._free)

    def _free(self, _: object) -> None:
        self._busy = False
        self._send()

    def _message(self, number: int) -> Message:
        order = self._station.window.model.order
        row = order.row_at(self._dice.randrange(10)) if number % 2 else self._dice.choice(self._rows)
        place = int(row.customer.split()[-1])
        self._watch.arrived(number, row.id)
        now = datetime.fromtimestamp(time.time(), ZONE)
        customer = Customer(f"u{place:08}", row.customer)
        text = f"你们到底退不退款！垃圾！terrible!! {number}"
        return Message(f"late-{number}", row.channel, f"c{place:08}", customer, "customer", now, text)


def hook_paint(watching: list[Watch]) -> None:
    """Tell who watches of each painting. On the class, before there is a view: Qt remembers what it finds there."""
    paint = QueueView.paintEvent

    def painted(view: QueueView, event: QPaintEvent) -> None:
        paint(view, event)
        for watch in watching:
            watch.painted()

    QueueView.paintEvent = painted  # type: ignore[method-assign,assignment]


def _receive(batch: list[Message], desk: Desk) -> object:
    return desk.receive(batch)


def _number_of(row: QueueRow) -> int:
    last = row.last_words.rsplit(" ", 1)[-1]
    return int(last) if last.isdigit() and "terrible" in row.last_words else 0


def measure(cases: int, seconds: int, rate: int) -> Figures:
    """Send for some seconds and look at the rows."""
    with tempfile.TemporaryDirectory(prefix="stepin-bench-") as name:
        watching: list[Watch] = []
        hook_paint(watching)
        station = open_station(copy_of(record(Size(cases, 0, 3)), Path(name)))
        try:
            watch = Watch(station.window.queue)
            watching.append(watch)
            sender = Sender(station, watch, rate)
            wait_for(lambda: False, WARM_UP)
            watch.forget()
            cpu = time.thread_time()
            wait_for(lambda: False, seconds)
            busy = (time.thread_time() - cpu) / seconds
            sender.stop()
            wait_for(lambda: watch.waiting() == 0, 10)
            answer = spread("painted", watch.seconds)
            counts = {"painted": len(watch.seconds), "seen": watch.seen, "lost": watch.waiting()}
            return {**answer, **counts, "main_thread_busy": round(busy, 3)}
        finally:
            station.window.close()
            station.shut()


if __name__ == "__main__":
    print(json.dumps(measure(*map(int, sys.argv[1:]))))
