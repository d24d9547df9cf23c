"""Checking a record in a process of its own."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from desktop.db.verify import first_fault, quiet
from desktop.desk.apart import Asked, Told, run_apart


def check_apart(path: Path, progress: Told, cancelled: Asked) -> str | None:
    """The first broken place of a record, None when there is none. Raises as `first_fault` and `run_apart` do."""
    return run_apart(partial(first_fault, path), progress, cancelled)


def check_quietly(path: Path) -> str | None:
    """`check_apart` without anybody who watches."""
    return check_apart(path, quiet, lambda: False)
