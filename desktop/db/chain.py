"""Walking the chain of a record: links, bodies, erasures, signatures, bridges. Nothing here believes what it reads.

An entry whose body does not fit stays open until an erasure further on explains it; only the end of the chain settles that.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.core.erasure import CustomerErased, erased
from desktop.core.errors import Trouble
from desktop.core.facts import Fact
from desktop.core.signing import ChainBridged
from desktop.db.codec import commitment, decode_fact, link
from desktop.db.journal import GENESIS, SALT, body_fits
from desktop.db.signatures import Ring

Row = tuple[int, str, str, str | None, str, str | None, bytes, str | None, bytes, bytes, bytes | None, bytes | None, bytes | None]
"""seq, at, actor, key_id, kind, case_id, commitment, idem, prev_hash, hash, signature; salt, body."""
_ROWS = (
    "SELECT j.seq, at, actor, key_id, kind, case_id, commitment, idem, prev_hash, hash, signature, salt, body "
    "FROM journal j LEFT JOIN bodies b ON b.seq = j.seq ORDER BY j.seq"
)
ERASABLE = frozenset(fact.kind for fact in erased.registry if isinstance(fact, type) and issubclass(fact, Fact))
"""The kinds of which something is left when a customer is erased; the bodies of no others are ever replaced."""


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the chain is not what it says: what stands there, and what should."""

    at: int
    what: str
    found: bytes = b""
    expected: bytes = b""

    def __str__(self) -> str:
        return f"journal {self.what} {self.at}"


@dataclass(slots=True)
class Walk:
    """Where a walk is: the next seq, the hash before it, what is open, and what was found on the way."""

    bridges: frozenset[Break] = frozenset()
    expected: int = 1
    previous: bytes = GENESIS
    ring: Ring = field(default_factory=Ring)
    bridged: list[int] = field(default_factory=list)
    broken: Break | None = None
    _open: dict[int, tuple[bytes, bytes]] = field(default_factory=dict)
    _listed: dict[int, bytes] = field(default_factory=dict)

    def takes(self, row: Row) -> bool:
        """Whether the next entry is whole; where not, `broken` says why."""
        seq, at, actor, key_id, kind, case, promised, idem, prev, digest, signature, salt, body = row
        if seq != self.expected:
            return self._breaks("gap")
        if prev != self.previous and not self._bridges("prev_hash", prev, self.previous):
            return False
        linked = link(prev, (str(seq), at, actor, key_id, kind, case, promised, idem))
        if digest != linked and not self._bridges("hash", digest, linked):
            return False
        if not body_fits(salt, body, promised) and not self._waits(kind, salt, body, promised):
            return False
        if not self.ring.accepts(actor, key_id, kind, idem, digest, signature, body or b""):
            return self._breaks("signature")
        if kind == CustomerErased.kind and not self._erases(body or b""):
            return self._breaks("body")
        self.expected, self.previous = seq + 1, digest
        return True

    def settles(self) -> bool:
        """Whether, at the end, every body that does not fit was erased, and every one that was erased is."""
        for seq in sorted(self._open.keys() | self._listed.keys()):
            there, promised = self._open.get(seq, (b"", b""))
            if there != self._listed.get(seq):
                self.expected = seq
                if seq in self._listed or not self._bridges("body", there, promised):
                    return self._breaks("body", there, promised)
        return True

    def _waits(self, kind: str, salt: bytes | None, body: bytes | None, promised: bytes) -> bool:
        there = commitment(salt, body) if salt is not None and body is not None and len(salt) == SALT else b""
        if kind in ERASABLE and there:
            self._open[self.expected] = there, promised
            return True
        return self._bridges("body", there, promised)

    def _erases(self, body: bytes) -> bool:
        try:
            fact = decode_fact(CustomerErased.kind, body)
        except Trouble:
            return False
        told = fact.bodies if isinstance(fact, CustomerErased) else ()
        self._listed.update((one.seq, one.commitment) for one in told)
        return all(0 < one.seq < self.expected for one in told)

    def _bridges(self, what: str, found: bytes, expected: bytes) -> bool:
        if Break(self.expected, what, found, expected) not in self.bridges:
            return self._breaks(what, found, expected)
        self.bridged.append(self.expected)
        return True

    def _breaks(self, what: str, found: bytes = b"", expected: bytes = b"") -> bool:
        self.broken = Break(self.expected, what, found, expected)
        return False


def check_chain(connection: sqlite3.Connection, walk: Walk | None = None) -> Iterator[int | str]:
    """Walk the chain: yields the seq of each good entry, then, at the first that is not, codes (`journal hash 17`), and stops."""
    walk = walk or Walk()
    walk.bridges = bridges(connection)
    rows = connection.execute(_ROWS)
    while True:
        try:
            row = next(rows, None)
        except sqlite3.OperationalError as problem:
            if "decode" not in str(problem):
                raise
            yield f"journal text {walk.expected}"  # a byte that no text of ours can hold
            return
        if row is None:
            break
        if not walk.takes(row):
            yield str(walk.broken)
            return
        yield walk.expected - 1
    if not walk.settles():
        yield str(walk.broken)
        return
    extra = connection.execute("SELECT seq FROM bodies WHERE seq NOT IN (SELECT seq FROM journal) ORDER BY seq LIMIT 1").fetchone()
    if extra:
        yield f"journal extra_body {extra[0]}"


def first_break(connection: sqlite3.Connection) -> Break | None:
    """The first break of the chain that no bridge leads over."""
    walk = Walk()
    for _ in check_chain(connection, walk):
        pass
    return walk.broken


def bridges(connection: sqlite3.Connection) -> frozenset[Break]:
    """The breaks that later entries vouch for. That these are signed is seen when the walk comes to them."""
    found = set()
    rows = connection.execute("SELECT seq, body FROM journal JOIN bodies USING (seq) WHERE kind = ?", (ChainBridged.kind,))
    for seq, body in rows:
        try:
            fact = decode_fact(ChainBridged.kind, body)
        except Trouble:
            continue  # the walk comes to it, too
        if isinstance(fact, ChainBridged) and fact.at < seq:
            found.add(Break(fact.at, fact.what, fact.found, fact.expected))
    return frozenset(found)
