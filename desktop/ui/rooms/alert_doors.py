"""Where alerts lead: the panel, the telling of what is new within its hours and budget, and the rules that say so."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from desktop.core.alert_rules import AlertRules, Viewer
from desktop.ui import troubles
from desktop.ui.desk_room import DeskRoom
from desktop.ui.runner import Runner
from desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from desktop.core.errors import StepinError
    from desktop.core.orders import Order
    from desktop.desk.alert_file import AlertFile
    from desktop.desk.views import QueueRow
    from desktop.ui.alert_bell import AlertBell
    from desktop.ui.alert_book import Alert
    from desktop.ui.alerts import AlertPanel, Notifier
    from desktop.ui.rooms.alert_rules import AlertRulesEditor

LOOK = 1_000
"""Milliseconds between two looks at what time alone brings."""
CALL_BACKS = 60
"""So many looks lie between two questions which customers were to be called back."""
_ABOUT_CALL_BACKS = frozenset({"set_call_back", "follow_up"})


class AlertDoors(QObject):
    """Keeps the rules, tells the book who looks, and tells the person what is due."""

    def __init__(self, window: MainWindow, room: DeskRoom, runner: Runner, record: Path, show: Callable[[QDialog], None]) -> None:
        super().__init__(window)
        self._window, self._room, self._runner, self._record, self._show = window, room, runner, record, show
        self._rules = AlertRules()
        self._text = ""
        self._notifier: Notifier | None = None
        self._bell: AlertBell | None = None
        self._looks = 0
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.look)
        room.news.connect(self.tell)
        room.loaded.connect(self._read)
        room.outcome.connect(lambda order, outcome: self.look_for_call_backs() if order.kind in _ABOUT_CALL_BACKS else None)

    def look(self) -> None:
        """Who sits here now, by which rules; what climbed to him or woke up, and what waited to be told, is told."""
        room, now = self._room, self._room.seat.now()
        viewer = Viewer(room.person.id, room.person.role) if room.person is not None else None
        room.book.name_of = room.policy.name_of
        if (viewer, self._rules) != (room.book.viewer, room.book.rules):
            room.book.look_as(viewer, self._rules, now)
        self._looks += 1
        if self._looks % CALL_BACKS == 0:
            self.look_for_call_backs()
        news = room.book.passed(now)
        self._window.topbar.show_unread(room.book.unread)
        if news:
            room.news.emit(news)
        elif self._bell is not None:
            self.tell([])

    def look_for_call_backs(self) -> None:
        """Ask which customers were to be called back by now."""
        room, now = self._room, self._room.seat.now()

        def found(rows: list[QueueRow]) -> None:
            news = room.book.called_back(rows, now)
            self._window.topbar.show_unread(room.book.unread)
            if news:
                room.news.emit(news)

        self._runner.read(lambda desk: desk.call_backs(now), found, key="call_backs", slow=True)

    def tell(self, news: list[Alert]) -> None:
        """Ring for what is new and what waited, as far as it may be told now."""
        if self._room.seat.is_locked:  # whose name it is stands in it
            return
        from desktop.ui.alert_bell import AlertBell

        if self._bell is None:
            self._bell = AlertBell(self._room.book)
        now = self._room.seat.now()
        local = time.localtime(now)
        if due := self._bell.due(news, now, local.tm_hour * 60 + local.tm_min):
            self._notify().tell(due)

    def panel(self) -> AlertPanel:
        """The list that the alerts button opens."""
        from desktop.ui.alerts import AlertPanel

        room, window = self._room, self._window
        panel = AlertPanel(room.book, window)
        panel.alert_chosen.connect(room.go_to)
        panel.all_read.connect(lambda: window.topbar.show_unread(room.book.unread))
        panel.snoozed.connect(lambda alert: self._snooze(panel, alert))
        panel.acknowledged.connect(lambda alert: self._acknowledge(panel, alert))
        panel.rules_asked.connect(self.edit)
        return panel

    def edit(self) -> AlertRulesEditor:
        """The rules, to be read by everybody and changed by leads."""
        from desktop.core.people import LEADS
        from desktop.ui.rooms.alert_rules import AlertRulesEditor

        person = self._room.person
        editor = AlertRulesEditor(self._text, person is not None and person.role in LEADS, self._window)
        editor.kept.connect(lambda text: self._keep(editor, text))
        self._show(editor)
        return editor

    def _snooze(self, panel: AlertPanel, alert: Alert) -> None:
        from desktop.core.alert_acts import SnoozeAlert
        from desktop.ui.case.giver import new_id

        room, now = self._room, self._room.seat.now()
        wakes = datetime.fromtimestamp(now + max(1.0, room.book.rules.rules[alert.kind].snooze), UTC)

        def order(by: str) -> Order:
            return SnoozeAlert(id=new_id(), by=by, case=alert.about, alert=alert.kind, since=alert.at, until=wakes)

        self._act(panel, alert, order, lambda: room.book.snooze(alert, now))

    def _acknowledge(self, panel: AlertPanel, alert: Alert) -> None:
        from desktop.core.alert_acts import AcknowledgeAlert
        from desktop.ui.case.giver import new_id

        def order(by: str) -> Order:
            return AcknowledgeAlert(id=new_id(), by=by, case=alert.about, alert=alert.kind, since=alert.at)

        self._act(panel, alert, order, lambda: self._room.book.acknowledge(alert, self._name()))

    def _act(self, panel: AlertPanel, alert: Alert, order: Callable[[str], Order], change: Callable[[], None]) -> None:
        """Have the record know of it where that is for the record to know; the book changes once it does."""
        giver = self._giver(alert)
        if giver is None:
            self._change(panel, change)
        else:
            self._room.give(order(giver), lambda outcome: self._change(panel, change) if outcome.accepted else None)

    def _giver(self, alert: Alert) -> str | None:
        """In whose name something is done about it in the record; None where that is nobody's but this window's: a trouble of this
        machine, and whoever only reads."""
        person = self._room.person
        return None if person is None or alert.kind == "trouble" or person.role == "auditor" else person.id

    def _change(self, panel: AlertPanel, change: Callable[[], None]) -> None:
        change()
        if isValid(panel):
            panel.refresh()
            panel.all_read.emit()

    def _name(self) -> str:
        return self._room.person.name if self._room.person is not None else ""

    def _notify(self) -> Notifier:
        from desktop.ui.alerts import Notifier

        if self._notifier is None:
            self._notifier = Notifier(self._window.windowIcon(), self)
            self._notifier.opened.connect(self._room.go_to)
        return self._notifier

    def _read(self) -> None:
        from desktop.desk.alert_file import read_alert_rules

        self._timer.start()
        self.look_for_call_backs()
        record = self._record
        self._runner.read(lambda desk: read_alert_rules(record), self._take, key="alert_rules", slow=True)

    def _take(self, found: AlertFile) -> None:
        self._rules, self._text = found.rules, found.text
        self.look()

    def _keep(self, editor: AlertRulesEditor, text: str) -> None:
        from desktop.desk.alert_file import keep_alert_rules

        record = self._record

        def kept(found: AlertFile) -> None:
            if isValid(editor):
                editor.accept()
            self._take(found)

        def failed(error: StepinError) -> None:
            if isValid(editor):
                editor.show_trouble(troubles.sentence(error))

        self._runner.aside(lambda desk: keep_alert_rules(record, text), kept, failed)
