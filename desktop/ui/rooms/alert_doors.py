"""Where alerts lead: the panel, the telling of what is new within its hours and budget, and the rules that say so."""

from __future__ import annotations

import time
from collections.abc import Callable
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
    from desktop.desk.alert_file import AlertFile
    from desktop.ui.alert_bell import AlertBell
    from desktop.ui.alert_book import Alert
    from desktop.ui.alerts import AlertPanel, Notifier
    from desktop.ui.rooms.alert_rules import AlertRulesEditor

LOOK = 1_000
"""Milliseconds between two looks at what time alone brings."""


class AlertDoors(QObject):
    """Keeps the rules, tells the book who looks, and tells the person what is due."""

    def __init__(self, window: MainWindow, room: DeskRoom, runner: Runner, record: Path, show: Callable[[QDialog], None]) -> None:
        super().__init__(window)
        self._window, self._room, self._runner, self._record, self._show = window, room, runner, record, show
        self._rules = AlertRules()
        self._text = ""
        self._notifier: Notifier | None = None
        self._bell: AlertBell | None = None
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.look)
        room.news.connect(self.tell)
        room.loaded.connect(self._read)

    def look(self) -> None:
        """Who sits here now, by which rules; what climbed to him or woke up, and what waited to be told, is told."""
        room, now = self._room, self._room.seat.now()
        viewer = Viewer(room.person.id, room.person.role) if room.person is not None else None
        if (viewer, self._rules) != (room.book.viewer, room.book.rules):
            room.book.look_as(viewer, self._rules, now)
        news = room.book.passed(now)
        self._window.topbar.show_unread(room.book.unread)
        if news:
            room.news.emit(news)
        elif self._bell is not None:
            self.tell([])

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
        panel.snoozed.connect(lambda alert: self._change(panel, lambda: room.book.snooze(alert, room.seat.now())))
        panel.acknowledged.connect(lambda alert: self._change(panel, lambda: room.book.acknowledge(alert, self._name())))
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

    def _change(self, panel: AlertPanel, change: Callable[[], None]) -> None:
        change()
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
