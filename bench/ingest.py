"""Durable `ingest`, everything derived included, beside plain sqlite3: the same bytes at synchronous=FULL, 17 rows a transaction."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from itertools import islice
from pathlib import Path

from bench.measure import ROOT, Figures, child_environment, wall
from bench.texts import NAMES, Speaker

BATCH = 17
A_CONVERSATION = 8
"""Messages a conversation; every fourth is an agent's."""
_START = datetime(2026, 3, 2, 9, tzinfo=timezone(timedelta(hours=8)))


def run(messages: int = 20_000, plain: bool = True) -> Figures:
    """Messages a second through `ingest` with the product's scorer and with the fake one, and rows a second of plain sqlite3."""
    with tempfile.TemporaryDirectory(prefix="stepin-bench-") as name:
        folder = Path(name)
        source = folder / "messages.jsonl"
        source.write_bytes(b"\n".join(lines(messages)) + b"\n")
        rules = messages / _ingest(source, folder / "rules.sqlite", "rules")
        if not plain:
            return {"rules_per_s": round(rules)}
        fake = messages / _ingest(source, folder / "fake.sqlite", "fake")
        inserted = messages / wall(lambda: insert_plainly(source, folder / "plain.sqlite"))
    return {
        "rules_per_s": round(rules), "fake_per_s": round(fake), "sqlite_per_s": round(inserted),
        "rules_ratio": round(rules / inserted, 3), "fake_ratio": round(fake / inserted, 3),
    }  # fmt: skip


def lines(count: int, seed: int = 1) -> Iterator[bytes]:
    """Message JSONL: conversations that run beside each other, two hundred at a time."""
    speaker = Speaker(seed)
    for n in range(count):
        block, place = divmod(n, 200 * A_CONVERSATION)
        talk, turn = block * 200 + place % 200, place // 200
        sender = "agent" if turn % 4 == 3 else "customer"
        fields = {
            "id": f"m{n}", "channel": "whatsapp", "conversation": f"c{talk}",
            "customer": {"id": f"u{talk}", "name": f"{NAMES[talk % 10]} {talk}"}, "from": sender,
            "author": "何静" if sender == "agent" else NAMES[talk % 10],
            "at": (_START + timedelta(seconds=n)).isoformat(), "text": speaker.text(),
        }  # fmt: skip
        yield json.dumps(fields, ensure_ascii=False).encode()


def insert_plainly(source: Path, target: Path) -> None:
    """The reference: the same lines as rows of one table, durable every 17."""
    connection = sqlite3.connect(target, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE messages (id INTEGER PRIMARY KEY, line BLOB)")
    with source.open("rb") as file:
        while batch := list(islice(file, BATCH)):
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("INSERT INTO messages (line) VALUES (?)", ((line,) for line in batch))
            connection.execute("COMMIT")
    connection.close()


def _ingest(source: Path, record: Path, scorer: str) -> float:
    """Seconds from the start of the process to its end, acknowledgements written to a file."""
    command = [sys.executable, "-m", "bench.ingest_child", scorer, str(record)]
    with source.open("rb") as lines_in, record.with_suffix(".out").open("wb") as out:

        def work() -> None:
            subprocess.run(command, stdin=lines_in, stdout=out, cwd=ROOT, env=child_environment(), check=True)

        return wall(work)
