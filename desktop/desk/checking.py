"""Checking a record in a process of its own: it computes for seconds to minutes, and a thread that computes would hold the screen."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from desktop.core.errors import BadInput, StepinError, Trouble
from desktop.db.verify import first_fault, quiet

Told = Callable[[int, int], None]
Asked = Callable[[], bool]
_LOOK = 0.1
"""Seconds between two looks at whether somebody cancelled."""


def check_apart(path: Path, progress: Told, cancelled: Asked) -> str | None:
    """The first broken place of a record, None when there is none. Raises BadInput("cancelled"), and what `first_fault` raises."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_check, args=(path, theirs), name="stepin-check", daemon=True)
    process.start()
    theirs.close()
    try:
        return _follow(ours, path, progress, cancelled)
    except EOFError as problem:
        raise Trouble("check_stopped", path=str(path)) from problem
    finally:
        ours.close()
        process.terminate()
        process.join()
        process.close()


def check_quietly(path: Path) -> str | None:
    """`check_apart` without anybody who watches."""
    return check_apart(path, quiet, lambda: False)


def _follow(pipe: Connection, path: Path, progress: Told, cancelled: Asked) -> str | None:
    while True:
        if cancelled():
            raise BadInput("cancelled", path=str(path))
        if not pipe.poll(_LOOK):
            continue
        message: tuple[str, object, object] = pipe.recv()
        match message:
            case ("progress", int(done), int(total)):
                progress(done, total)
            case ("fault", str(fault), _):
                return fault
            case ("trouble", str(code), dict(values)):
                raise Trouble(code, **values)
            case _:
                return None


def _check(path: Path, pipe: Connection) -> None:  # pragma: no cover - runs in the child
    try:
        fault = first_fault(path, lambda done, total: pipe.send(("progress", done, total)))
        pipe.send(("fault", fault, None))
    except StepinError as problem:
        pipe.send(("trouble", problem.code, problem.values))
