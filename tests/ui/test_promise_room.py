"""The ledger of promises in the window: what breaks first, what is kept by a click, and for whom the figures of people are."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot

from desktop.core.offers import Promise
from desktop.core.promises import Figures
from desktop.desk.policy_file import parse_policy
from desktop.desk.promise_ledger import PromiseLedger, PromiseLine
from desktop.ui.rooms.promises import PromiseRoom
from tests.desk.house import NINE, POLICY

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window
HOUSE = parse_policy(POLICY)
NOW = NINE.timestamp()


def line(ident: str, standing: str, minutes: float, **more: object) -> PromiseLine:
    state = "kept" if standing in ("kept", "late") else "open"
    promise = Promise(ident, NOW + minutes * 60, f"<b>{ident}</b> call back", "lin", state)
    return PromiseLine(f"K{ident}", "陈晓", promise, standing, None, False, **more)  # type: ignore[arg-type]


def room(qtbot: QtBot, who: str, *lines: PromiseLine) -> PromiseRoom:
    made = PromiseRoom(HOUSE.people[who], HOUSE)
    qtbot.addWidget(made)
    everything = Figures(4, 1, 1, 2, 90.0)
    made.show_ledger(PromiseLedger(lines, everything, {"lin": everything}, {"": everything, "systemic_fault": everything}), NOW)
    made.show()
    return made


def texts(made: PromiseRoom) -> list[list[str]]:
    table = made.table
    found = [[table.item(row, column) for column in range(table.columnCount())] for row in range(table.rowCount())]
    return [[item.text() if item else "" for item in cells] for cells in found]


def test_open_promises_are_shown_with_their_time_and_kept_ones_are_asked_for(qtbot: QtBot) -> None:
    made = room(qtbot, "chen", line("a", "broken", -2), line("b", "soon", 5, past_window=True), line("c", "kept", 9))
    assert [(row[1], row[2].split(";")[0], row[4]) for row in texts(made)] == [
        ("overdue 2:00", "Broken", "<b>a</b> call back"), ("5:00", "Due soon", "<b>b</b> call back"),
    ]  # fmt: skip
    assert "24 hours" in texts(made)[1][2]
    made.filter.choose("all")
    assert texts(made)[2][1:3] == ["", "Kept"]
    assert "broken: 2" in made.counts.text()


def test_a_click_keeps_the_chosen_promise_or_opens_its_case(qtbot: QtBot) -> None:
    made, kept, asked = room(qtbot, "chen", line("a", "broken", -2)), list[tuple[str, str]](), list[str]()
    made.kept.connect(lambda case, promise: kept.append((case, promise)))
    made.case_asked.connect(asked.append)
    made.keep.click()
    made.go.click()
    assert (kept, asked) == ([("Ka", "a")], ["Ka"])


@pytest.mark.parametrize(("who", "tabs", "may_keep"), [("chen", 3, True), ("xu", 2, True), ("he", 3, False)])
def test_the_figures_of_people_are_for_those_who_coach(qtbot: QtBot, who: str, tabs: int, may_keep: bool) -> None:
    made = room(qtbot, who, line("a", "open", 2))
    found = made.findChild(QTabWidget)
    assert found is not None
    assert (found.count(), made.note.isVisible(), made.keep.isEnabled()) == (tabs, tabs == 3, may_keep)


def test_an_empty_ledger_asks_for_nothing(qtbot: QtBot) -> None:
    made = room(qtbot, "chen")
    assert (made.keep.isEnabled(), made.go.isEnabled(), made.chosen()) == (False, False, None)
