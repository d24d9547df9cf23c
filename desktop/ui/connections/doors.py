"""Where the command about connections leads, and the accounts at work beside the window: the room, the lights, the templates."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from desktop.core.errors import StepinError
from desktop.ui.connections.watch import AccountWatch
from desktop.ui.desk_room import DeskRoom
from desktop.ui.runner import Runner
from desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from desktop.desk.connections import Connection, Connections
    from desktop.desk.desk import Desk
    from desktop.desk.exchange import Exchange
    from desktop.desk.live.reads import TimelineEntry
    from desktop.keys.secrets import Secret
    from desktop.ui.case.panel import CasePanel
    from desktop.ui.connections.room import ConnectionsRoom
    from desktop.ui.dialogs.timeline import TimelineDialog

T = TypeVar("T")


class ConnectionDoors(QObject):
    """Opens the room with `show`, runs the accounts and keeps their lights true. Without `find`, a demonstration, there are none."""

    _ailing = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        room: DeskRoom,
        runner: Runner,
        find: Callable[[], Connections] | None,
        show: Callable[[QDialog], None],
    ) -> None:
        super().__init__(window)
        self._window, self._room, self._runner, self._find, self._show = window, room, runner, find, show
        self._exchange: Exchange | None = None
        self._ended = threading.Event()
        self._templates: list[Mapping[str, object]] = []
        self.open_room: ConnectionsRoom | None = None
        self._timeline: TimelineDialog | None = None
        self.watch = AccountWatch(window.status, runner, time.time, self)
        self.watch.looked.connect(self._show_lights)
        self._ailing.connect(self._say_problem)
        window.status.connections_asked.connect(self.open_connections)
        window.case_made.connect(self._made)

    @cached_property
    def _connections(self) -> Connections | None:
        """Asked for on threads beside the window's: finding the keystore takes a while."""
        return self._find() if self._find is not None else None

    def table(self) -> dict[str, Callable[[], object]]:
        """What the command does."""
        return {"connections": self.open_connections}

    def start(self) -> None:
        """Run the accounts from now on, where nobody else does."""
        if self._find is not None:
            self.watch.start()
            self._runner.aside(self._begin, lambda _: self._read_templates())

    def stop(self) -> None:
        """End; what waits is in the record."""
        self._ended.set()
        if self._exchange is not None:
            self._exchange.stop()

    def open_connections(self) -> None:
        """The accounts; a demonstration has none."""
        if self._find is None:
            self._window.status.say(self.tr("A demonstration is connected to nothing."))
            return
        from desktop.ui.connections.room import ConnectionsRoom

        room = self.open_room = ConnectionsRoom(self._room.person, self._window)
        room.check_asked.connect(self._check)
        room.save_asked.connect(self._save)
        room.remove_asked.connect(self._remove)
        room.finished.connect(lambda: self._left(room))
        self._show(room)
        self._aside(lambda connections: connections.listed(), room, room.show_connections)
        room.show_lights(self.watch.lights)

    def _begin(self, desk: Desk) -> None:
        """Beside the window's own work: adapters bring their libraries along."""
        from desktop.desk.exchange import Exchange

        connections = self._connections
        if connections is not None and not self._ended.is_set():
            self._exchange = Exchange(desk, connections, self._runner.told, self._tell_problem)
            self._exchange.start()

    def _tell_problem(self, account: str, problem: Exception) -> None:
        """On some thread: of an account its light tells, what is wrong with all of them is said, a bug is raised in the window."""
        if not isinstance(problem, StepinError):
            self._runner.told_problem(problem)
        elif not account:
            self._ailing.emit(problem)

    def _say_problem(self, problem: StepinError) -> None:
        from desktop.ui.connections import words

        self._window.status.say(words.problem(problem))

    def _restart(self, desk: Desk) -> None:
        if self._exchange is not None and not self._ended.is_set():
            self._exchange.restart()

    def _changed(self) -> None:
        """Accounts were kept or removed."""
        self._runner.aside(self._restart, lambda _: self.watch.look())
        self._read_templates()

    def _read_templates(self) -> None:
        def read(connections: Connections) -> list[Mapping[str, object]]:
            found = (each.values.get("templates") for each in connections.listed() if each.active)
            return [row for rows in found if isinstance(rows, list) for row in rows if isinstance(row, dict)]

        connections = self._connections
        if connections is not None:
            self._runner.aside(lambda _: read(connections), self._take_templates, lambda error: None)

    def _take_templates(self, templates: list[Mapping[str, object]]) -> None:
        self._templates = templates
        if templates:
            self._furnish(self._window.case)

    def _made(self, case: CasePanel) -> None:
        case.live.person_wanted.connect(self._read_person)
        case.facts.elsewhere.timeline_asked.connect(self._open_timeline)
        self._runner.changed.connect(lambda changes: case.live.ask_again() if changes.live else None)
        self._furnish(case)

    def _furnish(self, case: CasePanel) -> None:
        case.live.set_templates(self._templates)

    def _read_person(self, channel: str, customer: str) -> None:
        show = partial(self._window.case.facts.elsewhere.show_person, channel, customer)
        self._runner.read(lambda desk: desk.person(channel, customer), show, key="person", slow=True)

    def _open_timeline(self, channel: str, customer: str) -> None:
        from desktop.ui.dialogs.timeline import TimelineDialog

        view = self._window.case.context.view
        dialog = self._timeline = TimelineDialog(view.row.customer if view is not None else customer, time.time(), self._window)
        dialog.message_asked.connect(self._room.go_to_message)
        dialog.finished.connect(lambda: setattr(self, "_timeline", None))
        self._show(dialog)
        self._runner.read(lambda desk: desk.timeline(channel, customer), self._show_timeline, key="timeline", slow=True)

    def _show_timeline(self, entries: Sequence[TimelineEntry]) -> None:
        if self._timeline is not None:
            self._timeline.show_entries(entries)

    def _show_lights(self, lights: object) -> None:
        if self.open_room is not None:
            self.open_room.show_lights(self.watch.lights)

    def _check(self, kind: str, values: Mapping[str, object], typed: Mapping[str, Secret]) -> None:
        from desktop.desk.live.leaving import unless

        room, name = self.open_room, str(values.get("name", ""))
        if room is not None:
            check = partial(unless, self._ended)
            self._aside(lambda found: check(lambda: found.check(kind, values, typed)), room, lambda _: room.show_checked(name))

    def _save(self, kind: str, values: Mapping[str, object], typed: Mapping[str, Secret], new: bool) -> None:
        room, name = self.open_room, str(values.get("name", ""))

        def save(connections: Connections) -> list[Connection]:
            connections.save(kind, values, typed, new)
            return connections.listed()

        if room is not None:
            self._aside(save, room, lambda found: room.show_saved(name, found), self._changed)

    def _remove(self, name: str) -> None:
        def remove(connections: Connections) -> list[Connection]:
            connections.remove(name)
            return connections.listed()

        if self.open_room is not None:
            self._aside(remove, self.open_room, self.open_room.show_connections, self._changed)

    def _aside(
        self, work: Callable[[Connections], T], room: ConnectionsRoom, show: Callable[[T], None], after: Callable[[], None] = lambda: None
    ) -> None:
        """Files, keystore and network beside everything else. The answer may come when the room is gone."""

        def do(desk: Desk) -> T:
            connections = self._connections
            if connections is None:
                raise RuntimeError("a demonstration has no accounts")
            return work(connections)

        def answer(found: T) -> None:
            after()
            if self.open_room is room:
                show(found)

        def failed(error: StepinError) -> None:
            if self.open_room is room:
                room.show_problem(error)

        self._runner.aside(do, answer, failed)

    def _left(self, room: ConnectionsRoom) -> None:
        if self.open_room is room:
            self.open_room = None
