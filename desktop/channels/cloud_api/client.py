"""Letters by WhatsApp: each is tried once, and what may have gone out is never tried again."""

from __future__ import annotations

import time
from collections.abc import Callable

from desktop.channels.cloud_api.account import Account
from desktop.channels.cloud_api.graph import Graph, Lost, NotSent
from desktop.channels.cloud_api.letters import Unsendable, request_of
from desktop.channels.cloud_api.pace import Pace
from desktop.channels.cloud_api.values import Fields
from desktop.channels.cloud_api.verdicts import PAIR_TOO_FAST, TOO_FAST, answer_of, trouble_of
from desktop.channels.live.seam import Answer, Letter
from desktop.core.errors import Trouble

_OFFLINE_WAIT = 15.0
_LIMITS = (str(PAIR_TOO_FAST), str(TOO_FAST), "rate_limited")


class CloudSender:
    """The seam's Sender for one number. It keeps the pace of the service's limits and how often in a row one of them was met."""

    def __init__(
        self, account: Account, graph: Graph | None = None, pace: Pace | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._account = account
        self._graph = graph or Graph(account)
        self._pace = pace or Pace()
        self._clock = clock
        self._met: dict[str, int] = {}

    def check(self) -> None:
        """Ask for the number's own node, which changes nothing. Raises Trouble with one of the seam's TROUBLES."""
        if not self._account.token:
            raise Trouble("not_signed_in", account=self._account.name)
        try:
            reply = self._graph.call("GET", self._account.phone_number_id, params={"fields": "id"})
        except (NotSent, Lost) as problem:
            raise Trouble(str(problem), account=self._account.name) from None
        if reply.status != 200:
            raise Trouble(trouble_of(reply), account=self._account.name)
        if reply.fields.get("id") != self._account.phone_number_id:
            raise Trouble("garbled", account=self._account.name)

    def send(self, letter: Letter) -> Answer:
        """Try once. `later` carries the seconds until it is worth another try; codes are the service's, the seam's TROUBLES, or those of
        `letters.request_of`."""
        try:
            request = request_of(letter)
        except Unsendable as problem:
            return Answer("failed", code=str(problem))
        wait = self._pace.wait_for(letter.to, self._clock())
        if wait > 0:
            return Answer("later", code="rate_limited", wait=wait)
        return self._try(letter.to, request)

    def look(self, letter: Letter) -> Answer:
        """There is no way to ask: only a receipt that carries the letter's id can tell."""
        return Answer("unknown")

    def close(self) -> None:
        """Let go of the connection."""
        self._graph.close()

    def _try(self, to: str, request: Fields) -> Answer:
        try:
            reply = self._graph.call("POST", self._account.phone_number_id, "messages", body=request)
        except NotSent as problem:
            return Answer("later", code=str(problem), wait=_OFFLINE_WAIT)
        except Lost as problem:
            return Answer("unknown", code=str(problem))
        answer = answer_of(reply, self._met.get(to, 0))
        if answer.code in _LIMITS:
            self._met[to] = self._met.get(to, 0) + 1
        else:
            self._met.pop(to, None)
        return answer
