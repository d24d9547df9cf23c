"""Say by hand what became of a payout: paid, failed, unknown, or taken off the list."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.core.orders import SettlePayout
from desktop.desk.money import PayoutLine
from desktop.ui import words
from desktop.ui.case.giver import new_id
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.dialogs.fields import CodeBox, ShortText
from desktop.ui.plain import PlainLabel, one_line

STATES = ("paid", "failed", "withdrawn", "unknown")
LONGEST_REFERENCE = 200


class SettleDialog(OrderDialog):
    """Asks for the state, the finance system's reference and a reason."""

    def __init__(self, by: str, line: PayoutLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by, self._line = by, line
        self.name_it(self.tr("What became of this payout?"), self.tr("Record it"))
        said = self.tr("{amount} {currency} to {payee}: {state}")
        state = words.word("payout_state", line.state)
        shown = said.format(amount=line.amount, currency=line.currency, payee=one_line(line.payee, 60), state=state)
        self.form.addRow(PlainLabel(shown, wrap=True))
        if line.told:
            both = self.tr("Approved: {amount} {currency}. Paid, as the finance system says: {told}. Find out before you record anything.")
            told = both.format(amount=line.amount, currency=line.currency, told=one_line(line.told, 60))
            self.form.addRow(PlainLabel(told, "error", wrap=True))
        self.state = CodeBox((code, words.word("payout_state", code)) for code in STATES if code != line.state)
        self.reference = QLineEdit()
        self.reference.setMaxLength(LONGEST_REFERENCE)
        self.reason = ShortText(self.tr("How it is known"), 2, 500)
        self.ask(self.tr("It is"), self.state)
        self.ask(self.tr("Reference"), self.reference)
        self.ask(self.tr("Reason"), self.reason)
        self.state.currentIndexChanged.connect(self.refresh)
        self.reason.textChanged.connect(self.refresh)
        self.refresh()

    def problem(self) -> str:
        if self.state.code() != "paid" and not self.reason.text():
            return self.tr("Say how it is known; the record keeps it.")
        return ""

    def preview(self) -> str:
        return {
            "paid": self.tr("The line is closed for good: it is never paid again."),
            "failed": self.tr("Nothing was paid; it can be put on the list again."),
            "withdrawn": self.tr("It leaves the list unpaid; it can be put on it again, or its approval undone."),
            "unknown": self.tr("It waits until somebody finds out; meanwhile nobody can pay it a second time."),
        }[self.state.code() or "paid"]

    def make_order(self) -> SettlePayout:
        return SettlePayout(
            id=new_id(), by=self._by, offer=self._line.offer, state=self.state.code() or "", reference=self.reference.text().strip(),
            reason=self.reason.text(),
        )  # fmt: skip
