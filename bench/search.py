"""Search in all messages, 1 to 6 characters, Chinese and English, beside LIKE over the folded text.

Queries are pieces of messages that are there (Chinese: any substring of a run; English: a word or the beginning of one), half of them
common words, so that both rare and common ones are asked, each once. For Chinese the answers are compared with LIKE's: every message
that contains it, none that does not, the newest first.
"""

from __future__ import annotations

import random
import re
import sqlite3
import time
from contextlib import closing

from bench.measure import Figures, percentile, spread
from bench.records import Size, record
from bench.texts import CHINESE, ENGLISH
from desktop.db.newest import newest_hits
from desktop.db.search import fold
from desktop.desk.reads import Reads

LIMIT = 50
LONGEST = 6
_HAN = re.compile("[\u4e00-\u9fff]{1,}")
_WORD = re.compile("[a-z]+")


def run(messages: int = 250_000, queries: int = 120, compared: int = 12) -> Figures:
    """Milliseconds a search, LIKE's beside it, and how many Chinese answers were not LIKE's."""
    open_cases = min(20_000, messages // 5)
    path = record(Size(open_cases, messages // 5 - open_cases, 5))
    with path.open("rb") as file:  # into the page cache: a desk that is open has its record there
        while file.read(2**24):
            pass
    with closing(Reads(path)) as reads:
        connection = reads._readers.connection()
        texts = _sample(connection)
        chinese, english = _chinese(texts, queries), _english(texts, queries)
        reads.search("warm", LIMIT)
        zh, en = [_timed(reads, query) for query in chinese], [_timed(reads, query) for query in english]
        like, wrong = _compare(connection, random.Random(2).sample(chinese, min(compared, len(chinese))))
        size = connection.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'words%'").fetchone()[0] if _has_dbstat(connection) else 0
    return {
        **spread("zh", zh), **spread("en", en), "like_p50_ms": round(percentile(like or [0.0], 0.5) * 1000, 1), "wrong": wrong,
        "compared": min(compared, len(chinese)), "index_mb": round(size / 1e6, 1), "messages": messages,
    }  # fmt: skip


def _has_dbstat(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("SELECT 1 FROM dbstat LIMIT 1")
    except sqlite3.OperationalError:
        return False
    return True


def _sample(connection: sqlite3.Connection) -> list[str]:
    newest = connection.execute("SELECT max(seq) FROM messages").fetchone()[0]
    dice = random.Random(1)
    wanted = [dice.randrange(1, newest) for _ in range(1500)]
    found = (connection.execute("SELECT text FROM messages WHERE seq >= ? LIMIT 1", (seq,)).fetchone() for seq in wanted)
    return [fold(text) for (text,) in found]


def _chinese(texts: list[str], count: int) -> list[str]:
    dice, queries = random.Random(3), []
    runs = [run for text in texts for run in _HAN.findall(text)]
    for place in range(count):
        length = place % LONGEST + 1
        run = dice.choice([*CHINESE[: 40 * (place % 2)], *runs[: 400 * (1 - place % 2)]])
        start = dice.randrange(max(1, len(run) - length + 1))
        queries.append(run[start : start + length])
    return queries


def _english(texts: list[str], count: int) -> list[str]:
    dice, queries = random.Random(4), []
    words = [*ENGLISH, *[word for text in texts for word in _WORD.findall(text)][:400]]
    for place in range(count):
        queries.append(dice.choice(words)[: place % LONGEST + 1])
    return queries


def _timed(reads: Reads, query: str) -> float:
    start = time.perf_counter()
    reads.search(query, LIMIT)
    return time.perf_counter() - start


def _compare(connection: sqlite3.Connection, queries: list[str]) -> tuple[list[float], int]:
    """Seconds of LIKE for each query, and how many queries had another answer than LIKE's."""
    if not queries:
        return [], 0
    folded = sqlite3.connect(":memory:", isolation_level=None)
    folded.execute("CREATE TABLE folded (seq INTEGER PRIMARY KEY, at REAL, id TEXT, text TEXT)")
    folded.execute("BEGIN")
    rows = connection.execute("SELECT seq, at, id, text FROM messages")
    folded.executemany("INSERT INTO folded VALUES (?, ?, ?, ?)", ((seq, at, ident, fold(text)) for seq, at, ident, text in rows))
    folded.execute("COMMIT")
    seconds, wrong = [], 0
    for query in queries:
        start = time.perf_counter()
        truth = [row[0] for row in folded.execute("SELECT seq FROM folded WHERE text LIKE ? ORDER BY at DESC, id DESC", (f"%{query}%",))]
        seconds.append(time.perf_counter() - start)
        wrong += newest_hits(connection, query, len(truth) + 10) != truth or newest_hits(connection, query, LIMIT) != truth[:LIMIT]
    folded.close()
    return seconds, wrong
