"""Each dialog asks what its order needs, says what it will do, and gives exactly that order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.core import orders
from desktop.core.hours import Hours
from desktop.core.money import Money
from desktop.core.people import Person
from desktop.core.roster import Past
from desktop.desk.views import CaseView
from desktop.ui.case.context import CaseContext
from desktop.ui.case.giver import Giver
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.dialogs.classify import ClassifyDialog
from desktop.ui.dialogs.close import CloseDialog
from desktop.ui.dialogs.correct import CorrectDialog
from desktop.ui.dialogs.decide import DecideDialog
from desktop.ui.dialogs.full_text import FullTextDialog
from desktop.ui.dialogs.mediator import MediatorDialog, reason
from desktop.ui.dialogs.offer import OfferDialog
from desktop.ui.dialogs.promise import PromiseDialog
from tests.ui.case.samples import CHEN, LIN, MEDIATORS, NOW, OFFER, POLICY, dryer, dryer_messages

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window

GIVER = Giver("lin", "AB123-CD456", 12)
Shown = Callable[[OrderDialog], OrderDialog]


def context(person: Person = LIN, view: CaseView | None = None) -> CaseContext:
    return CaseContext(view or dryer(), person, POLICY, tuple(MEDIATORS))


@pytest.fixture
def given(qtbot: QtBot) -> Callable[[OrderDialog], orders.Order]:
    """Presses the dialog's button and hands back the order."""

    def press(dialog: OrderDialog) -> orders.Order:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        assert dialog.do_it.isEnabled(), dialog.said.text()
        with qtbot.waitSignal(dialog.order_given) as signal:
            qtbot.mouseClick(dialog.do_it, Qt.MouseButton.LeftButton)
        order = signal.args[0]
        assert isinstance(order, orders.Order)
        assert (order.by, order.seen_seq, len(order.id)) == ("lin", 12, 32)
        return order

    return press


def test_an_offer_is_proposed_as_it_was_written(qtbot: QtBot, given: Callable[[OrderDialog], orders.Order]) -> None:
    dialog = OfferDialog(GIVER, context())
    dialog.type.choose("partial_refund")
    dialog.amount.setText("1,680.5")
    dialog.reason.setPlainText(" 吹风机漏电 ")
    assert dialog.said.text() == "Pay 1,680.50 CNY to 陈晓 for “吹风机漏电”.\n陈立 can approve it."
    order = given(dialog)
    assert isinstance(order, orders.ProposeOffer)
    assert (order.case, order.type, order.amount, order.currency, order.reason) == (
        "AB123-CD456",
        "partial_refund",
        "1680.50",
        "CNY",
        "吹风机漏电",
    )
    assert order.offer != order.id


@pytest.mark.parametrize("amount", ["", "abc", "1.234", "-5", "007", "0", "１２"])
def test_no_offer_goes_out_with_an_amount_that_is_none(qtbot: QtBot, amount: str) -> None:
    dialog = OfferDialog(GIVER, context())
    qtbot.addWidget(dialog)
    dialog.reason.setPlainText("坏了")
    dialog.amount.setText(amount)
    assert not dialog.do_it.isEnabled()
    assert dialog.said.text()


def test_a_replacement_needs_no_amount(qtbot: QtBot, given: Callable[[OrderDialog], orders.Order]) -> None:
    dialog = OfferDialog(GIVER, context())
    dialog.type.choose("replacement")
    dialog.reason.setPlainText("坏了")
    order = given(dialog)
    assert isinstance(order, orders.ProposeOffer)
    assert order.amount == "0.00"


def test_an_approval_reads_the_sentence_once_more(qtbot: QtBot, given: Callable[[OrderDialog], orders.Order]) -> None:
    dialog = DecideDialog(GIVER, context(CHEN), OFFER, "approve")
    assert dialog.said.text().startswith("Pay 680.00 CNY to 陈晓 for “吹风机退款”.\nOne approval makes it final")
    order = given(dialog)
    assert isinstance(order, orders.DecideOffer)
    assert (order.offer, order.decision, order.reason) == ("o1", "approve", "")


def test_a_large_amount_is_typed_again(qtbot: QtBot) -> None:
    dialog = DecideDialog(GIVER, context(CHEN), replace(OFFER, money=Money("CNY", 2_680_00)), "approve")
    qtbot.addWidget(dialog)
    assert not dialog.do_it.isEnabled()
    dialog.amount.setText("268.00")
    assert not dialog.do_it.isEnabled()
    assert dialog.missing.text() == "Type the amount as it stands above: 2680.00"
    assert "2,680.00 CNY" in dialog.said.text()
    dialog.amount.setText("2,680.00")
    assert dialog.do_it.isEnabled()


@pytest.mark.parametrize("decision", ["decline", "send_back"])
def test_who_says_no_says_why(qtbot: QtBot, given: Callable[[OrderDialog], orders.Order], decision: str) -> None:
    dialog = DecideDialog(GIVER, context(CHEN), OFFER, decision)
    assert not dialog.do_it.isEnabled()
    dialog.reason.setPlainText("太多了")
    order = given(dialog)
    assert isinstance(order, orders.DecideOffer)
    assert (order.decision, order.reason) == (decision, "太多了")


def test_the_best_mediator_comes_first_and_the_agent_is_not_on_the_list(qtbot: QtBot, given: Callable[[OrderDialog], orders.Order]) -> None:
    roster = (*MEDIATORS, replace(MEDIATORS[0], id="zhao", name="赵敏", load=0))
    dialog = MediatorDialog(GIVER, replace(context(), mediators=roster))
    assert [mediator.id for mediator in dialog.roster] == ["wang", "lau", "reid"]
    assert dialog.said.text().endswith("Not neutral here: 赵敏")
    order = given(dialog)
    assert isinstance(order, orders.AssignMediator)
    assert order.mediator == "wang"


def test_outcomes_and_hours_are_reasons_and_what_speaks_against_somebody_is_said(qtbot: QtBot) -> None:
    past = Past(3, 1, 4, 1, {"product": (2, 0)})
    first = replace(MEDIATORS[0], past=past, hours=(Hours(frozenset(), 0, 60),))
    dialog = MediatorDialog(GIVER, replace(context(), mediators=(first,)))
    qtbot.addWidget(dialog)
    assert "settled 3/4, settled 2/2 of this kind (Product complaint)" in dialog.said.text()
    assert "What speaks against it: declined 1/5, not at work now" in dialog.said.text()
    assert reason("settled_such", "legal 1/2").endswith("(Legal)") and "(Poor" in reason("settled_such", "poor_communication 1/2")


def test_an_english_customer_gets_a_mediator_who_speaks_english_with_least_to_do(qtbot: QtBot) -> None:
    view = dryer()
    english = replace(view, messages=(replace(view.messages[0], text="Where is my refund?"),), row=replace(view.row, risks=()))
    dialog = MediatorDialog(GIVER, context(view=english))
    qtbot.addWidget(dialog)
    assert [mediator.id for mediator in dialog.roster] == ["reid", "wang", "lau"]


def test_an_empty_roster_says_so(qtbot: QtBot) -> None:
    dialog = MediatorDialog(GIVER, replace(context(), mediators=()))
    qtbot.addWidget(dialog)
    assert not dialog.do_it.isEnabled()


def test_a_promise_is_due_in_half_an_hour_unless_said_otherwise(qtbot: QtBot, given: Callable[[OrderDialog], orders.Order]) -> None:
    dialog = PromiseDialog(GIVER, NOW, "陈晓")
    dialog.text.setPlainText("回电")
    order = given(dialog)
    assert isinstance(order, orders.MakePromise)
    assert (order.due.timestamp(), order.text) == (NOW + 1_800, "回电")
    assert order.due.tzinfo is not None


def test_the_presets_of_a_promise_set_its_time(qtbot: QtBot) -> None:
    dialog = PromiseDialog(GIVER, NOW, "陈晓")
    qtbot.addWidget(dialog)
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    buttons["2 h"].click()
    assert dialog.due_at() == NOW + 7_200
    buttons["Tomorrow noon"].click()
    assert datetime.fromtimestamp(dialog.due_at()).hour == 12
    dialog.set_due(datetime.fromtimestamp(NOW - 60))
    assert not dialog.do_it.isEnabled()


def test_a_case_closes_with_a_resolution_and_says_what_is_open(qtbot: QtBot, given: Callable[[OrderDialog], orders.Order]) -> None:
    dialog = CloseDialog(GIVER, context())
    assert not dialog.do_it.isEnabled()
    dialog.resolution.setPlainText("退款并道歉")
    assert "1 promise" in dialog.said.text()
    assert "1 offer" in dialog.said.text()
    order = given(dialog)
    assert isinstance(order, orders.CloseCase)
    assert order.resolution == "退款并道歉"


def test_a_score_is_corrected_with_one_digit(qtbot: QtBot, given: Callable[[OrderDialog], orders.Order]) -> None:
    dialog = CorrectDialog(GIVER, dryer_messages()[9])
    dialog.show()
    assert not dialog.do_it.isEnabled()
    qtbot.keyClick(dialog.slider, Qt.Key.Key_3)
    assert dialog.number.value() == 33
    assert "“Watch”" in dialog.said.text()
    order = given(dialog)
    assert isinstance(order, orders.CorrectScore)
    assert (order.message, order.anger) == (10, 33.0)


def test_a_class_is_saved_when_it_changed(qtbot: QtBot, given: Callable[[OrderDialog], orders.Order]) -> None:
    dialog = ClassifyDialog(GIVER, dryer())
    assert not dialog.do_it.isEnabled()
    dialog.cause.choose("systemic_fault")
    order = given(dialog)
    assert isinstance(order, orders.Classify)
    assert (order.nature, order.cause) == ("product", "systemic_fault")


def test_a_long_text_is_shown_in_pages(qtbot: QtBot) -> None:
    dialog = FullTextDialog("陈晓", "退" * 45_000)
    qtbot.addWidget(dialog)
    assert dialog.pages == 6
    assert max(map(len, dialog.words.toPlainText().split("\n"))) == 1_000
    dialog.turn(99)
    assert dialog.words.toPlainText().count("退") == 5_000
    assert not dialog.after.isEnabled()


def test_every_field_of_a_dialog_has_a_name_and_the_keyboard_begins_in_it(qtbot: QtBot) -> None:
    dialog = OfferDialog(GIVER, context())
    qtbot.addWidget(dialog)
    dialog.show()
    fields = (dialog.type, dialog.amount, dialog.currency, dialog.reason)
    assert [field.accessibleName() for field in fields] == ["Type", "Amount", "Currency", "Reason"]
    assert dialog.focusWidget() is dialog.type


def test_an_approval_is_two_keys_and_a_refusal_is_written_first(qtbot: QtBot) -> None:
    for decision, begins_in_the_button in (("approve", True), ("recall", True), ("decline", False), ("send_back", False)):
        dialog = DecideDialog(GIVER, context(CHEN), OFFER, decision)
        qtbot.addWidget(dialog)
        dialog.show()
        assert (dialog.focusWidget() is dialog.do_it) == begins_in_the_button


def test_ctrl_enter_gives_the_order_from_a_text(qtbot: QtBot) -> None:
    dialog = CloseDialog(GIVER, context())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog.resolution, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    dialog.resolution.setPlainText("退款并道歉")
    with qtbot.waitSignal(dialog.order_given):
        qtbot.keyClick(dialog.resolution, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
