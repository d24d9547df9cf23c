"""How each cost grows with its work: ingest, queue tick, search and start at 1,000, 10,000, 100,000 and, asked for, 1,000,000."""

from __future__ import annotations

from bench import ingest, queue_tick, search, start
from bench.measure import Figures

SIZES = (1_000, 10_000, 100_000)
A_CASE = 5


def run(sizes: tuple[int, ...] = SIZES, largest_ingest: int = 100_000) -> Figures:
    """One figure a cost and size. Sizes are messages for ingest and search, open cases for the tick, cases for the start."""
    figures: Figures = {}
    for size in sizes:
        figures[f"tick_p99_ms_{size}"] = queue_tick.run(size, 60, 0)["tick_p99_ms"]
        figures[f"start_ms_{size}"] = start.run(size, min(size, 20_000), A_CASE, 3)["painted_ms"]
        found = search.run(size, 60, 0)
        figures[f"search_p95_ms_{size}"] = max(found["zh_p95_ms"], found["en_p95_ms"])
        if size <= largest_ingest:
            figures[f"ingest_per_s_{size}"] = ingest.run(size, plain=False)["rules_per_s"]
    return figures
