"""From a chat export to an approved offer and a closed case, in one window; and it is all still there afterwards."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from desktop.core.messages import Customer, Message
from desktop.core.orders import StepIn
from desktop.db.verify import first_fault
from desktop.desk.desk import Desk
from desktop.desk.imports import ImportAnswer
from desktop.desk.scoring import InlineScoring
from desktop.sentiment.fake import FakeScorer
from desktop.ui.import_dialog import ImportDialog
from tests.stories.conftest import CHAT, Person, open_desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window


def import_chat(person: Person, file: Path) -> None:
    person.station.doors.import_files([file])
    dialog = person.station.doors.dialog
    assert isinstance(dialog, ImportDialog)
    person.sees(lambda: not dialog.form.isHidden())
    with person.qtbot.waitSignal(dialog.imported, timeout=10_000):
        dialog.start.click()
    dialog.close()


def said(form: QDialog) -> str:
    """All that a form says, what is drawn included."""
    names = (widget.accessibleName() for widget in form.findChildren(QWidget))
    return " ".join([*(label.text() for label in form.findChildren(QLabel)), *names])


def chat_file(folder: Path) -> Path:
    file = folder / "与陈晓的 WhatsApp 聊天.txt"
    file.write_text(CHAT, encoding="utf-8")
    return file


@pytest.fixture
def filled(record: Path, tmp_path: Path) -> Path:
    """A record with the angry customer's case in it."""
    desk = open_desk(record)
    desk.import_file(chat_file(tmp_path), ImportAnswer(time_zone="Asia/Shanghai"), lambda done, total: None, lambda: False)
    desk.close()
    return record


def test_a_day_from_import_to_closed_case(seat, record: Path, tmp_path: Path) -> None:
    person = seat()
    import_chat(person, chat_file(tmp_path))
    person.sees(lambda: person.window.model.rowCount() == 1)
    person.sees(lambda: person.window.case.context.view is not None)
    assert person.case.row.customer == "陈晓"
    assert person.case.row.level == "critical"

    person.acts_as("lin")
    mediator = person.asks_for("mediator")
    person.gives(mediator)
    assert person.case.row.mediator == "wang"

    offer = person.asks_for("offer")
    offer.amount.setText("680.00")
    offer.reason.setPlainText("吹风机漏电")
    assert "680.00" in offer.said.text()
    person.gives(offer)
    assert [each.state for each in person.case.offers] == ["pending"]
    assert not person.window.case.available("approve")

    person.acts_as("chen")
    decision = person.asks_for("approve")
    assert "680.00" in said(decision) and "陈晓" in said(decision)
    person.gives(decision)
    assert [each.state for each in person.case.offers] == ["approved"]
    assert person.case.row.stage == "carry_out"

    closing = person.asks_for("close")
    closing.resolution.setPlainText("退款并道歉")
    closing.do_it.click()
    person.sees(lambda: person.window.model.rowCount() == 0)
    assert first_fault(record) is None


def test_what_was_decided_is_there_after_the_window_was_closed(seat, filled: Path) -> None:
    person = seat()
    person.sees(lambda: person.window.case.context.view is not None)
    person.acts_as("lin")
    person.window.case.do("take_over")
    person.sees(lambda: person.case.row.supervisor == "lin")
    seen = person.case.seq
    person.window.close()
    person.station.shut()
    again = seat()
    again.sees(lambda: again.window.case.context.view is not None)
    assert (again.case.row.supervisor, again.case.seq) == ("lin", seen)


def test_a_supervisor_steps_in_whispers_and_writes(seat, filled: Path) -> None:
    person = seat()
    person.sees(lambda: person.window.case.context.view is not None)
    person.acts_as("lin")
    composer = person.window.case.composer
    composer.set_mode("whisper")
    composer.field.setPlainText("先问孩子怎么样")
    composer.send()
    person.sees(lambda: any(message.sender == "note" for message in person.case.messages))
    person.window.case.do("take_over")
    person.sees(lambda: person.case.row.supervisor == "lin")
    composer.set_mode("reply")
    composer.field.setPlainText("陈女士，我是主管林怡君。")
    composer.send()
    person.sees(lambda: person.case.messages[-1].sender == "supervisor")
    assert person.case.messages[-1].unsent


def test_one_person_only_takes_over(seat, filled: Path) -> None:
    person = seat()
    person.sees(lambda: person.window.case.context.view is not None)
    other = Desk(filled, InlineScoring(FakeScorer()))
    outcome, _ = other.handle(StepIn(id="elsewhere", by="chen", case=person.case.row.id, mode="take_over"))
    other.close()
    assert outcome.accepted
    person.sees(lambda: person.case.row.supervisor == "chen")
    person.acts_as("lin")
    assert not person.window.case.available("take_over")


def test_nobody_approves_what_he_proposed(seat, filled: Path) -> None:
    person = seat()
    person.sees(lambda: person.window.case.context.view is not None)
    person.acts_as("chen")
    offer = person.asks_for("offer")
    offer.amount.setText("2500")
    offer.reason.setPlainText("误工")
    assert offer.problem() == ""
    person.gives(offer)
    assert not person.window.case.available("approve")
    person.acts_as("zhao")
    approval = person.asks_for("approve")
    assert not approval.do_it.isEnabled()
    approval.amount.setText("2500")
    person.gives(approval)
    assert person.case.offers[0].state == "pending_second"
    assert not person.window.case.available("approve")


def test_an_offer_is_declined_with_a_reason(seat, filled: Path) -> None:
    person = seat()
    person.sees(lambda: person.window.case.context.view is not None)
    person.acts_as("lin")
    offer = person.asks_for("offer")
    offer.amount.setText("100")
    offer.reason.setPlainText("运费")
    person.gives(offer)
    person.acts_as("chen")
    refusal = person.asks_for("decline")
    assert not refusal.do_it.isEnabled()
    refusal.reason.setPlainText("已经退过")
    person.gives(refusal)
    assert (person.case.offers[0].state, person.case.offers[0].note) == ("declined", "已经退过")


def test_a_score_is_corrected_and_the_case_cools(seat, filled: Path) -> None:
    person = seat()
    person.sees(lambda: person.window.case.context.view is not None)
    person.acts_as("lin")
    before = person.case.row.heat
    form = person.asks_for("correct")
    form.slider.setValue(5)
    person.gives(form)
    corrected = [message for message in person.case.messages if message.corrected_by == "lin"]
    assert [message.anger for message in corrected] == [5.0]
    assert corrected[0].machine_anger == 80.0
    assert person.case.row.heat < before


def test_what_another_process_ingests_appears(seat, filled: Path) -> None:
    person = seat()
    person.sees(lambda: person.window.model.rowCount() == 1)
    other = Desk(filled, InlineScoring(FakeScorer()))
    at = datetime(2026, 11, 20, 11, tzinfo=UTC)
    other.receive([Message("x1", "email", "mail-1", Customer("u9", "Sarah Müller"), "customer", at, "terrible!!!! smoke")])
    other.close()
    person.sees(lambda: person.window.model.rowCount() == 2)
    assert first_fault(filled) is None


def test_a_calm_conversation_is_made_a_case_by_hand(seat, filled: Path) -> None:
    other = Desk(filled, InlineScoring(FakeScorer()))
    at = datetime(2026, 11, 20, 11, tzinfo=UTC)
    other.receive([Message("x1", "chat", "c-7", Customer("u7", "Ben"), "customer", at, "where is my zebra order")])
    other.close()
    person = seat()
    person.acts_as("lin")
    person.station.room.search("zebra")
    search = person.window.search
    person.sees(lambda: search.model.rowCount() == 1)
    assert not search.opener.isHidden()
    search.opener.click()
    person.sees(lambda: person.window.case.context.view is not None and person.case.row.customer == "Ben")
    assert person.case.marks[0].values["why"] == "order"
