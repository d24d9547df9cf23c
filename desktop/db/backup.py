"""Copies of a record: made while it is in use, checked before they count."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from desktop.core.errors import BadInput, Trouble
from desktop.db.database import Readers, troubles
from desktop.db.verify import first_fault

KEPT_DAYS = 7
"""How many daily copies stay."""


Check = Callable[[Path], str | None]
"""Finds the first fault of a record."""


def back_up(record: Path, target: Path, check: Check = first_fault) -> None:
    """A verified copy of a record in a new file. Raises BadInput when there is something already, Trouble when it is not right."""
    if target.exists():
        raise BadInput("exists_already", path=str(target))
    if not target.parent.is_dir():
        raise BadInput("no_such_folder", path=str(target.parent))
    part = target.with_name(target.name + ".part")
    readers = Readers(record)
    try:
        connection = readers.connection()
        with troubles(target):
            part.unlink(missing_ok=True)
            connection.execute("PRAGMA query_only = OFF")
            connection.execute("VACUUM INTO ?", (str(part),))
        fault = check(part)
        if fault is not None:
            raise Trouble("backup_wrong", path=str(target), fault=fault)
        with troubles(target):
            _sync(part)
            part.rename(target)
    finally:
        readers.close()
        with suppress(OSError):
            part.unlink(missing_ok=True)


def back_up_daily(record: Path, now: float, check: Check = first_fault) -> Path | None:
    """Today's copy in the folder `backups` beside the record, if it is not there yet; the oldest beyond KEPT_DAYS go."""
    folder = record.parent / "backups"
    target = folder / f"{record.stem}-{datetime.fromtimestamp(now, UTC):%Y-%m-%d}.sqlite"
    if target.exists():
        return None
    with troubles(folder):
        folder.mkdir(exist_ok=True)
    back_up(record, target, check)
    for old in sorted(folder.glob(f"{record.stem}-????-??-??.sqlite"))[:-KEPT_DAYS]:
        with suppress(OSError):
            old.unlink()
    return target


def _sync(path: Path) -> None:
    file = os.open(path, os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)
