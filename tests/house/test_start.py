"""What must not be loaded before the queue is painted: each of these costs the person who opens Stepin in the morning."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.desk.house import open_case, opened
from tests.house.source import ROOT

AFTER_THE_FIRST_PAINTING = (
    "desktop.core.facts", "desktop.core.orders", "desktop.core.policy", "desktop.core.case", "desktop.core.reading", "desktop.core.people",
    "desktop.desk.desk", "desktop.desk.views", "desktop.desk.receive", "desktop.desk.scoring", "desktop.sentiment", "desktop.channels",
    "desktop.cli", "desktop.ui.case", "desktop.ui.dialogs", "desktop.ui.palette", "desktop.ui.import_dialog", "desktop.ui.search_panel",
    "desktop.ui.floor_chart", "desktop.ui.alerts",
    "desktop.ui.settings_dialog", "numpy", "pyqtgraph", "sqlite_utils", "click", "multiprocessing", "zoneinfo", "email", "asyncio",
    "desktop.core.signing", "desktop.keys", "cryptography", "argon2", "keyring", "segno",
)  # fmt: skip
CHILD = """
import sys
from pathlib import Path
from desktop import bootstrap
from desktop.settings import Settings
from PySide6.QtWidgets import QApplication
from desktop.ui.queue_view import QueueView

paint = QueueView.paintEvent

def painted(view, event):
    paint(view, event)
    if len(view._queue.order) and not seen:
        seen.extend(sys.modules)
        QApplication.quit()

seen = []
QueueView.paintEvent = painted
bootstrap.open_workstation(Settings(Path(sys.argv[1])))
print("seen", *seen)
"""


def test_the_queue_is_painted_before_the_rest_is_loaded(tmp_path: Path) -> None:
    record = tmp_path / "record.sqlite"
    with opened(record) as desk:
        open_case(desk)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    child = subprocess.run(  # our own interpreter
        [sys.executable, "-c", CHILD, str(record)], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert child.returncode == 0, child.stderr
    kind, *loaded = child.stdout.split()
    assert kind == "seen"
    assert "desktop.ui.queue_view" in loaded
    early = [name for name in loaded if f"{name}.".startswith(tuple(f"{each}." for each in AFTER_THE_FIRST_PAINTING))]
    assert not early
