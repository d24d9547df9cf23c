"""A record of a thousand entries, and every change of a single byte of its journal and its bodies, under both checks.

What stands before a changed entry is walked once an entry and not once a change: each check goes on from where it was when it came there,
and walks the changed entry and all behind it. One change in so many is walked from the first entry on, too, and must be told the same.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from desktop.db import signatures
from desktop.db.chain import Walk, check_chain
from tests.desk.house import FURIOUS, message, opened, order, propose, tell
from tests.desk.signers import enrol, signed
from tools import verify_record

ENTRIES = 1_000
A_WHOLE_WALK = 101
"""One change in so many is looked for by walks from the first entry on, too."""
TABLES = {
    "journal": ("seq", "at", "actor", "key_id", "kind", "case_id", "commitment", "idem", "prev_hash", "hash", "signature"),
    "bodies": ("seq", "salt", "body"),
}
TEXTS = frozenset({"at", "actor", "key_id", "kind", "case_id", "idem"})
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

    @property
    def place(self) -> int:
        """Where the entry is to be found after the change."""
        after = self.of(self.seq) if self.column == "seq" else self.seq
        assert isinstance(after, int)
        return after


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a change: whether the table took it, and the first broken place by our check and by the independent one ("": none)."""

    change: Change
    took: bool
    ours: str = ""
    theirs: str = ""

    @property
    def right(self) -> bool:
        """Whether both name the place that was changed."""
        return self.ours == self.theirs and self.ours.split(" ")[-1] == str(self.change.seq)


def make_record(path: Path, entries: int = ENTRIES) -> None:
    """Customers who are angry, get an offer and an answer; two of three people sign; one customer is erased."""
    with opened(path) as desk:
        chen, zhao, n = enrol(desk), enrol(desk, "zhao"), 0
        while desk.poll().seq < entries - 4:
            n += 1
            [answer] = tell(desk, message(f"m{n}", FURIOUS, n, f"c{n}", f"u{n}"))
            assert answer.case is not None
            propose(desk, answer.case, f"f{n}", "10.00")
            order(desk, f"d{n}", "decide_offer", "lin", offer=f"f{n}", decision="approve", reason="")
            signed(desk, zhao, f"s{n}", "step_in", case=answer.case, mode="watch")
            signed(desk, chen, f"c{n}", "close_case", case=answer.case, resolution="")
        signed(desk, chen, "e0", "erase_customer", channel="chat", customer="u1", request="r0", reason="a letter")
        signed(desk, zhao, "e1", "decide_erasure", request="r0", decision="approve")


def in_memory(record: Path, first: int = 1) -> sqlite3.Connection:
    """Its journal and bodies from an entry on, with nothing that guards them."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    with closing(sqlite3.connect(record)) as source:
        for table, columns in TABLES.items():
            copy.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
            marks = ", ".join("?" * len(columns))
            rows = source.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE seq >= ? ORDER BY seq", (first,))  # noqa: S608 - our tables
            copy.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - our tables
            copy.execute(f"CREATE UNIQUE INDEX {table}_by_seq ON {table} (seq)")
    return copy


def changes(copy: sqlite3.Connection, first: int, last: int) -> Iterator[Change]:
    """Every byte of every column of the entries from `first` to `last`, each changed in one way."""
    for seq in range(first, last + 1):
        for table, columns in TABLES.items():
            for row in copy.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE seq = ?", (seq,)).fetchall():  # noqa: S608 - ours
                for column, value in zip(columns, row, strict=True):
                    for byte in range(size(value)):
                        yield Change(table, column, seq, byte, 1 + (seq * 31 + byte * 7) % 255)


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


class Walked:
    """Both checks, come to an entry of a record; `rest` holds that entry and all behind it. `look` goes on from there."""

    def __init__(self, record: Path) -> None:
        self.rest = in_memory(record)
        self._ours, self._theirs = Walk(), verify_record.Walk(self.rest)

    @property
    def at(self) -> int:
        """The seq of the entry that comes next."""
        return self._ours.expected

    def step(self) -> None:
        """Go on by one entry, which must be whole, and leave it behind."""
        row = self.rest.execute(verify_record.ENTRIES).fetchone()
        assert self._ours.takes(row), self._ours.broken
        self._theirs.take(*row)
        for table in TABLES:
            self.rest.execute(f"DELETE FROM {table} WHERE seq = ?", (row[0],))  # noqa: S608 - our tables

    def look(self) -> tuple[str, str]:
        """What each check says of the rest as it is now."""
        ours, theirs = deepcopy(self._ours), verify_record.Walk(self.rest)
        kept = {name: value for name, value in vars(self._theirs).items() if name not in ("connection", "bridges")}
        vars(theirs).update(deepcopy(kept))
        return said(partial(_ours, self.rest, ours)), said(partial(_theirs, theirs))

    def close(self) -> None:
        """Let go of the copy."""
        self.rest.close()


def look(copy: sqlite3.Connection) -> tuple[str, str]:
    """What each check says of a record, from the first entry on."""
    return said(partial(_ours, copy, Walk())), said(lambda: _theirs(verify_record.Walk(copy)))


def _ours(copy: sqlite3.Connection, walk: Walk) -> str:
    return next((seen for seen in check_chain(copy, walk) if isinstance(seen, str)), "")


def _theirs(walk: verify_record.Walk) -> str:
    try:
        walk.run()
    except verify_record.Broken as problem:
        return str(problem)
    return ""


def said(check: Callable[[], str]) -> str:
    """What a check says; what SQLite itself says is no place."""
    try:
        return check()
    except sqlite3.DatabaseError as problem:
        return f"damaged {problem}"


def tried(record: Path, first: int, last: int, share: int = 1) -> Iterator[Found]:
    """What comes of each change (or each `share`-th) of the entries from `first` to `last`. The record is as it was after each."""
    with remembered_signatures(), closing(in_memory(record)) as whole, closing(Walked(record)) as walked:
        for _ in range(1, first):
            walked.step()
        for n, change in enumerate(changes(whole, first, last)):
            if n % share == 0:
                while walked.at < change.seq:
                    walked.step()
                yield _tried(whole, walked, change, again=n // share % A_WHOLE_WALK == 0)


def _tried(whole: sqlite3.Connection, walked: Walked, change: Change, *, again: bool) -> Found:
    """An entry that is moved may stand before others: then both walk from the first on."""
    moved = change.column == "seq"
    found = found_at(whole, change, partial(look, whole)) if moved or again else None
    if moved and found is not None:
        return found
    here = found_at(walked.rest, change, walked.look)
    assert found in (None, here), (found, here)
    return here


def found_at(copy: sqlite3.Connection, change: Change, looked: Callable[[], tuple[str, str]]) -> Found:
    """Make a change, look, take it back."""
    mark = "CAST(? AS TEXT)" if change.column in TEXTS else "?"
    put = f"UPDATE {change.table} SET {change.column} = {{}} WHERE seq = ?"  # noqa: S608 - our tables
    value = copy.execute(f"SELECT {change.column} FROM {change.table} WHERE seq = ?", (change.seq,)).fetchone()[0]  # noqa: S608 - ours
    try:
        copy.execute(put.format(mark), (change.of(value), change.seq))
    except sqlite3.IntegrityError:
        return Found(change, took=False)
    try:
        return Found(change, True, *looked())
    finally:
        copy.execute(put.format("?"), (value, change.place))


class Remembered:
    """A public key that looks once at a signature that is right over the same bytes: nearly all are those of untouched entries."""

    def __init__(self, key: Ed25519PublicKey) -> None:
        self._key = key
        self._right: set[tuple[bytes, bytes]] = set()

    @classmethod
    def from_public_bytes(cls, data: bytes) -> Remembered:
        """As Ed25519PublicKey's."""
        return cls(Ed25519PublicKey.from_public_bytes(data))

    def verify(self, signature: bytes, data: bytes) -> None:
        """Raises InvalidSignature, each time."""
        if (signature, data) not in self._right:
            self._key.verify(signature, data)
            self._right.add((signature, data))

    def __deepcopy__(self, _: object) -> Remembered:
        return self


@contextmanager
def remembered_signatures() -> Iterator[None]:
    """Both checks with such keys."""
    before = signatures._verifier, verify_record.Ed25519PublicKey
    signatures._verifier = lambda public_key: Remembered.from_public_bytes(public_key).verify
    verify_record.Ed25519PublicKey = Remembered  # type: ignore[misc,assignment]
    try:
        yield
    finally:
        signatures._verifier, verify_record.Ed25519PublicKey = before  # type: ignore[misc]
