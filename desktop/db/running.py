"""One process at a time runs a record's accounts: the window or the gateway. The operating system lets go of the lock when it dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path


class RunningLock:
    """A lock on a file beside the record, taken or not, never waited for."""

    def __init__(self, record: Path) -> None:
        self._path = record.with_name(record.name + ".live")
        self._file: int | None = None

    def take(self) -> bool:
        """Whether this process has it now. Raises OSError where the file cannot be made."""
        if self._file is None:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
            if not _try(file):
                os.close(file)
                return False
            self._file = file
        return True

    def release(self) -> None:
        """Let go of it."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


if sys.platform == "win32":  # pragma: no cover - the other system's half is covered there
    import msvcrt

    def _try(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
