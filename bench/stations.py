"""A real window on a record, for benchmarks: built as bootstrap builds it, its event loop turned by hand."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop.bootstrap import workstation_desk
from desktop.settings import Settings
from desktop.ui.app import make_application
from desktop.ui.preferences import PreferenceFile
from desktop.ui.start import Workstation


def copy_of(record: Path, folder: Path) -> Path:
    """A copy that may be written to. Its bytes are moved by the kernel where it can."""
    target = folder / "record.sqlite"
    with record.open("rb") as source, target.open("wb") as copy:
        try:
            while os.copy_file_range(source.fileno(), copy.fileno(), 2**30):
                pass
        except (OSError, AttributeError):
            source.seek(0)
            shutil.copyfileobj(source, copy, 2**20)
    return target


def open_station(record: Path) -> Workstation:
    """The window on a record with its whole queue loaded."""
    make_application("en", "light")
    settings = Settings(record)
    store = PreferenceFile(record.with_name("window.json"))
    station = Workstation(partial(workstation_desk, settings), settings, time.time, record, store)
    loaded: list[bool] = []
    station.room.loaded.connect(lambda: loaded.append(True))
    station.open()
    wait_for(lambda: bool(loaded), 60)
    return station


def wait_for(done: Callable[[], bool], seconds: float) -> bool:
    """Turn the event loop until something is so, at most so long."""
    end = time.perf_counter() + seconds
    loop = QEventLoop()
    tick = QTimer(interval=5)
    tick.timeout.connect(lambda: loop.quit() if done() or time.perf_counter() > end else None)
    tick.start()
    if not done():
        loop.exec()
    QApplication.sendPostedEvents()
    return done()
