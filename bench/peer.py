"""The peer: django-helpdesk's ticket list of 100,000 tickets beside our first queue page.

It is installed into an environment of its own beside the kept records, never into ours. Asked through Django's in-process test client, no
network, DEBUG off, SQLite: the request that its ticket list sends for 25 rows, sorted by priority. It is a web page's data rendered
by a server and ours is not, which is said wherever the ratio is quoted. Where it cannot be installed the figures say why.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from bench.measure import Figures
from bench.records import Size, folder, record
from desktop.desk.reads import Reads

PINS = ("django-helpdesk==2.6.1", "Django>=5.2,<5.3", "setuptools<81")
FIRST_PAGE = 60
CHILD = Path(__file__).with_name("peer_child.py")


class NotInstalled(Exception):
    """The peer cannot be had here; why."""


def run(tickets: int = 100_000, times: int = 7) -> Figures:
    """Milliseconds of our first page and of theirs. Raises NotInstalled."""
    ours = _ours(tickets, times)
    python = environment("helpdesk", PINS)
    database = folder() / f"helpdesk-{tickets}.sqlite"
    done = subprocess.run([str(python), str(CHILD), str(database), str(tickets), str(times)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotInstalled(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"ended with {done.returncode}")
    theirs = json.loads(done.stdout.strip().splitlines()[-1])
    return {"page_ms": ours, "peer_ms": theirs["list_ms"], "peer_rows": theirs["rows"], "ratio": round(theirs["list_ms"] / ours, 1)}


def _ours(cases: int, times: int) -> float:
    with closing(Reads(record(Size(cases, 0, 2)))) as reads:
        return round(statistics.median(_page(reads) for _ in range(times)) * 1000, 3)


def _page(reads: Reads) -> float:
    start = time.perf_counter()
    assert len(reads.queue(FIRST_PAGE)) == FIRST_PAGE
    return time.perf_counter() - start


def environment(name: str, pins: Sequence[str]) -> Path:
    """The Python of an environment beside the kept records that has what is pinned. Raises NotInstalled."""
    home = folder() / name
    python = home / "bin" / "python"
    if not (home / "whole").exists():
        for command in ([sys.executable, "-m", "venv", str(home)], [str(python), "-m", "pip", "install", "--quiet", *pins]):
            done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
            if done.returncode:
                raise NotInstalled((done.stderr or done.stdout).strip().splitlines()[-1])
        (home / "whole").touch()
    return python
