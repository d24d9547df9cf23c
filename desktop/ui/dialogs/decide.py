"""Decide on an offer: the sentence of what will happen is read once more before it does, beside what is known around it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.core.compensation import needs_retyping
from desktop.core.errors import BadInput
from desktop.core.money import parse_money
from desktop.core.offers import Offer
from desktop.core.orders import DecideOffer
from desktop.desk.money import OfferBrief
from desktop.ui.case.context import CaseContext
from desktop.ui.case.giver import Giver
from desktop.ui.case.sentences import after_approval, offer_consequence, proposer, waits
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.dialogs.brief import BriefPanel
from desktop.ui.dialogs.fields import LONGEST_AMOUNT, CodeBox, ShortText
from desktop.ui.dialogs.tall import TallArea
from desktop.ui.plain import PlainLabel, one_line

WIDTH = 600


class DecideDialog(OrderDialog):
    """Approve, decline, send back or recall one offer. Above a threshold of the policy an approval asks for the amount again; who stands
    in for somebody says in whose name he approves. Signals a similar case that somebody wants to see."""

    case_chosen = Signal(str)

    def __init__(self, giver: Giver, context: CaseContext, offer: Offer, decision: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._giver, self._context, self._offer, self._decision = giver, context, offer, decision
        self._retype = decision == "approve" and needs_retyping(context.policy, offer.covered)
        self.name_it(*self._names())
        self.missing = PlainLabel(look="muted", wrap=True)
        self.form.addRow(self.said)
        said = " · ".join(part for part in (proposer(offer, context), waits(offer, context)) if part)
        self.form.addRow(PlainLabel(said, "muted", wrap=True))
        self.brief = BriefPanel()
        if decision != "recall":
            self._add_brief()
        self.name = CodeBox((person.id, self._name_of(person.id)) for person in context.givers(offer))
        self.amount = QLineEdit()
        self.amount.setMaxLength(LONGEST_AMOUNT)
        self.reason = ShortText(self._why(), 2, 500)
        self._ask_all()

    def _add_brief(self) -> None:
        self.setMinimumWidth(WIDTH)
        area = TallArea(self.brief)
        self.brief.resized.connect(area.fit)
        self.brief.turn.toggled.connect(area.show_end)
        self.brief.case_chosen.connect(self._leave_for)
        self.form.addRow(area)

    def _ask_all(self) -> None:
        me = self._giver.by
        if self._decision == "approve" and any(self.name.itemData(place) != me for place in range(self.name.count())):
            self.ask(self.tr("In whose name"), self.name)
        if self._retype:
            self.ask(self.tr("Type the amount to confirm it"), self.amount)
        self.ask(self.tr("Reason"), self.reason)
        self.form.addRow(self.missing)
        if self._decision in ("approve", "recall") and not self._retype:
            self._first = self.do_it
        if self._retype:
            self._first = self.amount
        self.name.currentIndexChanged.connect(self.refresh)
        self.amount.textChanged.connect(self.refresh)
        self.reason.textChanged.connect(self.refresh)
        self.refresh()

    def show_brief(self, brief: OfferBrief | None) -> None:
        """What is known around the offer; None: it could not be read. That of another offer is not for this dialog."""
        if brief is None or brief.offer.id == self._offer.id:
            self.brief.show_brief(brief)

    def problem(self) -> str:
        if self._retype and not self._amount_fits():
            return self.tr("Type the amount as it stands above: {amount}").format(amount=self._offer.covered.amount)
        if self._decision in ("decline", "send_back") and not self.reason.text():
            return self.tr("Say why, for whoever proposed it.")
        return ""

    def refresh(self) -> None:
        """The sentence is never covered by what is missing: that stands below."""
        self.say(self.preview(), self.missing)

    def preview(self) -> str:
        said = self.tr("{consequence}\n{what_follows}")
        return said.format(consequence=offer_consequence(self._offer), what_follows=self._what_follows())

    def _what_follows(self) -> str:
        return {
            "approve": self.tr("{what_follows} Stepin itself pays nothing out.").format(
                what_follows=after_approval(self._offer, self._context)
            ),
            "decline": self.tr("Nothing is paid. The customer hears it from whoever has the case."),
            "send_back": self.tr("Nothing is paid. Whoever proposed it can put forward another."),
            "recall": self.tr("The offer is withdrawn; nobody decides it any more."),
        }[self._decision]

    def make_order(self) -> DecideOffer:
        chosen = self.name.code() if self._decision == "approve" else None
        behalf = None if chosen == self._giver.by else chosen
        return self._giver.decide(self._offer.id, self._decision, self.reason.text(), behalf)

    def _leave_for(self, case: str) -> None:
        self.reject()
        self.case_chosen.emit(case)

    def _name_of(self, person: str) -> str:
        name = one_line(self._context.name_of(person), 60)
        return self.tr("My own") if person == self._giver.by else self.tr("On behalf of {name}").format(name=name)

    def _amount_fits(self) -> bool:
        try:
            return parse_money(self.amount.text().strip().replace(",", ""), self._offer.money.currency) == self._offer.covered
        except BadInput:
            return False

    def _names(self) -> tuple[str, str]:
        return {
            "approve": (self.tr("Approve this offer?"), self.tr("Approve")),
            "decline": (self.tr("Decline this offer?"), self.tr("Decline")),
            "send_back": (self.tr("Send this offer back?"), self.tr("Send back")),
            "recall": (self.tr("Recall your offer?"), self.tr("Recall")),
        }[self._decision]

    def _why(self) -> str:
        if self._decision in ("decline", "send_back"):
            return self.tr("What is wrong with it")
        return self.tr("A reason, if there is something to say")
