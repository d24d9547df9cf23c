"""What of a case has to do with its channel: letters, WhatsApp's 24 hours, templates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.orders import Template, Write
from desktop.core.outbox import GiveUp, Resend
from desktop.core.windows import MARGIN
from desktop.desk.views import CaseView, Details, LetterView, Mark, MessageView
from desktop.ui import queue_words
from desktop.ui.case.letters import letter_words, notices
from desktop.ui.case.panel import CasePanel
from desktop.ui.dialogs.full_text import FullTextDialog
from desktop.ui.dialogs.template import Approved
from tests.ui.fake_desk import PEOPLE, FakeDesk
from tests.ui.queue_rows import NOW

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LATE = {"name": "late", "language": "zh_CN", "text": "您好 {{1}}，{{2}}", "parameters": ["姓名"]}


def letter(state: str, code: str | None = None, author: str = "lin") -> LetterView:
    return LetterView("l1", "reply", "shop", author, state, code, NOW, 0.0, "k")


def said(state: str, code: str | None = None) -> MessageView:
    return MessageView(99, "r", "whatsapp", "c", "supervisor", "lin", NOW, 480, "我来处理", letter=letter(state, code))


def shown(qtbot, *messages: MessageView, **changes: object) -> tuple[CasePanel, list[object]]:
    desk = FakeDesk()
    view = desk.case(next(row.id for row in desk.queue(None)))
    assert isinstance(view, CaseView)
    taken = replace(view.row, supervisor="lin", channel="whatsapp")
    panel = CasePanel(lambda: NOW)
    qtbot.addWidget(panel)
    panel.resize(600, 800)
    panel.set_person(PEOPLE["lin"])
    marks = (Mark(1, NOW, "stepped_in", "lin", {"mode": "take_over"}),)
    panel.show_case(replace(view, row=taken, messages=(*view.messages, *messages), closed_at=None, marks=marks, **changes))
    panel.show()
    orders: list[object] = []
    panel.order_given.connect(orders.append)
    return panel, orders


@pytest.mark.parametrize(
    ("state", "code", "words"),
    [
        ("waiting", None, "Waiting to be sent"),
        ("waiting", "offline", "Waiting to be sent (offline)"),
        ("sending", None, "Being sent"),
        ("sent", None, "Sent "),
        ("delivered", None, "Delivered "),
        ("read", None, "Read "),
        ("failed", "131026", "Not sent: the customer cannot be reached on WhatsApp"),
        ("failed", "teapot", "Not sent: teapot"),
        ("unknown", "slow", "Unknown whether it arrived. Look there first"),
    ],
)
def test_below_a_reply_stands_what_became_of_it(qapp, state: str, code: str | None, words: str) -> None:
    assert letter_words(said(state, code)).startswith(words)


def test_an_answer_nobody_knows_of_is_sent_again_or_given_up(qtbot) -> None:
    panel, orders = shown(qtbot, said("unknown"))
    panel.do("resend")
    panel.do("give_up")
    assert [type(order) for order in orders] == [Resend, GiveUp] and {order.letter for order in orders} == {"l1"}


def test_an_answer_that_arrived_is_left_alone(qtbot) -> None:
    panel, orders = shown(qtbot, said("read"))
    panel.do("resend")
    assert orders == [] and panel.why_not("give_up") == "No answer here waits for such a decision."
    panel.set_person(PEOPLE["wang"])
    panel.show_case(replace(panel.context.view, messages=(said("unknown"),)))
    assert panel.why_not("resend") != "" and not panel.available("resend")


def test_the_time_left_is_counted_and_the_field_closes_with_it(qtbot) -> None:
    panel, orders = shown(qtbot, deadline=NOW + MARGIN + 7_200, account="shop")
    note, composer = panel.composer.window_note, panel.composer
    assert note.isVisible() and "2:00:00" in note.text() and not composer.field.isReadOnly()
    composer.field.setPlainText("您好")
    panel.live._clock = lambda: NOW + 7_201
    panel.live.tick()
    composer.send()
    assert note.closed and composer.field.isReadOnly() and orders == [] and composer.field.toPlainText() == "您好"
    assert "none is set up" in note.text() and not note.template.isEnabled()
    composer.set_mode("whisper")
    assert not composer.field.isReadOnly()


def test_a_template_goes_out_when_free_text_cannot(qtbot) -> None:
    panel, orders = shown(qtbot, deadline=NOW, account="shop")
    panel.live.set_templates([LATE])
    panel.composer.window_note.template.click()
    dialog = panel.live.dialog
    assert dialog is not None and dialog.problem() == "Fill in every gap." and len(dialog.blanks) == 2
    for field, text in zip(dialog.blanks, ("李先生", "已退款"), strict=True):
        field.setText(text)
    assert dialog.preview() == "您好 李先生，已退款"
    dialog.give()
    (order,) = orders
    assert isinstance(order, Write) and order.text == "您好 李先生，已退款"
    assert order.template == Template(name="late", language="zh_CN", parameters=("李先生", "已退款"))


def test_a_gap_without_a_value_stays_and_a_template_without_wording_is_named() -> None:
    assert Approved("a", "en", "{{1}} {{3}}", ()).gaps == ("1", "2", "3")
    assert Approved("a", "en", "{{1}} {{3}}", ()).filled(["x"]) == "x {{3}}"
    assert Approved("a", "en", "", ("name",)).gaps == ("name",)


def test_elsewhere_nothing_is_counted_and_the_composer_says_whether_it_sends(qtbot) -> None:
    panel, _ = shown(qtbot, account="desk")
    assert not panel.composer.window_note.isVisible() and "sends it to the customer" in panel.composer._hint.text()
    panel, _ = shown(qtbot)
    assert "no channel leads" in panel.composer._hint.text()


def test_a_row_counts_down_the_last_hours(qapp) -> None:
    row = replace(next(iter(FakeDesk().queue(None))), offers=(), promise_due=None)
    assert queue_words.money_waiting(replace(row, deadline=NOW + 20 * 3600), NOW) == ("", "")
    assert queue_words.money_waiting(replace(row, deadline=NOW + MARGIN + 3600), NOW) == ("24 h end", "in 1:00:00")
    assert queue_words.money_waiting(replace(row, deadline=NOW), NOW) == ("24 h over", "template only")
    tip = queue_words.tooltip(replace(row, deadline=NOW + MARGIN + 20 * 3600), "waiting", NOW, lambda who: who or "")
    assert tip.endswith("WhatsApp: free text can be sent for 20:00:00 more.")
    assert "only a template" in queue_words.tooltip(replace(row, deadline=NOW), "offer", NOW, lambda who: who or "")


def test_below_a_mail_stands_what_is_to_be_known_of_it(qtbot) -> None:
    details = Details("other", True, (("spf", "pass"), ("dmarc", "fail")), (("image/png", "<b>x.png"), ("voice", "")), "all of it")
    mail = MessageView(99, "r", "email", "c", "customer", "Li", NOW, 480, "part of it", details=details)
    words = notices(details)
    assert words[0].startswith("Claims to belong") and words[2] == "Sender doubtful: SPF pass, DMARC fail"
    assert words[3] == "With it, not opened: picture <b>x.png, voice message" and notices(None) == notices(Details()) == []
    assert notices(Details(verdicts=(("dmarc", "pass"),))) == ["Sender: DMARC pass"]
    panel, _ = shown(qtbot, mail)
    row = panel.messages.row_of(99)
    bubble = panel.conversation._laid.bubble(row)
    assert bubble.leads_on and bubble.hint_at(bubble.foot_area.center()) == bubble.foot
    panel.conversation.full_text_asked.emit(mail)
    dialog = panel.findChild(FullTextDialog)
    assert dialog is not None and dialog.words.toPlainText() == "all of it"
