"""`python3 go.py bench`: measures, prints JSON, and with --docs puts the table into docs/performance.md.

Each benchmark runs several times, each time in processes of its own; what is printed is the median of each figure. Exit code 1 when a
figure is outside its bound, so that whoever runs it sees it.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from bench import (
    advice,
    case_view,
    deliveries,
    faults,
    fuzz,
    growth,
    importing,
    ingest,
    kills,
    latency,
    mailbox,
    memory,
    packaged,
    peer,
    pictures,
    queue_tick,
    scorer,
    search,
    sender_kills,
    sentiment,
    soak,
    start,
    trust,
    webhook,
)
from bench.measure import Figures, machine, medians
from bench.page import Run, write
from bench.peer import NotInstalled
from bench.table import outcome


@dataclass(frozen=True)
class Bench:
    """A benchmark: its quick and its full run, and how often each is made."""

    quick: Callable[[], Figures]
    full: Callable[[], Figures]
    quick_times: int = 3
    full_times: int = 3


BENCHES: dict[str, Bench] = {
    "queue_tick": Bench(lambda: queue_tick.run(100_000, 100, 30), lambda: queue_tick.run(100_000, 400, 60), 1, 3),
    "latency": Bench(lambda: latency.run(20_000, 6), lambda: latency.run(20_000, 20), 1, 3),
    "ingest": Bench(lambda: ingest.run(20_000), lambda: ingest.run(100_000), 1, 3),
    "start": Bench(lambda: start.run(50_000, 20_000, 5, 3), lambda: start.run(1_000_000, 20_000, 5, 7), 1, 1),
    "packaged": Bench(lambda: packaged.run(3), lambda: packaged.run(9), 1, 1),
    "search": Bench(lambda: search.run(250_000, 120, 6), lambda: search.run(1_000_000, 300, 24), 1, 3),
    "scorer": Bench(scorer.run, scorer.run, 1, 3),
    "memory": Bench(lambda: memory.run(100_000), lambda: memory.run(100_000), 1, 3),
    "case_view": Bench(lambda: case_view.run(10_000, 60), lambda: case_view.run(10_000, 150), 1, 3),
    "advice": Bench(lambda: advice.run(60), lambda: advice.run(300), 1, 3),
    "importing": Bench(lambda: importing.run(2), lambda: importing.run(200), 1, 1),
    "peer": Bench(lambda: peer.run(100_000), lambda: peer.run(100_000, 15), 1, 3),
    "trust": Bench(lambda: trust.run(40_000, 150, 4_000, 60), lambda: trust.run(200_000, 1_000, 40_000, 400), 1, 3),
    "mailbox": Bench(lambda: mailbox.run(20), lambda: mailbox.run(50), 1, 3),
    "webhook": Bench(lambda: webhook.run(20), lambda: webhook.run(60), 1, 1),
    "growth": Bench(lambda: growth.run((1_000, 10_000)), lambda: growth.run((1_000, 10_000, 100_000, 1_000_000)), 1, 1),
}


LONG: dict[str, Callable[[], Figures]] = {
    "fuzz": lambda: fuzz.figures(fuzz.run(600)),
    "soak": soak.run,
    "kills": lambda: kills.run(250),
    "power": faults.power,
    "calls": faults.calls,
    "flips": faults.flipped,
    "bytes": faults.changed_bytes,
    "races": lambda: trust.races(2_500),
    "deliveries": deliveries.run,
    "webhook_kills": webhook.kills,
    "sender_kills": sender_kills.run,
}
"""What takes minutes and is run once: `--long`, or by name."""


def main(arguments: list[str]) -> int:
    """Runs what is asked for."""
    if arguments[:1] == ["pictures"] and len(arguments) == 2:
        print(json.dumps(pictures.run(arguments[1])))
        return 0
    if arguments[:1] == ["sentiment"]:
        return sentiment.main(arguments[1:])
    parser = argparse.ArgumentParser(prog="python3 go.py bench", description="Measures Stepin. Without names: everything.")
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"of {', '.join([*BENCHES, *LONG])}; or: pictures FOLDER, sentiment [DATA]"
    )
    parser.add_argument("--full", action="store_true", help="large: 1,000,000 cases, 1,000,000 messages to search, 200 MB to import")
    parser.add_argument("--long", action="store_true", help=f"instead: {', '.join(LONG)}, about two hours")
    parser.add_argument("--times", type=int, help="how often each is run; the median counts")
    parser.add_argument("--docs", action="store_true", help="put the table into docs/performance.md")
    asked = parser.parse_args(arguments)
    unknown = [name for name in asked.names if name not in {**BENCHES, **LONG}]
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]}")
    report = measure(asked.names or list(LONG if asked.long else BENCHES), asked.full, asked.times)
    report["run"] = " ".join(["python3 go.py bench", *arguments])
    runs = report["runs"]
    assert isinstance(runs, dict)
    report["table"] = rows = outcome({name: run["figures"] for name, run in runs.items()})
    print(json.dumps(report, indent=1, ensure_ascii=False))
    if asked.docs:
        write(by_size(runs, asked.full), machine(), [*BENCHES, *LONG])
    return 0 if all(row["kept"] for row in rows) else 1


def by_size(runs: dict[str, Run], full: bool) -> dict[str, dict[str, Run]]:
    """The runs under the size at which they were made."""
    short = {name: run for name, run in runs.items() if name in BENCHES}
    return {"full" if full else "quick": short, "long": {name: run for name, run in runs.items() if name in LONG}}


def measure(names: list[str], full: bool, times: int | None) -> dict[str, object]:
    """Every benchmark of `names`, one after the other."""
    runs: dict[str, Run] = {}
    skipped: dict[str, str] = {}
    for name in names:
        bench, began, about = BENCHES.get(name) or Bench(LONG[name], LONG[name], 1, 1), time.perf_counter(), machine()
        wanted = times or (bench.full_times if full else bench.quick_times)
        print(f"bench: {name}", file=sys.stderr, flush=True)
        try:
            figures = medians([(bench.full if full else bench.quick)() for _ in range(wanted)])
        except NotInstalled as problem:
            skipped[name] = str(problem)
            continue
        took = round(time.perf_counter() - began, 1)
        runs[name] = {"figures": figures, "begun": about["date"], "load": about["load"].split()[0], "times": wanted, "seconds": took}
    return {"machine": machine(), "runs": runs, "skipped": skipped}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
