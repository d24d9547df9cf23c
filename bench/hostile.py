"""Every hostile text through every view: CPU milliseconds of the window's thread, for each view the slowest text; and what was opened.
The same through the exports for people, which have a process of their own. And every hostile archive through `import`: seconds and
megabytes. `python -m bench.hostile [EVERY]`."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtGui import QImage

from bench.measure import ROOT, child_environment
from tests.hostile.archives import ARCHIVES, imported


def run(every: int = 1) -> dict[str, object]:
    """All texts, or every n-th."""
    with tempfile.TemporaryDirectory(prefix="stepin-bench-") as folder:
        picture = Path(folder) / "never.png"
        image = QImage(300, 200, QImage.Format.Format_RGB32)
        image.fill(0xFFFF0000)
        image.save(str(picture))
        command = [sys.executable, "-m", "tests.hostile.show_all", str(picture), str(every)]
        done = subprocess.run(command, cwd=ROOT, env=child_environment(), capture_output=True, timeout=1500, check=True)
        figures: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
        printing = [sys.executable, "-m", "tests.hostile.print_all", folder, str(every)]
        printed = subprocess.run(printing, cwd=ROOT, env=child_environment(), capture_output=True, timeout=1500, check=True)
        figures["exports"] = json.loads(printed.stdout.splitlines()[-1])
        return {**figures, "archives": {name: archive(Path(folder), name) for name in ARCHIVES}}


def archive(folder: Path, name: str) -> dict[str, object]:
    """What refusing one archive takes: wall and CPU seconds, most of them Python's start, and megabytes at most."""
    file = folder / f"{name}.zip"
    ARCHIVES[name][0](file)
    start = time.perf_counter()
    used, said = imported(folder, file)
    wall = time.perf_counter() - start
    refused = used["code"] == 2 and ARCHIVES[name][1] in said
    return {"refused": refused, "megabytes": used["megabytes"], "cpu_s": round(used["cpu"], 2), "wall_s": round(wall, 2)}


if __name__ == "__main__":
    print(json.dumps(run(*map(int, sys.argv[1:])), ensure_ascii=False))
