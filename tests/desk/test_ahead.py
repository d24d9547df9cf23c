"""A batch that is planned before the one in front of it is written: the record and the answers are the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.messages import Customer, Message
from desktop.core.reading import Reading
from desktop.db.verify import first_fault
from desktop.desk.desk import Desk
from desktop.desk.scoring import InlineScoring, Task
from desktop.desk.views import Acknowledgement
from desktop.sentiment.fake import FakeScorer
from tests.desk.house import ANGRY, FURIOUS, NINE, message

Batches = Sequence[Sequence[Message]]


class SentScoring(InlineScoring):
    """Reads at once what it is sent, and counts how often it was asked only afterwards."""

    def __init__(self) -> None:
        super().__init__(FakeScorer())
        self.asked = self.sent = 0

    def read(self, tasks: Sequence[Task]) -> list[Reading]:
        self.asked += 1
        return super().read(tasks)

    def send(self, tasks: Sequence[Task]) -> list[Reading]:  # type: ignore[override]  # the fake of the one that does
        self.sent += 1
        return super().read(tasks)


def fed(desk: Desk, batches: Batches, at_once: bool = False) -> list[Acknowledgement]:
    """The answers to batches, each of which is told while the one before it is taken."""
    answers: list[Acknowledgement] = []
    for n, batch in enumerate(batches):
        follows = batches[n + 1] if n + 1 < len(batches) else []
        answers += desk.receive(batch, at_once=at_once, follows=lambda follows=follows: follows)[0]
    return answers


def kept(desk: Desk) -> list[list[tuple[object, ...]]]:
    read = desk._read()
    return [
        read.execute("SELECT seq, id, case_id, anger, heat, level FROM messages ORDER BY seq").fetchall(),
        read.execute("SELECT id, customer, level, heat, risks FROM cases ORDER BY id").fetchall(),
        read.execute("SELECT seq, actor, kind, case_id, idem FROM journal ORDER BY seq").fetchall(),
    ]


def one(n: int, minute: int, conversation: str, text: str, customer: str) -> Message:
    return Message(f"m{n}", "chat", conversation, Customer(customer), "customer", NINE + timedelta(minutes=minute), text)


spoken = st.tuples(
    st.integers(0, 30), st.integers(0, 40), st.sampled_from("ab"), st.sampled_from(("hello", ANGRY, FURIOUS)), st.sampled_from("uv")
)


@settings(max_examples=15)
@given(st.lists(st.lists(spoken, min_size=1, max_size=10), min_size=2, max_size=4), st.booleans(), st.booleans())
def test_the_record_is_the_same(tmp_path_factory: pytest.TempPathFactory, said: list, at_once: bool, sent: bool) -> None:
    folder: Path = tmp_path_factory.mktemp("ahead")
    batches = [[one(*each) for each in batch] for batch in said]
    scoring: Callable[[], InlineScoring] = SentScoring if sent else lambda: InlineScoring(FakeScorer())
    plain, ahead = Desk(folder / "plain.sqlite", scoring()), Desk(folder / "ahead.sqlite", scoring())
    expected = [answer for batch in batches for answer in plain.receive(batch, at_once=at_once)[0]]
    assert fed(ahead, batches, at_once) == expected
    assert kept(ahead) == kept(plain)
    for desk in (plain, ahead):
        desk.close()
        assert first_fault(desk.path) is None


def test_what_was_sent_ahead_is_not_read_again(tmp_path: Path) -> None:
    scoring = SentScoring()
    desk = Desk(tmp_path / "r.sqlite", scoring)
    fed(desk, [[message(f"m{batch}.{n}", minute=batch * 10 + n) for n in range(3)] for batch in range(4)])
    assert (scoring.asked, scoring.sent) == (1, 3)
    desk.close()


def test_another_batch_than_was_told_is_read_for_itself(tmp_path: Path) -> None:
    scoring = SentScoring()
    desk = Desk(tmp_path / "r.sqlite", scoring)
    desk.receive([message("m1")], follows=lambda: [message("told", ANGRY, 1)])
    [answer], _ = desk.receive([message("other", minute=2)])
    assert (answer.level, scoring.asked) == ("calm", 2)
    desk.close()


def test_a_duplicate_of_what_is_not_written_yet_is_one(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "r.sqlite", SentScoring())
    first, second = message("m1"), message("m1", "again", 5)
    assert [answer.outcome for answer in fed(desk, [[first], [second]])] == ["stored", "duplicate"]
    desk.close()


def test_a_message_far_behind_what_is_not_written_yet_waits_until_it_is(tmp_path: Path) -> None:
    scoring = SentScoring()
    desk = Desk(tmp_path / "r.sqlite", scoring)
    desk.receive([message(f"m{n:03}", minute=n) for n in range(60)])
    asked = scoring.asked
    fed(desk, [[message("on", minute=61)], [message("late", "late", 3)]])
    assert (scoring.asked - asked, scoring.sent) == (2, 0)
    desk.close()
    assert first_fault(desk.path) is None


def test_what_another_process_wrote_in_between_is_seen(tmp_path: Path) -> None:
    desk, other = (Desk(tmp_path / "r.sqlite", SentScoring()) for _ in range(2))
    batch = [message("m2", minute=1)]
    desk.receive([message("m0")], follows=lambda: batch)
    other.receive([message("m2", "there already", 1)])
    [answer], _ = desk.receive(batch)
    assert answer.outcome == "duplicate"
    for each in (desk, other):
        each.close()


def test_what_was_planned_on_top_of_a_batch_that_failed_is_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(tmp_path / "r.sqlite", SentScoring())
    batch = [message("m2", minute=1)]
    with monkeypatch.context() as patched:
        patched.setattr(desk._boards, "flush", lambda: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            desk.receive([message("m1")], follows=lambda: batch)
    assert desk._ahead is None
    assert [answer.outcome for answer in desk.receive(batch)[0]] == ["stored"]
    desk.close()
