"""The panel of alerts: snoozed and acknowledged with a key, plain text, and rules that leads change where they lie."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from desktop.core.alert_rules import AlertRules
from desktop.core.changes import Changes
from desktop.core.follow_up import FollowUp
from desktop.desk.views import Outcome
from desktop.settings import Settings
from desktop.ui.alert_book import AlertBook
from desktop.ui.alerts import AlertPanel, headline, state
from desktop.ui.preferences import PreferenceFile
from desktop.ui.rooms.alert_doors import CALL_BACKS
from desktop.ui.rooms.alert_rules import AlertRulesEditor
from desktop.ui.start import Workstation
from tests.ui.fake_desk import FakeDesk
from tests.ui.queue_rows import NOW, row

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window


@pytest.fixture
def station(qtbot: QtBot, tmp_path):
    record = tmp_path / "record.sqlite"
    made = Workstation(FakeDesk, Settings(record), lambda: NOW, record, PreferenceFile(tmp_path / "window.json"))
    with qtbot.waitSignal(made.room.loaded):
        made.open()
    qtbot.waitUntil(lambda: made.room.book.viewer is not None)
    yield made
    made.window.close()
    made.shut()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def panel_of(qtbot: QtBot) -> tuple[AlertBook, AlertPanel]:
    book = AlertBook()
    book.rows_changed([row("A", 300), row("B", 200)], (), NOW)
    panel = AlertPanel(book)
    qtbot.addWidget(panel)
    panel.refresh()
    return book, panel


def test_a_key_snoozes_or_acknowledges_the_line_that_is_chosen(qtbot: QtBot) -> None:
    _, panel = panel_of(qtbot)
    asked: list[str] = []
    panel.snoozed.connect(lambda alert: asked.append(f"snooze {alert.about}"))
    panel.acknowledged.connect(lambda alert: asked.append(f"seen {alert.about}"))
    qtbot.keyClick(panel.list, Qt.Key.Key_S)
    assert asked == []
    panel.list.setCurrentIndex(panel.model.index(0))
    qtbot.keyClick(panel.list, Qt.Key.Key_S)
    qtbot.keyClick(panel.list, Qt.Key.Key_A)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_A)
    first, second = (panel.model.index(place).data(Qt.ItemDataRole.UserRole).about for place in (0, 1))
    assert asked == [f"snooze {first}", f"seen {first}", f"seen {second}"]


def test_a_line_says_that_it_sleeps_and_who_has_seen_it(qtbot: QtBot) -> None:
    book, _ = panel_of(qtbot)
    first, second = book.alerts()
    book.snooze(first, NOW)
    book.acknowledge(second, "<b>Lin</b>")
    said = {alert.about: state(alert) for alert in book.alerts()}
    assert said[first.about].startswith("asleep until ")
    assert said[second.about] == "seen by <b>Lin</b>, still active"


def test_in_the_window_an_alert_sleeps_or_is_seen_by_who_sits_there(station, qtbot: QtBot) -> None:
    station.doors.run("alerts")
    panel, book = station.doors.alerts, station.room.book
    unread, given = book.unread, []
    station.room.outcome.connect(lambda order, outcome: given.append((order.kind, order.by)))
    panel.list.setCurrentIndex(panel.model.index(0))
    qtbot.keyClick(panel.list, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: book.unread == unread - 1)
    assert panel.list.currentIndex().row() == 0
    qtbot.keyClick(panel.list, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: book.unread == unread - 2)
    assert given == [("acknowledge_alert", "lin"), ("snooze_alert", "lin")]
    assert {alert.seen_by for alert in book.alerts()} >= {station.room.person.name}
    assert any(alert.asleep_until == NOW + 900 for alert in book.alerts())
    panel.close()


def test_what_an_auditor_does_and_what_is_about_this_machine_stays_in_the_window(station, qtbot: QtBot) -> None:
    room, given = station.room, []
    room.outcome.connect(lambda order, outcome: given.append(order.kind))
    [trouble] = room.book.trouble("disk", "full", NOW)
    station.doors.run("alerts")
    panel = station.doors.alerts
    panel.acknowledged.emit(trouble)
    assert room.book.current(trouble).seen_by == room.person.name
    panel.snoozed.emit(trouble)
    assert (room.book.current(trouble).asleep_until, given) == (NOW + 900, [])
    panel.close()


def test_a_refused_acknowledgement_leaves_the_alert_unread(station, qtbot: QtBot) -> None:
    station.runner.write(lambda desk: setattr(desk, "answer", Outcome("x", False, code="case_closed")) or (None, Changes()))
    station.doors.run("alerts")
    panel, book = station.doors.alerts, station.room.book
    unread = book.unread
    for signal in (panel.acknowledged, panel.snoozed):
        with qtbot.waitSignal(station.room.outcome):
            signal.emit(book.alerts()[0])
    assert book.unread == unread
    panel.close()


def test_a_call_back_that_is_due_is_an_alert_and_over_once_it_was_made(station, qtbot: QtBot) -> None:
    room, due = station.room, [row("Z", 30, customer="Zed", call_back_due=NOW - 60)]
    station.runner.read(lambda desk: setattr(desk, "call_backs", lambda now: due), lambda _: None, slow=True)
    for _ in range(CALL_BACKS):
        station.doors._alerts.look()
    qtbot.waitUntil(lambda: "Z" in {alert.about for alert in room.book.alerts()})
    assert headline(next(alert for alert in room.book.alerts() if alert.about == "Z")) == "Zed was to be called back"
    due.clear()
    room.outcome.emit(FollowUp(id="f", by="lin", case="Z", satisfaction=5), Outcome("f", True))
    qtbot.waitUntil(lambda: not next(alert for alert in room.book.alerts() if alert.about == "Z").active)


def test_rules_that_are_kept_hold_at_once_and_bad_ones_are_named(station, qtbot: QtBot, tmp_path) -> None:
    station.doors.alerts.rules_asked.emit()
    editor = station.doors.dialog
    assert "[critical]" in editor.field.toPlainText()
    editor.field.setPlainText("[critical]\nroles = 3")
    editor.save.click()
    qtbot.waitUntil(lambda: "critical.roles" in editor.said.text())
    editor.field.setPlainText("[critical]\non = false")
    editor.save.click()
    qtbot.waitUntil(lambda: not station.room.book.rules.rules["critical"].on)
    assert "critical" not in {alert.kind for alert in station.room.book.alerts()}
    assert (tmp_path / "alerts.toml").read_text() == "[critical]\non = false"


def test_who_is_no_lead_reads_the_rules_only(qtbot: QtBot) -> None:
    editor = AlertRulesEditor("quiet = []", False)
    qtbot.addWidget(editor)
    assert editor.field.isReadOnly()
    assert not editor.save.isEnabled()


def test_without_a_file_the_usual_rules_hold(station) -> None:
    assert station.room.book.rules == AlertRules()


def test_what_fell_due_while_time_passed_is_news(station, qtbot: QtBot) -> None:
    [first, *_] = station.room.book.alerts()
    station.room.book.snooze(first, NOW - 9_000)
    with qtbot.waitSignal(station.room.news) as woken:
        pass
    assert [alert.about for alert in woken.args[0]] == [first.about]
