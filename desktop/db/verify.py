"""Whether a record is what it says: integrity, schema, chain, bodies, and every board equal to what the journal makes of it.

The check reads a record and never writes or creates one.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from desktop.core.errors import StepinError
from desktop.core.facts import MessageReceived, MessageReread
from desktop.db import journal
from desktop.db.boards import Boards
from desktop.db.chain import Walk, check_chain
from desktop.db.database import Readers, troubles
from desktop.db.migrations import BOARDS, MIGRATIONS, migrate

Progress = Callable[[int, int], None]
"""Told how many entries are done, of how many. What it raises stops the check."""
_EVERY = 2000
_PAGES = MappingProxyType({"words_data": "?, ?", "words_idx": "?, ?, ?", "words_docsize": "?, ?"})
"""The tables that FTS5 keeps the index of words in, and a mark for each column."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found: the first fault in codes (`journal hash 17`, `board offers`), None when there is none; how many decisions are
    signed, how many are not and by whom; the places of the chain that somebody bridged; how many erasures there are, and how many of them
    nobody signed."""

    fault: str | None = None
    signed: int = 0
    unsigned: Mapping[str, int] = field(default_factory=dict)
    bridged: tuple[int, ...] = ()
    erasures: int = 0
    unsigned_erasures: int = 0


def quiet(done: int, total: int) -> None:
    """Progress for nobody."""


def first_fault(path: Path, progress: Progress = quiet) -> str | None:
    """The first broken place of a record in codes, None when there is none. Raises as `examine` does."""
    return examine(path, progress).fault


def examine(path: Path, progress: Progress = quiet) -> Report:
    """Check a record. Raises BadInput for no such file or a folder, Trouble when the file cannot be read at all."""
    walk = Walk()
    fault = _first_fault(path, progress, walk)
    ring = walk.ring
    return Report(fault, ring.signed, ring.unsigned, tuple(walk.bridged), ring.erasures, ring.unsigned_erasures)


def _first_fault(path: Path, progress: Progress, walk: Walk) -> str | None:
    readers = Readers(path)
    try:
        with troubles(path), _newest(readers.connection()) as connection:
            return _fault(connection, progress, walk)
    except StepinError as problem:
        if problem.code in ("not_a_record", "damaged", "newer_record"):
            return " ".join([problem.code, *(str(what) for name, what in problem.values.items() if name == "what")])
        raise
    except (sqlite3.Error, ValueError, LookupError, ArithmeticError, TypeError) as problem:  # what a forged journal makes of our own code
        return f"damaged {problem}"
    finally:
        readers.close()


@contextmanager
def _newest(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """A record of an older version as it will be once it is opened for writing: a migrated copy. Others as they are."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == len(MIGRATIONS):
        yield connection
        return
    with tempfile.TemporaryDirectory(prefix="stepin-") as folder, closing(sqlite3.connect(f"{folder}/newest.sqlite")) as copy:
        connection.backup(copy)
        copy.isolation_level = None
        copy.execute("BEGIN")
        migrate(copy, version)
        copy.execute("COMMIT")
        yield copy


def _fault(connection: sqlite3.Connection, progress: Progress, walk: Walk) -> str | None:
    connection.execute("PRAGMA query_only = OFF")  # for our own temporary table; the file itself is open read-only
    connection.execute("BEGIN")
    integrity = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if integrity != "ok":
        return f"integrity {integrity}"
    total = int(connection.execute("SELECT count(*) FROM journal").fetchone()[0])
    for seen in check_chain(connection, walk):
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
                if not same_rows(connection, rebuilt, f"SELECT * FROM {table} ORDER BY 1, 2"):  # noqa: S608 - our tables
                    return f"board {table}"
            return _words(connection, rebuilt, Path(folder) / "words.sqlite")
        finally:
            rebuilt.close()


def rebuild(source: sqlite3.Connection, target: sqlite3.Connection, total: int = 0, progress: Progress = quiet) -> None:
    """Make the boards of an empty record from a journal."""
    boards = Boards(target)
    target.execute("BEGIN")
    for entry in journal.entries(source):
        if isinstance(entry.fact, MessageReceived | MessageReread):
            with boards.patience():  # nobody looks at what many late messages make of a case in between
                boards.apply([entry])
        else:
            boards.apply([entry])
        if entry.seq % _EVERY == 0:
            boards.flush()
            progress(total + entry.seq, 2 * total)
    boards.flush()
    target.execute("COMMIT")


def same_rows(one: sqlite3.Connection, other: sqlite3.Connection, query: str) -> bool:
    """Whether an ordered query has the same rows in both. Streams, so that size does not matter."""
    with closing(one.execute(query)) as ours, closing(other.execute(query)) as theirs:  # a query left open locks its table
        return all(row == theirs.fetchone() for row in ours) and theirs.fetchone() is None


def _schema(connection: sqlite3.Connection) -> dict[str, object]:
    """Every table, index and trigger as it was declared, and the version."""
    from sqlite_utils import Database  # here, because it takes longer to import than most commands take to run

    database = Database(connection, execute_plugins=False)
    declared = {row["name"]: row["sql"] for row in database.query("SELECT name, sql FROM sqlite_master WHERE name NOT GLOB 'sqlite[_]*'")}
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return {"version": version, "known": len(MIGRATIONS), **declared}


def _words(kept: sqlite3.Connection, rebuilt: sqlite3.Connection, scratch: Path) -> str | None:
    """The index of words has no rows to read: its terms and where they stand are compared instead, then its pages looked over."""
    for table in ("words_docsize", "words_config"):
        if not same_rows(kept, rebuilt, f"SELECT * FROM {table} ORDER BY 1"):  # noqa: S608 - our tables
            return "board words"
    if not same_rows(kept, rebuilt, "SELECT block FROM words_data WHERE id = 1") or not _same_places(kept, rebuilt):
        return "board words"
    return None if _pages_are_whole(kept, scratch) else "board words"


def _same_places(kept: sqlite3.Connection, rebuilt: sqlite3.Connection) -> bool:
    for connection in (kept, rebuilt):
        connection.execute("CREATE VIRTUAL TABLE temp.places USING fts5vocab ('main', 'words', 'instance')")
    try:
        return same_rows(kept, rebuilt, "SELECT term, doc, col, offset FROM temp.places")
    finally:
        for connection in (kept, rebuilt):
            connection.execute("DROP TABLE temp.places")


def _pages_are_whole(kept: sqlite3.Connection, scratch: Path) -> bool:
    """FTS5's own check, which wants to write: it is run on a copy of the pages in a file of its own."""
    declared = kept.execute("SELECT sql FROM sqlite_master WHERE name = 'words'").fetchone()[0]
    copy = sqlite3.connect(scratch, isolation_level=None)
    try:
        copy.execute(declared)
        copy.execute("BEGIN")
        for table, marks in _PAGES.items():
            copy.execute(f"DELETE FROM {table}")  # noqa: S608 - our tables
            copy.executemany(f"INSERT INTO {table} VALUES ({marks})", kept.execute(f"SELECT * FROM {table}"))  # noqa: S608 - our tables
        copy.execute("COMMIT")
    finally:
        copy.close()
    copy = sqlite3.connect(scratch, isolation_level=None)  # a new connection, for FTS5 remembers pages
    try:
        copy.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        structure = copy.execute("SELECT block FROM words_data WHERE id = 10").fetchone()[0]
        return is_structure(structure) and _every_page_is_listed(copy, first_pages(structure)) and _every_term_is_found(copy)
    except sqlite3.DatabaseError:
        return False
    finally:
        copy.close()


def _every_page_is_listed(copy: sqlite3.Connection, first: Mapping[int, int]) -> bool:
    """Whether each page on which a term begins is found by it: a row missing there hides words and breaks no rule of FTS5's check.

    A page's third and fourth byte say where its text ends; behind it stands how far each term is from the one before. While a segment
    is being merged into another, the pages before its `first` are gone already and still listed.
    """
    begun = set()
    for segment, page, block in copy.execute(
        "SELECT id >> 37, id & 0x7fffffff, block FROM words_data WHERE id >> 37 AND (id >> 31) & 63 = 0"
    ):
        size = int.from_bytes(block[2:4], "big")
        steps = list(_varints(block[size:]))
        if any(step < 1 for step in steps) or sum(steps) >= size:
            return False
        if steps:
            begun.add((segment, page, page == 1))
    listed = set(copy.execute("SELECT segid, pgno >> 1, length(term) = 0 FROM words_idx"))
    return begun == {row for row in listed if row[1] >= first.get(row[0], 0)}


def _every_term_is_found(copy: sqlite3.Connection) -> bool:
    """Whether looking for a term finds as many messages as reading the index from end to end: the way to it is stored too."""
    copy.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab ('main', 'words', 'row')")
    looked_for = "SELECT count(*) FROM words WHERE words MATCH ?"
    terms = copy.execute("SELECT term, doc FROM temp.terms").fetchall()
    return all(copy.execute(looked_for, (f'"{term}"',)).fetchone()[0] == count for term, count in terms)


def is_structure(block: bytes) -> bool:
    """Whether the record that says which pages the index has is whole: no configuration of its own, and not a byte too many.

    Four bytes of configuration, then varints: levels, segments, writes; a level: merged, segments, and three numbers each.
    """
    numbers = _varints(block[4:])
    try:
        levels, segments, _ = (next(numbers) for _ in range(3))
        for _ in range(levels):
            next(numbers)
            mine = next(numbers)
            segments -= mine
            for _ in range(3 * mine):
                next(numbers)
    except (StopIteration, RuntimeError, ValueError):
        return False
    return block[:4] == bytes(4) and segments == 0 and next(numbers, None) is None


def first_pages(block: bytes) -> dict[int, int]:
    """The first page of each segment, from the same record (`is_structure`): a segment's number, its first and its last page."""
    numbers, first = _varints(block[4:]), {}
    levels, _, _ = (next(numbers) for _ in range(3))
    for _ in range(levels):
        next(numbers)
        for _ in range(next(numbers)):
            segment = next(numbers)
            first[segment] = next(numbers)
            next(numbers)
    return first


def _varints(data: bytes) -> Iterator[int]:
    """SQLite's numbers of one to nine bytes."""
    value, length = 0, 0
    for byte in data:
        length += 1
        value = (value << 8) | byte if length == 9 else (value << 7) | (byte & 0x7F)
        if length == 9 or byte < 0x80:
            yield value
            value, length = 0, 0
    if length:
        yield -1
