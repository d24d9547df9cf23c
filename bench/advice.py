"""Advice while a reply of 500 characters is typed: from a key press to the painted mark, and what it costs the GUI thread.

A real window on a record, the coach in its process. The clock starts when the key event is sent to the composer and stops when the field
has painted with the marks of just this draft. A frame is what the GUI thread does in one go because of a key: the key event with all that
hangs on it, or the answer shown and painted.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bench.measure import Figures, in_child, spread
from bench.records import Size, record
from bench.stations import copy_of, open_station, wait_for
from desktop.core.coaching import Advice
from desktop.ui.start import Workstation

LENGTH = 500
REPEAT = 0.1
"""Seconds between two keys of somebody who types fast."""
WARM_UP = 10
SAID = "我理解您着急，但是按照规定这个不能退。如果让您不开心，我很抱歉。您自己没看清楚说明。We understand, but our policy says no. "


def run(presses: int = 100) -> Figures:
    """In a process of its own, on a copy of a kept record."""
    record(Size(200, 0, 20))
    return in_child("bench.advice", str(presses))


class Typist:
    """Presses keys in the composer and waits for the marks of what then stands there."""

    def __init__(self, station: Workstation) -> None:
        composer = station.window.case.composer
        self._field, self._strip = composer.advice._field, composer.advice
        self._show, self.frames = self._strip.show_advice, list[float]()
        self._shown: tuple[str, float] = ("", 0.0)
        self._strip.show_advice = self._timed  # type: ignore[method-assign]
        composer.show()
        self._field.setFocus()
        self._strip.turn(True)

    def _timed(self, draft: str, advice: Advice) -> None:
        """Show an answer and paint it, as one frame."""
        start = time.perf_counter()
        self._show(draft, advice)
        self._field.viewport().repaint()
        end = time.perf_counter()
        self.frames.append(end - start)
        self._shown = (draft, end)

    def begin(self, draft: str) -> bool:
        """Put a draft there; whether marks came."""
        self._field.setPlainText(draft)
        cursor = self._field.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self._field.setTextCursor(cursor)
        return wait_for(lambda: self._shown[0] == draft and bool(self._field.extraSelections()), 30)

    def press(self) -> float:
        """Seconds from a key to its painted marks."""
        start = time.perf_counter()
        QTest.keyClick(self._field, Qt.Key.Key_A)
        self.frames.append(time.perf_counter() - start)
        wanted = self._field.toPlainText()
        if not wait_for(lambda: self._shown[0] == wanted, 10):
            raise RuntimeError("no advice came")
        return self._shown[1] - start


def measure(presses: int) -> Figures:
    """One window, one draft that grows by a letter a time."""
    with tempfile.TemporaryDirectory(prefix="stepin-bench-") as folder:
        station = open_station(copy_of(record(Size(200, 0, 20)), Path(folder)))
        try:
            wait_for(lambda: station.window.case.context.view is not None, 10)
            wait_for(lambda: False, 1.0)
            return _type(Typist(station), presses)
        finally:
            station.window.close()
            station.shut()


def _type(typist: Typist, presses: int) -> Figures:
    draft = (SAID * LENGTH)[: LENGTH - WARM_UP]
    if not typist.begin(draft):
        raise RuntimeError("no marks came")
    spent = []
    for turn in range(WARM_UP + presses):
        if turn == WARM_UP:
            typist.frames.clear()
            spent.clear()
        spent.append(typist.press())
        wait_for(lambda: False, max(0.0, REPEAT - spent[-1]))
    return {**spread("mark", spent), **spread("frame", typist.frames), "characters": len(draft) + WARM_UP, "presses": presses}


if __name__ == "__main__":
    print(json.dumps(measure(*map(int, sys.argv[1:]))))
