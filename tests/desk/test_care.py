"""Hands, forms, mediations and call-backs through the desk: kept, rebuilt alike, opened again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop.core.follow_up import Hand
from desktop.core.messages import Message
from desktop.db.verify import first_fault
from desktop.desk.desk import Desk
from tests.desk.house import FURIOUS, NINE, message, open_case, opened, order, tell


def close(desk: Desk, case: str) -> None:
    assert order(desk, f"close-{case}", "close_case", case=case, resolution="done").accepted


def follow(desk: Desk, case: str, satisfaction: int, ident: str = "f") -> None:
    assert order(desk, ident, "follow_up", case=case, satisfaction=satisfaction, post="none").accepted


def test_a_case_lives_through_hand_form_mediation_and_is_rebuilt_alike(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite") as desk:
        case = open_case(desk)
        for ident, kind, by, more in (
            ("1", "raise_hand", "xu", {"reason": "he shouts"}),
            ("2", "lower_hand", "chen", {}),
            ("3", "fill_field", "xu", {"field": "product", "value": "冰箱"}),
            ("4", "assign_mediator", "chen", {"mediator": "wang"}),
            ("5", "answer_assignment", "wang", {"accept": True}),
            ("6", "mediate", "wang", {"part": "agreement", "text": "a new one"}),
            ("7", "accept_agreement", "wang", {"side": "customer"}),
            ("8", "accept_agreement", "chen", {"side": "company"}),
            ("9", "refer_outside", "chen", {"name": "12315", "reference": "A-7"}),
            ("10", "move_outside", "chen", {"state": "accepted"}),
            ("11", "set_call_back", "chen", {"due": "2026-11-24T09:00:00+08:00"}),
        ):
            assert order(desk, ident, kind, by, case=case, **more).accepted, kind
        assert order(desk, "12", "set_call_back", case=case, due="2026-11-24T09:00:00").code == "bad_order"
        assert order(desk, "13", "mediate", "wang", case=case, part="agreement", text="another").code == "already_decided"
    assert first_fault(tmp_path / "r.sqlite") is None


def test_a_bad_answer_opens_a_closed_case_again_with_what_was_said_meanwhile(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite") as desk:
        case = open_case(desk)
        close(desk, case)
        [told] = tell(desk, message("m2", "hello again", 5))
        assert told.case is None
        follow(desk, case, 1)
        assert [row.id for row in desk.queue()] == [case]
        [told] = tell(desk, message("m3", FURIOUS, 6))
        view = desk.case(case)
        assert view is not None
        assert (told.case, view.closed_at, view.row.stage, len(view.messages)) == (case, None, "solve", 3)
    assert first_fault(tmp_path / "r.sqlite") is None


def test_a_good_answer_leaves_a_closed_case_closed(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite") as desk:
        case = open_case(desk)
        close(desk, case)
        follow(desk, case, 5)
        assert desk.queue() == []
    assert first_fault(tmp_path / "r.sqlite") is None


def test_a_customer_whose_trouble_went_on_in_another_case_keeps_that_one(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite") as desk:
        case = open_case(desk)
        close(desk, case)
        [told] = tell(desk, message("m2", FURIOUS, 5))
        follow(desk, case, 1)
        assert [row.id for row in desk.queue()] == [told.case]
        assert told.case != case
    assert first_fault(tmp_path / "r.sqlite") is None


def test_of_several_conversations_those_that_have_no_other_case_come_back(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite") as desk:
        case = open_case(desk)
        tell(desk, message("n1", "and here", 1, conversation="c2"))
        close(desk, case)
        [told] = tell(desk, message("n2", FURIOUS, 5, conversation="c2"))
        assert told.case not in (None, case)
        close(desk, str(told.case))
        follow(desk, case, 2)
        assert [row.id for row in desk.queue()] == [case]
    assert first_fault(tmp_path / "r.sqlite") is None


def asking(ident: str, minute: float, raised: object = True, sender: str = "agent") -> Message:
    return replace(message(ident, "one moment", minute, sender=sender, author="xu"), extra={"raised_hand": raised})


def test_an_agent_raises_a_hand_with_a_message_and_a_calm_conversation_becomes_a_case(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite") as desk:
        told = tell(desk, message("m1", "hello"), asking("m2", 1, "he wants the manager"), asking("m3", 2))
        assert [each.case is not None for each in told] == [False, True, True]
        [row] = desk.queue()
        view = desk.case(row.id)
        assert view is not None
        assert (row.hand_since, view.hand) == (view.hand.since if view.hand else None, Hand("xu", NINE.timestamp(), "he wants the manager"))
        assert [mark.kind for mark in view.marks].count("hand_raised") == 1
    assert first_fault(tmp_path / "r.sqlite") is None


def test_a_customer_raises_no_hand(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite") as desk:
        [told] = tell(desk, asking("m1", 0, sender="customer"))
        assert told.case is None
