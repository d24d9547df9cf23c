"""Messages through the desk: acknowledgements, duplicates, quarantine, late ones, and the life of cases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.channels.incoming import NotUnderstood
from desktop.core.messages import derive_case_id
from desktop.db import queries
from desktop.desk import receive, tails
from desktop.desk.desk import Desk
from desktop.desk.views import Acknowledgement
from tests.desk.house import ANGRY, FURIOUS, line, message, open_case, opened, order, take, tell


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path / "r.sqlite") as desk:
        yield desk


def close(desk: Desk, case: str, ident: str = "close") -> None:
    assert order(desk, ident, "close_case", case=case, resolution="done").accepted


def ids(desk: Desk, case: str) -> list[str]:
    view = desk.case(case)
    assert view is not None
    return [shown.id for shown in view.messages]


def test_a_calm_message_is_stored_without_a_case(desk: Desk) -> None:
    assert take(desk, line("m1")) == Acknowledgement("m1", "stored", None, "calm")


def test_a_case_opens_at_watch_and_takes_the_earlier_messages(desk: Desk) -> None:
    assert take(desk, line("m1")).case is None
    answer = take(desk, line("m2", ANGRY, at="2026-11-22T09:01:00+08:00"))
    case = derive_case_id("chat", "c1", 1)
    assert (answer.case, answer.level) == (case, "hot")
    assert ids(desk, case) == ["m1", "m2"]


def test_a_duplicate_is_answered_with_the_case_as_it_is_now(desk: Desk) -> None:
    take(desk, line("m1", at="2026-11-22T08:59:00+08:00"))
    case = open_case(desk)
    assert take(desk, line("m1", "something else", at="2020-01-01T00:00:00Z")) == Acknowledgement("m1", "duplicate", case, "critical")


def test_a_duplicate_is_answered_for_the_conversation_of_what_is_stored(desk: Desk) -> None:
    case = open_case(desk)
    assert take(desk, line("first-c1", conversation="elsewhere")) == Acknowledgement("first-c1", "duplicate", case, "critical")


def test_a_late_message_opens_the_case_that_it_would_have_opened_in_its_time(desk: Desk) -> None:
    take(desk, line("m2", "谢谢，问题解决了", at="2026-12-22T09:00:00+08:00"))
    assert take(desk, line("m1", FURIOUS)) == Acknowledgement("m1", "stored", derive_case_id("chat", "c1", 1), "calm")


def test_the_same_id_on_another_channel_is_another_message(desk: Desk) -> None:
    take(desk, line("m1"))
    assert take(desk, line("m1", channel="email")).outcome == "stored"


def test_a_second_conversation_of_the_customer_joins_his_open_case(desk: Desk) -> None:
    case = open_case(desk)
    assert take(desk, line("m2", conversation="c2", at="2026-11-22T09:01:00+08:00")).case == case
    assert ids(desk, case) == ["first-c1", "m2"]


def test_another_channel_is_another_case(desk: Desk) -> None:
    case = open_case(desk)
    answer = take(desk, line("m2", FURIOUS, channel="email"))
    assert answer.case not in (None, case)


def test_after_closing_a_new_case_waits_for_watch_and_is_linked(desk: Desk) -> None:
    first = open_case(desk)
    close(desk, first)
    assert take(desk, line("m2", at="2026-11-22T09:01:00+08:00")).case is None
    second = take(desk, line("m3", FURIOUS, at="2026-11-22T09:02:00+08:00")).case
    assert second == derive_case_id("chat", "c1", 2)
    view = desk.case(second)
    assert view is not None
    assert (view.repeat_of, view.row.repeat, ids(desk, second)) == (first, True, ["m2", "m3"])
    assert ids(desk, first) == ["first-c1"]


def test_a_case_id_that_another_case_has_is_passed_over(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receive, "derive_case_id", lambda channel, conversation, ordinal: f"K{ordinal}")
    assert open_case(desk, "c1", "u1") == "K1"
    assert open_case(desk, "c2", "u2") == "K2"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [({"at": "2026-11-22T09:00:00"}, "bad_time"), ({"channel": "pigeon"}, "bad_value"), ({"from": 3}, "bad_value"),
     ({"text": "x" * 1_000_001}, "too_long"), ({"customer": {"id": "u2"}}, "bad_value")],
)  # fmt: skip
def test_what_cannot_be_understood_is_quarantined_with_its_bytes(desk: Desk, fields: dict[str, object], reason: str) -> None:
    take(desk, line("m1"))
    answer = take(desk, line("m2", **{"text": "hi", **fields}))
    assert answer == Acknowledgement("m2", "quarantined", None, None, reason)
    [row] = desk.quarantine()
    assert (row.reason, row.line, b'"m2"' in row.raw) == (reason, 2, True)


def test_quarantine_is_decided_before_duplicate(desk: Desk) -> None:
    take(desk, line("m1"))
    assert take(desk, line("m1", customer={"id": "u2"})).outcome == "quarantined"


def test_a_wrong_customer_without_a_line_keeps_the_message_as_json(desk: Desk) -> None:
    tell(desk, message("m1"), message("m2", "mine", customer="u2"))
    [row] = desk.quarantine()
    assert (row.source, row.line, b'"u2"' in row.raw) == ("chat", 0, True)


def test_a_duplicate_does_not_claim_a_conversation(desk: Desk) -> None:
    tell(desk, message("m1"))
    answers = tell(desk, message("m1", conversation="c9", customer="u9"), message("m2", conversation="c9", customer="u8"))
    assert [answer.outcome for answer in answers] == ["duplicate", "stored"]


def test_a_batch_is_answered_in_its_order(desk: Desk) -> None:
    items = [message("m1"), NotUnderstood("x", 2, "bad_json", b"{"), message("m1"), message("m2", FURIOUS, 1)]
    answers, changes = desk.receive(items)
    assert [answer.outcome for answer in answers] == ["stored", "quarantined", "duplicate", "stored"]
    assert (changes.quarantine, changes.floor, changes.seq, len(changes.cases)) == (True, True, desk.seq(), 1)


def test_a_late_message_is_read_in_its_place(desk: Desk) -> None:
    tell(desk, message("m1", FURIOUS, 0), message("m3", "hello", 10))
    case = tell(desk, message("m2", "hello", 5))[0].case
    assert ids(desk, case or "") == ["m1", "m2", "m3"]


def test_readings_after_a_late_message_are_made_anew_as_facts(desk: Desk) -> None:
    case = open_case(desk)
    tell(desk, message("m9", ANGRY, 10))
    tell(desk, message("m5", "hello", 5))
    kinds = [row[3] for row in queries.journal_rows(desk._read(), case)]
    assert kinds.count("message_reread") == 1


def test_late_messages_give_the_heat_of_those_in_order(tmp_path: Path) -> None:
    words = [message(f"m{n}", FURIOUS if n % 3 else "thanks", n * 7) for n in range(9)]
    heats = []
    for name, said in (("a", words), ("b", [*words[::2], *words[1::2]]), ("c", words[::-1])):
        with opened(tmp_path / f"{name}.sqlite") as desk:
            for one in said:
                tell(desk, one)
            [row] = desk.queue()
            heats.append((row.heat, row.level, row.spark, row.last_words))
    assert heats[0] == heats[1] == heats[2]


def test_a_late_message_of_a_closed_case_changes_its_readings(desk: Desk) -> None:
    case = open_case(desk)
    close(desk, case)
    answer = tell(desk, message("m0", "earlier", -30))[0]
    assert (answer.outcome, answer.case) == ("stored", None)


def test_a_late_message_far_back_is_read_from_the_record(desk: Desk) -> None:
    tell(desk, *(message(f"m{n:03}", f"words {n}", n) for n in range(100)))
    tell(desk, message("late-1", "late", 50.5), message("late-2", "late", 0.5))
    tell(desk, message("m200", "later", 200))
    order(desk, "o1", "open_case", conversation="c1", channel="chat")
    [row] = desk.queue()
    assert len(ids(desk, row.id)) == 103


C1 = ("chat", "c1")


def test_a_tail_has_no_gap(desk: Desk) -> None:
    tell(desk, *(message(f"m{n:03}", f"words {n}", n) for n in range(60)))
    kept = tails.Tails(lambda: desk._record.connection)
    before = kept.of(C1)[:]
    kept.add(C1, tails.placed(message("late", "late", 3.5), 99))
    assert kept.of(C1) == before


def test_a_tail_forgets_the_oldest_conversation(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tails, "CACHE", 2)
    for n in range(4):
        tell(desk, message(f"m{n}", conversation=f"c{n}", customer=f"u{n}"))
    desk._tails.settle()
    assert list(desk._tails._tails) == [("chat", "c2"), ("chat", "c3")]
    tell(desk, message("again", minute=9, conversation="c0", customer="u0"))
    assert [placed.place[1] for placed in desk._tails.of(("chat", "c0"))] == ["m0", "again"]


def test_a_tail_that_is_a_whole_conversation_knows_where_a_late_message_stands(desk: Desk) -> None:
    tell(desk, *(message(f"m{n}", minute=n) for n in range(6)))
    found = desk._tails.around(C1, tails.placed(message("late", minute=2.5)))
    assert [[turn.place[1] for turn in part] for part in found] == [["m0", "m1", "m2"], ["m3", "m4", "m5"]]


def test_a_turn_that_nobody_asked_for_stays_in_the_record(desk: Desk) -> None:
    kept = tails.Tails(lambda: desk._record.connection)
    kept.add(C1, tails.placed(message("m1"), 1))
    assert kept._tails == {}


def test_what_is_not_written_yet_is_not_looked_for_in_the_record(desk: Desk) -> None:
    kept = tails.Tails(lambda: desk._record.connection)
    kept.add(C1, tails.placed(message("m1"), 1))
    with pytest.raises(tails.Unsettled):
        kept.of(C1)
    kept.settle()
    assert kept.of(C1) == []


def test_system_lines_are_kept_and_not_scored(desk: Desk) -> None:
    case = open_case(desk)
    answer = tell(desk, message("s1", FURIOUS, 1, sender="system"))[0]
    assert (answer.outcome, answer.case) == ("stored", case)
    view = desk.case(case)
    assert view is not None
    assert view.messages[-1].anger is None


def test_what_is_said_of_a_customer_later_is_known(desk: Desk) -> None:
    take(desk, line("m1", FURIOUS))
    take(desk, line("m2", customer={"id": "u1", "kind": "business"}, at="2026-11-22T09:01:00+08:00"))
    take(desk, line("m3", customer={"id": "u1", "name": "李先生"}, at="2026-11-22T09:02:00+08:00"))
    take(desk, line("m4", at="2026-11-22T09:03:00+08:00"))
    [row] = desk.queue()
    assert (row.customer, row.customer_kind) == ("李先生", "business")


def test_an_empty_text_and_a_nul_are_kept(desk: Desk) -> None:
    take(desk, line("m1", ""))
    take(desk, line("m2", "a\0b", at="2026-11-22T09:01:00+08:00"))
    case = order(desk, "o1", "open_case", conversation="c1", channel="chat").case or ""
    view = desk.case(case)
    assert view is not None
    assert [shown.text for shown in view.messages] == ["", "a\0b"]


def test_another_desk_sees_what_was_written_and_goes_on_from_it(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite") as one, opened(tmp_path / "r.sqlite") as other:
        case = open_case(one)
        changes = other.poll()
        assert (changes.cases, changes.policy, changes.floor, changes.seq) == (frozenset({case}), False, True, one.seq())
        assert not other.poll()
        assert tell(other, message("m2", "hi", 1))[0].case == case
        assert tell(one, message("m2", "hi", 1), message("m3", "hi", 2))[0].outcome == "duplicate"
        other.receive([NotUnderstood("x", 1, "bad_json", b"{")])
        assert one.poll().quarantine


def test_a_failure_inside_a_batch_stores_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    seq = desk.seq()
    with monkeypatch.context() as broken:
        broken.setattr(desk._boards, "flush", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            tell(desk, message("m1", FURIOUS))
    assert desk.seq() == seq
    assert tell(desk, message("m1", FURIOUS))[0].outcome == "stored"
