"""The case as a whole: what a key or a click asks for becomes the right order on what was seen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.core import orders
from desktop.core.money import Money
from desktop.core.people import Person
from desktop.desk.views import CaseView, Mark
from desktop.ui.case.actions_bar import BUTTONS
from desktop.ui.case.bubble import lay_out
from desktop.ui.case.excerpt import Excerpt
from desktop.ui.case.panel import CasePanel
from desktop.ui.dialogs.decide import DecideDialog
from desktop.ui.dialogs.full_text import FullTextDialog
from desktop.ui.plain import PlainLabel
from desktop.ui.theme import current_theme
from tests.ui.case.samples import AUDITOR, CHEN, LIN, MEDIATORS, NOW, POLICY, PROMISES, TEN, ZHAO, dryer, long_case, message

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window

COMMANDS = (
    "take_over", "whisper", "join", "watch", "leave", "mediator", "offer", "approve", "decline", "send_back", "recall",
    "promise", "keep_promise", "correct", "close", "compose", "stage", "classify",
)  # fmt: skip


class Orders(list[orders.Order]):
    """The orders that a panel gave."""

    def last(self) -> orders.Order:
        return self[-1]


@pytest.fixture
def panel(qtbot: QtBot) -> CasePanel:
    made = CasePanel(lambda: NOW)
    qtbot.addWidget(made)
    made.resize(584, 760)
    made.set_policy(POLICY)
    made.set_person(CHEN)
    made.set_mediators(MEDIATORS)
    made.show()
    return made


@pytest.fixture
def given(panel: CasePanel) -> Orders:
    heard = Orders()
    panel.order_given.connect(heard.append)
    return heard


def taken_by(person: Person) -> CaseView:
    view = dryer()
    return replace(view, marks=(Mark(1, TEN, "stepped_in", person.id, {"mode": "take_over"}),), row=replace(view.row, supervisor=person.id))


def test_nothing_can_be_done_before_a_case_is_shown(panel: CasePanel, given: Orders) -> None:
    assert not any(panel.available(command) for command in COMMANDS)
    for command in COMMANDS:
        panel.do(command)
    assert given == []
    assert panel.actions_of_case.dialog is None


def test_an_auditor_only_looks(panel: CasePanel) -> None:
    panel.set_person(AUDITOR)
    panel.show_case(dryer())
    assert not any(panel.available(command) for command in COMMANDS)
    assert not panel.composer.isEnabled()


def test_the_head_says_who_how_bad_and_why(panel: CasePanel) -> None:
    panel.show_case(dryer())
    assert panel.header.chips() == ("Critical 94", "Safety", "Regulator", "Going public")


def test_taking_over_is_one_press(panel: CasePanel, given: Orders, qtbot: QtBot) -> None:
    panel.show_case(dryer())
    qtbot.mouseClick(panel.header.bar.button("take_over"), Qt.MouseButton.LeftButton)
    order = given.last()
    assert isinstance(order, orders.StepIn)
    assert (order.mode, order.case, order.by, order.seen_seq) == ("take_over", "AB123-CD456", "chen", 12)


def test_who_took_over_replies_with_enter(panel: CasePanel, given: Orders, qtbot: QtBot) -> None:
    panel.show_case(taken_by(CHEN))
    assert panel.header.bar.button("take_over").isHidden()
    panel.do("compose")
    field = panel.composer.field
    qtbot.keyClicks(field, "hello")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(field, "you")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    order = given.last()
    assert isinstance(order, orders.Write)
    assert (order.mode, order.text) == ("reply", "hello\nyou")
    assert field.toPlainText() == ""


def test_who_has_not_joined_is_asked_to_first_and_loses_nothing(panel: CasePanel, given: Orders, qtbot: QtBot) -> None:
    panel.show_case(dryer())
    panel.do("compose")
    qtbot.keyClicks(panel.composer.field, "hello")
    qtbot.keyClick(panel.composer.field, Qt.Key.Key_Return)
    assert given == []
    assert panel.composer.join.hasFocus()
    qtbot.mouseClick(panel.composer.join, Qt.MouseButton.LeftButton)
    order = given.last()
    assert isinstance(order, orders.StepIn)
    assert order.mode == "join"
    assert panel.composer.field.toPlainText() == "hello"


def test_a_whisper_steps_in_as_one_and_is_written(panel: CasePanel, given: Orders, qtbot: QtBot) -> None:
    panel.show_case(dryer())
    panel.do("whisper")
    qtbot.keyClicks(panel.composer.field, "ask about the child")
    qtbot.keyClick(panel.composer.field, Qt.Key.Key_Return)
    assert [type(order) for order in given] == [orders.StepIn, orders.Write]
    assert isinstance(given[1], orders.Write)
    assert given[1].mode == "whisper"


def test_a_draft_waits_for_its_case(panel: CasePanel) -> None:
    panel.show_case(dryer())
    panel.composer.field.setPlainText("half a sentence")
    panel.show_case(long_case(20))
    assert panel.composer.field.toPlainText() == ""
    panel.show_case(dryer())
    assert panel.composer.field.toPlainText() == "half a sentence"


def test_an_offer_that_waits_is_a_card_with_its_sentence(panel: CasePanel, given: Orders, qtbot: QtBot) -> None:
    panel.show_case(dryer())
    card = panel.header.card
    assert card.sentences() == (
        "Pay 680.00 CNY to 陈晓 for “吹风机退款”.",
        "Refund · Proposed by 林怡君 at 10:08 · One approval makes it final; the case then moves to “Carry out”.",
        "",
    )
    qtbot.mouseClick(card.button("approve"), Qt.MouseButton.LeftButton)
    dialog = panel.actions_of_case.dialog
    assert isinstance(dialog, DecideDialog)
    dialog.give()
    order = given.last()
    assert isinstance(order, orders.DecideOffer)
    assert (order.offer, order.decision, order.seen_seq) == ("o1", "approve", 12)


def test_ones_own_offer_says_why_it_cannot_be_approved(panel: CasePanel) -> None:
    panel.set_person(LIN)
    panel.show_case(dryer())
    card = panel.header.card
    assert card.sentences()[2] == "You set these terms yourself; somebody else decides."
    assert not card.button("approve").isEnabled()
    assert card.button("recall").isEnabled()
    assert card.button("decline").isHidden()


def test_a_decided_offer_leaves_no_card(panel: CasePanel) -> None:
    panel.show_case(dryer())
    panel.show_case(replace(dryer(), offers=(replace(dryer().offers[0], state="approved"),), seq=13))
    assert panel.header.card.isHidden()


@pytest.mark.parametrize("command", ["mediator", "offer", "promise", "correct", "classify", "close", "decline", "send_back", "approve"])
def test_a_command_opens_its_dialog_and_esc_gives_no_order(panel: CasePanel, given: Orders, qtbot: QtBot, command: str) -> None:
    panel.show_case(dryer())
    panel.do(command)
    dialog = panel.actions_of_case.dialog
    assert dialog is not None
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: panel.actions_of_case.dialog is None)
    assert given == []


def test_a_dialog_keeps_what_was_seen_when_it_opened(panel: CasePanel, given: Orders) -> None:
    panel.show_case(dryer())
    panel.do("approve")
    panel.show_case(replace(dryer(), seq=40))
    dialog = panel.actions_of_case.dialog
    assert dialog is not None
    dialog.give()
    assert given.last().seen_seq == 12


def test_the_only_open_promise_is_kept_with_one_key(panel: CasePanel, given: Orders) -> None:
    panel.show_case(dryer())
    panel.do("keep_promise")
    order = given.last()
    assert isinstance(order, orders.KeepPromise)
    assert order.promise == "p1"


def test_the_ledger_counts_down_and_turns_overdue(panel: CasePanel) -> None:
    panel.show_case(dryer())
    rows = panel.facts.ledger.rows
    assert [row.left() for row in rows] == ["in 29:00", "kept"]
    panel.facts.tick(NOW + 1_800)
    assert rows[0].left() == "overdue 1:00"


def test_the_facts_take_the_place_of_the_conversation_and_give_it_back(panel: CasePanel, given: Orders, qtbot: QtBot) -> None:
    panel.show_case(dryer())
    panel.do("stage")
    assert panel.facts.isVisible()
    assert not panel.conversation.isVisible()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(panel.facts.strip, key)
    order = given.last()
    assert isinstance(order, orders.SetStage)
    assert order.stage == "solve"
    panel.header.facts.click()
    assert panel.conversation.isVisible()


def test_the_last_stage_asks_how_it_was_resolved(panel: CasePanel, given: Orders, qtbot: QtBot) -> None:
    panel.show_case(dryer())
    panel.actions_of_case.set_stage("closed")
    assert panel.actions_of_case.dialog is not None
    assert given == []


def test_the_facts_say_what_is_known_and_what_was_done(panel: CasePanel) -> None:
    panel.show_case(dryer())
    known, offers, done = panel.facts.texts()
    assert known.startswith("Nature: Product complaint\nCause: not known yet")
    assert "Refund, 680.00 CNY: Waiting for approval (林怡君)" in offers
    assert "林怡君: asked 王芳 to mediate" in done


def test_a_wide_window_shows_the_facts_beside_the_conversation(panel: CasePanel) -> None:
    panel.show_case(dryer())
    panel.resize(1_200, 900)
    assert panel.facts.isVisible()
    assert panel.conversation.isVisible()
    panel.resize(584, 760)
    assert not panel.facts.isVisible()
    assert panel.conversation.isVisible()


def test_the_graph_leads_to_the_message_and_c_corrects_it(panel: CasePanel, given: Orders) -> None:
    panel.show_case(dryer())
    panel.graph.message_chosen.emit(4)
    panel.do("correct")
    dialog = panel.actions_of_case.dialog
    assert dialog is not None
    assert dialog.make_order().kind == "correct_score"
    order = dialog.make_order()
    assert isinstance(order, orders.CorrectScore)
    assert order.message == 4


def test_an_agent_proposes_but_does_not_step_in(panel: CasePanel) -> None:
    panel.set_person(ZHAO)
    panel.show_case(dryer())
    assert panel.available("offer")
    assert not panel.available("take_over")
    assert panel.header.bar.button("take_over").toolTip()


def test_a_closed_case_is_read_only_and_says_how_it_ended(panel: CasePanel) -> None:
    panel.show_case(replace(dryer(), closed_at=NOW, resolution="退款并道歉"))
    assert not panel.composer.isVisible()
    assert not any(panel.available(command) for command in COMMANDS)


def test_a_long_message_opens_in_full(panel: CasePanel, qtbot: QtBot) -> None:
    long = message(1, 0, "customer", "陈晓", "退货" * 20_000, 20)
    panel.show_case(replace(dryer(), messages=(long,)))
    panel.conversation.full_text_asked.emit(long)
    dialog = panel.findChild(FullTextDialog)
    assert dialog is not None
    assert dialog.pages == 5
    dialog.reject()


def test_an_earlier_case_is_a_click_away(panel: CasePanel, qtbot: QtBot) -> None:
    panel.show_case(replace(dryer(), repeat_of="ZZZZZ-11111"))
    with qtbot.waitSignal(panel.go_to_case) as asked:
        panel.header.earlier_case_asked.emit("ZZZZZ-11111")
    assert asked.args == ["ZZZZZ-11111"]


def test_a_hostile_name_stays_plain(panel: CasePanel) -> None:
    view = dryer()
    panel.show_case(replace(view, row=replace(view.row, customer="<b>x</b>\n" * 50)))
    assert panel.grab().width() == panel.width()
    panel.clear()
    assert not panel.available("offer")


def test_a_whisper_stands_on_the_clock_of_the_conversation(panel: CasePanel) -> None:
    view = dryer()
    panel.show_case(replace(view, messages=tuple(replace(m, offset_minutes=0) if m.sender == "note" else m for m in view.messages)))
    assert {m.offset_minutes for m in panel.messages.messages()} == {480}


def test_a_conversation_stands_on_one_clock_the_companys_and_the_writers_own_is_told(panel: CasePanel) -> None:
    view = dryer()
    first, *rest = view.messages
    panel.set_policy(replace(POLICY, text="x"))
    panel.show_case(replace(view, messages=(replace(first, offset_minutes=-300), *rest)))
    assert {m.offset_minutes for m in panel.messages.messages()} == {480}
    assert [m.own_offset for m in panel.messages.messages()][:2] == [-300, None]
    bubble = lay_out(panel.messages.messages()[0], 400, current_theme(), "陈晓", "", True)
    hint = bubble.hint_at(QPoint(int(bubble.box.left()) + 5, int(bubble.box.top()) - 5))
    assert hint == "2026-11-22 21:00 (UTC-05:00) on the writer's own clock"
    assert lay_out(rest[0], 400, current_theme(), "x", "", False).hint_at(QPoint(20, int(bubble.box.top()) - 5)) == ""
    panel.set_policy(replace(POLICY, timezone="Europe/London", text="x"))
    assert {m.offset_minutes for m in panel.messages.messages()} == {0}
    assert (panel.context.offset(), panel.context.reply_offset(NOW)) == (0, 0)
    assert [m.own_offset for m in panel.messages.messages()][:2] == [-300, 480]


def test_what_was_refused_is_told_in_the_history(panel: CasePanel) -> None:
    marks = (Mark(1, TEN, "order_refused", "lin", {"code": "over_limit"}), Mark(2, TEN, "order_noted", "lin", {"order": "step_in"}))
    panel.show_case(replace(dryer(), marks=marks))
    assert panel.facts.texts()[2] == "10:00  林怡君: was refused: The amount is above your limit."


def test_a_search_hit_waits_for_its_case(panel: CasePanel) -> None:
    panel.show_case(dryer())
    panel.show_message("LONG", 12)
    assert panel.conversation.current_message() is None
    panel.show_case(long_case(200))
    current = panel.conversation.current_message()
    assert current is not None
    assert current.seq == 12


def test_nobody_replies_in_a_case_that_another_took_over(panel: CasePanel, given: Orders, qtbot: QtBot) -> None:
    panel.show_case(taken_by(LIN))
    assert panel.composer.join.isHidden()
    panel.composer.field.setPlainText("hello")
    panel.composer.send()
    assert given == []
    assert panel.composer.field.toPlainText() == "hello"
    panel.composer.set_mode("whisper")
    panel.composer.field.setPlainText("ask about the child")
    panel.composer.send()
    assert [order.kind for order in given] == ["step_in", "write"]


def test_an_agent_answers_without_joining(panel: CasePanel, given: Orders) -> None:
    panel.set_person(ZHAO)
    panel.show_case(dryer())
    panel.composer.field.setPlainText("您好")
    panel.composer.send()
    assert [order.kind for order in given] == ["write"]


def test_everything_that_can_have_the_focus_has_a_name(panel: CasePanel) -> None:
    panel.show_case(dryer())
    panel.graph.build()
    reachable = [w for w in panel.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisibleTo(panel)]
    assert len(reachable) > 10
    nameless = [w for w in reachable if not (w.accessibleName() or getattr(w, "text", str)())]
    assert [type(w).__name__ for w in nameless] == []


def test_the_narrowest_panel_cuts_nothing_that_can_be_pressed(panel: CasePanel) -> None:
    panel.resize(400, 640)
    panel.show_case(dryer())
    panel.grab()
    bar = panel.header.bar
    buttons = [bar.button(command) for command in BUTTONS if bar.button(command).isVisible()]
    assert all(panel.rect().contains(button.mapTo(panel, button.rect().bottomRight())) for button in buttons)
    assert panel.conversation.height() > 60


def test_a_pasted_megabyte_is_cut(panel: CasePanel) -> None:
    panel.show_case(dryer())
    pasted = QMimeData()
    pasted.setText("x" * 1_000_000)
    panel.composer.field.insertFromMimeData(pasted)
    assert len(panel.composer.field.toPlainText()) < 20_001


def test_of_several_offers_the_one_that_can_be_decided_is_shown_and_keys_mean_what_is_shown(panel: CasePanel, given: Orders) -> None:
    own, others = dryer().offers[0], replace(dryer().offers[0], id="o2", money=Money("CNY", 50_00), type="coupon")
    panel.show_case(replace(dryer(), offers=(replace(own, proposed_by="chen"), others, replace(others, id="o3", proposed_by="chen"))))
    card = panel.header.card
    assert card.sentences()[0] == "Give 陈晓 a coupon worth 50.00 CNY for “吹风机退款”."
    assert panel.available("approve")
    card.page(-1).click()
    assert card.sentences()[0] == "Pay 680.00 CNY to 陈晓 for “吹风机退款”."
    assert not panel.available("approve")
    panel.do("recall")
    dialog = panel.actions_of_case.dialog
    assert dialog is not None
    dialog.give()
    order = given.last()
    assert isinstance(order, orders.DecideOffer)
    assert (order.offer, order.decision) == ("o1", "recall")


def test_what_one_wrote_oneself_is_seen(panel: CasePanel) -> None:
    panel.show_case(long_case(200))
    panel.conversation.go_to(20)
    panel.composer.set_mode("whisper")
    panel.composer.field.setPlainText("先问孩子怎么样")
    panel.composer.send()
    bar = panel.conversation.verticalScrollBar()
    assert bar.value() == bar.maximum()


def test_a_closed_case_decides_no_offer(panel: CasePanel) -> None:
    panel.show_case(replace(dryer(), closed_at=NOW))
    assert panel.header.card.sentences()[2] == "The case is closed."
    assert not panel.header.card.button("approve").isEnabled()


def test_what_comes_in_below_is_counted_and_a_click_away(panel: CasePanel, qtbot: QtBot) -> None:
    panel.show_case(long_case(200))
    assert panel.unseen.isHidden()
    panel.conversation.go_to(20)
    panel.show_case(long_case(203))
    assert (panel.unseen.isHidden(), panel.unseen.count) == (False, 3)
    qtbot.mouseClick(panel.unseen, Qt.MouseButton.LeftButton)
    assert panel.unseen.isHidden()
    panel.show_case(long_case(205))
    assert panel.unseen.isHidden()


def test_a_low_window_keeps_the_words_before_the_graph_and_cuts_no_button(panel: CasePanel) -> None:
    panel.show()
    panel.show_case(dryer())
    heights = []
    for size in ((582, 760), (582, 560), (516, 400)):
        panel.resize(*size)
        QApplication.processEvents()
        heights.append(panel.graph.height() if panel.graph_part.isVisible() else 0)
        assert panel.header.height() >= panel.header.heightForWidth(panel.header.width())
        assert panel.conversation.height() > 50
    assert heights[0] > heights[1] > heights[2] == 0


def test_where_the_buttons_do_not_fit_in_a_row_their_keys_go_into_the_tooltips(panel: CasePanel) -> None:
    panel.show()
    panel.show_case(dryer())
    widths = []
    for width in (700, 480):
        panel.resize(width, 700)
        QApplication.processEvents()
        widths.append(panel.header.bar.button("promise").width())
    assert widths[0] > widths[1]
    assert "(P)" in panel.header.bar.button("promise").toolTip()


def test_a_long_history_is_a_link_away(panel: CasePanel) -> None:
    marks = tuple(Mark(n, TEN + n, "promise_made", "lin", {"due": "1", "text": f"promise {n}"}) for n in range(80))
    panel.show_case(replace(dryer(), marks=marks))
    excerpt = panel.facts.findChildren(Excerpt)[-1]
    assert not excerpt.all.isHidden()
    excerpt.all.click()
    [whole] = excerpt.findChildren(FullTextDialog)
    assert whole.words.toPlainText().splitlines() == panel.facts.texts()[2].splitlines()
    assert "promise 0" in whole.words.toPlainText()


def test_a_paste_that_does_not_fit_is_said(panel: CasePanel) -> None:
    panel.show_case(dryer())
    mime = QMimeData()
    mime.setText("x" * 6_000)
    panel.composer.field.insertFromMimeData(mime)
    assert len(panel.composer.field.toPlainText()) == 5_000
    assert "5,000" in panel.composer._hint.text()


@pytest.mark.parametrize(
    ("counted", "said"), [("", ""), ("weekdays", "counted by weekdays"), ("calendar", "counted by the official calendar")]
)
def test_the_ledger_says_how_working_days_were_counted(panel: CasePanel, counted: str, said: str) -> None:
    panel.show_case(replace(dryer(), promises=(replace(PROMISES[0], counted=counted),)))
    who = panel.facts.ledger.rows[0].findChildren(PlainLabel)[1].text()
    assert who.endswith(said) and who.count("counted") == bool(said)


def test_promises_beyond_the_first_twenty_are_a_link_away(panel: CasePanel) -> None:
    promises = tuple(replace(PROMISES[0], id=f"p{n}", text=f"promise {n}", due=TEN + n) for n in range(25))
    panel.show_case(replace(dryer(), promises=promises))
    ledger = panel.facts.ledger
    assert len(ledger.rows) == 20
    [rest] = ledger.findChildren(Excerpt)
    assert not rest.all.isHidden()
    assert [line.split(" · ")[0] for line in rest.text().splitlines()] == [f"promise {n}" for n in range(20, 25)]
