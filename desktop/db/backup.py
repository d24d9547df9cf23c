"""Copies of a record: made while it is in use, checked before they count, listed with their age, and thinned out as they grow old."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Collection, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from desktop.core.errors import BadInput, Trouble
from desktop.db.chain import check_chain
from desktop.db.database import Readers, troubles
from desktop.db.verify import first_fault

DAYS, WEEKS, MONTHS = 7, 4, 6
"""Of how many days, weeks and months the last copy stays."""
ASIDE = timedelta(days=183)
"""How long what was replaced, and what was copied before a migration, is kept."""
_NAME = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)\.sqlite|replaced-(?P<aside>\d{4}-\d\d-\d\dT\d{6})\.sqlite")
Check = Callable[[Path], str | None]
"""Finds the first fault of a record."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a record that Stepin made. `kind`: daily, replaced (the record that a restore put aside) or migration (the one before)."""

    path: Path
    kind: str
    at: float
    size: int

    @property
    def day(self) -> date:
        """The day it was made, in UTC."""
        return day_of(self.at)


def day_of(at: float) -> date:
    """The day of a moment, in UTC."""
    return datetime.fromtimestamp(at, UTC).date()


def folder_of(record: Path) -> Path:
    """Where the copies of a record lie."""
    return record.parent / "backups"


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
            sync(part)
            part.rename(target)
    finally:
        readers.close()
        with suppress(OSError):
            part.unlink(missing_ok=True)


def back_up_daily(record: Path, now: float, check: Check = first_fault) -> Path | None:
    """Today's copy in the folder `backups` beside the record, if it is not there yet; those whose time has come go."""
    folder = folder_of(record)
    target = folder / f"{record.stem}-{day_of(now)}.sqlite"
    if target.exists():
        return None
    with troubles(folder):
        folder.mkdir(exist_ok=True)
    back_up(record, target, check)
    for old in outlived(copies(record), day_of(now)):
        with suppress(OSError):
            old.path.unlink()
    return target


def backup_before(path: Path, connection: sqlite3.Connection, version: int) -> Path:
    """A copy beside the record, before a migration changes it: on its disk, opened again, its pages and its chain looked through before
    anything is changed. A break that the record has itself is one that it should have.

    Raises Trouble("backup_wrong"); then there is no copy, and the record is as it was.
    """
    target = path.with_name(f"{path.name}.before-{version + 1}")
    part = path.with_name(f"{path.name}.part-before-{version + 1}")
    part.unlink(missing_ok=True)
    try:
        connection.execute("VACUUM INTO ?", (str(part),))
        with closing(sqlite3.connect(f"{part.absolute().as_uri()}?mode=ro", uri=True)) as copy:
            fault = _fault_before(copy, version)
        if fault is not None and fault != _chain_fault(connection):
            raise Trouble("backup_wrong", path=str(target), fault=fault)
        sync(part)
        part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return target


def _fault_before(copy: sqlite3.Connection, version: int) -> str | None:
    whole = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if whole != "ok":
        return f"integrity {whole}"
    return _chain_fault(copy) if copy.execute("PRAGMA user_version").fetchone()[0] == version else "version"


def _chain_fault(connection: sqlite3.Connection) -> str | None:
    return next((seen for seen in check_chain(connection) if isinstance(seen, str)), None)


def copies(record: Path) -> list[Copy]:
    """The copies that Stepin made of a record, newest first."""
    found = [_copy(record, path) for path in folder_of(record).glob(f"{record.stem}-*.sqlite")]
    before = [Copy(path, "migration", *_stat(path)) for path in record.parent.glob(f"{record.name}.before-*") if path.is_file()]
    return sorted((copy for copy in (*found, *before) if copy is not None), key=lambda copy: (copy.at, copy.path.name), reverse=True)


def _copy(record: Path, path: Path) -> Copy | None:
    name = _NAME.fullmatch(path.name.removeprefix(f"{record.stem}-"))
    if name is None:
        return None
    changed, size = _stat(path)
    if name["day"]:
        made = datetime.fromisoformat(f"{name['day']}T00:00:00+00:00").timestamp()
        return Copy(path, "daily", changed if day_of(changed) == day_of(made) else made, size)
    return Copy(path, "replaced", datetime.strptime(name["aside"] + "+0000", "%Y-%m-%dT%H%M%S%z").timestamp(), size)


def _stat(path: Path) -> tuple[float, int]:
    known = path.stat()
    return known.st_mtime, known.st_size


def kept(days: Collection[date]) -> set[date]:
    """The days whose copies stay: the last DAYS of them, and the last of each of the last WEEKS weeks and MONTHS months that have one."""
    newest = sorted(days, reverse=True)
    return set(newest[:DAYS]) | _last_of(newest, lambda day: day.isocalendar()[:2], WEEKS) | _last_of(newest, _month, MONTHS)


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _last_of(newest: Iterable[date], period: Callable[[date], tuple[int, int]], count: int) -> set[date]:
    last: dict[tuple[int, int], date] = {}
    for day in newest:
        last.setdefault(period(day), day)
    return set(list(last.values())[:count])


def outlived(found: Collection[Copy], today: date) -> list[Copy]:
    """The copies whose time has come."""
    stay = kept([copy.day for copy in found if copy.kind == "daily"])
    return [copy for copy in found if (copy.day not in stay if copy.kind == "daily" else today - copy.day > ASIDE)]


def expires(copy: Copy, found: Collection[Copy], today: date) -> date:
    """The day on which a copy goes, when one is made each day from now on; where days are left out, later."""
    if copy.kind != "daily":
        return copy.day + ASIDE + timedelta(days=1)
    days, day = {each.day for each in found if each.kind == "daily"}, max(today, copy.day)
    while copy.day in days:
        day += timedelta(days=1)
        days = kept({*days, day})
    return day


def sync(path: Path) -> None:
    """Wait until a file is on its disk."""
    file = os.open(path, os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)
