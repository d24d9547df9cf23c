"""A disk that writes down what is done to it and fails when told to: an APSW VFS over the real one.

The product uses Python's sqlite3; `apsw` brings a SQLite of its own, whose files go through `Disk`. `sqlite.py` gives it the face of
sqlite3, so that the desk itself runs on it, with every statement that it really makes.
"""
# ruff: noqa: N802 - SQLite names the methods of a disk

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import apsw

WRITING = frozenset({"write", "sync", "truncate", "delete"})
"""What may fail on a disk that can still be read."""
GROWING = frozenset({"write"})
"""What fails on a disk that is full."""
CODES = {"write": "IOERR_WRITE", "sync": "IOERR_FSYNC", "truncate": "IOERR_TRUNCATE", "delete": "IOERR_DELETE", "read": "IOERR_READ",
         "size": "IOERR_FSTAT", "open": "CANTOPEN"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done to a file, or said by the writer (`what` is "told": `data` is durable, it says)."""

    what: str
    file: str = ""
    at: int = 0
    data: bytes = b""


class Fault:
    """Fails the n-th call (from 1) of the kinds it is about, and every later one if it `stays`, until it is healed."""

    def __init__(self, n: int, kinds: frozenset[str], stays: bool = False, full: bool = False) -> None:
        self.n, self.kinds, self.stays, self.full = n, kinds, stays, full
        self.calls = 0
        self.struck = 0
        self.healed = False

    def meet(self, kind: str) -> None:
        """Raises what SQLite is to be told."""
        if kind not in self.kinds:
            return
        self.calls += 1
        if self.healed or not (self.calls == self.n or (self.stays and self.calls > self.n)):
            return
        self.struck += 1
        code = "FULL" if self.full else CODES[kind]
        problem: apsw.Error = {"FULL": apsw.FullError, "CANTOPEN": apsw.CantOpenError}.get(code, apsw.IOError)("simulated")
        problem.result = problem.extendedresult = getattr(apsw, f"SQLITE_{code}")
        raise problem

    def heal(self) -> None:
        """Space returns, the cable is plugged in again."""
        self.healed = True


NEVER = 10**9


class Disk(apsw.VFS):
    """Registers itself under `name`; `log` holds what was done, in order."""

    def __init__(self, name: str, fault: Fault | None = None) -> None:
        super().__init__(name, "", maxpathname=1024)
        self.name = name
        self.log: list[Done] = []
        self.fault = fault or Fault(NEVER, frozenset())
        self.note: Callable[[Done], None] = self.log.append

    def xOpen(self, name: object, flags: list[int]) -> File:
        self.fault.meet("open")
        return File(self, name, flags)

    def xDelete(self, name: str, sync_folder: bool) -> None:
        self.fault.meet("delete")
        super().xDelete(name, sync_folder)
        self.note(Done("delete" if sync_folder else "delete_later", Path(name).name))

    def excepthook(self, *_: object) -> None:
        """SQLite goes on without the answer; nothing to say."""


class File(apsw.VFSFile):
    """A file of the disk."""

    def __init__(self, disk: Disk, name: object, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self._disk = disk
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._name = Path(str(path)).name if path else ""

    def xWrite(self, data: bytes, offset: int) -> None:
        self._disk.fault.meet("write")
        super().xWrite(data, offset)
        self._disk.note(Done("write", self._name, offset, bytes(data)))

    def xRead(self, amount: int, offset: int) -> bytes:
        self._disk.fault.meet("read")
        return super().xRead(amount, offset)

    def xSync(self, flags: int) -> None:
        self._disk.fault.meet("sync")
        super().xSync(flags)
        self._disk.note(Done("sync", self._name))

    def xTruncate(self, size: int) -> None:
        self._disk.fault.meet("truncate")
        super().xTruncate(size)
        self._disk.note(Done("truncate", self._name, size))

    def xFileSize(self) -> int:
        self._disk.fault.meet("size")
        return super().xFileSize()

    def excepthook(self, *_: object) -> None:
        """SQLite goes on without the answer; nothing to say."""
