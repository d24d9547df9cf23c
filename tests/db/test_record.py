"""The record and the disk under it: what cannot be, and what is said then."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.errors import BadInput, Trouble
from desktop.db import codec, database, journal, migrations
from desktop.db.backup import back_up, back_up_daily
from desktop.db.database import Readers, Record, file_system, refuse_place, troubles
from desktop.db.lock import WriterLock
from desktop.db.verify import first_fault
from desktop.desk.columns import Shelf
from tests.db.samples import fill
from tests.desk.house import FURIOUS, message, open_case, opened, tell


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.sqlite"
    fill(path)
    return path


def mounted(kind: str, *arguments: str) -> bool:
    return shutil.which("mount") is not None and subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if not mounted("tmpfs", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)):
        pytest.skip("only root mounts a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def read_only(disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)


def test_a_full_disk_keeps_what_was_acknowledged(small_disk: Path) -> None:
    path, stored = small_disk / "r.sqlite", 0
    with opened(path) as desk:
        with pytest.raises(Trouble, match="disk_full"):
            for n in range(1000):
                tell(desk, message(f"m{n}", "x" * 20_000, n))
                stored = n + 1
        assert [answer.outcome for answer in tell(desk, *(message(f"m{n}", minute=n) for n in range(stored)))] == ["duplicate"] * stored
    assert stored
    assert first_fault(path) is None


def test_on_a_read_only_disk_reading_works_and_writing_is_trouble(small_disk: Path) -> None:
    fill(small_disk / "r.sqlite")
    read_only(small_disk)
    shelf = Shelf(small_disk / "r.sqlite")
    assert len(list(shelf.queue_columns())) == 1
    shelf.close()
    assert first_fault(small_disk / "r.sqlite") is None
    with pytest.raises(Trouble, match="read_only"):
        Record(small_disk / "r.sqlite")


def test_on_a_read_only_disk_the_log_is_read_too(small_disk: Path) -> None:
    path = small_disk / "r.sqlite"
    with opened(path) as desk:
        case = open_case(desk)
        for name in ("r.sqlite", "r.sqlite-wal"):
            shutil.copy(small_disk / name, small_disk / f"copy-{name}")
    read_only(small_disk)
    shelf = Shelf(small_disk / "copy-r.sqlite")
    assert [row["id"] for row in shelf.queue_columns()] == [case]
    shelf._readers._open_unwritable().close()
    shelf.close()


def test_a_log_that_a_crash_left_is_read(record: Path, tmp_path: Path) -> None:
    with opened(record) as desk:
        tell(desk, message("m99", FURIOUS, 50, customer="u50", conversation="c50"))
        for name in ("r.sqlite", "r.sqlite-wal"):
            shutil.copy(tmp_path / name, tmp_path / f"crashed-{name}")
    assert first_fault(tmp_path / "crashed-r.sqlite") is None
    with opened(tmp_path / "crashed-r.sqlite") as desk:
        assert tell(desk, message("m99", FURIOUS, 50, customer="u50", conversation="c50"))[0].outcome == "duplicate"


def test_somebody_elses_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "theirs.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (a)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(Trouble, match="not_a_record"):
        Record(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"words" * 999, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "r.sqlite"
    path.write_bytes(content)
    with pytest.raises(Trouble, match="not_a_record"):
        Record(path)
    assert path.read_bytes() == content


def test_a_newer_record_is_left_as_it_is(record: Path) -> None:
    connection = sqlite3.connect(record)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = record.read_bytes()
    for opens in (Record, Shelf(record).queue_columns):
        with pytest.raises(Trouble, match="newer_record"):
            list(opens(record) if opens is Record else opens())  # type: ignore[operator]
    assert record.read_bytes() == before


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is_a_folder"):
        Record(tmp_path)
    with pytest.raises(BadInput, match="is_a_folder"):
        list(Shelf(tmp_path).queue_columns())


def test_a_missing_record_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no_such_file"):
        list(Shelf(tmp_path / "none.sqlite").queue_columns())
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_record_by_writing_only(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    path.touch()
    with pytest.raises(Trouble, match="not_a_record"):
        list(Shelf(path).queue_columns())
    with opened(path):
        assert first_fault(path) is None


def test_a_corrupt_page_is_trouble_in_the_middle_of_reading(record: Path) -> None:
    whole = bytearray(record.read_bytes())
    for page in range(2, len(whole) // 4096):
        whole[page * 4096 : page * 4096 + 2000] = b"\xa5" * 2000
    record.write_bytes(whole)
    shelf = Shelf(record)
    with pytest.raises(Trouble):
        list(shelf.queue_columns())
    shelf.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cases SET state = x'00'",
        "DROP TABLE cases",
        "ALTER TABLE cases RENAME state TO other",
    ],
)
def test_a_tampered_case_is_damage_and_no_bug(record: Path, statement: str) -> None:
    connection = sqlite3.connect(record, isolation_level=None)
    connection.execute(statement)
    connection.close()
    shelf = Shelf(record)
    with pytest.raises(Trouble, match="damaged"):
        list(shelf.queue_columns())
    shelf.close()


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "disk_full"), (errno.EROFS, "read_only"), (errno.EACCES, "read_only"), (errno.EIO, "disk_trouble")]
)
def test_what_the_system_says_has_a_code(number: int, code: str) -> None:
    with pytest.raises(Trouble, match=code), troubles(Path("r.sqlite")):
        raise OSError(number, "no")


def failed(statement: str, *prepared: str) -> sqlite3.Error:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for each in prepared:
            connection.execute(each)
        connection.execute(statement)
    except sqlite3.Error as problem:
        return problem
    finally:
        connection.close()
    raise AssertionError(statement)


def test_what_sqlite_says_of_our_own_mistakes_stays_a_bug() -> None:
    for problem in (
        failed("SELEC"),
        failed("INSERT INTO t VALUES (1)", "CREATE TABLE t (a CHECK (a > 1))"),
        sqlite3.ProgrammingError("closed"),
    ):
        with pytest.raises(type(problem)), troubles(Path("r.sqlite")):
            raise problem


def test_what_sqlite_says_and_we_do_not_know_is_trouble_with_the_disk() -> None:
    with pytest.raises(Trouble, match="disk_trouble"), troubles(Path("r.sqlite")):
        raise failed("INSERT INTO t VALUES (zeroblob(2000000000))", "CREATE TABLE t (a)")


def test_a_network_share_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"disk / ext4 rw 0 0\nserver:/x {tmp_path} nfs4 rw,vers=4 0 0\n", encoding="utf-8")
    assert file_system(tmp_path, mounts) == "nfs4"
    assert file_system(Path("/"), mounts) == "ext4"
    assert file_system(tmp_path, tmp_path / "none") == ""
    monkeypatch.setattr(database, "file_system", lambda folder: file_system(folder, mounts))
    with pytest.raises(Trouble, match="network_share"):
        Record(tmp_path / "r.sqlite")
    assert not (tmp_path / "r.sqlite").exists()


@pytest.mark.parametrize("folder", ["OneDrive - Firma", "Dropbox", "坚果云"])
def test_a_synchronised_folder_is_refused(tmp_path: Path, folder: str) -> None:
    with pytest.raises(Trouble, match="synced_folder"):
        refuse_place(tmp_path / folder / "r.sqlite")


def test_the_journal_refuses_to_be_changed(record: Path) -> None:
    connection = sqlite3.connect(record, isolation_level=None)
    row = connection.execute("SELECT * FROM journal WHERE seq = 3").fetchone()
    marks = ", ".join("?" * len(row))
    for statement, values in (
        ("UPDATE journal SET actor = 'me'", ()),
        ("DELETE FROM journal", ()),
        (f"INSERT OR REPLACE INTO journal VALUES ({marks})", row),  # noqa: S608 - marks only
        (f"REPLACE INTO journal VALUES ({marks})", (999, *row[1:])),  # noqa: S608 - marks only
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement, values)
    connection.close()
    assert first_fault(record) is None


def test_every_table_is_strict_and_the_file_says_whose_it_is(record: Path) -> None:
    connection = sqlite3.connect(record)
    tables = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'words*'").fetchall()
    assert all("STRICT" in sql for _, sql in tables), tables
    assert connection.execute("PRAGMA application_id").fetchone()[0] == migrations.APPLICATION_ID
    assert connection.execute("PRAGMA user_version").fetchone()[0] == len(migrations.MIGRATIONS)
    connection.close()


def test_a_migration_makes_a_copy_first_and_is_whole_or_nothing(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = migrations.MIGRATIONS
    for module in (migrations, database):
        monkeypatch.setattr(module, "MIGRATIONS", (*first, "CREATE TABLE more (a INTEGER) STRICT;\nSELECT no_such_function();\n"))
    with pytest.raises(sqlite3.OperationalError):
        Record(record)
    for module in (migrations, database):
        monkeypatch.setattr(module, "MIGRATIONS", (*first, "CREATE TABLE more (a INTEGER) STRICT;\n"))
    Record(record).close()
    copy = record.with_name(f"r.sqlite.before-{len(first) + 1}")
    assert copy.exists()
    connection = sqlite3.connect(record)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == len(first) + 1
    connection.close()


def test_a_thread_that_ended_leaves_no_connection_open(record: Path) -> None:
    readers = Readers(record)
    left: list[sqlite3.Connection] = []
    for _ in range(3):
        thread = threading.Thread(target=lambda: left.append(readers.connection()))
        thread.start()
        thread.join()
    mine = readers.connection()
    assert [connection for _, connection in readers._all] == [mine]
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        left[0].execute("SELECT 1")
    readers.close()


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    record = Record(tmp_path / "r.sqlite")
    with pytest.raises(ZeroDivisionError), record.transaction() as connection:
        connection.execute("INSERT INTO settings VALUES ('a', '1')")
        raise ZeroDivisionError
    assert record.connection.execute("SELECT count(*) FROM settings").fetchone()[0] == 0
    record.close()


def test_a_long_log_is_moved_into_the_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "CHECKPOINT_AT", 100_000)
    with opened(tmp_path / "r.sqlite") as desk:
        for n in range(20):
            tell(desk, message(f"m{n}", "x" * 20_000, n))
        assert (tmp_path / "r.sqlite-wal").stat().st_size < 400_000
    assert first_fault(tmp_path / "r.sqlite") is None


def test_the_lock_keeps_another_process_out(tmp_path: Path) -> None:
    lock = WriterLock(tmp_path / "r.sqlite")
    code = "import fcntl, sys; fcntl.flock(open(sys.argv[1]), fcntl.LOCK_EX | fcntl.LOCK_NB)"
    command = [sys.executable, "-c", code, str(tmp_path / "r.sqlite.lock")]
    with lock, lock:
        assert subprocess.run(command, capture_output=True, check=False).returncode == 1
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    lock.close()
    lock.close()


def test_a_lock_that_cannot_be_taken_can_be_tried_again(tmp_path: Path) -> None:
    lock = WriterLock(tmp_path / "later" / "r.sqlite")
    with pytest.raises(FileNotFoundError), lock:
        raise AssertionError
    (tmp_path / "later").mkdir()
    with lock:
        assert (tmp_path / "later" / "r.sqlite.lock").exists()
    lock.close()


def test_a_reader_cannot_write(record: Path) -> None:
    readers = Readers(record)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        readers.connection().execute("DELETE FROM cases")
    assert readers.connection() is readers.connection()
    readers.close()


def test_a_backup_is_a_verified_copy_of_a_record_in_use(record: Path, tmp_path: Path) -> None:
    with opened(record) as desk:
        tell(desk, message("m90", "in the log still", 60))
        back_up(record, tmp_path / "copy.sqlite")
    assert first_fault(tmp_path / "copy.sqlite") is None
    with opened(tmp_path / "copy.sqlite") as desk:
        assert tell(desk, message("m90", minute=60))[0].outcome == "duplicate"


def test_a_backup_overwrites_nothing(record: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="exists_already"):
        back_up(record, record)
    with pytest.raises(BadInput, match="no_such_folder"):
        back_up(record, tmp_path / "none" / "copy.sqlite")


def test_a_copy_that_is_not_right_is_taken_away(record: Path, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="backup_wrong"):
        back_up(record, tmp_path / "copy.sqlite", lambda _: "journal hash 3")
    assert not list(tmp_path.glob("copy*"))


def test_daily_copies_are_made_once_a_day_and_kept_for_a_week_the_last_of_a_week_longer(record: Path) -> None:
    day = 86_400.0
    made = [back_up_daily(record, n * day, lambda _: None) for n in range(1, 11) for _ in range(2)]
    assert [path is not None for path in made] == [True, False] * 10
    kept = sorted(path.name for path in (record.parent / "backups").iterdir())
    assert (kept[0], len(kept)) == ("r-1970-01-04.sqlite", 8)


def test_a_body_nobody_could_have_written_is_damage() -> None:
    for decode in (
        lambda: codec.decode_fact("no_such_fact", b""),
        lambda: codec.decode_fact("case_closed", b"{"),
        lambda: codec.seconds("soon"),
    ):
        with pytest.raises(Trouble, match="damaged"):
            decode()
    with pytest.raises(NotImplementedError):
        codec.encode_json(object())


def test_known_ids_are_found_in_any_number(record: Path) -> None:
    readers = Readers(record)
    wanted = [f"message:chat:m{n}" for n in range(1200)]
    assert len(journal.known_idems(readers.connection(), wanted)) == 6
    readers.close()
