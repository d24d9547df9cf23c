"""Copies grow old and go, one is put back whole, and the record before it stays."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from desktop.core.errors import BadInput, Trouble
from desktop.db import restore as restoring
from desktop.db.backup import (
    ASIDE,
    Copy,
    back_up,
    back_up_daily,
    backup_before,
    copies,
    day_of,
    expires,
    folder_of,
    kept,
    outlived,
)
from desktop.db.encryption import is_encrypted
from desktop.db.journal import head
from desktop.db.migrations import MIGRATIONS
from desktop.db.restore import restore
from desktop.db.verify import first_fault
from desktop.desk.keeping import find_copy, keeping
from tests.db.samples import fill
from tests.desk.house import FURIOUS, NINE, message, opened, order, tell

NOW = NINE.timestamp()
DAY = 86_400.0
TODAY = date(2026, 11, 22)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.sqlite"
    fill(path)
    return path


def head_of(path: Path) -> tuple[int, bytes]:
    with closing(sqlite3.connect(path)) as connection:
        return head(connection)


def daily(day: date) -> Copy:
    return Copy(Path(f"r-{day}.sqlite"), "daily", datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp(), 1)


def year_of_copies(until: date = TODAY) -> list[date]:
    """What is left of a copy a day for a year."""
    days: set[date] = set()
    for n in range(365, -1, -1):
        days = kept({*days, until - timedelta(days=n)})
    return sorted(days, reverse=True)


def test_seven_days_four_weeks_and_six_months_stay() -> None:
    left = year_of_copies()
    assert left[:7] == [TODAY - timedelta(days=n) for n in range(7)]
    assert len({day.isocalendar()[:2] for day in left}) >= 4
    assert [day.isocalendar()[1] for day in left[7:10]] == [46, 45, 44][: len(left[7:10])] or len(left) <= 7 + 4 + 6
    assert {(day.year, day.month) for day in left} == {(2026, month) for month in range(6, 12)}
    assert len(left) <= 7 + 4 + 6
    assert left[-1] == date(2026, 6, 30)


def test_few_copies_all_stay() -> None:
    assert kept([TODAY, TODAY - timedelta(days=900)]) == {TODAY, TODAY - timedelta(days=900)}
    assert kept([]) == set()


def test_a_copy_goes_on_the_day_that_was_said() -> None:
    days = set(year_of_copies())
    for chosen in sorted(days):
        said, left, day = expires(daily(chosen), [daily(each) for each in days], TODAY), set(days), TODAY
        while chosen in left:
            day += timedelta(days=1)
            left = kept({*left, day})
        assert day == said
    assert expires(daily(TODAY), [daily(TODAY)], TODAY) <= TODAY + timedelta(days=31 * 7)


def test_what_was_put_aside_goes_after_half_a_year() -> None:
    old, young = Copy(Path("a"), "replaced", NOW - 184 * DAY, 1), Copy(Path("b"), "migration", NOW - 183 * DAY, 1)
    assert outlived([old, young], day_of(NOW)) == [old]
    assert expires(young, [young], day_of(NOW)) == day_of(NOW) + timedelta(days=1)
    assert timedelta(days=180) < ASIDE


def test_copies_are_listed_with_their_age_and_kind(record: Path) -> None:
    back_up_daily(record, NOW - 2 * DAY)
    made = back_up_daily(record, NOW)
    assert made is not None
    os.utime(made, (NOW + 60, NOW + 60))
    restore(record, made, NOW + DAY)
    record.with_name("r.sqlite.before-3").write_bytes(b"x")
    (folder_of(record) / "r-notes.sqlite").write_bytes(b"")
    found = {copy.path.name: copy for copy in copies(record)}
    assert {copy.kind for copy in found.values()} == {"daily", "replaced", "migration"}
    assert found["r-2026-11-22.sqlite"].at == NOW + 60
    assert found["r-2026-11-20.sqlite"].at == datetime(2026, 11, 20, tzinfo=UTC).timestamp()
    assert found["r-replaced-2026-11-23T010000.sqlite"].at == NOW + DAY
    assert keeping(record, NOW + 120).age == 60
    assert [copy.at for copy in copies(record)] == sorted((copy.at for copy in found.values()), reverse=True)


def test_the_restore_drill_onto_an_empty_profile(record: Path, tmp_path: Path) -> None:
    with opened(record) as desk:
        tell(desk, message("m91", FURIOUS, 61))
        made = back_up_daily(record, NOW)
        wanted = head_of(record)
    assert made is not None
    fresh = tmp_path / "another" / "profile" / "record.sqlite"
    done = restore(fresh, made, NOW)
    assert (done.seq, done.hash) == wanted == head_of(fresh)
    assert done.aside is None
    assert first_fault(fresh) is None
    with opened(fresh) as desk:
        assert tell(desk, message("m91", FURIOUS, 61))[0].outcome == "duplicate"
        assert tell(desk, message("m92", FURIOUS, 62))[0].outcome == "stored"


def test_the_record_that_is_replaced_is_kept_with_everything(record: Path) -> None:
    made = back_up_daily(record, NOW)
    assert made is not None
    before = head_of(made)
    with opened(record) as desk:
        tell(desk, message("m93", "only here", 63))
    latest = head_of(record)
    done = restore(record, made, NOW + DAY)
    assert head_of(record) == before
    assert done.aside is not None
    assert (head_of(done.aside), first_fault(done.aside)) == (latest, None)
    assert restore(record, done.aside, NOW + 2 * DAY).seq == latest[0]


def test_an_open_desk_is_told_that_its_record_is_gone(record: Path) -> None:
    made = back_up_daily(record, NOW)
    assert made is not None
    with opened(record) as desk:
        tell(desk, message("m94", "in the log", 64))
        done = restore(record, made, NOW + DAY)
        with pytest.raises(Trouble, match="gone"):
            tell(desk, message("m95", minute=65))
    assert first_fault(record) is None
    assert done.aside is not None
    with opened(done.aside) as desk:
        assert tell(desk, message("m94", "in the log", 64))[0].outcome == "duplicate"


def test_a_damaged_record_is_put_aside_with_its_log(record: Path) -> None:
    made = back_up_daily(record, NOW)
    assert made is not None
    record.write_bytes(b"nothing of ours " * 500)
    record.with_name("r.sqlite-wal").write_bytes(b"what was in the log")
    done = restore(record, made, NOW)
    assert first_fault(record) is None
    assert done.aside is not None
    assert done.aside.read_bytes() == b"nothing of ours " * 500
    assert keeping(record, NOW).held is not None


def test_a_disk_that_gives_a_file_one_name_gets_a_copy(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = back_up_daily(record, NOW)
    assert made is not None

    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(restoring.os, "link", refuse)
    done = restore(record, made, NOW)
    assert done.aside is not None
    assert first_fault(done.aside) is None


def test_a_copy_that_is_not_right_changes_nothing(record: Path, tmp_path: Path) -> None:
    before, bad = head_of(record), tmp_path / "bad.sqlite"
    with pytest.raises(Trouble, match="backup_wrong"):
        restore(record, back_up_to(record, bad), NOW, lambda _: "journal hash 3")
    bad.write_bytes(b"x" * 5000)
    with pytest.raises(Trouble, match="not_a_record"):
        restore(record, bad, NOW)
    with pytest.raises(BadInput, match="no_such_file"):
        restore(record, tmp_path / "none", NOW)
    with pytest.raises(BadInput, match="same_file"):
        restore(record, record, NOW)
    assert head_of(record) == before
    assert not [path for path in tmp_path.iterdir() if "restoring" in path.name]


def back_up_to(record: Path, target: Path) -> Path:
    back_up(record, target)
    return target


def test_nothing_that_was_put_aside_is_written_over(record: Path) -> None:
    made = back_up_daily(record, NOW)
    assert made is not None
    assert restore(record, made, NOW + DAY).aside
    with pytest.raises(BadInput, match="exists_already"):
        restore(record, made, NOW + DAY)


def test_copies_that_hold_erased_words_are_named_with_the_day_they_go(tmp_path: Path) -> None:
    record = tmp_path / "r.sqlite"
    with opened(record) as desk:
        for n in (79, 80):
            tell(desk, message(f"s{n}", "secret words", n, conversation=f"c{n}", customer=f"u{n}"))
        of = {"channel": "chat", "customer": "u79", "request": "r79"}
        order(desk, "e3", "erase_customer", "chen", reason="a letter", **of)
        assert order(desk, "e4", "decide_erasure", "zhao", request="r79", decision="approve").accepted
    old, early = back_up_daily(record, NOW), back_up_daily(record, NOW - DAY)
    assert keeping(record, NOW).held is not None
    with opened(record) as desk:
        of = {"channel": "chat", "customer": "u80", "request": "r80"}
        assert order(desk, "e1", "erase_customer", "chen", reason="a letter", **of).accepted
        assert order(desk, "e2", "decide_erasure", "lin", request="r80", decision="approve").accepted
    new = back_up_daily(record, NOW + DAY)
    found = keeping(record, NOW + DAY)
    assert found.held is not None
    of_his = {held.copy.path for held in found.held if held.customer == found.held[-1].customer}
    assert of_his >= {old, early}
    assert new not in {held.copy.path for held in found.held}
    until = {copy.path: day for copy, day in found.copies}
    assert all(held.until == until[held.copy.path] > day_of(NOW) for held in found.held)
    assert all(held.customer.startswith("erased-") for held in found.held)
    old.write_bytes(b"cannot be read any more") if old else None
    folder_of(record).joinpath("r-2026-11-21.sqlite-wal").write_bytes(b"")
    again = keeping(record, NOW + DAY).held
    assert again is not None
    assert {old, early} <= {held.copy.path for held in again}


def test_a_record_without_copies_and_one_that_is_not_there(tmp_path: Path, record: Path) -> None:
    alone = keeping(tmp_path / "none.sqlite", NOW)
    assert (alone.copies, alone.held, alone.age) == ((), None, None)
    nobody = tmp_path / "n.sqlite"
    with opened(nobody):
        pass
    back_up_daily(nobody, NOW)
    assert keeping(nobody, NOW).held == ()


def test_a_copy_is_found_by_its_day_its_name_or_its_path(record: Path) -> None:
    made = back_up_daily(record, NOW)
    assert made is not None
    assert made == find_copy(record, "2026-11-22") == find_copy(record, made.name) == find_copy(record, str(made))
    with pytest.raises(BadInput, match="no_such_file"):
        find_copy(record, "2020-01-01")


def device(system: Path, name: str, uuid: str | None = None) -> Path:
    place = system / "dev" / "block" / name
    (place / "slaves").mkdir(parents=True)
    if uuid is not None:
        (place / "dm").mkdir()
        (place / "dm" / "uuid").write_text(uuid + "\n", encoding="ascii")
    return place


def test_an_encrypted_disk_is_seen_through_a_volume(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.db.encryption._device", lambda path, mounts: "253:1")
    system = tmp_path / "sys"
    volume, crypt = device(system, "253:1", "LVM-abc"), device(system, "253:0", "CRYPT-LUKS2-abc")
    assert is_encrypted(tmp_path, system) is None
    (volume / "slaves" / "dm-0").symlink_to(crypt)
    assert is_encrypted(tmp_path, system) is True
    (volume / "slaves" / "sda1").symlink_to(device(system, "8:1"))
    assert is_encrypted(tmp_path, system) is None


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells what lies on what")
def test_a_file_system_with_a_number_of_its_own_is_looked_up_by_name(tmp_path: Path) -> None:
    number = os.stat("/proc/self/status").st_dev  # noqa: PTH116 - not a path of ours
    mounts, system = tmp_path / "mountinfo", tmp_path / "sys"
    mounts.write_text(f"1 1 {os.major(number)}:{os.minor(number)} / / rw - btrfs /dev/null rw\n", encoding="utf-8")
    device(system, "1:3", "CRYPT-LUKS2-abc")
    assert is_encrypted(Path("/proc/self/status"), system, mounts) is True
    mounts.write_text("1 1 99:99 / / rw - btrfs /dev/null rw\n", encoding="utf-8")
    assert is_encrypted(Path("/proc/self/status"), system, mounts) is None


def test_a_disk_of_no_device_is_not_known(tmp_path: Path) -> None:
    assert is_encrypted(tmp_path, tmp_path / "sys") is None
    assert is_encrypted(tmp_path / "none") is None


class Careless(sqlite3.Connection):
    """Copies a record wrongly: what is done to a copy as soon as it is made."""

    harm = ""

    def execute(self, sql: str, values: tuple[str, ...] = (), /) -> sqlite3.Cursor:  # type: ignore[override]
        done = super().execute(sql, values)
        if sql.startswith("VACUUM INTO") and self.harm:
            with closing(sqlite3.connect(values[0], isolation_level=None)) as copy:
                for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                    copy.execute(f"DROP TRIGGER {name}")
                copy.execute(self.harm)
        elif sql.startswith("VACUUM INTO"):
            with Path(values[0]).open("r+b") as file:
                file.seek(8192)
                file.write(b"\xff" * 4096)
        return done


@pytest.mark.parametrize(
    ("harm", "fault"),
    [("", "integrity"), ("PRAGMA user_version = 1", "version"), ("UPDATE journal SET actor = 'x' WHERE seq = 2", "journal hash 2")],
)
def test_a_copy_before_a_migration_that_is_not_right_stops_it(record: Path, harm: str, fault: str) -> None:
    with closing(sqlite3.connect(record, factory=Careless)) as connection:
        connection.harm = harm
        with pytest.raises(Trouble, match="backup_wrong") as problem:
            backup_before(record, connection, len(MIGRATIONS))
    assert str(problem.value.values["fault"]).startswith(fault)
    assert [path.name for path in record.parent.iterdir() if "before" in path.name] == []


def test_a_break_that_the_record_has_itself_stops_no_migration(record: Path) -> None:
    with closing(sqlite3.connect(record, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER journal_is_never_updated")
        connection.execute("UPDATE journal SET actor = 'x' WHERE seq = 2")
        made = backup_before(record, connection, len(MIGRATIONS))
    assert [copy.path for copy in copies(record)] == [made]
    assert first_fault(made) == "journal hash 2"
