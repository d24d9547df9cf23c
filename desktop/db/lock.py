"""One writer at a time, across threads and processes: held for a transaction, a checkpoint or a close, never longer.

SQLite before 3.51.3 can damage a WAL record when two connections write and checkpoint in the same moment. This lock keeps
them apart. It is a lock on a file beside the record, which the operating system lets go of when its holder dies.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from types import TracebackType


class WriterLock:
    """A context manager; taken again by the thread that holds it, it counts."""

    def __init__(self, record: Path) -> None:
        self._path = record.with_name(record.name + ".lock")
        self._thread = threading.RLock()
        self._depth = 0
        self._file: int | None = None

    def __enter__(self) -> WriterLock:
        self._thread.acquire()
        if self._depth == 0:
            try:
                if self._file is None:
                    self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
                _lock(self._file)
            except BaseException:  # whatever it was: undone here, raised again
                self._thread.release()
                raise
        self._depth += 1
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._depth -= 1
        if self._depth == 0 and self._file is not None:
            _unlock(self._file)
        self._thread.release()

    def close(self) -> None:
        """Let go of the file. The lock can be taken again afterwards."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


if sys.platform == "win32":  # pragma: no cover - the other system's half is covered there
    import msvcrt

    def _lock(file: int) -> None:
        while True:
            try:
                msvcrt.locking(file, msvcrt.LK_LOCK, 1)
                return
            except OSError:  # LK_LOCK gives up after ten tries of a second; we wait for our turn
                continue

    def _unlock(file: int) -> None:
        os.lseek(file, 0, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)

    def _unlock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
