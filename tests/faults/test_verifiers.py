"""Two verifiers, written apart, on every change: both find it, and both say the same first broken place."""

from __future__ import annotations

import ast
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.cli.keys import report_lines
from desktop.core.signing import BridgeChain
from desktop.db.chain import Walk, check_chain, first_break
from desktop.db.verify import examine, first_fault
from tests.db.samples import fill
from tests.desk.house import open_case, opened, order, propose
from tests.desk.signers import enrol, signed
from tests.house.source import ROOT
from tools import verify_record

TOOL = ROOT / "tools" / "verify_record.py"
BRIDGED = 5
COLUMNS = {
    "journal": ("seq", "at", "actor", "key_id", "kind", "case_id", "commitment", "idem", "prev_hash", "hash", "signature"),
    "bodies": ("seq", "salt", "body"),
}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with everything: signed and unsigned decisions, keys that come and go, an erasure, a bridged break."""
    path = tmp_path_factory.mktemp("template") / "r.sqlite"
    fill(path)
    with opened(path, policy=None) as desk:
        chen, lin = enrol(desk), enrol(desk, "lin")
        propose(desk, open_case(desk, "c77", "u77"), "f77", "100.00")
        signed(desk, chen, "s1", "decide_offer", offer="f77", decision="approve")
        signed(desk, chen, "s2", "revoke_key", key=lin.key_id, reason="left")
        order(desk, "s3", "step_in", "zhao", case="K", mode="watch")
    with closing(unguarded(path)) as connection:
        connection.execute("UPDATE journal SET at = '2026-11-22T01:00:00.001+00:00' WHERE seq = 5")
        connection.commit()
        found = first_break(connection)
    assert found is not None
    with opened(path, policy=None) as desk:
        about = BridgeChain(id="s4", by="chen", at=5, what=found.what, found=found.found, expected=found.expected, reason="a bit")
        assert desk.handle(about, chen)[0].accepted
    return path


def unguarded(path: Path) -> sqlite3.Connection:
    """A copy in memory for what is changed and taken back; the file itself where it is to stay."""
    connection = sqlite3.connect(path)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    return connection


@pytest.fixture
def record(template: Path) -> Iterator[sqlite3.Connection]:
    """The template in memory, where changes are made and taken back."""
    connection = sqlite3.connect(":memory:")
    with closing(sqlite3.connect(template)) as source:
        source.backup(connection)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.commit()
    yield connection
    connection.close()


def ours(connection: sqlite3.Connection) -> str | None:
    return next((seen for seen in check_chain(connection) if isinstance(seen, str)), None)


def theirs(connection: sqlite3.Connection) -> str | None:
    try:
        verify_record.Walk(connection).run()
    except verify_record.Broken as broken:
        return str(broken)
    return None


def other_values(value: object, at: int) -> Iterator[object]:
    """What one changed byte makes of a value; for a number, its neighbour; for nothing, something, and for something, nothing."""
    match value:
        case None:
            yield "x"
        case bytes():
            place = at % len(value)
            yield value[:place] + bytes([value[place] ^ (1 << at % 8)]) + value[place + 1 :]
        case str():
            place = at % len(value)
            yield value[:place] + chr(ord(value[place]) ^ 16) + value[place + 1 :]
        case int():
            yield value + 10_000


def places(connection: sqlite3.Connection, seq: int) -> set[int]:
    """Where a change of an entry shows first: at the entry; of the one that bridges a break, also at the break, for which nobody vouches
    any more."""
    last = connection.execute("SELECT max(seq) FROM bodies WHERE seq < 10000").fetchone()[0]
    return {seq, BRIDGED} if seq >= last else {seq}


@pytest.mark.parametrize("table", ["journal", "bodies"])
def test_every_changed_column_is_found_by_both_at_the_same_place(record: sqlite3.Connection, table: str) -> None:
    assert (ours(record), theirs(record)) == (None, None)
    names = ", ".join(COLUMNS[table])
    tried = 0
    for row in record.execute(f"SELECT {names} FROM {table} ORDER BY seq").fetchall():  # noqa: S608 - ours
        for name, value in zip(COLUMNS[table], row, strict=True):
            for other in other_values(value, tried := tried + 7):
                given = other.encode() if name == "signature" and isinstance(other, str) else other
                record.execute(f"UPDATE {table} SET {name} = ? WHERE seq = ?", (given, row[0]))  # noqa: S608 - ours
                said = ours(record)
                assert said is not None and said == theirs(record), (row[0], name, value, other)
                assert int(said.split()[-1]) in places(record, row[0]), (row[0], name, said)
                record.rollback()


@pytest.mark.parametrize("table", ["journal", "bodies"])
def test_every_row_that_is_gone_is_found_by_both(record: sqlite3.Connection, table: str) -> None:
    last = record.execute("SELECT max(seq) FROM journal").fetchone()[0]
    for seq in range(1, last + 1):
        record.execute(f"DELETE FROM {table} WHERE seq = ?", (seq,))  # noqa: S608 - ours
        said = ours(record)
        assert said is not None and said == theirs(record)
        record.rollback()
        assert int(said.split()[-1]) in places(record, seq)


def test_every_byte_of_one_signed_entry_counts_for_both(record: sqlite3.Connection) -> None:
    query = "SELECT j.seq, signature, salt, body FROM journal j JOIN bodies USING (seq) WHERE kind = 'key_revoked' ORDER BY seq"
    seq, *values = record.execute(query).fetchone()
    for name, value in zip(("signature", "salt", "body"), values, strict=True):
        table = "journal" if name == "signature" else "bodies"
        for at in range(len(value)):
            changed = value[:at] + bytes([value[at] ^ 1]) + value[at + 1 :]
            record.execute(f"UPDATE {table} SET {name} = ? WHERE seq = ?", (changed, seq))  # noqa: S608 - ours
            assert ours(record) == theirs(record) == f"journal {'signature' if name == 'signature' else 'body'} {seq}"
            record.rollback()


def test_two_entries_that_changed_places_are_found_by_both(record: sqlite3.Connection) -> None:
    record.execute("UPDATE journal SET seq = 100000 WHERE seq = 7")
    record.execute("UPDATE journal SET seq = 7 WHERE seq = 8")
    record.execute("UPDATE journal SET seq = 8 WHERE seq = 100000")
    assert ours(record) == theirs(record) == "journal prev_hash 7"


def test_both_count_the_bridge(record: sqlite3.Connection) -> None:
    walk, other = Walk(), verify_record.Walk(record)
    assert all(isinstance(seen, int) for seen in check_chain(record, walk))
    other.run()
    assert walk.bridged == other.bridged == [5]


def test_the_tool_says_what_the_program_says(template: Path, tmp_path: Path) -> None:
    def said(path: Path, *more: str) -> tuple[int, str]:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        line = [sys.executable, str(TOOL), str(path), *more]
        done = subprocess.run(line, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=60)
        return done.returncode, done.stdout.strip()

    with opened(template, policy=None) as desk:
        line = desk.head(0.0).line
        keys = [f"key {key.key_id} {key.person!r} not confirmed" for key in desk.enrolled_keys()]
    erased = "erasures 1, unsigned 1: nobody vouches for these"
    code, printed = said(template, "--head", line)
    verdict, *told = printed.splitlines()
    assert (code, verdict, sorted(told)) == (0, "valid", sorted([*keys, erased]))
    report = examine(template)
    assert list(report_lines(replace(report, fault=None)))[-1] == erased
    assert said(template, "--head", line.replace(line.split()[3], "0" * 64))[1].startswith("invalid head rewritten")
    assert said(tmp_path / "none.sqlite")[0] == 2
    wrong = tmp_path / "wrong.sqlite"
    wrong.write_bytes(b"no database" * 100)
    assert said(wrong)[1].startswith("invalid damaged")
    with closing(unguarded(template)) as connection:
        connection.commit()
        copy = sqlite3.connect(tmp_path / "copy.sqlite")
        connection.backup(copy)
        copy.execute("UPDATE journal SET actor = 'x' WHERE seq = 9")
        copy.commit()
        copy.close()
    assert said(tmp_path / "copy.sqlite") == (1, "invalid journal hash 9")
    assert first_fault(tmp_path / "copy.sqlite") == "journal hash 9"


def test_the_tool_is_short_and_knows_nothing_of_the_program() -> None:
    source = TOOL.read_text(encoding="utf-8")
    nodes = list(ast.walk(ast.parse(source)))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    assert len(source.splitlines()) < 200
    assert {name.split(".")[0] for name in names} - set(sys.stdlib_module_names) == {"cryptography"}
