"""The ledger of promises across cases, and the figures of how they were kept."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from desktop.core.promises import Figures
from desktop.desk.desk import Desk
from tests.desk.house import NINE, Clock, open_case, opened, order


def promise(desk: Desk, ident: str, case: str, minutes: float, by: str = "chen", text: str = "call back") -> None:
    due = (NINE + timedelta(minutes=minutes)).isoformat()
    assert order(desk, ident, "promise", by, case=case, due=due, text=text).accepted


def test_what_breaks_first_stands_first_and_what_is_done_at_the_end(tmp_path: Path) -> None:
    clock = Clock()
    with opened(tmp_path / "r.sqlite", clock) as desk:
        one, two = open_case(desk, "c1", "u1"), open_case(desk, "c2", "u2")
        promise(desk, "a", one, 60)
        promise(desk, "b", two, 30, "lin")
        promise(desk, "c", one, 10, "xu", "refund")
        assert order(desk, "k", "keep_promise", case=one, promise="c").accepted
        assert order(desk, "n", "classify", case=one, nature=None, cause="systemic_fault").accepted
        ledger = desk.promise_ledger(clock() + 31 * 60)
    assert [(line.promise.id, line.standing, line.case) for line in ledger.lines] == [
        ("b", "broken", two),
        ("a", "open", one),
        ("c", "kept", one),
    ]
    assert ledger.everything == Figures(3, 1, 0, 1, 60.0)
    assert {name: found.made for name, found in ledger.by_person.items()} == {"chen": 1, "lin": 1, "xu": 1}
    assert {name: found.made for name, found in ledger.by_cause.items()} == {"": 1, "systemic_fault": 2}


def test_what_a_closed_case_left_open_is_nobodys_to_keep(tmp_path: Path) -> None:
    clock = Clock()
    with opened(tmp_path / "r.sqlite", clock) as desk:
        case = open_case(desk)
        promise(desk, "a", case, 60)
        promise(desk, "b", case, 60)
        assert order(desk, "k", "keep_promise", case=case, promise="a").accepted
        assert order(desk, "x", "close_case", case=case, resolution="done").accepted
        ledger = desk.promise_ledger(clock())
    assert [(line.promise.id, line.closed) for line in ledger.lines] == [("a", True)]


def test_a_record_without_promises_has_an_empty_ledger(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite") as desk:
        assert desk.promise_ledger(0.0).lines == ()
