"""A bit that flips somewhere in the file is found when anybody could see the difference."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.flips import flip, flips, make_small, seen


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("flips") / "r.sqlite"
    make_small(path)
    return path


def test_every_flip_that_changes_something_is_found(record: Path) -> None:
    tried = flips(record, 40, 2)
    assert [one for one in tried if one.changed and one.fault is None] == []
    assert {one.changed for one in tried} == {True, False}


def test_the_oracle_sees_a_letter_that_changed(record: Path) -> None:
    whole = record.read_bytes()
    assert flip(record, whole, seen(record), 8 * whole.index(b"terrible")).changed
    assert record.read_bytes() == whole
