"""Hostile words through every view: nothing is opened, nothing is drawn that a text asks for, nothing ends the program.

A sample of the texts; `python -m bench.hostile` shows them all and says how long each took.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.hostile.corpus import texts
from tests.house.source import ROOT

EVERY = 20
VIEWS = 20


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A red picture that must never be drawn."""
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(0xFFFF0000)
    file = tmp_path_factory.mktemp("red") / "never.png"
    assert image.save(str(file))
    return file


@pytest.fixture(scope="module")
def seen(picture: Path) -> dict:
    """What a process saw that showed them."""
    settings = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    os.utime(picture, (1, picture.stat().st_mtime))
    command = [sys.executable, "-P", "-m", "tests.hostile.show_all", str(picture), str(EVERY)]
    done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-2_000:]
    return {**json.loads(done.stdout.splitlines()[-1]), "read": picture.stat().st_atime != 1}


def test_every_view_showed_every_text(seen: dict) -> None:
    assert len(seen["slowest"]) >= VIEWS
    assert seen["texts"] >= len(texts()) // EVERY


def test_no_picture_of_a_text_is_drawn_and_every_view_is_painted(seen: dict) -> None:
    assert seen["red"] == []


def test_no_text_opens_a_file_or_a_connection(seen: dict) -> None:
    assert seen["opened"] == []


def test_not_even_qt_read_the_picture(seen: dict) -> None:
    assert not seen["read"]
