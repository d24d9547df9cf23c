"""The receiver: 200 only for what was kept, and nothing but what the service asks for."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from desktop.channels.cloud_api import app
from desktop.channels.cloud_api.account import Account
from desktop.channels.cloud_api.app import LARGEST_BODY, application
from desktop.channels.cloud_api.signature import sign
from desktop.core.errors import Trouble
from tests.fakes.cloud_bodies import said, text
from tests.fakes.served import Served

SHOP = Account("shop", "106540352242922", app_secret="secret", verify_token="token")
OTHER = Account("other", "2", app_secret="another secret", verify_token="another token")
BODY = said(text("wamid.1", "我要退货"))


class Shelf:
    """Keeps bodies, or raises what it is told to."""

    def __init__(self) -> None:
        self.bodies: list[tuple[str, bytes]] = []
        self.problem: Exception | None = None

    def keep(self, account: str, body: bytes) -> None:
        if self.problem:
            raise self.problem
        self.bodies.append((account, body))


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def client(shelf: Shelf) -> Iterator[httpx.Client]:
    with Served(application([SHOP, OTHER], shelf.keep)) as served, httpx.Client(base_url=served.base, trust_env=False) as client:
        yield client


def post(client: httpx.Client, body: Any = BODY, path: str = "/whatsapp/shop", **headers: str | bytes) -> tuple[int, bytes]:
    signed = {"x-hub-signature-256": sign("secret", body if isinstance(body, bytes) else b""), **headers}
    answer = client.post(path, content=body, headers={name.replace("_", "-"): value for name, value in signed.items()})  # type: ignore[misc]
    return answer.status_code, answer.content


def test_what_is_signed_is_kept_byte_by_byte(client: httpx.Client, shelf: Shelf) -> None:
    assert post(client) == (200, b"")
    assert shelf.bodies == [("shop", BODY)]


@pytest.mark.parametrize("body", [b"", b"not json", b"\xff\0", said(text("wamid.2", "hello"), number_id="999")])
def test_what_is_signed_is_kept_whatever_it_says(client: httpx.Client, shelf: Shelf, body: bytes) -> None:
    assert post(client, body) == (200, b"")
    assert shelf.bodies == [("shop", body)]


def test_the_same_body_again_is_kept_again(client: httpx.Client, shelf: Shelf) -> None:
    assert [post(client)[0], post(client)[0]] == [200, 200]
    assert shelf.bodies == [("shop", BODY)] * 2


@pytest.mark.parametrize("header", ["", "sha256=00", b"sha256=\xc3\xa9", b"\xff\xfe", sign("another secret", BODY)])
def test_what_is_not_signed_by_the_app_is_refused(client: httpx.Client, shelf: Shelf, header: str | bytes) -> None:
    assert post(client, x_hub_signature_256=header) == (403, b"")
    assert post(client, x_hub_signature_256=header, path="/whatsapp/other")[0] == (200 if header == sign("another secret", BODY) else 403)
    assert all(account == "other" for account, _ in shelf.bodies)


def test_without_a_signature_or_with_two_it_is_refused(client: httpx.Client, shelf: Shelf) -> None:
    assert client.post("/whatsapp/shop", content=BODY).status_code == 403
    signature = ("x-hub-signature-256", sign("secret", BODY).decode())
    assert client.post("/whatsapp/shop", content=BODY, headers=[signature, signature]).status_code == 403
    assert shelf.bodies == []


def test_the_largest_body_is_taken_and_one_byte_more_is_not(client: httpx.Client, shelf: Shelf) -> None:
    largest = b"x" * LARGEST_BODY
    assert post(client, largest) == (200, b"")
    assert post(client, largest + b"x") == (413, b"")
    assert [len(body) for _, body in shelf.bodies] == [LARGEST_BODY]


def test_a_stream_without_an_announced_length_is_capped_too(client: httpx.Client, shelf: Shelf) -> None:
    assert post(client, iter([b"x" * 1024 * 1024] * 5)) == (413, b"")
    assert shelf.bodies == []


@pytest.mark.parametrize("length", [str(LARGEST_BODY + 1), "9" * 18])
def test_an_announced_length_beyond_the_cap_is_answered_before_the_body_comes(client: httpx.Client, shelf: Shelf, length: str) -> None:
    assert speak(client, length, b"") == b"HTTP/1.1 413"
    assert shelf.bodies == []


def speak(client: httpx.Client, length: str, body: bytes) -> bytes:
    """The first words of the answer to a POST of which only a part of the body comes."""
    with socket.create_connection((client.base_url.host, client.base_url.port or 80), timeout=10) as connection:
        connection.sendall(b"POST /whatsapp/shop HTTP/1.1\r\nHost: x\r\nContent-Length: " + length.encode() + b"\r\n\r\n" + body)
        return connection.recv(12)


def test_what_could_not_be_kept_is_asked_for_again(client: httpx.Client, shelf: Shelf) -> None:
    shelf.problem = Trouble("disk_full")
    assert post(client) == (503, b"")
    shelf.problem = None
    assert post(client) == (200, b"")


def test_a_bug_is_no_success_and_tells_nothing(client: httpx.Client, shelf: Shelf) -> None:
    shelf.problem = LookupError("secret words")
    assert post(client) == (500, b"")


def test_the_challenge_comes_back_as_plain_text(client: httpx.Client) -> None:
    asked = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": "token"}
    answer = client.get("/whatsapp/shop", params=asked)
    assert (answer.status_code, answer.text) == (200, "1158201444")
    assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    "wrong",
    [
        {"hub.verify_token": "no"},
        {"hub.mode": "x"},
        {"hub.challenge": "1" * 257},
        {"hub.verify_token": "another token"},
        {"hub.verify_token": ""},
    ],
)
def test_a_wrong_verification_is_refused(client: httpx.Client, wrong: dict[str, str]) -> None:
    asked = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": "token", **wrong}
    assert client.get("/whatsapp/shop", params=asked).status_code == 403
    assert client.get("/whatsapp/shop").status_code == 403


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404), ("GET", "/docs", 404), ("GET", "/whatsapp", 404), ("GET", "/whatsapp/", 404), ("GET", "/whatsapp/nobody", 404),
        ("POST", "/whatsapp/shop/more", 404), ("POST", "/whatsapp/nobody", 404), ("PUT", "/whatsapp/shop", 405),
        ("DELETE", "/whatsapp/shop", 405), ("HEAD", "/whatsapp/shop", 405), ("OPTIONS", "/whatsapp/shop", 405),
    ],
)  # fmt: skip
def test_nothing_else_is_served(client: httpx.Client, shelf: Shelf, method: str, path: str, status: int) -> None:
    answer = client.request(method, path, follow_redirects=False)
    assert (answer.status_code, answer.content) == (status, b"")
    assert shelf.bodies == []


def test_a_body_that_never_ends_is_given_up(client: httpx.Client, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "READING_SECONDS", 0.05)
    assert speak(client, "10", b"x") == b"HTTP/1.1 408"
    assert shelf.bodies == []
