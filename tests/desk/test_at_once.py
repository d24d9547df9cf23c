"""A batch of which only the end is wanted: late messages cost once, and the end is the same."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.messages import Customer, Message
from desktop.db import lines
from desktop.db.verify import first_fault
from desktop.desk.desk import Desk
from desktop.desk.scoring import InlineScoring
from desktop.sentiment.fake import FakeScorer
from tests.desk.house import ANGRY, FURIOUS, NINE

TEXTS = ("hello", ANGRY, FURIOUS, "thanks", "smoke")


def message(n: int, minute: int, conversation: str, text: str, sender: str = "customer") -> Message:
    return Message(f"m{n}", "chat", conversation, Customer("u" + conversation), sender, NINE + timedelta(minutes=minute), text)


def kept(desk: Desk) -> tuple[list[tuple], list[tuple]]:
    messages = desk._read().execute("SELECT id, case_id IS NULL, anger, heat, level FROM messages ORDER BY id").fetchall()
    cases = desk._read().execute("SELECT channel, customer, level, heat, risks FROM cases ORDER BY id").fetchall()
    return messages, cases


spoken = st.tuples(st.integers(0, 30), st.sampled_from("ab"), st.sampled_from(TEXTS), st.sampled_from(("customer", "agent")))


@settings(max_examples=20)
@given(st.lists(st.lists(spoken, min_size=1, max_size=12), min_size=1, max_size=4))
def test_the_end_is_the_same(tmp_path_factory, batches) -> None:
    folder: Path = tmp_path_factory.mktemp("at-once")
    ends, count = [], 0
    numbered = [[message(count := count + 1, *each) for each in batch] for batch in batches]
    for at_once in (False, True):
        record = folder / f"{at_once}.sqlite"
        desk = Desk(record, InlineScoring(FakeScorer()))
        for batch in numbered:
            answers, _ = desk.receive(batch, at_once=at_once)
            assert [answer.outcome for answer in answers] == ["stored"] * len(batch)
        ends.append(kept(desk))
        desk.close()
        assert first_fault(record) is None
    assert ends[0] == ends[1]


def test_a_long_old_history_is_read_again_where_it_touches_the_new_only(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "record.sqlite", InlineScoring(FakeScorer()))
    desk.receive([message(n, 10_000 + n, "a", "hello") for n in range(100)])
    before = desk.seq()
    answers, _ = desk.receive([message(1_000 + n, n, "a", ANGRY) for n in range(300)], at_once=True)
    assert {answer.case for answer in answers} != {None}
    assert desk.seq() - before <= 300 + 20 + 1
    desk.close()
    assert first_fault(tmp_path / "record.sqlite") is None


def test_what_is_kept_for_late_messages_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LINES", 3)
    said = [message(n, n, "ab"[n % 2], TEXTS[n % 5]) for n in range(20)] + [message(50 + n, n, "ab"[n % 2], "thanks") for n in range(9)]
    ends = []
    for at_once in (False, True):
        desk = Desk(tmp_path / f"{at_once}.sqlite", InlineScoring(FakeScorer()))
        desk.receive(said, at_once=at_once)
        ends.append(kept(desk))
        desk.close()
        assert first_fault(desk.path) is None
    assert ends[0] == ends[1]


def test_duplicates_and_strangers_are_told_as_ever(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "record.sqlite", InlineScoring(FakeScorer()))
    desk.receive([message(1, 5, "a", "hello")])
    stranger = Message("m9", "chat", "a", Customer("somebody else"), "customer", NINE, "hello")
    answers, _ = desk.receive([message(2, 1, "a", FURIOUS), message(1, 5, "a", "hello"), stranger], at_once=True)
    assert [(answer.outcome, answer.reason) for answer in answers] == [("stored", None), ("duplicate", None), ("quarantined", "bad_value")]
    assert answers[0].case == answers[1].case is not None
    desk.close()
