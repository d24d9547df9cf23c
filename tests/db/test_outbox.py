"""The board of letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.outbox import LetterMoved, LetterQueued
from desktop.db import outbox
from desktop.db.journal import Draft
from desktop.desk.live.letters import compose, way_of
from tests.desk.house import opened


def test_a_move_of_no_letter_is_none(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite") as desk, pytest.raises(LookupError):
        desk._write(lambda _, chain, __: desk._boards.apply([chain.add(Draft("stepin", LetterMoved("none", "sent")))]))


def test_where_nothing_came_in_there_is_no_way_out(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite") as desk, desk._snapshot() as connection:
        assert way_of(connection, "chat", "none") is None


def test_a_letter_answers_a_message(tmp_path: Path) -> None:
    queued = LetterQueued("l", "shop", "assign", "chat", "c", "u", None, 1)
    with opened(tmp_path / "r.sqlite") as desk:
        desk._write(lambda _, chain, __: desk._boards.apply([chain.add(Draft("chen", queued))]))
        with desk._snapshot() as connection:
            row = outbox.letter(connection, "l")
            assert row is not None
            with pytest.raises(LookupError):
                compose(connection, row, {})
