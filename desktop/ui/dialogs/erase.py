"""Ask for an erasure, decide on one, set and lift a legal hold."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.core.erasure import DecideErasure, EraseCustomer, LiftHold, SetHold
from desktop.core.people import LEADS, Person
from desktop.desk.views import ErasureView
from desktop.ui import words
from desktop.ui.case.giver import new_id
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.dialogs.fields import ShortText
from desktop.ui.plain import PlainLabel, one_line

MOST_LINES = 12
"""So many numbers of lines are shown."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The customer that it is about: id on the channel, name, and what stands in the way of an erasure."""

    channel: str
    customer: str
    name: str
    case_open: bool = False
    held: bool = False
    asked: bool = False

    def shown(self) -> str:
        """Name and channel; the id where there is no name."""
        said = QCoreApplication.translate("Erasing", "{name} · {channel}")
        return said.format(name=one_line(self.name or self.customer, 60), channel=words.channel(self.channel))


def what_goes() -> str:
    """What an erasure takes and what it leaves, in one sentence: the same for whoever asks and whoever approves."""
    return QCoreApplication.translate(
        "Erasing",
        "Gone for good will be the customer's name and id, every message of theirs and to them, and what staff noted, promised or gave "
        "as a reason; what stays is that there were messages, when, and how angry, and every amount and decision, by whom and when.",
    )


class ReasonDialog(OrderDialog):
    """An order that needs a manager or lead and a reason. `needed` says why a reason is wanted."""

    def __init__(self, person: Person, subject: Subject, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person, self._subject = person, subject
        self.about = PlainLabel(subject.shown(), wrap=True)
        self.form.addRow(PlainLabel(self.tr("Customer"), "muted"), self.about)
        self.reason = ShortText(placeholder, 3)
        self.ask(self.tr("Reason"), self.reason)
        self.reason.textChanged.connect(self.refresh)

    def problem(self) -> str:
        if self._person.role not in self.roles():
            return words.refusal("not_your_role")
        return self.obstacle() or ("" if self.reason.text() or not self.reason_needed() else self.tr("Write why; the record keeps it."))

    def roles(self) -> frozenset[str]:
        """Who may give the order."""
        return frozenset({"manager"})

    def obstacle(self) -> str:
        """What else stands in the way, in a sentence."""
        return ""

    def reason_needed(self) -> bool:
        """Whether the order wants a reason."""
        return True


class EraseDialog(ReasonDialog):
    """Asks for the erasure of a customer; somebody else approves it."""

    def __init__(self, person: Person, subject: Subject, parent: QWidget | None = None) -> None:
        super().__init__(person, subject, QCoreApplication.translate("EraseDialog", "Who asked for it, and how"), parent)
        self.name_it(self.tr("Erase a customer"), self.tr("Ask for it"))
        self.form.addRow(PlainLabel(what_goes(), wrap=True))
        self.refresh()

    def obstacle(self) -> str:
        if self._subject.held:
            return words.refusal("legal_hold")
        if self._subject.case_open:
            return words.refusal("case_open")
        return self.tr("This has been asked for already and waits for a decision.") if self._subject.asked else ""

    def preview(self) -> str:
        return self.tr("Nothing is erased yet: another manager or a supervisor has to approve.")

    def make_order(self) -> EraseCustomer:
        subject = self._subject
        return EraseCustomer(
            id=new_id(), by=self._person.id, channel=subject.channel, customer=subject.customer, reason=self.reason.text(), request=new_id()
        )


class DecideErasureDialog(ReasonDialog):
    """Approves or declines what somebody else asked for."""

    def __init__(self, person: Person, subject: Subject, asked: ErasureView, by: str, decision: str, parent: QWidget | None = None) -> None:
        placeholder = QCoreApplication.translate("DecideErasureDialog", "What you checked, or why not")
        super().__init__(person, subject, placeholder, parent)
        self._asked, self._decision = asked, decision
        approve = decision == "approve"
        title = self.tr("Approve the erasure") if approve else self.tr("Decline the erasure")
        self.name_it(title, self.tr("Erase for good") if approve else self.tr("Decline"))
        said = self.tr("{name} asked for it: {reason}").format(name=one_line(by, 40), reason=one_line(asked.reason))
        self.form.insertRow(1, PlainLabel(said, wrap=True))
        self.form.addRow(PlainLabel(what_goes(), wrap=True))
        if asked.doubtful:
            stays = self.tr(
                "%n line(s) of what was not understood may speak of this customer and would stay; look at: {lines}", "", len(asked.doubtful)
            )
            lines = words.translated(", ").join(map(str, asked.doubtful[:MOST_LINES])) + (" …" if len(asked.doubtful) > MOST_LINES else "")
            self.form.addRow(PlainLabel(stays.format(lines=lines), "error", wrap=True))
        self.refresh()

    def roles(self) -> frozenset[str]:
        return frozenset(LEADS)

    def obstacle(self) -> str:
        if self._decision != "approve":
            return ""
        if self._asked.by == self._person.id:
            return self.tr("You asked for it yourself; somebody else approves.")
        if self._subject.held:
            return words.refusal("legal_hold")
        return words.refusal("case_open") if self._subject.case_open else ""

    def reason_needed(self) -> bool:
        return self._decision != "approve"

    def preview(self) -> str:
        if self._decision == "approve":
            return self.tr("It happens at once and cannot be undone. Copies made before keep the words until they are rotated away.")
        return self.tr("Nothing is erased; the record keeps that it was asked for and declined.")

    def make_order(self) -> DecideErasure:
        return DecideErasure(
            id=new_id(), by=self._person.id, request=self._asked.request, decision=self._decision, reason=self.reason.text()
        )


class HoldDialog(ReasonDialog):
    """Sets or lifts a legal hold."""

    def __init__(self, person: Person, subject: Subject, lift: bool, parent: QWidget | None = None) -> None:
        super().__init__(person, subject, QCoreApplication.translate("HoldDialog", "Which court or authority, and its reference"), parent)
        self._lift = lift
        self.name_it(self.tr("Lift the legal hold") if lift else self.tr("Set a legal hold"), self.tr("Lift") if lift else self.tr("Set"))
        self.refresh()

    def obstacle(self) -> str:
        return self.tr("A legal hold stands already.") if self._subject.held and not self._lift else ""

    def preview(self) -> str:
        if self._lift:
            return self.tr("From then on the words can be erased when somebody asks and a second person approves.")
        return self.tr("As long as it stands the customer's words cannot be erased, whoever asks.")

    def make_order(self) -> SetHold | LiftHold:
        kind = LiftHold if self._lift else SetHold
        subject = self._subject
        return kind(id=new_id(), by=self._person.id, channel=subject.channel, customer=subject.customer, reason=self.reason.text())
