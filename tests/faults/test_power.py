"""What a power cut may leave is a whole record with everything that was acknowledged."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.faults.disk import Disk, Done
from tests.faults.power import Platter, played
from tests.faults.work import cut_power, idems, work_on

FULL = "PRAGMA synchronous = FULL"


def test_no_power_cut_loses_what_was_acknowledged_or_breaks_the_record() -> None:
    cuts = cut_power("power", 3, 40, 1)
    assert (cuts.with_losses, cuts.faults) == (0, ())


def test_the_simulator_sees_what_a_weaker_setting_loses(tmp_path: Path) -> None:
    """Without this the test above could be blind. NORMAL does not sync the log with each commit."""
    disk = Disk("weaker")
    work_on(disk, tmp_path / "record.sqlite", 1, {FULL: "PRAGMA synchronous = NORMAL"})
    disk.unregister()
    moments = [n for n, done in enumerate(disk.log, 1) if done.what == "told"]
    losses = 0
    for n, platter in enumerate(played(disk.log, moments)):
        (tmp_path / str(n)).mkdir()
        platter.cut(tmp_path / str(n), random.Random(n), "nothing")
        losses += bool(set(platter.told) - idems(tmp_path / str(n) / "record.sqlite"))
    assert losses >= 1


def test_the_simulator_sees_what_no_sync_at_all_breaks() -> None:
    cuts = cut_power("weakest", 2, 30, 1, {FULL: "PRAGMA synchronous = OFF"})
    assert cuts.with_losses >= 5
    assert cuts.faults


def test_a_journal_that_comes_back_does_not_empty_the_record() -> None:
    """The rollback journal under which a new file becomes a WAL one is deleted for good before anything is acknowledged."""
    assert cut_power("extra", 1, 30, 3, {"PRAGMA synchronous = EXTRA": "PRAGMA synchronous = FULL"}).with_losses >= 1
    assert cut_power("extra2", 1, 30, 3).with_losses == 0


@pytest.mark.parametrize("way", ["whole", "torn"])
def test_what_was_synced_is_there_and_the_rest_may_be(tmp_path: Path, way: str) -> None:
    platter, seen = Platter(), set()
    for done in (Done("write", "f", 0, b"a" * 1024), Done("sync", "f"), Done("write", "f", 0, b"b" * 1024), Done("write", "g", 0, b"c")):
        platter.play(done)
    for seed in range(60):
        for old in tmp_path.iterdir():
            old.unlink()
        platter.cut(tmp_path, random.Random(seed), way)
        data = (tmp_path / "f").read_bytes()
        seen.add((data[:512] == b"b" * 512, data[512:] == b"b" * 512, (tmp_path / "g").exists()))
        assert set(data) <= set(b"ab")
        assert len(data) == 1024
    halves = {(first, second) for first, second, _ in seen}
    assert halves == ({(True, True), (False, False)} if way == "whole" else {(a, b) for a in (True, False) for b in (True, False)})
    assert {there for *_, there in seen} == {True, False}
