"""Which messages contain a text, newest first, without looking at every message that does.

The index gives its hits in the order of arrival, which is not the order of time: an old export may be imported today. So arrivals are
counted in blocks, and of each block the time of its newest message is kept (`blocks`). Blocks are searched by that time, the newest
first, and the search ends when what was found is newer than all that is left.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from heapq import nlargest
from itertools import islice

from desktop.db.search import Query, fold, parse_query

BLOCK = 1024
"""How many entries of the journal are one block."""
Hit = tuple[float, str, int]
"""When, id and seq of a message: its place in time and in the journal."""
_HITS = (
    "SELECT m.at, m.id, m.seq, m.text FROM words w CROSS JOIN messages m ON m.seq = w.rowid WHERE words MATCH ? AND w.rowid BETWEEN ? AND ?"
)


def note_blocks(connection: sqlite3.Connection, messages: Iterable[tuple[int, float]]) -> None:
    """Keep the newest time of the blocks that these messages (seq, at) are in."""
    newest: dict[int, float] = {}
    for seq, at in messages:
        newest[seq // BLOCK] = max(at, newest.get(seq // BLOCK, at))
    connection.executemany(
        "INSERT INTO blocks VALUES (?, ?) ON CONFLICT (block) DO UPDATE SET newest = max(newest, excluded.newest)", newest.items()
    )


def newest_hits(connection: sqlite3.Connection, text: str, limit: int) -> list[int]:
    """The seqs of the newest messages that contain a text (`desktop.db.search` says what containing means), newest first."""
    if limit <= 0:
        return []
    query = parse_query(text)
    if not query.match:
        return _scan(connection, text, limit) if text.strip() else []
    found: list[Hit] = []
    for blocks, newest_left in _steps(connection):
        found = nlargest(limit, (*found, *_hits_in(connection, query, blocks)))
        if len(found) == limit and found[-1][0] > newest_left:
            break
    return [seq for _, _, seq in found]


def _steps(connection: sqlite3.Connection) -> Iterator[tuple[list[int], float]]:
    """Blocks by their newest message, each time four times as many, and the newest time of those left."""
    rows = connection.execute("SELECT block, newest FROM blocks ORDER BY newest DESC, block DESC")
    size, step = 1, rows.fetchmany(1)
    while step:
        size *= 4
        left = rows.fetchmany(size)
        yield [block for block, _ in step], left[0][1] if left else float("-inf")
        step = left


def _hits_in(connection: sqlite3.Connection, query: Query, blocks: list[int]) -> Iterator[Hit]:
    for first, last in _ranges(sorted(blocks)):
        for at, ident, seq, text in connection.execute(_HITS, (query.match, first * BLOCK, last * BLOCK + BLOCK - 1)):
            if query.accepts(text):
                yield at, ident, seq


def _ranges(blocks: list[int]) -> Iterator[tuple[int, int]]:
    """Blocks that follow each other as one range."""
    first = last = blocks[0]
    for block in blocks[1:]:
        if block != last + 1:
            yield first, last
            first = block
        last = block
    yield first, last


def _scan(connection: sqlite3.Connection, text: str, limit: int) -> list[int]:
    """For a query that is punctuation only: the messages themselves, newest first."""
    wanted = fold(text).strip()
    rows = connection.execute("SELECT seq, text FROM messages ORDER BY at DESC, id DESC")
    return [seq for seq, _ in islice((row for row in rows if wanted in fold(row[1])), limit)]
