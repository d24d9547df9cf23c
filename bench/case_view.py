"""A case of 10,000 messages: how long it takes to open and its graph to draw; and going through the queue with the arrow key held down."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.measure import Figures, in_child, spread
from bench.records import Size, record
from bench.stations import copy_of, open_station, wait_for
from desktop.ui.case.trend import trend_of
from desktop.ui.start import Workstation

REPEAT = 1 / 30
"""Seconds between two key presses of a key that is held down."""


def run(messages: int = 10_000, presses: int = 90) -> Figures:
    """In a process of its own."""
    record(Size(2, 0, messages))
    record(Size(2_000, 0, 20))
    return in_child("bench.case_view", str(messages), str(presses))


def measure(messages: int, presses: int) -> Figures:
    """Two windows, one after the other."""
    with tempfile.TemporaryDirectory(prefix="stepin-bench-") as name:
        big, many = Path(name) / "big", Path(name) / "many"
        big.mkdir()
        many.mkdir()
        figures = _with(open_station(copy_of(record(Size(2, 0, messages)), big)), _big_case)
        return {**figures, **_with(open_station(copy_of(record(Size(2_000, 0, 20)), many)), lambda station: _held_down(station, presses))}


def _with(station: Workstation, work: object) -> Figures:
    try:
        wait_for(lambda: station.window.case.context.view is not None, 10)
        wait_for(lambda: False, 1.0)
        return work(station)  # type: ignore[operator,no-any-return]
    finally:
        station.window.close()
        station.shut()


def _big_case(station: Workstation) -> Figures:
    """Goes from one big case to the other and back; draws the graph of all messages; scrolls a page at a time."""
    opened = []
    for turn in range(8):
        ident = station.window.model.order.id_at(turn % 2)
        start = time.perf_counter()
        station.room.go_to(ident)
        wait_for(lambda ident=ident: _shows(station, ident), 10)  # type: ignore[misc]
        QApplication.processEvents()
        opened.append(time.perf_counter() - start)
        wait_for(lambda: False, 0.2)
    return {**spread("open", opened[1:]), **_graph(station), **_scroll(station)}


def _shows(station: Workstation, ident: str) -> bool:
    view = station.window.case.context.view
    return view is not None and view.row.id == ident


def _graph(station: Workstation) -> Figures:
    view = station.runner._desk.case(station.window.model.order.id_at(0), None) if station.runner._desk else None
    plot = station.window.case.graph.plot
    assert view is not None and plot is not None
    trend, spent = trend_of(view, str), []
    for _ in range(30):
        start = time.perf_counter()
        plot.show_trend(trend, anew=True)
        plot.viewport().repaint()
        spent.append(time.perf_counter() - start)
    return {**spread("graph", spent[2:]), "graph_points": len(trend.times)}


def _scroll(station: Workstation) -> Figures:
    conversation, spent = station.window.case.conversation, []
    bar = conversation.verticalScrollBar()
    for turn in range(60):
        start = time.perf_counter()
        bar.setValue(bar.maximum() - turn * bar.pageStep())
        conversation.viewport().repaint()
        spent.append(time.perf_counter() - start)
    return spread("scroll", spent)


def _held_down(station: Workstation, presses: int) -> Figures:
    """Milliseconds from a press to the row painted as chosen; and, after the last one, to the case that is then shown."""
    station.window.queue.setFocus()
    spent = []
    for _ in range(presses):
        start = time.perf_counter()
        QTest.keyClick(station.window.queue, Qt.Key.Key_Down)
        QApplication.processEvents()
        spent.append(time.perf_counter() - start)
        wait_for(lambda: False, max(0.0, REPEAT - spent[-1]))
    start, chosen = time.perf_counter(), station.window.queue.chosen or ""
    wait_for(lambda: _shows(station, chosen), 5)
    late = time.perf_counter() - start
    return {**spread("key", spent), "key_over_33ms": sum(s > 0.033 for s in spent), "settled_ms": round(late * 1000, 1)}


if __name__ == "__main__":
    print(json.dumps(measure(*map(int, sys.argv[1:]))))
