"""The window through its widgets: cases come, are chosen, filtered, paused, decided; troubles are told."""

from __future__ import annotations

import dataclasses
import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QLineEdit

from desktop.core.changes import Changes
from desktop.core.errors import Trouble
from desktop.core.orders import StepIn
from desktop.desk.views import Outcome
from desktop.settings import Settings
from desktop.ui import start
from desktop.ui.alert_book import MOST_KEPT, AlertBook
from desktop.ui.app import glyph_language, language_of
from desktop.ui.plain import PlainLabel
from desktop.ui.preferences import PreferenceFile, Preferences
from desktop.ui.queue_order import QueueOrder
from desktop.ui.queue_words import money_waiting
from desktop.ui.start import Workstation
from tests.ui.fake_desk import FakeDesk
from tests.ui.queue_rows import NOW, floor, row

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window


class Clock:
    now = NOW

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def desk():
    return FakeDesk()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def station(qtbot, desk, clock, tmp_path):
    record = tmp_path / "record.sqlite"
    station = Workstation(lambda: desk, Settings(record), clock, record, PreferenceFile(tmp_path / "window.json"))
    told: list[list] = []
    station.room.news.connect(told.append)
    station.told = told
    with qtbot.waitSignal(station.room.loaded):
        station.open()
    qtbot.waitUntil(lambda: station.room.person is not None)
    yield station
    station.window.close()
    station.shut()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def tell(qtbot, station, desk, *rows, closed=()):
    """What another process wrote."""
    desk.all |= {each.id: each for each in rows}
    for id in closed:
        del desk.all[id]
    with qtbot.waitSignal(station.window.model.applied):
        desk.waiting = Changes(frozenset({*(each.id for each in rows), *closed}), floor=True, seq=20)


def test_the_hottest_case_is_open_when_the_window_stands(station, qtbot, desk) -> None:
    qtbot.waitUntil(lambda: "C01" in desk.asked)
    assert station.window.queue.chosen == "C01"
    assert station.window.model.rowCount() == 12


def test_tiles_count_and_filter(station, qtbot) -> None:
    tiles = station.window.topbar.tiles.tiles
    assert {kind: tile.count for kind, tile in tiles.items()} == {
        "critical": 2, "hot": 4, "watch": 4, "decide": 0, "promises": 1, "unassigned": 10, "all": 12,
    }  # fmt: skip
    QTest.mouseClick(tiles["hot"], Qt.MouseButton.LeftButton)
    assert station.window.model.rowCount() == 4
    QTest.mouseClick(tiles["all"], Qt.MouseButton.LeftButton)
    assert station.window.model.rowCount() == 12


def test_another_person_can_decide_other_offers(station, qtbot) -> None:
    station.room.act_as("chen")
    assert station.window.topbar.tiles.tiles["decide"].count == 2


def test_what_others_wrote_appears(station, qtbot, desk) -> None:
    tell(qtbot, station, desk, row("NEW", 300, customer="新客人"), closed=["C12"])
    assert station.window.model.order.position("NEW") == 0
    assert station.window.model.order.position("C12") is None
    assert station.window.queue.chosen == "C01"


def test_a_new_critical_case_alerts_once(station, qtbot, desk) -> None:
    tell(qtbot, station, desk, row("NEW", 300))
    tell(qtbot, station, desk, row("NEW", 310))
    assert [[alert.about for alert in news] for news in station.told] == [["NEW"]]
    assert station.room.book.unread == 3


def test_choosing_a_case_reads_its_alert_and_it_stays_active(station, qtbot, desk) -> None:
    before = station.room.book.active
    station.room.go_to("C02")
    assert station.window.queue.chosen == "C02"
    assert all(not alert.unread for alert in station.room.book.alerts() if alert.about == "C02")
    assert station.room.book.active == before


def test_pausing_holds_the_queue_and_counts(station, qtbot, desk) -> None:
    station.doors.run("pause")
    desk.all["NEW"] = row("NEW", 300)
    with qtbot.waitSignal(station.window.model.held_changed):
        desk.waiting = Changes(frozenset({"NEW"}), seq=20)
    assert station.window.model.order.position("NEW") is None
    assert "1" in station.window.topbar.pause.text()
    station.doors.run("pause")
    assert station.window.model.order.position("NEW") == 0


def test_typing_filters_the_queue_and_enter_searches_messages(station, qtbot) -> None:
    box = station.window.topbar.search
    station.doors.run("search")
    QTest.keyClicks(box, "sarah")
    qtbot.waitUntil(lambda: station.window.model.rowCount() == 1)
    box.setText("Smoke")
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: station.window.search.model.rowCount() == 1)
    assert station.window.left.currentWidget() is station.window.search
    station.doors.run("search")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert station.window.left.currentWidget() is not station.window.search
    qtbot.waitUntil(lambda: station.window.model.rowCount() == 12)


def test_going_to_a_case_that_is_filtered_away_shows_everything(station, qtbot) -> None:
    station.window.topbar.tiles.press("critical")
    station.room.go_to("C09")
    assert station.window.queue.chosen == "C09"
    assert station.window.topbar.tiles.tiles["all"].isChecked()


def test_an_order_goes_to_the_desk_and_its_case_is_read_again(station, qtbot, desk) -> None:
    qtbot.waitUntil(lambda: "C01" in desk.asked)
    desk.asked.clear()
    with qtbot.waitSignal(station.room.outcome) as answered:
        station.room.give(StepIn(id="1", by="lin", case="C01", mode="watch"))
    assert answered.args[1].accepted
    qtbot.waitUntil(lambda: desk.asked == ["C01"])


def test_a_refusal_is_said_in_a_sentence(station, qtbot, desk) -> None:
    desk.answer = Outcome("1", False, code="already_taken")
    with qtbot.waitSignal(station.room.outcome):
        station.room.give(StepIn(id="1", by="lin", case="C01", mode="take_over"))
    assert "Another supervisor" in station.window.status.notice.text()


def test_a_trouble_lights_up_and_is_listed_until_it_is_over(station, qtbot, desk) -> None:
    def gone() -> Changes:
        raise Trouble("gone")

    well, desk.poll = desk.poll, gone
    qtbot.waitUntil(lambda: any(alert.kind == "trouble" and alert.active for alert in station.room.book.alerts()))
    assert "vanished" in station.window.status.record.text()
    desk.poll = well
    qtbot.waitUntil(lambda: not any(alert.kind == "trouble" and alert.active for alert in station.room.book.alerts()))


def test_moving_with_a_key_held_down_reads_only_the_last(station, qtbot, desk) -> None:
    qtbot.waitUntil(lambda: "C01" in desk.asked)
    for _ in range(8):
        station.doors.run("next_case")
    qtbot.waitUntil(lambda: desk.asked[-1] == "C09")
    assert station.window.queue.chosen == "C09"


def test_the_look_turns_while_the_window_stands(station, qtbot) -> None:
    seen = []
    for _ in range(3):
        station.doors.run("look")
        seen.append(station.window.palette().window().color())
    assert seen[0] != seen[1]
    assert seen[0] == seen[2]
    station.doors.run("look")


@pytest.mark.parametrize("name", ["palette", "key_sheet", "quarantine", "settings"])
def test_every_dialog_opens_and_the_one_before_goes(station, qtbot, name: str) -> None:
    station.doors.run("key_sheet")
    station.doors.run(name)
    assert station.doors.dialog is not None and station.doors.dialog.isVisible()
    station.doors.dialog.close()
    assert station.doors.dialog is None


def test_the_list_of_alerts_is_a_sound_model(station, qtbot, desk) -> None:
    tester = QAbstractItemModelTester(station.doors.alerts.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    station.doors.alerts.refresh()
    tell(qtbot, station, desk, row("NEW", 300))
    station.doors.alerts.refresh()
    assert station.doors.alerts.model.rowCount() == 4
    del tester


def test_a_bug_is_told_and_does_not_end_the_window(station, capsys) -> None:
    start._surface(station, ValueError, ValueError("our own fault"), None)
    assert "our own fault" in capsys.readouterr().err
    assert "safe" in station.window.status.record.text()
    assert station.window.isVisible()


def test_the_list_of_alerts_opens_and_leads_to_a_case(station, qtbot) -> None:
    station.doors.run("alerts")
    panel = station.doors.alerts
    assert panel.model.rowCount() == 3
    panel.list.clicked.emit(panel.model.index(0))
    assert station.window.queue.chosen in {"C01", "C02", "C08"}
    assert not panel.isVisible()


def test_where_the_window_stood_is_remembered(station, qtbot, tmp_path: Path) -> None:
    station.window.resize(1300, 800)
    station.window.close()
    kept = PreferenceFile(tmp_path / "window.json").load()
    assert kept.window[2:] == (1300, 800)
    assert len(kept.sizes["splitter"]) == 2
    assert kept.person == "lin"


def test_everything_that_can_be_used_has_a_name_and_can_be_reached(station, qtbot) -> None:
    window = station.window
    for widget in window.findChildren(QAbstractButton) + window.findChildren(QLineEdit) + window.findChildren(QAbstractItemView):
        if widget.isVisibleTo(window):
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget
            assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.parentWidget().focusPolicy() or not widget.isEnabled(), widget


def test_every_label_is_plain(station) -> None:
    labels = station.window.findChildren(QLabel)
    assert labels and all(isinstance(label, PlainLabel) for label in labels)


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900), (3840, 2160)])
def test_nothing_of_the_top_bar_is_cut(station, qtbot, size: tuple[int, int]) -> None:
    station.window.resize(*size)
    QApplication.processEvents()
    bar = station.window.topbar
    rights = [
        each.geometry() for each in (bar.brand, bar.tiles, bar.search, bar.pause, bar.alerts, station.window.person_menu, bar.menu_button)
    ]
    assert all(one.right() < other.left() for one, other in itertools.pairwise(rights))
    assert bar.tiles.width() >= bar.tiles.sizeHint().width()
    assert rights[-1].right() <= bar.width()


def test_a_record_that_cannot_be_opened_closes_the_window_and_says_why(qtbot, tmp_path: Path) -> None:
    def refuse() -> FakeDesk:
        raise Trouble("corrupt")

    record = tmp_path / "record.sqlite"
    station = Workstation(refuse, Settings(record), Clock(), record, PreferenceFile(tmp_path / "p.json"))
    with qtbot.waitSignal(station.window.closed):
        station.open()
    station.shut()
    assert station.failure is not None and station.failure.code == "corrupt"


def test_a_damaged_preference_does_not_keep_the_window_away(qtbot, desk, tmp_path: Path) -> None:
    record, store = tmp_path / "record.sqlite", PreferenceFile(tmp_path / "p.json")
    store.save(Preferences(person="nobody", window=(-9_000, -9_000, 1, 1)))
    station = Workstation(lambda: desk, Settings(record), Clock(), record, store)
    with qtbot.waitSignal(station.room.loaded):
        station.open()
    assert station.window.width() >= station.window.minimumWidth()
    assert station.window.screen().availableGeometry().intersects(station.window.geometry())
    station.window.close()
    station.shut()


def test_unread_and_active_are_two_things() -> None:
    book = AlertBook()
    assert [alert.about for alert in book.rows_changed(floor(), (), NOW)] == ["C01", "C02", "C08"]
    book.rows_changed([dataclasses.replace(floor()[0], level="hot")], ["C02"], NOW)
    assert (book.unread, book.active) == (3, 1)
    book.read()
    assert (book.unread, book.active) == (0, 1)
    assert [alert.about for alert in book.rows_changed(floor()[:1], (), NOW)] == ["C01"]


def test_a_promise_due_while_the_machine_slept_is_told_once() -> None:
    book, order = AlertBook(), QueueOrder()
    order.load([row("P", promise_due=NOW + 60), row("Q", promise_due=NOW + 3_600)], NOW)
    moments = (NOW, NOW + 1_800, NOW + 1_801, NOW + 7_200, NOW + 7_201)
    told = [[alert.about for alert in book.overdue(order.newly_late(at), at)] for at in moments]
    assert told == [[], ["P"], [], ["Q"], []]


def test_a_clock_that_jumps_a_day_there_and_back_warns_at_the_true_time() -> None:
    book, order = AlertBook(), QueueOrder()
    order.load([row("P", promise_due=NOW + 60)], NOW)
    assert [alert.about for alert in book.overdue(order.newly_late(NOW + 86_400), NOW + 86_400)] == ["P"]
    assert book.overdue(order.newly_late(NOW + 10), NOW + 10) == []
    assert book.active == 0
    assert [alert.about for alert in book.overdue(order.newly_late(NOW + 61), NOW + 61)] == ["P"]
    assert book.overdue(order.newly_late(NOW + 62), NOW + 62) == []


def test_a_promise_is_warned_of_once_and_the_warning_is_over_when_it_is_late() -> None:
    book, order = AlertBook(), QueueOrder()
    order.load([row("P", promise_due=NOW + 600, promise_warn=NOW + 450), row("Q", promise_due=NOW + 10, promise_warn=NOW + 5)], NOW)
    told = []
    for at in (NOW, NOW + 450, NOW + 451, NOW + 600):
        told.append(
            [f"{alert.kind} {alert.about}" for alert in (*book.soon(order.newly_soon(at), at), *book.overdue(order.newly_late(at), at))]
        )
    assert told == [[], ["promise_soon P", "promise Q"], [], ["promise P"]]
    assert not [alert for alert in book.alerts() if alert.kind == "promise_soon" and alert.active]


def test_ten_thousand_promises_are_each_told_of_once() -> None:
    book, order = AlertBook(), QueueOrder()
    order.load([row(f"P{n}", promise_due=NOW + 2 * n + 2, promise_warn=NOW + 2 * n + 1) for n in range(10_000)], NOW)
    late: list[str] = []
    for at in range(0, 20_008, 7):
        book.soon(order.newly_soon(NOW + at), NOW + at)
        late += [alert.about for alert in book.overdue(order.newly_late(NOW + at), NOW + at)]
    assert sorted(late) == sorted(f"P{n}" for n in range(10_000))


def test_a_promise_that_moves_is_warned_of_at_its_new_time() -> None:
    order = QueueOrder()
    order.load([row("P", promise_due=NOW + 60, promise_warn=NOW + 45)], NOW)
    order.plan([row("P", promise_due=NOW + 600, promise_warn=NOW + 450)], (), NOW)
    assert order.newly_soon(NOW + 50) == []
    assert [each.id for each in order.newly_soon(NOW + 451)] == ["P"]
    order.plan([row("P")], (), NOW)
    assert order.newly_soon(NOW) == []


def test_a_raised_hand_is_news_until_it_is_lowered_and_stands_in_the_row() -> None:
    book, up = AlertBook(), row("H", 30, hand_since=NOW - 65)
    assert [(alert.kind, alert.about) for alert in book.rows_changed([up], (), NOW)] == [("hand", "H")]
    assert money_waiting(up, NOW) == ("Hand up", "1:05")
    book.rows_changed([row("H", 30)], (), NOW)
    assert book.active == 0


def test_the_book_of_alerts_does_not_grow_without_end() -> None:
    """What is still so is kept however many there are: forgotten, its next change would tell of it again. What is over is not."""
    book = AlertBook()
    for number in range(1_200):
        book.rows_changed([row(f"R{number}", 300)], (), NOW + number)
    assert len(book.alerts()) == book.active == 1_200
    for day in range(1, 4):
        cases = [f"R{number}" for number in range(1_200)]
        book.rows_changed((), cases, NOW + day * 86_400)
        assert (len(book.alerts()), book.active) == (MOST_KEPT, 0)
        assert len(book.rows_changed([row(id, 300) for id in cases], (), NOW + day * 86_400 + 60)) == 1_200
        assert len(book.alerts()) == book.active == 1_200


LOCALES = {
    "zh_HK": "zh_TW", "zh-Hant-TW": "zh_TW", "zh_CN": "zh_CN", "zh": "zh_CN", "en_GB": "en", "fr_FR": "en", "C": "en",
}  # fmt: skip


@pytest.mark.parametrize(("locale", "language"), list(LOCALES.items()))
def test_the_nearest_language_is_spoken(locale: str, language: str) -> None:
    assert language_of(locale) == language


def test_hong_kong_has_its_own_glyphs() -> None:
    assert glyph_language("zh_TW", "zh_HK") == "zh_HK"
    assert glyph_language("en", "zh_HK") == "en"
