"""The REST interface of a help desk: the eight calls that we make, and what can go wrong with each as Trouble.

Values of its Trouble: `status` the answer's, `wait` the seconds that the service asks for, `maybe` whether the service may have carried
out what was asked although no good answer came.
"""

from __future__ import annotations

import json
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from desktop.channels.chatwoot.account import Account
from desktop.channels.chatwoot.wire import Row, inner, needed, number, rows, table
from desktop.core.errors import Trouble

TIMEOUT = 20.0
"""Seconds for a whole call."""
LONGEST_ANSWER = 32 * 1024 * 1024
PAGE = 100
"""Messages a call."""
OVERLAP = 20
"""How many of a full page are asked for again with the next one. The service chooses by id and cuts by time of creation; where two
messages have these the other way round, the earlier id would otherwise be skipped."""
MOST_CALLS = 5_000
WAIT_WITHOUT_A_WORD = 30.0
LONGEST_WAIT = 3_600.0

_BY_STATUS = {401: "not_signed_in", 403: "not_allowed", 404: "bad_address", 408: "slow", 410: "bad_address", 429: "rate_limited"}
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol, httpx.ProxyError)


class Client:
    """One account over HTTP. After a 429 it asks nothing until the service's wait is over. Used by one thread."""

    def __init__(self, account: Account, timeout: float = TIMEOUT, clock: Callable[[], float] = time.monotonic) -> None:
        self._account = account
        self._timeout = timeout
        self._clock = clock
        self._closed_until = float("-inf")
        self._inside = f"{account.root}/api/v1/accounts/{account.account}"
        self._http = httpx.Client(timeout=httpx.Timeout(timeout, connect=min(timeout, 10.0)), verify=trust(account.url) or True)

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def profile(self) -> Row:
        """Whose token it is: `id`, `pubsub_token`, `accounts`."""
        return table(self._ask("GET", f"{self._account.root}/api/v1/profile"), "profile")

    def inboxes(self) -> list[Row]:
        """The inboxes that the token's owner may see."""
        return rows(table(self._ask("GET", f"{self._inside}/inboxes"), "inboxes").get("payload"), "inboxes")

    def agents(self) -> list[Row]:
        """The people of the account."""
        return rows(self._ask("GET", f"{self._inside}/agents"), "agents")

    def conversations(self, page: int) -> tuple[list[Row], int]:
        """A page of the conversations, those that moved last first, and how many there are in all (0 where that is not told)."""
        params = {"status": "all", "assignee_type": "all", "sort_by": "last_activity_at_desc", "page": str(page)}
        data = inner(table(self._ask("GET", f"{self._inside}/conversations", params=params), "conversations"), "data")
        return rows(data.get("payload"), "conversations"), number(inner(data, "meta"), "all_count") or 0

    def conversation(self, display_id: int) -> Row:
        """One conversation."""
        return table(self._ask("GET", f"{self._inside}/conversations/{display_id}"), "conversation")

    def messages(self, display_id: int, after: int) -> list[Row]:
        """Every message of a conversation with an id above `after`, by id, however many they are."""
        found: dict[int, Row] = {}
        for page in self._pages(display_id, after):
            found |= page
        return [found[each] for each in sorted(found)]

    def say(self, display_id: int, body: Mapping[str, object]) -> Row:
        """Write a message; the answer is the message."""
        return table(self._ask("POST", f"{self._inside}/conversations/{display_id}/messages", body=body), "message")

    def assign(self, display_id: int, agent: int | None) -> None:
        """Give a conversation to an agent, or to nobody."""
        self._ask("POST", f"{self._inside}/conversations/{display_id}/assignments", body={"assignee_id": agent or 0})

    def _pages(self, display_id: int, after: int) -> Iterator[dict[int, Row]]:
        for _ in range(MOST_CALLS):
            address = f"{self._inside}/conversations/{display_id}/messages"
            answer = table(self._ask("GET", address, params={"after": str(after)}), "messages")
            listed = rows(answer.get("payload"), "messages")
            page = {needed(row, "id"): row for row in listed}
            yield {each: row for each, row in page.items() if each > after}
            fresh = sorted(each for each in page if each > after)
            if len(listed) < PAGE or len(fresh) <= OVERLAP:
                return
            after = fresh[-OVERLAP - 1]
        raise Trouble("garbled", what="messages")

    def _ask(self, method: str, url: str, params: Mapping[str, str] | None = None, body: Mapping[str, object] | None = None) -> object:
        if (left := self._closed_until - self._clock()) > 0:
            raise Trouble("rate_limited", wait=left, maybe=False)
        try:
            with self._http.stream(method, url, params=params, json=body, headers=self._headers()) as response:
                raw = self._body(response)
        except httpx.InvalidURL:
            raise Trouble("bad_address", maybe=False) from None
        except httpx.HTTPError as error:
            raise _trouble(error) from None
        if not response.is_success:
            raise self._refusal(response, raw)
        return _decoded(raw)

    def _headers(self) -> dict[str, str]:
        token = self._account.token
        if not token or not token.isascii() or not token.isprintable() or " " in token:
            raise Trouble("not_signed_in", maybe=False)
        return {"api_access_token": token, "accept": "application/json"}

    def _body(self, response: httpx.Response) -> bytes:
        """The body, as long as it neither drips nor floods."""
        end = self._clock() + self._timeout
        raw = bytearray()
        for part in response.iter_bytes():
            raw += part
            if len(raw) > LONGEST_ANSWER:
                raise Trouble("garbled", what="too_long", status=response.status_code, maybe=True)
            if self._clock() > end:
                raise Trouble("slow", maybe=True)
        return bytes(raw)

    def _refusal(self, response: httpx.Response, raw: bytes) -> Trouble:
        status = response.status_code
        code = _BY_STATUS.get(status) or ("bad_address" if response.is_redirect else "broken")
        values: dict[str, object] = {"status": status, "maybe": status >= 500 or status in (408, 422)}
        if status in (429, 503):
            values["wait"] = _wait(response.headers.get("retry-after", ""))
        if status == 429:
            self._closed_until = self._clock() + _wait(response.headers.get("retry-after", ""))
        if status == 422:
            values["flood"] = b"too many messages" in raw[:2_000].lower()
        return Trouble(code, **values)


def trust(url: str) -> ssl.SSLContext | None:
    """Whom to believe that he is the server: the authorities that come with us and those of the machine, among them a company's own.
    None for an address without TLS."""
    if not url.lower().startswith("https:"):
        return None
    context = httpx.create_ssl_context()
    context.load_default_certs()
    return context


def _decoded(raw: bytes) -> object:
    try:
        return json.loads(raw) if raw.strip() else None
    except (ValueError, RecursionError):
        raise Trouble("garbled", what="json", maybe=True) from None


def _trouble(error: httpx.HTTPError) -> Trouble:
    maybe = not isinstance(error, _NEVER_SENT)
    if isinstance(error, httpx.UnsupportedProtocol):
        return Trouble("bad_address", maybe=maybe)
    if isinstance(error, httpx.TimeoutException):
        return Trouble("slow", maybe=maybe)
    if isinstance(error, httpx.DecodingError):
        return Trouble("garbled", what="encoding", maybe=maybe)
    return Trouble("bad_certificate" if _of_certificate(error) else "offline", maybe=maybe)


def _of_certificate(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _wait(header: str) -> float:
    """Seconds of a Retry-After, given as seconds or as a date."""
    if header.strip().isdigit():
        asked = float(header.strip()[:9])
    else:
        try:
            asked = (parsedate_to_datetime(header) - datetime.now(UTC)).total_seconds()
        except (ValueError, TypeError):
            asked = WAIT_WITHOUT_A_WORD
    return min(max(asked, 1.0), LONGEST_WAIT)
