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
from tests.faults.changed import TABLES, Change, changes, found_at, in_memory, make_record, rightly

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


def test_every_changed_byte_is_found_in_its_place(copy: sqlite3.Connection) -> None:
    every, dice, tried = list(changes(copy, 1, ENTRIES)), random.Random(1), 0
    for table, columns in TABLES.items():
        for column in columns:
            for change in dice.sample([each for each in every if (each.table, each.column) == (table, column)], A_COLUMN):
                took, fault = found_at(copy, change)
                tried += took
                assert not took or rightly(change, fault), (change, fault)
    assert tried > 10 * A_COLUMN
    assert found_at(copy, Change("bodies", "body", 3, 0, 1))[1] == "journal body 3"


def test_what_was_taken_back_is_whole_again(copy: sqlite3.Connection) -> None:
    before = [copy.execute(f"SELECT * FROM {table} ORDER BY seq").fetchall() for table in TABLES]  # noqa: S608 - our tables
    for change in list(changes(copy, 5, 6)):
        found_at(copy, change)
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
