"""The policy as forms: what is written in a cell is written in the text, and what stands in the text stands in the cells."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.core.orders import ChangePolicy
from desktop.desk.policy_file import parse_policy
from desktop.ui.dialogs.fields import CodeBox
from desktop.ui.rooms.form_table import FormTable
from desktop.ui.rooms.policy import PolicyRoom
from tests.desk.test_policy_forms import FULL

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window
HOUSE = parse_policy(FULL)


@pytest.fixture
def room(qtbot) -> PolicyRoom:
    return entered(qtbot, "chen")


def entered(qtbot, who: str) -> PolicyRoom:
    room = PolicyRoom(HOUSE.people[who], HOUSE)
    qtbot.addWidget(room)
    room.show()
    return room


def shown(table: FormTable) -> list[list[str]]:
    cells = table.cells
    return [[cells.item(row, column).text() for column in range(cells.columnCount())] for row in range(cells.rowCount())]


def test_the_forms_are_there_first_and_say_what_the_text_says(room: PolicyRoom) -> None:
    forms = room.forms
    assert room.forms_tab.isChecked() and forms.isVisible() and not room.editor.isVisible()
    assert shown(forms.people)[0] == ["lin", "林怡君", "Supervisor", "", "", ""]
    assert shown(forms.limits)[:3] == [
        ["林怡君", "every type", "CNY", "500.00"], ["林怡君", "every type", "HKD", "600.00"], ["林怡君", "Goodwill", "CNY", "200.00"],
    ]  # fmt: skip
    assert (forms.days.value(), forms.escalate.value(), forms.expire.text(), forms.zone.text()) == (30, 30, "never", "Asia/Shanghai")
    assert [role for role, box in forms.may_propose.items() if box.isChecked()] == ["agent", "manager"]
    assert room.diff.toPlainText() == "" and not forms.loses.isVisible()


def test_a_cell_is_written_by_the_keyboard_alone_and_asked_for(room: PolicyRoom, qtbot) -> None:
    given: list[ChangePolicy] = []
    room.order_given.connect(given.append)
    room.forms.tabs[1].click()
    cells = room.forms.limits.cells
    cells.setFocus()
    cells.setCurrentCell(0, 3)
    QTest.keyClick(cells, Qt.Key.Key_Return)
    [line] = cells.findChildren(QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "700.00")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: '+limit = "700.00"' in room.diff.toPlainText())
    assert room.editor.toPlainText() == FULL.replace('"500.00"', '"700.00"')
    room.propose.click()
    assert [order.text for order in given] == [FULL.replace('"500.00"', '"700.00"')]


def test_a_choice_is_made_among_its_words(room: PolicyRoom) -> None:
    cells = room.forms.people.cells
    cells.setCurrentCell(0, 2)
    cells.editItem(cells.currentItem())
    [box] = cells.findChildren(CodeBox)
    assert box.code() == "supervisor"
    box.choose("auditor")
    box.activated.emit(box.currentIndex())
    assert shown(room.forms.people)[0][2] == "Auditor"
    assert 'role = "auditor"' in room.editor.toPlainText()


def test_rows_come_and_go(room: PolicyRoom, qtbot) -> None:
    people = room.forms.people
    people.add.click()
    place = people.cells.rowCount() - 1
    assert people.cells.currentRow() == place
    assert not room.propose.isEnabled(), "somebody without a name is no policy"
    people.cells.item(place, 0).setText(" sun ")
    assert 'id = "sun"' in room.editor.toPlainText() and room.propose.isEnabled()
    assert ("sun", "sun") in room.forms._persons()
    people.remove.click()
    assert room.editor.toPlainText() == FULL
    people.cells.setCurrentCell(-1, -1)
    people.remove.click()
    QTest.keyClick(people.cells, Qt.Key.Key_Return)
    assert room.editor.toPlainText() == FULL


def test_what_holds_for_all_is_set(room: PolicyRoom) -> None:
    forms = room.forms
    forms.tabs[4].click()
    forms.days.setValue(60)
    forms.accept.setValue(5)
    forms.end.setValue(30)
    forms.people.cells.item(0, 5).setText("Mon-Fri 09:00-18:00")
    forms.escalate.setValue(0)
    forms.expire.setValue(90)
    forms.may_propose["agent"].click()
    forms.confirmed_keys.click()
    forms.zone.setText("Asia/Taipei")
    proposed = parse_policy(room.editor.toPlainText())
    assert (proposed.customer_days, proposed.escalate_after, proposed.expire_after) == (60, None, 5400.0)
    assert (proposed.outside_accept_days, proposed.outside_end_days) == (5, 30)
    assert [each.begin for each in proposed.people["lin"].hours] == [540]
    assert (proposed.proposers, proposed.timezone, proposed.confirmed_keys) == ({"manager"}, "Asia/Taipei", True)
    forms.confirmed_keys.click()
    assert "confirmed_keys" not in room.editor.toPlainText()
    forms.zone.setText("Nowhere")
    assert "timezone" in room.checked.text() and not room.propose.isEnabled()


def test_what_the_text_says_then_stands_in_the_forms(room: PolicyRoom) -> None:
    room.edit_tab.click()
    assert room.editor.isVisible() and not room.forms.isVisible()
    room.editor.setPlainText(
        "# why\n" + FULL.replace('"林怡君"', '"<b>林</b>"').replace("escalate_after_minutes = 30", 'escalate_after_minutes = "x"')
    )
    room.forms_tab.click()
    assert shown(room.forms.people)[0][1] == "<b>林</b>" and room.forms.loses.isVisible()
    assert room.forms.escalate.value() == 0
    room.check()
    room.back.click()
    room.check()
    assert shown(room.forms.people)[0][1] == "林怡君"
    room.edit_tab.click()
    room.editor.setPlainText("people = 3")
    room.forms_tab.click()
    assert not room.forms.pages.isEnabled() and "look at people" in room.forms.said.text()
    room.editor.setPlainText(FULL)
    room.check()
    assert room.forms.pages.isEnabled() and not room.forms.said.isVisible()


def test_rows_that_contradict_each_other_are_said_and_not_written(room: PolicyRoom) -> None:
    room.forms.budgets.cells.item(1, 0).setData(Qt.ItemDataRole.UserRole, "CNY")
    assert "look at currencies" in room.forms.said.text()
    assert room.editor.toPlainText() == FULL


def test_who_is_no_manager_reads_only(qtbot) -> None:
    room = entered(qtbot, "lin")
    assert not room.forms.people.add.isEnabled() and not room.forms.days.isEnabled()
    cells = room.forms.people.cells
    cells.setCurrentCell(0, 0)
    QTest.keyClick(cells, Qt.Key.Key_Return)
    assert cells.findChildren(QLineEdit) == []
