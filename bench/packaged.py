"""The built program's start beside the same source's: both in fresh processes, taking turns, files in the page cache; medians.

Three starts: `--version` (the interpreter and the commands), `queue` (a record is read), and `demo --seconds 0.01 --picture` (the window is
built, painted and saved, which is most of what a user waits for).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.measure import ROOT, Figures, child_environment
from bench.records import Size, record

STARTS = {
    "version": ("--version",),
    "queue": ("queue", "--limit", "20", "--record", "{record}"),
    "window": ("demo", "--seconds", "0.01", "--picture", "{folder}/window.png"),
}


def run(times: int = 5) -> Figures:
    """Milliseconds of each start, built and from source, and their ratios. The program is built first."""
    with tempfile.TemporaryDirectory(prefix="stepin-packaged-") as place:
        folder = Path(place)
        program = _build(folder)
        known = {"record": str(record(Size(200, 0, 5))), "folder": place}
        figures: Figures = {}
        for name, arguments in STARTS.items():
            line = [part.format(**known) for part in arguments]
            figures |= _compare(name, [str(program), *line], [sys.executable, "-P", "-m", "desktop", *line], folder, times)
        figures["folder_mb"] = round(sum(file.lstat().st_size for file in program.parent.rglob("*") if file.is_file()) / 1e6)
    return figures


def _build(folder: Path) -> Path:
    from tools.package import build

    if shutil.which("objdump") is None:
        raise RuntimeError("PyInstaller needs objdump (Debian: binutils)")
    with _stdout_aside():
        return build(folder / "dist", folder / "work") / "stepin"


class _stdout_aside:  # noqa: N801  # used like a function
    """What others print goes to stderr: stdout is for the figures."""

    def __enter__(self) -> None:
        sys.stdout.flush()
        self._kept = os.dup(1)
        os.dup2(2, 1)

    def __exit__(self, *error: object) -> None:
        os.dup2(self._kept, 1)
        os.close(self._kept)


def _compare(name: str, built: list[str], source: list[str], folder: Path, times: int) -> Figures:
    environment = {**child_environment(), "HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    bare = {key: value for key, value in environment.items() if key != "PYTHONPATH"}
    pairs = [(_seconds(built, bare), _seconds(source, environment)) for _ in range(times + 1)][1:]
    ours, beside = (sorted(values)[len(pairs) // 2] for values in zip(*pairs, strict=True))
    ratio = sorted(one / other for one, other in pairs)[len(pairs) // 2]
    return {f"{name}_built_ms": round(ours * 1000), f"{name}_source_ms": round(beside * 1000), f"{name}_ratio": round(ratio, 2)}


def _seconds(command: list[str], environment: dict[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True, timeout=300)
    return time.perf_counter() - began


if __name__ == "__main__":
    print(run(*map(int, sys.argv[1:])))
