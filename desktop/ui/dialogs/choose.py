"""Record which of several options the customer chose: only that one is paid."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from desktop.core.orders import ChooseOption
from desktop.ui.case.context import CaseContext
from desktop.ui.case.giver import Giver
from desktop.ui.case.sentences import consequence, listed, terms
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.dialogs.fields import CodeBox
from desktop.ui.indicators import RINGS
from desktop.ui.plain import button_text


class ChooseDialog(OrderDialog):
    """Asks which option it is; where several offers have options, of which offer."""

    def __init__(self, giver: Giver, context: CaseContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._giver = giver
        self.name_it(self.tr("What did the customer choose?"), self.tr("Record it"))
        self._offers = {offer.id: offer for offer in context.to_choose()}
        self.offer = CodeBox((offer.id, listed(offer.options)) for offer in self._offers.values())
        self._box = QWidget()
        self._box.setStyleSheet(RINGS)
        self._column = QVBoxLayout(self._box)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.group = QButtonGroup(self)
        if len(self._offers) > 1:
            self.ask(self.tr("Offer"), self.offer)
        self.ask(self.tr("Chosen"), self._box)
        self.offer.currentIndexChanged.connect(self._fill)
        self.group.idToggled.connect(self.refresh)
        self._fill()

    def problem(self) -> str:
        offer = self._offers[self.offer.code() or ""]
        if self.group.checkedId() < 0:
            return self.tr("Mark what the customer chose.")
        return self.tr("So it stands already.") if self.group.checkedId() == offer.chosen else ""

    def preview(self) -> str:
        offer = self._offers[self.offer.code() or ""]
        chosen = offer.options[self.group.checkedId()]
        done = consequence(chosen.type, chosen.money, offer.payee, offer.reason)
        said = self.tr("{consequence}\nOnly this is paid. Another choice can be recorded until it is on the payout list.")
        return said.format(consequence=done)

    def make_order(self) -> ChooseOption:
        return self._giver.choose(self.offer.code() or "", self.group.checkedId())

    def _fill(self) -> None:
        for button in self.group.buttons():
            self.group.removeButton(button)
            self._column.removeWidget(button)
            button.deleteLater()
        offer = self._offers[self.offer.code() or ""]
        for place, option in enumerate(offer.options):
            button = QRadioButton(button_text(terms(option)))
            self.group.addButton(button, place)
            self._column.addWidget(button)
            button.setChecked(place == offer.chosen)
        self._box.setFocusProxy(self.group.buttons()[0])
        self.refresh()
