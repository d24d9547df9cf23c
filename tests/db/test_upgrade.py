"""A record of the first version, opened by a program that knows more."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from desktop.db import database, migrations
from desktop.db.database import Record
from desktop.db.keys import keys
from desktop.db.migrations import MIGRATIONS
from desktop.db.upgrade import encode_anew, refill_care
from desktop.db.verify import first_fault
from tests.desk.house import FURIOUS, message, opened, order, propose, tell

NEW_FIELDS = ("options", "chosen", "proposers", "terms_seq", "terms_at", "for_others", "payout", "listings", "reference")
OLD_COLUMNS = "id, case_id, type, amount, currency, state, proposed_by, approved_by, payee, reason, minor, decided_at"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A record with two offers as the first version kept it."""
    path = tmp_path / "old.sqlite"
    with opened(path) as desk:
        tell(desk, message("m1", FURIOUS, 0))
        [case] = [row.id for row in desk.queue()]
        propose(desk, case, "f1", "3000.00")
        order(desk, "o1", "decide_offer", offer="f1", decision="approve")
        order(desk, "o2", "decide_offer", "zhao", offer="f1", decision="approve")
        propose(desk, case, "f2", "10.00")
        order(desk, "o4", "set_call_back", case=case, due="2026-11-25T12:00:00Z")
        order(desk, "o3", "promise", case=case, due="2026-11-22T12:00:00Z", text="call back")
        tell(desk, message("m2", "within an hour", 5, sender="agent", author="Ann"))
        tell(desk, replace(message("m3", "hello", 8), extra={"account": "shop"}), replace(message("m4", "hi", 9), extra={"account": 7}))
        tell(desk, replace(message("n3", "hello", 8, conversation="c3", customer="u3"), extra={"account": "shop"}))
        tell(desk, message("n1", "hello", 6, conversation="c2", customer="u2"), message("n2", "within an hour", 7, "c2", "u2", "agent"))
    _age(path)
    return path


def _age(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    offers = connection.execute(f"SELECT {OLD_COLUMNS} FROM offers").fetchall()  # noqa: S608 - ours
    for index in ("cases_with_customer", "conversations_of_customer", "quarantine_of_source", "cases_ever_mediated"):
        connection.execute(f"DROP INDEX {index}")
    later = (
        "offers",
        "payouts",
        "policy_changes",
        "erasures",
        "holds",
        "keys",
        "inbox",
        "cursors",
        "outbox",
        "receipts",
        "identities",
        "ties",
        "call_backs",
    )
    for table in later:
        connection.execute(f"DROP TABLE {table}")
    first = [statement for statement in migrations._statements(MIGRATIONS[0]) if "offers" in statement]
    for statement in first:
        connection.execute(statement)
    connection.executemany("INSERT INTO offers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", offers)
    for case, state in connection.execute("SELECT id, state FROM cases").fetchall():
        fields = msgspec.msgpack.decode(state)
        fields["offers"] = [{k: v for k, v in offer.items() if k not in NEW_FIELDS} for offer in fields["offers"]]
        connection.execute("UPDATE cases SET state = ? WHERE id = ?", (_without_counted(fields), case))
    for seq, reading in connection.execute("SELECT seq, reading FROM messages").fetchall():
        old = reading.replace(b'"counted":"",', b"").replace(b',"counted":""', b"")
        connection.execute("UPDATE messages SET reading = ? WHERE seq = ?", (old, seq))
    for name, thread in connection.execute("SELECT conversation, thread FROM conversations WHERE thread IS NOT NULL").fetchall():
        old = _without_counted(msgspec.msgpack.decode(thread))
        connection.execute("UPDATE conversations SET thread = ? WHERE conversation = ?", (old, name))
    connection.execute("PRAGMA user_version = 1")
    connection.close()


def _without_counted(case: dict[str, object]) -> bytes:
    promises = case["promises"]
    assert isinstance(promises, list)
    for name in ("came_by", "critical_since", "noticed"):
        case.pop(name)
    return msgspec.msgpack.encode({**case, "promises": [{k: v for k, v in one.items() if k != "counted"} for one in promises]})


def test_an_old_record_knows_no_keys(old: Path) -> None:
    readers = database.Readers(old)
    assert keys(readers.connection()) == []
    readers.close()


def test_an_old_record_is_valid_as_it_is(old: Path) -> None:
    before = old.read_bytes()
    assert first_fault(old) is None
    assert old.read_bytes() == before


def test_an_old_record_is_brought_up_to_date_with_a_copy_kept(old: Path) -> None:
    Record(old).close()
    assert old.with_name("old.sqlite.before-2").exists()
    assert first_fault(old) is None
    connection = sqlite3.connect(old)
    assert connection.execute("SELECT id, state, payout, options FROM offers ORDER BY id").fetchall() == [
        ("f1", "approved", None, "[]"), ("f2", "pending", None, "[]"),
    ]  # fmt: skip
    connection.close()


def test_damage_of_an_old_record_is_found(old: Path) -> None:
    connection = sqlite3.connect(old)
    connection.execute("DROP TRIGGER journal_is_never_updated")
    connection.execute("UPDATE journal SET actor = 'somebody' WHERE seq = 3")
    connection.commit()
    connection.close()
    assert first_fault(old) == "journal hash 3"


def test_reading_an_old_record_does_not_change_it(old: Path) -> None:
    readers = database.Readers(old)
    assert readers.connection().execute("SELECT count(*) FROM cases").fetchone()[0] == 1
    readers.close()


def test_what_is_critical_knows_since_when_and_call_backs_have_their_rows(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    with opened(path) as desk:
        tell(desk, message("m1", "hello"), message("m2", FURIOUS, 1), message("m3", FURIOUS, 2))
        [case] = [row.id for row in desk.queue()]
        order(desk, "o1", "set_call_back", case=case, due="2026-11-25T12:00:00Z")
    connection = sqlite3.connect(path)
    kept = connection.execute("SELECT state FROM cases").fetchall()
    fields = msgspec.msgpack.decode(kept[0][0])
    assert fields.pop("critical_since") == message("m2", "", 1).at.timestamp()
    connection.execute("UPDATE cases SET state = ?", (msgspec.msgpack.encode(fields),))
    rows = connection.execute("SELECT * FROM call_backs").fetchall()
    connection.execute("DELETE FROM call_backs")
    refill_care(connection)
    encode_anew(connection)
    assert connection.execute("SELECT state FROM cases").fetchall() == kept
    assert connection.execute("SELECT * FROM call_backs").fetchall() == rows
    connection.close()
