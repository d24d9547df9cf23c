"""One window for one record: a second start on the same record brings the first window to the front."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

PATIENCE = 1_000
"""Milliseconds that the other window has to answer."""
GREETING = b"show\n"


class SingleInstance(QObject):
    """Holds the name of a record among the windows of this person. Tells `asked_to_show` when another window wanted the same record."""

    asked_to_show = Signal()

    def __init__(self, record: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = server_name(record)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)

    def claim(self) -> bool:
        """True when this is the only window on the record. False: the other one was asked to come to the front; leave."""
        if self._ask_other():
            return False
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)  # left behind by a window that was killed
            self._server.listen(self._name)
        return True

    def release(self) -> None:
        """Give the name back."""
        self._server.close()

    def _ask_other(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(PATIENCE):
            return False
        socket.write(GREETING)
        socket.waitForBytesWritten(PATIENCE)
        socket.disconnectFromServer()
        return True

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.asked_to_show.emit()


def server_name(record: Path) -> str:
    """The name of the local socket for a record: the same for every way to write its path, different for every person."""
    person = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
    resolved = os.path.normcase(record.expanduser().resolve())
    return "stepin-" + hashlib.sha256(f"{person}\0{resolved}".encode(errors="surrogatepass")).hexdigest()[:16]


def bring_to_front(window: QWidget) -> None:
    """Show the window, out of the task bar if need be, above the others."""
    window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()
