"""sqlite3's face on APSW, as far as the product uses it, so that the desk runs on a simulated disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import apsw

from tests.faults.disk import Disk

_URI = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE | apsw.SQLITE_OPEN_URI
_NAMES = {code: name for name, code in {**apsw.mapping_result_codes, **apsw.mapping_extended_result_codes}.items() if isinstance(code, int)}


@contextmanager
def as_sqlite3() -> Iterator[None]:
    """APSW's errors as those that sqlite3 would raise, with their names."""
    try:
        yield
    except apsw.Error as problem:
        raise translated(problem) from problem


def translated(problem: apsw.Error) -> sqlite3.DatabaseError:
    """The same error in sqlite3's words."""
    code = getattr(problem, "extendedresult", getattr(problem, "result", apsw.SQLITE_ERROR))
    name = str(_NAMES.get(code, "SQLITE_ERROR"))
    kind: type[sqlite3.DatabaseError] = sqlite3.OperationalError
    if name.startswith("SQLITE_CONSTRAINT"):
        kind = sqlite3.IntegrityError
    elif name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        kind = sqlite3.DatabaseError
    told = kind(str(problem))
    told.sqlite_errorcode, told.sqlite_errorname = code, name
    return told


class Cursor:
    """What `execute` gives."""

    def __init__(self, inner: apsw.Cursor) -> None:
        self._inner = inner

    def __iter__(self) -> Cursor:
        return self

    def __next__(self) -> tuple[Any, ...]:
        with as_sqlite3():
            return next(self._inner)

    def fetchone(self) -> tuple[Any, ...] | None:
        return next(self, None)

    def fetchall(self) -> list[tuple[Any, ...]]:
        return list(self)

    def close(self) -> None:
        self._inner.close()


class Connection:
    """A connection on a simulated disk. `weaken` replaces statements, to see what they are good for."""

    def __init__(self, disk: Disk, path: str, timeout: float, weaken: dict[str, str]) -> None:
        with as_sqlite3():
            self._inner = apsw.Connection(path, flags=_URI, vfs=disk.name)
        self._inner.set_busy_timeout(int(timeout * 1000))
        self._weaken = weaken

    @property
    def in_transaction(self) -> bool:
        return bool(self._inner.in_transaction)

    def execute(self, statement: str, values: Any = ()) -> Cursor:
        with as_sqlite3():
            return Cursor(self._inner.execute(self._weaken.get(statement, statement), values))

    def executemany(self, statement: str, values: Iterable[Any]) -> Cursor:
        with as_sqlite3():
            return Cursor(self._inner.executemany(statement, values))

    def close(self) -> None:
        """sqlite3 closes in any case and keeps to itself what the disk said meanwhile."""
        with suppress(apsw.Error):
            self._inner.close(True)


@contextmanager
def running_on(disk: Disk, weaken: dict[str, str] | None = None) -> Iterator[None]:
    """Every connection that is opened meanwhile lies on this disk: no connection of sqlite3 shares a file with one of APSW, whose closing
    would drop the other's locks."""

    def connect(path: object, timeout: float = 5.0, **_: object) -> Connection:
        return Connection(disk, str(path), timeout, weaken or {})

    real = sqlite3.connect
    sqlite3.connect = connect  # type: ignore[assignment]
    try:
        yield
    finally:
        sqlite3.connect = real
