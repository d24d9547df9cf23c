"""The server that a service's calls come in by: on a thread of its own, on a socket that is there before anybody is told of it."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Awaitable, Callable, MutableMapping
from typing import TYPE_CHECKING, Any

from desktop.core.errors import BadInput, Trouble

if TYPE_CHECKING:
    from uvicorn import Server

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]
GRACE = 5
"""Seconds that calls under way have to be answered when the server is asked to end."""
WAITING = 256
"""Calls that wait to be taken."""


def is_loopback(host: str) -> bool:
    """Whether an address leads to no other machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def open_socket(host: str, port: int, behind_proxy: bool) -> socket.socket:
    """A socket that listens; port 0 is any that is free. Raises BadInput("not_loopback") for an address that others reach, unless a proxy
    stands before it, and Trouble("port_taken")."""
    if not behind_proxy and not is_loopback(host):
        raise BadInput("not_loopback", host=host)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host.strip("[]"), port), family=family, backlog=WAITING)
    except OSError as problem:
        raise Trouble("port_taken", host=host, port=port, why=type(problem).__name__) from problem
    # asyncio does so only for sockets that name their protocol; without it each answer waits 40 ms for the other side's acknowledgement
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


class Webhook:
    """An ASGI application on a socket. `told` hears of every call that was not answered with 200: its status."""

    def __init__(self, app: App, listening: socket.socket, told: Callable[[int], None]) -> None:
        self._socket = listening
        self._server = _server(_telling(app, told))
        self._thread = threading.Thread(target=self._server.run, args=([listening],), name="webhook", daemon=True)

    def start(self) -> None:
        """Answer from here on."""
        self._thread.start()

    def stop(self) -> None:
        """Answer what is under way, take no more, and let go of the socket."""
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join()
        self._socket.close()


def _server(app: App) -> Server:
    from uvicorn import Config, Server

    return Server(
        Config(
            app,
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="none",
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=GRACE,
        )
    )


def _telling(app: App, told: Callable[[int], None]) -> App:
    async def listen(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        async def overheard(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] != 200:
                told(message["status"])
            await send(message)

        await app(scope, receive, overheard)

    return listen
