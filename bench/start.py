"""From the start of the process to the first painted queue, beside an empty PySide6 window with a table.

Both in fresh processes, one after the other, files in the page cache; the median of several.
"""

from __future__ import annotations

import statistics
import sys

from bench.measure import Figures, in_child
from bench.records import Size, record


def run(cases: int = 50_000, open_cases: int = 20_000, messages_a_case: int = 5, times: int = 5) -> Figures:
    """Seconds until the queue is painted, until all of it is there, and the reference's until its table is painted."""
    path = record(Size(min(open_cases, cases), max(0, cases - open_cases), messages_a_case))
    ours, whole, empty = [], [], []
    for _ in range(times + 1):
        found = in_child("bench.start_child", "stepin", str(path))
        ours.append(found["painted_s"])
        whole.append(found["whole_s"])
        empty.append(in_child("bench.start_child", "empty")["painted_s"])
    first, table = statistics.median(ours[1:]), statistics.median(empty[1:])
    return {
        "painted_ms": round(first * 1000), "empty_ms": round(table * 1000), "ratio": round(first / table, 2),
        "whole_ms": round(statistics.median(whole[1:]) * 1000), "cases": cases, "record_mb": round(path.stat().st_size / 1e6),
    }  # fmt: skip


if __name__ == "__main__":
    print(run(*map(int, sys.argv[1:])))
