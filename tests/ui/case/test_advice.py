"""Advice while a reply is written: asked for with each change, shown one at a time, put into the text with one key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.core.coaching import HINTS, Advice, Hint, Talk
from desktop.ui.case.advice import REASONS, TITLES, AdviceStrip
from desktop.ui.case.composer import Composer
from desktop.ui.case.panel import CasePanel
from tests.ui.case.samples import CHEN, NOW, POLICY, dryer

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window

DRAFT = "𠮷 我理解您，但是没有办法。"
BUT = Hint("contrast_after_empathy", DRAFT.index("，但"), DRAFT.index("没"), "。我们可以做的是")
TIME = Hint("time", len(DRAFT), len(DRAFT), "____前给您回电。")


@pytest.fixture
def composer(qtbot: QtBot) -> Composer:
    found = Composer()
    qtbot.addWidget(found)
    found.allow(speak=True, whisper=True)
    found.show_case("case")
    return found


def asked_of(strip: AdviceStrip) -> list[str]:
    drafts: list[str] = []
    strip.wanted.connect(drafts.append)
    return drafts


def advised(composer: Composer, *hints: Hint, score: int = 40) -> AdviceStrip:
    composer.field.setPlainText(DRAFT)
    composer.advice.show_advice(DRAFT, Advice(hints, score, "zh_CN"))
    return composer.advice


def is_shown(widget: QWidget, within: QObject) -> bool:
    assert isinstance(within, QWidget)
    return widget.isVisibleTo(within)


def test_every_change_of_a_reply_is_asked_about(composer: Composer) -> None:
    drafts = asked_of(composer.advice)
    composer.field.setPlainText("one")
    composer.field.insertPlainText("two")
    assert drafts == ["one", "twoone"]


def test_a_whisper_needs_no_advice(composer: Composer) -> None:
    composer.set_mode("whisper")
    drafts = asked_of(composer.advice)
    composer.field.setPlainText("careful with her")
    assert drafts == []
    assert not is_shown(composer.advice, composer)


def test_the_first_hint_stands_there_with_its_words_and_the_score(composer: Composer) -> None:
    strip = advised(composer, BUT, TIME)
    assert is_shown(strip, composer)
    assert "40" in strip.score.text()
    assert strip.title.text() == "“But” after understanding"
    assert strip.words.text() == BUT.rewrite
    assert "(1 of 2)" in strip.more.text()


def test_what_makes_it_worse_is_underlined_where_it_stands(composer: Composer) -> None:
    advised(composer, BUT, TIME)
    (mark,) = composer.field.extraSelections()
    assert mark.cursor.selectedText() == "，但是"
    assert mark.format.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline


def test_one_key_puts_the_words_into_the_text(qtbot: QtBot, composer: Composer) -> None:
    advised(composer, BUT)
    composer.show()
    qtbot.waitExposed(composer)
    composer.field.setFocus()
    composer.advice.take()
    assert composer.field.toPlainText() == "𠮷 我理解您。我们可以做的是没有办法。"


def test_the_blank_of_the_words_is_ready_to_be_filled(composer: Composer) -> None:
    strip = advised(composer, BUT, TIME)
    strip.go_on()
    strip.take()
    assert composer.field.toPlainText() == DRAFT + TIME.rewrite
    assert composer.field.textCursor().selectedText() == "____"


def test_the_next_hint_comes_with_a_key_and_the_first_after_the_last(composer: Composer) -> None:
    strip = advised(composer, BUT, TIME)
    shown = []
    for _ in range(3):
        shown.append(strip.title.text())
        strip.go_on()
    assert shown == ["“But” after understanding", "Say by when", "“But” after understanding"]


def test_advice_on_what_stands_there_no_longer_is_let_go(composer: Composer) -> None:
    advised(composer, BUT)
    composer.field.setPlainText("别的")
    composer.advice.show_advice(DRAFT, Advice((TIME,), 10, "zh_CN"))
    assert composer.advice.title.text() != "Say by when"
    composer.advice.take()
    assert composer.field.toPlainText() == "别的"


def test_a_reply_without_fault_is_told_so(composer: Composer) -> None:
    strip = advised(composer, score=100)
    assert strip.title.text() == "Nothing to add"
    assert not is_shown(strip.use, strip)


def test_an_empty_field_shows_nothing(composer: Composer) -> None:
    strip = advised(composer, BUT)
    composer.field.clear()
    assert not is_shown(strip, composer)
    assert composer.field.extraSelections() == []


def test_sending_is_never_blocked(composer: Composer) -> None:
    sent: list[tuple[str, str]] = []
    composer.written.connect(lambda mode, text: sent.append((mode, text)))
    advised(composer, BUT, TIME, score=0)
    composer.send()
    assert sent == [("reply", DRAFT)]


def test_every_hint_has_a_name_and_a_reason() -> None:
    assert set(HINTS) == set(TITLES) == set(REASONS)


def test_customer_words_in_advice_are_plain_text(composer: Composer) -> None:
    strip = advised(composer, Hint("read_back", 0, 0, "<img src=x>"))
    assert strip.words.textFormat() == Qt.TextFormat.PlainText
    assert "<img" not in strip.words.toolTip()


def test_the_panel_asks_with_the_talk_and_fills_in_a_holding_answer(qtbot: QtBot) -> None:
    panel = CasePanel(lambda: NOW)
    qtbot.addWidget(panel)
    panel.set_policy(POLICY)
    panel.set_person(CHEN)
    panel.show_case(dryer())
    asked: list[tuple[str, Talk]] = []
    panel.advice_wanted.connect(lambda draft, talk: asked.append((draft, talk)))
    panel.do("holding")
    ((draft, talk),) = asked
    assert (draft, talk.by != "", len(talk.turns) > 3) == ("", True, True)
    panel.composer.advice.show_advice("", Advice(holding="12:30 前回复您"))
    assert panel.composer.field.toPlainText() == "12:30 前回复您"
