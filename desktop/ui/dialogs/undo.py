"""Take an approval back, as long as nobody is about to pay."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.core.orders import UndoOffer
from desktop.ui.case.context import CaseContext
from desktop.ui.case.giver import Giver
from desktop.ui.case.sentences import offer_consequence, proposer
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.dialogs.fields import CodeBox, ShortText
from desktop.ui.plain import PlainLabel


class UndoDialog(OrderDialog):
    """Asks which approval is taken back, where there are several, and why."""

    def __init__(self, giver: Giver, context: CaseContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._giver, self._context = giver, context
        self.name_it(self.tr("Take the approval back?"), self.tr("Take it back"))
        self._offers = {offer.id: offer for offer in context.to_take_back()}
        self.offer = CodeBox((offer.id, offer_consequence(offer)) for offer in self._offers.values())
        self.reason = ShortText(self.tr("Why it is taken back; the record keeps it"), 2, 500)
        self.missing = PlainLabel(look="muted", wrap=True)
        self.form.addRow(self.said)
        if len(self._offers) > 1:
            self.ask(self.tr("Offer"), self.offer)
        self.ask(self.tr("Reason"), self.reason)
        self._first = self.reason
        self.form.addRow(self.missing)
        self.offer.currentIndexChanged.connect(self.refresh)
        self.reason.textChanged.connect(self.refresh)
        self.refresh()

    def problem(self) -> str:
        return "" if self.reason.text() else self.tr("Say why, for whoever proposed and approved it.")

    def preview(self) -> str:
        offer = self._offers.get(self.offer.code() or "")
        if offer is None:
            return ""
        said = self.tr("{consequence}\n{proposer}. After this it is approved no more and is not paid; it cannot be approved again.")
        return said.format(consequence=offer_consequence(offer), proposer=proposer(offer, self._context))

    def refresh(self) -> None:
        """The sentence is never covered by what is missing: that stands below."""
        self.say(self.preview(), self.missing)

    def make_order(self) -> UndoOffer:
        return self._giver.undo(self.offer.code() or "", self.reason.text())
