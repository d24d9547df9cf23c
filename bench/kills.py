"""kill -9 while messages come in and while decisions are taken: what was acknowledged must be there, and the record must be valid.

A command is fed through a pipe and killed after a random number of answers; the next one goes on with the same record. It shows what a
killed process leaves, not what a power cut leaves: the kernel keeps what it was given. The program runs from its bytecode, as one that is
installed does; `restart_cpu` is what it computed until its first answer, whatever else the machine did.
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from bench.ingest import lines
from bench.measure import ROOT, Figures, child_environment, spread
from desktop.settings import find_assets

ROUNDS, A_ROUND = 20, 400


class Start(NamedTuple):
    """Seconds until a command's first answer: of the clock, and of the processor for it."""

    wall: float
    cpu: float


def run(rounds: int = ROUNDS, seed: int = 1) -> Figures:
    """How many commands were killed, how many answers they gave, how many of those the record does not know, and whether it is valid."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="stepin-kills-") as name:
        record = Path(name) / "record.sqlite"
        every = list(lines(rounds * A_ROUND))
        stored, decided, starts = set[str](), set[str](), list[Start]()
        for turn in range(rounds):
            told = _killed(record, "ingest", every[turn * A_ROUND : (turn + 1) * A_ROUND], dice, starts)
            stored.update(answer["id"] for answer in told if answer["outcome"] == "stored")
            told = _killed(record, "do", _orders(record, turn), dice, starts)
            decided.update(answer["id"] for answer in told if answer["outcome"] == "accepted")
        lost = len(stored - _known(record, "SELECT id FROM messages")) + len(decided - _answered_again(record, decided))
        valid = subprocess.run(_command(record, "verify"), cwd=ROOT, env=child_environment(), capture_output=True, text=True, check=False)
        return {
            "kills": rounds * 2, "stored": len(stored), "decided": len(decided), "lost": lost,
            "valid": float(valid.stdout.startswith("valid")),
            **spread("restart", [start.wall for start in starts[2:]]), **spread("restart_cpu", [start.cpu for start in starts[2:]]),
        }  # fmt: skip


def _command(record: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "desktop", *words, "--record", str(record), "--policy", str(find_assets() / "samples" / "policy.toml")]


def _killed(record: Path, command: str, work: list[bytes], dice: random.Random, starts: list[Start]) -> list[dict[str, str]]:
    """Feed a command and kill it after some of its answers. What the one before it left is put right until its first answer: `starts`
    gets these seconds."""
    began = time.perf_counter()
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    child = subprocess.Popen(_command(record, command), cwd=ROOT, env=_environment(record), stdin=pipe, stdout=pipe, stderr=nowhere)
    assert child.stdin is not None and child.stdout is not None
    child.stdin.write(b"".join(line + b"\n" for line in work))
    child.stdin.flush()
    told: list[dict[str, str]] = []
    for _ in range(dice.randrange(1, max(2, len(work)))):
        line = child.stdout.readline()
        if not line:
            break
        if not told:
            starts.append(Start(time.perf_counter() - began, _cpu(child.pid)))
        told.append(json.loads(line))
    child.kill()
    whole = child.stdout.read().split(b"\n")[:-1]  # what it had said before it died counts, too; a torn line does not
    with suppress(BrokenPipeError):
        child.stdin.close()
    child.stdout.close()
    child.wait()
    return told + [json.loads(line) for line in whole]


def _environment(record: Path) -> dict[str, str]:
    """A child that finds its bytecode; the first of each command writes it, and is not counted."""
    ours = {name: value for name, value in child_environment().items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**ours, "PYTHONPYCACHEPREFIX": str(record.parent / "bytecode")}


def _cpu(pid: int) -> float:
    """Seconds that a process computed, in and for it (Linux; elsewhere 0)."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    user, system = stat.read_text(encoding="ascii").rsplit(")", 1)[1].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _orders(record: Path, turn: int) -> list[bytes]:
    cases = sorted(_known(record, "SELECT id FROM cases WHERE closed_at IS NULL"))[:60]
    orders = [{"id": f"k{turn}-{n}", "order": "step_in", "by": "lin", "case": case, "mode": "watch"} for n, case in enumerate(cases)]
    return [json.dumps(order).encode() for order in orders]


def _answered_again(record: Path, decided: set[str]) -> set[str]:
    """The orders whose outcome the record still knows: the same id again does nothing and gets its first outcome."""
    known = _known(record, "SELECT count(*) FROM journal WHERE kind = 'stepped_in'")
    return decided if int(next(iter(known))) >= len(decided) else set()


def _known(record: Path, question: str) -> set[str]:
    connection = sqlite3.connect(f"{record.as_uri()}?mode=ro", uri=True)
    try:
        return {str(row[0]) for row in connection.execute(question)}
    finally:
        connection.close()


if __name__ == "__main__":
    print(json.dumps(run(*map(int, sys.argv[1:]))))
