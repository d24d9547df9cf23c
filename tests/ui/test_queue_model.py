"""The queue stands in the right order after any sequence of changes, and its counts are those of a recount."""

from __future__ import annotations

import dataclasses
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.core.heat import HeatSettings
from desktop.core.reading import RISKS
from desktop.desk.views import QueueRow
from desktop.ui.queue_model import COLUMNS, ID_ROLE, QueueModel
from desktop.ui.queue_order import SOON, SORTS, TILES, Filter, QueueOrder, heat_key
from desktop.ui.queue_words import people_here, tooltip
from tests.ui.queue_rows import NOW, floor, many, offer, row


class Clock:
    now = NOW

    def __call__(self) -> float:
        return self.now


def made(rows: list[QueueRow], clock: Clock | None = None) -> QueueModel:
    clock = clock or Clock()
    model = QueueModel(clock, HeatSettings())
    order = QueueOrder()
    order.load(rows, clock())
    model.adopt(order)
    model.set_decider(lambda offer: offer.proposed_by != "me")
    return model


def shown(model: QueueModel) -> list[str]:
    return [model.data(model.index(place, 0), ID_ROLE) for place in range(model.rowCount())]


LOADS = st.sampled_from([0.0, 10.0, 33.0, 60.0, 88.0, 130.0])
ROWS = st.builds(
    lambda number, load, ago, mediator, due, offered, name, risks: row(
        f"K{number}", load, ago=ago, mediator=mediator, promise_due=due, customer=name, risks=risks,
        offers=() if offered is None else (offer(f"K{number}", 100, *offered),),
    ),
    st.integers(0, 25), LOADS, st.sampled_from([0.0, 50.0, 5000.0]), st.sampled_from([None, "wang"]),
    st.sampled_from([None, NOW - 5, NOW + SOON, NOW + SOON + 100, NOW + 9000]),
    st.sampled_from([None, ("pending", "me"), ("pending", "lin"), ("approved", "lin")]), st.sampled_from(["Ann", "bo", "陈"]),
    st.sampled_from([(), RISKS[:1], RISKS[3:6]]),
)  # fmt: skip
STEPS = st.one_of(
    st.tuples(st.just("apply"), st.lists(ROWS, max_size=6), st.lists(st.integers(0, 25).map("K{}".format), max_size=3)),
    st.tuples(st.just("show"), st.sampled_from(TILES), st.sampled_from(["", "ann", "陈"])),
    st.tuples(st.just("sort"), st.sampled_from(sorted(SORTS)), st.booleans()),
    st.tuples(st.just("pause"), st.booleans()),
    st.tuples(st.just("tick"), st.sampled_from([1.0, 120.0])),
)


class Mirror:
    """What the queue should be, computed from nothing each time."""

    def __init__(self) -> None:
        self.rows: dict[str, QueueRow] = {}

    def tiles(self, each: QueueRow, now: float) -> set[str]:
        tiles = {"all"} | ({each.level} - {"calm"})
        tiles |= {"unassigned"} if each.mediator is None else set()
        tiles |= {"promises"} if each.promise_due is not None and each.promise_due <= now + SOON else set()
        return tiles | ({"decide"} if any(o.state == "pending" and o.proposed_by != "me" for o in each.offers) else set())

    def expected(self, model: QueueModel, now: float) -> list[str]:
        wanted, sort = model.order.filter, SORTS[model.order.sort]
        rows = [
            r for r in self.rows.values() if wanted.tile in self.tiles(r, now) and (not wanted.text or wanted.text in r.customer.casefold())
        ]
        rows.sort(key=lambda r: (*sort(r), *heat_key(r)), reverse=model.order.reverse)
        return [r.id for r in rows]

    def counts(self, now: float) -> dict[str, int]:
        found = Counter(tile for each in self.rows.values() for tile in self.tiles(each, now))
        return {tile: found[tile] for tile in TILES}


@given(st.lists(ROWS, max_size=15), st.lists(STEPS, max_size=12))
@settings(max_examples=120, deadline=None)
def test_the_order_is_that_of_sorting_anew_after_any_changes(first: list[QueueRow], steps: list[tuple]) -> None:
    clock, mirror = Clock(), Mirror()
    mirror.rows = {each.id: each for each in first}
    model = made(first, clock)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for step in steps:
        carry_out(step, model, mirror, clock)
        if not model.paused:
            assert shown(model) == mirror.expected(model, clock.now)
            assert model.order.counts(clock.now) == mirror.counts(clock.now)
            assert all(model.order.position(id) == place for place, id in enumerate(shown(model)))
    model.set_paused(False)
    assert shown(model) == mirror.expected(model, clock.now)
    del tester


def carry_out(step: tuple, model: QueueModel, mirror: Mirror, clock: Clock) -> None:
    if step[0] == "apply":
        _, upserts, removals = step
        mirror.rows |= {each.id: each for each in upserts}
        for id in removals:
            mirror.rows.pop(id, None)
        model.apply(upserts, removals)
    elif step[0] == "show":
        model.show(Filter(step[1], step[2]))
    elif step[0] == "sort":
        model.sort_by(step[1], step[2])
    elif step[0] == "pause":
        model.set_paused(step[1])
    else:
        clock.now += step[1]
        model.tick()


def test_a_changed_row_is_told_once_and_only_where_it_is_seen(qtbot) -> None:
    model = made(many(500))
    model.visible_rows = lambda: (0, 20)
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    last = [model.order.row_at(place) for place in (450, 460, 470)]
    model.apply([dataclasses.replace(each, last_words="new") for each in last], [])
    assert told == []
    model.apply([dataclasses.replace(each, level="critical", rank=each.rank + 9) for each in last], [])
    assert told == [(0, 20)]


def test_arrivals_and_closings_are_single_inserts_and_removals(qtbot) -> None:
    model = made(floor())
    changes: list[tuple[str, int]] = []
    model.rowsInserted.connect(lambda parent, first, last: changes.append(("in", first)))
    model.rowsRemoved.connect(lambda parent, first, last: changes.append(("out", first)))
    model.modelReset.connect(lambda: changes.append(("reset", 0)))
    model.apply([row("NEW", 500)], ["C12"])
    assert changes == [("out", 11), ("in", 0)]


def test_pausing_counts_cases_and_resuming_shows_them(qtbot) -> None:
    model = made(floor())
    held: list[int] = []
    model.held_changed.connect(held.append)
    model.set_paused(True)
    model.apply([row("NEW", 500)], [])
    model.apply([row("NEW", 400)], ["C01"])
    assert held == [1, 2]
    assert shown(model)[0] == "C01"
    model.set_paused(False)
    assert held[-1] == 0
    assert shown(model)[0] == "NEW"
    assert "C01" not in shown(model)


def test_a_case_closed_and_opened_while_paused_is_there(qtbot) -> None:
    model = made(floor())
    model.set_paused(True)
    model.apply([], ["C01"])
    model.apply([row("C01", 200)], [])
    model.set_paused(False)
    assert shown(model)[0] == "C01"


def test_a_promise_comes_due_by_the_clock_alone(qtbot) -> None:
    clock = Clock()
    model = made([row("P", promise_due=NOW + SOON + 60), row("Q", promise_due=NOW)], clock)
    model.show(Filter("promises"))
    assert shown(model) == ["Q"]
    clock.now += 61
    model.tick()
    assert sorted(shown(model)) == ["P", "Q"]
    assert model.order.counts(clock.now)["promises"] == 2


def test_heat_fades_on_the_screen_and_the_order_does_not(qtbot) -> None:
    clock = Clock()
    model = made(floor(), clock)
    before, heat = shown(model), model.data(model.index(0, COLUMNS.index("heat")))
    clock.now += 8 * 3600
    assert shown(model) == before
    assert int(model.data(model.index(0, COLUMNS.index("heat")))) < int(heat)


@pytest.mark.parametrize("name", [each.customer for each in floor()])
def test_a_row_speaks_a_whole_sentence(qtbot, name: str) -> None:
    model = made([each for each in floor() if each.customer == name])
    said = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith(name) and "heat" in said and "Waiting" in said


def test_who_acts_and_who_looks_is_on_the_row_and_in_its_tooltip() -> None:
    names = {"lin": "Lin", "chen": "Chen", "wang": "Wang"}
    there = row("C1", mediator="wang", present=(("chen", "watch"), ("lin", "take_over")))
    assert people_here(there, lambda who: names.get(who or "", "")) == "Wang  ◦ Chen  ▸ Lin"
    said = tooltip(there, "agent", NOW, lambda who: names.get(who or "", ""))
    assert said.splitlines()[-2:] == ["Chen watches, unseen by the customer", "Lin has taken over"]
    assert people_here(row("C2"), lambda who: "") == ""


def test_every_cell_has_words_and_a_tooltip_without_markup(qtbot) -> None:
    model = made([row("X", customer="<img src=file:///x>", last_words="<b>" * 50, risks=RISKS, agent="<i>", offers=(offer("X", 5),))])
    for column in range(model.columnCount()):
        assert model.data(model.index(0, column)) is not None
        assert "<i" not in str(model.data(model.index(0, column), Qt.ItemDataRole.ToolTipRole)).replace("<br>", "")


def test_a_queue_has_no_children(qtbot) -> None:
    model = made(floor())
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.rowCount(QModelIndex()) == 12
