"""Where the command about connections leads: the room, and what it asks for, done beside the window's own work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from desktop.core.errors import StepinError
from desktop.ui.desk_room import DeskRoom
from desktop.ui.runner import Runner
from desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from desktop.desk.connections import Connection, Connections
    from desktop.keys.secrets import Secret
    from desktop.ui.connections.room import ConnectionsRoom

T = TypeVar("T")


class ConnectionDoors(QObject):
    """Opens the room with `show`. `changed` is called when accounts were kept or removed."""

    def __init__(
        self,
        window: MainWindow,
        room: DeskRoom,
        runner: Runner,
        connections: Connections | None,
        show: Callable[[QDialog], None],
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(window)
        self._window, self._room, self._runner, self._show = window, room, runner, show
        self._connections, self._changed = connections, changed
        self.open_room: ConnectionsRoom | None = None

    def table(self) -> dict[str, Callable[[], object]]:
        """What the command does."""
        return {"connections": self.open_connections}

    def open_connections(self) -> None:
        """The accounts; a demonstration has none."""
        if self._connections is None:
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

    def _check(self, kind: str, values: Mapping[str, object], typed: Mapping[str, Secret]) -> None:
        room, name = self.open_room, str(values.get("name", ""))
        if room is not None:
            self._aside(lambda connections: connections.check(kind, values, typed), room, lambda _: room.show_checked(name))

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
        connections = self._connections
        if connections is None:
            return

        def answer(found: T) -> None:
            after()
            if self.open_room is room:
                show(found)

        def failed(error: StepinError) -> None:
            if self.open_room is room:
                room.show_problem(error)

        self._runner.aside(lambda _: work(connections), answer, failed)

    def _left(self, room: ConnectionsRoom) -> None:
        if self.open_room is room:
            self.open_room = None
