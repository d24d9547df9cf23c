"""The queue on the screen: what is chosen stays chosen, what is read stays still, nothing is cut short for hostile words."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.core.heat import HeatSettings
from desktop.core.reading import RISKS
from desktop.desk.views import QueueRow
from desktop.ui.queue_columns import WIDTHS, column_widths
from desktop.ui.queue_delegate import chips_in
from desktop.ui.queue_model import QueueModel
from desktop.ui.queue_order import SORTS, Filter, QueueOrder
from desktop.ui.queue_sorts import sort_menu
from desktop.ui.queue_view import QueueView
from desktop.ui.theme import load_theme, wear
from tests.ui.queue_rows import NOW, floor, many, offer, row


@pytest.fixture
def queue(qtbot):
    return shown(qtbot, many(300))


def shown(qtbot, rows: list[QueueRow]) -> QueueView:
    model = QueueModel(lambda: NOW, HeatSettings())
    view = QueueView(model, lambda: NOW)
    model.setParent(view)
    order = QueueOrder()
    order.load(rows, NOW)
    model.adopt(order)
    view.resize(826, 640)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    return view


def model_of(view: QueueView) -> QueueModel:
    return view.model()


def ids(view: QueueView, count: int = 1_000) -> list[str]:
    order = model_of(view).order
    return [order.id_at(place) for place in range(min(count, len(order)))]


def heated(row: QueueRow, by: float) -> QueueRow:
    return dataclasses.replace(row, rank=(row.rank or 0) + by, level="critical")


def tops(view: QueueView) -> dict[str, int]:
    first, last = view.visible_rows()
    return {model_of(view).order.id_at(place): view.rowViewportPosition(place) for place in range(first, last)}


def move_mouse(view: QueueView, y: int) -> None:
    at = QPointF(200, y)
    none = Qt.MouseButton.NoButton
    QApplication.sendEvent(
        view.viewport(), QMouseEvent(QEvent.Type.MouseMove, at, view.mapToGlobal(at), none, none, Qt.KeyboardModifier.NoModifier)
    )


def test_the_chosen_case_stays_chosen_while_rows_move(queue) -> None:
    chosen = ids(queue)[5]
    queue.choose(chosen)
    model_of(queue).apply([heated(model_of(queue).order.row_at(place), 30) for place in (50, 60, 70)], [])
    assert queue.chosen == chosen
    assert [index.row() for index in queue.selectionModel().selectedRows()] == [ids(queue).index(chosen)]


def test_moving_rows_choose_nothing_by_themselves(queue, qtbot) -> None:
    queue.choose(ids(queue)[0])
    told: list[str] = []
    queue.case_chosen.connect(told.append)
    model_of(queue).apply([row("NEW", 900)], [ids(queue)[0], ids(queue)[3]])
    assert told == []
    assert not queue.currentIndex().isValid()


def test_after_the_chosen_case_closed_the_next_step_goes_to_its_neighbour(queue) -> None:
    before = ids(queue)
    queue.choose(before[4])
    model_of(queue).apply([], [before[4]])
    queue.step(1)
    assert queue.chosen == before[5]


def test_steps_move_and_stop_at_the_ends(queue) -> None:
    before = ids(queue)
    queue.choose_first()
    queue.step(-1)
    assert queue.chosen == before[0]
    queue.step(1)
    assert queue.chosen == before[1]


def test_the_arrow_keys_choose(queue) -> None:
    queue.choose_first()
    told: list[str] = []
    queue.case_chosen.connect(told.append)
    QTest.keyClick(queue, Qt.Key.Key_Down)
    assert told == [ids(queue)[1]]


def test_rows_do_not_jump_when_scrolled(queue) -> None:
    queue.verticalScrollBar().setValue(100 * queue.row_height() + 17)
    before = tops(queue)
    model_of(queue).apply([row(f"NEW{n}", 900 + n) for n in range(7)], ids(queue)[2:4])
    after = tops(queue)
    assert {id: top for id, top in before.items() if id in after} == {id: top for id, top in after.items() if id in before}
    assert len(set(before) & set(after)) >= len(before) - 1


def test_rows_do_not_jump_under_the_mouse_even_at_the_top(queue) -> None:
    move_mouse(queue, 100)
    under = ids(queue)[100 // queue.row_height()]
    top = tops(queue)[under]
    model_of(queue).apply([row("NEW", 900)], [])
    assert tops(queue)[under] == top


def test_when_the_mouse_leaves_a_queue_that_was_at_its_top_goes_back_there(queue) -> None:
    move_mouse(queue, 100)
    model_of(queue).apply([row("NEW", 900)], [])
    assert queue.verticalScrollBar().value() > 0
    QApplication.sendEvent(queue.viewport(), QEvent(QEvent.Type.Leave))
    queue.leaveEvent(QEvent(QEvent.Type.Leave))
    assert queue.verticalScrollBar().value() == 0


def test_at_the_top_new_hot_cases_come_into_sight(queue) -> None:
    model_of(queue).apply([row("NEW", 900)], [])
    assert queue.visible_rows()[0] == 0
    assert ids(queue)[0] == "NEW"


def test_a_case_that_is_not_shown_cannot_be_chosen(queue) -> None:
    assert not queue.choose("nobody")
    assert not queue.selectionModel().hasSelection()


def test_clicking_a_heading_sorts_and_again_turns_round(queue, qtbot) -> None:
    head = queue.horizontalHeader()
    place = head.sectionViewportPosition(0) + 20
    for reverse in (False, True):
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=head.viewport().rect().topLeft() + QPointF(place, 10).toPoint())
        assert (model_of(queue).order.sort, model_of(queue).order.reverse) == ("customer", reverse)


def test_the_sort_menu_has_everything(queue) -> None:
    chosen: list[str] = []
    menu = sort_menu(queue, "heat", chosen.append)
    for action in menu.actions():
        action.trigger()
    assert chosen == list(SORTS)


def test_letters_are_not_a_search_in_the_list(queue) -> None:
    queue.choose_first()
    QTest.keyClicks(queue, "zzz")
    assert queue.chosen == ids(queue)[0]


@pytest.mark.parametrize("room", [480, 640, 730, 826, 1200, 2400])
def test_columns_fill_the_room_and_the_customer_stays(room: int) -> None:
    widths = column_widths(room)
    assert sum(widths.values()) == room
    assert widths["customer"] >= WIDTHS["customer"].least
    assert widths.get("trend", 0) <= WIDTHS["trend"].most


def test_trend_narrows_then_stage_goes_then_agent() -> None:
    usual, narrow = column_widths(830), column_widths(760)
    assert narrow["trend"] < usual["trend"] and "stage" in narrow
    states = [("stage" in column_widths(room), "agent" in column_widths(room)) for room in range(1000, 500, -1)]
    assert [state for n, state in enumerate(states) if n == 0 or state != states[n - 1]] == [(True, True), (False, True), (False, False)]


def test_chips_that_do_not_fit_are_counted() -> None:
    assert chips_in([50, 50, 50], 120) == [50]
    assert chips_in([50, 50, 50], 124) == [50, 50]
    assert chips_in([50, 50], 106) == [50, 50]
    assert chips_in([200], 100) == [100] and chips_in([200, 50], 100) == [82]
    assert chips_in([], 100) == []


HOSTILE = [
    "<img src='file:///etc/passwd'>",
    "\u202eabc\u202c",
    "x" * 100_000,
    "e" + "\u0301" * 50_000,
    "a\x00b\ud800c",
    "😀" * 10_000,
    "=cmd|' /C calc'!A0",
    "\n" * 5_000,
    "",
]


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("compact", [False, True])
def test_hostile_words_are_painted_like_any(qtbot, qapp, look: str, compact: bool) -> None:
    wear(qapp, load_theme(look))
    view = shown(
        qtbot,
        [row(f"H{n}", 50 + n, customer=text, last_words=text, agent=text, mediator=text, risks=RISKS) for n, text in enumerate(HOSTILE)],
    )
    view.set_compact(compact)
    assert not view.grab().isNull()
    wear(qapp, load_theme("light"))


def test_every_kind_of_row_can_be_painted(qtbot) -> None:
    rows = [*floor(), row("Z", 0, waiting_since=None, last_customer_at=None, rank=None, heat_at=None, spark=b"")]
    rows += [
        row(f"O{n}", 40, offers=(offer(f"O{n}", n * 100, state),))
        for n, state in enumerate(("pending", "approved", "sent_back", "declined", "recalled"))
    ]
    view = shown(qtbot, rows)
    view.resize(826, 1400)
    assert not view.grab().isNull()


def test_an_empty_queue_says_so(qtbot, queue) -> None:
    model_of(queue).show(Filter("all", "no such words"))
    assert not queue.grab().isNull()
    assert model_of(queue).rowCount() == 0


def test_a_record_that_opens_for_long_says_why(qtbot) -> None:
    time = [NOW]
    model = QueueModel(lambda: time[0], HeatSettings())
    model.opening = True
    view = QueueView(model, lambda: time[0])
    qtbot.addWidget(view)
    assert view.empty_text() == "Opening the record"
    time[0] += 4
    assert "brought up to date" in view.empty_text()
    view.show()
    assert not view.grab().isNull()
