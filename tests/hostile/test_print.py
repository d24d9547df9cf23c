"""A sample of the hostile texts through page, print and workbook; `python -m bench.hostile` drives them all and says how long each took."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.hostile.corpus import texts
from tests.house.source import ROOT

EVERY = 40


def test_no_export_of_a_text_opens_anything_but_the_record_and_its_own_file(tmp_path: Path) -> None:
    settings = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-P", "-m", "tests.hostile.print_all", str(tmp_path), str(EVERY)]
    done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-2_000:]
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen["texts"] >= len(texts()) // EVERY
    assert seen["opened"] == []
