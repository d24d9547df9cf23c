"""E-mail: from a mail in a mailbox of a real Dovecot to its row in the record, woken by IDLE."""

from __future__ import annotations

import random
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bench.measure import Figures, spread
from bench.peer import NotInstalled
from bench.texts import Speaker
from desktop.bootstrap import make_scorer
from desktop.channels.live.seam import Batch, Cursor
from desktop.channels.mailbox.account import MailAccount, Server
from desktop.channels.mailbox.imap import MailSource
from desktop.desk.desk import Desk
from desktop.desk.live.runner import Account, Runner
from desktop.desk.mail_index import MailIndex
from desktop.desk.scoring import InlineScoring
from tests.fakes.dovecot import INSTALLED, MISSING, PASSWORD, Dovecot

PATIENCE = 60.0
PAUSE = (0.1, 1.2)
"""Seconds between two mails, at random: so that they meet the server at every point of its own half-second."""


class Arrivals:
    """When mails were handed to the server, and when they were rows."""

    def __init__(self) -> None:
        self._sent: dict[str, float] = {}
        self._fetched: list[str] = []
        self._changed = threading.Condition()
        self.seconds: list[float] = []

    def sent(self, name: str) -> None:
        """A mail is on its way into the mailbox."""
        self._sent[name] = time.perf_counter()

    def fetched(self, batch: Batch) -> None:
        """Mails are there but not stored yet."""
        self._fetched += [item.id for item in batch.items if item.id is not None]

    def stored(self) -> None:
        """Those that were fetched are rows."""
        now, fetched, self._fetched = time.perf_counter(), self._fetched, []
        with self._changed:
            self.seconds += [now - self._sent[name] for name in fetched if name in self._sent]
            self._changed.notify_all()

    def wait_for(self, count: int) -> None:
        """Returns when so many are rows, or nothing came for too long."""
        with self._changed:
            self._changed.wait_for(lambda: len(self.seconds) >= count, PATIENCE)


class _Watched(MailSource):
    """A source whose batches are noted."""

    def __init__(self, account: MailAccount, index: MailIndex, arrivals: Arrivals) -> None:
        super().__init__(account, index.known)
        self._arrivals = arrivals

    def fetch(self, cursor: Cursor) -> Batch:
        batch = super().fetch(cursor)
        self._arrivals.fetched(batch)
        return batch


def run(count: int = 50, seed: int = 1) -> Figures:
    """Milliseconds from the moment before the mail is given to the server to the end of the transaction that stores it with its reading.
    Raises NotInstalled."""
    if not INSTALLED:
        raise NotInstalled(MISSING)
    dice, speaker, arrivals = random.Random(seed), Speaker(seed), Arrivals()
    server = Dovecot()
    try:
        with tempfile.TemporaryDirectory(prefix="stepin-mailbox-") as name, _reading(Path(name), server, arrivals):
            with server.user("help") as client:
                for number in range(count + 1):
                    arrivals.sent(f"<{number}@bench.example>")
                    client.append("INBOX", "", "", _mail(number, speaker.text()))
                    arrivals.wait_for(1 if number == 0 else 0)
                    time.sleep(dice.uniform(*PAUSE))
            arrivals.wait_for(count + 1)
    finally:
        server.stop()
    seconds = arrivals.seconds[1:]  # the first one also waited for the sign-in and the model
    return {"mails": count, **spread("row", seconds), "lost": count - len(seconds)}


@contextmanager
def _reading(folder: Path, server: Dovecot, arrivals: Arrivals) -> Iterator[None]:
    """The mailbox is run as the window and the gateway run it."""
    place = Server("127.0.0.1", server.port, "none")
    account = MailAccount("help", "help@shop.example", "help", lambda: PASSWORD, place)
    with closing(Desk(folder / "record.sqlite", InlineScoring(make_scorer()))) as desk, closing(MailIndex(desk.path)) as index:
        source = _Watched(account, index, arrivals)
        runner = Runner(desk, [Account("help", "email", source)], time.time, lambda _: arrivals.stored(), lambda _, problem: print(problem))
        runner.start()
        try:
            yield
        finally:
            runner.stop()


def _mail(number: int, text: str) -> bytes:
    head = f"From: c{number}@a.example\r\nTo: help@shop.example\r\nSubject: {number}\r\nMessage-ID: <{number}@bench.example>\r\n"
    return (head + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n").encode()
