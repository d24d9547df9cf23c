"""Calls to the Graph API: what may have arrived is told apart from what surely did not, and no answer is trusted to be what it should."""

from __future__ import annotations

import json
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx

from desktop.channels.cloud_api.account import Account
from desktop.channels.cloud_api.values import Fields, Wrong, decode

LARGEST_ANSWER = 1024 * 1024
_TIMES = httpx.Timeout(20.0, connect=10.0)
WHOLE_SECONDS = 45.0
_LIMITS = httpx.Limits(max_connections=4, max_keepalive_connections=2, keepalive_expiry=15.0)


class NotSent(Exception):
    """The request surely did not arrive; one of the seam's TROUBLES."""


class Lost(Exception):
    """The request may have arrived, its answer did not; one of the seam's TROUBLES."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: its status, its JSON object (empty where it has none), and the seconds that it asks to wait."""

    status: int
    fields: Fields = field(default_factory=dict)
    wait: float = 0.0

    @property
    def error(self) -> Fields:
        """What the service says is wrong; empty where it says nothing that can be read."""
        error = self.fields.get("error")
        return error if isinstance(error, dict) else {}


class Graph:
    """A connection to the API with an account's token. Used by one thread; `close` it."""

    def __init__(self, account: Account, client: httpx.Client | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._account = account
        self._clock = clock
        self._client = client or httpx.Client(
            timeout=_TIMES, limits=_LIMITS, follow_redirects=False, trust_env=not account.is_local, headers={"accept-encoding": "identity"}
        )

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def call(self, method: str, *path: str, body: Fields | None = None, params: Mapping[str, str] | None = None) -> Reply:
        """One request to a node. Raises NotSent and Lost."""
        with self.open(method, self._account.url(*path), body=body, params=params) as (response, parts):
            raw = b"".join(_capped(parts, LARGEST_ANSWER))
        return Reply(response.status_code, _object_of(raw), _wait_of(response))

    @contextmanager
    def open(
        self,
        method: str,
        url: str,
        body: Fields | None = None,
        params: Mapping[str, str] | None = None,
        seconds: float = WHOLE_SECONDS,
    ) -> Iterator[tuple[httpx.Response, Iterator[bytes]]]:
        """An answer whose body comes part by part, for so many seconds at most. Raises NotSent and Lost, while it is read too. The token
        goes with it: the address must be one of the service's."""
        headers = [(b"authorization", f"Bearer {self._account.token}".encode())]
        content = json.dumps(body).encode() if body is not None else None
        if content:
            headers.append((b"content-type", b"application/json"))
        with _told_apart(), self._client.stream(method, url, content=content, params=params, headers=headers) as response:
            yield response, self._in_time(response.iter_raw(), self._clock() + seconds)

    def _in_time(self, parts: Iterator[bytes], end: float) -> Iterator[bytes]:
        for part in parts:
            if self._clock() > end:
                raise Lost("slow")
            yield part


@contextmanager
def _told_apart() -> Iterator[None]:
    """httpx's errors as ours. Their texts may hold headers and are left behind."""
    try:
        yield
    except httpx.ConnectError as error:
        raise NotSent("bad_certificate" if _is_about_certificates(error) else "offline") from None
    except (httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError):
        raise NotSent("offline") from None
    except (httpx.UnsupportedProtocol, httpx.LocalProtocolError, httpx.InvalidURL):
        raise NotSent("bad_address") from None
    except httpx.TimeoutException:
        raise Lost("slow") from None
    except (httpx.DecodingError, httpx.RemoteProtocolError):
        raise Lost("garbled") from None
    except httpx.RequestError:
        raise Lost("offline") from None


def _is_about_certificates(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _capped(parts: Iterator[bytes], most: int) -> Iterator[bytes]:
    size = 0
    for part in parts:
        size += len(part)
        if size > most:
            raise Lost("garbled")
        yield part


def _object_of(raw: bytes) -> Fields:
    try:
        found, _ = decode(raw)
    except Wrong:
        return {}
    return found if isinstance(found, dict) else {}


def _wait_of(response: httpx.Response) -> float:
    asked = response.headers.get("retry-after", "")
    return float(asked) if asked.isdecimal() and len(asked) < 6 else 0.0
