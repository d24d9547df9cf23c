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
Told = Callable[[int, int], None]
"""Told how much is done, of how much."""
Asked = Callable[[], bool]
"""Asked whether to stop."""
Work = Callable[[Told], T]
"""Work that tells how far it is. It must be picklable: a function of a module, or a partial of one."""
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


def _serve(work: Work[T], pipe: Connection) -> None:  # pragma: no cover - runs in the child
    end_with_parent()
    try:
        result = work(lambda done, total: pipe.send(("progress", done, total)))
    except StepinError as problem:
        pipe.send(("failed", problem))
    else:
        pipe.send(("done", result))
