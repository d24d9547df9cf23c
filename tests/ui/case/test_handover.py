"""The hand-over note, written from the record; and the roster with its reasons."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.core.complaint import FIELDS
from desktop.core.mediation import Mediation
from desktop.core.offers import Promise
from desktop.desk.form import FormField
from desktop.ui.case.context import CaseContext
from desktop.ui.case.giver import Giver
from desktop.ui.case.handover import handover_note
from desktop.ui.case.panel import CasePanel
from desktop.ui.dialogs.full_text import FullTextDialog
from desktop.ui.dialogs.mediator import MediatorDialog, language_of
from tests.ui.case.samples import CHEN, MEDIATORS, NOW, POLICY, TEN, dryer, message

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window
FORM = [FormField(name, ("refund",) if name == "demand" else ("吹风机",) if name == "product" else ()) for name in FIELDS]


def test_the_note_says_what_somebody_who_takes_over_has_to_know(qtbot: QtBot) -> None:
    promises = (Promise("p", TEN, "call back", "lin", "open"), Promise("q", NOW + 999, "<b>refund</b>", "lin", "kept"))
    view = replace(dryer(), promises=promises, repeat_of="K9", mediation=Mediation(positions=(("customer_position", "wants all"),)))
    note = handover_note(CaseContext(view=view, policy=POLICY), FORM, NOW)
    for said in (
        "陈晓",
        "吹风机",
        "Money back",
        "(overdue)",
        "<b>refund</b> (kept)",
        "Regulator",
        "wants all",
        "K9",
        "让别的妈妈看看",
        "林怡君",
    ):
        assert said in note, said


def test_a_case_of_which_little_is_known_has_a_short_note_and_none_has_none(qtbot: QtBot) -> None:
    bare = replace(dryer(), messages=(), marks=(), promises=(), row=replace(dryer().row, risks=(), waiting_since=None))
    note = handover_note(CaseContext(view=bare, policy=POLICY), (), NOW)
    assert (note.startswith("Facts"), note.count("\n\n")) == (True, 0)
    assert handover_note(CaseContext(), (), NOW) == ""


def test_a_key_opens_the_note_when_the_form_was_read(qtbot: QtBot) -> None:
    panel = CasePanel(lambda: NOW)
    qtbot.addWidget(panel)
    panel.set_policy(POLICY)
    panel.set_person(CHEN)
    panel.show_case(dryer())
    wanted: list[str] = []
    panel.form_wanted.connect(wanted.append)
    panel.do("hand_over")
    panel.show_form("another", FORM)
    assert panel.findChild(FullTextDialog) is None
    panel.show_form(wanted[0], FORM)
    shown = panel.findChild(FullTextDialog)
    assert shown is not None
    text = shown.findChild(QPlainTextEdit)
    assert text is not None
    assert "Money back" in text.toPlainText()


def test_the_roster_says_why_somebody_is_suggested_and_who_could_not(qtbot: QtBot) -> None:
    view = replace(dryer(), mediation=Mediation(refused_by=(("lau", "ill"),)))
    dialog = MediatorDialog(Giver("chen", "K", 1), CaseContext(view=view, person=CHEN, policy=POLICY, mediators=tuple(MEDIATORS)))
    qtbot.addWidget(dialog)
    assert [mediator.id for mediator in dialog.roster] == ["wang", "reid"]
    assert "speaks Chinese, knows Safety" in dialog.preview()
    assert "Could not take it: Kelvin Lau" in dialog.preview()


def test_cantonese_is_heard_as_a_language_of_its_own() -> None:
    said = [("你哋玩嘢呀", "yue"), ("我要退货", "zh"), ("I want it", "en")]
    assert [language_of(replace(dryer(), messages=(message(1, 0, "customer", "x", text),))) for text, _ in said] == [
        code for _, code in said
    ]
