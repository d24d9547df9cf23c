"""Two people erase a customer in the window; a legal hold wins."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from desktop.core.messages import ERASED
from desktop.db.verify import first_fault
from desktop.ui.case.conversation_model import ConversationModel
from desktop.ui.case.history import history_lines
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.rooms.erasing import ErasingRoom
from tests.stories.conftest import Person
from tests.stories.test_a_day import filled

__all__ = ["filled"]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window


def room_of(person: Person) -> ErasingRoom:
    person.window.commands.run("erase")
    room = person.station.doors.dialog
    assert isinstance(room, ErasingRoom)
    return room


def form_of(room: QDialog) -> OrderDialog:
    [form] = [each for each in room.findChildren(OrderDialog) if each.isVisible()]
    return form


def closes_the_case(person: Person) -> None:
    closing = person.asks_for("close")
    closing.resolution.setPlainText("退款")
    person.gives(closing)


def asks(person: Person, reason: str = "来信要求") -> ErasingRoom:
    room = room_of(person)
    room.erase.click()
    form = form_of(room)
    assert not form.do_it.isEnabled()
    form.reason.setPlainText(reason)
    form.do_it.click()
    person.sees(lambda: room.said.text().startswith("Asked for"))
    person.sees(lambda: room.requests.rowCount() == 1)
    return room


def test_a_manager_asks_another_approves_and_the_words_are_gone(seat, filled: Path) -> None:
    person = seat()
    person.sees(lambda: person.window.case.context.view is not None)
    person.acts_as("chen")
    closes_the_case(person)
    room = asks(person)
    room.approve.click()
    assert "yourself" in form_of(room).said.text() and not form_of(room).do_it.isEnabled()
    form_of(room).reject()
    room.close()

    person.acts_as("lin")
    room = room_of(person)
    assert not room.erase.isEnabled() and not room.hold.isEnabled()
    person.sees(lambda: room.approve.isEnabled())
    room.approve.click()
    form = form_of(room)
    assert "陈立" in "".join(label.text() for label in form.findChildren(type(form.said)))
    form.do_it.click()
    person.sees(lambda: room.said.text().startswith("The words are erased"))
    person.sees(lambda: person.case.row.customer.startswith(ERASED))
    room.close()
    model = person.window.case.conversation.model()
    assert isinstance(model, ConversationModel)
    assert all(model.data(model.index(row)).count("Erased on request") == 1 for row in range(model.rowCount()))
    assert "林怡君: erased the customer's words" in history_lines(person.window.case.context, 1_795_400_000.0)[0]
    assert first_fault(filled) is None


def test_an_open_case_and_a_legal_hold_stand_in_the_way(seat, filled: Path) -> None:
    person = seat()
    person.sees(lambda: person.window.case.context.view is not None)
    person.acts_as("chen")
    room = room_of(person)
    room.erase.click()
    assert form_of(room).said.text() == "A case of this customer is open; close it first."
    form_of(room).reject()
    room.hold.click()
    form_of(room).reason.setPlainText("法院 7 号")
    form_of(room).do_it.click()
    person.sees(lambda: room.holds.rowCount() == 1)
    room.close()
    closes_the_case(person)
    room = room_of(person)
    person.sees(lambda: room.lift.isEnabled())
    room.erase.click()
    assert "legal hold" in form_of(room).said.text()
    form_of(room).reject()
    room.lift.click()
    form_of(room).reason.setPlainText("撤销")
    form_of(room).do_it.click()
    person.sees(lambda: room.holds.rowCount() == 0)


def test_a_request_is_declined_with_a_reason(seat, filled: Path) -> None:
    person = seat()
    person.sees(lambda: person.window.case.context.view is not None)
    person.acts_as("chen")
    closes_the_case(person)
    asks(person).close()
    person.acts_as("zhao")
    room = room_of(person)
    person.sees(lambda: room.decline.isEnabled())
    room.decline.click()
    assert not form_of(room).do_it.isEnabled()
    form_of(room).reason.setPlainText("没有身份证明")
    form_of(room).do_it.click()
    person.sees(lambda: room.requests.item(0, 4).text() == "Declined, 赵敏")
    assert not room.approve.isEnabled()
