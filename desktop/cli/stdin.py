"""Lines of standard input in batches: as many as are there, never waiting for more than the first."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from queue import Empty, Queue
from typing import IO, TypeVar

from desktop.channels.incoming import Progress
from desktop.channels.lines import Line, Readable, lines_of

LARGEST_BATCH = 1000
_AHEAD = 4 * LARGEST_BATCH
T = TypeVar("T")
Read = tuple[Line, T]
"""A line and what was read in it."""


def own_stdin() -> IO[bytes]:
    """Standard input, read by nobody else. Python closes its own `sys.stdin` at the end, and aborts when a thread still waits in it."""
    return open(sys.stdin.fileno(), "rb", closefd=False)


def batches(file: Readable, read: Callable[[Line], T]) -> Iterator[list[Read[T]]]:
    """The lines that have come in, as soon as there is one; a commit a batch means a commit whenever input would block.

    Each is read on the thread that waits for input, while the other one waits for readings and for the disk.
    """
    lines: Queue[Read[T] | BaseException | None] = Queue(_AHEAD)
    threading.Thread(target=_read, args=(file, read, lines), name="stdin", daemon=True).start()
    while True:
        first = lines.get()
        batch: list[Read[T]] = []
        item: Read[T] | BaseException | None = first
        while isinstance(item, tuple):
            batch.append(item)
            if len(batch) >= LARGEST_BATCH:
                break
            try:
                item = lines.get_nowait()
            except Empty:
                break
        if batch:
            yield batch
        if isinstance(item, BaseException):
            raise item
        if item is None:
            return


def _read(file: Readable, read: Callable[[Line], T], lines: Queue[Read[T] | BaseException | None]) -> None:
    try:
        for line in lines_of(file, Progress()):
            lines.put((line, read(line)))
        lines.put(None)
    except BaseException as problem:  # noqa: BLE001 - handed to the thread that waits for the lines
        lines.put(problem)
