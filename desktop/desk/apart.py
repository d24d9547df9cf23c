"""Long work in a process of its own: it computes for seconds to minutes, and a thread that computes would hold the screen."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from typing import TypeVar

from desktop.core.errors import BadInput, StepinError, Trouble

T = TypeVar("T")
Q = TypeVar("Q")
Told = Callable[[int, int], None]
"""Told how much is done, of how much."""
Asked = Callable[[], bool]
"""Asked whether to stop."""
Work = Callable[[Told], T]
"""Work that tells how far it is. It must be picklable: a function of a module, or a partial of one."""
Child = tuple[Callable[..., None], tuple[object, ...]]
_LOOK = 0.1
"""Seconds between two looks at whether somebody cancelled."""


def run_apart(work: Work[T], progress: Told, cancelled: Asked) -> T:
    """Do work in a process; `progress` and `cancelled` are called here. Raises what the work raised of StepinError, BadInput("cancelled")
    when `cancelled` said so, and Trouble("work_stopped") when the process died."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(work, theirs), name="stepin-work", daemon=True)
    process.start()
    theirs.close()
    try:
        return _follow(ours, progress, cancelled)
    except EOFError as problem:
        raise Trouble("work_stopped") from problem
    finally:
        ours.close()
        process.terminate()
        process.join()
        process.close()


def _follow(pipe: Connection, progress: Told, cancelled: Asked) -> T:  # type: ignore[type-var]
    while True:
        if cancelled():
            raise BadInput("cancelled")
        if not pipe.poll(_LOOK):
            continue
        kind, *values = pipe.recv()
        if kind == "progress":
            progress(*values)
        elif kind == "failed":
            raise values[0]
        else:
            result: T = values[0]
            return result


def end_with_parent() -> None:  # pragma: no cover - runs in the child
    """Call first in a child process: it ends when its parent does, however that ended. A killed parent cannot say goodbye."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, name="parent", daemon=True).start()


class Companion:
    """A process that answers questions over a pipe, one at a time: started with the first, and again, once, when it has died of one.
    `child` says what runs in it and with what, besides the pipe."""

    def __init__(self, name: str, trouble: str, child: Callable[[], Child]) -> None:
        self._name, self._trouble, self._child = name, trouble, child
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def _ask(self, question: object) -> T:  # type: ignore[type-var]  # the caller knows what the child answers
        """The answer. Raises Trouble when the process cannot be kept alive."""
        for _ in range(2):
            pipe = self._pipe or self._start()
            try:
                pipe.send(question)
                answer: T = pipe.recv()
            except (EOFError, OSError):
                self.close()
                continue
            return answer
        raise Trouble(self._trouble)

    def start(self) -> None:
        """Start the process now, so that the first question does not wait for it."""
        if self._pipe is None:
            self._start()

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        target, arguments = self._child()
        self._process = context.Process(target=target, args=(theirs, *arguments), name=self._name, daemon=True)
        self._process.start()
        theirs.close()
        self._pipe = ours
        return ours

    def close(self) -> None:
        """End the process."""
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
        if self._process is not None:
            self._process.join(5)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
            self._process.close()
            self._process = None


def answer_all(pipe: Connection, answer: Callable[[Q], object]) -> None:  # pragma: no cover - runs in the child
    """Answer what comes, until whoever asks lets go of the pipe: the body of a companion's process."""
    while True:
        try:
            question: Q = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(answer(question))


def _serve(work: Work[T], pipe: Connection) -> None:  # pragma: no cover - runs in the child
    end_with_parent()
    try:
        result = work(lambda done, total: pipe.send(("progress", done, total)))
    except StepinError as problem:
        pipe.send(("failed", problem))
    else:
        pipe.send(("done", result))
