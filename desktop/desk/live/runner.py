"""The accounts at work: what comes in is fetched, what waits goes out, until somebody says stop. The same in the window and the gateway.

Each account has a thread that fetches and one that sends, as far as it can do either; one more takes in what was delivered. A thread does
steps; a step says how long to pause before the next one.
"""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from desktop.channels.live.seam import Batch, Sender, Source
from desktop.core.changes import Changes
from desktop.core.errors import Trouble
from desktop.db.running import RunningLock
from desktop.desk.live.leaving import Errands, LeavableSender, LeavableSource, LeftBehind, close
from desktop.desk.live.live import Live
from desktop.desk.live.postman import Postman

LISTEN = 60.0
"""How long a source waits for a sign of its service before it is asked again, in seconds."""
LOOK = 1.0
"""How often it is looked whether letters wait, or bodies that another process kept, in seconds."""
BEAT = 60.0
"""How often an account that is only delivered to is said to be run, in seconds."""
PATIENCE, PATIENCE_WITH_LETTERS = 1.0, 5.0
"""How long whoever stops waits for a network step that only asks, and for one that sends, in seconds."""
_SLOWEST = 300.0
_TURN = 0.1
Told = Callable[[Changes], None]
Problem = Callable[[str, Exception], None]


@dataclass(frozen=True, slots=True)
class Account:
    """An account as it is run. `kind` is whatsapp, email, chatwoot or folder; `read` understands a body that was delivered to it."""

    name: str
    kind: str
    source: Source | None = None
    sender: Sender | None = None
    read: Callable[[bytes], Batch] | None = None


def back_off(failures: int) -> float:
    """How long to leave a service alone after it failed so often in a row, in seconds."""
    return min(_SLOWEST, 2.0 ** min(failures, 10))


class Puller:
    """Fetches what is new of an account, from its cursor on, until there is nothing more; then listens. `back` is called when its service
    answers again: others may do so too."""

    def __init__(self, desk: Live, account: str, source: Source, told: Told, back: Callable[[], None] = lambda: None) -> None:
        self._desk = desk
        self._account = account
        self._source = source
        self._told = told
        self._back = back
        self._failures = 0
        self._caught_up = False

    def step(self) -> float:
        """Fetch once, or listen once; the pause before the next step. Raises Trouble of the record."""
        try:
            if self._caught_up:
                self._caught_up = False
                self._source.wait(LISTEN)
                return 0.0
            batch = self._source.fetch(self._desk.cursor(self._account))
        except Trouble as problem:
            self._failures += 1
            self._caught_up = False
            self._desk.note_trouble(self._account, problem.code)
            self._told(Changes(live=True))
            return back_off(self._failures)
        if self._failures:
            self._failures = 0
            self._back()
        self._store(batch)
        return 0.0

    def _store(self, batch: Batch) -> None:
        self._caught_up = not batch.more
        if batch == Batch():
            self._desk.note_success(self._account)
        else:
            self._told(self._desk.take_batch(self._account, batch))


class Sorter:
    """Takes in the bodies that were delivered, and says of the accounts they are delivered to that somebody runs them."""

    def __init__(self, desk: Live, accounts: Sequence[Account], told: Told, clock: Callable[[], float]) -> None:
        self._desk = desk
        self._readers = {account.name: account.read for account in accounts if account.read is not None}
        self._told = told
        self._clock = clock
        self._beaten: float | None = None

    def step(self) -> float:
        """Take in some; the pause before the next step. Raises Trouble of the record."""
        now = self._clock()
        if self._beaten is None or not 0 <= now - self._beaten < BEAT:
            self._beaten = now
            for name in self._readers:
                self._desk.note_success(name)
        taken, changes = self._desk.take_raw(self._read)
        if taken:
            self._told(changes)
        return 0.0 if taken else LOOK

    def _read(self, account: str, body: bytes) -> Batch:
        return (self._readers.get(account) or _unread)(body)


def _unread(body: bytes) -> Batch:
    raise LookupError("account")


class Loop:
    """A thread that does steps with pauses between them. What a step raises is told, and tried again: an account that fails must not stop
    for good. `errands` are its network steps, each waited for at most `patience` seconds when it is to end."""

    def __init__(
        self, name: str, step: Callable[[], float], failed: Problem, errands: Errands | None = None, patience: float = 0.0
    ) -> None:
        self._name = name
        self._step = step
        self._failed = failed
        self._errands = errands
        self._patience = patience
        self._ring = threading.Event()
        self._stopping = False
        self._failures = 0
        self._thread = threading.Thread(target=self._run, name=f"live {name}", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wake(self) -> None:
        """End the pause."""
        self._ring.set()

    def stop(self) -> None:
        """Ask it to end after the step it is in."""
        self._stopping = True
        self._ring.set()

    def ended(self, since: float) -> bool:
        """Whether it has ended, after a moment at most, or was left behind in a network step: it was told to stop at `since`, by the
        monotonic clock."""
        self._thread.join(_TURN)
        if not self._thread.is_alive():
            return True
        return self._errands is not None and time.monotonic() - since >= self._patience and self._errands.leave()

    def _run(self) -> None:
        while not self._stopping:
            pause = self.turn()
            if pause and not self._stopping:
                self._ring.wait(pause)
            self._ring.clear()

    def turn(self) -> float:
        """One step; the pause after it."""
        try:
            pause = self._step()
        except LeftBehind:
            self._stopping = True
            return 0.0
        except Exception as problem:  # noqa: BLE001 - a bug or a full disk: it is told, and the account goes on
            self._failures += 1
            self._failed(self._name, problem)
            return back_off(self._failures)
        self._failures = 0
        return pause


class Runner:
    """Runs the accounts of a record beside its desk. `told` hears on some thread what changed, `problem` what failed in which account (by
    its name, "" for none): a Trouble of the record, or a bug."""

    def __init__(self, desk: Live, accounts: Sequence[Account], clock: Callable[[], float], told: Told, problem: Problem) -> None:
        self._desk = desk
        self._accounts = tuple(accounts)
        self._clock = clock
        self._told = told
        self._problem = problem
        self._lock = RunningLock(desk.path)
        self._loops: list[Loop] = []
        self._sides: list[tuple[Source | Sender, Errands]] = []
        self._sorting: Loop | None = None

    def start(self) -> bool:
        """Begin; False where another process runs this record's accounts, or where they are run already. Raises Trouble, OSError."""
        if self._loops or not self._lock.take():
            return False
        try:
            self._begin()
        except BaseException:  # whatever it was, somebody may run them
            self._lock.release()
            raise
        for loop in self._loops:
            loop.start()
        return True

    def _begin(self) -> None:
        held = self._desk.hold_back(self._lock.mark())
        if held:
            self._told(held)
        for account in self._accounts:
            self._desk.begin_account(account.name, account.kind, account.sender is not None)
        self._loops = [loop for account in self._accounts for loop in self._loops_of(account)]
        sorter = Sorter(self._desk, self._accounts, self._told, self._clock)
        self._sorting = Loop("", sorter.step, self._problem)
        self._loops.append(self._sorting)

    def keep(self, account: str, bodies: Sequence[bytes]) -> None:
        """Keep what was delivered, durable before it returns, and have it taken in. Raises Trouble."""
        self._desk.keep_raw(account, bodies)
        if self._sorting is not None:
            self._sorting.wake()

    def wake(self) -> None:
        """Look at once: something was written, or the network is back."""
        for loop in self._loops:
            loop.wake()
        for account in self._accounts:
            if account.source is not None:
                account.source.wake()

    def stop(self) -> None:
        """End all threads, let go of the services. Returns when nothing of it can touch the record any more: a service that does not answer
        is waited for a while only. A letter that was under way there is looked for by whoever runs the account next."""
        since = time.monotonic()
        for loop in self._loops:
            loop.stop()
        self.wake()
        for loop in self._loops:
            while not loop.ended(since):
                self.wake()  # whoever was about to listen when it was told to stop
        for side, errands in self._sides:
            if not errands.leave():
                close(side)
        for account in self._accounts if self._loops else ():
            with suppress(Trouble):  # the lights say so by themselves after a while
                self._desk.end_account(account.name)
        self._loops, self._sides, self._sorting = [], [], None
        self._lock.release()

    def _loops_of(self, account: Account) -> list[Loop]:
        loops = []
        if account.source is not None:
            errands = self._errands_of(account.source)
            puller = Puller(self._desk, account.name, LeavableSource(account.source, errands), self._told, self.wake)
            loops.append(Loop(account.name, puller.step, self._failed, errands, PATIENCE))
        if account.sender is not None:
            errands = self._errands_of(account.sender)
            sender = LeavableSender(account.sender, errands)
            postman = Postman(self._desk, account.name, sender, uuid.uuid4().hex, alone=True, clock=self._clock)
            loops.append(Loop(account.name, lambda: self._deliver(postman), self._failed, errands, PATIENCE_WITH_LETTERS))
        return loops

    def _errands_of(self, side: Source | Sender) -> Errands:
        errands = Errands(side)
        self._sides.append((side, errands))
        return errands

    def _deliver(self, postman: Postman) -> float:
        changes = postman.step()
        if changes is None:
            return LOOK
        self._lock.note(self._desk.place())
        self._told(changes)
        return 0.0

    def _failed(self, account: str, problem: Exception) -> None:
        self._problem(account, problem)
        with suppress(Trouble):  # a record that cannot be written cannot keep this either
            self._desk.note_trouble(account, "broken")
