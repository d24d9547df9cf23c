"""A case lived through at the keyboard, from the first message to the follow-up: what staff write on the way, and the steps they go.

Three lives: both sides agree (and it turns out badly once), a third party ends it, or somebody content is only looked after.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.core.messages import Customer, Message
from desktop.desk.desk import Desk
from tests.stories.conftest import NOW, Person
from tests.stories.hands import Hands

SCENARIOS = Path(__file__).parents[1] / "sentiment" / "scenarios.jsonl"
NAMES = {"en": "Ms Hughes", "zh-CN": "王女士", "zh-TW": "林太太", "zh-HK": "陳小姐"}


@dataclass(frozen=True)
class Notes:
    """What staff write for themselves, in the language of their window."""

    hand: str
    declined: str
    theirs: str
    ours: str
    common: str
    proposal: str
    agreement: str
    failed: str
    outside: str
    reference: str
    accepted: str
    ended: str
    reason: str
    product: str
    resolution: str
    again: str
    mended: str
    content: str


@dataclass(frozen=True)
class Answer:
    """What staff write to the customer, in his language: words that the coach mends, and what they add."""

    bad: str
    better: str


NOTES = {
    "en": Notes(
        "The customer wants a manager; I may not decide this.", "I know the customer from school",
        "Wants the money back and to be told why it took three calls", "The second call was not passed on; the money can go back",
        "Both want it settled this week", "Half of the amount now, the rest by Friday", "The full amount by Friday, and a written apology",
        "No agreement on the amount; the association decides", "Consumer association", "CA-2026-117", "They ask for the contract",
        "Settled there: half of the amount", "Three calls and no answer", "annual membership", "Paid back and apologised in writing",
        "The money has not come yet", "The transfer was sent again and has arrived", "Thank you, that was quick",
    ),
    "zh_CN": Notes(
        "客户要求找主管，我没有权限决定。", "我认识这位客户", "要求退款，并说明为什么打了三次电话都没人处理",
        "第二次来电没有转交，可以退款",
        "双方都希望本周内解决",
        "先退一半，周五前退另一半", "周五前全额退款，并书面道歉",
        "金额谈不拢，请消协调解", "市消费者协会", "消协2026-117",
        "要求补交合同",
        "调解结案，退一半", "来电三次没有答复", "年卡", "已退款并书面道歉", "钱还没到账", "已重新汇出并到账", "谢谢，处理得很快",
    ),
    "zh_TW": Notes(
        "客人要求找主管，我沒有權限決定。", "我認識這位客人", "要求退款，並說明為什麼打了三次電話都沒人處理",
        "第二次來電沒有轉交，可以退款",
        "雙方都希望本週內解決",
        "先退一半，週五前退另一半", "週五前全額退款，並書面道歉",
        "金額談不攏，請消保官協調", "市政府消保官", "消保2026-117",
        "要求補交合約",
        "協調結案，退一半", "來電三次沒有答覆", "年度會員", "已退款並書面道歉", "錢還沒入帳", "已重新匯出並入帳", "謝謝，處理得很快",
    ),
}  # fmt: skip
ANSWERS = {
    "en": Answer("Calm down, this is just how long it takes.", " We are sorry that you were left waiting."),
    "zh-CN": Answer("根据套餐协议，当月费用不予退还。", "查清楚原因，今天就给您答复"),
    "zh-TW": Answer("您先冷靜一點，這是公司規定。", "今天就查清楚並回覆您"),
    "zh-HK": Answer("公司規定唔可以退。", "今日內查清楚覆返你"),
}


def told(scenario: str, file: Path = SCENARIOS) -> list[Message]:
    """A scenario as messages that end a minute ago."""
    lines = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    found = next(line for line in lines if line["id"] == scenario)
    times = [datetime.fromisoformat(m["at"]) for m in found["messages"]]
    moved = [datetime.fromtimestamp(NOW - 60, times[0].tzinfo) + (at - times[-1]) for at in times]
    customer = Customer("u1", NAMES[found["language"]])
    who = {"agent": "xu", "supervisor": "lin"}
    return [
        Message(m["id"], found["channel"], "c1", customer, m["from"], at, m["text"], who.get(m["from"]))
        for m, at in zip(found["messages"], moved, strict=True)
    ]


def language_of(scenario: str, file: Path = SCENARIOS) -> str:
    """What its customer speaks."""
    lines = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return str(next(line for line in lines if line["id"] == scenario)["language"])


def come_in(messages: list[Message], opener: Callable[[Path], Desk], record: Path) -> None:
    """Another program hands them to the record, one by one."""
    desk = opener(record)
    for message in messages:
        desk.receive([message])
    desk.close()


class Life:
    """One case, its person and what is written on the way."""

    def __init__(self, person: Person, notes: Notes, answer: Answer) -> None:
        self.person, self.notes, self.answer, self.hands = person, notes, answer, Hands(person)
        self.sought = ""
        self.written: list[str] = []
        self.cared: list[str] = []

    def agreed(self) -> None:
        """A mediator brings both to one text; the money does not come; it is mended."""
        self.raise_a_hand()
        self.answer_the_customer()
        self.ask_a_mediator()
        self.note("customer_position", self.notes.theirs)
        self.note("company_position", self.notes.ours)
        self.note("agreement", self.notes.agreement)
        self.say_yes()
        self.offer()
        self.fill_in()
        self.close(self.notes.resolution)
        self.follow_up("2", "none", self.notes.again)
        self.person.sees(lambda: self.person.case.closed_at is None)
        assert self.person.case.row.stage == "solve"
        self.close(self.notes.mended)
        self.follow_up("5", "none", self.notes.content)
        assert self.person.case.closed_at is not None

    def brought_outside(self) -> None:
        """No agreement: a third party takes it on and ends it."""
        self.raise_a_hand()
        self.answer_the_customer()
        self.ask_a_mediator(refused=True)
        self.note("customer_position", self.notes.theirs)
        self.note("common_ground", self.notes.common)
        self.note("proposal", self.notes.proposal)
        self.note("failed", self.notes.failed)
        self.third_party()
        self.fill_in()
        self.close(self.notes.ended)
        self.follow_up("3", "still", "")
        self.person.sees(lambda: self.person.case.closed_at is None)
        self.close(self.notes.mended)
        self.follow_up("4", "gone", self.notes.content)

    def looked_after(self) -> None:
        """Nobody is angry: the conversation is found, made a case, answered and closed."""
        hands, person = self.hands, self.person
        hands.press("/")
        hands.types(self.sought)
        hands.press("Return")
        person.sees(lambda: person.window.search.opener.isVisible())
        hands.goes_to(person.window.search.opener)
        hands.press("Space")
        person.sees(lambda: person.window.case.context.view is not None)
        self.answer_the_customer()
        self.fill_in()
        self.close(self.notes.resolution)
        self.follow_up("5", "none", self.notes.content)

    def writes(self, text: str, *, care: bool = True) -> None:
        """Words that the case file must have, and, of the care around the case, the workbook too."""
        self.hands.types(text)
        self.written.append(text)
        if care:
            self.cared.append(text)

    def raise_a_hand(self) -> None:
        """The agent asks for help; whoever joins lowers the hand."""
        hands, person = self.hands, self.person
        person.acts_as("xu")
        person.window.queue.setFocus()
        form = hands.asks("Shift+H")
        hands.goes_to(form.reason)
        self.writes(self.notes.hand)
        hands.gives(form)
        assert person.case.hand is not None

    def answer_the_customer(self) -> None:
        """Join, promise news, and answer with the coach's words."""
        hands, person = self.hands, self.person
        field, advice = person.window.case.composer.field, person.window.case.composer.advice
        person.acts_as("lin")
        person.window.queue.setFocus()
        hands.press("N")
        person.sees(lambda: person.window.case.context.may_speak())
        person.sees(lambda: person.case.row.present == (("lin", "join"),))
        assert person.case.hand is None
        hands.press("H")
        person.sees(field.toPlainText)
        hands.press("Return")
        person.sees(lambda: [p for p in person.case.promises if p.by == "林怡君"])
        [news] = [p for p in person.case.promises if p.by == "林怡君"]
        assert 29 * 60 <= news.due - NOW <= 30 * 60
        hands.types(self.answer.bad)
        person.sees(advice.isVisible)
        hands.press("Ctrl+.")
        person.sees(lambda: field.toPlainText() != self.answer.bad)
        if not field.textCursor().hasSelection():
            field.moveCursor(field.textCursor().MoveOperation.End)
        self.writes(self.answer.better, care=False)
        assert "____" not in field.toPlainText()
        hands.press("Return")
        person.sees(lambda: self.answer.better in person.case.messages[-1].text)
        hands.press("Esc")

    def ask_a_mediator(self, refused: bool = False) -> None:
        """Somebody neutral takes it, perhaps the second who is asked."""
        hands, person = self.hands, self.person
        hands.gives(hands.asks("M"))
        first = person.case.row.mediator
        person.acts_as(first)
        if refused:
            form = hands.asks("Shift+M")
            hands.chooses(form.answer, "no")
            hands.goes_to(form.reason)
            self.writes(self.notes.declined)
            hands.gives(form)
            person.acts_as("lin")
            hands.gives(hands.asks("M"))
            assert person.case.row.mediator not in (None, first)
            person.acts_as(person.case.row.mediator)
        hands.gives(hands.asks("Shift+M"))
        assert person.case.mediation.accepted

    def note(self, part: str, text: str) -> None:
        """A part of the mediation."""
        form = self.hands.asks("E")
        self.hands.chooses(form.part, part)
        self.hands.goes_to(form.text)
        self.writes(text)
        self.hands.gives(form)

    def say_yes(self) -> None:
        """The mediator records the customer's yes, the supervisor the company's."""
        hands, person = self.hands, self.person
        hands.press("Shift+E")
        person.sees(lambda: person.case.mediation.agreed == ("customer",))
        person.acts_as("lin")
        hands.press("Shift+E")
        person.sees(lambda: person.case.mediation.stands)

    def third_party(self) -> None:
        """It goes to a third party, which takes it on and ends it."""
        hands, person = self.hands, self.person
        mediator = person.case.row.mediator
        person.acts_as("lin")
        form = hands.asks("Shift+T")
        self.writes(self.notes.outside)
        hands.goes_to(form.reference)
        self.writes(self.notes.reference)
        hands.gives(form)
        person.acts_as(mediator)
        for state, note in (("accepted", self.notes.accepted), ("ended", self.notes.ended)):
            form = hands.asks("Shift+T")
            hands.chooses(form.state, state)
            hands.goes_to(form.note)
            self.writes(note)
            hands.gives(form)
        assert self.person.case.mediation.outside.ended_at is not None
        self.person.acts_as("lin")

    def offer(self) -> None:
        """An offer, and a manager's yes."""
        hands, person = self.hands, self.person
        form = hands.asks("O")
        hands.goes_to(form.amount)
        hands.types("150")
        hands.goes_to(form.reason)
        self.writes(self.notes.reason, care=False)
        hands.gives(form)
        person.acts_as("chen")
        hands.gives(hands.asks("A"))
        assert [offer.state for offer in person.case.offers] == ["approved"]
        person.acts_as("lin")

    def fill_in(self) -> None:
        """The record form, with the product by hand; and a call-back is planned."""
        hands, person = self.hands, self.person
        form = hands.asks("Shift+F")
        person.sees(lambda: form.inputs and form.inputs["product"].isVisible())
        assert hands.focus is form.inputs["nature"].input
        for field, code in (("nature", "service"), ("cause", "poor_communication"), ("demand", "explanation")):
            if not form.inputs[field].written():
                hands.chooses(form.inputs[field].code, code)
        hands.goes_to(form.inputs["product"])
        hands.press("Ctrl+A")
        self.writes(self.notes.product)
        hands.gives(form)
        person.sees(lambda: ("product", self.notes.product) in person.case.form)
        hands.gives(hands.asks("U"))

    def close(self, resolution: str) -> None:
        """It is closed, and leaves the queue."""
        form = self.hands.asks("X")
        self.hands.goes_to(form.resolution)
        self.writes(resolution, care=False)
        self.hands.gives(form)
        self.person.sees(lambda: self.person.window.model.rowCount() == 0)

    def follow_up(self, grade: str, post: str, note: str) -> None:
        """What the customer says afterwards."""
        form = self.hands.asks("Shift+U")
        self.hands.chooses(form.grade, grade)
        self.hands.chooses(form.post, post)
        if note:
            self.hands.goes_to(form.note)
            self.writes(note)
        self.hands.gives(form)
        self.person.sees(lambda: str(self.person.case.aftercare.satisfaction) == grade)  # something else may have moved the case first


def windows_language(language: str) -> None:
    """The window speaks it from here on."""
    from desktop.ui.app import speak

    application = QApplication.instance()
    assert application is not None
    speak(application, language)
