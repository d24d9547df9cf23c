"""Rows of the queue, the same whether they are read before the desk is open or by it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from desktop.desk.queue_row import front_page
from desktop.desk.views import QueueRow
from tests.desk.house import ANGRY, FURIOUS, message, open_case, opened, order, propose, tell


def busy_record(path: Path) -> list[QueueRow]:
    """Three open cases, of which one has an offer, a promise, a mediator and a supervisor, and a closed one."""
    with opened(path) as desk:
        case, gone = open_case(desk), open_case(desk, "c2", "u2")
        tell(desk, message("b1", FURIOUS, 2, "c3", "u3"), message("b2", ANGRY, 3, "c4", "u4"))
        tell(desk, message("m2", "I tell you for the third time: my lawyer will sue, terrible!!", 4))
        propose(desk, case, "f1", "100.00")
        order(desk, "o1", "promise", case=case, due="2026-11-22T12:00:00+08:00", text="call back")
        order(desk, "o2", "step_in", case=case, mode="take_over")
        order(desk, "o3", "assign_mediator", case=case, mediator="wang")
        order(desk, "o4", "close_case", case=gone, resolution="done")
        return desk.queue()


def test_the_first_page_is_what_the_desk_shows(tmp_path: Path) -> None:
    rows = busy_record(tmp_path / "r.sqlite")
    assert len(rows) == 3
    assert any(row.offers and row.promise_due and row.mediator and row.supervisor for row in rows)
    assert front_page(tmp_path / "r.sqlite", 60) == rows
    assert front_page(tmp_path / "r.sqlite", 2) == rows[:2]


def test_without_a_record_there_is_no_first_page(tmp_path: Path) -> None:
    assert front_page(tmp_path / "none.sqlite", 60) == []
    assert not (tmp_path / "none.sqlite").exists()


def test_a_record_that_is_to_be_brought_up_to_date_has_no_first_page_yet(tmp_path: Path) -> None:
    busy_record(tmp_path / "r.sqlite")
    with sqlite3.connect(tmp_path / "r.sqlite") as connection:
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    assert front_page(tmp_path / "r.sqlite", 60) == []


def test_damage_is_left_for_the_desk_to_tell(tmp_path: Path) -> None:
    busy_record(tmp_path / "r.sqlite")
    connection = sqlite3.connect(tmp_path / "r.sqlite")
    connection.execute("UPDATE cases SET state = x'c1'")
    connection.commit()
    connection.close()
    assert front_page(tmp_path / "r.sqlite", 60) == []


def test_a_record_without_settings_fades_by_the_usual_ones(tmp_path: Path) -> None:
    rows = busy_record(tmp_path / "r.sqlite")
    connection = sqlite3.connect(tmp_path / "r.sqlite")
    connection.execute("DELETE FROM settings WHERE name = 'heat'")
    connection.commit()
    connection.close()
    assert front_page(tmp_path / "r.sqlite", 60) == rows
