"""The accounts at work: made of how they are set and run beside the desk, the same in the window and in the gateway."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop.channels.live import adapters
from desktop.channels.live.seam import Batch, Sender, Source
from desktop.channels.live.settings import Account, kind_of
from desktop.core.changes import Changes
from desktop.core.errors import StepinError, Trouble
from desktop.db.running import RunningLock
from desktop.desk.connections import Ask, Connections
from desktop.desk.live.live import Live
from desktop.desk.live.runner import Account as LiveAccount
from desktop.desk.live.runner import Problem, Runner, Told
from desktop.desk.mail_index import MailIndex

TRY_AGAIN = 20.0
"""Seconds between two attempts to run the accounts while another process does."""
Dress = Callable[[LiveAccount], LiveAccount]
"""Puts something around an account's source and sender."""
Read = Callable[[bytes], Batch]
MakeSource = Callable[[Account, Ask, MailIndex], Source | None]
MakeSender = Callable[[Account, Ask], Sender | None]
MakeMedia = Callable[[Account, Ask, Path], adapters.Fetches | None]


def real_source(account: Account, ask: Ask, index: MailIndex) -> Source | None:
    """The source of an account that speaks with its service."""
    return adapters.make_source(account, ask, index.known)


@dataclass(frozen=True, slots=True)
class Ways:
    """How an account's source, its sender and what fetches its media are made, and what is put around the first two."""

    source: MakeSource = real_source
    sender: MakeSender = adapters.make_sender
    media: MakeMedia = adapters.make_media
    dress: Dress = lambda account: account


class Exchange:
    """Runs the accounts of a record. Where another process runs them already it waits until that one ends and takes over. `told` and
    `problem` are called on its threads, as `Runner` says."""

    def __init__(self, desk: Live, connections: Connections, told: Told, problem: Problem, ways: Ways | None = None) -> None:
        self._desk, self._connections = desk, connections
        self._told, self._problem = told, problem
        self._ways = ways or Ways()
        self._index = MailIndex(desk.path)
        self._ended = threading.Event()
        self._runner: Runner | None = None
        self._senders: list[Sender] = []
        self._media: list[adapters.Fetches] = []
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Run the accounts from now on, or as soon as nobody else does; without accounts, nothing."""
        self._ended.clear()
        self._thread = threading.Thread(target=self._begin, name="exchange", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End. Returns when nothing of it runs any more; what waits is in the record."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        runner, self._runner = self._runner, None
        if runner is not None:
            runner.stop()
        self._let_go()
        self._index.close()

    def restart(self) -> None:
        """The accounts were set otherwise."""
        self.stop()
        self.start()

    @property
    def runs(self) -> bool:
        """Whether the accounts are run here."""
        return self._runner is not None

    def keep(self, account: str, bodies: Sequence[bytes]) -> None:
        """Keep what a service delivered, durable before it returns. Raises Trouble."""
        runner = self._runner
        if runner is not None:
            runner.keep(account, bodies)
        else:
            self._desk.keep_raw(account, bodies)

    def wake(self) -> None:
        """Look at once: something was written."""
        runner = self._runner
        if runner is not None:
            runner.wake()

    def _begin(self) -> None:
        while not self._took_up() and not self._ended.wait(TRY_AGAIN):
            pass

    def _took_up(self) -> bool:
        try:
            return self._take_up()
        except (StepinError, OSError) as problem:
            self._problem("", problem)
            return False

    def _take_up(self) -> bool:
        """Run the accounts; False while another process does."""
        accounts = self._connections.accounts()
        if not accounts:
            return True
        if not self._is_free():
            return False
        made = [self._made(account, accounts) for account in accounts]
        runner = Runner(self._desk, [account for account, _ in made], time.time, self._told, self._problem)
        if not runner.start():
            self._let_go()
            return False
        self._runner, self._senders = runner, []
        for media in self._media:
            media.start()
        for account, missing in made:
            if missing is not None:
                self._desk.note_trouble(account.name, missing)
        self._told(Changes(live=True))
        return True

    def _is_free(self) -> bool:
        """Whether nobody runs the accounts now."""
        lock = RunningLock(self._desk.path)
        taken = lock.take()
        lock.release()
        return taken

    def _let_go(self) -> None:
        for sender in self._senders:
            if isinstance(sender, adapters.Closes):
                sender.close()
        for media in self._media:
            media.stop()
        self._senders, self._media = [], []

    def _made(self, account: Account, accounts: Sequence[Account]) -> tuple[LiveAccount, str | None]:
        """An account to be run, and the code of what keeps it from being: then it has neither source nor sender."""
        read: Read | None = partial(adapters.reader(accounts), account.name) if adapters.is_called(account) else None
        try:
            ask = self._connections.secret(account)
            source, sender = self._ways.source(account, ask, self._index), self._ways.sender(account, ask)
            media = self._ways.media(account, ask, self._desk.path)
        except StepinError as problem:
            self._problem(account.name, problem)
            code = problem.code if isinstance(problem, Trouble) else "not_signed_in"
            return LiveAccount(account.name, kind_of(account), read=read), code
        self._senders += [sender] if sender is not None else []
        if media is not None and read is not None:
            self._media.append(media)
            read = media.reading(read)
        return self._ways.dress(LiveAccount(account.name, kind_of(account), source, sender, read)), None
