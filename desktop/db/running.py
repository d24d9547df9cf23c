"""One process at a time runs a record's accounts: the window or the gateway. The operating system lets go of the lock when it dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_BEHIND_THE_LOCK = 1
"""Windows lets nobody read a byte that is locked."""
_LONGEST = 120


class RunningLock:
    """A lock on a file beside the record, taken or not, never waited for; and a note in that file, which stays when the record is put
    back."""

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

    def mark(self) -> str:
        """What was noted last, by whatever process; empty when nothing was."""
        os.lseek(self._held(), _BEHIND_THE_LOCK, os.SEEK_SET)
        return os.read(self._held(), _LONGEST).decode(errors="replace").strip()

    def note(self, mark: str) -> None:
        """Note something for whoever takes the lock next."""
        os.lseek(self._held(), _BEHIND_THE_LOCK, os.SEEK_SET)
        os.write(self._held(), mark.ljust(_LONGEST).encode())

    def _held(self) -> int:
        if self._file is None:
            raise LookupError("lock")
        return self._file

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
