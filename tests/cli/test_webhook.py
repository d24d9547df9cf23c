"""The server before a webhook: on loopback, whole answers, and a quiet end."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import closing

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from desktop.cli.webhook import Webhook, is_loopback, open_socket
from desktop.core.errors import BadInput, Trouble


def app(answer: Callable[[], int]) -> Starlette:
    async def handle(request: Request) -> Response:
        return Response(status_code=answer())

    return Starlette(routes=[Route("/", handle, methods=["GET", "POST"])])


def test_calls_are_answered_and_those_not_with_200_are_told() -> None:
    told: list[int] = []
    answers = iter([200, 503])
    listening = open_socket("127.0.0.1", 0, False)
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    server = Webhook(app(lambda: next(answers)), listening, told.append)
    server.start()
    try:
        with httpx.Client(trust_env=False) as client:
            found = [client.get(address).status_code, client.post(address).status_code, client.get(f"{address}/else").status_code]
            assert "server" not in client.get(f"{address}/else").headers
    finally:
        server.stop()
    assert found == [200, 503, 404] and told == [503, 404, 404]
    with pytest.raises(httpx.ConnectError), httpx.Client(trust_env=False) as client:
        client.get(address)
    assert not [thread for thread in threading.enumerate() if thread.name == "webhook"]


def test_a_server_that_never_began_ends_too() -> None:
    listening = open_socket("127.0.0.1", 0, False)
    Webhook(app(lambda: 200), listening, lambda status: None).stop()
    assert listening.fileno() == -1


@pytest.mark.parametrize(("host", "here"), [("127.0.0.1", True), ("localhost", True), ("[::1]", True), ("0.0.0.0", False), ("name", False)])
def test_only_this_machine_is_loopback(host: str, here: bool) -> None:
    assert is_loopback(host) == here


def test_another_address_wants_a_proxy_and_a_taken_port_is_trouble() -> None:
    with pytest.raises(BadInput, match="not_loopback"):
        open_socket("0.0.0.0", 0, False)
    open_socket("0.0.0.0", 0, True).close()
    with open_socket("127.0.0.1", 0, False) as taken, pytest.raises(Trouble, match="port_taken"):
        open_socket("127.0.0.1", taken.getsockname()[1], False)


def test_an_answer_does_not_wait_to_be_gathered_with_more() -> None:
    with closing(open_socket("127.0.0.1", 0, False)) as listening, closing(socket.create_connection(listening.getsockname())):
        accepted, _ = listening.accept()
        with closing(accepted):
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0
