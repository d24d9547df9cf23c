"""What a disk, a power line and a hand at the file can do to a record, at length: `python -m bench.faults NAME [COUNT]` prints JSON.

`python -m bench.faults bytes FILE` keeps in FILE what is done, so that the same command goes on where a killed one was.

The machinery is that of tests/faults, where the same is done in seconds.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.pool import Pool
from pathlib import Path

from bench.measure import Figures
from tests.faults.changed import ENTRIES, make_record, tried
from tests.faults.flips import Flip, flips, make_small
from tests.faults.work import PLANS, Cuts, Met, calls_of, cut_power, fail_at

PROCESSES = 2
CUTS, FLIPS, A_RUN = 5_000, 2_000, 100
PART = 10
"""Entries of a part of `bytes`."""


def power(count: int = CUTS) -> Figures:
    """Simulated power cuts: how many left less than was acknowledged, how many a record that is not valid."""
    with _pool() as pool:
        runs = pool.map(_cut, range(count // A_RUN), chunksize=1)
    return {
        "cuts": sum(run.made for run in runs), "with_losses": sum(run.with_losses for run in runs),
        "corrupt": sum(len(run.faults) for run in runs),
    }  # fmt: skip


def _cut(seed: int) -> Cuts:
    return cut_power(f"power{seed}", 1 + seed % 6, A_RUN, seed)


def calls(rounds: int = 1) -> Figures:
    """Every call to the disk fails once, in every way: how many did, how many lost something, left a broken record ; a bug ends it all."""
    jobs = [(plan, n, rounds) for plan in PLANS for n in range(1, calls_of(plan, rounds) + 1)]
    with _pool() as pool:
        met = pool.starmap(fail_at, jobs, chunksize=8)
    return {
        "failing": len(met), "with_losses": _count(met, lambda one: bool(one.lost)),
        "corrupt": _count(met, lambda one: bool(one.fault)), "said": _count(met, lambda one: bool(one.codes)),
    }  # fmt: skip


def flipped(count: int = FLIPS) -> Figures:
    """Single bits flipped anywhere in the file: how many changed something that can be seen, and how many of those were not found."""
    with _pool() as pool:
        tried = [flip for run in pool.map(_flip, range(count // A_RUN), chunksize=1) for flip in run]
    changed = [flip for flip in tried if flip.changed]
    return {
        "flips": len(tried), "changed": len(changed), "missed": sum(flip.fault is None for flip in changed),
        "found": sum(flip.fault is not None for flip in tried),
    }  # fmt: skip


def _flip(seed: int) -> list[Flip]:
    with tempfile.TemporaryDirectory(prefix="stepin-flip-") as folder:
        make_small(Path(folder) / "record.sqlite")
        return flips(Path(folder) / "record.sqlite", A_RUN, seed)


def changed_bytes(kept: str = "", last: int = ENTRIES + PART - 1, share: int = 1) -> Figures:
    """Every byte (or every `share`-th) of every column of a journal of a thousand entries and its bodies, changed: how many changes the
    tables took, how many one of the two checks did not find, and at how many they did not both name the place of the change.

    Each part of ten entries is written as a line to the file `kept` once it is done; a part that stands there is not done again.
    """
    with tempfile.TemporaryDirectory(prefix="stepin-bytes-") as folder, _pool() as pool:
        record, file = Path(folder) / "record.sqlite", Path(kept or Path(folder) / "parts.jsonl")
        make_record(record)
        done = {part["first"] for part in _parts(file)}
        work = [(record, first, first + PART - 1, share) for first in range(1, last + 1, PART) if first not in done]
        for part in pool.imap_unordered(_change, work):
            with file.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps(part) + "\n")
        parts = [part for part in _parts(file) if part["first"] <= last]
    return {name: sum(part[name] for part in parts) for name in parts[0] if name not in ("first", "cpu_s")}


def _parts(file: Path) -> list[Figures]:
    """What was done before; of a torn line, nothing."""
    lines = file.read_text(encoding="utf-8").split("\n")[:-1] if file.exists() else []
    return [json.loads(line) for line in lines]


def _change(work: tuple[Path, int, int, int]) -> Figures:
    began, found = time.process_time(), [each for each in tried(*work) if each.took]
    return {
        "first": work[1], "changes": len(found), "missed": sum(not (each.ours and each.theirs) for each in found),
        "misplaced": sum(not each.right for each in found), "cpu_s": round(time.process_time() - began, 1),
    }  # fmt: skip


def _pool() -> Pool:
    return multiprocessing.get_context("spawn").Pool(PROCESSES, initializer=_quiet)


def _quiet() -> None:
    """APSW tells sys.excepthook of what our disk raised and SQLite kept to itself."""
    sys.excepthook = lambda *_: None


def _count(met: list[Met], what: Callable[[Met], bool]) -> int:
    return sum(map(what, met))


WORK: dict[str, Callable[..., Figures]] = {"power": power, "calls": calls, "flips": flipped, "bytes": changed_bytes}


if __name__ == "__main__":
    print(json.dumps(WORK[sys.argv[1]](*(int(word) if word.isdigit() else word for word in sys.argv[2:]))))
