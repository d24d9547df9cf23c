"""The rules of alerts as a form beside their text: what is changed in one stands in the other, and what cannot be is said."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.alert_rules import KINDS, AlertRules, Quiet, Rule
from desktop.desk.alert_file import parse
from desktop.ui.rooms.alert_rules import AlertRulesEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window
OWN = "# ours\nquiet = ['22:00-07:00']\n[hand]\nsnooze = 0.25\nheat = 55.5\nladder = { manager = 5 }\n"


@pytest.fixture
def editor(qtbot: QtBot) -> AlertRulesEditor:
    made = AlertRulesEditor(OWN, True)
    qtbot.addWidget(made)
    made.show()
    return made


def rule_of(editor: AlertRulesEditor, kind: str = "hand") -> Rule:
    return parse(editor.field.toPlainText()).rules[kind]


def test_the_form_is_there_first_and_says_what_the_text_says(editor: AlertRulesEditor) -> None:
    form = editor.form
    assert form.isVisible() and not editor.field.isVisible()
    form.kind.choose("hand")
    assert (form.quiet.text(), form.ladder["manager"].value(), form.ladder["agent"].text()) == ("22:00-07:00", 5.0, "not")
    assert [role for role, box in form.roles.items() if box.isChecked()] == ["supervisor"]
    assert editor.field.toPlainText() == OWN, "looking changes nothing"


def test_what_is_changed_in_the_form_is_written_and_the_rest_stays(editor: AlertRulesEditor) -> None:
    form = editor.form
    form.kind.choose("hand")
    form.on.click()
    form.breaks_quiet.click()
    form.roles["agent"].click()
    form.roles["supervisor"].click()
    form.ladder["supervisor"].setValue(2)
    form.ladder["manager"].setValue(-1)
    form.level.choose("hot")
    form.budget.setValue(3)
    form.group.setValue(1.5)
    form.quiet.setText("21:00-06:00")
    assert rule_of(editor) == Rule(False, frozenset({"agent"}), {"supervisor": 120.0}, "hot", 55.5, True, 3, 15.0, 90.0)
    form.heat.setValue(70)
    form.snooze.setValue(5)
    assert (rule_of(editor).heat, rule_of(editor).snooze, rule_of(editor, "critical")) == (70.0, 300.0, AlertRules().rules["critical"])
    assert parse(editor.field.toPlainText()).quiet == (Quiet(1260, 360),)
    assert "without its comments" in editor.said.text()


def test_hours_that_are_none_are_said_and_not_written(editor: AlertRulesEditor) -> None:
    before = editor.field.toPlainText()
    editor.form.quiet.setText("at night")
    assert "quiet" in editor.form.said.text()
    assert editor.field.toPlainText() == before


def test_what_is_written_in_the_text_stands_in_the_form_and_a_text_that_is_none_keeps_the_text_open(editor: AlertRulesEditor) -> None:
    editor.text_tab.click()
    assert editor.field.isVisible()
    editor.field.setPlainText("[hand]\nroles = 3")
    editor.form_tab.click()
    assert editor.field.isVisible() and editor.text_tab.isChecked() and "hand.roles" in editor.said.text()
    editor.field.setPlainText("[critical]\nbudget = 7")
    editor.form_tab.click()
    assert editor.form.isVisible() and editor.form.budget.value() == 7 and "hand.roles" not in editor.said.text()


def test_a_text_that_is_none_opens_as_text(qtbot: QtBot) -> None:
    editor = AlertRulesEditor("[weather]", True)
    qtbot.addWidget(editor)
    assert editor.text_tab.isChecked()


def test_who_may_not_change_the_rules_reads_the_form_kind_by_kind(qtbot: QtBot) -> None:
    editor = AlertRulesEditor(OWN, False)
    qtbot.addWidget(editor)
    form = editor.form
    assert form.kind.isEnabled() and form.kind.count() == len(KINDS)
    assert not any(field.isEnabled() for field in (form.quiet, form.on, form.budget, form.roles["agent"], form.ladder["manager"]))
