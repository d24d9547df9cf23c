"""Fuzzing: `python -m bench.fuzz --seconds 600 [--atheris PYTHON] [TARGET...]`. Every seam; no crash is the figure.

Mutated seeds and hypothesis take turns; where there is a Python with atheris, it fuzzes the same targets at the same time, guided by
coverage. A finding is printed with its bytes and ends the run with 1.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from bench import fuzz_atheris, fuzz_hypothesis
from bench.fuzz_seeds import SEEDS, TOKENS
from bench.fuzz_targets import LONGEST_LINE, Check, Stand, stand_folder
from bench.measure import Figures

Found = tuple[str, bytes, str]
A_ROUND = 2.0
"""Seconds of mutated seeds that one target gets before it is hypothesis' and then the next target's turn."""


def run(seconds: float = 60, names: Sequence[str] = (), seed: int | None = None) -> dict[str, object]:
    """Executions a target, the slowest line of an export, a JSONL and an order in milliseconds of CPU, and what broke."""
    dice = random.Random(seed if seed is not None else time.time_ns())
    with stand_folder() as folder:
        stand = Stand.make(Path(folder))
        try:
            targets = {name: check for name, check in stand.targets().items() if not names or name in names}
            tallies = {name: Tally(name, check) for name, check in targets.items()}
            _rounds(list(tallies.values()), seconds, dice)
            return {
                "targets": [tally.figures() for tally in tallies.values()],
                "slowest_line_ms": {kind: round(spent * 1000, 3) for kind, (spent, _) in stand.slowest.items()},
                "slowest_line": {kind: f"{len(line)} bytes, {line[:60]!r}" for kind, (_, line) in stand.slowest.items()},
                "crashes": [t.found for t in tallies.values() if t.found],
            }
        finally:
            stand.close()


def figures(report: dict[str, object]) -> Figures:
    """What of a run goes into the table."""
    targets, slowest, crashes = report["targets"], report["slowest_line_ms"], report["crashes"]
    assert isinstance(targets, list) and isinstance(slowest, dict) and isinstance(crashes, list)
    runs = sum(target["runs"] for target in targets)
    return {"runs": runs, "crashes": len(crashes), "slowest_line_ms": max(slowest.values(), default=0.0)}


@dataclass
class Tally:
    """One target: how often it was run, the slowest run in CPU seconds with its bytes, and the first finding."""

    name: str
    check: Check
    runs: int = 0
    made_up: int = 0
    slowest: float = 0.0
    slowest_data: bytes = b""
    found: Found | None = None

    def try_until(self, until: float, dice: random.Random) -> None:
        """Mutated seeds until a moment or a finding."""
        while time.monotonic() < until and self.found is None:
            data = mutated(self.name, dice)
            self.runs += 1
            start = time.thread_time()
            try:
                self.check(data)
            except Exception:  # noqa: BLE001  # whatever a target raises is a finding
                self.found = (self.name, data, traceback.format_exc())
            spent = time.thread_time() - start
            if spent > self.slowest:
                self.slowest, self.slowest_data = spent, data

    def try_made_up(self, until: float) -> None:
        """A round of hypothesis."""
        if self.found is None:
            runs, self.found = fuzz_hypothesis.a_round(self.name, self.check, until)
            self.made_up += runs

    def figures(self) -> dict[str, object]:
        """For the table."""
        slowest = {"slowest_ms": round(self.slowest * 1000, 1), "slowest_bytes": len(self.slowest_data)}
        return {"target": self.name, "runs": self.runs, "hypothesis": self.made_up, **slowest, "crashed": self.found is not None}


def _rounds(tallies: Sequence[Tally], seconds: float, dice: random.Random) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and any(tally.found is None for tally in tallies):
        for tally in tallies:
            tally.try_until(min(end, time.monotonic() + A_ROUND), dice)
            tally.try_made_up(end)


def mutated(name: str, dice: random.Random) -> bytes:
    """A seed of a target with one to twelve changes."""
    data = bytearray(dice.choice(SEEDS[name]))
    for _ in range(dice.choice((1, 1, 2, 3, 5, 12))):
        dice.choice(_CHANGES)(data, dice)
    return bytes(data[:LONGEST_LINE])


def _flip(data: bytearray, dice: random.Random) -> None:
    if data:
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def _put(data: bytearray, dice: random.Random) -> None:
    at = dice.randrange(len(data) + 1)
    data[at : at + dice.choice((0, 0, 1, 4))] = dice.choice(TOKENS)


def _cut(data: bytearray, dice: random.Random) -> None:
    at = dice.randrange(len(data) + 1)
    del data[at : at + dice.choice((1, 2, 8, 64))]


def _double(data: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(data) + 1)
    part = data[start : start + dice.choice((1, 4, 16, 64))]
    data[start:start] = part * dice.choice((1, 2, 10))


def _pump(data: bytearray, dice: random.Random) -> None:
    """A token a great many times: what makes a regex backtrack."""
    if dice.random() < 0.1:
        token = dice.choice(TOKENS)[:64] or b" "
        at = dice.randrange(len(data) + 1)
        data[at:at] = token * (dice.choice((1_000, 20_000, LONGEST_LINE)) // len(token))


def _digit(data: bytearray, dice: random.Random) -> None:
    places = [at for at, byte in enumerate(data[:4_000]) if 48 <= byte <= 57]
    if places:
        data[dice.choice(places)] = dice.choice(b"0123456789")


_CHANGES: tuple[Callable[[bytearray, random.Random], None], ...] = (_flip, _put, _put, _cut, _double, _pump, _digit)


def with_atheris(python: str, seconds: float, names: Sequence[str] = ()) -> list[dict[str, object]]:
    """Every target under atheris, one after the other, for so long in all."""
    wanted = list(names or SEEDS)
    return [fuzz_atheris.run(python, name, max(1.0, seconds / len(wanted))) for name in wanted]


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--atheris", metavar="PYTHON", default=fuzz_atheris.interpreter(), help="an interpreter that has atheris")
    parser.add_argument("targets", nargs="*")
    asked = parser.parse_args()
    with ThreadPoolExecutor(1) as beside:  # atheris runs in processes of its own, at the same time
        guided = beside.submit(with_atheris, asked.atheris, asked.seconds, asked.targets) if asked.atheris else None
        figures = run(asked.seconds, asked.targets, asked.seed)
    found: list[Found] = figures["crashes"]  # type: ignore[assignment]
    tallies = guided.result() if guided is not None else []
    crashes = [f"{name}: {data[:2000]!r}\n{trace}" for name, data, trace in found]
    crashes += [f"{tally['target']}: {crash}" for tally in tallies if (crash := tally.pop("crash")) is not None]
    for crash in crashes:
        print(f"--- {crash}", file=sys.stderr)
    print(json.dumps({**figures, "atheris": tallies or None, "crashes": len(crashes)}, ensure_ascii=False))
    return 1 if crashes else 0


if __name__ == "__main__":
    sys.exit(main())
