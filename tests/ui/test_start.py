"""From the command to the window and back: a picture, a demonstration and its doors, one window for one record."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer, QTranslator
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.core.changes import Changes
from desktop.core.errors import Trouble
from desktop.settings import Settings
from desktop.ui import start
from desktop.ui.preferences import PreferenceFile, Preferences
from desktop.ui.queue_view import QueueView
from desktop.ui.welcome import WelcomeBanner
from tests.ui.fake_desk import FakeDesk
from tests.ui.queue_rows import NOW, row

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window


@pytest.fixture(autouse=True)
def in_english(qapp, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    PreferenceFile(start.preferences_path()).save(Preferences(language="en", look="light"))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)


class Feed:
    """One new case at a time, as long as somebody asks."""

    door: str | None = None

    def __init__(self) -> None:
        self.applied = 0

    def due(self, now: float) -> list[int]:
        return [1]

    def apply(self, desk: FakeDesk, items: list[int]) -> Changes:
        self.applied += 1
        case = f"F{self.applied}"
        desk.all[case] = row(case, 300)
        return Changes(frozenset({case}), seq=self.applied)


def run(tmp_path: Path, desk: FakeDesk, **values: object) -> int:
    record = tmp_path / "record.sqlite"
    return start.run_window(lambda: desk, Settings(record), lambda: NOW, record, **values)


def window_of(kind: type) -> object:
    return next(widget for widget in QApplication.allWidgets() if isinstance(widget, kind) and widget.isVisible())


def test_a_picture_is_left_after_the_time(tmp_path: Path) -> None:
    picture = tmp_path / "stepin.png"
    assert run(tmp_path, FakeDesk(), picture=picture, seconds=1.0) == 0
    image = QImage(str(picture))
    assert (image.width(), image.height()) == start.SIZE


def test_a_demonstration_feeds_the_desk_and_its_door_is_told(tmp_path: Path) -> None:
    feed, desk = Feed(), FakeDesk()
    seen = []

    def look() -> None:
        if window_of(QueueView).model().order.position("F3") is not None:
            seen.append("F3")
            window_of(WelcomeBanner).empty_door.click()

    timer = QTimer(interval=50)
    timer.timeout.connect(look)
    timer.start()
    assert run(tmp_path, desk, demo=feed, seconds=20.0) == 0
    timer.stop()
    assert seen == ["F3"]
    assert feed.door == "empty"


def test_a_demonstration_remembers_nothing(tmp_path: Path) -> None:
    before = start.preferences_path().read_bytes()
    run(tmp_path, FakeDesk(), demo=Feed(), seconds=0.3)
    assert start.preferences_path().read_bytes() == before


def test_a_record_that_cannot_be_opened_is_raised(tmp_path: Path) -> None:
    def refuse() -> FakeDesk:
        raise Trouble("corrupt")

    with pytest.raises(Trouble, match="corrupt"):
        start.run_window(refuse, Settings(tmp_path / "r"), lambda: NOW, tmp_path / "r")


def test_a_second_start_leaves_and_the_first_comes_forward(tmp_path: Path) -> None:
    codes: list[int] = []
    QTimer.singleShot(600, lambda: codes.append(run(tmp_path, FakeDesk(), seconds=5.0)))
    assert run(tmp_path, FakeDesk(), seconds=1.2) == 0
    assert codes == [0]
