"""A Chatwoot that listens on loopback and speaks its real wire protocol: REST and ActionCable, with switches for everything that goes
wrong. `python -m tests.fakes.chatwoot --port 3000` serves one with a customer who writes now and then."""

from __future__ import annotations

import argparse
import asyncio
import json
import socket
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from tests.fakes.chatwoot_desk import ACCOUNT, OWNER, Desk, Row
from tests.fakes.chatwoot_schemas import complaints, complaints_of_request

TOKEN = "tok-6f1d2c9a5b"
PUBSUB = "pub-0b7e4d1f83"
FAULTS = ("timeout", "cut", "drip", "html", "garbage", "deep", "redirect", "401", "403", "404", "422", "429", "500", "502")
"""What a call can meet. Each may strike `before` the write (nothing is stored) or `after` it (it is, and the answer is lost)."""


@dataclass
class Fault:
    """One thing that goes wrong with the next calls whose method and path contain `on`."""

    kind: str
    on: str = ""
    when: str = "before"
    times: int = 1
    retry_after: str = "7"


@dataclass
class Switches:
    """What is wrong at the moment. `silent` sends no pings, `lose` no events, `twice` each event two times, `reorder` each pair of events
    the other way round, `refuse_cable` answers the websocket with 403, `reject` rejects the subscription."""

    faults: list[Fault] = field(default_factory=list)
    revoked: bool = False
    silent: bool = False
    lose: bool = False
    twice: bool = False
    reorder: bool = False
    refuse_cable: bool = False
    reject: bool = False
    babble: bool = False

    def next(self, call: str, when: str) -> Fault | None:
        """The fault that this call meets, used up by it."""
        for fault in self.faults:
            if fault.times > 0 and fault.on in call and fault.when == when:
                fault.times -= 1
                return fault
        return None


class Cables:
    """The live connections, and what the switches do to what they tell."""

    def __init__(self, switches: Switches, calls: list[str], wrong: list[str], ping: float) -> None:
        self._switches = switches
        self._calls = calls
        self._wrong = wrong
        self.ping = ping
        self.loop: asyncio.AbstractEventLoop | None = None
        self.connected, self.present = threading.Event(), threading.Event()
        self._queues: set[asyncio.Queue[Row | None]] = set()
        self._held: Row | None = None

    def cut(self) -> None:
        """End every connection, as a server that restarts does."""
        self.connected.clear()
        if self.loop is not None:
            self.loop.call_soon_threadsafe(self.end)

    def end(self) -> None:
        """The same, called in the server's loop."""
        for queue in self._queues:
            queue.put_nowait(None)

    def tell(self, messages: list[Row]) -> None:
        """Send events as they are."""
        if self.loop is not None:
            self.loop.call_soon_threadsafe(self._tell, messages)

    def happened(self, event: str, data: Row) -> None:
        """An event on its way to every live connection. Called with the desk's lock held."""
        if self._switches.lose or self.loop is None:
            return
        message = {"event": event, "data": {**data, "account_id": ACCOUNT}}
        messages = [message, message] if self._switches.twice else [message]
        if self._switches.reorder:
            if self._held is None:
                self._held = message
                return
            messages, self._held = [message, self._held], None
        self.tell(messages)

    def _tell(self, messages: list[Row]) -> None:
        for queue in self._queues:
            for message in messages:
                queue.put_nowait(message)

    async def endpoint(self, socket: WebSocket) -> None:
        if self._switches.refuse_cable or "actioncable-v1-json" not in socket.scope["subprotocols"]:
            await socket.close(1008)
            return
        await socket.accept(subprotocol="actioncable-v1-json")
        await socket.send_json({"type": "welcome"})
        try:
            frame = await socket.receive_json()
            self._calls.append(f"CABLE {frame.get('command')}")
            if not self._subscribed(frame):
                await socket.send_json({"type": "reject_subscription", "identifier": frame.get("identifier")})
                await socket.close()
                return
            await self._stream(socket, frame["identifier"])
        except WebSocketDisconnect:
            return

    def _subscribed(self, frame: Mapping[str, Any]) -> bool:
        if self._switches.reject or self._switches.revoked or frame.get("command") != "subscribe":
            return False
        wanted = {"channel": "RoomChannel", "pubsub_token": PUBSUB, "account_id": ACCOUNT, "user_id": OWNER}
        return bool(json.loads(frame.get("identifier", "{}")) == wanted)

    async def _stream(self, socket: WebSocket, identifier: str) -> None:
        queue: asyncio.Queue[Row | None] = asyncio.Queue()
        self._queues.add(queue)
        await socket.send_json({"type": "confirm_subscription", "identifier": identifier})
        gone = asyncio.ensure_future(self._received(socket))
        self.connected.set()
        try:
            while not gone.done() and await self._stream_one(socket, identifier, queue):
                pass
        finally:
            self._queues.discard(queue)
            gone.cancel()

    async def _stream_one(self, socket: WebSocket, identifier: str, queue: asyncio.Queue[Row | None]) -> bool:
        try:
            message = await asyncio.wait_for(queue.get(), self.ping)
        except TimeoutError:
            if not self._switches.silent:
                await socket.send_json({"type": "ping", "message": int(time.time())})
            return True
        if message is None:
            await socket.close(1012)
            return False
        frame = {"identifier": identifier, "message": message}
        self._wrong += complaints("event", frame)
        await (socket.send_text("{babble") if self._switches.babble else socket.send_json(frame))
        return True

    async def _received(self, socket: WebSocket) -> None:
        try:
            while True:
                self._calls.append(f"CABLE {json.loads((await socket.receive_json())['data'])['action']}")
                self.present.set()
        except (WebSocketDisconnect, RuntimeError, KeyError):
            return


class FakeChatwoot:
    """The server: `start`, `stop` (which fails when an answer of ours or a request to us was not as the schemas say), `url`. A context
    manager too."""

    def __init__(
        self, clock: Callable[[], float] = time.time, port: int = 0, ping: float = 3.0, certificate: tuple[Path, Path] | None = None
    ) -> None:
        self.desk = Desk(clock)
        self.switches = Switches()
        self.calls: list[str] = []
        self.wrong: list[str] = []
        self.cables = Cables(self.switches, self.calls, self.wrong, ping)
        self.desk.listener = self.cables.happened
        # With the protocol named, asyncio turns Nagle's algorithm off; else every answer takes 40 ms.
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", port))
        self.url = f"{'https' if certificate else 'http'}://127.0.0.1:{self._socket.getsockname()[1]}"
        self._ready = threading.Event()
        settings = uvicorn.Config(
            self._application(),
            log_config=None,
            log_level="critical",
            access_log=False,
            lifespan="off",
            ws="websockets-sansio",
            timeout_graceful_shutdown=1,
            ssl_certfile=certificate[0] if certificate else None,
            ssl_keyfile=certificate[1] if certificate else None,
        )
        self._server = uvicorn.Server(settings)
        self._thread = threading.Thread(target=self._run)

    def start(self) -> FakeChatwoot:
        self._thread.start()
        if not self._ready.wait(10):
            raise TimeoutError(self.url)
        return self

    def stop(self) -> None:
        if self.cables.loop is not None:
            self.cables.loop.call_soon_threadsafe(self._end)
        self._thread.join(10)
        self._socket.close()
        assert not self.wrong, self.wrong

    def begin_anew(self, clock: Callable[[], float] = time.time) -> None:
        """An empty help desk where nothing is wrong, at the same address. Fails as `stop` does."""
        self.cables.cut()
        self.desk = Desk(clock)
        self.desk.listener = self.cables.happened
        vars(self.switches).update(vars(Switches()))
        self.calls.clear()
        wrong = list(self.wrong)
        self.wrong.clear()
        assert not wrong, wrong

    def __enter__(self) -> FakeChatwoot:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def fail(self, kind: str, on: str = "", when: str = "before", times: int = 1, retry_after: str = "7") -> None:
        """Let the next calls go wrong."""
        self.switches.faults.append(Fault(kind, on, when, times, retry_after))

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self.cables.loop, self._stopping = asyncio.get_running_loop(), asyncio.Event()
        serving = asyncio.ensure_future(self._server.serve([self._socket]))
        while not self._server.started and not serving.done():
            await asyncio.wait([serving], timeout=0.01)
        self._ready.set()
        await serving

    def _end(self) -> None:
        self._stopping.set()
        self._server.should_exit = True
        self.cables.end()

    def _application(self) -> Starlette:
        inside = f"/api/v1/accounts/{ACCOUNT}"
        return Starlette(
            routes=[
                Route("/api/v1/profile", self._guarded(self._profile)),
                Route(f"{inside}/inboxes", self._guarded(self._inboxes)),
                Route(f"{inside}/agents", self._guarded(self._agents)),
                Route(f"{inside}/conversations", self._guarded(self._conversations)),
                Route(f"{inside}/conversations/{{id:int}}", self._guarded(self._conversation)),
                Route(f"{inside}/conversations/{{id:int}}/messages", self._guarded(self._messages)),
                Route(f"{inside}/conversations/{{id:int}}/messages", self._guarded(self._create), methods=["POST"]),
                Route(f"{inside}/conversations/{{id:int}}/assignments", self._guarded(self._assign), methods=["POST"]),
                WebSocketRoute("/cable", self.cables.endpoint),
            ]
        )

    def _guarded(self, answer: Callable[[Request, Row], tuple[str, object]]) -> Callable[[Request], Any]:
        """A call with what may go wrong around it: before anything happened, or after it did."""

        async def endpoint(request: Request) -> Response:
            call = f"{request.method} {request.url.path}"
            self.calls.append(call)
            if (fault := self.switches.next(call, "before")) is not None:
                return await self._broken(fault)
            if self.switches.revoked or request.headers.get("api_access_token") != TOKEN:
                return JSONResponse({"error": "Invalid Access Token"}, 401)
            try:
                name, body = answer(request, await _body(request))
            except KeyError:
                return JSONResponse({"error": "Resource could not be found"}, 404)
            if (fault := self.switches.next(call, "after")) is not None:
                return await self._broken(fault)
            self.wrong += complaints(name, body)
            return JSONResponse(body)

        return endpoint

    async def _broken(self, fault: Fault) -> Response:
        if fault.kind == "timeout":
            await self._stopping.wait()
        if fault.kind in ("timeout", "cut"):
            return Response(b"{", headers={"content-length": "1000", "content-type": "application/json"})
        if fault.kind == "drip":
            return StreamingResponse(self._drip(), media_type="application/json")
        if fault.kind in ("html", "502"):
            return Response("<html><h1>502 Bad Gateway</h1></html>", 200 if fault.kind == "html" else 502, media_type="text/html")
        if fault.kind in ("garbage", "deep"):
            return Response(b'{"id": \xff\x00 [' if fault.kind == "garbage" else b"[" * 200_000, media_type="application/json")
        headers = {"retry-after": fault.retry_after} if fault.kind == "429" else {"location": "/"} if fault.kind == "redirect" else {}
        said = "Validation failed: Too many messages" if fault.retry_after == "flood" else "no"
        return JSONResponse({"error": said}, 301 if fault.kind == "redirect" else int(fault.kind), headers=headers)

    async def _drip(self) -> Any:
        while not self._stopping.is_set():
            yield b" "
            await _after(self._stopping, 0.05)

    def _profile(self, request: Request, body: Row) -> tuple[str, object]:
        mine = {
            **self.desk.user(OWNER),
            "email": "lin@desk.example",
            "role": "administrator",
            "pubsub_token": PUBSUB,
            "access_token": TOKEN,
        }
        return "profile", {**mine, "accounts": [{"id": ACCOUNT, "name": "Desk", "status": "active", "role": "administrator"}]}

    def _inboxes(self, request: Request, body: Row) -> tuple[str, object]:
        return "inboxes", {"payload": list(self.desk.inboxes.values())}

    def _agents(self, request: Request, body: Row) -> tuple[str, object]:
        return "agents", [self.desk.agent_row(each) for each in self.desk.agents]

    def _conversations(self, request: Request, body: Row) -> tuple[str, object]:
        if request.query_params.get("status") != "all":
            self.wrong.append("a list of open conversations only")
        return "conversations", self.desk.page(int(request.query_params.get("page", "1")))

    def _conversation(self, request: Request, body: Row) -> tuple[str, object]:
        return "conversation", self.desk.row(self.desk.conversations[request.path_params["id"]])

    def _messages(self, request: Request, body: Row) -> tuple[str, object]:
        after = request.query_params.get("after")
        return "messages", self.desk.after(request.path_params["id"], None if after is None else int(after))

    def _create(self, request: Request, body: Row) -> tuple[str, object]:
        self.wrong += complaints_of_request("message", body)
        known: Row = {"private": body["private"], "content_attributes": body["content_attributes"]}
        if "template_params" in body:
            known["additional_attributes"] = {"template_params": body["template_params"]}
        id_ = self.desk.agent(request.path_params["id"], body["content"], OWNER, **known)
        return "message", dict(self.desk.message(id_))

    def _assign(self, request: Request, body: Row) -> tuple[str, object]:
        self.wrong += complaints_of_request("assignment", body)
        agent = body["assignee_id"] if body["assignee_id"] in self.desk.agents else 0
        self.desk.assign(request.path_params["id"], agent)
        return "assignment", self.desk.agent_row(agent) if agent else None


async def _body(request: Request) -> Row:
    return dict(await request.json()) if request.method == "POST" else {}


async def _after(event: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return


def main() -> None:
    """Serve until interrupted; the customer says something every few seconds."""
    parser = argparse.ArgumentParser(description="A fake Chatwoot on loopback")
    parser.add_argument("--port", type=int, default=3000)
    parser.add_argument("--every", type=float, default=10.0, help="seconds between two messages of the customer")
    options = parser.parse_args()
    stopped = threading.Event()
    with FakeChatwoot(port=options.port) as fake:
        inbox = fake.desk.add_inbox("Website")
        talk = fake.desk.open(inbox, fake.desk.add_contact("李先生", phone="+8613800000000", email="li@customer.example"))
        print(f"{fake.url} account={ACCOUNT} token={TOKEN}", flush=True)
        said = ("我要退款！", "已经第三次投诉了", "Where is my refund?", "你们真棒，等了一个星期")
        try:
            for number in range(10**9):
                fake.desk.customer(talk, said[number % len(said)])
                stopped.wait(options.every)
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
