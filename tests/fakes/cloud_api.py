"""A fake of the WhatsApp Business Cloud API that speaks real HTTP on loopback, both ways. In a test: `with CloudApi() as api`, then
`api.listen(url)`; by hand: `python -m tests.fakes.cloud_api --port 8090 --webhook URL`.

It counts what was taken by `biz_opaque_callback_data`, so that a letter that went out twice is seen. By hand it is steered with
`POST /control/say {"text", "customer", "name"}`, `POST /control/fault {"fault": F}`, `POST /control/weather {...}`, `GET /control/letters`.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import hashlib
import itertools
import json
import queue
import threading
import time
from collections import Counter, deque
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import TracebackType
from typing import Any

from tests.fakes import cloud_bodies as bodies
from tests.fakes.cloud_webhooks import Webhooks

VERSION = "v25.0"
PEERS = 8
TOKEN, SECRET, VERIFY = "fake-token", "fake-app-secret", "fake-verify-token"
FAULTS = (
    "drop", "drop_after", "hang", "hang_after", "html", "html_after", "garbage_after", "slow", "429", "401", "500", "redirect", "huge",
)  # fmt: skip
"""What may befall the next request that sends: `_after` says that the message was taken before. `error:N` answers with code N."""
_HTML = b"<html><body><h1>502 Bad Gateway</h1></body></html>"
_CODES = {190: 401, 130429: 429, 131056: 400, 131016: 503, 131000: 500, 1: 500, 2: 503, 4: 400, 10: 403, 131049: 400}


@dataclass
class Taken:
    """A message that the service took."""

    wamid: str
    to: str
    ref: str
    request: dict[str, object]


@dataclass
class Media:
    """Something that a customer sent, by its id there."""

    content: bytes
    mime: str
    digest: str
    broken: bool = False
    """Serve other bytes than the digest is of."""


@dataclass
class State:
    """What the fake knows and how it is to behave."""

    number_id: str = bodies.NUMBER_ID
    token: str = TOKEN
    secret: str = SECRET
    faults: deque[str] = field(default_factory=deque)
    revoked: bool = False
    window: bool = False
    """Take free text only for customers who wrote in the last 24 hours."""
    receipts: tuple[str, ...] = ("sent", "delivered")
    slow_seconds: float = 0.2
    hang_seconds: float = 60.0
    latency: float = 0.0
    """Seconds before a message is taken, and as many before that is answered."""
    taken: list[Taken] = field(default_factory=list)
    media: dict[str, Media] = field(default_factory=dict)
    heard: dict[str, float] = field(default_factory=dict)
    requests: Counter[str] = field(default_factory=Counter)
    numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    guard: threading.Lock = field(default_factory=threading.Lock)


class CloudApi:
    """The service: `base` is its address, `state` what it knows, `webhooks` what it delivers once `listen` was told where to."""

    def __init__(self, port: int = 0, state: State | None = None) -> None:
        self.state = state or State()
        self.webhooks: Webhooks | None = None
        self.stopping = threading.Event()
        self._server = _Server(("127.0.0.1", port), self)
        self.base = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, name="cloud-api")

    def start(self) -> CloudApi:
        """Begin to answer."""
        self._server.start()
        self._thread.start()
        return self

    def stop(self) -> None:
        """Hang up on everybody."""
        self.stopping.set()
        if self.webhooks:
            self.webhooks.stop()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def __enter__(self) -> CloudApi:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    @property
    def counts(self) -> Counter[str]:
        """How often each of our letters was taken, by its id."""
        return Counter(taken.ref for taken in self.state.taken)

    def listen(self, url: str, peers: int = 4) -> Webhooks:
        """Deliver to this address from now on."""
        self.webhooks = Webhooks(url, self.state.secret, peers)
        self.webhooks.start()
        return self.webhooks

    def say(self, text: str, customer: str = bodies.CUSTOMER, name: str = "李先生", at: float | None = None) -> str:
        """A customer writes; the id of his message."""
        when = time.time() if at is None else at
        with self.state.guard:
            ident = f"wamid.IN{next(self.state.numbers):06}"
            self.state.heard[customer] = when
        piece = bodies.text(ident, text, int(when), customer)
        self.deliver(bodies.change(number_id=self.state.number_id, contacts=[bodies.contact(customer, name)], messages=[piece]))
        return ident

    def add_media(self, content: bytes, mime: str = "image/jpeg", broken: bool = False) -> bodies.Piece:
        """Keep a medium; what a webhook says of it."""
        digest = hashlib.sha256(content)
        ident = f"media{next(self.state.numbers)}"
        self.state.media[ident] = Media(content, mime, digest.hexdigest(), broken)
        return {"id": ident, "mime_type": mime, "sha256": base64.b64encode(digest.digest()).decode()}

    def deliver(self, *changes: bodies.Piece) -> None:
        """Post a webhook, where somebody listens."""
        if self.webhooks:
            self.webhooks.post(bodies.raw(*changes))

    def take(self, request: dict[str, object]) -> Taken:
        """A message is taken, for good; receipts follow."""
        with self.state.guard:
            to = str(request.get("to") or request.get("recipient"))
            taken = Taken(f"wamid.OUT{next(self.state.numbers):06}", to, str(request.get("biz_opaque_callback_data", "")), request)
            self.state.taken.append(taken)
        for state in self.state.receipts:
            about = {"recipient_id": taken.to, "biz_opaque_callback_data": taken.ref}
            self.deliver(
                bodies.change(number_id=self.state.number_id, statuses=[bodies.status(taken.wamid, state, int(time.time()), **about)])
            )
        return taken


class _Server(HTTPServer):
    """Keeps the fake where the handlers find it. Its threads are there from the start, so that no test sees one come or go."""

    request_queue_size = 128

    def __init__(self, address: tuple[str, int], api: CloudApi) -> None:
        super().__init__(address, _Handler)
        self.api = api
        self._callers: queue.SimpleQueue[tuple[Any, Any] | None] = queue.SimpleQueue()
        self._threads = [threading.Thread(target=self._work, name=f"cloud-api-{n}") for n in range(PEERS)]

    def start(self) -> None:
        """Begin to answer."""
        for thread in self._threads:
            thread.start()

    def process_request(self, request: Any, client_address: Any) -> None:
        self._callers.put((request, client_address))

    def server_close(self) -> None:
        super().server_close()
        for _ in self._threads:
            self._callers.put(None)
        for thread in self._threads:
            thread.join()

    def _work(self) -> None:
        while (caller := self._callers.get()) is not None:
            try:
                with contextlib.suppress(OSError):  # a caller who hung up is no news
                    self.finish_request(*caller)
            finally:
                self.shutdown_request(caller[0])


class _Handler(BaseHTTPRequestHandler):
    """One request."""

    server: _Server
    timeout = 20

    def do_GET(self) -> None:
        api, parts = self.server.api, self.path.partition("?")[0].strip("/").split("/")
        api.state.requests[f"GET {parts[0]}"] += 1
        if parts[0] == "control":
            self.answer(200, {"letters": [vars(taken) for taken in api.state.taken], "counts": api.counts})
        elif self.fault(("drop", "hang", "html", "slow", "429", "401", "500", "redirect", "huge")):
            pass
        elif not self.signed_in():
            self.error(190)
        elif parts[0] == "media" and parts[-1] in api.state.media:
            self.serve(api.state.media[parts[-1]])
        elif len(parts) == 2 and parts[1] == api.state.number_id:
            self.answer(200, {"id": parts[1], "display_phone_number": "+852 3000 0000"})
        elif len(parts) == 2 and parts[1] in api.state.media:
            kept = api.state.media[parts[1]]
            where = {"url": f"{api.base}/media/{parts[1]}", "id": parts[1], "sha256": kept.digest}
            self.answer(200, {**where, "mime_type": kept.mime, "file_size": len(kept.content), "messaging_product": "whatsapp"})
        else:
            self.error(100)

    def do_POST(self) -> None:
        api = self.server.api
        raw = self.rfile.read(int(self.headers.get("content-length", 0)))
        try:
            request = json.loads(raw)
        except ValueError:
            self.error(100)
            return
        if self.path.startswith("/control/"):
            self.control(self.path.rpartition("/")[2], request)
        elif self.path != f"/{VERSION}/{api.state.number_id}/messages":
            self.error(100)
        elif not self.fault(("drop", "hang", "html", "slow", "429", "401", "500", "redirect", "huge")):
            self.send_message(request)

    def send_message(self, request: dict[str, object]) -> None:
        """Take a message that is as it should be, and lose the answer where that is wanted."""
        api, to = self.server.api, str(request.get("to", ""))
        api.state.requests["POST messages"] += 1
        if not self.signed_in():
            self.error(190)
        elif (wrong := _what_is_wrong(request)) or (code := self.coded()):
            self.error(100 if wrong else code)
        elif api.state.window and request["type"] == "text" and time.time() - api.state.heard.get(to, 0) > 86_400:
            self.error(131047)
        else:
            api.stopping.wait(api.state.latency)
            taken = api.take(request)
            api.stopping.wait(api.state.latency)
            if not self.fault(("drop_after", "hang_after", "html_after", "garbage_after")):
                self.answer(
                    200, {"messaging_product": "whatsapp", "contacts": [{"input": to, "wa_id": to}], "messages": [{"id": taken.wamid}]}
                )

    def coded(self) -> int:
        """The code of an `error:N` that is next."""
        faults = self.server.api.state.faults
        return int(faults.popleft().partition(":")[2]) if faults and faults[0].startswith("error:") else 0

    def fault(self, among: tuple[str, ...]) -> bool:
        """Let the next fault happen if it is one of these; whether the request is done with."""
        state = self.server.api.state
        with state.guard:
            name = state.faults.popleft() if state.faults and state.faults[0] in among else ""
        kind = name.removesuffix("_after")
        if kind in ("hang", "slow"):
            self.server.api.stopping.wait(state.slow_seconds if kind == "slow" else state.hang_seconds)
        if kind in ("html", "500", "429", "401", "redirect"):
            self.page({"html": 502, "redirect": 302}.get(kind) or int(kind))
        if kind == "garbage":
            self.raw(200, b'{"messages":[{"id":')
        if kind == "huge":
            self.raw(200, b" " * 3_000_000)
        return kind not in ("", "slow")

    def signed_in(self) -> bool:
        state = self.server.api.state
        return not state.revoked and self.headers.get("authorization") == f"Bearer {state.token}"

    def serve(self, media: Media) -> None:
        self.raw(200, media.content[::-1] if media.broken else media.content, media.mime)

    def error(self, code: int) -> None:
        """An error as the Graph writes it."""
        told = {
            "message": f"(#{code}) refused",
            "type": "OAuthException",
            "code": code,
            "fbtrace_id": "A1",
            "error_data": {"details": "fake"},
        }
        self.answer(_CODES.get(code, 400), {"error": told})

    def page(self, status: int) -> None:
        """A page of something on the way."""
        self.raw(
            status, _HTML, "text/html", **({"Retry-After": "7"} if status == 429 else {}), **({"Location": "/"} if status == 302 else {})
        )

    def answer(self, status: int, value: object) -> None:
        self.raw(status, json.dumps(value).encode(), "application/json; charset=UTF-8")

    def raw(self, status: int, content: bytes, mime: str = "application/json", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": mime, "Content-Length": str(len(content)), "Connection": "close", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def control(self, verb: str, asked: dict[str, object]) -> None:
        """What a person steers the fake with."""
        api = self.server.api
        if verb == "say":
            self.answer(200, {"id": api.say(**asked)})  # type: ignore[arg-type]
        elif verb == "fault":
            api.state.faults.append(str(asked["fault"]))
            self.answer(200, {"faults": list(api.state.faults)})
        elif verb == "weather" and api.webhooks:
            api.webhooks.weather = replace(api.webhooks.weather, **asked)  # type: ignore[arg-type]
            self.answer(200, vars(api.webhooks.weather))
        else:
            self.error(100)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is said."""


def _what_is_wrong(request: dict[str, object]) -> str:
    """Why a request to send would be refused as one with bad parameters."""
    kind, body = request.get("type"), request.get(str(request.get("type")))
    if request.get("messaging_product") != "whatsapp" or not (request.get("to") or request.get("recipient")):
        return "to"
    if not isinstance(body, dict) or kind not in ("text", "template"):
        return "type"
    if kind == "text" and not 0 < len(str(body.get("body", ""))) <= 4096:
        return "body"
    return "" if kind == "text" or (body.get("name") and isinstance(body.get("language"), dict)) else "template"


def main() -> None:
    """The fake by hand, until it is interrupted."""
    parser = argparse.ArgumentParser(description="A fake of the WhatsApp Business Cloud API on loopback.")
    parser.add_argument("--port", type=int, default=8090)
    parser.add_argument("--webhook", help="where to deliver, as http://127.0.0.1:8080/whatsapp/shop")
    parser.add_argument("--number", default=bodies.NUMBER_ID)
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--secret", default=SECRET)
    asked = parser.parse_args()
    with CloudApi(asked.port, State(asked.number, asked.token, asked.secret)) as api:
        if asked.webhook:
            api.listen(asked.webhook)
        print(json.dumps({"base": api.base, "number": asked.number, "token": asked.token, "secret": asked.secret}), flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            api.stopping.wait()


if __name__ == "__main__":
    main()
