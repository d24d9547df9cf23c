"""The one-folder program: built from build.spec, started as a user starts it, without Python, project or settings in reach."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.house.source import ROOT

pytestmark = pytest.mark.packaging
MOST_MEGABYTES = 260
PATIENCE = 300
CHAT = """2026/11/20 10:05 - 陈晓: 吹风机漏电 terrible!!!! 你们真是垃圾！！
2026/11/20 10:06 - 小赵: 抱歉，请先寄回检测。
2026/11/20 10:08 - 陈晓: 我要退貨，去12315投诉你们
"""
MESSAGE = {
    "id": "m9", "channel": "chat", "conversation": "c9", "customer": {"id": "u9"}, "from": "customer",
    "at": "2026-11-22T09:00:00+08:00", "text": "还是没人管，我要起诉！！！",
}  # fmt: skip
Start = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built program. Building takes about half a minute, so it is built once."""
    folder = tmp_path_factory.mktemp("built")
    places = ["--distpath", str(folder / "dist"), "--workpath", str(folder / "work")]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places, str(ROOT / "build.spec")]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return folder / "dist" / "stepin" / ("stepin-cli.exe" if sys.platform == "win32" else "stepin")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where it runs: an empty folder, in which the tests of this file leave one record."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "与陈晓的 WhatsApp 聊天.txt").write_text(CHAT, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def start(program: Path, home: Path) -> Start:
    """Runs the program with a command line; fails where it complains."""

    def run(*arguments: str, given: bytes = b"", code: int = 0) -> subprocess.CompletedProcess[bytes]:
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LANG") if name in os.environ}
        settings = {**kept, "HOME": str(home), "USERPROFILE": str(home), "APPDATA": str(home), "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(
            [program, *arguments], cwd=home, env=settings, input=given, capture_output=True, timeout=PATIENCE, check=False
        )
        assert done.returncode == code, done.stderr.decode(errors="replace")
        assert b"Traceback" not in done.stderr, done.stderr.decode(errors="replace")
        return done

    return run


@pytest.fixture(scope="module")
def imported(start: Start) -> dict[str, object]:
    """What the import of an export answered, into the record that lies where no --record is given."""
    answer: dict[str, object] = json.loads(start("import", "与陈晓的 WhatsApp 聊天.txt", "--time-zone", "Asia/Shanghai").stdout)
    return answer


def test_an_export_is_imported(imported: dict[str, object]) -> None:
    assert {name: imported[name] for name in ("messages", "not_understood", "cases")} == {"messages": 3, "not_understood": 0, "cases": 1}


def test_its_queue_is_printed(start: Start, imported: dict[str, object]) -> None:
    [case] = map(json.loads, start("queue", "--json").stdout.splitlines())
    assert (case["customer_name"], case["risks"]) == ("陈晓", "safety regulator")
    assert "陈晓" in start("queue").stdout.decode()


def test_traditional_characters_find_simplified_ones_and_the_other_way(start: Start, imported: dict[str, object]) -> None:
    for text in ("退货", "退貨"):
        assert len(start("search", text, "--json").stdout.splitlines()) == 1


def test_a_message_is_stored_and_answered(start: Start, imported: dict[str, object]) -> None:
    answer = json.loads(start("ingest", given=json.dumps(MESSAGE).encode() + b"\n").stdout)
    assert answer["outcome"] in ("stored", "duplicate")


def test_a_conversation_is_scored(start: Start) -> None:
    talk = {"id": "x", "channel": "chat", "messages": [{name: MESSAGE[name] for name in ("id", "from", "at", "text")}]}
    [reading] = json.loads(start("score", given=json.dumps(talk).encode()).stdout)["messages"]
    assert reading["risks"] == ["legal"]
    assert reading["anger"] > 30


def test_the_record_is_valid(start: Start, imported: dict[str, object]) -> None:
    assert start("verify").stdout.split()[0] == b"valid"


def test_a_wrong_use_is_one_sentence(start: Start) -> None:
    assert len(start("import", "nothing.txt", code=2).stderr.splitlines()) == 1


def test_the_window_is_painted_with_scored_cases(start: Start, home: Path) -> None:
    """Scores come from a process that the built program starts of itself. How long that takes is the machine's affair."""
    for seconds in ("6", "20", "60"):
        start("demo", "--seconds", seconds, "--picture", "window.png")
        inked = ink(QImage(str(home / "window.png")))
        if inked > 0.03:
            break
    assert inked > 0.03


def ink(picture: QImage) -> float:
    """The share of pixels of the queue's place that are not its ground."""
    assert (picture.width(), picture.height()) == (1440, 900)
    queue = picture.copy(20, 150, 780, 590).convertToFormat(QImage.Format.Format_RGB32)
    words = memoryview(bytes(queue.constBits())).cast("I")
    return 1 - words.tolist().count(queue.pixel(5, 300)) / len(words)


def test_the_folder_stays_within_its_size(program: Path) -> None:
    megabytes = sum(file.stat().st_size for file in program.parent.rglob("*") if file.is_file() and not file.is_symlink()) / 1e6
    assert megabytes < MOST_MEGABYTES
