"""What is done to a record while its disk misbehaves: messages come in, decisions are taken, the log is moved, a customer is erased."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from desktop.core.errors import StepinError
from desktop.db import database
from desktop.db.verify import first_fault
from desktop.desk.desk import Desk
from desktop.desk.scoring import InlineScoring
from desktop.sentiment.fake import FakeScorer
from tests.desk.house import FURIOUS, POLICY, Clock, message, order, tell
from tests.faults.disk import GROWING, NEVER, WRITING, Disk, Done, Fault
from tests.faults.power import cuts
from tests.faults.sqlite import running_on

LOG = 60_000
"""Bytes of log after which it is moved into the record: small, so that it happens many times."""
Step = Callable[[Desk], str]
"""Does something and says under which id the journal must know it from then on."""


def steps(rounds: int) -> Iterator[Step]:
    """A desk's day in small: each round a customer is angry, gets an offer and an answer; one is erased at the end."""
    for n in range(rounds):
        yield told(n, "hello", 0)
        yield told(n, FURIOUS, 1)
        yield lambda desk, n=n: ordered(desk, f"o{n}", "propose_offer", "xu", case=case_of(desk, n), offer=f"f{n}", type="refund",
                                        amount="100.00", currency="CNY", reason="late " * 40)  # type: ignore[misc]  # fmt: skip
        yield lambda desk, n=n: ordered(desk, f"d{n}", "decide_offer", "lin", offer=f"f{n}", decision="approve", reason="")  # type: ignore[misc]
        yield lambda desk, n=n: ordered(desk, f"c{n}", "close_case", "chen", case=case_of(desk, n), resolution="paid")  # type: ignore[misc]
    of = {"channel": "chat", "customer": "u0", "request": "r0", "reason": "a letter"}
    yield lambda desk: ordered(desk, "e0", "erase_customer", "chen", **of)
    yield lambda desk: ordered(desk, "e1", "decide_erasure", "zhao", request="r0", decision="approve")


def told(n: int, text: str, minute: float) -> Step:
    """A message of the n-th customer."""
    ident = f"m{n}-{minute}"
    said = message(ident, text + " x" * 300, n * 10 + minute, f"c{n}", f"u{n}")

    def step(desk: Desk) -> str:
        assert tell(desk, said)[0].outcome in ("stored", "duplicate")
        return f"message:chat:{ident}"

    return step


def ordered(desk: Desk, ident: str, kind: str, by: str, **fields: object) -> str:
    """An order that must be accepted, the first time and when it is repeated."""
    outcome = order(desk, ident, kind, by, **fields)
    assert outcome.accepted, outcome
    return f"order:{ident}"


def case_of(desk: Desk, n: int) -> str:
    """The case of the n-th customer."""
    query = "SELECT case_id FROM messages WHERE channel = 'chat' AND conversation = ?"
    return str(desk._record.connection.execute(query, (f"c{n}",)).fetchone()[0])


@contextmanager
def short_log() -> Iterator[None]:
    """The log is moved often."""
    before = database.CHECKPOINT_AT
    database.CHECKPOINT_AT = LOG
    try:
        yield
    finally:
        database.CHECKPOINT_AT = before


def desk_at(record: Path) -> Desk:
    """A desk with our policy."""
    desk = Desk(record, InlineScoring(FakeScorer()), Clock())
    try:
        desk.adopt_policy(POLICY)
    except BaseException:  # whatever it was: undone here, raised again
        desk.close()
        raise
    return desk


def work_on(disk: Disk, record: Path, rounds: int, weaken: dict[str, str] | None = None) -> None:
    """Do all steps on a disk that only writes down."""
    with running_on(disk, weaken), short_log(), closing(desk_at(record)) as desk:
        for step in steps(rounds):
            disk.note(Done("told", data=step(desk).encode()))


def idems(record: Path) -> set[str]:
    """What the journal knows, after the record was opened for writing as after any start."""
    with closing(Desk(record, InlineScoring(FakeScorer()), Clock())) as desk:
        return {str(row[0]) for row in desk._record.connection.execute("SELECT idem FROM journal WHERE idem IS NOT NULL")}


def left_by(record: Path, acknowledged: set[str]) -> tuple[set[str], str | None]:
    """What of the acknowledged is lost, and the first broken place."""
    try:
        lost = acknowledged - idems(record)
    except StepinError as problem:
        return acknowledged, problem.code
    return lost, first_fault(record)


@dataclass(frozen=True)
class Cuts:
    """What came of some power cuts."""

    made: int
    with_losses: int
    faults: tuple[str, ...]


def cut_power(name: str, rounds: int, count: int, seed: int, weaken: dict[str, str] | None = None) -> Cuts:
    """Work once on a disk, cut its power at `count` moments of that, start again from what is left each time, and look."""
    disk, dice, losses, faults = Disk(name), random.Random(seed), 0, []
    with tempfile.TemporaryDirectory(prefix="stepin-cut-") as folder:
        work_on(disk, Path(folder) / "record.sqlite", rounds, weaken)
    disk.unregister()
    for platter, way in cuts(disk.log, count, dice):
        with tempfile.TemporaryDirectory(prefix="stepin-cut-") as folder:
            platter.cut(Path(folder), dice, way)
            lost, fault = left_by(Path(folder) / "record.sqlite", set(platter.told))
            losses += bool(lost)
            faults += [fault] if fault else []
    return Cuts(count, losses, tuple(faults))


class Stubborn:
    """Works on a disk that fails: what failed is tried again once the disk is well. Keeps what was said in between."""

    def __init__(self, disk: Disk, record: Path) -> None:
        self._disk, self._record = disk, record
        self.codes: list[str] = []
        self.told: set[str] = set()
        self._desk: Desk | None = None

    def work(self, rounds: int) -> None:
        """All steps, each until it is acknowledged."""
        with running_on(self._disk), short_log():
            try:
                for step in steps(rounds):
                    self.told.add(self._until_done(step))
                    self._look()
            finally:
                if self._desk is not None:
                    with suppress(StepinError):
                        self._desk.close()

    def _until_done(self, step: Step) -> str:
        for _ in range(3):
            try:
                self._desk = self._desk or desk_at(self._record)
                return step(self._desk)
            except StepinError as problem:
                self.codes.append(problem.code)
                self._disk.fault.heal()
        raise AssertionError(self.codes)

    def _look(self) -> None:
        """What a window asks all the time."""
        assert self._desk is not None
        try:
            self._desk.queue()
        except StepinError as problem:
            self.codes.append(problem.code)


READING = frozenset({"read", "size", "open"})
PLANS: dict[str, tuple[frozenset[str], bool, bool]] = {
    "one write fails": (WRITING, False, False),
    "writes fail until healed": (WRITING, True, False),
    "full until space returns": (GROWING, True, True),
    "one read fails": (READING, False, False),
    "reads fail until healed": (READING, True, False),
}
"""Kinds of calls, whether it stays, whether the disk is full."""


@dataclass(frozen=True)
class Met:
    """What came of one failing call: the codes that were said, what is lost in the end, the first broken place."""

    codes: tuple[str, ...]
    lost: frozenset[str]
    fault: str | None


def fail_at(plan: str, n: int, rounds: int) -> Met:
    """Work on a disk whose n-th call fails, going on when it is well again."""
    kinds, stays, full = PLANS[plan]
    disk = Disk("failing", Fault(n, kinds, stays, full))
    with tempfile.TemporaryDirectory(prefix="stepin-io-") as folder:
        record = Path(folder) / "record.sqlite"
        worker = Stubborn(disk, record)
        worker.work(rounds)
        disk.unregister()
        lost, fault = left_by(record, worker.told)
    return Met(tuple(worker.codes), frozenset(lost), fault)


def calls_of(plan: str, rounds: int) -> int:
    """How many calls of a plan's kinds there are when none fails."""
    disk = Disk("counting", Fault(NEVER, PLANS[plan][0]))
    with tempfile.TemporaryDirectory(prefix="stepin-io-") as folder:
        Stubborn(disk, Path(folder) / "record.sqlite").work(rounds)
    disk.unregister()
    return disk.fault.calls
