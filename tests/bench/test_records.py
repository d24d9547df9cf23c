"""The records that are measured on are real ones."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from bench.records import Size, make
from desktop.db.verify import first_fault
from desktop.desk.desk import Desk
from desktop.desk.reads import Reads
from desktop.desk.scoring import InlineScoring
from desktop.sentiment.fake import FakeScorer

SIZE = Size(open_cases=30, closed_cases=20, messages_a_case=5)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "record.sqlite"
    make(path, SIZE)
    return path


def test_a_generated_record_verifies(record: Path) -> None:
    assert first_fault(record) is None


def test_a_generated_record_has_the_cases_that_were_asked_for(record: Path) -> None:
    with closing(Reads(record)) as reads:
        rows = reads.queue()
        assert len(rows) == SIZE.open_cases
        view = reads.case(rows[0].id)
        assert view is not None
        assert len(view.messages) == SIZE.messages_a_case


def test_a_generated_record_goes_on_like_any_other(record: Path, tmp_path: Path) -> None:
    from bench.ingest import lines
    from desktop.channels.jsonl import read_line

    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(record.read_bytes())
    items = [item for n, raw in enumerate(lines(40)) if (item := read_line(raw, n + 1, "test")) is not None]
    with closing(Desk(copy, InlineScoring(FakeScorer()))) as desk:
        answers, _ = desk.receive(items)
    assert {answer.outcome for answer in answers} == {"stored"}
    assert first_fault(copy) is None
