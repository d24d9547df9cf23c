"""Where the commands lead: every key, button and line of the palette ends here, in one short action each."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.core.heat import HeatSettings
from desktop.ui.app import wear_look
from desktop.ui.commands import COMMANDS
from desktop.ui.connections.doors import ConnectionDoors
from desktop.ui.desk_room import DeskRoom
from desktop.ui.file_drop import FileDrop, choose_files
from desktop.ui.preferences import PreferenceFile, Preferences
from desktop.ui.queue_order import TILES
from desktop.ui.rooms.alert_doors import AlertDoors
from desktop.ui.rooms.backup_doors import BackupDoors
from desktop.ui.rooms.care_doors import CareDoors
from desktop.ui.rooms.doors import RoomDoors
from desktop.ui.rooms.key_doors import KeyDoors
from desktop.ui.rooms.money_doors import MoneyDoors
from desktop.ui.runner import Runner
from desktop.ui.theme import current_theme
from desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from desktop.desk.connections import Connections
    from desktop.desk.views import Outcome
    from desktop.ui.alerts import AlertPanel
    from desktop.ui.palette import Palette
    from desktop.ui.search_panel import SearchPanel

T = TypeVar("T")
CASE_GROUPS = ("step_in", "case", "money")
CASE_COMMANDS = frozenset(each.name for each in COMMANDS if each.group in CASE_GROUPS)


class Doors(QObject):
    """Opens dialogs and carries out commands; keeps the preferences. `dialog` is the one that is open."""

    def __init__(
        self,
        window: MainWindow,
        room: DeskRoom,
        runner: Runner,
        store: PreferenceFile,
        record: Path,
        heat: HeatSettings,
        connections: Callable[[], Connections] | None = None,
    ) -> None:
        super().__init__(window)
        self.preferences = store.load()
        self.dialog: QDialog | None = None
        self.demonstration = False
        self._window, self._room, self._runner, self._store = window, room, runner, store
        self._record, self._heat = record, heat
        self._money = MoneyDoors(window, room, runner, self._open)
        self._table = self._make_table() | self._money.table() | RoomDoors(window, room, runner, record, self._open).table()
        self.backups = BackupDoors(window, runner, record, self._open)
        self._table |= self.backups.table()
        self._table |= KeyDoors(window, room, runner, self._open).table()
        self._table |= CareDoors(window, room, runner, self._open).table()
        self._alerts = AlertDoors(window, room, runner, record, self._open)
        self.connections = ConnectionDoors(window, room, runner, connections, self._open)
        self._table |= self.connections.table()
        self._connect()

    @cached_property
    def alerts(self) -> AlertPanel:
        """The panel of alerts, made when it is first asked for: the queue is painted before."""
        return self._alerts.panel()

    def run(self, name: str) -> None:
        """Do what a command asks."""
        if name in CASE_COMMANDS:
            self._window.case.do(name)
        else:
            self._table[name]()

    def available(self, name: str) -> bool:
        """Whether a command can be done now."""
        if self._room.seat.is_locked:
            return name == "quit"
        return self._window.case.available(name) if name in CASE_COMMANDS else True

    def stop_work(self) -> None:
        """Cancel what a dialog still has under way."""
        if self.dialog is not None:
            self.dialog.reject()

    def remember(self) -> None:
        """Keep where the window stood and how it was divided; a demonstration leaves nothing behind."""
        if self.demonstration:
            return
        window = self._window
        spot = window.normalGeometry()
        self.preferences = replace(
            self.preferences,
            person=self._room.person.id if self._room.person else "",
            maximised=window.isMaximized(),
            window=(spot.x(), spot.y(), spot.width(), spot.height()),
            sizes={**self.preferences.sizes, "splitter": window.shares()},
        )
        self._store.save(self.preferences)

    def restore(self) -> None:
        """Put the window where it stood."""
        kept = self.preferences
        spot = QRect(*kept.window) if kept.window else QRect()
        if any(screen.availableGeometry().intersects(spot) for screen in QGuiApplication.screens()):
            self._window.setGeometry(spot)
        if "splitter" in kept.sizes:
            self._window.splitter.setSizes(list(kept.sizes["splitter"]))
        self._window.queue.set_compact(kept.compact)

    def _make_table(self) -> dict[str, Callable[[], object]]:
        window, tiles = self._window, self._window.topbar.tiles
        go: dict[str, Callable[[], object]] = {f"go_{tile}": lambda tile=tile: tiles.press(tile) for tile in TILES}  # type: ignore[misc]
        return go | {
            "next_case": lambda: window.queue.step(1),
            "previous_case": lambda: window.queue.step(-1),
            "search": window.topbar.search.begin,
            "pause": lambda: self._room.pause(not window.model.paused),
            "alerts": lambda: self.alerts.popup_below(window.topbar.alerts),
            "palette": self.open_palette,
            "key_sheet": self.open_keys,
            "import": lambda: self.import_files(choose_files(window)),
            "quarantine": self.open_quarantine,
            "person": window.person_menu.showMenu,
            "settings": self.open_settings,
            "look": self.turn_look,
            "export": self.open_export,
            "quit": window.close,
        }

    def _connect(self) -> None:
        window, room = self._window, self._room
        window.commands.set_available(self.available)
        window.commands.triggered.connect(self.run)
        window.commands.refused.connect(lambda name: window.status.say(window.case.why_not(name)))
        window.topbar.alerts_asked.connect(lambda: self.run("alerts"))
        window.topbar.search.search_asked.connect(room.search)
        window.search_made.connect(self._furnish_search)
        window.queue.case_entered.connect(lambda case: window.commands.run("compose"))
        window.closed.connect(self.remember)
        FileDrop(window).files_dropped.connect(self.import_files)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._machine_turned)

    def _furnish_search(self, panel: SearchPanel) -> None:
        panel.hit_chosen.connect(self._room.go_to_message)
        panel.opening_asked.connect(self.open_case)

    def _machine_turned(self) -> None:
        """The desktop around us went light or dark."""
        if self.preferences.look == "system":
            self.prefer(self.preferences)

    def open_case(self, channel: str, conversation: str) -> None:
        """Make a case of a conversation by hand, and show it."""
        from desktop.core.orders import OpenCase
        from desktop.ui.case.giver import new_id

        if self._room.person is not None:
            order = OpenCase(id=new_id(), by=self._room.person.id, channel=channel, conversation=conversation)
            self._room.give(order, self._case_opened)

    def _case_opened(self, outcome: Outcome) -> None:
        if outcome.accepted and outcome.case is not None:
            self._window.show_queue()
            self._room.go_to(outcome.case)

    def open_palette(self) -> None:
        """Everything that can be asked, and cases and messages by their words."""
        from desktop.ui.palette import Palette

        palette = Palette(self._window.commands, self._window.model.order.rows.values, self._window)
        palette.command_chosen.connect(self._window.commands.run)
        palette.case_chosen.connect(self._room.go_to)
        palette.hit_chosen.connect(self._room.go_to_message)
        palette.searched.connect(lambda text: self._find(text, palette))
        self._open(palette)

    def open_keys(self) -> None:
        """The keys."""
        from desktop.ui.key_sheet import KeySheet

        self._open(KeySheet(self._window))

    def import_files(self, files: list[Path]) -> None:
        """Ask what has to be asked about these files, and take them in."""
        if not files:
            return
        from desktop.ui.import_dialog import ImportDialog

        dialog = ImportDialog(self._runner, files, self._window)
        dialog.quarantine_wanted.connect(self.open_quarantine)
        self._open(dialog)

    def open_quarantine(self) -> None:
        """What was not understood."""
        from desktop.ui.quarantine_dialog import QuarantineDialog

        dialog = QuarantineDialog(self._window)
        self._open(dialog)
        self._runner.read(lambda desk: desk.quarantine(), lambda rows: self._when_open(dialog, dialog.show_rows, rows), slow=True)

    def open_settings(self) -> None:
        """What a person may choose, and what the organisation has set."""
        from desktop.ui.settings_dialog import DeskFacts, SettingsDialog

        dialog = SettingsDialog(self.preferences, DeskFacts(self._record, self._heat, self._room.policy), self._window)
        dialog.preferences_changed.connect(self.prefer)
        self._open(dialog)

    def open_export(self) -> None:
        """Write the case that is shown, or all, to a file for people."""
        from desktop.ui.export_dialog import ExportDialog

        view = self._window.case.context.view
        case = view.row.id if view is not None else None
        dialog = ExportDialog(case, self._window)
        dialog.chosen.connect(lambda form, whole: self._export(form, () if whole or case is None else (case,)))
        self._open(dialog)

    def _export(self, form: str, cases: tuple[str, ...]) -> None:
        from desktop.desk.casefile import Wanted
        from desktop.ui.export_dialog import choose_target, export_cases

        target = choose_target(self._window, Path.home(), cases, form)
        if target is not None:
            language = current_theme().language.replace("HK", "TW")
            self._open(export_cases(self._runner, Wanted(self._record, cases, form, target, language, time.time()), self._window))

    def turn_look(self) -> None:
        """From light to dark and back."""
        self.prefer(replace(self.preferences, look="light" if current_theme().dark else "dark"))

    def prefer(self, preferences: Preferences) -> None:
        """Take and keep other preferences."""
        self.preferences = preferences
        application = QApplication.instance()
        if isinstance(application, QApplication):
            wear_look(application, preferences.look, current_theme().language)
        self._window.topbar.redress()
        self._window.queue.set_compact(preferences.compact)
        self._store.save(preferences)

    def _find(self, text: str, palette: Palette) -> None:
        if text:
            show = partial(palette.show_hits, text)
            self._runner.read(
                lambda desk: desk.search(text, 20), lambda hits: self._when_open(palette, show, hits), key="palette", slow=True
            )

    def _when_open(self, dialog: QDialog, show: Callable[[list[T]], None], found: list[T]) -> None:
        """An answer may come when the dialog that asked is gone."""
        if self.dialog is dialog:
            show(found)

    def _open(self, dialog: QDialog) -> None:
        """Show a dialog over the window; the one before goes."""
        if self.dialog is not None:
            self.dialog.close()
        self.dialog = dialog
        dialog.finished.connect(lambda: self._closed(dialog))
        dialog.open()

    def _closed(self, dialog: QDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()
