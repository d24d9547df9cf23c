"""Propose compensation, or give an offer other terms."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.core.errors import BadInput
from desktop.core.money import Money, parse_money
from desktop.core.offer_states import dearest
from desktop.core.offers import Offer, Terms
from desktop.core.orders import FREE_TYPES, OFFER_TYPES, CounterOffer, Option, ProposeOffer
from desktop.ui import words
from desktop.ui.case.context import CaseContext
from desktop.ui.case.giver import Giver
from desktop.ui.case.sentences import choice_consequence, consequence, offer_consequence, who_approves
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.dialogs.fields import LONGEST_AMOUNT, CodeBox, ShortText
from desktop.ui.dialogs.options import OptionRows
from desktop.ui.plain import PlainLabel


class OfferDialog(OrderDialog):
    """Asks for type, amount, currency, reason and further options; says what an approval will do and who can give it."""

    def __init__(self, giver: Giver, context: CaseContext, parent: QWidget | None = None, *, before: Offer | None = None) -> None:
        super().__init__(parent)
        self._giver, self._context = giver, context
        self.name_it(self.tr("Propose an offer"), self.tr("Propose"))
        first, *further = before.options or (Terms(before.type, before.money),) if before else (None,)
        currencies = list(context.policy.budgets) or [context.policy.currency]
        self.type = CodeBox(((code, words.word("offer_type", code)) for code in OFFER_TYPES), first.type if first else None)
        self.amount = QLineEdit(first.money.amount if first else "")
        self.amount.setMaxLength(LONGEST_AMOUNT)
        self.amount.setPlaceholderText(self.tr("680.00"))
        self.currency = CodeBox(((code, code) for code in currencies), first.money.currency if first else context.policy.currency)
        self.options = OptionRows(option for option in further if option is not None)
        self.reason = ShortText(self.tr("What it makes good; the customer's trouble in a few words"), 2, 500)
        self.reason.setPlainText(before.reason if before else "")
        self._ask_all()

    def _ask_all(self) -> None:
        self.ask(self.tr("Type"), self.type)
        self.ask(self.tr("Amount"), self._money_row())
        self.amount.setAccessibleName(self.tr("Amount"))
        self.currency.setAccessibleName(self.tr("Currency"))
        self.ask(self.tr("Or, as the customer likes"), self.options)
        self.ask(self.tr("Reason"), self.reason)
        self.type.currentIndexChanged.connect(self.refresh)
        self.amount.textChanged.connect(self.refresh)
        self.currency.currentIndexChanged.connect(self.refresh)
        self.options.changed.connect(self.refresh)
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

    def terms(self) -> tuple[Terms, ...]:
        """What the form offers: the first, then the further options; () as long as an amount is none."""
        money, further = self.money(), self.options.terms(self.currency.code() or "")
        known = [option for option in further if option is not None]
        return (Terms(self.type.code() or "", money), *known) if money is not None and len(known) == len(further) else ()

    def problem(self) -> str:
        money = self.money()
        if money is None:
            return self.tr("Write the amount in digits, with at most the decimals of the currency: 680.00")
        if money.minor == 0 and self.type.code() not in FREE_TYPES:
            return self.tr("The amount must be more than zero.")
        if len(set(self.terms())) < 1 + len(self.options.rows):
            return self.tr("Every option needs its own type or amount, in digits: 680.00")
        return "" if self.reason.text() else self.tr("Give a reason; whoever approves reads it.")

    def preview(self) -> str:
        options, view = self.terms(), self._context.view
        if not options or view is None:
            return ""
        reason, most = self.reason.text(), dearest(options).money
        if len(options) > 1:
            done = choice_consequence(options, view.row.customer, reason)
        else:
            done = consequence(options[0].type, most, view.row.customer, reason)
        return self.tr("{consequence}\n{approval}").format(consequence=done, approval=who_approves(most, self._context))

    def make_order(self) -> ProposeOffer | CounterOffer:
        first, further = self._written()
        return self._giver.propose(first.type, first.money.amount, first.money.currency, self.reason.text(), further)

    def _written(self) -> tuple[Terms, tuple[Option, ...]]:
        first, *further = self.terms()
        return first, tuple(Option(type=option.type, amount=option.money.amount) for option in further)

    def _money_row(self) -> QWidget:
        both = QWidget()
        layout = QHBoxLayout(both)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.amount, 1)
        layout.addWidget(self.currency)
        both.setFocusProxy(self.amount)
        return both


class CounterDialog(OfferDialog):
    """Asks for other terms for an offer that is there. Earlier approvals fall, and who sets the terms decides nothing about them."""

    def __init__(self, giver: Giver, context: CaseContext, offer: Offer, parent: QWidget | None = None) -> None:
        self._offer = offer
        super().__init__(giver, context, parent, before=offer)
        self.name_it(self.tr("Set other terms"), self.tr("Set these terms"))
        now = self.tr("As it stands: {consequence}").format(consequence=offer_consequence(offer))
        self.form.insertRow(0, PlainLabel(now, "muted", wrap=True))

    def problem(self) -> str:
        before = self._offer.options or (Terms(self._offer.type, self._offer.money),)
        if self.terms() == before and self.reason.text() == self._offer.reason:
            return self.tr("So it stands already.")
        return super().problem()

    def preview(self) -> str:
        said = self.tr("{preview}\nApprovals given so far fall. Who sets the terms cannot approve them.")
        return said.format(preview=super().preview())

    def make_order(self) -> CounterOffer:
        first, further = self._written()
        return self._giver.counter(self._offer.id, first.type, first.money.amount, first.money.currency, self.reason.text(), further)
