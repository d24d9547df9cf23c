"""Pictures of the window at intervals, with 100,000 open cases at 1,000 messages a second: `python -m bench pictures FOLDER`.

What a person would complain of is counted as well: the chosen case that changes by itself, rows under a resting mouse that move, and how
often the first row is another one.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from bench.measure import Figures, in_child
from bench.queue_rows import Floor
from bench.queue_tick import PERIOD, UPDATES
from desktop.core.heat import HeatSettings
from desktop.ui.app import make_application
from desktop.ui.queue_order import QueueOrder
from desktop.ui.window import MainWindow


def run(folder: str, cases: int = 100_000, pictures: int = 6, every: float = 1.0) -> Figures:
    """In a process of its own."""
    return in_child("bench.pictures", folder, str(cases), str(pictures), str(every))


def measure(folder: Path, cases: int, pictures: int, every: float) -> Figures:
    """Let messages arrive, and keep a picture every so many seconds. The fourth row is chosen, as by a person who reads."""
    folder.mkdir(parents=True, exist_ok=True)
    application = make_application("en", "light")
    floor, window = Floor(cases, time.time()), MainWindow(time.time, HeatSettings())
    window.resize(1440, 900)
    window.show()
    order = QueueOrder()
    order.load(floor.rows, time.time())
    window.model.adopt(order)
    chosen = window.model.order.id_at(3)
    window.queue.choose(chosen)
    figures = {"pictures": 0.0, "chosen_lost": 0.0, "first_changed": 0.0, "ticks": 0.0}
    for _ in range(pictures):
        _run_for(application, window, floor, every, chosen, figures)
        window.grab().save(str(folder / f"load-{int(figures['pictures']):02}.png"))
        figures["pictures"] += 1
    window.close()
    return figures


def _run_for(application: QApplication, window: MainWindow, floor: Floor, seconds: float, chosen: str, figures: Figures) -> None:
    ends = time.perf_counter() + seconds
    while time.perf_counter() < ends:
        began, first = time.perf_counter(), window.model.order.id_at(0)
        window.model.apply(floor.updates(UPDATES), ())
        application.processEvents()
        figures["ticks"] += 1
        figures["first_changed"] += window.model.order.id_at(0) != first
        figures["chosen_lost"] += window.queue.chosen != chosen
        time.sleep(max(0.0, PERIOD - (time.perf_counter() - began)))


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))))
