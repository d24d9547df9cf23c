"""Nothing acknowledged is lost by kill -9, and nothing is left running."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO

import pytest

from desktop.db.verify import first_fault
from tests.desk.house import line, opened, raw
from tests.house.source import ROOT

CLI = [sys.executable, "-m", "desktop"]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite"


def start(command: str, record: Path) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    return subprocess.Popen([*CLI, command, "--record", str(record)], cwd=ROOT, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)


def kill_after(command: str, record: Path, lines: Iterable[bytes], count: int) -> set[str]:
    """The ids that a command answered for until it was killed, which was after `count` answers. Reads to the end of its output: a child
    that outlived it would hold that open."""
    process = start(command, record)
    assert process.stdin is not None and process.stdout is not None
    feeder = threading.Thread(target=feed, args=(process.stdin, lines))
    feeder.start()
    with process.stdout as said:
        answered = {json.loads(said.readline())["id"] for _ in range(count)}
        process.kill()
        answered |= {json.loads(each)["id"] for each in said.read().splitlines() if each.endswith(b"}")}
    process.wait()
    feeder.join()
    return answered


def feed(given: IO[bytes], lines: Iterable[bytes]) -> None:
    """Write until nobody reads any more."""
    with suppress(BrokenPipeError), given:
        for each in lines:
            given.write(each)
            given.flush()


@pytest.mark.parametrize("count", [1, 30, 400, 1500])
def test_nothing_acknowledged_is_lost_while_ingesting(record: Path, count: int) -> None:
    lines = (raw(line(f"m{n}", conversation=f"c{n}", customer={"id": f"u{n}"})) for n in range(6_000))
    acknowledged = kill_after("ingest", record, lines, count)
    assert first_fault(record) is None
    with opened(record) as desk:
        kept = {row[0] for row in desk._read().execute("SELECT id FROM messages")}
    assert acknowledged <= kept


@pytest.mark.parametrize("count", [1, 20])
def test_nothing_decided_is_lost(record: Path, count: int) -> None:
    with opened(record):
        pass
    orders = (raw({"id": f"o{n}", "order": "close_case", "by": "chen", "case": "K", "resolution": ""}) for n in range(5_000))
    decided = kill_after("do", record, orders, count)
    assert first_fault(record) is None
    with opened(record) as desk:
        kept = {row[0].removeprefix("order:") for row in desk._read().execute("SELECT idem FROM journal WHERE idem GLOB 'order:*'")}
    assert decided <= kept
