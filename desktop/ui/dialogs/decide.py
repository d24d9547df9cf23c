"""Decide on an offer: the sentence of what will happen is read once more before it does."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.core.errors import BadInput
from desktop.core.money import parse_money
from desktop.core.offers import Offer
from desktop.core.orders import DecideOffer
from desktop.core.policy import needs_second
from desktop.ui.case.context import CaseContext
from desktop.ui.case.giver import Giver
from desktop.ui.case.sentences import after_approval, consequence, proposer
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.dialogs.fields import LONGEST_AMOUNT, ShortText
from desktop.ui.plain import PlainLabel


class DecideDialog(OrderDialog):
    """Approve, decline, send back or recall one offer. Above the two-person threshold an approval asks for the amount again."""

    def __init__(self, giver: Giver, context: CaseContext, offer: Offer, decision: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._giver, self._offer, self._decision = giver, offer, decision
        self._retype = decision == "approve" and needs_second(context.policy, offer.money)
        self.name_it(*self._names())
        self._sentence = consequence(offer.type, offer.money, offer.payee, offer.reason)
        self._after = after_approval(offer, context)
        self.missing = PlainLabel(look="muted", wrap=True)
        self.form.addRow(self.said)
        self.form.addRow(PlainLabel(proposer(offer, context), "muted", wrap=True))
        self.amount = QLineEdit()
        self.amount.setMaxLength(LONGEST_AMOUNT)
        self.reason = ShortText(self._why(), 2, 500)
        if self._retype:
            self.ask(self.tr("Type the amount to confirm it"), self.amount)
        self.ask(self.tr("Reason"), self.reason)
        self.form.addRow(self.missing)
        if decision in ("approve", "recall") and not self._retype:
            self._first = self.do_it
        self.amount.textChanged.connect(self.refresh)
        self.reason.textChanged.connect(self.refresh)
        self.refresh()

    def problem(self) -> str:
        if self._retype and not self._amount_fits():
            return self.tr("Type the amount as it stands above: {amount}").format(amount=self._offer.money.amount)
        if self._decision in ("decline", "send_back") and not self.reason.text():
            return self.tr("Say why, for whoever proposed it.")
        return ""

    def refresh(self) -> None:
        """The sentence is never covered by what is missing: that stands below."""
        problem = self.problem()
        self.said.setText(self.preview())
        self.missing.setText(problem)
        self.do_it.setEnabled(not problem)

    def preview(self) -> str:
        said = self.tr("{consequence}\n{what_follows}")
        return said.format(consequence=self._sentence, what_follows=self._what_follows())

    def _what_follows(self) -> str:
        return {
            "approve": self.tr("{what_follows} Stepin itself pays nothing out.").format(what_follows=self._after),
            "decline": self.tr("Nothing is paid. The customer hears it from whoever has the case."),
            "send_back": self.tr("Nothing is paid. Whoever proposed it can put forward another."),
            "recall": self.tr("The offer is withdrawn; nobody decides it any more."),
        }[self._decision]

    def make_order(self) -> DecideOffer:
        return self._giver.decide(self._offer.id, self._decision, self.reason.text())

    def _amount_fits(self) -> bool:
        try:
            return parse_money(self.amount.text().strip().replace(",", ""), self._offer.money.currency) == self._offer.money
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
