"""Fuzzing: `python -m bench.fuzz --seconds 600 [--atheris] [TARGET...]`. Mutated seeds into every seam; no crash is the figure.

A finding is printed with its bytes and ends the run with 1. With --atheris (where that is installed) coverage guides the mutations.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.fuzz_seeds import SEEDS, TOKENS
from bench.fuzz_targets import LONGEST_LINE, Check, Stand, stand_folder

Found = tuple[str, bytes, str]
A_ROUND = 2.0
"""Seconds that one target gets before it is the next one's turn."""


def run(seconds: float = 60, names: Sequence[str] = (), seed: int | None = None) -> dict[str, object]:
    """Executions a target, the slowest line of an export in milliseconds of CPU, and what broke."""
    dice = random.Random(seed if seed is not None else time.time_ns())
    with stand_folder() as folder:
        stand = Stand.make(Path(folder))
        try:
            targets = {name: check for name, check in stand.targets().items() if not names or name in names}
            tallies = {name: Tally(name, check) for name, check in targets.items()}
            _rounds(list(tallies.values()), seconds, dice)
            slowest = {"slowest_line_ms": round(stand.slowest * 1000, 3), "slowest_line": repr(stand.slowest_line[:80])}
            return {
                "targets": [tally.figures() for tally in tallies.values()],
                **slowest,
                "crashes": [t.found for t in tallies.values() if t.found],
            }
        finally:
            stand.close()


@dataclass
class Tally:
    """One target: how often it was run, the slowest run in CPU seconds with its bytes, and the first finding."""

    name: str
    check: Check
    runs: int = 0
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

    def figures(self) -> dict[str, object]:
        """For the table."""
        slowest = {"slowest_ms": round(self.slowest * 1000, 1), "slowest_bytes": len(self.slowest_data)}
        return {"target": self.name, "runs": self.runs, **slowest, "crashed": self.found is not None}


def _rounds(tallies: Sequence[Tally], seconds: float, dice: random.Random) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and any(tally.found is None for tally in tallies):
        for tally in tallies:
            tally.try_until(min(end, time.monotonic() + A_ROUND), dice)


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


def with_atheris(names: Sequence[str], seconds: float) -> None:
    """One target under atheris; does not return. Ends the process with its own code."""
    import atheris  # an optional tool, not one of ours

    with atheris.instrument_imports(include=["desktop"]):
        import desktop.channels.whatsapp.parser  # noqa: F401
    folder = stand_folder()
    stand = Stand.make(Path(folder.name))
    check = stand.targets()[names[0]]
    corpus = Path(folder.name) / "corpus"
    corpus.mkdir()
    for number, data in enumerate(SEEDS[names[0]]):
        (corpus / str(number)).write_bytes(data)
    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-max_total_time={seconds:.0f}", "-max_len=4096", "-timeout=10", str(corpus)], check)
    atheris.Fuzz()


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--atheris", action="store_true")
    parser.add_argument("targets", nargs="*")
    asked = parser.parse_args()
    if asked.atheris:
        with_atheris(asked.targets, asked.seconds)
    figures = run(asked.seconds, asked.targets, asked.seed)
    found: list[Found] = figures["crashes"]  # type: ignore[assignment]
    for name, data, trace in found:
        print(f"--- {name}: {data[:2000]!r}\n{trace}", file=sys.stderr)
    print(json.dumps({**figures, "crashes": len(found)}, ensure_ascii=False))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
