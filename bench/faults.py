"""What a disk, a power line and a hand at the file can do to a record, at length: `python -m bench.faults NAME [COUNT]` prints JSON.

The machinery is that of tests/faults, where the same is done in seconds.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
from collections.abc import Callable

from bench.measure import Figures
from tests.faults.work import PLANS, Cuts, Met, calls_of, cut_power, fail_at

PROCESSES = 2
CUTS, A_RUN = 5_000, 100


def power(count: int = CUTS) -> Figures:
    """Simulated power cuts: how many left less than was acknowledged, how many a record that is not valid."""
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
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
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        met = pool.starmap(fail_at, jobs, chunksize=8)
    return {
        "failing": len(met), "with_losses": _count(met, lambda one: bool(one.lost)),
        "corrupt": _count(met, lambda one: bool(one.fault)), "said": _count(met, lambda one: bool(one.codes)),
    }  # fmt: skip


def _count(met: list[Met], what: Callable[[Met], bool]) -> int:
    return sum(map(what, met))


WORK: dict[str, Callable[..., Figures]] = {"power": power, "calls": calls}


if __name__ == "__main__":
    print(json.dumps(WORK[sys.argv[1]](*map(int, sys.argv[2:]))))
