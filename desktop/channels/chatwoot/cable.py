"""The live connection of a help desk (ActionCable): it says that something happened, never what; the poll tells that.

The token that it subscribes with is a secret and a new one is asked for with each connection. Nothing here raises: a live connection
that cannot be had is tried again, later each time, while the poll goes on.
"""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from desktop.channels.chatwoot.account import Account
from desktop.channels.chatwoot.rest import trust
from desktop.channels.chatwoot.wire import Row, inner, number, text
from desktop.core.errors import Trouble

SUBPROTOCOL = "actioncable-v1-json"
SILENCE = 15.0
"""Seconds without a word (the server pings every 3) after which the connection is dead."""
PRESENCE = 25.0
"""Seconds between two words that the token's owner is there, where that is wanted."""
LONGEST_BACK_OFF = 60.0
LARGEST_FRAME = 4 * 1024 * 1024
SLICE = 0.2
"""Seconds that a wait lasts at most before it looks whether it was woken."""
_HANDSHAKE = 10.0
_WAKING = frozenset(
    {
        "message.created", "message.updated", "first.reply.created", "conversation.created", "conversation.updated", "assignee.changed",
        "conversation.status_changed", "conversation.contact_changed", "team.changed", "contact.updated", "contact.merged",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Whose events: the token's owner and his secret for the live connection."""

    user: int
    pubsub_token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Hint:
    """Something happened: in which conversation, and to which message, where that is told."""

    event: str
    conversation: int = 0
    message: int = 0


class Cable:
    """One connection, made and made again while somebody waits. Used by one thread; `woken` may be set by any."""

    def __init__(
        self, account: Account, subscriber: Callable[[], Subscriber], clock: Callable[[], float] = time.monotonic, silence: float = SILENCE
    ) -> None:
        self._account = account
        self._subscriber = subscriber
        self._clock = clock
        self._silence = silence
        self._open = ExitStack()
        self._socket: ClientConnection | None = None
        self._heard = self._present = 0.0
        self._failures = 0
        self._not_before = float("-inf")
        self._who = Subscriber(0, "")

    @property
    def connected(self) -> bool:
        """Whether the service tells what happens at this moment."""
        return self._socket is not None

    def wait(self, seconds: float, woken: threading.Event) -> list[Hint]:
        """Return when something of this account happened, after a connection was made (what happened before is not told again: look) or
        lost (the service may be out of reach: look), after `seconds`, or when woken."""
        end = self._clock() + seconds
        while not woken.is_set() and (left := end - self._clock()) > 0:
            if self._socket is not None:
                if hints := self._listen(min(left, SLICE)):
                    return hints + self._rest()
                if self._socket is None:
                    return []
            elif (pause := self._not_before - self._clock()) > 0:
                woken.wait(min(left, pause))
            elif self._connected():
                return []
        return []

    def close(self) -> None:
        """Let go of the connection."""
        self._socket = None
        self._open.close()

    def _connected(self) -> bool:
        try:
            self._subscribe(self._subscriber())
        except (Trouble, WebSocketException, OSError, EOFError, ValueError, RecursionError):
            self._lost()
            return False
        self._failures = 0
        self._heard = self._present = self._clock()
        return True

    def _subscribe(self, who: Subscriber) -> None:
        connecting = connect(
            self._address(),
            subprotocols=[Subprotocol(SUBPROTOCOL)],
            ssl=trust(self._account.url),
            origin=Origin(self._account.root),
            open_timeout=_HANDSHAKE,
            close_timeout=1.0,
            ping_interval=None,
            max_size=LARGEST_FRAME,
            logger=_silent(),
        )
        self._socket = self._open.enter_context(connecting)
        self._until("welcome")
        self._socket.send(json.dumps({"command": "subscribe", "identifier": self._identifier(who)}))
        self._until("confirm_subscription")
        self._who = who

    def _until(self, wanted: str) -> None:
        """Read on until a frame of a kind comes; anything but pings before it ends the attempt."""
        end = self._clock() + _HANDSHAKE
        while (left := end - self._clock()) > 0:
            kind = text(self._received(left), "type")
            if kind == wanted:
                return
            if kind in ("reject_subscription", "disconnect"):
                break
        raise EOFError(wanted)

    def _received(self, seconds: float) -> Row:
        if self._socket is None:
            raise EOFError
        frame = json.loads(self._socket.recv(timeout=seconds))
        if not isinstance(frame, dict):
            raise ValueError("frame")
        return frame

    def _listen(self, seconds: float) -> list[Hint]:
        try:
            self._announce()
            frame = self._received(seconds)
        except TimeoutError:
            if self._clock() - self._heard > self._silence:
                self._lost(at_once=True)
            return []
        except (WebSocketException, OSError, EOFError, ValueError, RecursionError):
            self._lost()
            return []
        self._heard = self._clock()
        if text(frame, "type") == "disconnect":
            self._lost()
        return self._hint(frame)

    def _rest(self) -> list[Hint]:
        """What else came at once: one look at the service is enough for all of it."""
        more: list[Hint] = []
        for _ in range(1_000):
            before = self._heard
            more += self._listen(0.0)
            if self._socket is None or self._heard == before:
                break
        return more

    def _hint(self, frame: Row) -> list[Hint]:
        event, data = text(inner(frame, "message"), "event"), inner(frame, "message", "data")
        if event not in _WAKING or number(data, "account_id") not in (None, self._account.account):
            return []
        if event.startswith(("message.", "first.")):
            return [Hint(event, number(data, "conversation_id") or 0, number(data, "id") or 0)]
        return [Hint(event, 0 if event.startswith("contact.") else number(data, "id") or 0)]

    def _announce(self) -> None:
        if self._account.presence and self._socket is not None and self._clock() - self._present >= PRESENCE:
            data = json.dumps({"action": "update_presence"})
            self._socket.send(json.dumps({"command": "message", "identifier": self._identifier(self._who), "data": data}))
            self._present = self._clock()

    def _identifier(self, who: Subscriber) -> str:
        subscription = {
            "channel": "RoomChannel",
            "pubsub_token": who.pubsub_token,
            "account_id": self._account.account,
            "user_id": who.user,
        }
        return json.dumps(subscription)

    def _lost(self, at_once: bool = False) -> None:
        with suppress(WebSocketException, OSError):
            self.close()
        self._not_before = self._clock() + (0.0 if at_once else min(LONGEST_BACK_OFF, 2.0**self._failures))
        self._failures = min(self._failures + 1, 10)

    def _address(self) -> str:
        parts = urlsplit(self._account.root)
        scheme = "wss" if parts.scheme == "https" else "ws"
        return urlunsplit((scheme, parts.netloc, f"{parts.path}/cable", "", ""))


def _silent() -> logging.Logger:
    """A logger that tells nobody anything: frames hold the token and what customers write."""
    quiet = logging.Logger("chatwoot.cable", logging.CRITICAL + 1)
    quiet.addHandler(logging.NullHandler())
    quiet.propagate = False
    return quiet
