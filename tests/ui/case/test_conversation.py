"""The conversation on the screen: still while one reads, at the end while one listens, plain whatever the customer wrote."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractItemView, QMenu
from pytestqt.qtbot import QtBot

from desktop.core.reading import Evidence
from desktop.ui.case.bubble import estimated_height, lay_out
from desktop.ui.case.conversation import ConversationView
from desktop.ui.case.conversation_model import ConversationModel
from desktop.ui.case.sureness import sureness
from desktop.ui.theme import current_theme
from tests.ui.case.samples import dryer_messages, long_case, message

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window

MANY = long_case(600).messages
HOSTILE = ["x" * 1_000_000, "<img src='file:///etc/passwd'>", "e" + "\u0301" * 5_000, "\u202egnp.exe", "", "\n" * 900, "😡" * 3_000]


@pytest.fixture
def view(qtbot: QtBot) -> ConversationView:
    made = ConversationView(ConversationModel())
    qtbot.addWidget(made)
    made.resize(560, 420)
    made.show()
    return made


def top_seq(view: ConversationView) -> int:
    return int(view.indexAt(QPoint(20, 40)).data(Qt.ItemDataRole.UserRole + 1))


def at_end(view: ConversationView) -> bool:
    return view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def has_colour(image: QImage, colour: QColor) -> bool:
    return any(image.pixelColor(x, y) == colour for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))


def test_a_case_opens_at_its_newest_message(view: ConversationView) -> None:
    view.show_messages(MANY, anew=True)
    assert at_end(view)
    assert view.visualRect(view.model().index(599, 0)).bottom() <= view.viewport().height()


def test_a_new_message_is_followed_at_the_end(view: ConversationView) -> None:
    view.show_messages(MANY[:500], anew=True)
    view.show_messages(MANY[:520], anew=False)
    assert at_end(view)


def test_a_new_message_does_not_move_what_is_being_read(view: ConversationView) -> None:
    view.show_messages(MANY[:500], anew=True)
    view.go_to(250)
    view.viewport().grab()
    before = top_seq(view), view.visualRect(view.model().index(250, 0)).top()
    view.show_messages(MANY[100:520], anew=False)
    assert (top_seq(view), view.visualRect(view.model().index(150, 0)).top()) == before


def test_scrolling_up_through_the_unmeasured_never_jumps(view: ConversationView) -> None:
    view.show_messages(MANY, anew=True)
    for _ in range(120):
        seen = view.indexAt(QPoint(20, 100))
        before = view.visualRect(seen).top()
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 40)
        assert view.visualRect(seen).top() - before == pytest.approx(40, abs=1)


def test_the_graph_leads_to_a_message(view: ConversationView) -> None:
    view.show_messages(MANY, anew=True)
    view.go_to(41)
    found = view.current_message()
    assert found is not None
    assert found.seq == 41
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())
    view.go_to(10_000)
    assert view.current_message() == found


def test_the_keyboard_goes_from_message_to_message(view: ConversationView, qtbot: QtBot) -> None:
    view.show_messages(MANY, anew=True)
    keys = [Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End]
    seen = []
    for key in keys:
        qtbot.keyClick(view, key)
        seen.append(view.currentIndex().row())
    assert seen[:4] == [599, 598, 0, 1]
    assert seen[4] > 1
    assert seen[5] == 599


def test_a_message_is_copied_whole(view: ConversationView, qtbot: QtBot) -> None:
    words = "一句话" * 5_000
    view.show_messages([message(1, 0, "customer", "陈晓", words, 20)], anew=True)
    view.go_to(1)
    view.copy_current()
    assert QGuiApplication.clipboard().text() == words


def test_show_all_asks_for_the_text_in_full(view: ConversationView, qtbot: QtBot) -> None:
    long = message(1, 0, "customer", "陈晓", "退货 " * 3_000, 20)
    view.show_messages([long], anew=True)
    bubble = lay_out(long, view.viewport().width(), current_theme(), "陈晓", "", True)
    assert bubble.cut
    spot = bubble.foot_area.center() + view.visualRect(view.model().index(0, 0)).topLeft()
    with qtbot.waitSignal(view.full_text_asked) as asked:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, spot.y()))
    assert asked.args == [long]


def test_the_menu_of_a_message_offers_to_correct_it(view: ConversationView, qtbot: QtBot) -> None:
    view.show_messages(dryer_messages(), anew=True)
    place = view.visualRect(view.model().index(9, 0)).center()
    view.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place)))
    menu = view.findChild(QMenu)
    assert menu is not None
    with qtbot.waitSignal(view.correction_asked) as asked:
        menu.actions()[2].trigger()
    menu.close()
    assert asked.args == [dryer_messages()[9]]


def test_evidence_and_a_whisper_are_seen(view: ConversationView) -> None:
    view.show_messages(dryer_messages(), anew=True)
    image, theme = view.viewport().grab().toImage(), current_theme()
    assert has_colour(image, theme.colour("evidence"))
    assert has_colour(image, theme.colour("whisper"))
    assert has_colour(image, theme.colour("staff"))


def test_marked_words_say_why(view: ConversationView) -> None:
    angry = replace(message(1, 0, "customer", "陈晓", "😡漏电是闹着玩的吗", 60), evidence=(Evidence(1, 3, "risk", 9.0),))
    bubble = lay_out(angry, 500, current_theme(), "陈晓", "", False)
    line = bubble.layout.lineAt(0)
    x = line.cursorToX(2)
    x = x[0] if isinstance(x, tuple) else x
    spot = bubble.box.topLeft() + bubble.layout.position()
    assert bubble.hint_at(QPoint(int(spot.x() + 12 + x + 4), int(spot.y() + 8 + line.height() / 2))) == "Risk signal: +9"
    assert bubble.hint_at(QPoint(int(spot.x() + 14), int(spot.y() + 16))) == ""


@pytest.mark.parametrize(
    ("moods", "said"),
    [
        ((0.4, 0.31, 0.2, 0.06, 0.03), "Scorer: dissatisfied 71%, neutral 20%, satisfied 9%"),
        ((0.1, 0.3, 0.45, 0.1, 0.05), "Scorer, unsure: dissatisfied 40%, neutral 45%, satisfied 15%"),
        (None, ""),
    ],
)
def test_the_number_of_anger_tells_how_sure_the_scorer_is(moods: tuple[float, ...] | None, said: str) -> None:
    bubble = lay_out(message(1, 0, "customer", "陈晓", "又坏了", 60, moods=moods), 500, current_theme(), "陈晓", "", False)
    assert bubble.hint_at(bubble.anger_area.center().toPoint()) == said
    assert sureness(bubble.message) == said


def test_a_corrected_score_shows_both_values() -> None:
    corrected = message(1, 0, "customer", "陈晓", "好的", 40, machine_anger=88.0, corrected_by="lin")
    bubble = lay_out(corrected, 500, current_theme(), "陈晓", "林怡君", False)
    assert bubble.head.endswith("88 → 40 (林怡君)")


def test_what_no_channel_sent_says_so() -> None:
    bubble = lay_out(message(1, 0, "supervisor", "lin", "您好", unsent=True), 500, current_theme(), "林怡君", "", False)
    assert bubble.foot == "Not sent yet: no channel"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_a_bubble_like_any_other(view: ConversationView, text: str) -> None:
    view.show_messages([message(1, 0, "customer", "陈晓", text, 20), *dryer_messages()[1:]], anew=True)
    view.go_to(1)
    assert view.viewport().grab().width() == view.viewport().width()
    assert 0 < view.visualRect(view.model().index(0, 0)).height() < 3_000


def test_an_estimate_is_near_the_truth() -> None:
    for each in MANY[:8]:
        laid = lay_out(each, 560, current_theme(), each.author, "", False)
        assert estimated_height(each, 560, False) == pytest.approx(laid.height, abs=40)


def test_a_narrower_window_keeps_its_place(view: ConversationView) -> None:
    view.show_messages(MANY, anew=True)
    view.go_to(300)
    view.viewport().grab()
    before = top_seq(view)
    view.resize(420, 420)
    view.viewport().grab()
    assert abs(top_seq(view) - before) <= 1
    view.scrollTo(view.model().index(0, 0), QAbstractItemView.ScrollHint.EnsureVisible)
    assert view.verticalScrollBar().value() == 0


def test_a_screen_reader_finds_every_message(view: ConversationView) -> None:
    view.show_messages(dryer_messages(), anew=True)
    found = QAccessible.queryAccessibleInterface(view)
    assert found.role() == QAccessible.Role.List
    assert found.child(0).text(QAccessible.Text.Name).endswith("Anger 18 of 100")
