"""The parts around the case: palette, search, quarantine, people, settings, welcome, keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QWidget

from desktop.core.heat import HeatSettings
from desktop.core.money import Money
from desktop.core.people import Budget, Person, Policy
from desktop.desk.views import QuarantineRow, QueueRow, SearchHit
from desktop.ui.commands import COMMANDS, CommandSet
from desktop.ui.dialogs.full_text import FullTextDialog
from desktop.ui.key_sheet import KeySheet
from desktop.ui.palette import Palette
from desktop.ui.person_menu import PersonMenu
from desktop.ui.preferences import Preferences
from desktop.ui.quarantine_dialog import QuarantineDialog
from desktop.ui.search_panel import SearchPanel, found_in
from desktop.ui.settings_dialog import DeskFacts, SettingsDialog
from desktop.ui.welcome import WelcomeBanner

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of every window
HOSTILE = '<img src="file:///etc/passwd">'
LIN = Person("lin", "林怡君", "supervisor")
CHEN = Person("chen", "陈立 & Co", "manager")
POLICY = Policy(
    timezone="Asia/Shanghai",
    people=MappingProxyType({"lin": LIN, "chen": CHEN}),
    budgets=MappingProxyType({"CNY": Budget(Money("CNY", 200_000), None)}),
)


def row(id: str, customer: str, level: str = "hot") -> QueueRow:
    rest = (70.0, 1.0, 0.0, 1, b"", (), "listen", None, None, None, 0.0, 0.0, None, "到底退不退？", None, False)
    return QueueRow(id, customer, None, "whatsapp", level, *rest)


def hit(text: str, case: str | None = "C1", seq: int = 7) -> SearchHit:
    return SearchHit(seq, case, "陈晓", "whatsapp", "customer", "陈晓", 1_763_800_000.0, text)


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def palette_on(window: QWidget, rows: Iterable[QueueRow] = (), impossible: Iterable[str] = ()) -> Palette:
    refused = set(impossible)
    return Palette(CommandSet(window, lambda name: name not in refused), lambda: rows, window)


def titles(palette: Palette) -> list[str]:
    model = palette.model
    return [model.data(model.index(position), Qt.ItemDataRole.DisplayRole) for position in range(model.rowCount())]


def test_the_palette_has_every_command(window) -> None:
    assert len(titles(palette_on(window))) == len(COMMANDS) - 1


def test_what_cannot_be_done_stands_last(window) -> None:
    assert titles(palette_on(window, impossible=["next_case"]))[-1] == "Next case J"


def test_typing_finds_commands_and_cases(window) -> None:
    palette = palette_on(window, [row("A1", "Take Ōta"), row("B2", "李先生")])
    palette.line.setText("ＴＡＫＥ")
    assert [title.split()[0:2] for title in titles(palette)] == [["Take", "over"], ["Take", "Ōta"]]
    palette.line.setText("李")
    assert "李先生" in titles(palette)[0]


def test_a_chosen_line_tells_what_it_is(window, qtbot) -> None:
    palette = palette_on(window, [row("B2", "李先生")])
    palette.line.setText("over")
    with qtbot.waitSignal(palette.command_chosen, check_params_cb=lambda name: name == "take_over"):
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    palette.line.setText("b2")
    with qtbot.waitSignal(palette.case_chosen, check_params_cb=lambda case: case == "B2"):
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)


def test_the_arrows_move_in_the_palette_while_typing(window, qtbot) -> None:
    palette = palette_on(window)
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 1


def test_messages_come_after_a_pause_in_typing(window, qtbot) -> None:
    palette = palette_on(window)
    with qtbot.waitSignal(palette.searched, check_params_cb=lambda text: text == "退货"):
        palette.line.setText(" 退货 ")
    palette.show_hits("退", [hit("旧的")])
    assert titles(palette) == []
    palette.show_hits("退货", [hit("我要退货！！"), hit("no case", case=None)])
    assert len(titles(palette)) == 1
    with qtbot.waitSignal(palette.hit_chosen, check_params_cb=lambda case, seq: (case, seq) == ("C1", 7)):
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)


def test_the_palette_paints_all_kinds_of_lines(window) -> None:
    palette = palette_on(window, [row("B2", HOSTILE, "critical")], ["search"])
    palette.line.setText("s")
    palette.show_hits("s", [hit("s" * 5_000)])
    QAbstractItemModelTester(palette.model, QAbstractItemModelTester.FailureReportingMode.Fatal, palette)
    assert not palette.grab().isNull()


def test_a_hit_shows_the_line_with_the_words_sought() -> None:
    found = found_in(hit("x" * 900 + "\n我要 Refund 退款" + "y" * 900), "refund")
    assert found.line[found.start : found.start + found.length] == "Refund"
    assert found.line.startswith("…") and len(found.line) <= 201


def test_a_hit_written_differently_shows_its_beginning() -> None:
    found = found_in(hit("我要退貨"), "退货")
    assert (found.line, found.length) == ("我要退貨", 0)


def test_a_search_leads_to_the_message(qtbot) -> None:
    panel = SearchPanel()
    qtbot.addWidget(panel)
    panel.show_searching("退货")
    panel.show_hits("退货", [hit("我要退货"), hit("第二个退货", None)])
    with qtbot.waitSignal(panel.hit_chosen, check_params_cb=lambda case, seq: (case, seq) == ("C1", 7)):
        panel.list.activated.emit(panel.model.index(0))
    with qtbot.assertNotEmitted(panel.hit_chosen):
        panel.list.activated.emit(panel.model.index(1))
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal, panel)
    assert "退货" in panel.title.text() and not panel.grab().isNull()


def test_escape_leaves_the_search(qtbot) -> None:
    panel = SearchPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.activateWindow()
    panel.list.setFocus()
    qtbot.waitUntil(panel.list.hasFocus)
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel.list, Qt.Key.Key_Escape)


def test_a_search_for_nothing_that_is_there_says_so(qtbot) -> None:
    panel = SearchPanel()
    qtbot.addWidget(panel)
    panel.show_hits("退货", [])
    assert panel.title.text() == "No message contains “退货”"


def quarantined(raw: bytes) -> QuarantineRow:
    return QuarantineRow(1, 1_763_800_000.0, "chat.txt", 12, "bad_encoding", raw)


def test_the_quarantine_shows_the_bytes_as_they_came(qtbot) -> None:
    dialog = QuarantineDialog()
    qtbot.addWidget(dialog)
    assert dialog.title.text() == "Everything that came in was understood."
    dialog.show_rows([quarantined(b"\xff<b>" + "好".encode()), quarantined(b"x" * 50_000)])
    assert dialog.whole.toPlainText() == "\\xff<b>好"
    dialog.table.selectRow(1)
    assert dialog.whole.toPlainText().endswith("47000 more byte(s)")
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog)
    assert not dialog.grab().isNull()


def test_a_long_piece_of_the_quarantine_is_shown_whole_in_pages(qtbot) -> None:
    dialog = QuarantineDialog()
    qtbot.addWidget(dialog)
    dialog.show_rows([quarantined(b"\xff" * 12_000), quarantined(b"short")])
    dialog.show_all()
    [pages] = dialog.findChildren(FullTextDialog)
    shown = ""
    for page in range(pages.pages):
        pages.turn(page)
        shown += pages.words.toPlainText().replace("\n", "")
    assert shown == "\\xff" * 12_000
    dialog.table.selectRow(1)
    assert dialog.all.isHidden()


def test_a_page_of_bytes_ends_between_two_letters(qtbot) -> None:
    pages = FullTextDialog("x", "退".encode() * 3_000)
    qtbot.addWidget(pages)
    shown = pages.words.toPlainText()
    pages.turn(1)
    assert (shown + pages.words.toPlainText()).replace("\n", "") == "退" * 3_000


def actions(menu: PersonMenu) -> list[QAction]:
    return [action for action in menu.menu().actions() if action.isCheckable()]


def test_the_person_who_acts_is_chosen_from_the_policy(qtbot) -> None:
    menu = PersonMenu()
    qtbot.addWidget(menu)
    assert menu.text() == "Nobody" and menu.person() is None
    menu.set_policy(POLICY)
    menu.set_person("lin")
    assert menu.text() == "林怡君 · Supervisor"
    with qtbot.waitSignal(menu.person_chosen, check_params_cb=lambda person: person == "chen"):
        actions(menu)[1].trigger()
    assert menu.person() is CHEN and menu.text() == "陈立 && Co · Manager"
    assert [action.isChecked() for action in actions(menu)] == [False, True]


def test_the_starter_policy_says_that_its_people_are_examples(qtbot) -> None:
    menu = PersonMenu()
    qtbot.addWidget(menu)
    menu.set_policy(replace(POLICY, starter=True))
    menu.set_policy(replace(POLICY, starter=True))
    assert menu.menu().actions()[0].text() == "Example people of the starter policy"
    assert len(actions(menu)) == 2


def settings(qtbot, policy: Policy = POLICY) -> SettingsDialog:
    dialog = SettingsDialog(Preferences(), DeskFacts(Path("/home/lin/stepin.db"), HeatSettings(), policy))
    qtbot.addWidget(dialog)
    return dialog


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_settings_tell_each_choice_at_once(qtbot) -> None:
    dialog = settings(qtbot)
    told: list[Preferences] = []
    dialog.preferences_changed.connect(told.append)
    dialog.look.setCurrentIndex(dialog.look.findData("dark"))
    dialog.compact.setChecked(True)
    assert dialog.note.isHidden()
    dialog.language.setCurrentIndex(dialog.language.findData("zh_TW"))
    assert told[-1] == Preferences(language="zh_TW", look="dark", compact=True)
    assert not dialog.note.isHidden()


def test_settings_show_what_the_organisation_has_set(qtbot) -> None:
    text = words_of(settings(qtbot, replace(POLICY, starter=True)))
    for part in ("8 h", "watch 30, hot 55, critical 80", "2,000.00 CNY", "not set", "Starter policy"):
        assert part in text


def test_the_three_doors_open(qtbot) -> None:
    banner = WelcomeBanner()
    qtbot.addWidget(banner)
    for door, signal in (
        (banner.import_door, banner.import_chosen),
        (banner.empty_door, banner.start_empty_chosen),
        (banner.keep_door, banner.keep_watching_chosen),
    ):
        with qtbot.waitSignal(signal):
            door.click()
    assert banner.isHidden()


def test_the_key_sheet_names_every_key(qtbot) -> None:
    sheet = KeySheet()
    qtbot.addWidget(sheet)
    shown = words_of(sheet).splitlines()
    assert [each.name for each in COMMANDS if each.shown_key not in shown or each.shown_title not in shown] == []
