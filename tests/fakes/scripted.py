"""A server on loopback that says what a test wants, one connection after the other."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from typing import BinaryIO

Script = Callable[[BinaryIO, "Wire"], None]
"""Reads what the client says and answers; when it returns the connection is closed."""


class Wire:
    """What a script answers with."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection

    def say(self, *lines: bytes) -> None:
        """Lines, all in one piece."""
        self._connection.sendall(b"".join(line + b"\r\n" for line in lines))

    def write(self, raw: bytes) -> None:
        """Bytes as they are."""
        self._connection.sendall(raw)


class Scripted:
    """Listens at `port` until it is stopped."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection, connection.makefile("rb") as said:
                connection.settimeout(20)
                try:
                    self._script(said, Wire(connection))
                except OSError:
                    continue

    def stop(self) -> None:
        """Ends the listening and waits for the last connection."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()
