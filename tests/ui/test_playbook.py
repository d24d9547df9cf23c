"""The playbook at the side: what fits the case first, phrases that go into the answer, a text that can be edited and never lost."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.desk.playbooks import Playbooks, parse
from desktop.ui.case.panel import CasePanel
from desktop.ui.rooms.playbook import PlaybookEditor, PlaybookPanel
from tests.ui.case.samples import CHEN, NOW, POLICY, dryer

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window
TEXT = """
[legal.en]
steps = ["call <b>legal</b>", "wait"]
phrases = ["one moment"]
[safety.en]
steps = ["is everybody safe?"]
phrases = ["are you safe?", "stop using it"]
[safety.zh_TW]
steps = ["人都安全嗎？"]
phrases = ["安全嗎？"]
"""


def panel(qtbot: QtBot, language: str = "en") -> PlaybookPanel:
    made = PlaybookPanel(language)
    qtbot.addWidget(made)
    made.show_books(Playbooks(parse(TEXT), TEXT), ("safety",), None)
    return made


def test_what_fits_the_case_is_shown_first_and_the_others_can_be_chosen(qtbot: QtBot) -> None:
    made = panel(qtbot)
    assert [made.which.itemText(place) for place in range(made.which.count())] == ["Safety", "Legal"]
    assert made.steps[0].accessibleName() == "1. is everybody safe?"
    made.which.choose("legal")
    assert [step.accessibleName() for step in made.steps] == ["1. call <b>legal</b>", "2. wait"]


def test_the_steps_are_in_the_language_of_the_window_else_in_english(qtbot: QtBot) -> None:
    made = panel(qtbot, "zh_TW")
    assert made.steps[0].accessibleName() == "1. 人都安全嗎？"
    made.which.choose("legal")
    assert made.steps[1].accessibleName() == "2. wait"


def test_a_phrase_goes_into_the_answer(qtbot: QtBot) -> None:
    made, case = panel(qtbot), CasePanel(lambda: NOW)
    qtbot.addWidget(case)
    case.set_policy(POLICY)
    case.set_person(CHEN)
    case.show_case(dryer())
    made.phrase_chosen.connect(case.say)
    made.phrases[1].click()
    made.phrases[0].click()
    assert case.composer.field.toPlainText() == "stop using itare you safe?"


def test_the_text_can_be_edited_and_stays_when_it_is_wrong(qtbot: QtBot) -> None:
    editor, kept = PlaybookEditor(TEXT), list[str]()
    qtbot.addWidget(editor)
    editor.kept.connect(kept.append)
    editor.field.setPlainText("[legal")
    editor.show_trouble("These are no playbooks.")
    assert (editor.field.toPlainText(), editor.said.text()) == ("[legal", "These are no playbooks.")
    editor.kept.emit(editor.field.toPlainText())
    assert kept == ["[legal"]


def test_no_playbook_at_all_shows_nothing(qtbot: QtBot) -> None:
    made = panel(qtbot)
    made.show_books(Playbooks({}, ""), (), None)
    assert (made.book(), made.steps) == (None, [])
