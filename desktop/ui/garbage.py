"""Cycles of objects are looked for in the window's thread and in no other.

Python looks for them in whichever thread makes the objects that are one too many. Where that is a thread of the desk and the cycle holds a
widget, the widget is torn down behind Qt's back and the window dies some moments later, somewhere else (PySide6 6.11, measured: a dialog
that is dropped in another thread ends the process within seconds).
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

BETWEEN_LOOKS = 200
"""Milliseconds."""


class Collector(QObject):
    """Does what Python's own collector does, by its thresholds, but from a timer of the thread that it lives in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = False
        self._timer = QTimer(self, interval=BETWEEN_LOOKS)
        self._timer.timeout.connect(collect_what_is_due)

    def start(self) -> None:
        """From now on only this one collects."""
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again, if it was Python's before."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()


def collect_what_is_due() -> None:
    """Collect the oldest generation that is over its threshold, if any is."""
    for generation, (count, threshold) in reversed(list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))):
        if count > threshold:
            gc.collect(generation)
            return
