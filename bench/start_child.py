"""Starts the workstation, or an empty window with a table, and says how long after the process began its rows were painted."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any


def since_start() -> float:
    """Seconds since this process was made (Linux: from the kernel's own clock, the interpreter's start included)."""
    ticks = int(Path("/proc/self/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[19])
    return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")


def empty() -> None:
    """The reference."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget

    application = QApplication([])

    class Table(QTableWidget):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's own name
            super().paintEvent(event)
            QTimer.singleShot(0, application.quit)

    window = QMainWindow()
    window.setCentralWidget(Table(60, 8))
    window.resize(1440, 900)
    window.show()
    application.exec()
    print(json.dumps({"painted_s": since_start(), "cpu_s": time.process_time()}))


def stepin(record: str) -> None:
    """The product: what `stepin --record FILE` does, with an eye on its first painting that has rows and on the whole queue."""
    from desktop import bootstrap
    from desktop.settings import Settings

    seen: dict[str, float] = {}
    _watch(seen)
    bootstrap.open_workstation(Settings(Path(record)))
    print(json.dumps(seen))


def _watch(seen: dict[str, float]) -> None:
    """Looks for the queue's view when the window is made, so that nothing is imported earlier than without us."""
    import importlib.abc
    import importlib.machinery

    class Finder(importlib.abc.MetaPathFinder):
        def find_spec(self, name: str, path: Any, target: Any = None) -> Any:
            if name != "desktop.ui.desk_room":
                return None
            sys.meta_path.remove(self)
            from desktop.ui.queue_view import QueueView

            _hook(QueueView, seen)
            return importlib.machinery.PathFinder.find_spec(name, path)

    sys.meta_path.insert(0, Finder())


def _hook(view: Any, seen: dict[str, float]) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    paint = view.paintEvent

    def painted(self: Any, event: Any) -> None:
        paint(self, event)
        rows = len(self._queue.order)
        if rows and "painted_s" not in seen:
            seen["painted_s"] = since_start()
            seen["cpu_s"] = time.process_time()
        if rows > 60 and "whole_s" not in seen:
            seen["whole_s"] = since_start()
            QTimer.singleShot(0, QApplication.quit)

    view.paintEvent = painted


if __name__ == "__main__":
    {"empty": empty, "stepin": stepin}[sys.argv[1]](*sys.argv[2:])
