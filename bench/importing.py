"""Importing a large JSONL file while the window is open: how long the window ever takes to answer, and how fast the import is.

A timer asks for its turn every 5 ms; how much later than that it comes is how long a click would have waited.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

from bench.ingest import lines
from bench.measure import Figures, in_child, spread
from bench.records import Size, record
from bench.stations import copy_of, open_station, wait_for
from desktop.core.errors import StepinError
from desktop.desk.imports import ImportAnswer, ImportReport
from desktop.ui.tasks import Progress

EVERY = 0.005


def run(megabytes: int = 5, cases: int = 2_000) -> Figures:
    """In a process of its own, into a copy of a kept record."""
    record(Size(cases, 0, 3))
    return in_child("bench.importing", str(megabytes), str(cases))


class Pulse(QObject):
    """Keeps how late each beat was."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=int(EVERY * 1000), timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, now - self._last - EVERY))
        self._last = now


def measure(megabytes: int, cases: int) -> Figures:
    """Import and watch."""
    with tempfile.TemporaryDirectory(prefix="stepin-bench-") as name:
        source, size = Path(name) / "messages.jsonl", 0
        with source.open("wb") as file:
            for line in lines(10**9):
                size += file.write(line + b"\n")
                if size >= megabytes * 1_000_000:
                    break
        station = open_station(copy_of(record(Size(cases, 0, 3)), Path(name)))
        try:
            wait_for(lambda: False, 1.0)
            done: list[ImportReport] = []
            progress, pulse, start = Progress(), Pulse(), time.perf_counter()
            failed: list[StepinError] = []
            station.runner.write(
                lambda desk: desk.import_file(source, ImportAnswer(), progress.report, progress.cancelled), done.append, failed.append
            )
            wait_for(lambda: bool(done or failed), 900)
            seconds = time.perf_counter() - start
            stalls = sum(late > 0.05 for late in pulse.late)
            return {
                **spread("late", pulse.late), "stalls_over_50ms": stalls, "per_s": round(done[0].messages / seconds),
                "messages": done[0].messages,
            }  # fmt: skip
        finally:
            station.window.close()
            station.shut()


if __name__ == "__main__":
    print(json.dumps(measure(*map(int, sys.argv[1:]))))
