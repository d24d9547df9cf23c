"""A real export goes through the dialog, the runner and the desk into a real record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.desk.desk import Desk
from desktop.desk.imports import ImportReport
from desktop.desk.scoring import InlineScoring
from desktop.sentiment.fake import FakeScorer
from desktop.ui.import_dialog import ImportDialog
from desktop.ui.record_dialog import back_up_record
from desktop.ui.runner import Runner

CHAT = """03/04/2026, 10:05 - 陈晓: 吹风机漏电，垃圾！我女儿手被电麻了!
03/04/2026, 10:06 - 赵敏: 抱歉，我们的流程就是这样的。
03/04/2026, 10:08 - 陈晓: 垃圾!! 我要退货！再不处理我就去市场监管局投诉
"""


@pytest.fixture
def runner(qtbot, tmp_path) -> Iterator[Runner]:
    runner = Runner(lambda: Desk(tmp_path / "record.sqlite", InlineScoring(FakeScorer())))
    with qtbot.waitSignal(runner.opened):
        runner.start()
    yield runner
    runner.stop()


@pytest.fixture
def chat(tmp_path) -> Path:
    file = tmp_path / "与陈晓的 WhatsApp 聊天.txt"
    file.write_text(CHAT, encoding="utf-8")
    return file


def imported(qtbot, runner: Runner, file: Path) -> ImportReport:
    dialog = ImportDialog(runner, [file])
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: not dialog.form.isHidden())
    if dialog.form.missing():
        dialog.form.dates.choose("dmy")
    with qtbot.waitSignal(dialog.imported) as told:
        dialog.start.click()
    return told.args[0]


def test_an_export_is_asked_about_and_lands_in_the_record(qtbot, runner, chat) -> None:
    report = imported(qtbot, runner, chat)
    assert (report.messages, report.duplicates, report.not_understood, report.conversations) == (3, 0, 0, 1)
    assert imported(qtbot, runner, chat).duplicates == 3


def test_the_window_hears_of_what_was_imported(qtbot, runner, chat) -> None:
    with qtbot.waitSignal(runner.changed) as told:
        imported(qtbot, runner, chat)
    assert told.args[0].cases


def test_a_backup_is_made(qtbot, runner, chat, tmp_path) -> None:
    imported(qtbot, runner, chat)
    dialog = back_up_record(runner, tmp_path / "copy.sqlite")
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.stop.isEnabled)
    assert (tmp_path / "copy.sqlite").stat().st_size > 0
