"""Putting a copy in the place of a record: checked first, the record that was there kept aside, no moment without either."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop.core.errors import BadInput
from desktop.db.backup import Check, back_up, folder_of, sync
from desktop.db.database import Readers, refuse_folder, refuse_place, troubles
from desktop.db.journal import head
from desktop.db.lock import WriterLock
from desktop.db.verify import first_fault


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: the last entry of the record now, and where the one that was replaced lies (None: there was none)."""

    seq: int
    hash: bytes
    aside: Path | None


def restore(record: Path, copy: Path, now: float, check: Check = first_fault) -> Restored:
    """Put a copy in the place of a record. The copy stays where it is. Whoever has the record open is told that it is gone when he writes.

    Raises BadInput for no such copy or the record itself, Trouble("backup_wrong") for a copy that is not right; then nothing is changed.
    """
    return put_in_place(record, prepare(record, copy, check), now)


def prepare(record: Path, copy: Path, check: Check = first_fault) -> Path:
    """The long half: a verified copy of the copy beside the record, which is not touched. Raises as `restore` does."""
    refuse_folder(copy)
    with troubles(record):
        refuse_place(record)
        if record.exists() and record.samefile(copy):
            raise BadInput("same_file", path=str(copy))
        record.parent.mkdir(parents=True, exist_ok=True)
        part = record.with_name(record.name + ".restoring")
        part.unlink(missing_ok=True)
    back_up(copy, part, check)
    return part


def put_in_place(record: Path, part: Path, now: float) -> Restored:
    """The short half: what was prepared takes the record's place."""
    lock = WriterLock(record)
    try:
        with troubles(record), lock:
            aside = _put_aside(record, now) if record.exists() else None
            part.replace(record)
            _sync_folder(record.parent)
    finally:
        lock.close()
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return Restored(*_head(record), aside)


def _put_aside(record: Path, now: float) -> Path:
    """A second name for the record and for its log, where it cannot be moved into the record any more. The record's own name stays until
    the copy takes it; a log that stayed would be read into the copy."""
    folder = folder_of(record)
    folder.mkdir(exist_ok=True)
    aside = folder / f"{record.stem}-replaced-{datetime.fromtimestamp(now, UTC):%Y-%m-%dT%H%M%S}.sqlite"
    if aside.exists():
        raise BadInput("exists_already", path=str(aside))
    _empty_log(record)
    for suffix in ("-wal", ""):
        old, new = record.with_name(record.name + suffix), aside.with_name(aside.name + suffix)
        if old.exists():
            _second_name(old, new)
    _sync_folder(folder)
    for suffix in ("-wal", "-shm"):
        record.with_name(record.name + suffix).unlink(missing_ok=True)
    return aside


def _empty_log(record: Path) -> None:
    """Move the log into the record where both are sound and nobody holds on to them."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(record, timeout=1.0)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _second_name(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:  # a file system that gives a file one name only
        shutil.copyfile(old, new)
        sync(new)


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # Windows opens no folder, and needs no telling
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)


def _head(record: Path) -> tuple[int, bytes]:
    readers = Readers(record)
    try:
        with troubles(record):
            return head(readers.connection())
    finally:
        readers.close()
