"""Export Case asks what and where to, then says how it ended; and the notices are read letter by letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.errors import StepinError, Trouble
from desktop.desk.casefile import Wanted
from desktop.ui.casefile import work
from desktop.ui.export_dialog import ExportDialog, choose_target, export_cases
from desktop.ui.notices_dialog import NoticesDialog, notices


class RunnerFake:
    """Works when told."""

    def __init__(self) -> None:
        self.jobs: list[tuple] = []

    def aside(self, question, answer, failed) -> None:
        self.jobs.append((question, answer, failed))

    def work(self) -> None:
        question, answer, failed = self.jobs.pop()
        try:
            answer(question(self))
        except StepinError as error:
            failed(error)


def test_a_case_and_all_cases_can_be_chosen(qtbot) -> None:
    dialog = ExportDialog("AAAAA-BBBBB")
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.save.click()
    assert told.args == ["html", False]
    dialog.form.setCurrentIndex(2)
    dialog.scope.setCurrentIndex(1)
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.accept()
    assert told.args == ["xlsx", True]


def test_without_a_case_there_are_only_all(qtbot) -> None:
    dialog = ExportDialog(None)
    qtbot.addWidget(dialog)
    assert [dialog.scope.itemData(n) for n in range(dialog.scope.count())] == [True]


def test_the_file_is_named_after_the_case(qtbot, monkeypatch, tmp_path) -> None:
    asked = []
    monkeypatch.setattr("desktop.ui.export_dialog.QFileDialog.getSaveFileName", lambda *args: asked.append(args) or ("", ""))
    assert choose_target(None, tmp_path, ("AAAAA-BBBBB",), "pdf") is None
    assert asked[0][2] == str(tmp_path / "AAAAA-BBBBB.pdf")


@pytest.mark.parametrize(("trouble", "said"), [("", "The file is written"), ("disk_full", "disk is full")])
def test_how_it_ended_is_said(qtbot, monkeypatch, tmp_path, trouble: str, said: str) -> None:
    def write(wanted: Wanted, progress, cancelled) -> None:
        progress(1, 2)
        if trouble:
            raise Trouble(trouble)

    monkeypatch.setattr(work, "export_apart", write)
    runner = RunnerFake()
    dialog = export_cases(runner, Wanted(tmp_path / "r.sqlite", (), "html", tmp_path / "x.html", "en", 0.0))
    qtbot.addWidget(dialog)
    runner.work()
    assert said in dialog.said.text()


def test_the_notices_of_a_built_program_are_shown_as_they_are(qtbot, tmp_path: Path) -> None:
    assets = tmp_path / "_internal" / "assets"
    assets.mkdir(parents=True)
    assert notices(assets) == ""
    (tmp_path / "THIRD_PARTY.txt").write_text("<b>Qt</b> LGPL", encoding="utf-8")
    dialog = NoticesDialog(assets)
    qtbot.addWidget(dialog)
    assert dialog.notices.toPlainText() == "<b>Qt</b> LGPL"


def test_a_checkout_says_that_it_has_none_yet(qtbot, tmp_path: Path) -> None:
    dialog = NoticesDialog(tmp_path / "assets")
    qtbot.addWidget(dialog)
    assert "packaged" in dialog.notices.toPlainText()
