"""Check Record and Backup show their way and say how they ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.errors import StepinError, Trouble
from desktop.ui.plain import PlainLabel
from desktop.ui.record_dialog import CannotOpenDialog, WorkDialog, back_up_record, check_record


class RecordFake:
    """A desk whose record has `fault`, and a runner that works when told."""

    def __init__(self, fault: str | None = None, trouble: str = "") -> None:
        self.fault, self.trouble = fault, trouble
        self.copies: list[Path] = []
        self._jobs: list[tuple] = []

    def aside(self, question, answer, failed) -> None:
        self._jobs.append((question, answer, failed))

    def work(self) -> None:
        question, answer, failed = self._jobs.pop()
        try:
            answer(question(self))
        except StepinError as error:
            failed(error)

    def check(self, progress, cancelled) -> str | None:
        progress(1, 2)
        if cancelled():
            raise Trouble("cancelled")
        return self.fault

    def backup(self, path: Path) -> None:
        if self.trouble:
            raise Trouble(self.trouble)
        self.copies.append(path)


@pytest.fixture
def shown(qtbot):
    def show(dialog: WorkDialog) -> WorkDialog:
        qtbot.addWidget(dialog)
        return dialog

    return show


def test_a_good_record_is_called_valid(shown) -> None:
    record = RecordFake()
    dialog = shown(check_record(record))
    assert dialog.bar.maximum() == 0
    record.work()
    assert dialog.said.text().startswith("The record is valid")
    assert dialog.bar.value() == 500 and dialog.bar.isHidden()


def test_the_first_broken_place_is_named(shown) -> None:
    record = RecordFake(fault="journal hash 17")
    dialog = shown(check_record(record))
    record.work()
    assert "journal hash 17" in dialog.said.text() and dialog.said.property("look") == "error"


def test_a_check_can_be_stopped_and_then_left(shown, qtbot) -> None:
    record = RecordFake()
    dialog = shown(check_record(record))
    with qtbot.assertNotEmitted(dialog.rejected):
        dialog.reject()
    assert not dialog.stop.isEnabled()
    record.work()
    assert dialog.said.text() == "Stopped as you asked."
    with qtbot.waitSignal(dialog.rejected):
        dialog.stop.click()


def test_a_copy_is_made_where_it_was_wanted(shown, tmp_path) -> None:
    record = RecordFake()
    dialog = shown(back_up_record(record, tmp_path / "copy.sqlite"))
    record.work()
    assert record.copies == [tmp_path / "copy.sqlite"] and "copy.sqlite" in dialog.said.text()


def test_a_copy_that_fails_says_why(shown, tmp_path) -> None:
    record = RecordFake(trouble="disk_full")
    dialog = shown(back_up_record(record, tmp_path / "copy.sqlite"))
    record.work()
    assert "disk is full" in dialog.said.text() and dialog.stop.isEnabled()


def test_a_record_that_cannot_be_opened_is_said_in_a_window(qtbot) -> None:
    dialog = CannotOpenDialog(Trouble("newer_record", path="/somewhere/record.sqlite", version=9, known=1))
    qtbot.addWidget(dialog)
    assert "9" in dialog.said.text() or "newer" in dialog.said.text()
    assert any("/somewhere" in label.text() for label in dialog.findChildren(PlainLabel))
