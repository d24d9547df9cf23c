"""The stairs between the window and the desk: work goes down to other threads, answers come up into the window's own.

Three threads: one that alone writes (and asks every quarter of a second what other processes wrote), one for quick reads, one for slow
ones. The desk's `Changes` are gathered: the first after a quiet time is told at once, then at most twenty times a second, thirty where few
cases change and painting them costs little.

What is asked and who waits for the answer stay in the window's thread: either may be the last to hold a widget, and a widget that another
thread lets go of ends the process. The other threads get the number of a job and give back the number and what came of it.
"""

from __future__ import annotations

import itertools
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.core.changes import Changes
from desktop.core.errors import StepinError
from desktop.ui.garbage import Collector

if TYPE_CHECKING:
    from desktop.desk.desk import Desk
    from desktop.desk.queue_row import QueueRow

T = TypeVar("T")
BETWEEN_POLLS = 0.25
BETWEEN_TELLINGS, BETWEEN_SMALL_TELLINGS = 50, 30
"""Milliseconds; the second where at most FEW cases changed in the last one."""
FEW = 12
LONGEST_GLIMPSE = 0.5
"""Seconds after which the desk is opened although nobody said that the first page is painted (minimised, behind others)."""
_POLL = 0
"""The ticket of the one job that is done again and again."""
Answer = Callable[[Any], None]
Failed = Callable[[StepinError], None]


@dataclass(frozen=True)
class _Job:
    work: Callable[[Desk], Any]
    answer: Answer | None
    failed: Failed | None
    key: str | None = None
    number: int = 0


@dataclass(frozen=True)
class _End:
    """What came of the job `ticket`."""

    ticket: int
    result: object = None
    error: Exception | None = None


class Runner(QObject):
    """Owns the desk. `opened` when it is there, `not_opened` (StepinError) when it cannot be; `changed` (Changes); `trouble` (StepinError)
    for what nobody else asked about; `well` when the desk answers again after a trouble. With a `front`, `glimpsed` (list of QueueRow)
    before all of it: the first page, which is painted before the desk is opened, or even loaded."""

    glimpsed = Signal(object)
    opened = Signal()
    not_opened = Signal(object)
    changed = Signal(object)
    trouble = Signal(object)
    well = Signal()
    _arrived = Signal(object)
    _ended = Signal(object)
    _stirred = Signal()

    def __init__(
        self, desk_factory: Callable[[], Desk], parent: QObject | None = None, front: Callable[[], list[QueueRow]] | None = None
    ) -> None:
        super().__init__(parent)
        self._factory, self._front = desk_factory, front
        self._glimpse_seen = threading.Event()
        self._desk: Desk | None = None
        self._ready = threading.Event()
        self._lock = threading.Lock()
        self._gathered = Changes()
        self._latest: dict[str, int] = {}
        self._jobs = {_POLL: _Job(_poll, None, self._poll_failed)}
        self._tickets = itertools.count(_POLL + 1)
        self._writes: SimpleQueue[int | None] = SimpleQueue()
        self._reads: SimpleQueue[int | None] = SimpleQueue()
        self._slow_reads: SimpleQueue[int | None] = SimpleQueue()
        self._asides: list[threading.Thread] = []
        self._telling = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._told, self._pause = 0.0, BETWEEN_TELLINGS
        self._stopped = False
        self._ill = ""
        self._collector = Collector(self)
        self._threads = [
            threading.Thread(target=self._run_desk, name="desk", daemon=True),
            threading.Thread(target=self._run_reader, args=(self._reads,), name="reader", daemon=True),
            threading.Thread(target=self._run_reader, args=(self._slow_reads,), name="slow reader", daemon=True),
        ]
        self._telling.timeout.connect(self._tell)
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._take_end, Qt.ConnectionType.QueuedConnection)
        self._stirred.connect(self._plan_telling, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Open the desk on its own thread."""
        self._collector.start()
        for thread in self._threads:
            thread.start()

    def go_on(self) -> None:
        """The first page is painted: open the desk."""
        self._glimpse_seen.set()

    def stop(self) -> None:
        """Finish the work that has begun, close the desk, end the threads. Answers still under way are dropped."""
        if self._stopped:
            return
        self._stopped = True
        self.go_on()
        for jobs in (self._reads, self._slow_reads, self._writes):
            jobs.put(None)
        for thread in reversed(self._threads):
            if thread.is_alive():
                thread.join()
        self._jobs.clear()
        self._collector.stop()

    def read(
        self,
        question: Callable[[Desk], T],
        answer: Callable[[T], None],
        failed: Failed | None = None,
        key: str | None = None,
        slow: bool = False,
    ) -> None:
        """Ask the desk on a reading thread; `answer` is called in the window's. A newer question with the same `key` makes an older one
        void, before or after it was asked. `slow` questions do not hold up the quick ones."""
        number = 0
        if key is not None:
            number = self._latest[key] = self._latest.get(key, 0) + 1
        (self._slow_reads if slow else self._reads).put(self._ticket(_Job(question, answer, failed, key, number)))

    def write(self, work: Callable[[Desk], T], answer: Callable[[T], None] | None = None, failed: Failed | None = None) -> None:
        """Work on the desk's thread, in the order of the calls. Changes in the result (itself, or in a tuple) are told by `changed`."""
        self._writes.put(self._ticket(_Job(work, answer, failed)))

    def aside(self, work: Callable[[Desk], T], answer: Callable[[T], None], failed: Failed | None = None) -> None:
        """Long work (an import, a check, a backup) on a thread of its own, so that neither questions nor orders wait for it. `stop` waits
        for its end: whoever asked for it cancels it before."""
        thread = threading.Thread(target=self._run_aside, args=(self._ticket(_Job(work, answer, failed)),), name="aside", daemon=True)
        self._asides.append(thread)
        thread.start()

    def told(self, changes: Changes) -> None:
        """Somebody beside the desk's own thread changed something; may be called on any."""
        self._gather(changes)

    def told_problem(self, problem: Exception) -> None:
        """A bug beside the desk's own thread reaches the excepthook; may be called on any."""
        self._send(_raise, problem)

    def _ticket(self, job: _Job) -> int:
        ticket = next(self._tickets)
        self._jobs[ticket] = job
        return ticket

    def _run_aside(self, ticket: int) -> None:
        self._ready.wait()
        if self._desk is not None:
            self._carry_out(self._desk, ticket)
        self._asides.remove(threading.current_thread())

    def _run_desk(self) -> None:
        try:
            self._glimpse()
            self._desk = self._factory()
        except StepinError as error:
            self._send(self.not_opened.emit, error)
        except Exception as bug:  # noqa: BLE001  # a bug must reach the excepthook of the window's thread, not die in this one
            self._send(_raise, bug)
        self._ready.set()
        if self._desk is not None:
            self._send(self.opened.emit)
            self._work_until_stopped(self._desk)
            self._threads[1].join()
            self._threads[2].join()
            for thread in list(self._asides):
                thread.join()
            self._desk.close()

    def _glimpse(self) -> None:
        rows = self._front() if self._front is not None else []
        if rows:
            self._send(self.glimpsed.emit, rows)
            self._glimpse_seen.wait(LONGEST_GLIMPSE)

    def _work_until_stopped(self, desk: Desk) -> None:
        polled = time.monotonic()
        while True:
            try:
                ticket = self._writes.get(timeout=max(0.0, polled + BETWEEN_POLLS - time.monotonic()))
            except Empty:
                ticket = _POLL
            if ticket is None:
                return
            self._carry_out(desk, ticket)
            if ticket != _POLL and time.monotonic() - polled >= BETWEEN_POLLS:
                self._carry_out(desk, _POLL)
            if time.monotonic() - polled >= BETWEEN_POLLS:
                polled = time.monotonic()

    def _run_reader(self, tickets: SimpleQueue[int | None]) -> None:
        self._ready.wait()
        while (ticket := tickets.get()) is not None:
            if self._desk is None or self._stopped:
                continue
            if self._current(ticket):
                self._carry_out(self._desk, ticket)
            else:
                self._ended.emit(_End(ticket))

    def _current(self, ticket: int) -> bool:
        key, number = self._jobs[ticket].key, self._jobs[ticket].number
        return key is None or self._latest.get(key) == number

    def _carry_out(self, desk: Desk, ticket: int) -> None:
        """On the desk's threads. No local holds the job, and what was raised holds no locals of what it came through."""
        try:
            result = self._jobs[ticket].work(desk)
        except Exception as error:  # noqa: BLE001  # a bug must reach the excepthook of the window's thread, not die in this one
            _forget_locals(error)
            self._ended.emit(_End(ticket, error=error))
        else:
            self._gather(_changes_in(result))
            if ticket != _POLL or self._ill:
                self._ended.emit(_End(ticket, result))

    def _take_end(self, end: _End) -> None:
        if self._stopped:
            return
        current = self._current(end.ticket)
        job = self._jobs[_POLL] if end.ticket == _POLL else self._jobs.pop(end.ticket)
        if isinstance(end.error, StepinError):
            (job.failed or self.trouble.emit)(end.error)
        elif end.error is not None:
            raise end.error
        elif end.ticket == _POLL:
            self._poll_succeeded()
        elif job.answer is not None and current:
            job.answer(end.result)

    def _poll_succeeded(self) -> None:
        if self._ill:
            self._ill = ""
            self.well.emit()

    def _poll_failed(self, error: StepinError) -> None:
        """A trouble that lasts is told once."""
        if self._ill != error.code:
            self._ill = error.code
            self.trouble.emit(error)

    def _send(self, call: Callable[..., object], *values: object) -> None:
        self._arrived.emit((call, values))

    def _take(self, parcel: object) -> None:
        call, values = cast("tuple[Callable[..., object], tuple[object, ...]]", parcel)
        if not self._stopped:
            call(*values)

    def _gather(self, changes: Changes) -> None:
        if not changes:
            return
        with self._lock:
            first = not self._gathered
            self._gathered |= changes
        if first:
            self._stirred.emit()

    def _plan_telling(self) -> None:
        if not self._telling.isActive():
            since = int((time.monotonic() - self._told) * 1000)
            self._telling.start(max(0, self._pause - since))

    def _tell(self) -> None:
        with self._lock:
            changes, self._gathered = self._gathered, Changes()
        self._told = time.monotonic()
        self._pause = BETWEEN_SMALL_TELLINGS if len(changes.cases) <= FEW else BETWEEN_TELLINGS
        if changes and not self._stopped:
            self.changed.emit(changes)


def _poll(desk: Desk) -> Changes:
    return desk.poll()


def _forget_locals(error: BaseException) -> None:
    """The frames that an error came through hold what was asked; whoever drops the error last must not drop that."""
    seen, waiting = set[int](), [error]
    while waiting:
        each = waiting.pop()
        if id(each) not in seen:
            seen.add(id(each))
            traceback.clear_frames(each.__traceback__)
            waiting += [before for before in (each.__cause__, each.__context__) if before is not None]


def _raise(bug: BaseException) -> None:
    raise bug


def _changes_in(result: object) -> Changes:
    if isinstance(result, Changes):
        return result
    found = Changes()
    if isinstance(result, tuple):
        for each in result:
            found |= each if isinstance(each, Changes) else Changes()
    return found
