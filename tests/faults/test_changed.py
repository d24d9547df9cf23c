"""A byte that is changed anywhere in the journal or its bodies is found, and its place is named."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.db.chain import check_chain
from desktop.db.verify import first_fault
from tests.faults.changed import TABLES, Change, Found, changes, found_at, in_memory, look, make_record, remembered_signatures, tried

ENTRIES, A_COLUMN = 150, 12


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("changed") / "r.sqlite"
    make_record(path, ENTRIES)
    return path


@pytest.fixture
def copy(record: Path) -> Iterator[sqlite3.Connection]:
    with closing(in_memory(record)) as connection:
        yield connection


def test_every_changed_byte_is_found_in_its_place_by_both(copy: sqlite3.Connection) -> None:
    every, dice, taken = list(changes(copy, 1, ENTRIES)), random.Random(1), 0
    for table, columns in TABLES.items():
        for column in columns:
            for change in dice.sample([each for each in every if (each.table, each.column) == (table, column)], A_COLUMN):
                found = found_at(copy, change, lambda: look(copy))
                taken += found.took
                assert not found.took or found.right, found
    assert taken > 10 * A_COLUMN


def test_checks_that_go_on_from_an_entry_say_what_those_say_that_begin_anew(copy: sqlite3.Connection, record: Path) -> None:
    found = list(tried(record, 60, 66, 29))
    assert {each.change.seq for each in found} == set(range(60, 67))
    anew = [found_at(copy, each.change, lambda: look(copy)) for each in found]
    assert anew == found
    assert all(each.right for each in found if each.took)


def test_a_change_that_only_one_names_is_not_right(copy: sqlite3.Connection) -> None:
    change = next(changes(copy, 3, 3))
    assert Found(change, True, "journal gap 3", "journal gap 3").right
    for ours, theirs in (("", ""), ("journal gap 3", ""), ("journal gap 4", "journal gap 4"), ("damaged 3", "journal gap 3")):
        assert not Found(change, True, ours, theirs).right


def test_a_text_that_is_none_has_its_place_in_both(copy: sqlite3.Connection) -> None:
    copy.execute("UPDATE journal SET case_id = CAST(x'ff' AS TEXT) WHERE seq = 9")
    assert look(copy) == ("journal text 9", "journal text 9")


def test_signatures_are_looked_at_again_where_they_are_other_ones(copy: sqlite3.Connection) -> None:
    seq = copy.execute("SELECT max(seq) FROM journal WHERE signature IS NOT NULL").fetchone()[0]
    with remembered_signatures():
        assert look(copy) == ("", "")
        found = found_at(copy, Change("journal", "signature", seq, 5, 1), lambda: look(copy))
    assert found.ours == found.theirs == f"journal signature {seq}"


def test_what_was_taken_back_is_whole_again(copy: sqlite3.Connection) -> None:
    before = [copy.execute(f"SELECT * FROM {table} ORDER BY seq").fetchall() for table in TABLES]  # noqa: S608 - our tables
    for change in list(changes(copy, 5, 6)):
        found_at(copy, change, lambda: ("", ""))
    assert before == [copy.execute(f"SELECT * FROM {table} ORDER BY seq").fetchall() for table in TABLES]  # noqa: S608 - our tables


def test_a_text_that_is_none_is_named_by_the_whole_check(record: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    path.write_bytes(record.read_bytes().replace(b"order:s1", b"order:s\xff", 1))
    assert path.read_bytes() != record.read_bytes()
    assert (first_fault(path) or "").split(" ")[0] in ("journal", "integrity")


def test_a_walk_that_is_interrupted_is_no_verdict(copy: sqlite3.Connection) -> None:
    walk = check_chain(copy)
    assert next(walk) == 1
    copy.set_progress_handler(lambda: 1, 1)
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        list(walk)
