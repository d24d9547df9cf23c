"""Keeping a record: its copies and their age, putting one of them back, and what the disk under it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.core.errors import BadInput, StepinError
from desktop.db.backup import Copy, copies, day_of, expires
from desktop.db.database import Readers, troubles
from desktop.db.encryption import is_encrypted
from desktop.db.erased_copies import Held, still_held
from desktop.db.restore import Restored, prepare, put_in_place, restore
from desktop.desk.checking import check_quietly

__all__ = [
    "Copy", "Held", "Keeping", "Restored", "copies", "find_copy", "keeping", "prepare_apart", "put_in_place", "restore", "words_held",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Keeping:
    """What there is to know: the copies, newest first, with the day each goes; those that hold erased words (None where the record cannot
    be asked); whether the disk is encrypted (None: not known); seconds since the newest copy (None: there is none)."""

    copies: tuple[tuple[Copy, date], ...]
    held: tuple[Held, ...] | None
    encrypted: bool | None
    age: float | None


def keeping(record: Path, now: float) -> Keeping:
    """What there is to know of how a record is kept. Works on one that is damaged or gone, too."""
    with troubles(record):
        found = copies(record)
    today = day_of(now)
    newest = max((copy.at for copy in found if copy.kind == "daily"), default=None)
    return Keeping(
        tuple((copy, expires(copy, found, today)) for copy in found),
        words_held(record, found, today),
        is_encrypted(record if record.exists() else record.parent),
        None if newest is None else max(0.0, now - newest),
    )


def prepare_apart(record: Path, copy: Path) -> Path:
    """What a restore will put in place, checked in a process of its own. Raises as `restore` does."""
    return prepare(record, copy, check_quietly)


def words_held(record: Path, found: Sequence[Copy], today: date) -> tuple[Held, ...] | None:
    """The copies that hold erased words; None where the record cannot be asked."""
    readers = Readers(record)
    try:
        with troubles(record):
            return tuple(still_held(readers.connection(), found, today))
    except StepinError:
        return None
    finally:
        readers.close()


def find_copy(record: Path, wanted: str) -> Path:
    """The copy that is meant by a path, or by the day it was made on. Raises BadInput("no_such_file")."""
    named = next((copy.path for copy in copies(record) if wanted in (str(copy.day), copy.path.name)), Path(wanted))
    if not named.exists():
        raise BadInput("no_such_file", path=wanted)
    return named
