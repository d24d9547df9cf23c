"""A supervisor lets the scorer learn from corrections in the window, and takes it back."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.db.verify import first_fault
from desktop.ui.rooms.learning import LearningRoom
from tests.desk.house import message
from tests.stories.conftest import Person, open_desk
from tests.stories.test_a_day import filled

__all__ = ["filled"]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window


def room_of(person: Person) -> LearningRoom:
    person.window.commands.run("learning")
    room = person.station.doors.dialog
    assert isinstance(room, LearningRoom)
    person.sees(lambda: room.state.text())
    return room


def corrects(person: Person, anger: int) -> None:
    form = person.asks_for("correct")
    form.slider.setValue(anger)
    person.gives(form)


def test_what_was_corrected_is_learned_shown_and_rolled_back(seat, filled: Path) -> None:
    person = seat()
    person.sees(lambda: person.window.case.context.view is not None)
    person.acts_as("lin")
    corrects(person, 5)
    corrects(person, 15)
    room = room_of(person)
    assert room.state.text().startswith("Off. There are corrections of 1 message")
    assert room.words.rowCount() == 0 and room.corrections.rowCount() == 2 and not room.off.isEnabled()
    room.learn.click()
    assert not room.learn.isEnabled()
    person.sees(lambda: room.state.text().startswith("On. Learned from corrections of 1 message"))
    assert room.words.rowCount() > 0 and not room.learn.isEnabled()
    assert {room.corrections.item(row, 4).text() for row in range(2)} == {"yes"}
    assert not room.back.isEnabled()
    room.corrections.selectRow(1)
    room.back.click()
    person.sees(lambda: room.corrections.item(0, 4).text() == "no")
    room.off.click()
    person.sees(lambda: room.state.text().startswith("Off."))
    assert first_fault(filled) is None


def test_who_does_not_supervise_may_look_but_not_choose(seat, filled: Path) -> None:
    person = seat()
    person.sees(lambda: person.window.case.context.view is not None)
    person.acts_as("lin")
    corrects(person, 5)
    person.acts_as("xu")
    room = room_of(person)
    assert not (room.learn.isEnabled() or room.off.isEnabled() or room.back.isEnabled())


def test_what_comes_after_the_choice_is_counted(seat, filled: Path) -> None:
    desk = open_desk(filled)
    desk.receive([message("x1", "the kumquat again!!!!", 1)])
    desk.close()
    person = seat()
    person.sees(lambda: person.window.case.context.view is not None)
    person.acts_as("lin")
    corrects(person, 5)
    room = room_of(person)
    room.learn.click()
    person.sees(lambda: room.state.text().startswith("On."))
    room.close()
    first = person.case.row.id
    other = next(id for id in person.window.model.order.rows if id != first)
    person.station.room.go_to(other)
    person.sees(lambda: person.case.row.id == other)
    corrects(person, 90)
    room = room_of(person)
    assert "1 more came since." in room.state.text() and room.learn.isEnabled()
