"""The accounts in a column: each with its light, its kind, and how it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.desk.connections import Connection
from desktop.ui.connections import words
from desktop.ui.connections.lights import SIDE, Light, light_icon
from desktop.ui.plain import one_line, plain_tooltip

WIDTH, ROW = 250, 48
NAME = Qt.ItemDataRole.UserRole


class AccountList(QListWidget):
    """Signals `account_chosen` with a name when a person chose another one."""

    account_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._connections: dict[str, Connection] = {}
        self._lights: Mapping[str, Light] = {}
        self.setFixedWidth(WIDTH)
        self.setIconSize(QSize(SIDE, SIDE))
        self.itemSelectionChanged.connect(self._tell)

    def show_connections(self, connections: Iterable[Connection], chosen: str) -> None:
        """Show these."""
        self._connections = {each.name: each for each in connections}
        self.blockSignals(True)
        self.clear()
        for name in self._connections:
            item = QListWidgetItem()
            item.setData(NAME, name)
            item.setSizeHint(QSize(WIDTH - 20, ROW))
            self.addItem(item)
            self._dress(item)
        self.blockSignals(False)
        self.select(chosen)

    def show_lights(self, lights: Mapping[str, Light]) -> None:
        """How they are."""
        self._lights = lights
        for row in range(self.count()):
            self._dress(self.item(row))

    def select(self, name: str) -> None:
        """Mark an account, none for "", without a signal."""
        self.blockSignals(True)
        self.clearSelection()
        for row in range(self.count()):
            if self.item(row).data(NAME) == name:
                self.setCurrentRow(row)
        self.blockSignals(False)

    def _dress(self, item: QListWidgetItem) -> None:
        connection = self._connections[item.data(NAME)]
        light = self._light_of(connection)
        said = f" · {one_line(light.said, 60)}" if light.said else ""
        item.setIcon(light_icon(light.state))
        item.setText(f"{one_line(connection.name, 40)}\n{words.kind(connection.kind)}{said}")
        item.setToolTip(plain_tooltip(light.why) if light.why else "")

    def _light_of(self, connection: Connection) -> Light:
        if not connection.active:
            return Light("off", self.tr("Not in use"))
        return self._lights.get(connection.name, Light("off", ""))

    def _tell(self) -> None:
        for item in self.selectedItems():
            self.account_chosen.emit(str(item.data(NAME)))
