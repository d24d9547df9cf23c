"""A machine that sleeps and wakes: timers come late, the wall clock has gone on, and nothing is lost or told twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.house import FURIOUS, message, open_case, opened, order, tell
from tests.hostile.test_disk import stepin
from tests.house.source import ROOT

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="the system cannot put a process to sleep")

EIGHT_HOURS = 8 * 3_600


class Window:
    """The window of `asleep.py` from outside."""

    def __init__(self, record: Path, jump: Path) -> None:
        settings = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "-P", "-m", "tests.hostile.asleep", str(record), str(jump)]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=settings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        self.seen: list[dict] = []
        self.scorer = self.until("loaded")["scorer"]

    def until(self, event: str, **values: object) -> dict:
        """Read on to the next such event."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            told = json.loads(line)
            self.seen.append(told)
            if told["event"] == event and told.items() >= values.items():
                return told
        raise AssertionError(f"no {event}: {self.seen}")

    def asks(self, command: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()

    def told(self) -> list[list[str]]:
        """Every alert that was news so far, oldest first."""
        return [alert for each in self.seen if each["event"] == "news" for alert in each["alerts"]]

    def close(self) -> int:
        """Wake whatever still sleeps, and leave."""
        os.killpg(self.process.pid, signal.SIGCONT)
        self.process.communicate("quit\n", timeout=60)
        return self.process.returncode


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record with a calm case to which something was promised within the hour."""
    file = tmp_path / "record.sqlite"
    with opened(file, time.time) as desk:
        case = open_case(desk)
        due = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(time.time() + 3_600))
        assert order(desk, "p1", "promise", "lin", case=case, due=due, text="call back").accepted
    return file


@pytest.fixture
def window(record: Path, tmp_path: Path) -> Iterator[Window]:
    (tmp_path / "jump").write_text("0")
    made = Window(record, tmp_path / "jump")
    yield made
    if made.process.poll() is None:
        made.close()


def test_a_window_that_slept_shows_what_came_and_warns_once(window: Window, record: Path, tmp_path: Path) -> None:
    os.killpg(window.process.pid, signal.SIGSTOP)
    with opened(record) as other:
        tell(other, message("meanwhile", FURIOUS, 3, conversation="c2", customer="u2"))
    (tmp_path / "jump").write_text(str(EIGHT_HOURS))
    before = window.told()
    os.killpg(window.process.pid, signal.SIGCONT)
    window.until("rows", count=2)
    for _ in range(3):
        window.asks("tick")
        window.until("ticked")
    news = [kind for kind, _ in window.told()[len(before) :]]
    assert sorted(news) == ["critical", "promise"]
    assert window.close() == 0
    assert stepin(record, "verify").stdout.split()[0] == b"valid"


def test_a_scorer_that_sleeps_holds_up_no_reading_and_loses_no_message(window: Window, record: Path) -> None:
    os.kill(window.scorer, signal.SIGSTOP)
    window.asks("say")
    window.asks("search")
    window.until("found")
    assert not [each for each in window.seen if each["event"] == "stored"]
    os.kill(window.scorer, signal.SIGCONT)
    assert window.until("stored")["outcome"] == "stored"
    assert window.close() == 0
    assert stepin(record, "verify").stdout.split()[0] == b"valid"


def test_a_clock_a_day_ahead_and_back_warns_of_a_promise_when_it_is_due(window: Window, tmp_path: Path) -> None:
    jump = tmp_path / "jump"
    (before, active) = (window.told(), [])
    for seconds in (86_400, 0, -86_400, 0, EIGHT_HOURS, EIGHT_HOURS):
        jump.write_text(str(seconds))
        window.asks("tick")
        active.append(window.until("ticked")["active"])
    assert [kind for kind, _ in window.told()[len(before) :]] == ["promise", "promise"]
    assert active[1] == active[3] == active[0] - 1
    assert active[-1] == active[0]
    assert window.close() == 0
