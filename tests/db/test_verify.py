"""Verify: valid for what we wrote, invalid for anything else."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.errors import BadInput, Trouble
from desktop.db import verify
from desktop.db.migrations import BOARDS, migrate
from desktop.db.verify import first_fault, is_structure
from tests.db.samples import fill

TABLES = ("journal", "bodies", *BOARDS, "words_data", "words_idx", "words_docsize", "words_config")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "r.sqlite"
    fill(path)
    return path


@pytest.fixture
def record(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(template, tmp_path / "r.sqlite"))


def without_triggers(path: Path) -> sqlite3.Connection:
    """A raw connection to a record that nothing guards any more."""
    connection = sqlite3.connect(path, isolation_level=None)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    return connection


def guarded_again(connection: sqlite3.Connection, template: Path) -> None:
    """Put the triggers back, so that they are not what is found."""
    source = sqlite3.connect(template)
    for (sql,) in source.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(sql)
    source.close()
    connection.close()


def columns() -> Iterator[tuple[str, str]]:
    """Every column of every table."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, 0)
    for table in TABLES:
        yield from ((table, row[1]) for row in connection.execute(f"PRAGMA table_info({table})"))
    connection.close()


def changed(value: object) -> list[object]:
    """Other values that may stand in the place of one."""
    match value:
        case None:
            return ["x", 7, b"x"]
        case str():
            return [value + "x", "2026-11-22T09:00:00.000+00:01"]
        case bytes():
            return [value + b"\0", value[:-1] + bytes([value[-1] ^ 1]) if value else b"x"]
        case int() | float():
            return [value + 1]
    raise TypeError(value)


def test_what_we_wrote_is_valid(record: Path) -> None:
    assert first_fault(record) is None


def test_the_template_has_a_row_in_every_table(template: Path) -> None:
    connection = sqlite3.connect(template)
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite*'")} - {
        "words"
    }
    assert tables - {"inbox", "cursors"} == set(TABLES)
    assert all(connection.execute(f"SELECT * FROM {table}").fetchone() for table in TABLES)  # noqa: S608 - our tables
    connection.close()


@pytest.mark.parametrize(("table", "column"), list(columns()))
def test_any_changed_value_is_found(record: Path, template: Path, table: str, column: str) -> None:
    pristine, taken = record.read_bytes(), 0
    connection = sqlite3.connect(record)
    values = [value for (value,) in connection.execute(f"SELECT {column} FROM {table} ORDER BY {keys_of(connection, table)}")]  # noqa: S608
    connection.close()
    for row, value in {(0, values[0]), (len(values) - 1, values[-1])}:
        for other in changed(value):
            record.write_bytes(pristine)
            if put(record, template, table, column, row, other):
                taken += 1
                assert first_fault(record) is not None, (row, value, other)
    assert taken


def keys_of(connection: sqlite3.Connection, table: str) -> str:
    """The columns of the primary key."""
    return ", ".join(row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[5])


def put(record: Path, template: Path, table: str, column: str, row: int, value: object) -> bool:
    """Change one value of one row; False where the table does not take it."""
    connection = without_triggers(record)
    keys = keys_of(connection, table)
    try:
        [*place] = connection.execute(f"SELECT {keys} FROM {table} ORDER BY {keys} LIMIT 1 OFFSET {row}").fetchone()  # noqa: S608
        marks = ", ".join("?" * len(place))
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE ({keys}) = ({marks})", (value, *place))  # noqa: S608 - our tables
    except sqlite3.IntegrityError:
        return False
    finally:
        guarded_again(connection, template)
    return True


@pytest.mark.parametrize("table", TABLES)
def test_a_missing_row_is_found(record: Path, template: Path, table: str) -> None:
    connection = without_triggers(record)
    keys = keys_of(connection, table)
    last = connection.execute(f"SELECT {keys} FROM {table} ORDER BY 1 DESC").fetchone()  # noqa: S608 - our tables
    marks = ", ".join("?" * len(last))
    connection.execute(f"DELETE FROM {table} WHERE ({keys}) = ({marks})", last)  # noqa: S608 - our tables
    guarded_again(connection, template)
    assert first_fault(record) is not None


@pytest.mark.parametrize(
    "statement",
    ["CREATE TABLE more (a)", "CREATE INDEX more ON messages (text)", "DROP INDEX messages_by_time",
     "DROP TRIGGER journal_is_never_updated",
     "PRAGMA user_version = 0", "PRAGMA user_version = 99", "PRAGMA application_id = 7", "ALTER TABLE messages ADD COLUMN more TEXT",
     "DROP TABLE cases", "INSERT INTO bodies VALUES (999, x'00', x'00')", "INSERT INTO words (rowid, tokens) VALUES (999, 'more')",
     "INSERT INTO settings VALUES ('more', '1')", "UPDATE words_data SET block = block || x'00' WHERE id = 10"],
)  # fmt: skip
def test_anything_more_or_less_is_found(record: Path, statement: str) -> None:
    connection = sqlite3.connect(record, isolation_level=None)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(statement)
    connection.close()
    assert first_fault(record) is not None


def test_the_first_broken_place_is_named(record: Path, template: Path) -> None:
    connection = without_triggers(record)
    connection.execute("UPDATE bodies SET body = x'00' WHERE seq = 5")
    connection.execute("UPDATE cases SET heat = 1")
    guarded_again(connection, template)
    assert first_fault(record) == "journal body 5"


@pytest.mark.parametrize(
    ("content", "fault"),
    [(b"", "not_a_record"), (b"not sqlite at all" * 100, "not_a_record"), (b"SQLite format 3\0" + b"\xff" * 4000, "not_a_record")],
)
def test_another_file_is_invalid(tmp_path: Path, content: bytes, fault: str) -> None:
    path = tmp_path / "r.sqlite"
    path.write_bytes(content)
    assert first_fault(path) == fault
    assert path.read_bytes() == content


def test_somebody_elses_database_is_invalid(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "r.sqlite")
    connection.execute("CREATE TABLE theirs (a)")
    connection.close()
    assert first_fault(tmp_path / "r.sqlite") == "not_a_record"


@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_a_truncated_record_is_invalid(record: Path, part: float) -> None:
    whole = record.read_bytes()
    record.write_bytes(whole[: int(len(whole) * part)])
    assert first_fault(record) is not None


@pytest.mark.parametrize("page", range(2, 12))
def test_a_corrupt_page_is_invalid(record: Path, page: int) -> None:
    whole = bytearray(record.read_bytes())
    whole[page * 4096 : page * 4096 + 64] = b"\xa5" * 64
    record.write_bytes(whole)
    assert first_fault(record) is not None


def test_no_file_and_a_folder_are_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no_such_file"):
        first_fault(tmp_path / "none.sqlite")
    with pytest.raises(BadInput, match="is_a_folder"):
        first_fault(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fails_is_trouble_and_no_verdict(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> str:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(verify, "_fault", fail)
    with pytest.raises(Trouble, match="disk_trouble"):
        first_fault(record)


def test_a_journal_that_makes_no_sense_is_damage(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> str:
        raise ZeroDivisionError("half-life")

    monkeypatch.setattr(verify, "_fault", fail)
    assert first_fault(record) == "damaged half-life"


def test_the_check_tells_how_far_it_is_and_can_be_stopped(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify, "_EVERY", 5)
    told: list[tuple[int, int]] = []
    assert first_fault(record, lambda done, total: told.append((done, total))) is None
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert len({total for _, total in told}) == 1

    def stop(done: int, total: int) -> None:
        raise BadInput("cancelled")

    with pytest.raises(BadInput, match="cancelled"):
        first_fault(record, stop)


def test_a_chain_of_its_own_is_not_our_boards(record: Path, template: Path) -> None:
    """Somebody who knows how hashes are made still has to make every board follow from the journal."""
    connection = without_triggers(record)
    connection.execute("DELETE FROM journal")
    connection.execute("DELETE FROM bodies")
    guarded_again(connection, template)
    assert first_fault(record) == "board settings"


@pytest.mark.parametrize(
    "block", [b"", bytes(4), b"\1" + bytes(6), bytes(4) + b"\1\1\0", bytes(4) + b"\x81", bytes(4) + b"\xff" * 9 + b"\0\0"]
)
def test_a_broken_list_of_pages_is_seen(block: bytes) -> None:
    assert not is_structure(block)


def test_an_empty_list_of_pages_is_right() -> None:
    assert is_structure(bytes(7))
