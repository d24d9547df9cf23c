"""An offer that waits: what it will do in a sentence, and who can say yes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.offers import UNDECIDED, Offer
from desktop.ui import commands, words
from desktop.ui.case.availability import sentence, why_not
from desktop.ui.case.context import CaseContext
from desktop.ui.case.key_button import KeyButton
from desktop.ui.case.mode_button import ModeButton
from desktop.ui.case.sentences import after_approval, offer_consequence, proposer, waits
from desktop.ui.plain import PlainLabel
from desktop.ui.theme import current_theme

DECISIONS = ("approve", "decline", "send_back", "counter", "recall", "choose")


class OfferCard(QWidget):
    """Shows one undecided offer, or an approved one of which the customer has to choose. Signals a decision that was asked for, and how
    many offers further to turn."""

    decided = Signal(str)
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = {step: self._make_page(step) for step in (-1, 1)}
        self._place = PlainLabel(look="muted")
        self._sentence = PlainLabel(wrap=True)
        self._after = PlainLabel(look="muted", wrap=True)
        self._buttons = {decision: self._make_button(decision) for decision in DECISIONS}
        self._reason = PlainLabel(look="muted", wrap=True)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("background"))
        painter.drawRoundedRect(self.rect().adjusted(16, 0, -17, -9), theme.size("radius"), theme.size("radius"))

    def show_offer(self, offer: Offer, context: CaseContext) -> None:
        """Show this offer to the person of the context."""
        waiting, decided = context.undecided(), offer.state not in UNDECIDED
        place = 0 if decided else waiting.index(offer)
        self._place.setText(self.tr("{place} of {count}").format(place=place + 1, count=len(waiting)))
        for part in (self._place, *self._pages.values()):
            part.setVisible(len(waiting) > 1)
        self._sentence.setText(offer_consequence(offer))
        kind = "" if offer.options else words.word("offer_type", offer.type)
        then = words.word("payout_state", "to_choose") if decided else after_approval(offer, context)
        said = " · ".join(part for part in (kind, proposer(offer, context), then) if part)
        self._after.setText(said if decided else f"{said} {waits(offer, context)}".strip())
        codes = {decision: why_not(decision, context) for decision in self._buttons}
        for decision, button in self._buttons.items():
            button.setEnabled(codes[decision] is None)
        mine, code = context.is_proposer(), codes["choose" if decided else "approve"]
        self._buttons["recall"].setVisible(mine and not decided)
        self._buttons["choose"].setVisible(decided)
        for decision in ("decline", "send_back"):
            self._buttons[decision].setVisible(not mine and not decided)
        for decision in ("approve", "counter"):
            self._buttons[decision].setVisible(not decided)
        self._reason.setText(sentence(code))
        self._reason.setVisible(code is not None)
        self.setAccessibleName(self._sentence.text())

    def button(self, decision: str) -> KeyButton:
        """The button of a decision."""
        return self._buttons[decision]

    def page(self, step: int) -> ModeButton:
        """The button to the offer before (-1) or after (1)."""
        return self._pages[step]

    def sentences(self) -> tuple[str, str, str]:
        """What it does, what follows, and why this person cannot approve it ("" when he can)."""
        return self._sentence.text(), self._after.text(), self._reason.text()

    def _make_button(self, decision: str) -> KeyButton:
        shown = {
            "approve": self.tr("Approve"),
            "decline": self.tr("Decline"),
            "send_back": self.tr("Send back"),
            "counter": self.tr("Other terms"),
            "recall": self.tr("Recall"),
            "choose": self.tr("Record the choice"),
        }[decision]
        button = KeyButton(shown, commands.command(decision).shown_key, primary=decision in ("approve", "choose"))
        button.clicked.connect(lambda: self.decided.emit(decision))
        return button

    def _make_page(self, step: int) -> ModeButton:
        page = ModeButton(link=True)
        page.setCheckable(False)
        page.setText("‹" if step < 0 else "›")
        page.setAccessibleName(self.tr("Earlier offer") if step < 0 else self.tr("Later offer"))
        page.clicked.connect(lambda: self.turned.emit(step))
        return page

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in self._buttons.values():
            buttons.addWidget(button)
        buttons.addStretch(1)
        for part in (self._pages[-1], self._place, self._pages[1]):
            buttons.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 8, 28, 18)
        layout.setSpacing(4)
        layout.addWidget(self._sentence)
        layout.addWidget(self._after)
        layout.addLayout(buttons)
        layout.addWidget(self._reason)
