"""Small questions around a case: a raised hand, a call-back and what the customer said, a mediator's answer, notes of a mediation."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QDateTime, QTimeZone
from PySide6.QtWidgets import QDateTimeEdit, QLineEdit, QWidget

from desktop.core.follow_up import POSTS, FollowUp, RaiseHand, SetCallBack, is_bad
from desktop.core.mediation import OUTSIDE, PARTS, AnswerAssignment, Mediate, Mediation, MoveOutside, ReferOutside
from desktop.core.orders import Order
from desktop.ui import numbers, words
from desktop.ui.care_words import care
from desktop.ui.case.context import CaseContext
from desktop.ui.case.frames import NO_STEPS
from desktop.ui.case.giver import Giver
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.dialogs.fields import CodeBox, ShortText
from desktop.ui.plain import affordable, one_line
from desktop.ui.words import QT_TRANSLATE_NOOP

LONGEST_NAME, LONGEST_PART = 120, 2_000
HOUR, DAY = 3600, 86400
_GRADES = (
    QT_TRANSLATE_NOOP("Care", "1, very dissatisfied"),
    QT_TRANSLATE_NOOP("Care", "2, dissatisfied"),
    QT_TRANSLATE_NOOP("Care", "3, neither"),
    QT_TRANSLATE_NOOP("Care", "4, satisfied"),
    QT_TRANSLATE_NOOP("Care", "5, very satisfied"),
)


class HandDialog(OrderDialog):
    """Asks why somebody needs help."""

    def __init__(self, giver: Giver, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._giver = giver
        self.name_it(self.tr("Raise a hand"), self.tr("Ask for help"))
        self.reason = ShortText(self.tr("What is the matter? It may be left empty."), 2, 300)
        self.ask(self.tr("Reason"), self.reason)
        self.refresh()

    def preview(self) -> str:
        return self.tr("The case shows a raised hand with its clock until somebody steps in. The customer sees nothing of it.")

    def make_order(self) -> Order:
        return RaiseHand(**self._giver.stamp(), reason=self.reason.text())


class CallBackDialog(OrderDialog):
    """Asks when the customer is called back. `now` in seconds since the epoch."""

    def __init__(self, giver: Giver, now: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._giver, self._now = giver, now
        self.name_it(self.tr("Plan a call-back"), self.tr("Plan it"))
        self.due = QDateTimeEdit()
        self.due.setTimeZone(QTimeZone.systemTimeZone())
        self.due.setStyleSheet(NO_STEPS)
        self.due.setDisplayFormat("yyyy-MM-dd HH:mm")
        tomorrow = (numbers.moment(now) + timedelta(days=1)).replace(hour=10, minute=0, second=0, microsecond=0)
        self.due.setDateTime(QDateTime.fromSecsSinceEpoch(int(tomorrow.timestamp()), QTimeZone.systemTimeZone()))
        self.ask(self.tr("When"), self.due)
        self.due.dateTimeChanged.connect(self.refresh)
        self.refresh()

    def due_at(self) -> float:
        """The time in the field, in seconds since the epoch."""
        return float(self.due.dateTime().toSecsSinceEpoch())

    def problem(self) -> str:
        return "" if self.due_at() > self._now else self.tr("The time is over already.")

    def preview(self) -> str:
        left = _about(self.due_at() - self._now)
        return self.tr("In {duration}: ask how satisfied the customer is, and whether a public post is gone.").format(duration=left)

    def make_order(self) -> Order:
        return SetCallBack(**self._giver.stamp(), due=numbers.moment(self.due_at()))


def _about(seconds: float) -> str:
    """How long, as people say it of a plan."""
    if seconds < HOUR:
        return QCoreApplication.translate("CallBackDialog", "{minutes} min").format(minutes=round(seconds / 60))
    if seconds < 2 * DAY:
        return QCoreApplication.translate("CallBackDialog", "{hours} h").format(hours=round(seconds / HOUR))
    return numbers.duration(seconds)


class FollowUpDialog(OrderDialog):
    """Asks what the customer said: satisfaction, the post, a note."""

    def __init__(self, giver: Giver, customer: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._giver, self._customer = giver, customer
        self.name_it(self.tr("What the customer said"), self.tr("Record it"))
        grades: list[tuple[str | None, str]] = [(None, self.tr("Choose…"))]
        self.grade = CodeBox([*grades, *((str(n), QCoreApplication.translate("Care", text)) for n, text in enumerate(_GRADES, 1))])
        self.post = CodeBox([(code, care("post", code)) for code in POSTS], "none")
        self.note = ShortText(self.tr("In the customer's words, if any"), 3, 1_000)
        self.ask(self.tr("Satisfaction"), self.grade)
        self.ask(self.tr("Public post"), self.post)
        self.ask(self.tr("Note"), self.note)
        self.grade.currentIndexChanged.connect(self.refresh)
        self.post.currentIndexChanged.connect(self.refresh)
        self.refresh()

    def problem(self) -> str:
        return "" if self.grade.code() else self.tr("Choose how satisfied the customer is.")

    def preview(self) -> str:
        if is_bad(int(self.grade.code() or 5), self.post.code() or "none"):
            return self.tr("{customer} is not content: the case goes back to “{stage}”, and opens again if it was closed.").format(
                customer=one_line(self._customer, 60), stage=words.stage("solve")
            )
        return self.tr("The answer is kept with the case.")

    def make_order(self) -> Order:
        grade, post = int(self.grade.code() or 0), self.post.code() or "none"
        return FollowUp(**self._giver.stamp(), satisfaction=grade, post=post, note=self.note.text())


class AnswerDialog(OrderDialog):
    """Asks the mediator whether he takes the case."""

    def __init__(self, giver: Giver, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._giver = giver
        self.name_it(self.tr("You are asked to mediate"), self.tr("Answer"))
        self.answer = CodeBox([("yes", self.tr("I take it")), ("no", self.tr("I cannot take it"))], "yes")
        self.reason = ShortText(self.tr("Why not: it goes to whoever asked"), 2, 300)
        self.ask(self.tr("Answer"), self.answer)
        self.ask(self.tr("Reason"), self.reason)
        self.answer.currentIndexChanged.connect(self.refresh)
        self.reason.textChanged.connect(self.refresh)
        self.refresh()

    def problem(self) -> str:
        return "" if self.answer.code() == "yes" or self.reason.text() else self.tr("Say why, so that somebody else can be found.")

    def preview(self) -> str:
        if self.answer.code() == "yes":
            return self.tr("The case is yours; the hand-over note is in its facts.")
        return self.tr("The case is free again, and you are not asked a second time.")

    def make_order(self) -> Order:
        return AnswerAssignment(**self._giver.stamp(), accept=self.answer.code() == "yes", reason=self.reason.text())


class MediateDialog(OrderDialog):
    """Asks for a note of the mediation; what was written before for that part is there to be written over."""

    def __init__(self, giver: Giver, context: CaseContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._giver = giver
        view = context.view
        self._mediation = (view.mediation if view else None) or Mediation()
        self.name_it(self.tr("Mediation"), self.tr("Write it down"))
        self.part = CodeBox([(code, care("part", code)) for code in PARTS], "customer_position")
        self.text = ShortText("", 4, LONGEST_PART)
        none: tuple[str | None, str] = (None, self.tr("No offer yet"))
        offers = view.offers if view else ()
        self.offer = CodeBox([none, *((offer.id, numbers.money(offer.money)) for offer in offers)])
        self.ask(self.tr("Part"), self.part)
        self.ask(self.tr("Text"), self.text)
        self.ask(self.tr("Became the offer"), self.offer)
        self.part.currentIndexChanged.connect(self._turn)
        self.text.textChanged.connect(self.refresh)
        self._turn()

    def problem(self) -> str:
        return "" if self.text.text() else self.tr("Write something.")

    def preview(self) -> str:
        if self.part.code() == "agreement":
            return self.tr("Both sides have to say yes to just this text.")
        if self.part.code() == "failed":
            return self.tr("The mediation ends here; say what happens next instead.")
        return self.tr("It is kept with the case, and stands in the hand-over note.")

    def make_order(self) -> Order:
        part = self.part.code() or ""
        return Mediate(**self._giver.stamp(), part=part, text=self.text.text(), offer=self.offer.code() if part == "proposal" else None)

    def _turn(self) -> None:
        part = self.part.code() or ""
        known = {"agreement": self._mediation.agreement, "failed": self._mediation.failed}
        written = known.get(part, self._mediation.position(part))
        self.text.setPlainText(written if affordable(written, LONGEST_PART) == written else "")  # else it is read where the case stands
        self.form.setRowVisible(self.offer, part == "proposal")
        self.refresh()


class OutsideDialog(OrderDialog):
    """Asks for the third party that a case goes to; where it is with one already, what became of it there."""

    def __init__(self, giver: Giver, context: CaseContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._giver = giver
        mediation = context.view.mediation if context.view else None
        outside = mediation.outside if mediation else None
        self._there = outside if outside is not None and outside.ended_at is None else None
        self.name_it(self.tr("Third party"), self.tr("Record it"))
        self.name, self.reference = QLineEdit(), QLineEdit()
        for line in (self.name, self.reference):
            line.setMaxLength(LONGEST_NAME)
        left = OUTSIDE if self._there is None or self._there.accepted_at is None else OUTSIDE[1:]
        self.state = CodeBox([(code, care("outside", code)) for code in left])
        self.note = ShortText("", 2, 500)
        if self._there is None:
            self.ask(self.tr("Name"), self.name)
            self.ask(self.tr("Their reference"), self.reference)
        else:
            self.ask(self.tr("What happened"), self.state)
            self.ask(self.tr("Note"), self.note)
        self.name.textChanged.connect(self.refresh)
        self.refresh()

    def problem(self) -> str:
        return "" if self._there or self.name.text().strip() else self.tr("Who is it? A consumer association, an authority, an arbitrator.")

    def preview(self) -> str:
        if self._there is not None:
            return self.tr("The case is with {name}.").format(name=one_line(self._there.name, 60))
        return self.tr("They usually accept within 7 working days and end within 45; the case counts them.")

    def make_order(self) -> Order:
        if self._there is not None:
            return MoveOutside(**self._giver.stamp(), state=self.state.code() or "", note=self.note.text())
        return ReferOutside(**self._giver.stamp(), name=self.name.text().strip(), reference=self.reference.text().strip())
