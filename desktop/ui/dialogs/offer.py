"""Propose compensation."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.core.errors import BadInput
from desktop.core.money import Money, parse_money
from desktop.core.orders import FREE_TYPES, OFFER_TYPES, ProposeOffer
from desktop.ui import words
from desktop.ui.case.context import CaseContext
from desktop.ui.case.giver import Giver
from desktop.ui.case.sentences import consequence, who_approves
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.dialogs.fields import LONGEST_AMOUNT, CodeBox, ShortText


class OfferDialog(OrderDialog):
    """Asks for type, amount, currency and reason; says what an approval will do and who can give it."""

    def __init__(self, giver: Giver, context: CaseContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._giver, self._context = giver, context
        self.name_it(self.tr("Propose an offer"), self.tr("Propose"))
        currencies = list(context.policy.budgets) or [context.policy.currency]
        self.type = CodeBox((code, words.word("offer_type", code)) for code in OFFER_TYPES)
        self.amount = QLineEdit()
        self.amount.setMaxLength(LONGEST_AMOUNT)
        self.amount.setPlaceholderText(self.tr("680.00"))
        self.currency = CodeBox(((code, code) for code in currencies), context.policy.currency)
        self.reason = ShortText(self.tr("What it makes good; the customer's trouble in a few words"), 2, 500)
        self.ask(self.tr("Type"), self.type)
        self.ask(self.tr("Amount"), self._money_row())
        self.amount.setAccessibleName(self.tr("Amount"))
        self.currency.setAccessibleName(self.tr("Currency"))
        self.ask(self.tr("Reason"), self.reason)
        self.type.currentIndexChanged.connect(self.refresh)
        self.amount.textChanged.connect(self.refresh)
        self.currency.currentIndexChanged.connect(self.refresh)
        self.reason.textChanged.connect(self.refresh)
        self.refresh()

    def money(self) -> Money | None:
        """The amount, None as long as it is not one."""
        text = self.amount.text().strip().replace(",", "")
        if not text and self.type.code() in FREE_TYPES:
            text = "0"
        try:
            return parse_money(text, self.currency.code() or "")
        except BadInput:
            return None

    def problem(self) -> str:
        money = self.money()
        if money is None:
            return self.tr("Write the amount in digits, with at most the decimals of the currency: 680.00")
        if money.minor == 0 and self.type.code() not in FREE_TYPES:
            return self.tr("The amount must be more than zero.")
        return "" if self.reason.text() else self.tr("Give a reason; whoever approves reads it.")

    def preview(self) -> str:
        money, view = self.money(), self._context.view
        if money is None or view is None:
            return ""
        done = consequence(self.type.code() or "", money, view.row.customer, self.reason.text())
        return self.tr("{consequence}\n{approval}").format(consequence=done, approval=who_approves(money, self._context))

    def make_order(self) -> ProposeOffer:
        money = self.money()
        if money is None:
            raise ValueError(self.amount.text())
        return self._giver.propose(self.type.code() or "", money.amount, money.currency, self.reason.text())

    def _money_row(self) -> QWidget:
        both = QWidget()
        layout = QHBoxLayout(both)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.amount, 1)
        layout.addWidget(self.currency)
        both.setFocusProxy(self.amount)
        return both
