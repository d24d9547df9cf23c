"""Whether a record is what it says: integrity, schema, chain, bodies, and every board equal to what the journal makes of it.

The check reads a record and never writes or creates one.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

from desktop.core.errors import StepinError
from desktop.db import journal
from desktop.db.boards import Boards
from desktop.db.database import Readers
from desktop.db.migrations import BOARDS, MIGRATIONS, migrate

Progress = Callable[[int, int], None]
"""Told how many entries are done, of how many. What it raises stops the check."""
_EVERY = 2000


def quiet(done: int, total: int) -> None:
    """Progress for nobody."""


def first_fault(path: Path, progress: Progress = quiet) -> str | None:
    """The first broken place of a record in codes (`journal hash 17`, `board offers`), None when there is none.

    Raises BadInput for no such file or a folder, Trouble when the file cannot be read at all.
    """
    readers = Readers(path)
    try:
        return _fault(readers.connection(), progress)
    except StepinError as problem:
        if problem.code in ("not_a_record", "damaged", "newer_record"):
            return problem.code
        raise
    except (sqlite3.DatabaseError, ValueError, LookupError) as problem:
        return f"damaged {problem}"
    finally:
        readers.close()


def _fault(connection: sqlite3.Connection, progress: Progress) -> str | None:
    connection.execute("PRAGMA query_only = OFF")  # for our own temporary table; the file itself is open read-only
    connection.execute("BEGIN")
    integrity = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if integrity != "ok":
        return f"integrity {integrity}"
    total = int(connection.execute("SELECT count(*) FROM journal").fetchone()[0])
    for seen in journal.check_chain(connection):
        if isinstance(seen, str):
            return seen
        if seen % _EVERY == 0:
            progress(seen, 2 * total)
    return _board_fault(connection, total, progress)


def _board_fault(connection: sqlite3.Connection, total: int, progress: Progress) -> str | None:
    """Rebuild the boards from the journal in a file of their own and compare, both ways."""
    with tempfile.TemporaryDirectory(prefix="stepin-") as folder:
        rebuilt = sqlite3.connect(Path(folder) / "rebuilt.sqlite", isolation_level=None)
        try:
            rebuilt.execute("PRAGMA synchronous = OFF")
            rebuilt.execute("PRAGMA journal_mode = OFF")
            migrate(rebuilt, 0)
            rebuild(connection, rebuilt, total, progress)
            if _schema(rebuilt) != _schema(connection):
                return "schema"
            for table in BOARDS:
                if not same_rows(connection, rebuilt, f"SELECT * FROM {table}"):  # noqa: S608 - our tables
                    return f"board {table}"
            return _words(connection, rebuilt)
        finally:
            rebuilt.close()


def rebuild(source: sqlite3.Connection, target: sqlite3.Connection, total: int = 0, progress: Progress = quiet) -> None:
    """Make the boards of an empty record from a journal."""
    boards = Boards(target)
    target.execute("BEGIN")
    for entry in journal.entries(source):
        boards.apply([entry])
        if entry.seq % _EVERY == 0:
            boards.flush()
            progress(total + entry.seq, 2 * total)
    boards.flush()
    target.execute("COMMIT")


def same_rows(one: sqlite3.Connection, other: sqlite3.Connection, query: str) -> bool:
    """Whether a query has the same rows in both, in the order of their keys. Streams, so that size does not matter."""
    ours, theirs = one.execute(f"{query} ORDER BY 1, 2"), other.execute(f"{query} ORDER BY 1, 2")
    for row in ours:
        if row != theirs.fetchone():
            return False
    return theirs.fetchone() is None


def _schema(connection: sqlite3.Connection) -> dict[str, object]:
    """Every table, index and trigger as it was declared, and the version."""
    from sqlite_utils import Database  # here, because it takes longer to import than most commands take to run

    database = Database(connection, execute_plugins=False)
    declared = {row["name"]: row["sql"] for row in database["sqlite_master"].rows_where("name NOT LIKE 'sqlite_%'")}
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return {"version": version, "known": len(MIGRATIONS), **declared}


def _words(kept: sqlite3.Connection, rebuilt: sqlite3.Connection) -> str | None:
    """The index of words has no rows to read: its terms and where they stand are compared instead."""
    query = "SELECT term, doc, col, offset FROM temp.places"
    for connection in (kept, rebuilt):
        connection.execute("CREATE VIRTUAL TABLE temp.places USING fts5vocab ('main', 'words', 'instance')")
    try:
        return None if same_rows(kept, rebuilt, query) else "board words"
    finally:
        for connection in (kept, rebuilt):
            connection.execute("DROP TABLE temp.places")
