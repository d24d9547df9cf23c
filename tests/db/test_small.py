"""The small parts of the record: states in a cache, places that cannot be read, a journal that makes no sense."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.core.errors import Trouble
from desktop.core.facts import CaseClosed, CaseOpened, Entry
from desktop.db import chain, migrations, states
from desktop.db.boards import Boards
from desktop.db.chain import check_chain
from desktop.db.database import Readers, Record, file_system
from desktop.db.verify import _every_page_is_listed, first_fault
from tests.desk.house import ANGRY, FURIOUS, message, open_case, opened, order, tell


@pytest.fixture
def boards(tmp_path: Path) -> Iterator[Boards]:
    record = Record(tmp_path / "r.sqlite")
    yield Boards(record.connection)
    record.close()


@pytest.mark.parametrize(
    "entry",
    [Entry(1, 0.0, "chen", "K", CaseClosed("done")), Entry(1, 0.0, "stepin", "K", CaseOpened("chat", "c1", 1, "level", None))],
    ids=["case", "conversation"],
)
def test_a_journal_that_speaks_of_what_is_not_there_is_not_followed(boards: Boards, entry: Entry) -> None:
    with pytest.raises(LookupError):
        boards.apply([entry])


def test_states_that_were_dropped_from_the_cache_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "CACHE", 1)
    with opened(tmp_path / "r.sqlite") as desk:
        for n in range(12):
            tell(desk, message(f"m{n}", ANGRY, n, f"c{n % 4}", f"u{n % 4}"))
        assert [row.customer for row in desk.queue()] == ["u3", "u2", "u1", "u0"]
        assert len(desk._boards._states._cases) == len(desk._boards._states._conversations) == 1
        assert order(desk, "o1", "close_case", case=desk.queue()[0].id, resolution="done").accepted
    assert first_fault(tmp_path / "r.sqlite") is None


def test_a_record_whose_log_cannot_be_opened_is_trouble(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    Record(path).close()
    path.with_name("r.sqlite-wal").mkdir()
    with pytest.raises(Trouble, match="cannot_open"):
        Readers(path).connection()


def test_a_machine_that_does_not_list_its_disks_has_none_that_are_refused(tmp_path: Path) -> None:
    assert file_system(tmp_path, tmp_path / "no-such-list") == ""


def test_behind_the_first_broken_place_nothing_is_said(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    with opened(path) as desk:
        open_case(desk)
        tell(desk, message("m2", FURIOUS, 1))
    with closing(sqlite3.connect(path)) as connection:
        whole = list(check_chain(connection))
        connection.execute("UPDATE bodies SET salt = zeroblob(1) WHERE seq = 3")
        assert whole == list(range(1, len(whole) + 1))
        assert list(check_chain(connection)) == [1, 2, "journal body 3"]


@pytest.mark.parametrize("steps", [b"\x00", b"\x09", b"\x02\x00"], ids=["no step", "beyond the page", "two terms in one place"])
def test_a_page_whose_terms_cannot_stand_where_it_says_is_wrong(steps: bytes) -> None:
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute("CREATE TABLE words_data (id, block)")
        index.execute("CREATE TABLE words_idx (segid, term, pgno)")
        index.execute("INSERT INTO words_data VALUES (?, ?)", (1 << 37 | 1, b"\x00\x00\x00\x09terms" + steps))
        assert not _every_page_is_listed(index, {})


def test_a_journal_that_cannot_be_read_on_is_trouble_and_no_break(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "_ROWS", "SELECT 1 UNION ALL SELECT abs(-9223372036854775807 - 1)")
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrations.migrate(connection, 0)
    with pytest.raises(sqlite3.OperationalError, match="overflow"):
        list(check_chain(connection))
    connection.close()


def test_a_walk_ends_where_a_text_is_none(tmp_path: Path) -> None:
    with opened(tmp_path / "r.sqlite") as desk:
        open_case(desk)
    connection = sqlite3.connect(tmp_path / "r.sqlite", isolation_level=None)
    connection.execute("DROP TRIGGER journal_is_never_updated")
    connection.execute("UPDATE journal SET actor = CAST(x'ff' AS TEXT) WHERE seq = 2")
    walked = list(check_chain(connection))
    connection.close()
    assert walked[-1] == "journal text 2"
