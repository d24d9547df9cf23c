"""From the start of the process to the first painted queue, beside an empty PySide6 window with a table.

Both in fresh processes, one after the other, files in the page cache; the median of several.
"""

from __future__ import annotations

import sys

from bench.measure import Figures, in_child, medians
from bench.records import Size, record


def run(cases: int = 50_000, open_cases: int = 20_000, messages_a_case: int = 5, times: int = 5) -> Figures:
    """Seconds until the queue is painted, until all of it is there, and the reference's until its table is painted."""
    path = record(Size(min(open_cases, cases), max(0, cases - open_cases), messages_a_case))
    ours = [in_child("bench.start_child", "stepin", str(path)) for _ in range(times + 1)]
    empty = [in_child("bench.start_child", "empty") for _ in range(times + 1)]
    found, table = medians(ours[1:]), medians(empty[1:])
    return {
        "painted_ms": round(found["painted_s"] * 1000), "empty_ms": round(table["painted_s"] * 1000),
        "ratio": round(found["painted_s"] / table["painted_s"], 2), "cpu_ratio": round(found["cpu_s"] / table["cpu_s"], 2),
        "whole_ms": round(found["whole_s"] * 1000), "cases": cases, "record_mb": round(path.stat().st_size / 1e6),
    }  # fmt: skip


if __name__ == "__main__":
    print(run(*map(int, sys.argv[1:])))
