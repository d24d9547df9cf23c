"""A port on loopback where TLS is spoken and nothing is said."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def accepting(context: ssl.SSLContext) -> Iterator[int]:
    """The port while it is open; each caller gets a handshake and is hung up on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_greet, args=(server, context), name="tls")
        thread.start()
        port: int = server.getsockname()[1]
        try:
            yield port
        finally:
            server.shutdown(socket.SHUT_RDWR)
            thread.join()


def _greet(server: socket.socket, context: ssl.SSLContext) -> None:
    with contextlib.suppress(OSError):
        while True:
            caller, _ = server.accept()
            with contextlib.suppress(OSError), caller, context.wrap_socket(caller, server_side=True):
                pass
