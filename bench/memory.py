"""Memory of the window with 100,000 open cases: what its process holds once the whole queue, the floor and a case stand."""

from __future__ import annotations

import gc
import json
import sys
import tempfile
from pathlib import Path

from bench.measure import Figures, in_child, rss_mb
from bench.records import Size, record
from bench.stations import copy_of, open_station, wait_for

MESSAGES = 2
SETTLE = 6.0
"""Seconds: the floor has been read again by then, the case is open and its graph drawn."""


def run(cases: int = 100_000) -> Figures:
    """In a process of its own."""
    record(Size(cases, 0, MESSAGES))
    return in_child("bench.memory", str(cases))


def measure(cases: int) -> Figures:
    """Megabytes with the interpreter and Qt alone, and with the whole window."""
    bare = rss_mb()
    with tempfile.TemporaryDirectory(prefix="stepin-bench-") as name:
        station = open_station(copy_of(record(Size(cases, 0, MESSAGES)), Path(name)))
        loaded = rss_mb()
        wait_for(lambda: False, SETTLE)
        settled = rss_mb()
        shown = len(station.window.model.order)
        station.window.close()
        station.shut()
    gc.collect()
    return {"rss_mb": round(settled, 1), "loaded_mb": round(loaded, 1), "bare_mb": round(bare, 1), "shown": shown}


if __name__ == "__main__":
    print(json.dumps(measure(*map(int, sys.argv[1:]))))
