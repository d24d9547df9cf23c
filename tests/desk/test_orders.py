"""Orders through the desk: every refusal in the contract's order of checks, and ids that act once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core import orders
from desktop.desk.desk import Desk
from tests.desk.house import ANGRY, FURIOUS, NINE, POLICY, Clock, message, open_case, opened, order, propose, raw, tell


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with opened(tmp_path / "r.sqlite", clock) as desk:
        yield desk


@pytest.fixture
def case(desk: Desk) -> str:
    return open_case(desk)


def approve(
    desk: Desk, ident: str, offer: str = "f1", by: str = "chen", decision: str = "approve", **fields: object
) -> tuple[str | None, str]:
    outcome = order(desk, ident, "decide_offer", by, offer=offer, decision=decision, reason="", **fields)
    return outcome.code, outcome.state.get("offer", "")


BAD = [
    {"order": "no_such_order"}, {"order": 3}, {"order": "step_in", "case": "K"}, {"order": "step_in", "case": "K", "mode": "shout"},
    {"order": "step_in", "case": 3, "mode": "watch"}, {"order": "step_in", "case": "K", "mode": "watch", "seen_seq": "7"},
    {"order": "propose_offer", "case": "K", "offer": "f", "type": "bribe", "amount": "1", "currency": "CNY", "reason": ""},
    {"order": "propose_offer", "case": "K", "offer": "", "type": "refund", "amount": "1", "currency": "CNY", "reason": ""},
    {"order": "propose_offer", "case": "K", "offer": "f", "type": "refund", "currency": "CNY", "reason": ""},
    {"order": "decide_offer", "offer": "f", "decision": "maybe"}, {"order": "promise", "case": "K", "due": "tomorrow", "text": ""},
    {"order": "promise", "case": "K", "due": "2026-11-22T09:00:00", "text": ""}, {"order": "close_case", "case": "K"},
    {"order": "promise", "case": "K", "due": "9999-12-31T23:59:59-12:00", "text": ""},
    {"order": "correct_score", "case": "K", "message": 1, "anger": 101},
    {"order": "correct_score", "case": "K", "message": 2**70, "anger": 1},
    {"order": "write", "case": "K", "mode": "reply", "text": " \n"}, {"order": "set_stage", "case": "K", "stage": "closed"},
    {"order": "classify", "case": "K", "nature": "weather"}, {"order": "open_case", "channel": "chat"},
]  # fmt: skip


@pytest.mark.parametrize("fields", BAD, ids=lambda fields: "-".join(str(value)[:12] for value in fields.values()))
def test_a_bad_order_is_refused_before_anything_else(desk: Desk, fields: dict[str, object]) -> None:
    outcome = desk.handle_line(raw({"id": "o1", "by": "nobody", **fields}))[0]
    assert (outcome.id, outcome.accepted, outcome.code, outcome.case) == ("o1", False, "bad_order", None)


@pytest.mark.parametrize(
    "line",
    [b"", b"{}", b"[]", b"nonsense", b"\xff", b'{"id":3}', b'{"id":""}', b'{"id":null}', b'{"id":"\\ud800"}', b"[" * 100_000,
     b'{"id":"' + b"x" * 201 + b'"}', b'{"id":"a\xff","order":"open_case"}'],
)  # fmt: skip
def test_a_line_without_a_usable_id_is_answered_with_null(desk: Desk, line: bytes) -> None:
    outcome, changes = desk.handle_line(line)
    assert (outcome.id, outcome.code, outcome.case, bool(changes)) == (None, "bad_order", None, False)


def test_who_gives_an_order_is_known_before_what_it_is_about(desk: Desk) -> None:
    assert order(desk, "o1", "step_in", "nobody", case="K", mode="watch").code == "unknown_person"


def test_a_record_without_a_policy_refuses_everybody(tmp_path: Path) -> None:
    with opened(tmp_path / "bare.sqlite", policy=None) as desk:
        assert order(desk, "o1", "step_in", "chen", case=open_case(desk), mode="watch").code == "unknown_person"
        assert desk.policy().people == {}


@pytest.mark.parametrize(
    ("kind", "fields", "code"),
    [("step_in", {"case": "K", "mode": "watch"}, "unknown_case"), ("decide_offer", {"offer": "f9", "decision": "approve"}, "unknown_offer"),
     ("open_case", {"channel": "chat", "conversation": "c9"}, "unknown_conversation"),
     ("propose_offer", {"case": "K", "offer": "f", "type": "refund", "amount": "x", "currency": "CNY", "reason": ""}, "unknown_case")],
)  # fmt: skip
def test_what_is_not_there_is_known_before_the_role(desk: Desk, kind: str, fields: dict[str, object], code: str) -> None:
    assert order(desk, "o1", kind, "he", **fields).code == code


@pytest.mark.parametrize("kind", ["step_in", "assign_mediator", "close_case", "decide_offer", "propose_offer", "promise", "open_case"])
def test_an_auditor_only_looks(desk: Desk, case: str, kind: str) -> None:
    propose(desk, case)
    fields = {"case": case, "mode": "watch", "mediator": "wang", "resolution": "", "offer": "f1", "decision": "approve", "amount": "x"}
    about = {
        "due": "2026-11-23T09:00:00Z",
        "text": "",
        "conversation": "c1",
        "channel": "chat",
        "type": "refund",
        "currency": "CNY",
        "reason": "",
    }
    offer = {"offer": "f2"} if kind == "propose_offer" else {}
    assert order(desk, "o1", kind, "he", **{**fields, **about, **offer}).code == "not_your_role"


@pytest.mark.parametrize("kind", ["step_in", "assign_mediator", "close_case", "decide_offer"])
def test_an_agent_leads_nothing(desk: Desk, case: str, kind: str) -> None:
    propose(desk, case)
    fields = {"case": case, "mode": "watch", "mediator": "wang", "resolution": "", "offer": "f1", "decision": "approve"}
    outcome = order(desk, "o1", kind, "xu", **fields)
    assert (outcome.code, outcome.case) == ("not_your_role", case)


def test_a_closed_case_takes_no_orders(desk: Desk, case: str) -> None:
    propose(desk, case)
    assert order(desk, "close", "close_case", case=case, resolution="settled").accepted
    assert order(desk, "o1", "take", "chen").code == "bad_order"
    assert order(desk, "o2", "step_in", case=case, mode="take_over", seen_seq=0).code == "case_closed"
    assert approve(desk, "o3") == ("case_closed", "")
    assert order(desk, "o4", "write", case=case, mode="reply", text="hello").code == "case_closed"


def test_an_offer_is_decided_once(desk: Desk, case: str) -> None:
    propose(desk, case)
    assert approve(desk, "o1") == (None, "approved")
    assert approve(desk, "o2", by="zhao") == ("already_decided", "")
    assert approve(desk, "o3", by="xu", decision="recall") == ("already_decided", "")


@pytest.mark.parametrize(
    ("decision", "by", "state"),
    [("decline", "chen", "declined"), ("send_back", "lin", "sent_back"), ("recall", "xu", "recalled"), ("approve", "lin", "approved")],
)
def test_every_decision_has_its_state(desk: Desk, case: str, decision: str, by: str, state: str) -> None:
    assert propose(desk, case).state == {"offer": "pending"}
    assert approve(desk, "o1", by=by, decision=decision) == (None, state)


def test_only_the_proposer_recalls(desk: Desk, case: str) -> None:
    propose(desk, case)
    assert approve(desk, "o1", by="chen", decision="recall") == ("not_your_role", "")


@pytest.mark.parametrize("decision", ["approve", "decline", "send_back"])
def test_nobody_decides_his_own(desk: Desk, case: str, decision: str) -> None:
    propose(desk, case, amount="10000.01", by="chen")
    assert approve(desk, "o1", decision=decision) == ("own_proposal", "")


def test_above_the_threshold_two_people_approve(desk: Desk, case: str) -> None:
    propose(desk, case, amount="2000.01")
    assert approve(desk, "o1") == (None, "pending_second")
    assert approve(desk, "o2") == ("same_person_twice", "")
    assert approve(desk, "o3", by="lin") == ("over_limit", "")
    assert approve(desk, "o4", by="zhao", seen_seq=1) == (None, "approved")


@pytest.mark.parametrize(("amount", "code"), [("500.00", None), ("500.01", "over_limit")])
def test_exactly_at_a_limit_is_within_it(desk: Desk, case: str, amount: str, code: str | None) -> None:
    propose(desk, case, amount=amount)
    assert approve(desk, "o1", by="lin")[0] == code


def test_the_daily_budget_is_never_passed_and_is_new_the_next_day(desk: Desk, case: str, clock: Clock) -> None:
    for n in range(11):
        propose(desk, case, f"f{n}", "2000.00")
    codes = [approve(desk, f"o{n}", f"f{n}")[0] for n in range(11)]
    assert codes == [None] * 10 + ["over_budget"]
    clock.at = NINE.replace(hour=23, minute=59).timestamp()
    assert approve(desk, "late", "f10") == ("over_budget", "")
    clock.at += 60
    assert approve(desk, "tomorrow", "f10") == (None, "approved")


@pytest.mark.parametrize(
    ("amount", "fields"),
    [("0", {}), ("-1", {}), ("1.001", {}), ("01", {}), (680, {}), (None, {}), ("1", {"currency": "USD"}), ("1", {"currency": "XXX"})],
)
def test_an_amount_must_be_one(desk: Desk, case: str, amount: object, fields: dict[str, object]) -> None:
    assert propose(desk, case, amount=amount, **fields).code == "bad_amount"


@pytest.mark.parametrize("kind", ["replacement", "visit"])
def test_a_replacement_or_visit_may_cost_nothing(desk: Desk, case: str, kind: str) -> None:
    assert propose(desk, case, amount="0", type=kind).accepted


def test_a_used_offer_id_is_a_bad_order(desk: Desk, case: str) -> None:
    propose(desk, case)
    outcome = propose(desk, case, by="nobody")
    assert (outcome.code, outcome.case) == ("bad_order", case)


def test_one_takes_over_at_a_time(desk: Desk, case: str) -> None:
    assert order(desk, "o1", "step_in", "lin", case=case, mode="take_over").accepted
    assert order(desk, "o2", "step_in", "chen", case=case, mode="take_over", seen_seq=0).code == "already_taken"
    assert order(desk, "o3", "step_in", "chen", case=case, mode="watch").accepted
    assert order(desk, "o4", "step_in", "lin", case=case, mode="leave").accepted
    assert order(desk, "o5", "step_in", "chen", case=case, mode="take_over", seen_seq=0).code == "stale"
    assert order(desk, "o6", "step_in", "chen", case=case, mode="take_over", seen_seq=desk.seq()).accepted


def test_a_mediator_is_one_and_neutral(desk: Desk, case: str) -> None:
    tell(desk, message("m2", "hello", 1, sender="agent", author="王芳"))
    assert order(desk, "o1", "assign_mediator", case=case, mediator="lin").code == "not_a_mediator"
    assert order(desk, "o2", "assign_mediator", case=case, mediator="nobody").code == "not_a_mediator"
    assert order(desk, "o3", "assign_mediator", case=case, mediator="wang").code == "not_neutral"
    assert order(desk, "o4", "assign_mediator", case=case, mediator="ma").accepted
    assert order(desk, "o5", "assign_mediator", case=case, mediator="lin", seen_seq=1).code == "stale"


def test_closing_is_stale_after_a_word_of_the_customer(desk: Desk, case: str) -> None:
    seen = desk.seq()
    tell(desk, message("m2", "one more thing", 1))
    assert order(desk, "o1", "close_case", case=case, resolution="done", seen_seq=seen).code == "stale"
    assert order(desk, "o2", "close_case", case=case, resolution="done", seen_seq=desk.seq()).accepted


def test_the_same_id_gets_the_first_outcome_and_does_nothing(desk: Desk, case: str) -> None:
    first, seq = propose(desk, case), desk.seq()
    again = desk.handle_line(raw({"id": "propose-f1-xu", "order": "close_case", "by": "chen", "case": case, "resolution": ""}))[0]
    assert (again, desk.seq()) == (first, seq)
    assert first.seq == seq


def test_a_refusal_is_repeated_too(desk: Desk) -> None:
    first = order(desk, "o1", "step_in", case="K", mode="watch")
    case = open_case(desk)
    assert order(desk, "o1", "step_in", case=case, mode="watch") == first


def test_a_bad_order_stays_bad(desk: Desk, case: str) -> None:
    first, seq = order(desk, "o1", "step_in", case=case, mode="shout"), desk.seq()
    assert order(desk, "o1", "step_in", case=case, mode="watch") == first
    assert order(desk, "o1", "step_in", case=case, mode="shout") == first
    assert (first.code, seq) == ("bad_order", seq)


def test_a_default_person_gives_orders_that_do_not_say_who(desk: Desk, case: str) -> None:
    line = raw({"id": "o1", "order": "step_in", "case": case, "mode": "watch"})
    assert desk.handle_line(line, "lin")[0].accepted
    assert desk.handle_line(raw({"id": "o2", "order": "step_in", "case": case, "mode": "watch"}))[0].code == "bad_order"


def test_a_case_is_opened_by_hand_once(desk: Desk) -> None:
    tell(desk, message("m1", "quiet"))
    first = order(desk, "o1", "open_case", "xu", conversation="c1", channel="chat")
    again = order(desk, "o2", "open_case", "xu", conversation="c1", channel="chat")
    assert (first.accepted, again.accepted, again.case) == (True, True, first.case)
    assert desk.case(first.case or "") is not None


def test_another_customer_gets_a_case_of_his_own(desk: Desk, case: str) -> None:
    tell(desk, message("m9", "quiet", customer="u2", conversation="c2"))
    assert order(desk, "o1", "open_case", conversation="c2", channel="chat").case not in (case, None)


def test_a_conversation_from_before_the_case_joins_by_order(desk: Desk) -> None:
    tell(desk, message("m1", "quiet", conversation="c2"))
    case = open_case(desk)
    assert order(desk, "o1", "open_case", conversation="c2", channel="chat").case == case


def test_a_reply_becomes_a_message_where_the_customer_wrote_last(desk: Desk, case: str, clock: Clock) -> None:
    tell(desk, message("m2", "over here", 5, conversation="a2"))
    tell(desk, message("m3", "and here", 6, conversation="b2"), message("m4", "again", 7, conversation="a2"))
    clock.at += 3600
    outcome = order(desk, "o1", "write", "lin", case=case, mode="reply", text="within an hour")
    view = desk.case(case)
    assert view is not None
    reply = view.messages[-1]
    assert (reply.conversation, reply.author, reply.sender, reply.unsent) == ("a2", "林怡君", "supervisor", True)
    assert order(desk, "o1", "write", "lin", case=case, mode="reply", text="other") == outcome
    assert [promise.text for promise in view.promises] == ["within an hour"]


@pytest.mark.parametrize(
    ("by", "fields", "code"), [("he", {}, "not_your_role"), ("nobody", {}, "unknown_person"), ("lin", {"case": "K"}, "unknown_case")]
)
def test_a_reply_is_refused_like_any_order(desk: Desk, case: str, by: str, fields: dict[str, object], code: str) -> None:
    assert order(desk, "o1", "write", by, **{"case": case, "mode": "reply", "text": "hi", **fields}).code == code


def test_only_who_took_over_replies(desk: Desk, case: str) -> None:
    order(desk, "o1", "step_in", "lin", case=case, mode="take_over")
    assert order(desk, "o2", "write", "chen", case=case, mode="reply", text="hi").code == "already_taken"
    assert order(desk, "o3", "write", "chen", case=case, mode="whisper", text="offer him tea").accepted
    assert order(desk, "o4", "write", "lin", case=case, mode="reply", text="hi").accepted


def test_a_whisper_is_a_note(desk: Desk, case: str) -> None:
    order(desk, "o1", "write", "chen", case=case, mode="whisper", text="offer him tea")
    view = desk.case(case)
    assert view is not None
    assert [(m.sender, m.author, m.text) for m in view.messages if m.sender == "note"] == [("note", "陈立", "offer him tea")]


def test_a_message_of_an_outsider_cannot_block_a_reply(desk: Desk, case: str) -> None:
    tell(desk, message("stepin-o1", "I was here first"))
    assert order(desk, "o1", "write", "lin", case=case, mode="reply", text="hi").accepted


def test_a_promise_is_kept_once(desk: Desk, case: str) -> None:
    made = order(desk, "p1", "promise", "xu", case=case, due="2026-11-22T12:00:00+08:00", text="call back")
    assert made.accepted
    assert order(desk, "o1", "keep_promise", "xu", case=case, promise="p9").code == "bad_order"
    assert order(desk, "o2", "keep_promise", "xu", case=case, promise="p1").accepted
    assert order(desk, "o3", "keep_promise", "xu", case=case, promise="p1").code == "already_decided"


def test_a_corrected_score_is_used_from_then_on(desk: Desk, case: str) -> None:
    view = desk.case(case)
    assert view is not None
    seq, hot = view.messages[0].seq, view.row.heat
    assert order(desk, "o1", "correct_score", "xu", case=case, message=seq, anger=10).accepted
    after = desk.case(case)
    assert after is not None
    assert (after.messages[0].anger, after.messages[0].machine_anger, after.messages[0].corrected_by) == (10, 100, "xu")
    assert after.row.heat < hot
    assert (after.row.level, after.messages[0].level) == ("calm", "calm")


def test_only_a_customers_message_of_the_case_is_corrected(desk: Desk, case: str) -> None:
    tell(desk, message("m2", "sorry", 1, sender="agent"))
    view = desk.case(case)
    assert view is not None
    assert order(desk, "o1", "correct_score", case=case, message=view.messages[1].seq, anger=10).code == "bad_order"
    assert order(desk, "o2", "correct_score", case=case, message=999, anger=10).code == "bad_order"


def test_stage_and_class_are_set(desk: Desk, case: str) -> None:
    order(desk, "o1", "set_stage", "xu", case=case, stage="follow_up")
    order(desk, "o2", "classify", "xu", case=case, nature="product", cause="systemic_fault")
    view = desk.case(case)
    assert view is not None
    assert (view.row.stage, view.nature, view.cause) == ("follow_up", "product", "systemic_fault")


def test_the_first_policy_stays(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite") as desk:
        assert desk.adopt_policy(POLICY).currency == "CNY"
        with pytest.raises(Exception, match="other_policy"):
            desk.adopt_policy(POLICY + "\n# changed")


def test_a_first_policy_that_another_desk_brought_in_stays(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite", policy=None) as one, opened(tmp_path / "r.sqlite"), pytest.raises(Exception, match="other_policy"):
        one.adopt_policy(POLICY + "\n# changed")


def test_a_reply_reads_the_case_again_when_another_desk_was_faster(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite") as one, opened(tmp_path / "r.sqlite") as other:
        case = open_case(one)
        tell(other, message("m2", ANGRY, 1), message("m3", FURIOUS, 2))
        reply = orders.Write(id="o1", by="lin", case=case, mode="reply", text="sorry")
        assert one.handle(reply)[0].accepted
        order(other, "o2", "close_case", case=case, resolution="done")
        assert one.handle(orders.Write(id="o3", by="lin", case=case, mode="reply", text="sorry"))[0].code == "case_closed"
