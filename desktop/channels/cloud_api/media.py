"""Media of messages, fetched by their id within the days that the service keeps them, and no more often than it bears."""

from __future__ import annotations

import contextlib
import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from desktop.channels.cloud_api.account import Account
from desktop.channels.cloud_api.content import hex_digest
from desktop.channels.cloud_api.graph import Graph, Lost, NotSent
from desktop.channels.cloud_api.media_store import MediaStore, Unfit, Wanted
from desktop.channels.cloud_api.values import name_in
from desktop.channels.cloud_api.verdicts import trouble_of
from desktop.channels.live.seam import Batch
from desktop.core.errors import Trouble
from desktop.core.messages import Message

KEPT_SECONDS = 7 * 86_400.0
"""A media id of a webhook is of use for so long."""
HOUR, MOST_FAILURES = 3_600.0, 15
"""The service blocks a number that fails 20 times within the hour."""
MOST_TRIES = 8
FETCH_SECONDS = 240.0
"""An address of a medium is good for five minutes."""
PATIENCE = 1.0
"""Seconds that whoever stops waits for a fetch that is under way."""
_FIRST_PAUSE = 60.0
_IDLE = 3_600.0
_MIB = 1024 * 1024
MOST_BYTES = {"image": 5 * _MIB, "sticker": _MIB, "audio": 16 * _MIB, "video": 16 * _MIB, "document": 100 * _MIB}
_ID = re.compile(r"[A-Za-z0-9_-]{1,200}")
_HOSTS = (".facebook.com", ".fbsbx.com", ".whatsapp.net")
_FOR_GOOD = frozenset(("too_long", "bad_address"))
_NOT_OUR_FAULT = frozenset(("offline", "bad_certificate", "media_unwritten"))
"""The service saw no failure."""


class Downloads:
    """The media of one account. `want` may be called by any thread; the rest belongs to one, which `start` makes and `stop` ends."""

    def __init__(self, account: Account, store: MediaStore, graph: Graph | None = None, clock: Callable[[], float] = time.time) -> None:
        self._account = account
        self._store = store
        self._graph = graph or Graph(account)
        self._clock = clock
        self._woken = threading.Event()
        self._ended = False
        self._guard = threading.Lock()
        known = [wanted for wanted in store.notes() if wanted.account == account.name]
        self._open = {wanted.id: wanted for wanted in known if not wanted.over}
        self._failures = [at for wanted in known for at in wanted.failed_at]
        self._thread = threading.Thread(target=self._run, name=f"media-{account.name}", daemon=True)

    def want(self, batch: Batch) -> None:
        """Note the media of these messages, durably, so that they are fetched although everything stops now. Raises nothing: where the disk
        takes no note they are fetched by this process or not at all, and their message stays what it is."""
        for wanted in _media_of(batch, self._account.name):
            if self._store.find(wanted.account, wanted.id) is None:
                with contextlib.suppress(Trouble):
                    self._store.note(wanted)
                with self._guard:
                    self._open[wanted.id] = wanted
                self._woken.set()

    def reading(self, read: Callable[[bytes], Batch]) -> Callable[[bytes], Batch]:
        """The same reader of bodies, the media in which are wanted from there on."""

        def wanting(body: bytes) -> Batch:
            batch = read(body)
            self.want(batch)
            return batch

        return wanting

    def step(self) -> float:
        """Fetch what is due longest. Seconds until something is due again."""
        now = self._clock()
        first, wait = self._next(now)
        if first is not None and wait <= 0:
            self._note(self._tried(first, now))
            _, wait = self._next(now)
        return max(0.0, wait)

    def start(self) -> None:
        """Fetch from here on."""
        self._thread.start()

    def stop(self) -> None:
        """End; what is under way is waited for a moment only. It is fetched again by whoever wants the account's media next."""
        self._ended = True
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join(PATIENCE)  # it lets go of the service itself
        else:
            self._graph.close()

    def _run(self) -> None:
        while not self._ended:
            self._woken.clear()
            try:
                wait = self.step()
            except Trouble:
                wait = _FIRST_PAUSE
            if not self._ended:
                self._woken.wait(wait)
        self._graph.close()

    def _next(self, now: float) -> tuple[Wanted | None, float]:
        """What is due first, and the seconds until it may be fetched: the failures of the last hour must leave room."""
        self._failures = sorted(at for at in self._failures if at > now - HOUR)
        with self._guard:
            first = min(self._open.values(), key=lambda each: (each.due, each.id), default=None)
        if first is None:
            return None, _IDLE
        room = self._failures[-MOST_FAILURES] + HOUR - now if len(self._failures) >= MOST_FAILURES else 0.0
        return first, max(room, first.due - now)

    def _note(self, wanted: Wanted) -> None:
        self._store.note(wanted)
        with self._guard:
            self._open[wanted.id] = wanted
            if wanted.over:
                del self._open[wanted.id]

    def _tried(self, wanted: Wanted, now: float) -> Wanted:
        if now > wanted.since + KEPT_SECONDS:
            return replace(wanted, code="expired", over=True)
        try:
            return replace(wanted, digest=self._fetched(wanted), code=None, over=True)
        except (_Failed, NotSent, Lost, Unfit) as problem:
            code = str(problem)
        except Trouble as trouble:
            code = trouble.code
        return self._put_off(wanted, code, now)

    def _put_off(self, wanted: Wanted, code: str, now: float) -> Wanted:
        if code in _NOT_OUR_FAULT:
            return replace(wanted, code=code, due=now + _FIRST_PAUSE)
        self._failures.append(now)
        failed = (*wanted.failed_at, now)
        over = code in _FOR_GOOD or len(failed) >= MOST_TRIES
        return replace(wanted, code=code, failed_at=failed, due=now + _FIRST_PAUSE * 4.0 ** (len(failed) - 1), over=over)

    def _fetched(self, wanted: Wanted) -> str:
        """The digest of the bytes, which are stored. Raises _Failed, NotSent, Lost, Unfit, Trouble."""
        if not _ID.fullmatch(wanted.id) or wanted.kind not in MOST_BYTES:
            raise _Failed("bad_address")
        reply = self._graph.call("GET", wanted.id)
        if reply.status != 200:
            raise _Failed(trouble_of(reply))
        url = name_in(reply.fields, "url")
        if url is None or not self._is_theirs(url):
            raise _Failed("bad_address" if url else "garbled")
        expected = wanted.sha256 or hex_digest(reply.fields.get("sha256"))
        with self._graph.open("GET", url, seconds=FETCH_SECONDS) as (response, parts):
            if response.status_code != 200:
                raise _Failed("broken")
            return self._store.keep(parts, MOST_BYTES[wanted.kind], expected)

    def _is_theirs(self, url: str) -> bool:
        """Whether the token may go to an address: to the service's own hosts, encrypted, or to the stand-in of tests."""
        try:
            asked, own = urlsplit(url), urlsplit(self._account.base)
            if self._account.is_local:
                return (asked.scheme, asked.netloc) == (own.scheme, own.netloc)
            return asked.scheme == "https" and asked.port in (None, 443) and f".{asked.hostname}".endswith(_HOSTS)
        except ValueError:
            return False


class _Failed(Exception):
    """The service did not give it; one of the seam's TROUBLES."""


def _media_of(batch: Batch, account: str) -> Iterator[Wanted]:
    for message in batch.items:
        if isinstance(message, Message) and message.extra.get("account") == account:
            listed = message.extra.get("media")
            for medium in listed if isinstance(listed, list) else ():
                yield Wanted(account, medium["id"], medium["kind"], message.id, message.at.timestamp(), medium.get("sha256"))
