"""A floor to tell stories on: a real record behind the real window, and somebody at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

from desktop.desk.desk import Desk
from desktop.desk.scoring import InlineScoring
from desktop.desk.views import CaseView
from desktop.sentiment.fake import FakeScorer
from desktop.settings import Settings
from desktop.ui.preferences import PreferenceFile
from desktop.ui.start import Workstation
from tests.desk.house import POLICY

NOW = 1_795_400_000.0
"""When the stories happen: 2026-11-23, by the window's clock."""
CHAT = """2026/11/20 10:05 - 陈晓: 吹风机漏电 terrible!!!!
2026/11/20 10:06 - 小赵: 抱歉，请先寄回检测。
2026/11/20 10:08 - 陈晓: useless!!!! 我要退货
"""


class Person:
    """Somebody in front of the window: reads it, presses keys, fills forms."""

    def __init__(self, qtbot, station: Workstation) -> None:
        self.qtbot, self.station, self.window = qtbot, station, station.window

    @property
    def case(self) -> CaseView:
        """The case on the right."""
        view = self.window.case.context.view
        assert view is not None
        return view

    def sees(self, what) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: bool(what()), timeout=10_000)

    def acts_as(self, person: str) -> None:
        """Take somebody else's seat."""
        self.station.room.act_as(person)
        self.sees(lambda: self.window.case.context.person and self.window.case.context.person.id == person)

    def asks_for(self, command: str) -> QDialog:
        """Start a command that opens a form, and find the form."""
        self.window.case.do(command)
        forms = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
        assert len(forms) == 1, (command, forms)
        return forms[0]

    def gives(self, form: QDialog) -> None:
        """Press the form's button, and wait until the case has moved on."""
        before = self.case.seq
        QTest.mouseClick(form.do_it, Qt.MouseButton.LeftButton)
        self.sees(lambda: self.case.seq > before)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite"


def open_desk(record: Path) -> Desk:
    desk = Desk(record, InlineScoring(FakeScorer()))
    desk.adopt_policy(POLICY)
    return desk


@pytest.fixture
def opener() -> Callable[[Path], Desk]:
    """How the desk of the story is opened; a story may have another."""
    return open_desk


@pytest.fixture
def seat(qtbot, record: Path, tmp_path: Path, opener: Callable[[Path], Desk]) -> Iterator[object]:
    """Sits down at a window on the record; may be called again after leaving."""
    open_stations: list[Workstation] = []

    def sit_down() -> Person:
        station = Workstation(lambda: opener(record), Settings(record), lambda: NOW, record, PreferenceFile(tmp_path / "window.json"))
        open_stations.append(station)
        with qtbot.waitSignal(station.room.loaded, timeout=10_000):
            station.open()
        qtbot.waitUntil(lambda: station.room.person is not None, timeout=10_000)
        return Person(qtbot, station)

    yield sit_down
    for station in filter(isValid, open_stations):
        station.window.close()
        station.shut()
