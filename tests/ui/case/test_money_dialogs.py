"""Money in dialogs: options, other terms, a choice, an approval in another's name or taken back, and what is known around an offer."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.core import orders
from desktop.core.cost import inputs_for
from desktop.core.fairness import Precedent, Trouble, Yardstick
from desktop.core.money import Money
from desktop.core.offers import Offer, Terms
from desktop.core.people import Budget, Delegation, Person
from desktop.desk.money import Earlier, OfferBrief
from desktop.ui.case.availability import sentence, why_not
from desktop.ui.case.context import CaseContext
from desktop.ui.case.giver import Giver
from desktop.ui.case.history import deed
from desktop.ui.case.panel import CasePanel
from desktop.ui.case.sentences import after_approval, offer_consequence, proposer, waits
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.dialogs.brief import BriefPanel
from desktop.ui.dialogs.brief_words import left_line, similar_line
from desktop.ui.dialogs.choose import ChooseDialog
from desktop.ui.dialogs.decide import DecideDialog
from desktop.ui.dialogs.offer import CounterDialog, OfferDialog
from desktop.ui.dialogs.undo import UndoDialog
from tests.ui.case.samples import CHEN, LIN, MEDIATORS, NOW, OFFER, POLICY, ZHAO, Mark, dryer, person

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window

DAY, HOUR = 86_400.0, 3_600.0
ZHOU = person("zhou", "周凯", "manager", 20_000_00)
DELEGATED = replace(
    POLICY,
    people={**POLICY.people, "zhou": ZHOU},
    delegations=(Delegation("zhou", "lin", NOW - DAY, NOW + DAY),),
    escalate_after=60.0,
    expire_after=HOUR,
    budgets={"CNY": replace(POLICY.budgets["CNY"], retype_above=Money("CNY", 1_000_00))},
)
OPTIONS = (Terms("refund", Money("CNY", 680_00)), Terms("coupon", Money("CNY", 800_00)), Terms("visit", Money("CNY", 0)))
CHOICE = replace(
    OFFER, type="coupon", money=Money("CNY", 800_00), options=OPTIONS, proposed_by="zhao", proposers=("zhao",), terms_at=NOW - 300
)
GIVER = Giver("lin", "AB123-CD456", 12)


def cny(units: int) -> Money:
    return Money("CNY", units * 100)


def context(*offers: Offer, who: Person = LIN, now: float = NOW) -> CaseContext:
    view = replace(dryer(), offers=offers)
    return CaseContext(view, who, DELEGATED, tuple(MEDIATORS), now=now)


def brief_of(offer: Offer, **more: object) -> OfferBrief:
    nearest = tuple(Precedent(f"C{n}", f"p{n}", "refund", cny(100 * n), NOW - n * DAY, Trouble()) for n in range(1, 6))
    given = (("A", "e", "refund", cny(120), "approved"), ("B", "f", "coupon", cny(9), "declined"))
    similar, cost = Yardstick(14, "refund", 300_00.0, 200_00.0, 400_00.0, nearest), inputs_for(("safety", "publicity"))
    earlier = tuple(Earlier(*one, NOW - DAY) for one in given)
    known = OfferBrief(offer, 2, earlier, similar, cost, cny(900), None, cny(50), None, False)
    return replace(known, **more)  # type: ignore[arg-type]


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[OrderDialog], OrderDialog]:
    def show(dialog: OrderDialog) -> OrderDialog:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


@pytest.fixture
def given(qtbot: QtBot) -> Callable[[OrderDialog], orders.Order]:
    """Presses the button of a dialog that is shown and hands back the order."""

    def press(dialog: OrderDialog) -> orders.Order:
        assert dialog.do_it.isEnabled()
        with qtbot.waitSignal(dialog.order_given) as signal:
            QTest.mouseClick(dialog.do_it, Qt.MouseButton.LeftButton)
        order = signal.args[0]
        assert isinstance(order, orders.Order) and (order.by, order.seen_seq) == ("lin", 12)
        return order

    return press


def test_several_options_go_into_one_offer(shown, given) -> None:
    dialog = shown(OfferDialog(GIVER, context()))
    dialog.amount.setText("680")
    dialog.reason.setPlainText("吹风机漏电")
    row = dialog.options.add_row()
    assert "own type or amount" in dialog.said.text()
    row.amount.setText("680")
    assert not dialog.do_it.isEnabled()
    row.type.choose("coupon")
    dialog.options.add_row().type.choose("visit")
    options = "1. Refund 680.00 CNY; 2. Coupon 680.00 CNY; 3. Visit."
    assert dialog.said.text().startswith(f"陈晓 chooses one of these, for “吹风机漏电”: {options}")
    order = given(dialog)
    assert isinstance(order, orders.ProposeOffer)
    assert (order.type, order.amount) == ("refund", "680.00")
    assert order.options == (orders.Option(type="coupon", amount="680.00"), orders.Option(type="visit", amount="0.00"))


def test_an_offer_has_five_options_at_most_and_each_can_go(shown, qtbot: QtBot) -> None:
    dialog = shown(OfferDialog(GIVER, context()))
    for _ in range(4):
        dialog.options.add.click()
    assert not dialog.options.add.isVisible()
    dialog.options.rows[0].remove.click()
    assert dialog.options.add.isVisible() and len(dialog.options.rows) == 3
    qtbot.waitUntil(lambda: all(row.height() >= row.sizeHint().height() for row in dialog.options.rows))


def test_other_terms_begin_with_those_that_stand(shown, given) -> None:
    dialog = shown(CounterDialog(GIVER, context(CHOICE), CHOICE))
    assert dialog.problem() == "So it stands already."
    assert [row.type.code() for row in dialog.options.rows] == ["coupon", "visit"]
    dialog.amount.setText("500")
    assert "Approvals given so far fall." in dialog.said.text()
    order = given(dialog)
    assert isinstance(order, orders.CounterOffer)
    assert (order.offer, order.type, order.amount, order.reason, len(order.options)) == ("o1", "refund", "500.00", "吹风机退款", 2)


def test_an_approval_is_taken_back_with_a_reason(shown, given) -> None:
    older = replace(OFFER, id="o0", state="approved")
    newer = replace(CHOICE, state="approved", payout="failed")
    listed = replace(OFFER, id="o9", state="approved", payout="listed")
    dialog = shown(UndoDialog(GIVER, context(older, newer, listed)))
    assert [dialog.offer.itemData(n) for n in range(dialog.offer.count())] == ["o1", "o0"]
    assert not dialog.do_it.isEnabled()
    dialog.offer.choose("o0")
    assert dialog.said.text().startswith("Pay 680.00 CNY to 陈晓")
    dialog.reason.setPlainText("表单写错")
    order = given(dialog)
    assert isinstance(order, orders.UndoOffer) and (order.offer, order.reason) == ("o0", "表单写错")


def test_what_the_customer_chose_is_recorded(shown, given) -> None:
    chosen, open_choice = replace(CHOICE, id="o0", state="approved", chosen=1), replace(CHOICE, state="approved")
    dialog = shown(ChooseDialog(GIVER, context(chosen, open_choice)))
    assert dialog.offer.code() == "o1" and dialog.problem() == "Mark what the customer chose."
    dialog.offer.choose("o0")
    assert dialog.group.checkedId() == 1 and dialog.problem() == "So it stands already."
    dialog.group.button(0).click()
    assert dialog.said.text().startswith("Pay 680.00 CNY to 陈晓") and "Only this is paid." in dialog.said.text()
    order = given(dialog)
    assert isinstance(order, orders.ChooseOption) and (order.offer, order.option) == ("o0", 0)


def test_who_stands_in_approves_in_the_name_of_whoever_may(shown, given) -> None:
    dialog = shown(DecideDialog(GIVER, context(CHOICE), CHOICE, "approve"))
    assert [dialog.name.itemText(n) for n in range(dialog.name.count())] == ["On behalf of 周凯"]
    order = given(dialog)
    assert isinstance(order, orders.DecideOffer) and order.on_behalf_of == "zhou"


def test_ones_own_name_comes_first_where_the_limit_covers_it(shown, given) -> None:
    small = replace(CHOICE, options=(), type="refund", money=cny(300))
    dialog = shown(DecideDialog(GIVER, context(small), small, "approve"))
    assert [dialog.name.itemText(n) for n in range(dialog.name.count())] == ["My own", "On behalf of 周凯"]
    order = given(dialog)
    assert isinstance(order, orders.DecideOffer) and order.on_behalf_of is None


def test_who_stands_in_for_nobody_is_not_asked_in_whose_name(shown) -> None:
    dialog = shown(DecideDialog(Giver("chen", "K", 1), context(CHOICE, who=CHEN), CHOICE, "approve"))
    assert not dialog.name.isVisible()


def test_the_policy_says_above_what_an_amount_is_typed_again(shown) -> None:
    large = replace(CHOICE, options=(*OPTIONS, Terms("damages", cny(1001))))
    dialog = shown(DecideDialog(Giver("chen", "K", 1), context(large, who=CHEN), large, "approve"))
    assert dialog.amount.isVisible() and not dialog.do_it.isEnabled()
    dialog.amount.setText("1,001")
    assert dialog.do_it.isEnabled()
    assert not shown(DecideDialog(GIVER, context(CHOICE), CHOICE, "approve")).amount.isVisible()


def test_what_is_known_comes_when_it_was_read(shown, qtbot: QtBot) -> None:
    dialog = shown(DecideDialog(GIVER, context(CHOICE), CHOICE, "approve"))
    assert dialog.brief.waiting.isVisible()
    dialog.show_brief(brief_of(replace(CHOICE, id="another")))
    assert dialog.brief.waiting.isVisible()
    before = dialog.height()
    dialog.show_brief(brief_of(CHOICE))
    brief = dialog.brief
    assert not brief.waiting.isVisible()
    qtbot.waitUntil(lambda: dialog.height() > before)
    assert re.fullmatch(r"2 earlier cases?(\(s\))?; approved so far: 120.00 CNY.", brief.customer.text().splitlines()[0])
    assert "300.00 CNY" in brief.similar.text() and "above that" in brief.similar.text()
    assert brief.left.text() == "today 900.00 CNY, for this customer 50.00 CNY. That is too little for this offer."
    with qtbot.waitSignal(dialog.case_chosen) as signal:
        brief.nearest[1].click()
    assert signal.args == ["C2"] and not dialog.isVisible()


def test_what_could_not_be_read_is_said(shown) -> None:
    dialog = shown(DecideDialog(GIVER, context(CHOICE), CHOICE, "decline"))
    dialog.show_brief(None)
    assert "could not be read" in dialog.brief.waiting.text()


def test_the_cost_of_not_settling_follows_its_inputs(qtbot: QtBot) -> None:
    panel = BriefPanel()
    qtbot.addWidget(panel)
    panel.show_brief(brief_of(CHOICE))
    panel.show()
    editor = panel.editor
    assert editor is not None and not editor.isVisible()
    panel.turn.click()
    assert editor.isVisible() and panel.turn.text() == "Hide how"
    assert editor.cost() == "9,300 CNY"
    editor.chances["safety"].setValue(0)
    editor.churn.setValue(100)
    editor.value.setValue(700)
    editor.reach.setValue(0)
    assert editor.cost() == "700 CNY" and panel.cost.text().startswith("may cost 700 CNY")


def test_the_words_around_an_offer_say_where_it_stands() -> None:
    stick = Yardstick(3, "refund", 300_00.0, 200_00.0, 400_00.0)
    assert similar_line(stick, cny(100)).endswith("This one is below that.")
    assert similar_line(stick, cny(200)).endswith("This one is among them.")
    assert similar_line(Yardstick(), cny(1)).startswith("No similar case")
    none = brief_of(OFFER, left_today=None, left_for_customer=None)
    assert left_line(none) == "The policy sets no budget in this currency."


def test_everything_in_a_decision_can_be_reached_and_has_a_name(shown) -> None:
    dialog = shown(DecideDialog(GIVER, context(CHOICE), CHOICE, "approve"))
    dialog.show_brief(brief_of(CHOICE))
    dialog.brief.turn.click()
    for widget in dialog.findChildren(QWidget):
        pressed = isinstance(widget, QAbstractButton | QAbstractSpinBox)
        if pressed and widget.isVisible():
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget
            assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus, widget
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in dialog.findChildren(QLabel))


def test_an_offer_says_how_long_it_waited_and_when_it_expires() -> None:
    assert waits(CHOICE, context(CHOICE)).startswith("Escalated: has waited for 5:00. Expires at ")
    assert waits(replace(CHOICE, terms_at=NOW), context(CHOICE)).startswith("Expires at ")
    calm = replace(context(CHOICE), policy=POLICY)
    assert waits(CHOICE, calm) == ""
    set_anew = replace(CHOICE, proposers=("zhao", "chen"), terms_seq=12)
    assert proposer(set_anew, calm).count("by") == 2 and "陈立" in proposer(set_anew, calm)
    assert "One approval" in after_approval(CHOICE, calm)


def test_a_chosen_option_is_what_happens() -> None:
    assert offer_consequence(replace(CHOICE, chosen=1)) == "Give 陈晓 a coupon worth 800.00 CNY for “吹风机退款”."


@pytest.mark.parametrize(
    ("command", "who", "offers", "code"),
    [
        ("approve", LIN, (CHOICE,), None),
        ("approve", ZHAO, (CHOICE,), "not_your_role"),
        ("counter", LIN, (CHOICE,), None),
        ("counter", ZHAO, (CHOICE,), None),
        ("counter", ZHAO, (replace(CHOICE, state="sent_back"),), None),
        ("counter", LIN, (replace(CHOICE, state="sent_back"),), "no_terms"),
        ("undo", LIN, (replace(CHOICE, state="approved"),), None),
        ("undo", ZHAO, (replace(CHOICE, state="approved"),), "not_your_role"),
        ("undo", LIN, (replace(CHOICE, state="approved", payout="paid"),), "nothing_to_undo"),
        ("choose", ZHAO, (replace(CHOICE, state="approved"),), None),
        ("choose", LIN, (replace(OFFER, state="approved"),), "no_choice"),
    ],
)
def test_who_may_do_what_with_an_offer(command: str, who: Person, offers: tuple[Offer, ...], code: str | None) -> None:
    assert why_not(command, context(*offers, who=who)) == code
    assert code is None or sentence(code).endswith(".")


@pytest.mark.parametrize("command", ["approve", "decline", "recall", "counter"])
def test_what_is_over_can_no_longer_be_decided(command: str) -> None:
    who = LIN if command != "recall" else ZHAO
    assert why_not(command, context(CHOICE, who=who, now=NOW + 2 * HOUR)) == ("no_terms" if command == "counter" else "expired")


def test_the_money_of_a_closed_case_still_goes_its_way() -> None:
    done = context(replace(CHOICE, state="approved"))
    closed = replace(done, view=replace(done.view, closed_at=NOW))
    assert (why_not("undo", closed), why_not("choose", closed), why_not("offer", closed)) == (None, None, "case_closed")


@pytest.mark.parametrize(
    ("kind", "values", "said"),
    [
        ("offer_countered", {"type": "coupon", "amount": "80.00", "currency": "CNY"}, "set other terms: Coupon, 80.00 CNY"),
        ("offer_decided", {"state": "approved", "for": "chen"}, "Approved, on behalf of 陈立"),
        ("offer_decided", {"state": "expired"}, "Expired"),
        ("option_chosen", {"option": "2"}, "the customer chose option 2"),
        ("payout_listed", {}, "On the payout list"),
        ("payout_settled", {"state": "paid", "reference": "R1"}, "Paid (reference R1)"),
        ("payout_settled", {"state": "unknown", "reference": ""}, "Unknown whether paid"),
    ],
)
def test_the_way_of_money_is_told_in_the_history(kind: str, values: dict[str, str], said: str) -> None:
    assert deed(Mark(1, NOW, kind, "lin", values), context()) == said


def test_a_dialog_that_is_open_gets_the_brief_of_its_offer(qtbot: QtBot) -> None:
    panel = CasePanel(lambda: NOW)
    qtbot.addWidget(panel)
    panel.set_policy(DELEGATED)
    panel.set_person(LIN)
    panel.show_case(replace(dryer(), offers=(CHOICE,)))
    panel.show_brief(None)
    with qtbot.waitSignal(panel.brief_wanted) as signal:
        panel.do("approve")
    assert signal.args == ["o1"]
    dialog = panel.actions_of_case.dialog
    assert isinstance(dialog, DecideDialog)
    panel.show_brief(brief_of(CHOICE))
    assert dialog.brief.editor is not None
    with qtbot.waitSignal(panel.go_to_case) as signal:
        dialog.brief.nearest[0].click()
    assert signal.args == ["C1"]


def test_a_budget_without_a_threshold_asks_nobody_to_type(shown) -> None:
    free = replace(context(CHOICE, who=CHEN), policy=replace(DELEGATED, budgets={"CNY": Budget()}))
    assert not shown(DecideDialog(Giver("chen", "K", 1), free, CHOICE, "approve")).amount.isVisible()


def test_an_approved_offer_with_options_asks_on_its_card_what_the_customer_chose(qtbot: QtBot) -> None:
    panel = CasePanel(lambda: NOW)
    qtbot.addWidget(panel)
    panel.set_policy(DELEGATED)
    panel.set_person(LIN)
    panel.show_case(replace(dryer(), offers=(replace(CHOICE, state="approved"),)))
    panel.show()
    card = panel.header.card
    shown = [name for name in ("approve", "decline", "send_back", "counter", "recall", "choose") if card.button(name).isVisible()]
    assert shown == ["choose"] and card.sentences()[1].endswith("The customer chooses")
    QTest.mouseClick(card.button("choose"), Qt.MouseButton.LeftButton)
    assert isinstance(panel.actions_of_case.dialog, ChooseDialog)
    panel.actions_of_case.dialog.close()
    panel.show_case(replace(dryer(), offers=(replace(CHOICE, state="approved", chosen=1, payout="listed"),)))
    assert not card.isVisible() and "On the payout list" in panel.facts.texts()[1]
