"""Two angry customers from the first message to the follow-up, by keyboard only, with the real scorer and the real coach."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QWidget

from desktop.core.messages import Customer, Message
from desktop.db.verify import first_fault
from desktop.desk.casefile import Wanted
from desktop.desk.desk import Desk
from desktop.desk.scoring import InlineScoring
from desktop.sentiment.coach import Coach
from desktop.sentiment.trained import TrainedScorer
from desktop.ui.casefile import work
from tests.desk.house import POLICY
from tests.stories.conftest import NOW, Person

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so of every window

SCENARIOS = Path(__file__).parents[1] / "sentiment" / "scenarios.jsonl"
MOST_TABS = 40


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
    """An export speaks a language; the next test starts in English."""
    yield
    for spoken in qapp.findChildren(QTranslator):
        qapp.removeTranslator(spoken)


class Hands:
    """Ten fingers on a keyboard: no mouse, no call into the window."""

    def __init__(self, person: Person) -> None:
        self.person = person

    @property
    def focus(self) -> QWidget:
        """What takes the next key."""
        form = QApplication.activeModalWidget()
        held = form.focusWidget() if form is not None else QApplication.focusWidget()
        assert held is not None
        return held

    def press(self, *keys: str) -> None:
        """Keys one after the other, as the key sheet writes them."""
        for key in keys:
            QTest.keySequence(self.focus, QKeySequence(key))

    def types(self, text: str) -> None:
        """Words, as an input method commits them."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.focus, event)

    def goes_to(self, field: QWidget) -> None:
        """Tab until the field has the focus."""
        wanted = field.focusProxy() or field
        for _ in range(MOST_TABS):
            if self.focus is wanted:
                return
            self.press("Tab")
        raise AssertionError(f"Tab never comes to {field.accessibleName()}")

    def chooses(self, box: QComboBox, code: str) -> None:
        """Arrow keys in a choice."""
        self.goes_to(box)
        while box.currentData() != code:
            before = box.currentIndex()
            self.press("Down" if box.findData(code) > before else "Up")
            assert box.currentIndex() != before

    def asks(self, key: str) -> QDialog:
        """A key that opens a form."""
        self.press(key)
        self.person.sees(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
        form = QApplication.activeModalWidget()
        assert isinstance(form, QDialog)
        return form

    def gives(self, form: QDialog) -> None:
        """Ctrl+Enter, and the case moves on."""
        before = self.person.case.seq
        assert form.do_it.isEnabled(), form.said.text()
        self.press("Ctrl+Return")
        self.person.sees(lambda: self.person.case.seq > before)
        self.person.sees(lambda: QApplication.activeModalWidget() is None)
        self.person.window.activateWindow()  # a desktop does it when a form closes
        self.person.sees(QApplication.focusWidget)


def told(scenario: str) -> list[Message]:
    """A scenario as messages that end a minute ago."""
    lines = map(json.loads, SCENARIOS.read_text(encoding="utf-8").splitlines())
    found = next(line for line in lines if line["id"] == scenario)
    times = [datetime.fromisoformat(m["at"]) for m in found["messages"]]
    moved = [datetime.fromtimestamp(NOW - 60, times[0].tzinfo) + (at - times[-1]) for at in times]
    customer = Customer("u1", "王女士" if found["language"].startswith("zh") else "Ms Hughes")
    return [
        Message(m["id"], found["channel"], "c1", customer, m["from"], at, m["text"], "xu" if m["from"] == "agent" else None)
        for m, at in zip(found["messages"], moved, strict=True)
    ]


def comes_in(message: Message, opener: Callable[[Path], Desk], record: Path) -> None:
    """Another program hands it to the record."""
    desk = opener(record)
    desk.receive([message])
    desk.close()


@dataclass(frozen=True)
class Told:
    """What is written on the way."""

    scenario: str
    language: str
    bad: str
    better: str
    theirs: str
    ours: str
    agreement: str
    money: str
    why: str
    product: str
    end: str
    again: str


ZH = Told(
    "telecom-overcharge", "zh_CN", "根据套餐协议，当月费用不予退还。", "今天就为您退还并关闭彩铃", "要求退还八十元，并彻底关闭视频彩铃",
    "系统显示4月3日开通，没有录音", "退还八十元，今天关闭彩铃，三个月内不再开通", "80", "未经同意开通的视频彩铃", "视频彩铃",
    "已退费并关闭彩铃", "彩铃又开了",
)  # fmt: skip
EN = Told(
    "en-insurance-runaround", "en", "Calm down, this is just how long it takes.", " We are sorry that you were left waiting.",
    "Wants the claim settled and the delay explained", "The assessor has had the file since February",
    "Settlement by Friday, and 150 for the calls", "150", "Four months and five calls", "home insurance claim",
    "Settled, and the calls were paid for", "The money never came",
)  # fmt: skip


@pytest.mark.parametrize("story", [ZH, EN], ids=["zh", "en"])
def test_a_customer_is_brought_from_the_first_message_to_the_follow_up(
    story: Told, seat, record: Path, opener: Callable[[Path], Desk], tmp_path: Path
) -> None:
    person = seat()
    hands = Hands(person)
    for message in told(story.scenario):
        comes_in(message, opener, record)
    person.sees(lambda: person.window.case.context.view is not None and person.case.row.level == "critical")
    person.acts_as("lin")
    _answer(person, hands, story)
    _mediate(person, hands, story)
    _settle(person, hands, story)
    case = person.case.row.id
    _end(person, hands, story)
    work.export_cases(Wanted(record, (case,), "html", tmp_path / "out.html", story.language, NOW + 7200), lambda *done: None)
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    wanted = (story.theirs, story.ours, story.agreement, story.why, story.product, story.end, story.again)
    assert [words for words in wanted if words not in page] == []
    work.export_cases(Wanted(record, (case,), "xlsx", tmp_path / "out.xlsx", story.language, NOW + 7200), lambda *done: None)
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[4]
    assert {story.theirs, story.ours, story.agreement, story.product, story.again} <= {row[-1] for row in sheet.values}
    assert first_fault(record) is None


def _answer(person: Person, hands: Hands, story: Told) -> None:
    """Join, promise news, and answer with the coach's words."""
    field, advice = person.window.case.composer.field, person.window.case.composer.advice
    person.window.queue.setFocus()
    hands.press("N")
    person.sees(lambda: person.window.case.context.may_speak())
    person.sees(lambda: person.case.row.present == (("lin", "join"),))
    hands.press("H")
    person.sees(field.toPlainText)
    hands.press("Return")
    person.sees(lambda: [p for p in person.case.promises if p.by == "林怡君"])
    [news] = [p for p in person.case.promises if p.by == "林怡君"]
    assert 29 * 60 <= news.due - NOW <= 30 * 60
    hands.types(story.bad)
    person.sees(advice.isVisible)
    hands.press("Ctrl+.")
    person.sees(lambda: field.toPlainText() != story.bad)
    assert field.toPlainText()[0].isupper() or story is ZH
    if not field.textCursor().hasSelection():
        field.moveCursor(field.textCursor().MoveOperation.End)
    hands.types(story.better)
    assert "____" not in field.toPlainText()
    hands.press("Return")
    person.sees(lambda: story.better in person.case.messages[-1].text)
    hands.press("Esc")


def _mediate(person: Person, hands: Hands, story: Told) -> None:
    """Somebody neutral takes it, and brings both sides to one text."""
    hands.gives(hands.asks("M"))
    assert person.case.row.mediator == "wang"
    person.acts_as("wang")
    hands.gives(hands.asks("Shift+M"))
    for part, text in (("customer_position", story.theirs), ("company_position", story.ours), ("agreement", story.agreement)):
        form = hands.asks("E")
        hands.chooses(form.part, part)
        hands.goes_to(form.text)
        hands.types(text)
        hands.gives(form)
    hands.press("Shift+E")
    person.sees(lambda: person.case.mediation.agreed == ("customer",))
    person.acts_as("lin")
    hands.press("Shift+E")
    person.sees(lambda: person.case.mediation.stands)


def _settle(person: Person, hands: Hands, story: Told) -> None:
    """An offer, a manager's yes, the record form."""
    form = hands.asks("O")
    hands.goes_to(form.amount)
    hands.types(story.money)
    hands.goes_to(form.reason)
    hands.types(story.why)
    hands.gives(form)
    person.acts_as("chen")
    hands.gives(hands.asks("A"))
    assert [offer.state for offer in person.case.offers] == ["approved"]
    person.acts_as("lin")
    form = hands.asks("Shift+F")
    person.sees(lambda: form.inputs and form.inputs["product"].isVisible())
    assert hands.focus is form.inputs["nature"].input
    hands.goes_to(form.inputs["product"])
    hands.press("Ctrl+A")
    hands.types(story.product)
    hands.gives(form)
    person.sees(lambda: ("product", story.product) in person.case.form)


def _end(person: Person, hands: Hands, story: Told) -> None:
    """Plan a call-back, close, hear that it was not good, and go on."""
    hands.gives(hands.asks("U"))
    form = hands.asks("X")
    hands.goes_to(form.resolution)
    hands.types(story.end)
    hands.gives(form)
    person.sees(lambda: person.window.model.rowCount() == 0)
    form = hands.asks("Shift+U")
    hands.chooses(form.grade, "2")
    hands.goes_to(form.note)
    hands.types(story.again)
    hands.gives(form)
    person.sees(lambda: person.window.model.rowCount() == 1)
    assert (person.case.closed_at, person.case.row.stage) == (None, "solve")
