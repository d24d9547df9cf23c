"""A record of a thousand entries, and every change of a single byte of its journal and its bodies."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from desktop.db.chain import check_chain
from tests.desk.house import FURIOUS, message, opened, order, propose, tell

ENTRIES = 1_000
TABLES = {
    "journal": ("seq", "at", "actor", "key_id", "kind", "case_id", "commitment", "idem", "prev_hash", "hash", "signature"),
    "bodies": ("seq", "salt", "body"),
}
Value = int | str | bytes | None


@dataclass(frozen=True, slots=True)
class Change:
    """One byte of one value, and what it is changed to (XOR with `by`). Of a null: a byte where there was nothing."""

    table: str
    column: str
    seq: int
    byte: int
    by: int

    def of(self, value: Value) -> bytes | int:
        """The value after the change; a text as its bytes, which need not be UTF-8 any more."""
        if isinstance(value, int):
            return value ^ (self.by << (8 * self.byte))
        data = bytearray(value.encode() if isinstance(value, str) else value or b"\0")
        data[self.byte] ^= self.by
        return bytes(data)


def make_record(path: Path, entries: int = ENTRIES) -> None:
    """Customers who are angry, get an offer and an answer; orders that are refused; one customer is erased."""
    with opened(path) as desk:
        n = 0
        while desk.poll().seq < entries - 4:
            n += 1
            [answer] = tell(desk, message(f"m{n}", FURIOUS, n, f"c{n}", f"u{n}"))
            assert answer.case is not None
            propose(desk, answer.case, f"f{n}", "10.00")
            order(desk, f"d{n}", "decide_offer", "lin", offer=f"f{n}", decision="approve", reason="")
            order(desk, f"s{n}", "step_in", "chen", case=answer.case, mode="watch")
            order(desk, f"c{n}", "close_case", "chen", case=answer.case, resolution="")
        order(desk, "e0", "erase_customer", "chen", channel="chat", customer="u1", request="r0", reason="a letter")
        order(desk, "e1", "decide_erasure", "zhao", request="r0", decision="approve")


def in_memory(record: Path) -> sqlite3.Connection:
    """Its journal and bodies, with nothing that guards them."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    with closing(sqlite3.connect(record)) as source:
        for table, columns in TABLES.items():
            copy.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
            marks = ", ".join("?" * len(columns))
            rows = source.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY seq")  # noqa: S608 - our tables
            copy.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - our tables
            copy.execute(f"CREATE UNIQUE INDEX {table}_by_seq ON {table} (seq)")
    return copy


def changes(copy: sqlite3.Connection, first: int, last: int) -> Iterator[Change]:
    """Every byte of every column of the entries from `first` to `last`, each changed in one way."""
    for table, columns in TABLES.items():
        for row in copy.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE seq BETWEEN ? AND ?", (first, last)).fetchall():  # noqa: S608
            for column, value in zip(columns, row, strict=True):
                for byte in range(size(value)):
                    yield Change(table, column, row[0], byte, 1 + (row[0] * 31 + byte * 7) % 255)


def size(value: Value) -> int:
    """How many bytes of a value are changed."""
    match value:
        case None:
            return 1
        case int():
            return max(1, (value.bit_length() + 7) // 8)
        case str():
            return len(value.encode())
    return len(value)


def found_at(copy: sqlite3.Connection, change: Change) -> tuple[bool, str]:
    """Make a change, look with the product's own walk, take it back: whether the table took it, and what was found ("": nothing)."""
    text = change.column in ("at", "actor", "key_id", "kind", "case_id", "idem")
    value = copy.execute(f"SELECT {change.column} FROM {change.table} WHERE seq = ?", (change.seq,)).fetchone()[0]  # noqa: S608 - ours
    after, place = change.of(value), change.of(change.seq) if change.column == "seq" else change.seq
    try:
        copy.execute(
            f"UPDATE {change.table} SET {change.column} = {'CAST(? AS TEXT)' if text else '?'} WHERE seq = ?", (after, change.seq)  # noqa: S608
        )
    except sqlite3.IntegrityError:
        return False, ""
    try:
        return True, next((seen for seen in check_chain(copy) if isinstance(seen, str)), "")
    except sqlite3.OperationalError as problem:
        return True, f"damaged {problem}"
    finally:
        copy.execute(f"UPDATE {change.table} SET {change.column} = ? WHERE seq = ?", (value, place))  # noqa: S608 - ours


def rightly(change: Change, fault: str) -> bool:
    """Whether a fault names the place that was changed."""
    return fault.split(" ")[-1] == str(change.seq)
