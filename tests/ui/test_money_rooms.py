"""The payout list and the policy: what they show, what can be done by whom, and what they say went wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from desktop.core.facts import PolicyProposed
from desktop.core.orders import ChangePolicy, DecidePolicy, SettlePayout
from desktop.core.policy_change import digest
from desktop.core.situation import Change
from desktop.desk.money import PayoutLine
from desktop.desk.policy_file import parse_policy
from desktop.desk.views import Outcome
from desktop.ui.dialogs.settle import SettleDialog
from desktop.ui.rooms.diff import diff_of
from desktop.ui.rooms.payouts import PayoutRoom
from desktop.ui.rooms.policy import PolicyRoom
from tests.desk.house import POLICY

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window

HOUSE = parse_policy(POLICY)
OTHER = POLICY.replace('limit = "500.00"', 'limit = "700.00"')


def line(offer: str, state: str, at: float = 0.0) -> PayoutLine:
    return PayoutLine(offer, f"K{offer}", "u", "<b>陈晓</b>", "refund", "680.00", "CNY", "lin chen", at, state, "", 1)


def payouts(qtbot, who: str | None = "chen", *lines: PayoutLine) -> PayoutRoom:
    room = PayoutRoom(HOUSE.people[who] if who else None, HOUSE)
    qtbot.addWidget(room)
    room.show_lines(lines)
    room.show()
    return room


def policy(qtbot, who: str | None = "chen", *changes: Change) -> PolicyRoom:
    room = PolicyRoom(HOUSE.people[who] if who else None, HOUSE)
    qtbot.addWidget(room)
    room.show_changes(changes)
    room.show()
    return room


def asked(ident: str = "p1", by: str = "zhao", base: str = POLICY, text: str = OTHER) -> Change:
    return Change(PolicyProposed(ident, text, digest(base), "年底"), by)


def test_what_needs_a_person_stands_first_and_paid_lines_are_asked_for(qtbot) -> None:
    room = payouts(qtbot, "chen", line("f1", "paid"), line("f2", "ready"), line("f3", "unknown"), line("f4", "listed"))
    shown = [room.table.item(row, 7).text() for row in range(room.table.rowCount())]
    assert shown == ["f3", "f2", "f4"] and room.waits.isVisible() and "Ready to be paid: 1" in room.counts.text()
    assert room.table.item(0, 3).text() == "<b>陈晓</b>" and room.table.item(0, 5).text() == "林怡君, 陈立"
    room.filter.choose("all")
    assert room.table.rowCount() == 4
    assert payouts(qtbot, "chen").counts.text() == "Nothing is approved yet."


@pytest.mark.parametrize(("who", "can"), [("lin", True), ("xu", False), (None, False)])
def test_leads_list_and_settle_others_only_look(qtbot, who: str | None, can: bool) -> None:
    room = payouts(qtbot, who, line("f1", "unknown"), line("f2", "ready"), line("f3", "listed"))
    assert (room.list_ready.isEnabled(), room.read.isEnabled(), room.settle.isEnabled()) == (can, can, can)
    assert room.write.isEnabled() and room.go.isEnabled()


def test_nothing_else_is_asked_for_while_something_is_under_way(qtbot) -> None:
    room = payouts(qtbot, "chen", line("f1", "unknown"), line("f2", "ready"))
    room.show_working("…")
    assert not room.list_ready.isEnabled() and not room.settle.isEnabled()
    room.show_done("Done.")
    assert room.list_ready.isEnabled() and room.said.text() == "Done."


def test_many_outcomes_are_one_sentence_with_the_reasons(qtbot) -> None:
    room = payouts(qtbot)
    outcomes = {"a": Outcome("1", True), "b": Outcome("2", False, code="already_paid"), "c": Outcome("3", False, code="already_paid")}
    room.told(outcomes, "1 closed.")
    assert room.said.text() == "1 closed. 2 refused: This has been paid already."
    room.told({"a": Outcome("1", True)}, "1 closed.")
    assert room.said.text() == "1 closed."


def test_a_line_is_settled_by_hand_with_a_reason_unless_it_is_paid(qtbot) -> None:
    room = payouts(qtbot, "chen", line("f1", "unknown"))
    given: list[SettlePayout] = []
    room.order_given.connect(given.append)
    room.settle.click()
    form = room.findChild(SettleDialog)
    assert [form.state.itemData(n) for n in range(form.state.count())] == ["paid", "failed", "withdrawn"]
    form.state.choose("failed")
    assert not form.do_it.isEnabled()
    form.reason.setPlainText("bank says no")
    form.reference.setText(" R9 ")
    form.do_it.click()
    assert [(o.offer, o.state, o.reference, o.reason, o.by) for o in given] == [("f1", "failed", "R9", "bank says no", "chen")]


def test_the_case_of_a_line_is_a_press_away(qtbot) -> None:
    room = payouts(qtbot, "xu", line("f1", "ready"))
    with qtbot.waitSignal(room.case_asked) as signal:
        room.go.click()
    assert signal.args == ["Kf1"] and not room.isVisible()


def test_files_are_chosen_and_told(qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    room, found = payouts(qtbot, "chen", line("f1", "listed")), []
    room.writing_asked.connect(found.append)
    room.reading_asked.connect(found.append)
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(f"desktop.ui.rooms.payouts.QFileDialog.{name}", lambda *_, name=name: (str(tmp_path / name), ""))
    room.write.click()
    room.read.click()
    assert found == [tmp_path / "getSaveFileName", tmp_path / "getOpenFileName"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (POLICY, "So it holds already."),
        (POLICY.replace('role = "manager"', 'role = "boss"', 1), "look at people.chen.role"),
        (POLICY.replace('role = "manager"', 'role = "supervisor"', 1), "at least two managers"),
        (OTHER, "This can be read."),
    ],
)
def test_a_change_is_checked_as_it_is_typed(qtbot, text: str, said: str) -> None:
    room = policy(qtbot)
    room.editor.setPlainText(text)
    qtbot.waitUntil(lambda: said in room.checked.text())
    assert room.propose.isEnabled() == (text == OTHER)
    assert bool(room.diff.toPlainText()) == (text != POLICY)


def test_a_change_is_asked_for_as_it_is_written(qtbot) -> None:
    room, given = policy(qtbot), []
    room.order_given.connect(given.append)
    room.give_change()
    room.editor.setPlainText(OTHER)
    room.reason.setPlainText("年底")
    room.give_change()
    [order] = given
    assert isinstance(order, ChangePolicy) and (order.by, order.text, order.reason) == ("chen", OTHER, "年底")
    room.back.click()
    assert room.editor.toPlainText() == POLICY


@pytest.mark.parametrize(
    ("who", "change", "can"),
    [("chen", asked(), (True, True)), ("zhao", asked(), (False, True)), ("lin", asked(), (False, False)),
     ("chen", asked(base="old"), (False, True))],
)  # fmt: skip
def test_who_decides_a_change(qtbot, who: str, change: Change, can: tuple[bool, bool]) -> None:
    room = policy(qtbot, who, change)
    assert (room.approve.isEnabled(), room.decline.isEnabled()) == can
    assert '+limit = "700.00"' in room.asked_diff.toPlainText()


def test_one_of_several_changes_is_decided(qtbot) -> None:
    room, given = policy(qtbot, "chen", asked(), asked("p2", text=OTHER + "# more\n")), []
    room.order_given.connect(given.append)
    room.show_waiting()
    room.waiting.choose("p2")
    assert "+# more" in room.asked_diff.toPlainText()
    room.why.setPlainText("no")
    room.decline.click()
    [order] = given
    assert isinstance(order, DecidePolicy) and (order.change, order.decision, order.reason) == ("p2", "decline", "no")
    room.show_changes([])
    assert room.asked.text() == "No change waits for a decision." and not room.approve.isEnabled()


def test_what_is_being_written_outlives_another_policy(qtbot) -> None:
    room, other = policy(qtbot), parse_policy(OTHER)
    room.show_policy(other)
    assert room.editor.toPlainText() == OTHER
    room.editor.setPlainText(OTHER + "# mine\n")
    room.show_policy(HOUSE)
    assert room.editor.toPlainText() == OTHER + "# mine\n"


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b""])
def test_a_file_that_is_no_text_is_refused(qtbot, tmp_path: Path, raw: bytes) -> None:
    room, file = policy(qtbot), tmp_path / "p.toml"
    if raw:
        file.write_bytes(raw)
    room.take_file(file)
    assert "cannot be read" in room.said.text() and room.editor.toPlainText() == POLICY


def test_everything_in_the_rooms_has_a_name_and_shows_plain_text(qtbot) -> None:
    for room in (payouts(qtbot, "chen", line("f1", "unknown")), policy(qtbot, "chen", asked())):
        assert all(label.textFormat() == Qt.TextFormat.PlainText for label in room.findChildren(QLabel))
        for widget in room.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
                assert named or widget.parentWidget().accessibleName(), widget


def test_a_diff_is_unified_and_without_names() -> None:
    assert diff_of("a\nb\nc", "a\nB\nc") == ["@@ -1,3 +1,3 @@", " a", "-b", "+B", " c"]
    assert diff_of("a", "a") == []
