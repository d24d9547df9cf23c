"""Learning from corrections as short sentences: chosen by a person, kept in the journal, taken back by another choice."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from desktop.core.reading import Turn
from desktop.db import journal
from desktop.db.verify import first_fault
from desktop.desk.bulk import BulkScoring
from desktop.desk.desk import Desk
from desktop.desk.scoring import InlineScoring, ProcessScoring, Scoring
from desktop.sentiment.fake import FakeScorer
from desktop.sentiment.local import Correction
from tests.desk.house import ANGRY, message, open_case, opened, order, tell

WORD = "the kumquat again"
LESSONS = [Correction(WORD, 5.0, 80.0)] * 5


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record in which a manager corrected what was said of kumquats, twice in the second message."""
    path = tmp_path / "r.sqlite"
    with opened(path) as desk:
        case = open_case(desk)
        tell(desk, *(message(f"k{n}", WORD, 20.0 + n) for n in range(4)))
        found = desk.case(case)
        assert found is not None
        seqs = [m.seq for m in found.messages if m.text == WORD]
        for n, seq in enumerate([*seqs, seqs[1]]):
            order(desk, f"fix{n}", "correct_score", case=case, message=seq, anger=90.0)
    return path


def head(desk: Desk) -> int:
    return journal.head(desk._record.connection)[0]


def version(desk: Desk, ident: str) -> str:
    tell(desk, message(ident, ANGRY, 60.0, "fresh" + ident, "u" + ident))
    found = desk._record.connection.execute("SELECT reading FROM messages WHERE id = ?", (ident,)).fetchone()
    return str(found[0])


def test_nothing_is_learned_until_somebody_says_so(record: Path) -> None:
    with opened(record) as desk:
        lessons = desk.lessons()
        assert (lessons.until, lessons.earlier, lessons.learned) == (0, (), ())
        assert len(lessons.available) == 4
        assert "local-" not in version(desk, "n1")


def test_what_comes_later_is_read_by_what_was_learned(record: Path) -> None:
    with opened(record) as desk:
        lessons = desk.learn("chen", head(desk))
        assert lessons.learned == lessons.available
        assert lessons.layer.moved[0].weight > 0
        assert lessons.layer.version in version(desk, "n1")


def test_who_chose_it_stands_in_the_journal_and_the_record_stays_whole(record: Path) -> None:
    with opened(record) as desk:
        desk.learn("chen", head(desk))
        assert [*desk._record.connection.execute("SELECT actor FROM journal WHERE kind = 'learning_set'")] == [("chen",)]
    assert first_fault(record) is None


def test_it_is_still_learned_when_the_record_is_opened_again(record: Path) -> None:
    with opened(record) as desk:
        learned = desk.learn("chen", head(desk))
    with opened(record) as desk:
        assert desk.lessons().layer == learned.layer
        assert learned.layer.version in version(desk, "n1")


def test_it_can_be_switched_off_and_rolled_back(record: Path) -> None:
    with opened(record) as desk:
        until = head(desk)
        first = desk.learn("chen", until)
        off = desk.learn("chen", 0)
        assert (off.until, off.earlier, off.learned) == (0, (until,), ())
        assert "local-" not in version(desk, "n1")
        again = desk.learn("chen", off.earlier[-1])
        assert again.layer == first.layer
        assert first.layer.version in version(desk, "n2")


def test_a_correction_after_the_choice_is_not_learned_from_yet(record: Path) -> None:
    with opened(record) as desk:
        desk.learn("chen", head(desk) - 3)
        lessons = desk.lessons()
        assert 0 < len(lessons.learned) < len(lessons.available) == 4


def test_the_corrections_are_told_one_by_one_as_they_were_made(record: Path) -> None:
    with opened(record) as desk:
        lessons = desk.lessons()
        assert [(told.by, told.text, told.person) for told in lessons.told] == [("chen", WORD, 90.0)] * 5
        assert [told.seq for told in lessons.told] == sorted((told.seq for told in lessons.told), reverse=True)
        assert len(desk.learn("chen", lessons.told[-1].seq).learned) == 1


@pytest.mark.parametrize("scoring", [InlineScoring(FakeScorer()), ProcessScoring(FakeScorer), BulkScoring(FakeScorer)])
def test_a_scoring_that_was_taught_reads_otherwise_and_as_before_afterwards(scoring: Scoring) -> None:
    with closing(scoring):
        task = ((), Turn("customer", None, WORD))
        [before] = scoring.read([task])
        scoring.teach(LESSONS)
        scoring.teach(LESSONS)
        [taught] = scoring.read([task])
        assert (taught.anger or 0.0) > (before.anger or 0.0) and "local-" in taught.version
        scoring.teach([])
        assert [*scoring.read([task])] == [before]
