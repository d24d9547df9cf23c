"""Which copies of a record still hold the words of customers who were erased since."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date

from desktop.core.erasure import CustomerErased
from desktop.db.backup import Copy, expires
from desktop.db.codec import decode_fact


@dataclass(frozen=True, slots=True)
class Held:
    """A copy that holds erased words: of which customer (his pseudonym), and the day the copy goes."""

    copy: Copy
    channel: str
    customer: str
    until: date


def still_held(connection: sqlite3.Connection, found: Collection[Copy], today: date) -> list[Held]:
    """The copies that were made before an erasure and have not gone yet; one that cannot be read is taken to hold everything."""
    erasures = list(_erasures(connection))
    if not erasures:
        return []
    return [
        Held(copy, fact.channel, fact.pseudonym, expires(copy, found, today))
        for copy in found
        for heads in [_head_of(copy)]
        for seq, fact in erasures
        if heads is None or min((one.seq for one in fact.bodies), default=seq) <= heads < seq
    ]


def _erasures(connection: sqlite3.Connection) -> Iterator[tuple[int, CustomerErased]]:
    rows = connection.execute("SELECT seq, kind, body FROM journal JOIN bodies USING (seq) WHERE kind = 'customer_erased' ORDER BY seq")
    told = ((seq, decode_fact(kind, body)) for seq, kind, body in rows)
    return ((seq, fact) for seq, fact in told if isinstance(fact, CustomerErased))


def _head_of(copy: Copy) -> int | None:
    if copy.path.with_name(copy.path.name + "-wal").exists():  # a damaged one that was put aside with its log
        return None
    try:
        with closing(sqlite3.connect(f"{copy.path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            return int(connection.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0])
    except sqlite3.Error:
        return None
