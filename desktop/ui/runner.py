"""The stairs between the window and the desk: work goes down to other threads, answers come up into the window's own.

Three threads: one that alone writes (and asks every quarter of a second what other processes wrote), one for quick reads, one for slow
ones. The desk's `Changes` are gathered: the first after a quiet time is told at once, then at most twenty times a second, thirty where few
cases change and painting them costs little.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.core.changes import Changes
from desktop.core.errors import StepinError

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
Answer = Callable[[Any], None]
Failed = Callable[[StepinError], None]


@dataclass(frozen=True)
class _Job:
    work: Callable[[Desk], Any]
    answer: Answer | None
    failed: Failed | None
    key: str | None = None
    number: int = 0


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
        self._writes: SimpleQueue[_Job | None] = SimpleQueue()
        self._reads: SimpleQueue[_Job | None] = SimpleQueue()
        self._slow_reads: SimpleQueue[_Job | None] = SimpleQueue()
        self._asides: list[threading.Thread] = []
        self._telling = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._told, self._pause = 0.0, BETWEEN_TELLINGS
        self._stopped = False
        self._ill = ""
        self._threads = [
            threading.Thread(target=self._run_desk, name="desk", daemon=True),
            threading.Thread(target=self._run_reader, args=(self._reads,), name="reader", daemon=True),
            threading.Thread(target=self._run_reader, args=(self._slow_reads,), name="slow reader", daemon=True),
        ]
        self._telling.timeout.connect(self._tell)
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._stirred.connect(self._plan_telling, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Open the desk on its own thread."""
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
        (self._slow_reads if slow else self._reads).put(_Job(question, answer, failed, key, number))

    def write(self, work: Callable[[Desk], T], answer: Callable[[T], None] | None = None, failed: Failed | None = None) -> None:
        """Work on the desk's thread, in the order of the calls. Changes in the result (itself, or in a tuple) are told by `changed`."""
        self._writes.put(_Job(work, answer, failed))

    def aside(self, work: Callable[[Desk], T], answer: Callable[[T], None], failed: Failed | None = None) -> None:
        """Long work (an import, a check, a backup) on a thread of its own, so that neither questions nor orders wait for it. `stop` waits
        for its end: whoever asked for it cancels it before."""
        thread = threading.Thread(target=self._run_aside, args=(_Job(work, answer, failed),), name="aside", daemon=True)
        self._asides.append(thread)
        thread.start()

    def told(self, changes: Changes) -> None:
        """Somebody beside the desk's own thread changed something; may be called on any."""
        self._gather(changes)

    def told_problem(self, problem: Exception) -> None:
        """A bug beside the desk's own thread reaches the excepthook; may be called on any."""
        self._send(_raise, problem)

    def _run_aside(self, job: _Job) -> None:
        self._ready.wait()
        if self._desk is not None:
            self._carry_out(self._desk, job)
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
                job = self._writes.get(timeout=max(0.0, polled + BETWEEN_POLLS - time.monotonic()))
            except Empty:
                job = _Job(_poll, None, self._poll_failed)
            if job is None:
                return
            self._carry_out(desk, job)
            if job.work is not _poll and time.monotonic() - polled >= BETWEEN_POLLS:
                self._carry_out(desk, _Job(_poll, None, self._poll_failed))
            if time.monotonic() - polled >= BETWEEN_POLLS:
                polled = time.monotonic()

    def _run_reader(self, jobs: SimpleQueue[_Job | None]) -> None:
        self._ready.wait()
        while (job := jobs.get()) is not None:
            if self._desk is not None and not self._stopped and self._current(job):
                self._carry_out(self._desk, job)

    def _current(self, job: _Job) -> bool:
        return job.key is None or self._latest.get(job.key) == job.number

    def _carry_out(self, desk: Desk, job: _Job) -> None:
        try:
            result = job.work(desk)
        except StepinError as error:
            self._send(job.failed or self.trouble.emit, error)
        except Exception as bug:  # noqa: BLE001  # a bug must reach the excepthook of the window's thread, not die in this one
            self._send(_raise, bug)
        else:
            self._gather(_changes_in(result))
            if self._ill and job.work is _poll:
                self._ill = ""
                self._send(self.well.emit)
            if job.answer is not None:
                self._send(self._give, job, result)

    def _poll_failed(self, error: StepinError) -> None:
        """A trouble that lasts is told once."""
        if self._ill != error.code:
            self._ill = error.code
            self.trouble.emit(error)

    def _give(self, job: _Job, result: object) -> None:
        if job.answer is not None and self._current(job):
            job.answer(result)

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
