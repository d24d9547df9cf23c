"""Many messages scored in a process beside this one read as those scored here."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime, timedelta, timezone

import pytest

from desktop.core.errors import Trouble
from desktop.core.reading import Reading, Turn
from desktop.desk.bulk import CHUNK, FEW, BulkScoring
from desktop.desk.scoring import InlineScoring, Task
from desktop.sentiment.fake import FakeScorer
from tests.house.source import ROOT

START = datetime(2026, 3, 2, 9, tzinfo=timezone(timedelta(hours=8)))


class CountingScorer(FakeScorer):
    """Says how many turns it was given, so that a lost history shows; dies of one word."""

    def read(self, history: Sequence[Turn], turn: Turn) -> Reading:
        if turn.text == "die":
            os._exit(1)
        found = super().read(history, turn)
        return Reading(found.anger, found.satisfaction_probabilities, len(history) / 100, found.risks, found.evidence, found.promises)


def tasks_of(texts: Sequence[str]) -> list[Task]:
    turns = [Turn("agent" if n % 3 == 2 else "customer", START + timedelta(seconds=n), text) for n, text in enumerate(texts)]
    return [(turns[max(0, n - 5) : n], turn) for n, turn in enumerate(turns)]


MANY = tasks_of([("terrible! smoke 垃圾", "氣死", "we will call you within an hour")[n % 3] + f" {n}" for n in range(FEW + CHUNK + 7)])


def started(scoring: BulkScoring) -> None:
    """Let its process come up, and leave what it reads first."""
    scoring.read(MANY)
    assert scoring._pipe is not None
    assert scoring._pipe.poll(60)


def test_many_are_read_as_few_are() -> None:
    expected = InlineScoring(CountingScorer()).read(MANY)
    with closing(BulkScoring(CountingScorer)) as scoring:
        assert list(scoring.read(MANY)) == expected
        started(scoring)
        coming = scoring.read(MANY)
        assert coming[FEW] == expected[FEW]
        assert coming[-1] == expected[-1]
        assert list(coming) == expected
        assert len(coming) == len(MANY)
        assert list(coming[3:5]) == expected[3:5]


def test_many_need_no_scorer_here() -> None:
    with closing(BulkScoring(CountingScorer)) as scoring:
        assert len(list(scoring.read(MANY))) == len(MANY)
        assert scoring._inline is None


def test_whoever_only_writes_loads_no_numpy() -> None:
    told = "import sys, desktop.cli.commands, desktop.desk.bulk; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout == "False\n"


def test_few_start_no_process_and_the_next_few_no_second_scorer() -> None:
    made: list[CountingScorer] = []

    def make() -> CountingScorer:
        made.append(CountingScorer())
        return made[-1]

    with closing(BulkScoring(make)) as scoring:
        assert [len(scoring.read(MANY[:FEW])) for _ in range(2)] == [FEW, FEW]
        assert scoring._process is None and len(made) == 1


def test_a_scorer_that_dies_is_trouble_and_the_next_batch_is_read() -> None:
    with closing(BulkScoring(CountingScorer)) as scoring:
        started(scoring)
        coming = scoring.read([*MANY, *tasks_of(["die"])])
        with pytest.raises(Trouble, match="scorer_stopped"):
            list(coming)
        assert list(scoring.read(MANY)) == InlineScoring(CountingScorer()).read(MANY)


def test_readings_that_nobody_took_are_not_those_of_the_next_batch() -> None:
    with closing(BulkScoring(CountingScorer)) as scoring:
        started(scoring)
        left = scoring.read(MANY)
        assert left[0] == InlineScoring(CountingScorer()).read(MANY[:1])[0]
        others = tasks_of([f"calm {n}" for n in range(FEW + 1)])
        assert scoring._pipe is not None and scoring._pipe.poll(60)
        assert list(scoring.read(others)) == InlineScoring(CountingScorer()).read(others)


def test_a_scorer_that_was_killed_in_between_is_not_missed() -> None:
    with closing(BulkScoring(CountingScorer)) as scoring:
        started(scoring)
        list(scoring.read(MANY))
        assert scoring._process is not None
        scoring._process.kill()
        scoring._process.join()
        assert list(scoring.read(MANY)) == InlineScoring(CountingScorer()).read(MANY)


def test_what_was_on_its_way_when_the_scoring_was_closed_does_not_come() -> None:
    with closing(BulkScoring(CountingScorer)) as scoring:
        started(scoring)
        coming = scoring.read(MANY)
        scoring.close()
        with pytest.raises(Trouble, match="scorer_stopped"):
            coming[0]
