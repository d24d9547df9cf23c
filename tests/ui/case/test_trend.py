"""The trend: numbers that are true, a graph that can be read, a sentence for who cannot see it."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop.ui.case import plot as plot_module
from desktop.ui.case.graph import TrendGraph
from desktop.ui.case.plot import TrendPlot
from desktop.ui.case.trend import Trend, summary, trend_of
from desktop.ui.theme import current_theme
from tests.ui.case.samples import POLICY, TEN, dryer, long_case

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window


def name_of(who: str) -> str:
    return POLICY.people[who].name if who in POLICY.people else who


@pytest.fixture
def graph(qtbot: QtBot) -> TrendGraph:
    made = TrendGraph()
    qtbot.addWidget(made)
    made.resize(560, 160)
    made.build()
    made.show()
    return made


def plot_of(graph: TrendGraph) -> TrendPlot:
    assert graph.plot is not None
    return graph.plot


def test_every_scored_message_is_a_dot_and_every_message_bends_the_line() -> None:
    trend = trend_of(dryer(), name_of)
    assert [dot.seq for dot in trend.dots] == [1, 3, 4, 5, 7, 10]
    assert trend.angers == (18, 40, 60, 66, 88, 94)
    assert len(trend.heats) == len(trend.times) == 10


def test_marks_say_who_did_what_and_which_words_hurt() -> None:
    marks = trend_of(dryer(), name_of).marks
    assert [(mark.label, mark.hurt) for mark in marks] == [
        ("林怡君 whispers", False),
        ("赵敏: 我们的流程就是这样", True),
        ("Offer 680.00 CNY", False),
        ("林怡君 takes over", False),
        ("Mediator 王芳", False),
        ("Promise: 30 分钟内给您回电", False),
    ]


def test_a_jump_names_what_staff_wrote_before_it() -> None:
    trend = trend_of(dryer(), name_of)
    assert [place for place, said in enumerate(trend.before) if said] == [1, 4]
    assert trend.before[4] in trend.hover(4) and "after 赵敏: “" in trend.hover(4)
    assert "after" not in trend.hover(0)


def test_the_trend_is_told_in_a_sentence() -> None:
    view = dryer()
    told = summary(trend_of(replace(view, row=replace(view.row, forecast=0.62, level="watch")), name_of))
    assert "6 customer message" in told
    assert "the level is Watch" in told
    assert told.endswith("62 % that it becomes hot within three messages.")
    assert summary(Trend()) == "No message has been scored yet."


def test_a_dot_says_what_it_is() -> None:
    assert trend_of(dryer(), name_of).hover(0) == "10:00 · anger 18 · 你好，吹风机用了两次就坏了"


def test_the_plot_is_made_only_when_there_is_something_to_show(qtbot: QtBot) -> None:
    graph = TrendGraph()
    qtbot.addWidget(graph)
    assert graph.plot is None
    graph.show_trend(trend_of(dryer(), name_of))
    qtbot.waitUntil(lambda: graph.plot is not None)
    assert graph.accessibleDescription().startswith("Heat went from")


def test_a_click_on_a_dot_leads_to_its_message(graph: TrendGraph, qtbot: QtBot) -> None:
    graph.show_trend(trend_of(dryer(), name_of))
    plot = plot_of(graph)
    dot = QPoint(round(plot._x(TEN + 240)), round(plot._y(60)))
    qtbot.mouseMove(plot.viewport(), dot)
    with qtbot.waitSignal(graph.message_chosen) as chosen:
        qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=dot)
    assert chosen.args == [4]


def test_the_keyboard_goes_from_dot_to_dot(graph: TrendGraph, qtbot: QtBot) -> None:
    graph.show_trend(trend_of(dryer(), name_of))
    plot = plot_of(graph)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(plot, key)
    assert plot.hovered() == 4
    with qtbot.waitSignal(graph.message_chosen) as chosen:
        qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert chosen.args == [7]
    assert plot.accessibleDescription().startswith("10:08 · anger 88")


def test_the_bands_are_the_grounds_of_the_levels(graph: TrendGraph) -> None:
    graph.show_trend(trend_of(dryer(), name_of))
    plot, theme = plot_of(graph), current_theme()
    image = plot.grab().toImage()
    x = round(plot._x(TEN + 660))
    seen = [image.pixelColor(x, round(plot._y(points))) for points in (12, 40, 65, 88)]
    assert seen == [theme.colour(f"{level}_ground") for level in ("calm", "watch", "hot", "critical")]


def test_ten_thousand_messages_are_as_many_dots_as_there_are_pixels(graph: TrendGraph) -> None:
    graph.show_trend(trend_of(long_case(10_000), name_of))
    drawn = len(plot_of(graph)._drawn)
    assert 300 < drawn < 2_500


def test_the_part_that_is_looked_at_stays_when_a_message_comes(graph: TrendGraph) -> None:
    graph.show_trend(trend_of(long_case(100), name_of))
    plot = plot_of(graph)
    graph.show_trend(trend_of(long_case(110), name_of), anew=False)
    assert plot.getViewBox().viewRange()[0][1] > TEN + 330 * 60
    plot.setXRange(TEN + 600, TEN + 1_200, padding=0)
    plot.getViewBox().sigRangeChangedManually.emit([True, False])
    graph.show_trend(trend_of(long_case(111), name_of), anew=False)
    assert plot.getViewBox().viewRange()[0] == pytest.approx([TEN + 600, TEN + 1_200])
    plot.show_all()
    assert plot.getViewBox().viewRange()[0][1] > TEN + 300 * 60


def test_a_forecast_is_a_wedge_with_its_chance(graph: TrendGraph) -> None:
    view = dryer()
    view = replace(view, messages=view.messages[:2], marks=(), row=replace(view.row, forecast=0.9, level="calm"))
    graph.show_trend(trend_of(view, name_of))
    plot = plot_of(graph)
    with_wedge = plot.grab().toImage()
    graph.show_trend(replace(trend_of(view, name_of), forecast=None))
    without = plot.grab().toImage()
    x, y = round(plot._x(TEN + 60)) + 36, round(plot._y(25))
    assert with_wedge.pixelColor(x, y) != without.pixelColor(x, y)


def test_a_case_without_scores_is_an_empty_graph(graph: TrendGraph) -> None:
    graph.show_trend(trend_of(replace(dryer(), messages=(), marks=()), name_of))
    assert plot_of(graph).grab().width() > 0
    assert plot_of(graph).hovered() == -1


def test_a_bug_while_painting_reaches_the_excepthook_and_not_the_process(graph: TrendGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[object] = []
    graph.show_trend(trend_of(dryer(), name_of))
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: heard.append(kind))
    monkeypatch.setattr(plot_module, "paint_marks", lambda *_: 1 / 0)
    assert plot_of(graph).grab().width() > 0
    assert heard == [ZeroDivisionError] * len(heard)
    assert heard
