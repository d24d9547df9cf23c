"""Fuzzing guided by coverage, one target in a process: `python -m bench.fuzz_atheris TARGET SECONDS`, with a Python that has atheris.

atheris is no dependency of ours: make it an environment of its own and hand its interpreter to `python -m bench.fuzz --atheris PYTHON`.
"""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from bench.measure import ROOT

LONGEST = 4_096
SLOWEST = 10
"""Seconds that one input may take."""
_DONE = re.compile(r"Done (\d+) runs in")
_COVERED = re.compile(r"cov: (\d+) ft: (\d+)")


def interpreter() -> str | None:
    """This one, when it has atheris."""
    return sys.executable if importlib.util.find_spec("atheris") else None


def run(python: str, name: str, seconds: float) -> dict[str, object]:
    """One target for so long: runs, edges covered, and the end of what was printed when it broke."""
    settings = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), sysconfig.get_paths()["purelib"]))}
    command = [python, "-P", "-m", "bench.fuzz_atheris", name, str(int(seconds))]
    with tempfile.TemporaryDirectory(prefix="stepin-fuzz-") as folder:
        done = subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, errors="replace")
        broken = {path.name: path.read_bytes() for path in Path(folder).glob("*-*") if path.is_file()}
    said = done.stderr
    runs, covered = _DONE.findall(said), _COVERED.findall(said)
    crash = None if done.returncode == 0 else f"{said[-3_000:]}\n{broken}"
    return {"target": name, "runs": int(runs[-1]) if runs else 0, "edges": int(covered[-1][0]) if covered else 0, "crash": crash}


def main(name: str, seconds: int) -> None:
    """Does not return: libFuzzer ends the process."""
    import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]

    with atheris.instrument_imports(include=["desktop"]):
        from bench.fuzz_seeds import SEEDS
        from bench.fuzz_targets import Stand
    place = Path.cwd() / "stand"
    corpus = place / "corpus"
    corpus.mkdir(parents=True)
    for number, data in enumerate(SEEDS[name]):
        (corpus / str(number)).write_bytes(data)
    check = Stand.make(place).targets()[name]
    limits = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={SLOWEST}", "-rss_limit_mb=2048"]
    atheris.Setup([sys.argv[0], *limits, str(corpus)], check)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
