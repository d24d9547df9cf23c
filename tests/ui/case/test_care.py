"""The record form, the hand, the mediation and the call-back in the window: what is asked becomes the right orders."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.alert_rules import KINDS
from desktop.core.complaint import DEMANDS, FIELDS
from desktop.core.follow_up import POSTS, Aftercare, FieldFilled, FillField, FollowUp, Hand, LowerHand, RaiseHand, SetCallBack
from desktop.core.mediation import (
    OUTSIDE,
    PARTS,
    SIDES,
    AcceptAgreement,
    AnswerAssignment,
    Mediate,
    Mediation,
    MoveOutside,
    Outside,
    Proposal,
    ReferOutside,
)  # fmt: skip
from desktop.core.orders import Classify, CloseCase, Order
from desktop.core.people import Person
from desktop.desk.form import FormField
from desktop.desk.views import CaseView, Mark
from desktop.ui.care_words import care, value
from desktop.ui.case.handover import handover_note
from desktop.ui.case.history import history_lines
from desktop.ui.case.mediation_lines import aftercare_line, mediation_lines, outside_deadline
from desktop.ui.case.panel import CasePanel
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.dialogs.care import AnswerDialog, CallBackDialog, FollowUpDialog, HandDialog, MediateDialog, OutsideDialog
from desktop.ui.dialogs.close import CloseDialog
from desktop.ui.dialogs.record_form import RecordFormDialog
from tests.ui.case.samples import CHEN, LIN, NOW, POLICY, TEN, WANG, ZHAO, dryer

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window


class Room:
    """A panel with a case, and the orders that it gave."""

    def __init__(self, qtbot: QtBot, person: Person = CHEN, view: CaseView | None = None) -> None:
        self.panel = CasePanel(lambda: NOW)
        qtbot.addWidget(self.panel)
        self.panel.set_policy(POLICY)
        self.panel.set_person(person)
        self.panel.show_case(view or dryer())
        self.orders: list[Order] = []
        self.panel.order_given.connect(self.orders.append)

    def dialog(self, command: str) -> OrderDialog:
        self.panel.do(command)
        found = self.panel.actions_of_case.dialog
        assert found is not None
        return found


def mediated(mediation: Mediation, mediator: str = "wang") -> CaseView:
    view = dryer()
    return replace(view, row=replace(view.row, mediator=mediator), mediation=mediation)


def form(**found: FormField) -> list[FormField]:
    return [found.get(name, FormField(name)) for name in FIELDS]


def test_the_form_is_read_and_shows_the_words_behind_each_value(qtbot: QtBot) -> None:
    room = Room(qtbot)
    wanted: list[str] = []
    room.panel.form_wanted.connect(wanted.append)
    dialog = room.dialog("form")
    assert isinstance(dialog, RecordFormDialog)
    assert wanted == [dryer().row.id]
    assert dialog.problem() == "Reading the conversation…"
    room.panel.show_form(dryer().row.id, form(product=FormField("product", ("吹风机",), "conversation", 1, 3, 6)))
    assert dialog.inputs["product"].written() == "吹风机"
    assert dialog.inputs["product"].source.text() == "“吹风机”, 10:00"


def test_saving_makes_the_suggestions_somebodys_word(qtbot: QtBot) -> None:
    room = Room(qtbot, view=replace(dryer(), nature=None, cause=None))
    dialog = room.dialog("form")
    assert isinstance(dialog, RecordFormDialog)
    found = form(
        nature=FormField("nature", ("product",), "conversation", 1, 0, 2), demand=FormField("demand", ("refund",), "conversation", 1, 0, 2),
        loss=FormField("loss", ("299",), "hand"), customer_type=FormField("customer_type", ("individual",), "record"),
    )  # fmt: skip
    room.panel.show_form(dryer().row.id, found)
    dialog.give()
    assert [(type(order), getattr(order, "field", None)) for order in room.orders] == [(Classify, None), (FillField, "demand")]


def test_a_form_that_stands_already_saves_nothing(qtbot: QtBot) -> None:
    room = Room(qtbot, view=replace(dryer(), nature=None, cause=None))
    dialog = room.dialog("form")
    room.panel.show_form(dryer().row.id, form(loss=FormField("loss", ("299",), "hand")))
    room.panel.show_form(dryer().row.id, form(loss=FormField("loss", ("300",), "hand")))
    assert dialog.problem() == "So it stands already."
    assert "Product or service" in dialog.preview()


def test_closing_asks_only_for_what_is_missing_and_keeps_what_was_said(qtbot: QtBot) -> None:
    room = Room(qtbot, view=replace(dryer(), nature="product", cause=None))
    dialog = room.dialog("close")
    assert isinstance(dialog, CloseDialog)
    found = form(
        nature=FormField("nature", ("product",), "hand"), product=FormField("product", ("吹风机",), "conversation", 1, 3, 6),
        demand=FormField("demand", ("refund",), "conversation", 1, 0, 2),
    )  # fmt: skip
    room.panel.show_form(dryer().row.id, found)
    assert list(dialog.inputs) == ["cause"]
    assert dialog.inputs["cause"].code is not None
    dialog.inputs["cause"].code.choose("systemic_fault")
    dialog.resolution.setPlainText("a new one")
    dialog.give()
    assert [type(order) for order in room.orders] == [Classify, FillField, FillField, CloseCase]
    assert [order.field for order in room.orders if isinstance(order, FillField)] == ["product", "demand"]


def test_a_case_can_be_closed_with_fields_left_empty_and_before_the_form_is_read(qtbot: QtBot) -> None:
    room = Room(qtbot)
    dialog = room.dialog("close")
    assert isinstance(dialog, CloseDialog)
    dialog.give()
    assert room.orders == []
    dialog.resolution.setPlainText("done")
    dialog.give()
    assert [type(order) for order in room.orders] == [CloseCase]


def test_a_hand_is_raised_with_a_reason_and_lowered_at_once(qtbot: QtBot) -> None:
    room = Room(qtbot, ZHAO)
    dialog = room.dialog("hand")
    assert isinstance(dialog, HandDialog)
    dialog.reason.setPlainText("he shouts")
    dialog.give()
    up = replace(dryer(), hand=Hand("zhao", TEN, "he shouts"))
    lead = Room(qtbot, CHEN, up)
    lead.panel.do("hand")
    assert isinstance(room.orders[0], RaiseHand)
    assert isinstance(lead.orders[0], LowerHand)
    assert any("he shouts" in text for text in lead.panel.facts.texts())
    assert Room(qtbot, WANG, up).panel.why_not("hand") != ""


def test_a_call_back_lies_in_the_future(qtbot: QtBot) -> None:
    room = Room(qtbot)
    dialog = room.dialog("call_back")
    assert isinstance(dialog, CallBackDialog)
    dialog.give()
    (order,) = room.orders
    assert isinstance(order, SetCallBack)
    assert order.due.timestamp() > NOW


def test_what_the_customer_said_is_recorded_and_a_bad_answer_says_what_it_does(qtbot: QtBot) -> None:
    room = Room(qtbot)
    dialog = room.dialog("follow_up")
    assert isinstance(dialog, FollowUpDialog)
    assert dialog.problem()
    dialog.grade.choose("5")
    good = dialog.preview()
    dialog.post.choose("still")
    assert dialog.preview() != good
    dialog.give()
    (order,) = room.orders
    assert isinstance(order, FollowUp)
    assert (order.satisfaction, order.post) == (5, "still")


def test_a_mediator_answers_and_says_why_not(qtbot: QtBot) -> None:
    room = Room(qtbot, WANG, mediated(Mediation(asked_at=TEN)))
    dialog = room.dialog("answer")
    assert isinstance(dialog, AnswerDialog)
    dialog.answer.choose("no")
    assert dialog.problem()
    dialog.reason.setPlainText("ill")
    dialog.give()
    (order,) = room.orders
    assert isinstance(order, AnswerAssignment)
    assert (order.accept, order.reason) == (False, "ill")
    assert Room(qtbot, CHEN, mediated(Mediation(asked_at=TEN))).panel.why_not("answer") != ""


def test_a_part_of_the_mediation_is_written_over_what_was_there(qtbot: QtBot) -> None:
    room = Room(qtbot, WANG, mediated(Mediation(accepted=True, positions=(("common_ground", "both want peace"),))))
    dialog = room.dialog("mediate")
    assert isinstance(dialog, MediateDialog)
    assert dialog.problem()
    dialog.part.choose("common_ground")
    assert dialog.text.text() == "both want peace"
    dialog.part.choose("proposal")
    dialog.text.setPlainText("a new one")
    dialog.offer.setCurrentIndex(dialog.offer.count() - 1)
    dialog.give()
    (order,) = room.orders
    assert isinstance(order, Mediate)
    assert (order.part, order.text, order.offer) == ("proposal", "a new one", dryer().offers[-1].id)


@pytest.mark.parametrize(("person", "agreed", "side"), [(WANG, (), "customer"), (LIN, ("customer",), "company"), (LIN, (), "customer")])
def test_each_side_says_yes_by_whom_it_may(qtbot: QtBot, person: Person, agreed: tuple[str, ...], side: str) -> None:
    room = Room(qtbot, person, mediated(Mediation(accepted=True, agreement="a new one", agreed=agreed)))
    room.panel.do("agree")
    (order,) = room.orders
    assert isinstance(order, AcceptAgreement)
    assert order.side == side


def test_what_cannot_be_agreed_says_why(qtbot: QtBot) -> None:
    assert Room(qtbot, WANG, mediated(Mediation(agreement="x", agreed=("customer",)))).panel.why_not("agree") != ""
    assert Room(qtbot, CHEN, mediated(Mediation(agreement="x", agreed=SIDES))).panel.why_not("agree") != ""
    assert Room(qtbot, CHEN).panel.why_not("mediate") != ""
    assert Room(qtbot, ZHAO, mediated(Mediation())).panel.why_not("mediate") != ""


def test_a_third_party_is_named_and_then_followed(qtbot: QtBot) -> None:
    room = Room(qtbot)
    dialog = room.dialog("outside")
    assert isinstance(dialog, OutsideDialog)
    assert dialog.problem()
    dialog.name.setText("12315")
    dialog.give()
    there = Room(qtbot, CHEN, mediated(Mediation(outside=Outside("12315", "A-7", TEN, accepted_at=TEN))))
    follow = there.dialog("outside")
    assert isinstance(follow, OutsideDialog)
    follow.give()
    assert isinstance(room.orders[0], ReferOutside)
    assert isinstance(there.orders[0], MoveOutside)
    assert there.orders[0].state == "ended"


def test_only_a_lead_gives_a_case_to_a_third_party_and_the_mediator_follows_it(qtbot: QtBot) -> None:
    assert Room(qtbot, WANG, mediated(Mediation(accepted=True))).panel.why_not("outside") != ""
    assert Room(qtbot, WANG, mediated(Mediation(outside=Outside("12315", "A-7", TEN)))).panel.why_not("outside") == ""


def test_the_facts_tell_how_far_a_mediation_is(qtbot: QtBot) -> None:
    full = Mediation(
        asked_at=TEN, accepted=True, refused_by=(("reid", "ill"),), positions=(("customer_position", "wants all"),),
        proposals=(Proposal("half", "wang", TEN),), agreement="three quarters", agreed=("customer",), failed="court",
        outside=Outside("12315", "A-7", TEN, TEN, TEN),
    )  # fmt: skip
    view = mediated(full)
    lines = mediation_lines(view, Room(qtbot, CHEN, view).panel.context, NOW)
    for said in ("ill", "王芳 mediates", "wants all", "half", "three quarters", "court", "12315 (A-7)"):
        assert any(said in line for line in lines), (said, lines)
    waiting = mediated(Mediation(asked_at=TEN))
    assert "has not answered" in mediation_lines(waiting, Room(qtbot, CHEN, waiting).panel.context, NOW)[0]


@pytest.mark.parametrize(
    ("outside", "said", "late"),
    [
        (None, "", False),
        (Outside("12315", "A-7", TEN, TEN, TEN, accept_by=NOW, end_by=NOW), "", False),
        (Outside("12315", "A-7", TEN, accept_by=NOW + 5 * 86_400 + 9), "12315 has to accept it by", False),
        (Outside("12315", "A-7", TEN, accept_by=NOW + 5 * 86_400 + 9), ": 5 day(s) left", False),
        (Outside("12315", "A-7", TEN, accept_by=NOW + 90), "1:30 left", False),
        (Outside("12315", "A-7", TEN, TEN, accept_by=NOW, end_by=NOW - 3_600), "12315 has to end it by", True),
        (Outside("12315", "A-7", TEN, TEN, accept_by=NOW, end_by=NOW - 3_600), "overdue 1:00:00", True),
    ],
)
def test_a_third_partys_date_is_counted_down_and_red_once_it_is_over(qtbot: QtBot, outside: Outside | None, said: str, late: bool) -> None:
    view = mediated(Mediation(outside=outside))
    panel = Room(qtbot, CHEN, view).panel
    shown, red = outside_deadline(view, panel.context, NOW)
    assert (said in shown, red, bool(shown)) == (True, late, bool(said))
    panel.facts.show_case(view, panel.context, NOW)
    assert (panel.facts._outside.text(), panel.facts._outside.property("look") == "error") == (shown, late)
    assert shown in handover_note(panel.context, (), NOW)


def test_a_closed_case_can_still_be_called_back(qtbot: QtBot) -> None:
    room = Room(qtbot, CHEN, replace(dryer(), closed_at=TEN))
    assert (room.panel.why_not("call_back"), room.panel.why_not("follow_up")) == ("", "")
    assert room.panel.why_not("promise") != ""


@pytest.mark.parametrize(
    ("aftercare", "said"),
    [(None, "Nothing planned"), (Aftercare(), "Nothing planned"), (Aftercare(TEN), "10:00"), (Aftercare(None, 2, "still", "no"), "2 of 5")],
)
def test_the_facts_tell_of_the_call_back(qtbot: QtBot, aftercare: Aftercare | None, said: str) -> None:
    view = replace(dryer(), aftercare=aftercare)
    assert said in aftercare_line(view, Room(qtbot, CHEN, view).panel.context, NOW)


@pytest.mark.parametrize(
    ("kind", "values", "said"),
    [
        ("assignment_answered", {"accepted": "True"}, "takes the mediation"),
        ("assignment_answered", {"accepted": "", "reason": "ill"}, "cannot mediate: ill"),
        ("mediation_noted", {"part": "agreement", "text": "x"}, "Agreement: x"),
        ("agreement_accepted", {"side": "company"}, "The company agrees"),
        ("referred_outside", {"name": "12315", "reference": "A"}, "12315 (A)"),
        ("outside_moved", {"state": "ended"}, "the third party ended the case"),
        ("outside_moved", {"state": "accepted"}, "the third party took the case"),
        ("alert_acknowledged", {"alert": "promise"}, "has seen the alert: a promise is late"),
        ("alert_snoozed", {"alert": "critical"}, "let the alert sleep: a case is critical"),
        ("hand_raised", {}, "raised a hand"),
        ("hand_lowered", {}, "lowered the hand"),
        ("field_filled", {"field": "demand", "value": "refund"}, "Money back"),
        ("call_back_set", {}, "planned a call-back"),
        ("followed_up", {"satisfaction": "2", "post": "still", "reopened": "True"}, "the case goes on"),
    ],
)
def test_the_history_has_a_sentence_for_each_step(qtbot: QtBot, kind: str, values: dict[str, str], said: str) -> None:
    view = replace(dryer(), marks=(Mark(1, TEN, kind, "chen", values),))
    assert said in history_lines(Room(qtbot, CHEN, view).panel.context, NOW)[0]


def test_every_code_has_a_word() -> None:
    for table, codes in (
        ("field", FIELDS),
        ("demand", DEMANDS),
        ("part", PARTS),
        ("side", SIDES),
        ("post", POSTS),
        ("outside", OUTSIDE),
        ("alert", KINDS),
    ):
        assert all(care(table, code) != code for code in codes), table
    assert [value(name, code) for name, code in (("nature", "price"), ("risks", "legal"), ("product", "冰箱"))] == [
        "Price complaint", "Legal", "冰箱",
    ]  # fmt: skip
    assert FieldFilled("product", "x").field in FIELDS
