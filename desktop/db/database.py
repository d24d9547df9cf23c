"""Opening a record: the one writer connection, readers that cannot write, and what to say when the disk does not play along."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop.core.errors import BadInput, Trouble
from desktop.db.lock import WriterLock
from desktop.db.migrations import APPLICATION_ID, MIGRATIONS, migrate

_PRAGMAS = (
    "PRAGMA synchronous = EXTRA",  # while a new file becomes a WAL one: a rollback journal that a power cut brings back would empty it
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = 1",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA wal_autocheckpoint = 0",
    "PRAGMA temp_store = MEMORY",
)
WAIT = 30.0
"""Seconds that a writer waits for another program."""
PATIENCE = 200
"""Milliseconds that cutting off the log waits for readers."""
CHECKPOINT_AT = 16 * 1024 * 1024
"""Bytes of write-ahead log after which the writer moves them into the record."""
_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs", "davfs", "fuse.davfs2"})
_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nutstore", "坚果云", "mobile documents")


@contextmanager
def troubles(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about the disk into Trouble with a code of ours."""
    try:
        yield
    except Trouble as problem:
        problem.values.setdefault("path", str(path))
        raise
    except sqlite3.DatabaseError as problem:
        raise _trouble(problem, path) from problem
    except OSError as problem:
        if problem.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Trouble("disk_full", path=str(path)) from problem
        if problem.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise Trouble("read_only", path=str(path)) from problem
        raise Trouble("disk_trouble", path=str(path), why=problem.strerror or "") from problem


def _trouble(problem: sqlite3.DatabaseError, path: Path) -> Exception:
    if isinstance(problem, sqlite3.IntegrityError | sqlite3.ProgrammingError | sqlite3.InterfaceError):
        return problem
    name = getattr(problem, "sqlite_errorname", "") or ""
    for prefix, code in _CODES:
        if name.startswith(prefix):
            return Trouble(code, path=str(path))
    if name == "SQLITE_ERROR" or not name:
        return Trouble("damaged", path=str(path)) if _is_damage(str(problem)) else problem
    return Trouble("disk_trouble", path=str(path), why=str(problem))


def _is_damage(message: str) -> bool:
    """Whether SQLite says by a general error that a table is missing, changed or no longer text."""
    signs = ("no such table", "no such column", "malformed", "Could not decode", "has no column", "values for")
    return any(sign in message for sign in signs)


_CODES = (
    ("SQLITE_FULL", "disk_full"),
    ("SQLITE_READONLY", "read_only"),
    ("SQLITE_CORRUPT", "damaged"),
    ("SQLITE_NOTADB", "not_a_record"),
    ("SQLITE_CANTOPEN", "cannot_open"),
    ("SQLITE_BUSY", "busy"),
    ("SQLITE_LOCKED", "busy"),
    ("SQLITE_PERM", "read_only"),
    ("SQLITE_IOERR", "disk_trouble"),
)


class Record:
    """A record opened for writing: one connection, used under one lock by one transaction at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lock = WriterLock(path)
        try:
            with troubles(path):
                refuse_place(path)
                path.parent.mkdir(parents=True, exist_ok=True)
                with self.lock:
                    self.connection = self._open()
                    self._opened = path.stat()
        except BaseException:  # whatever it was: undone here, raised again
            self.lock.close()
            raise

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False, cached_statements=256, timeout=WAIT)
        try:
            version = check_version(connection, self.path)  # before the first pragma that writes: it may be somebody else's file
            for pragma in _PRAGMAS:
                connection.execute(pragma)
            self._migrate(connection, version)
        except BaseException:  # whatever it was: undone here, raised again
            connection.close()
            raise
        return connection

    def _migrate(self, connection: sqlite3.Connection, version: int) -> None:
        if version == len(MIGRATIONS):
            return
        if version:
            from desktop.db.backup import backup_before  # a record of today needs nothing of it

            backup_before(self.path, connection, version)
        connection.execute("BEGIN IMMEDIATE")
        try:
            migrate(connection, version)
            connection.execute("COMMIT")
        except BaseException:  # whatever it was: undone here, raised again
            with suppress(sqlite3.Error):  # on a full disk SQLite has rolled back by itself
                connection.execute("ROLLBACK")
            raise

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """One durable write: the lock, BEGIN IMMEDIATE, COMMIT; rolled back whole when anything inside fails."""
        with troubles(self.path), self.lock:
            self._refuse_vanished()
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:  # whatever it was: undone here, raised again
                with suppress(sqlite3.Error):
                    self.connection.execute("ROLLBACK")
                raise
            self._checkpoint_when_long()

    def _refuse_vanished(self) -> None:
        """A file that is open can still be written when its drive was taken away or its folder was replaced; nobody would find it again."""
        try:
            same = os.path.samestat(self.path.stat(), self._opened)
        except FileNotFoundError:
            same = False
        if not same:
            raise Trouble("gone", path=str(self.path))

    def _checkpoint_when_long(self) -> None:
        log = self.path.with_name(self.path.name + "-wal")
        with suppress(OSError, sqlite3.Error):  # what was written is durable all the same; what ails the disk the next write says
            if log.stat().st_size > CHECKPOINT_AT:
                self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
                self.connection.execute("PRAGMA journal_size_limit = 0")

    def empty_log(self) -> bool:
        """Move the whole log into the record and cut it off, so that nothing erased is left in it; False where a reader holds on to it."""
        with troubles(self.path), self.lock:
            self.connection.execute(f"PRAGMA busy_timeout = {PATIENCE}")  # whoever asks tries again later: nobody waits for a reader
            try:
                return not self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            finally:
                self.connection.execute(f"PRAGMA busy_timeout = {round(WAIT * 1000)}")

    def close(self) -> None:
        """Move the log into the record and let go of it, under the lock."""
        with self.lock:
            self.connection.close()
        self.lock.close()


class Readers:
    """Read-only connections to a record, one a thread. On a disk that cannot be written, a way to read it all the same."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._all: list[tuple[threading.Thread, sqlite3.Connection]] = []
        self._guard = threading.Lock()
        self._copy: tempfile.TemporaryDirectory[str] | None = None

    def connection(self) -> sqlite3.Connection:
        """This thread's connection. Raises Trouble when the record cannot be read."""
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            with troubles(self.path), self._guard:
                refuse_folder(self.path)
                self._let_go()
                found = self._open()
                self._all.append((threading.current_thread(), found))
                self._local.connection = found
        return found

    def _let_go(self) -> None:
        """Close the connections of threads that have ended."""
        for thread, connection in list(self._all):
            if not thread.is_alive():
                connection.close()
                self._all.remove((thread, connection))

    def _open(self) -> sqlite3.Connection:
        try:
            return _open_read_only(self.path, "mode=ro")
        except sqlite3.OperationalError:
            if (os.access(self.path, os.R_OK) and not os.access(self.path.parent, os.W_OK)) or _mounted_read_only(self.path):
                return self._open_unwritable()
            raise

    def _open_unwritable(self) -> sqlite3.Connection:
        """A WAL record on a read-only disk: as it is when its log is empty, else a copy of both, for `immutable` would ignore the log."""
        log = self.path.with_name(self.path.name + "-wal")
        if not log.exists() or log.stat().st_size == 0:
            return _open_read_only(self.path, "mode=ro&immutable=1")
        if self._copy is None:
            self._copy = tempfile.TemporaryDirectory(prefix="stepin-")
            for source in (self.path, log):
                shutil.copyfile(source, Path(self._copy.name) / source.name)
        return _open_read_only(Path(self._copy.name) / self.path.name, "mode=rw")

    def close(self) -> None:
        """Close every thread's connection."""
        with self._guard:
            for _, connection in self._all:
                connection.close()
            self._all.clear()
            self._local = threading.local()
        if self._copy is not None:
            self._copy.cleanup()
            self._copy = None


def _open_read_only(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None, check_same_thread=False, timeout=30.0
    )
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        if check_version(connection, path) == 0:
            raise Trouble("not_a_record", path=str(path))
    except BaseException:  # whatever it was: undone here, raised again
        connection.close()
        raise
    return connection


def check_version(connection: sqlite3.Connection, path: Path) -> int:
    """The version of an open record, 0 for an empty file. Raises Trouble for a newer one or for somebody else's file."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if (version or tables) and (application != APPLICATION_ID or version < 1):
        raise Trouble("not_a_record", path=str(path))
    if version > len(MIGRATIONS):
        raise Trouble("newer_record", path=str(path), version=version, known=len(MIGRATIONS))
    return version


def refuse_folder(path: Path) -> None:
    """Raises BadInput where the path is a folder or where there is no such file."""
    if path.is_dir():
        raise BadInput("is_a_folder", path=str(path))
    if not path.exists():
        raise BadInput("no_such_file", path=str(path))


def refuse_place(path: Path) -> None:
    """Raises for a folder, and for a place where SQLite's locks or log do not work: a network share, a synchronised folder."""
    if path.is_dir():
        raise BadInput("is_a_folder", path=str(path))
    folder = next((part for part in path.absolute().parents if part.exists()), Path("/"))
    if file_system(folder) in _NETWORK:
        raise Trouble("network_share", path=str(path))
    synced = next((part for part in path.absolute().parts for name in _SYNCED if part.casefold().startswith(name)), None)
    if synced:
        raise Trouble("synced_folder", path=str(path), folder=synced)


def file_system(folder: Path, mounts: Path = Path("/proc/mounts")) -> str:
    """The type of the file system that holds a folder (Linux; elsewhere an empty text)."""
    return _mount(folder, mounts)[0]


def _mounted_read_only(path: Path, mounts: Path = Path("/proc/mounts")) -> bool:
    return "ro" in _mount(path.absolute().parent, mounts)[1].split(",")


def _mount(folder: Path, mounts: Path) -> tuple[str, str]:
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return "", ""
    resolved = folder.resolve()
    best, found = -1, ("", "")
    for line in lines:
        _, point, kind, options, *_ = line.split(" ")
        place = Path(point.replace("\\040", " "))
        if resolved.is_relative_to(place) and len(place.parts) >= best:
            best, found = len(place.parts), (kind, options)
    return found
