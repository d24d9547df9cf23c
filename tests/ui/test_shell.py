"""The parts around the queue: tiles, top bar, floor chart, status lights, notifications."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from desktop.core.errors import Trouble
from desktop.desk.views import FloorView
from desktop.ui.alert_book import Alert
from desktop.ui.alerts import Notifier, plain_notification
from desktop.ui.floor_chart import MOST_LABELS, FloorChart, blended, hours_between, stacked
from desktop.ui.glyphs import LevelGlyph
from desktop.ui.sparkline import MOST_PICTURES, Sparklines
from desktop.ui.statusbar import QUIET, StatusBar
from desktop.ui.theme import load_theme, wear
from desktop.ui.tiles import TileBar
from desktop.ui.topbar import SearchBox, TopBar
from tests.ui.fake_desk import FakeDesk
from tests.ui.queue_rows import NOW

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window


@pytest.fixture
def tiles(qtbot):
    bar = TileBar()
    qtbot.addWidget(bar)
    return bar


def test_a_pressed_tile_is_told_and_pressing_it_again_shows_all(tiles) -> None:
    told: list[str] = []
    tiles.tile_chosen.connect(told.append)
    tiles.press("hot")
    tiles.press("hot")
    tiles.press("all")
    assert told == ["hot", "all"]


def test_a_tile_grows_with_its_number(tiles) -> None:
    tile = tiles.tiles["watch"]
    before = tile.sizeHint().width()
    tiles.show_counts({"watch": 100_000})
    assert tile.sizeHint().width() > before
    assert "100000" in tile.accessibleName().replace(",", "")


def test_a_brief_tile_keeps_its_shape_and_number_and_others_their_words(tiles) -> None:
    whole = {kind: tile.sizeHint().width() for kind, tile in tiles.tiles.items()}
    tiles.set_brief(True)
    brief = {kind: tile.sizeHint().width() for kind, tile in tiles.tiles.items()}
    assert brief["critical"] < whole["critical"]
    assert brief["decide"] == whole["decide"]
    assert not tiles.grab().isNull()


def test_tiles_are_reached_by_keyboard(tiles, qtbot) -> None:
    tiles.show()
    QTest.keyClick(tiles.tiles["promises"], Qt.Key.Key_Space)
    assert tiles.tiles["promises"].isChecked()


def test_the_pause_button_counts_what_is_held(qtbot) -> None:
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.show_paused(True)
    bar.show_held(7)
    assert "7" in bar.pause.text() and "7" in bar.pause.accessibleName()
    bar.show_paused(False)
    assert "7" not in bar.pause.text()


@pytest.fixture
def chart(qtbot):
    chart = FloorChart()
    qtbot.addWidget(chart)
    chart.resize(900, 96)
    return chart


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_floor_is_painted_in_both_looks(chart, qapp, look: str) -> None:
    wear(qapp, load_theme(look))
    empty = chart.grab().toImage()
    chart.show_floor(FakeDesk().floor(NOW))
    assert chart.grab().toImage() != empty
    assert "412" in chart.accessibleDescription()
    wear(qapp, load_theme("light"))


NOTHING = [
    FloorView(NOW, 60.0),
    FloorView(NOW, 60.0, (0,), (0,), (0,), (0,), (0.0,), (0,)),
    FloorView(NOW, 60.0, (0, 0), (0, 0), (0, 0), (0, 0), (0.0, 0.0), (0, 0)),
]


@pytest.mark.parametrize("floor", NOTHING)
def test_a_floor_without_anything_is_painted_too(chart, floor: FloorView) -> None:
    chart.show_floor(floor)
    assert not chart.grab().isNull()


def test_hovering_the_floor_tells_the_numbers_of_a_moment(chart, qtbot) -> None:
    chart.show_floor(FakeDesk().floor(NOW))
    chart.show()
    at = QPoint(450, 50)
    QApplication.sendEvent(chart, QHelpEvent(QHelpEvent.Type.ToolTip, at, chart.mapToGlobal(at)))
    assert "Critical: " in QToolTip.text()
    QToolTip.hideText()


def test_layers_stand_on_each_other() -> None:
    assert stacked([(1, 2), (3, 0), (0, 1)]) == [[0, 0], [1, 2], [4, 2], [4, 3]]


def test_a_blend_lies_between() -> None:
    assert blended(QColor(0, 0, 0), QColor(200, 100, 50), 0.5).getRgb() == (100, 50, 25, 255)


@pytest.mark.parametrize("hours", [1, 3, 10, 24, 72])
def test_the_axis_has_a_readable_number_of_full_hours(hours: int) -> None:
    found = hours_between(NOW - 100, NOW + hours * 3600)
    assert 1 <= len(found) <= MOST_LABELS + 1
    assert all(at % 900 == 0 for at in found)


SIZE = QSize(100, 28)


class Clock:
    now = NOW

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def status(qtbot, clock):
    status = StatusBar(clock)
    qtbot.addWidget(status)
    return status


def test_the_channel_light_says_when_it_is_quiet(status, clock) -> None:
    status.show_message_at(NOW - 5)
    assert "0:05" in status.channel.text()
    clock.now += QUIET
    status.tick()
    assert status.channel._dot.state == "waiting"


def test_an_older_message_does_not_turn_the_clock_back(status) -> None:
    status.show_message_at(NOW - 5)
    status.show_message_at(NOW - 500)
    assert "0:05" in status.channel.text()


def test_a_trouble_of_the_scorer_lights_the_scorer(status) -> None:
    status.show_open()
    status.show_trouble(Trouble("scorer_stopped"))
    assert status.scorer._dot.state == "ill"
    assert status.record._dot.state == "well"
    status.show_well()
    assert status.scorer._dot.state == "well"
    assert not status.grab().isNull()


def test_saving_ends_a_trouble_of_the_record(status) -> None:
    status.show_trouble(Trouble("disk_full"))
    assert "full" in status.record.text()
    status.show_saved()
    assert status.record._dot.state == "well"


def test_one_new_alert_is_told_by_name_and_several_by_number(qapp) -> None:
    told: list[tuple[str, str]] = []
    notifier = Notifier(QIcon(), show=lambda title, text: told.append((title, text)))
    notifier.tell([])
    notifier.tell([Alert("critical", "C1", "陈晓", "words", NOW)])
    notifier.tell([Alert("critical", "C1", "陈晓", "words", NOW), Alert("promise", "C2", "Ann", "words", NOW)])
    assert told[0] == ("陈晓 is critical", "words")
    assert "2" in told[1][0]
    assert len(told) == 2


def test_a_notification_has_no_tags() -> None:
    assert "<" not in plain_notification("<img src=x>&amp;")


@pytest.mark.parametrize("level", ["calm", "watch", "hot", "critical"])
def test_each_level_has_a_shape_of_its_own(qtbot, level: str) -> None:
    pictures = []
    for each in (level, *{"calm", "watch", "hot", "critical"} - {level}):
        glyph = LevelGlyph("calm")
        qtbot.addWidget(glyph)
        glyph.set_level(each)
        picture = glyph.grab().toImage()
        pictures.append([picture.pixelColor(x, y) == picture.pixelColor(0, 0) for x in range(16) for y in range(16)])
    assert all(other != pictures[0] for other in pictures[1:])


def test_sparklines_are_drawn_once_and_the_oldest_forgotten(qapp) -> None:
    sparks, colour = Sparklines(), QColor("red")
    first = sparks.picture("a", b"\x05\x50", 1, colour, SIZE, 1.0)
    assert sparks.picture("a", b"\x05\x50", 1, colour, SIZE, 1.0) is first
    assert sparks.picture("a", b"\x05\x50", 2, colour, SIZE, 1.0) is not first
    for number in range(MOST_PICTURES + 50):
        sparks.picture(f"c{number}", b"\x05", 1, colour, SIZE, 2.0)
    assert len(sparks) == MOST_PICTURES


def test_a_narrow_search_field_says_less_instead_of_half(qtbot) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    box.resize(600, 32)
    box.show()
    qtbot.waitExposed(box)
    assert "customers" in box.placeholderText()
    box.resize(110, 32)
    assert box.placeholderText() == "Search"
