"""Angry customers from the first message to the follow-up, by keyboard only, with the real scorer and the real coach, in three languages.

LIVED_SCENARIOS names another file of scenarios, all of which are then lived in each language; LIVED_CASE_FILES a folder that keeps the
case files which come out.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from desktop.db.verify import first_fault
from desktop.desk.casefile import Wanted
from desktop.desk.desk import Desk
from desktop.desk.scoring import InlineScoring
from desktop.sentiment.coach import Coach
from desktop.sentiment.trained import TrainedScorer
from desktop.ui.casefile import work
from tests.desk.house import POLICY
from tests.stories.conftest import NOW
from tests.stories.life import ANSWERS, NOTES, SCENARIOS, Life, come_in, language_of, told, windows_language

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window

OWN = (
    ("telecom-overcharge", "zh_CN", "agreed"),
    ("en-insurance-runaround", "en", "brought_outside"),
    ("tw-clinic-burn", "zh_TW", "agreed"),
    ("hk-courier-good", "zh_TW", "looked_after"),
)


def lives() -> list[tuple[Path, str, str, str]]:
    """File, scenario, language of the window, kind of life: "" where the kind is left to what the customer says."""
    given = os.environ.get("LIVED_SCENARIOS")
    if not given:
        return [(SCENARIOS, *each) for each in OWN]
    named = [json.loads(line)["id"] for line in Path(given).read_text(encoding="utf-8").splitlines()]
    return [(Path(given), scenario, language, "") for scenario in named for language in NOTES]


class InlineCoach:
    """The coach in this process."""

    def __init__(self, coach: Coach) -> None:
        self.advise, self.suggest = coach.advise, coach.suggest

    def close(self) -> None:
        """Nothing is kept."""


@pytest.fixture(scope="module")
def scorer() -> TrainedScorer:
    return TrainedScorer()


@pytest.fixture(scope="module")
def coach() -> InlineCoach:
    return InlineCoach(Coach())


@pytest.fixture
def opener(scorer: TrainedScorer, coach: InlineCoach) -> Callable[[Path], Desk]:
    def open_desk(record: Path) -> Desk:
        desk = Desk(record, InlineScoring(scorer), lambda: NOW, coaching=coach)
        desk.adopt_policy(POLICY)
        return desk

    return open_desk


@pytest.fixture(autouse=True)
def _silent(qapp: QApplication) -> Iterator[None]:
    """The window and an export speak a language; the next test starts in English."""
    yield
    for spoken in qapp.findChildren(QTranslator):
        qapp.removeTranslator(spoken)


@pytest.mark.parametrize(("file", "scenario", "language", "kind"), lives(), ids=lambda each: "" if isinstance(each, Path) else str(each))
def test_a_customer_is_brought_from_the_first_message_to_the_follow_up(
    file: Path, scenario: str, language: str, kind: str, seat, record: Path, opener: Callable[[Path], Desk], tmp_path: Path
) -> None:
    messages = told(scenario, file)
    come_in(messages, opener, record)
    windows_language(language)
    person = seat()
    life = Life(person, NOTES[language], ANSWERS[language_of(scenario, file)])
    life.sought = messages[0].text[:6]
    kind = kind or _kind_of(life, len(scenario) + len(language))
    getattr(life, kind)()
    case = person.case.row.id
    page = _exported(record, case, language, tmp_path, f"{scenario}-{language}-{kind}")
    assert [words for words in life.written if words not in page] == []
    work.export_cases(Wanted(record, (case,), "xlsx", tmp_path / "out.xlsx", language, NOW + 7200), lambda *done: None)
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[4]
    assert set(life.cared) <= {cell for row in sheet.values for cell in row}
    assert first_fault(record) is None


def _kind_of(life: Life, turn: int) -> str:
    """Angry customers come to an agreement or go outside, by turns."""
    if life.person.window.model.rowCount() == 0:
        return "looked_after"
    return ("agreed", "brought_outside")[turn % 2]


def _exported(record: Path, case: str, language: str, folder: Path, name: str) -> str:
    """The case file as a page."""
    out = folder / "out.html"
    work.export_cases(Wanted(record, (case,), "html", out, language, NOW + 7200), lambda *done: None)
    if kept := os.environ.get("LIVED_CASE_FILES"):
        shutil.copyfile(out, Path(kept) / f"{name}.html")
    return out.read_text(encoding="utf-8")
