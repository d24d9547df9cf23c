"""Webhooks in any order, three times each, with garbage among them, against the same once in order: what the record says of messages must
be the same, and the garbage listed."""

from __future__ import annotations

import hashlib
import json
import random
import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from bench.measure import Figures, wall
from bench.texts import Speaker
from desktop.channels.cloud_api import payload
from desktop.desk.desk import Desk

ACCOUNT, NUMBER = "bench", "106540352242922"
TALKERS = 400
COPIES = 3
_STATES = ("sent", "delivered", "read", "failed")
_TABLES = {
    "messages": "SELECT channel, conversation, id, sender, sent_at, text, anger, satisfaction, heat, level, hex(reading) FROM messages",
    "receipts": "SELECT channel, message, state FROM receipts",
    "identities": "SELECT channel, customer, kind, value FROM identities",
}


def run(count: int = 10_000, seed: int = 1) -> Figures:
    """1 for each table whose rows are the same, spoilt bodies and those of them that are not listed, seconds for both ways."""
    from desktop import bootstrap
    from desktop.desk.bulk import BulkScoring
    from desktop.settings import Settings

    bodies = list(deliveries(count, seed))
    arrived, garbage = shuffled(bodies, seed)
    with tempfile.TemporaryDirectory(prefix="stepin-deliveries-") as name:

        def through(record: Path, these: Sequence[bytes]) -> float:
            with closing(bootstrap.open_desk(Settings(record, None), BulkScoring(bootstrap.make_scorer))) as desk:
                return wall(lambda: deliver(desk, these))

        once, often = Path(name) / "once.sqlite", Path(name) / "often.sqlite"
        seconds = through(once, bodies), through(often, arrived)
        same = {f"same_{table}": float(found == state(often)[table]) for table, found in state(once).items()}
        listed = {raw for (raw,) in _rows(often, "SELECT raw FROM quarantine")}
        return {
            "deliveries": len(arrived), **same, "garbage": len(garbage), "unlisted": len(garbage - listed), "aside": len(listed),
            "once_s": round(seconds[0], 1), "shuffled_s": round(seconds[1], 1),
        }  # fmt: skip


def deliveries(count: int, seed: int = 1) -> Iterator[bytes]:
    """Bodies of nought to three messages of a customer each, with a receipt of something that was sent to him."""
    speaker = Speaker(seed)
    for n in range(count):
        who, at = f"8529{n % TALKERS:07}", 1764000000 + 20 * n
        pieces = [
            {"from": who, "id": f"wamid.{n}.{part}", "timestamp": str(at + part), "type": "text", "text": {"body": speaker.text()}}
            for part in range(n % 4)
        ]
        told = {"id": f"wamid.out.{n // 4}", "status": _STATES[n % 4], "timestamp": str(at), "recipient_id": who}
        people = [{"profile": {"name": f"customer {n % TALKERS}"}, "wa_id": who, "user_id": f"HK.{n % TALKERS}"}]
        around = {"messaging_product": "whatsapp", "metadata": {"phone_number_id": NUMBER}, "contacts": people}
        changes = [{"field": "messages", "value": {**around, "messages": pieces, "statuses": [told]}}]
        yield json.dumps({"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": changes}]}).encode()


def shuffled(bodies: Sequence[bytes], seed: int = 1) -> tuple[list[bytes], set[bytes]]:
    """The bodies COPIES times with one in a hundred spoilt ones between, in no order; and the spoilt ones."""
    dice = random.Random(seed)
    garbage = {dice.randbytes(200) if n % 2 else dice.choice(bodies)[: -1 - n] for n in range(max(2, len(bodies) // 100))}
    arrived = [*list(bodies) * COPIES, *sorted(garbage)]
    dice.shuffle(arrived)
    return arrived, garbage


def deliver(desk: Desk, bodies: Sequence[bytes]) -> None:
    """Keep bodies as they come, some at once, and take them in as a worker does."""
    for start in range(0, len(bodies), 100):
        desk.keep_raw(ACCOUNT, bodies[start : start + 100])
        while desk.take_raw(lambda account, body: payload.read(body, {NUMBER: ACCOUNT}, account))[0]:
            pass


def state(record: Path) -> dict[str, str]:
    """A digest of what a record says, without the order in which it came: seq and times of arrival."""
    return {table: hashlib.sha256(repr(sorted(_rows(record, question))).encode()).hexdigest() for table, question in _TABLES.items()}


def _rows(record: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"{record.as_uri()}?mode=ro", uri=True)) as connection:
        return list(connection.execute(question))


if __name__ == "__main__":
    print(json.dumps(run(*map(int, sys.argv[1:]))))
