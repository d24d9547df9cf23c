"""`import`: files into the record, a line of JSON each, progress on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from desktop.cli.present import dumps
from desktop.cli.words import sentence
from desktop.core.errors import BadInput
from desktop.desk.desk import Desk
from desktop.desk.imports import ImportAnswer


def import_files(desk: Desk, files: Sequence[Path], answer: ImportAnswer) -> int:
    """Import each file; one that cannot be decided is said so and the others go on. 2 when there was one, else 0."""
    code = 0
    for file in files:
        meter = Meter(file.name)
        try:
            report = desk.import_file(file, answer, meter.show, lambda: False)
        except BadInput as problem:
            meter.clear()
            print(f"stepin: {sentence(_about(problem, file))}", file=sys.stderr)
            code = 2
            continue
        meter.clear()
        sys.stdout.buffer.write(dumps(asdict(report)).encode() + b"\n")
        sys.stdout.buffer.flush()
    return code


def _about(problem: BadInput, file: Path) -> BadInput:
    return BadInput(problem.code, **{"path": str(file), **problem.values})


class Meter:
    """How far a file is, on a terminal; silent elsewhere."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._shown = sys.stderr.isatty()

    def show(self, done: int, total: int) -> None:
        """Draw the line anew."""
        if self._shown and total:
            print(f"\r{self._name}: {100 * done // total:3d} %", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            print("\r" + " " * (len(self._name) + 10) + "\r", end="", file=sys.stderr, flush=True)
