"""What the desk shows: queue, case, search, quarantine, roster, and the columns that outside programs rely on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.channels.incoming import NotUnderstood
from desktop.core.errors import BadInput, Trouble
from desktop.core.messages import Customer
from desktop.db.database import Record
from desktop.desk.columns import Shelf
from desktop.desk.desk import Desk
from desktop.desk.reads import Reads
from desktop.desk.views import CaseView, PromiseView
from tests.desk.house import ANGRY, FURIOUS, NINE, Clock, message, open_case, opened, order, propose, tell

SECOND = 60.0
START = NINE.timestamp()
QUIET_HOUR = (0,) * 6


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path / "r.sqlite") as desk:
        yield desk


@pytest.fixture
def shelf(desk: Desk) -> Iterator[Shelf]:
    shelf = Shelf(desk.path)
    yield shelf
    shelf.close()


def view_of(desk: Desk, case: str) -> CaseView:
    view = desk.case(case)
    assert view is not None
    return view


def called_back(view: CaseView) -> PromiseView:
    [found] = [promise for promise in view.promises if promise.text == "call back"]
    return found


def busy_case(desk: Desk) -> str:
    """A case in which something of every kind happened."""
    case = open_case(desk)
    tell(desk, message("m2", "we will call you within an hour, it is policy", 1, sender="agent", author="Ann"))
    tell(desk, replace(message("m3", "system line", 2, sender="system")), message("m4", FURIOUS, 3, conversation="c2"))
    order(desk, "o1", "classify", case=case, nature="product", cause="systemic_fault")
    order(desk, "o2", "step_in", case=case, mode="take_over")
    order(desk, "o3", "assign_mediator", case=case, mediator="wang")
    propose(desk, case, "f1", "100.00")
    order(desk, "o4", "decide_offer", offer="f1", decision="approve", reason="fair")
    order(desk, "o5", "promise", case=case, due="2026-11-22T12:00:00+08:00", text="call back")
    order(desk, "o6", "write", case=case, mode="whisper", text="be kind")
    order(desk, "o7", "set_stage", case=case, stage="solve")
    order(desk, "o8", "correct_score", case=case, message=view_of(desk, case).messages[0].seq, anger=61.5)
    order(desk, "o9", "keep_promise", case=case, promise=called_back(view_of(desk, case)).id)
    order(desk, "o10", "open_case", channel="chat", conversation="c1")
    order(desk, "o11", "step_in", by="xu", case=case, mode="leave")
    return case


def test_the_queue_is_by_level_then_heat_then_latest_word(desk: Desk) -> None:
    tell(desk, message("a", ANGRY, 0, "c1", "u1"), message("b", FURIOUS, 0, "c2", "u2"), message("c", ANGRY, 5, "c3", "u3"))
    assert [row.customer for row in desk.queue()] == ["u2", "u3", "u1"]
    assert [row.customer for row in desk.queue(limit=2)] == ["u2", "u3"]


def test_a_row_is_there_as_long_as_its_case_is_open(desk: Desk) -> None:
    case, other = open_case(desk), open_case(desk, "c2", "u2")
    order(desk, "o1", "close_case", case=other, resolution="done")
    rows = desk.rows([case, other, "unknown"])
    assert rows[case] == desk.queue()[0]
    assert rows == {case: rows[case], other: None, "unknown": None}


def test_a_row_says_when_the_next_promise_is_due(desk: Desk) -> None:
    case = open_case(desk)
    assert desk.queue()[0].promise_due is None
    for n, due in enumerate(("2026-11-22T12:00:00+08:00", "2026-11-22T10:00:00+08:00")):
        order(desk, f"o{n}", "promise", case=case, due=due, text="")
    assert desk.queue()[0].promise_due == START + 3_600


def test_a_case_that_is_calm_from_the_beginning_has_no_rank(desk: Desk) -> None:
    tell(desk, message("m1", "thanks"))
    order(desk, "o1", "open_case", channel="chat", conversation="c1")
    [row] = desk.queue()
    assert (row.rank, row.heat, row.level) == (None, 0.0, "calm")


def test_an_unknown_case_is_none(desk: Desk) -> None:
    assert desk.case("unknown") is None


def test_a_case_shows_whispers_among_its_messages(desk: Desk) -> None:
    view = view_of(desk, busy_case(desk))
    senders = [shown.sender for shown in view.messages]
    assert sorted(senders) == ["agent", "customer", "customer", "note", "system"]
    [note] = [shown for shown in view.messages if shown.sender == "note"]
    assert (note.text, note.author, note.id) == ("be kind", "陈立", f"note-{note.seq}")
    assert [(shown.at, shown.seq) for shown in view.messages] == sorted((shown.at, shown.seq) for shown in view.messages)
    assert view.conversations == ("c1", "c2")


def test_a_message_shows_its_reading_and_the_time_it_had_where_it_was_written(desk: Desk) -> None:
    messages = {shown.id: shown for shown in view_of(desk, busy_case(desk)).messages}
    corrected, staff, system, plain = messages["first-c1"], messages["m2"], messages["m3"], messages["m4"]
    assert (corrected.anger, corrected.machine_anger, corrected.corrected_by) == (61.5, 100.0, "chen")
    assert corrected.offset_minutes == 480
    assert [corrected.text[e.start : e.end] for e in corrected.evidence] == ["angry", "terrible", "垃圾"]
    assert [staff.text[p.start : p.end] for p in staff.promises] == ["within an hour"]
    assert [(p.rule, staff.text[p.start : p.end]) for p in staff.phrasing] == [("rulebook", "policy")]
    assert (staff.author, staff.anger, system.anger) == ("Ann", None, None)
    assert (plain.anger, plain.machine_anger, plain.corrected_by, plain.scorer) == (100.0, None, None, "fake")


def test_a_forecast_is_shown_where_it_is_not_there_already(desk: Desk) -> None:
    tell(desk, message("m1", "hm!"), message("m2", ANGRY, 1))
    calm, hot = view_of(desk, desk.queue()[0].id).messages
    assert (calm.forecast, hot.forecast) == (0.2, None)


def test_of_a_long_case_the_newest_messages_are_shown(desk: Desk) -> None:
    case = open_case(desk)
    tell(desk, *(message(f"m{n}", minute=n) for n in range(1, 6)))
    view = desk.case(case, limit=2)
    assert view is not None
    assert ([shown.id for shown in view.messages], view.earlier_messages) == (["m4", "m5"], 4)


MARKS = [
    ("case_opened", {"why": "level", "repeat_of": ""}),
    ("conversation_joined", {"conversation": "c2"}),
    ("case_classified", {"nature": "product", "cause": "systemic_fault"}),
    ("stepped_in", {"mode": "take_over"}),
    ("mediator_assigned", {"mediator": "wang"}),
    ("offer_proposed", {"offer": "f1", "type": "refund", "amount": "100.00", "currency": "CNY", "reason": "late", "payee": "u1"}),
    ("offer_decided", {"offer": "f1", "decision": "approve", "state": "approved", "reason": "fair"}),
    ("note_written", {"text": "be kind"}),
    ("stage_set", {"stage": "solve"}),
    ("order_noted", {"order": "open_case"}),
    ("order_refused", {"order": "step_in", "code": "not_your_role"}),
]


@pytest.mark.parametrize(("kind", "values"), MARKS)
def test_whatever_was_done_is_a_mark_with_what_its_sentence_needs(desk: Desk, kind: str, values: dict[str, str]) -> None:
    marks = [mark for mark in view_of(desk, busy_case(desk)).marks if mark.kind == kind]
    assert [mark.values for mark in marks] == [values]
    assert marks[0].at == START


def test_a_mark_of_a_message_or_a_promise_names_it(desk: Desk) -> None:
    view = view_of(desk, busy_case(desk))
    marks = {mark.kind: mark.values for mark in view.marks}
    promise = called_back(view)
    assert marks["score_corrected"] == {"message": str(view.messages[0].seq), "anger": "61.5"}
    assert marks["promise_made"] == {"promise": promise.id, "text": "call back", "due": str(promise.due)}
    assert marks["promise_kept"] == {"promise": promise.id}


def test_a_closed_case_says_how_it_ended_and_the_next_what_it_repeats(desk: Desk) -> None:
    case = open_case(desk)
    order(desk, "o1", "close_case", case=case, resolution="refunded")
    tell(desk, message("m9", FURIOUS, 9))
    first, second = view_of(desk, case), view_of(desk, desk.queue()[0].id)
    assert (first.resolution, first.closed_at, first.marks[-1].values) == ("refunded", START, {"resolution": "refunded"})
    assert (second.repeat_of, second.row.repeat, second.marks[0].values) == (case, True, {"why": "level", "repeat_of": case})


def test_a_hit_says_whose_message_it_is_and_where(desk: Desk) -> None:
    tell(desk, replace(message("m1", "no name", customer="u1"), customer=Customer("u1")))
    tell(desk, replace(message("m2", "a name", 1, conversation="c2"), customer=Customer("u2", "李先生")))
    named, nameless = desk.search("name")
    assert (named.customer, named.channel, named.text, named.case) == ("李先生", "chat", "a name", None)
    assert nameless.customer == "u1"
    assert [hit.text for hit in desk.search("name", limit=1)] == ["a name"]


def test_the_quarantine_shows_the_newest_first(desk: Desk) -> None:
    desk.receive([NotUnderstood("a.txt", n, "bad_json", b"%d" % n) for n in range(3)])
    rows = desk.quarantine(limit=2)
    assert [(row.source, row.line, row.reason, row.raw, row.at) for row in rows] == [
        ("a.txt", 2, "bad_json", b"2", START),
        ("a.txt", 1, "bad_json", b"1", START),
    ]
    assert len(desk.quarantine(limit=None)) == 3


def test_the_roster_shows_who_has_how_much_to_do(desk: Desk) -> None:
    order(desk, "o1", "assign_mediator", case=open_case(desk), mediator="wang")
    wang, ma = desk.mediators()
    assert (wang.id, wang.load, wang.languages, wang.skills) == ("wang", 1, ("zh", "en"), ("refund", "safety"))
    assert (ma.id, ma.load) == ("ma", 0)


def test_a_record_without_a_policy_has_nobody(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite", policy=None) as desk:
        assert desk.policy().people == {}
        assert desk.mediators() == []
        assert desk.heat_settings().thresholds() == (30.0, 55.0, 80.0)


def test_a_record_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    reads = Reads(tmp_path / "r.sqlite")
    with pytest.raises(BadInput, match="no_such_file"):
        reads.queue()
    assert not (tmp_path / "r.sqlite").exists()


def test_a_record_that_nobody_has_written_in_is_empty(tmp_path: Path) -> None:
    Record(tmp_path / "r.sqlite").close()
    shelf = Shelf(tmp_path / "r.sqlite")
    assert (shelf.queue(), shelf.case_ids(), shelf.seq(), shelf.heat_settings().thresholds()) == ([], [], 0, (30.0, 55.0, 80.0))
    shelf.close()


def test_another_file_is_trouble(tmp_path: Path) -> None:
    (tmp_path / "r.sqlite").write_bytes(b"x" * 4096)
    with pytest.raises(Trouble, match="not_a_record"):
        Reads(tmp_path / "r.sqlite").queue()


def test_the_queues_columns_are_those_of_the_contract(desk: Desk, shelf: Shelf) -> None:
    case = open_case(desk)
    order(desk, "o1", "step_in", case=case, mode="take_over")
    [row] = shelf.queue_columns()
    assert (row["id"], row["customer"], row["level"], row["stage"], row["supervisor"]) == (case, "u1", "critical", "listen", "chen")
    assert (row["opened_at"], row["closed_at"], row["mediator"]) == ("2026-11-22T01:00:00.000+00:00", None, None)
    assert set(row) >= {"id", "customer", "level", "heat", "stage", "opened_at", "closed_at", "agent", "mediator", "supervisor"}
    assert list(shelf.queue_columns(0)) == []


def test_a_case_without_a_word_of_the_customer_says_so(desk: Desk, shelf: Shelf) -> None:
    tell(desk, message("m1", "hello?", sender="agent"))
    order(desk, "o1", "open_case", channel="chat", conversation="c1")
    [row] = shelf.queue_columns()
    assert (row["last_customer_at"], row["last_words"]) == (None, "hello?")


def test_a_whole_case_has_messages_offers_promises_journal_and_readings(desk: Desk, shelf: Shelf) -> None:
    case = busy_case(desk)
    whole = shelf.case_columns(case)
    assert shelf.case_ids() == [case]
    messages, readings, journal = whole["messages"], whole["readings"], whole["journal"]
    assert isinstance(messages, list)
    assert isinstance(readings, list)
    assert isinstance(journal, list)
    assert [row["id"] for row in messages] == [row["id"] for row in readings] == ["first-c1", "m2", "m3", "m4"]
    assert [row["anger"] for row in messages] == [61.5, None, None, 100.0]
    assert [set(row) & {"anger", "promises"} for row in readings] == [{"anger"}, {"promises"}, set(), {"anger"}]
    assert [row["forecast"] for row in readings if "forecast" in row] == [None, None]
    assert whole["offers"] == [
        {
            "id": "f1", "case_id": case, "type": "refund", "amount": "100.00", "currency": "CNY", "state": "approved",
            "proposed_by": "xu", "approved_by": ["chen"], "reason": "late", "payee": "u1",
        }
    ]  # fmt: skip
    promises = whole["promises"]
    assert isinstance(promises, list)
    assert [(row["due"], row["state"]) for row in promises if row["text"] == "call back"] == [("2026-11-22T04:00:00.000+00:00", "kept")]
    assert [row["seq"] for row in journal] == sorted(row["seq"] for row in journal)
    assert {len(str(row["hash"])) for row in journal} == {64}


def test_a_forecast_in_columns_is_given_as_long_as_it_is_one(desk: Desk, shelf: Shelf) -> None:
    tell(desk, message("m1", "hm!"), message("m2", ANGRY, 1))
    readings = shelf.case_columns(shelf.case_ids()[0])["readings"]
    assert isinstance(readings, list)
    assert [row["forecast"] for row in readings] == [0.2, None]


def test_columns_of_an_unknown_case_are_refused(shelf: Shelf) -> None:
    with pytest.raises(BadInput, match="unknown_case") as problem:
        shelf.case_columns("K")
    assert problem.value.values == {"case": "K"}


def test_search_and_quarantine_have_columns_too(desk: Desk, shelf: Shelf) -> None:
    case = open_case(desk)
    desk.receive([NotUnderstood("a.txt", n, "bad_json", b"{") for n in (1, 2)])
    [hit] = shelf.search_columns("垃圾", 9)
    assert (hit["id"], hit["case_id"], hit["sender"], hit["sent_at"]) == ("first-c1", case, "customer", NINE.isoformat())
    assert [(row["line"], row["reason"], row["raw"]) for row in shelf.quarantine_columns()] == [
        (1, "bad_json", b"{"),
        (2, "bad_json", b"{"),
    ]


# The floor: the day of Asia/Shanghai, which NINE is nine hours into, in bins of ten minutes.


def at(desk: Desk, clock: Clock, ident: str, kind: str, minute: float, **fields: object) -> None:
    clock.at = START + minute * SECOND
    assert order(desk, ident, kind, **fields).accepted


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def floor_desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with opened(tmp_path / "r.sqlite", clock) as desk:
        yield desk


def test_a_day_on_which_nothing_happened_is_shown_from_its_beginning(floor_desk: Desk) -> None:
    floor = floor_desk.floor(START + 1)
    assert (floor.start, floor.step) == (START - 9 * 3_600, 600.0)
    assert floor.arrivals == floor.calm == floor.critical == (0,) * 55
    assert floor.heat == (0.0,) * 55
    assert (floor.messages_today, floor.closed_today) == (0, 0)


def test_a_case_counts_from_its_opening_to_its_closing(floor_desk: Desk, clock: Clock) -> None:
    case = open_case(floor_desk)
    at(floor_desk, clock, "o1", "close_case", 25, case=case, resolution="done")
    floor = floor_desk.floor(START + 35 * SECOND)
    assert floor.start == START - 3_600
    assert floor.critical == (*QUIET_HOUR, 1, 1, 0, 0)
    assert floor.heat[6] == floor.heat[7] > 80
    assert floor.heat[8:] == (0.0, 0.0)
    assert (floor.arrivals, floor.messages_today, floor.closed_today) == ((*QUIET_HOUR, 1, 0, 0, 0), 1, 1)


def test_a_case_stands_at_the_level_of_its_last_message(floor_desk: Desk) -> None:
    tell(floor_desk, message("m0", "hello", -15), message("m1", ANGRY, 0), message("m2", FURIOUS, 12))
    floor = floor_desk.floor(START + 25 * SECOND)
    assert floor.start == START - 3_600
    assert (floor.calm, floor.hot, floor.critical) == ((0,) * 9, (0,) * 6 + (1, 0, 0), (0,) * 7 + (1, 1))


def test_a_case_of_yesterday_begins_the_day_as_it_stood(floor_desk: Desk) -> None:
    day = 24 * 60
    tell(floor_desk, message("m1", FURIOUS, -day), message("m2", ANGRY, -day + 5, "c2", "u2"), message("m3", FURIOUS, 0, "c2", "u2"))
    floor = floor_desk.floor(START + 5)
    assert floor.start == START - 9 * 3_600
    assert floor.critical == (1,) * 54 + (2,)
    assert floor.hot == (1,) * 54 + (0,)
    assert floor.messages_today == 1


def test_a_message_after_its_case_was_closed_moves_no_level(floor_desk: Desk, clock: Clock) -> None:
    case = open_case(floor_desk)
    tell(floor_desk, message("m2", ANGRY, 30))
    at(floor_desk, clock, "o1", "close_case", 15, case=case, resolution="done")
    floor = floor_desk.floor(START + 45 * SECOND)
    assert floor.critical == (*QUIET_HOUR, 1, 0, 0, 0, 0)
    assert floor.arrivals == (*QUIET_HOUR, 1, 0, 0, 1, 0)


def test_a_case_opened_by_hand_counts_from_then_on(floor_desk: Desk, clock: Clock) -> None:
    tell(floor_desk, message("m1", "hello", 0), message("m2", "hello", 35))
    at(floor_desk, clock, "o1", "open_case", 15, channel="chat", conversation="c1")
    assert floor_desk.floor(START + 45 * SECOND).calm == (*QUIET_HOUR, 0, 1, 1, 1, 1)


def test_what_lies_in_the_future_is_not_on_the_floor_yet(floor_desk: Desk) -> None:
    tell(floor_desk, message("m1", FURIOUS, 30), replace(message("m2", "hello", conversation="c3"), at=NINE + timedelta(minutes=1)))
    floor = floor_desk.floor(START + 15 * SECOND)
    assert floor.critical == (0,) * len(floor.critical)
    assert floor.messages_today == 1
