"""What all benchmarks share: percentiles, clocks, the machine, and running a piece of work in a process of its own."""

from __future__ import annotations

import json
import math
import os
import platform
import resource
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
Figures = dict[str, float]


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` (0..1) of all values do not pass; the nearest rank, so that it is one of them."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, math.ceil(share * len(ordered) - 1e-9) - 1))]


def spread(name: str, seconds: Sequence[float]) -> Figures:
    """Median, 95th, 99th percentile and worst in milliseconds."""
    shares = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "max": 1.0}
    return {f"{name}_{label}_ms": round(percentile(seconds, share) * 1000, 3) for label, share in shares.items()}


def wall(work: Callable[[], object]) -> float:
    """Seconds that a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def medians(runs: Sequence[Figures]) -> Figures:
    """The median of each figure over several runs."""
    return {name: round(statistics.median(run[name] for run in runs), 4) for name in runs[0]}


def rss_mb(process: int | str = "self") -> float:
    """Memory of a process now, in MB (Linux; elsewhere the most that this one ever was)."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * resource.getpagesize() / 1e6


def child_environment() -> dict[str, str]:
    """The environment of a child: the project to import from, no screen needed."""
    return {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPATH": str(ROOT)}


def in_child(module: str, *arguments: str, timeout: float = 1500) -> Figures:
    """What a module of this package prints as its last line of JSON, run in a process of its own."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=child_environment(), capture_output=True, text=True, timeout=timeout, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[1:])} ended with {done.returncode}\n{done.stderr[-3000:]}")
    answer: Figures = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


def machine() -> dict[str, str]:
    """What the figures were measured on."""
    names = [line.split(":", 1)[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    memory = next((line.split()[1] for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), "0")
    return {
        "date": time.strftime("%Y-%m-%d %H:%M %z"),
        "processor": f"{os.cpu_count()} x {names[0] if names else platform.processor() or platform.machine()}",
        "memory": f"{int(memory) / 2**20:.0f} GB",
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "qt": _qt_version(),
        "load": " ".join(f"{number:.2f}" for number in os.getloadavg()),
    }


def _qt_version() -> str:
    from importlib.metadata import version

    return version("pyside6-essentials")


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
