"""Qt on this machine: it survives a day of signals, and it can write Chinese."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontDatabase, QGuiApplication

from tests.house.source import run_tool

A_DAY_OF_SIGNALS = """
import sys
from PySide6.QtCore import QObject, QTimer, Signal

class Sender(QObject):
    sent = Signal(int)

heard = []
sender, timer = Sender(), QTimer()
sender.sent.connect(heard.append)
before = sys.getrefcount(True), sys.getrefcount(None)
for number in range(20_000):
    sender.sent.emit(number)
for number in range(20_000):
    timer.setInterval(number)
lost = before[0] - sys.getrefcount(True), before[1] - sys.getrefcount(None)
assert len(heard) == 20_000 and timer.interval() == 19_999
print("alive", max(lost) < 1_000)
"""


def test_twenty_thousand_signals_and_calls_leave_the_interpreter_alive() -> None:
    """PySide6 6.12.0 gives one reference of True or None away with each, and aborts (docs/decisions/002.md)."""
    ended = run_tool("-c", A_DAY_OF_SIGNALS)
    assert (ended.returncode, ended.stdout.split()) == (0, ["alive", "True"]), ended.stderr


@pytest.mark.parametrize("script", [QFontDatabase.WritingSystem.SimplifiedChinese, QFontDatabase.WritingSystem.TraditionalChinese])
def test_a_font_has_chinese_characters(qapp: QGuiApplication, script: QFontDatabase.WritingSystem) -> None:
    assert QFontDatabase.families(script), "python3 go.py says which package has one"
