"""Ten thousand promises: each is warned of and told as late once, within a second of its time, whatever the clock does."""

from __future__ import annotations

from collections import Counter

import pytest

from desktop.ui.alert_book import MOST_KEPT, AlertBook
from desktop.ui.queue_order import QueueOrder
from tests.ui.queue_rows import NOW, row

MANY, FEW, SPREAD = 10_000, 900, 300.0
WARNING = 100.0


class Floor:
    """A queue of promises that fall due within five minutes, and the clock as the window looks at it."""

    def __init__(self, many: int = FEW) -> None:
        self.rows = {}
        for number in range(many):
            due = NOW + 200 + number * SPREAD / many
            self.rows[f"P{number}"] = row(f"P{number}", 30, promise_due=due, promise_warn=due - WARNING)
        self.order, self.book = QueueOrder(), AlertBook()
        self.order.load(self.rows.values(), NOW)
        self.book.begin(self.rows.values(), NOW)
        self.told: list[tuple[str, str, float]] = []
        self.look(NOW)

    def look(self, now: float) -> None:
        """What the window does each second."""
        news = self.book.soon(self.order.newly_soon(now), now) + self.book.overdue(self.order.newly_late(now), now)
        self.told += [(alert.kind, alert.about, now) for alert in news]

    def late(self, kind: str) -> float:
        """The longest that one was told after its time, in seconds."""
        times = {id: each.promise_due if kind == "promise" else each.promise_warn for id, each in self.rows.items()}
        return max(now - (times[about] or 0.0) for said, about, now in self.told if said == kind)

    def counts(self, kind: str) -> set[int]:
        """How often each was told."""
        told = Counter(about for said, about, _ in self.told if said == kind)
        return {told[id] for id in self.rows}


def test_each_of_ten_thousand_is_told_once_and_within_a_second() -> None:
    floor = Floor(MANY)
    for second in range(1, 600):
        floor.look(NOW + second)
    assert (floor.counts("promise_soon"), floor.counts("promise")) == ({1}, {1})
    assert max(floor.late("promise_soon"), floor.late("promise")) <= 1.0


def test_after_a_sleep_what_is_late_is_told_once_and_what_is_soon_too() -> None:
    floor = Floor()
    for second in (*range(1, 100), *range(400, 600)):
        floor.look(NOW + second)
    assert floor.counts("promise") == {1}
    kinds = Counter(kind for kind, _, now in floor.told if now == NOW + 400)
    assert kinds == {"promise": 601, "promise_soon": 299}
    assert floor.counts("promise_soon") == {0, 1}, "what was late when it woke is not soon any more"


@pytest.mark.parametrize("back", [1.0, 5.0, 59.0])
def test_a_clock_that_is_set_right_tells_nothing_twice(back: float) -> None:
    floor = Floor()
    for second in (*range(1, 350), *(350 - back + step for step in range(400))):
        floor.look(NOW + second)
    assert (floor.counts("promise_soon"), floor.counts("promise")) == ({1}, {1})


def test_a_clock_an_hour_ahead_and_back_tells_each_again_at_its_own_time() -> None:
    floor = Floor()
    for second in (1, 3_600):
        floor.look(NOW + second)
    assert floor.counts("promise") == {1}
    early = len(floor.told)
    for second in range(2, 600):
        floor.look(NOW + second)
    del floor.told[:early]
    assert (floor.counts("promise_soon"), floor.counts("promise")) == ({1}, {1})
    assert max(floor.late("promise_soon"), floor.late("promise")) <= 1.0


def test_a_clock_that_jumps_into_the_time_of_warning_and_back_warns_again() -> None:
    floor = Floor()
    floor.look(NOW + 199)
    assert floor.counts("promise_soon") == {0, 1} and floor.counts("promise") == {0}
    floor.told.clear()
    for second in range(2, 600):
        floor.look(NOW + second)
    assert (floor.counts("promise_soon"), floor.counts("promise")) == ({1}, {1})
    assert floor.late("promise_soon") <= 1.0


def test_what_became_soon_while_the_clock_was_ahead_is_warned_of_when_it_is_right_again() -> None:
    floor = Floor()
    floor.look(NOW + 3_600)
    assert floor.counts("promise") == {1}
    floor.told.clear()
    for second in range(150, 600):
        floor.look(NOW + second)
    assert (floor.counts("promise_soon"), floor.counts("promise")) == ({1}, {1})
    assert sum(now == NOW + 150 for _, _, now in floor.told) == 151


def test_a_case_that_changes_while_the_clock_slips_back_is_not_told_of_again() -> None:
    floor = Floor()
    for second in (*range(1, 350), *(320 + step for step in range(300))):
        floor.look(NOW + second)
        changed = floor.book.rows_changed([floor.rows["P420"], floor.rows["P720"]], (), NOW + second)
        assert changed == [], second
    assert (floor.counts("promise_soon"), floor.counts("promise")) == ({1}, {1})


def test_a_third_party_that_was_late_by_a_clock_that_was_ahead_is_told_of_at_its_time() -> None:
    book, waits = AlertBook(), row("A", 30, outside_due=NOW + 500)
    book.begin([waits], NOW)
    assert [alert.kind for alert in book.passed(NOW + 86_400)] == ["outside"]
    assert (book.passed(NOW + 10), book.active) == ([], 0)
    told = [len(book.passed(NOW + second)) for second in (499, 500, 501, 480, 500)]
    assert told == [0, 1, 0, 0, 0]
    book.rows_changed([waits], (), NOW + 490)
    assert book.active == 1


def test_what_is_still_so_is_never_forgotten_and_of_what_is_over_only_the_newest_are_kept() -> None:
    floor = Floor()
    floor.look(NOW + 9_000)
    assert floor.book.active == FEW
    again = floor.book.rows_changed(floor.rows.values(), (), NOW + 9_001)
    assert again == [], "a row that changes does not make its alert news again"
    floor.book.rows_changed([], floor.rows, NOW + 9_002)
    for number in range(3 * MOST_KEPT):
        floor.book.rows_changed([row(f"N{number}", 300)], (), NOW + 9_100 + number)
    assert (len(floor.book.alerts()), floor.book.active) == (3 * MOST_KEPT + len(_over(floor)), 3 * MOST_KEPT)
    assert MOST_KEPT * 0.9 <= len(_over(floor)) <= MOST_KEPT


def _over(floor: Floor) -> list[str]:
    return [alert.about for alert in floor.book.alerts() if not alert.active]
