"""Work in processes of their own: run_apart, the check of a record, and the window's scorer."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from desktop.core.errors import BadInput, Refused, Trouble
from desktop.core.reading import Reading, Turn
from desktop.desk import apart, health
from desktop.desk.apart import Told, run_apart
from desktop.desk.checking import check_apart, check_quietly
from desktop.desk.desk import Desk
from desktop.desk.scoring import InlineScoring, ProcessScoring
from desktop.sentiment.fake import FakeScorer
from tests.desk.house import FURIOUS, NINE, Clock, message, opened, tell

TASKS = [([], Turn("customer", NINE, text)) for text in ("terrible!", "hello", "垃圾")]


def count_to(total: int, told: Told) -> int:
    for done in range(total):
        told(done + 1, total)
    return total * 10


def refuse(told: Told) -> None:
    told(0, 1)
    raise Refused("stale", seen=3, moved=5)


def die(told: Told) -> None:
    told(0, 1)
    os._exit(9)


def go_on_for_ever(told: Told) -> None:
    told(0, 1)
    signal.pause()


class Listener:
    """What was told; says stop after so many times."""

    def __init__(self, patience: int = 10**9) -> None:
        self.told: list[tuple[int, int]] = []
        self.patience = patience

    def __call__(self, done: int, total: int) -> None:
        self.told.append((done, total))

    def cancelled(self) -> bool:
        return len(self.told) >= self.patience


def test_work_is_done_and_tells_how_far_it_is() -> None:
    listener = Listener()
    assert run_apart(partial(count_to, 3), listener, listener.cancelled) == 30
    assert listener.told == [(1, 3), (2, 3), (3, 3)]


def test_an_error_of_ours_comes_through_with_its_values() -> None:
    listener = Listener()
    with pytest.raises(Refused) as refusal:
        run_apart(refuse, listener, listener.cancelled)
    assert (refusal.value.code, refusal.value.values) == ("stale", {"seen": 3, "moved": 5})


def test_a_process_that_dies_is_trouble() -> None:
    listener = Listener()
    with pytest.raises(Trouble, match="work_stopped"):
        run_apart(die, listener, listener.cancelled)
    assert listener.told == [(0, 1)]


def test_work_that_is_not_wanted_any_more_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_LOOK", 0.001)
    listener = Listener(patience=1)
    with pytest.raises(BadInput, match="cancelled"):
        run_apart(go_on_for_ever, listener, listener.cancelled)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.sqlite"
    with opened(path) as desk:
        tell(desk, message("m1", FURIOUS))
    return path


def spoil(record: Path) -> None:
    content = record.read_bytes()
    record.write_bytes(content[: len(content) // 2])


def test_a_record_is_checked_while_it_is_open(record: Path) -> None:
    listener = Listener()
    with opened(record, policy=None) as desk:
        assert desk.check(listener, listener.cancelled) is None
        spoil(record)
        assert desk.check(listener, listener.cancelled) is not None


def test_the_check_names_the_first_broken_place(record: Path) -> None:
    spoil(record)
    assert check_quietly(record) == health.first_fault(record, health.quiet) is not None


def test_a_check_may_be_cancelled(record: Path) -> None:
    with pytest.raises(BadInput, match="cancelled"):
        check_apart(record, lambda done, total: None, lambda: True)


def test_what_cannot_be_checked_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no_such_file"):
        check_quietly(tmp_path / "nowhere.sqlite")


def test_a_copy_is_made_on_demand_and_checked(record: Path, tmp_path: Path) -> None:
    with opened(record, policy=None) as desk:
        desk.backup(tmp_path / "copy.sqlite")
        with pytest.raises(BadInput, match="exists_already"):
            desk.backup(tmp_path / "copy.sqlite")
    assert health.first_fault(tmp_path / "copy.sqlite") is None


def test_a_copy_a_day_is_made_and_seven_are_kept_and_that_of_a_sunday(record: Path) -> None:
    clock, folder = Clock(), record.parent / "backups"
    with opened(record, clock, policy=None) as desk:
        first = desk.backup_daily()
        assert first == folder / "r-2026-11-22.sqlite"
        assert desk.backup_daily() is None
        for day in range(13, 22):
            shutil.copy(first, folder / f"r-2026-11-{day}.sqlite")
        clock.at += 86_400
        assert desk.backup_daily() == folder / "r-2026-11-23.sqlite"
    assert [path.name for path in sorted(folder.iterdir())] == [f"r-2026-11-{day}.sqlite" for day in (15, *range(17, 24))]


class Mortal(FakeScorer):
    """Dies of one word, as often as it is read."""

    def read(self, history: Sequence[Turn], turn: Turn) -> Reading:
        if turn.text == "die":
            os._exit(1)
        return super().read(history, turn)


@pytest.fixture
def scoring() -> Iterator[ProcessScoring]:
    with closing(ProcessScoring(Mortal)) as found:
        yield found


def process_of(scoring: ProcessScoring) -> int:
    assert scoring._process is not None
    assert scoring._process.pid is not None
    return scoring._process.pid


def kill(scoring: ProcessScoring) -> None:
    process = scoring._process
    assert process is not None
    process.kill()
    process.join()


def test_a_scorer_in_a_process_reads_as_one_here(scoring: ProcessScoring) -> None:
    assert scoring.read(TASKS) == InlineScoring(FakeScorer()).read(TASKS)


def test_nothing_to_read_starts_no_process(scoring: ProcessScoring) -> None:
    assert scoring.read([]) == []
    assert scoring._process is None


def test_a_process_started_before_is_the_one_that_reads(scoring: ProcessScoring) -> None:
    scoring.start()
    first = process_of(scoring)
    scoring.start()
    assert scoring.read(TASKS)
    assert process_of(scoring) == first


def test_a_killed_scorer_is_started_again_and_loses_nothing(scoring: ProcessScoring) -> None:
    before = scoring.read(TASKS)
    first = process_of(scoring)
    kill(scoring)
    assert scoring.read(TASKS) == before
    assert process_of(scoring) != first


def test_a_scorer_that_dies_of_every_try_is_trouble_and_the_next_is_read(scoring: ProcessScoring) -> None:
    with pytest.raises(Trouble, match="scorer_stopped"):
        scoring.read([([], Turn("customer", NINE, "die"))])
    assert scoring.read(TASKS) == InlineScoring(FakeScorer()).read(TASKS)


def test_closing_ends_the_process_and_may_be_done_twice(scoring: ProcessScoring) -> None:
    scoring.read(TASKS)
    process = scoring._process
    assert process is not None
    scoring.close()
    scoring.close()
    with pytest.raises(ValueError, match="closed"):
        process.is_alive()


class Deaf:
    """A process that does not end by itself."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def join(self, timeout: float | None = None) -> None:
        self.done.append("join")

    def is_alive(self) -> bool:
        return "kill" not in self.done

    def kill(self) -> None:
        self.done.append("kill")

    def close(self) -> None:
        self.done.append("close")


def test_a_process_that_does_not_end_is_killed() -> None:
    scoring, deaf = ProcessScoring(FakeScorer), Deaf()
    scoring._process = deaf  # type: ignore[assignment]
    scoring.close()
    assert deaf.done == ["join", "kill", "join", "close"]


def test_a_desk_works_through_a_scorer_in_a_process(tmp_path: Path) -> None:
    with closing(Desk(tmp_path / "r.sqlite", ProcessScoring(Mortal), Clock())) as desk:
        assert [answer.level for answer in tell(desk, message("m1", FURIOUS))] == ["critical"]
        with pytest.raises(Trouble, match="scorer_stopped"):
            tell(desk, message("m2", "die"))
        assert [answer.outcome for answer in tell(desk, message("m2", "fine"))] == ["stored"]
