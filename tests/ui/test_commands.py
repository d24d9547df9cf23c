"""Every action has one key, no two share one, and letters stay letters while somebody types."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QTableWidget, QVBoxLayout, QWidget

from desktop.ui.commands import COMMANDS, GROUPS, PRESSED_BY_KEYS, CommandSet, command, keys_document

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every window
DOCUMENT = Path(__file__).parents[2] / "docs" / "keys.md"
WINDOW_MD = {
    "next_case": "J", "previous_case": "K", "compose": "Return", "take_over": "T", "whisper": "W", "mediator": "M", "offer": "O",
    "approve": "A", "decline": "D", "watch": "V", "join": "N", "leave": "L", "send_back": "B", "promise": "P", "correct": "C",
    "close": "X", "search": "/", "pause": "Space", "palette": "Ctrl+K", "key_sheet": "?",
}  # fmt: skip


class Desk(QWidget):
    """A window with one of everything that can have the focus."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        self.line, self.text, self.table, self.button = QLineEdit(), QPlainTextEdit(), QTableWidget(2, 2), QPushButton("press")
        for widget in (self.line, self.text, self.table, self.button):
            layout.addWidget(widget)
        self.commands = CommandSet(self)
        self.heard: list[str] = []
        self.commands.triggered.connect(self.heard.append)


@pytest.fixture
def desk(qtbot) -> Desk:
    window = Desk()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def press(qtbot, widget: QWidget, *keys: Qt.Key) -> None:
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    for key in keys:
        qtbot.keyClick(widget, key)


def test_names_and_keys_are_given_once() -> None:
    assert max(Counter(each.name for each in COMMANDS).values()) == 1
    assert max(Counter(QKeySequence(each.key).toString() for each in COMMANDS).values()) == 1


def test_every_command_has_a_key_and_a_group() -> None:
    for each in COMMANDS:
        assert not QKeySequence(each.key).isEmpty(), each.name
        assert each.group in GROUPS


def test_no_key_begins_another() -> None:
    keys = [QKeySequence(each.key) for each in COMMANDS]
    partial = QKeySequence.SequenceMatch.PartialMatch
    assert not [(a.toString(), b.toString()) for a in keys for b in keys if a.matches(b) == partial and a.count() >= b.count()]
    singles = {each.key for each in COMMANDS if "," not in each.key}
    assert not singles & {each.key.split(", ")[0] for each in COMMANDS if ", " in each.key}


def test_the_keys_of_the_drawing_are_kept() -> None:
    assert {name: command(name).key for name in WINDOW_MD} == WINDOW_MD


def test_the_document_shows_the_table() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == keys_document(), "run python -m tools.keys"


def test_a_letter_gives_its_command_in_the_list(desk, qtbot) -> None:
    press(qtbot, desk.table, Qt.Key.Key_T, Qt.Key.Key_J, Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert desk.heard == ["take_over", "next_case", "pause", "compose"]


def test_the_enter_key_of_the_number_pad_composes_too(desk, qtbot) -> None:
    press(qtbot, desk.table, Qt.Key.Key_Enter)
    assert desk.heard == ["compose"]


def test_g_and_a_letter_give_a_filter(desk, qtbot) -> None:
    press(qtbot, desk.table, Qt.Key.Key_G, Qt.Key.Key_C, Qt.Key.Key_C)
    assert desk.heard == ["go_critical", "correct"]


def test_letters_are_written_while_somebody_types(desk, qtbot) -> None:
    for widget in (desk.line, desk.text):
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        qtbot.keyClicks(widget, "g catch jokes?/ P")
    qtbot.keyClick(desk.line, Qt.Key.Key_Return)
    assert desk.heard == []
    assert desk.line.text() == "g catch jokes?/ P" == desk.text.toPlainText()


def test_ctrl_k_works_while_somebody_types(desk, qtbot) -> None:
    desk.line.setFocus()
    qtbot.waitUntil(desk.line.hasFocus)
    qtbot.keyClick(desk.line, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert desk.heard == ["palette"]


def test_space_presses_the_button_that_has_the_focus(desk, qtbot) -> None:
    pressed: list[str] = []
    desk.button.clicked.connect(lambda: pressed.append("pressed"))
    press(qtbot, desk.button, Qt.Key.Key_Space)
    assert (pressed, desk.heard) == (["pressed"], [])


def test_a_list_of_results_keeps_its_enter_key(desk, qtbot) -> None:
    desk.table.setProperty(PRESSED_BY_KEYS, True)
    press(qtbot, desk.table, Qt.Key.Key_Return, Qt.Key.Key_T)
    assert desk.heard == ["take_over"]


def test_what_cannot_be_done_is_refused(desk, qtbot) -> None:
    desk.commands.set_available(lambda name: name != "approve")
    with qtbot.waitSignal(desk.commands.refused, check_params_cb=lambda name: name == "approve"):
        desk.commands.run("approve")
    desk.commands.run("decline")
    assert desk.heard == ["decline"]


def test_keys_are_shown_as_people_read_them() -> None:
    assert command("go_critical").shown_key == "G C"
    assert command("compose").shown_title == "Write to the customer"
