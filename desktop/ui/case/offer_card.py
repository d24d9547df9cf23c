"""An offer that waits: what it will do in a sentence, and who can say yes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.offers import Offer
from desktop.core.policy import why_not
from desktop.ui import commands, words
from desktop.ui.case.availability import sentence
from desktop.ui.case.context import CaseContext
from desktop.ui.case.key_button import KeyButton
from desktop.ui.case.sentences import after_approval, consequence, proposer
from desktop.ui.plain import PlainLabel
from desktop.ui.theme import current_theme


class OfferCard(QWidget):
    """Shows one undecided offer. Signals (decision, offer id)."""

    decided = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer = ""
        self.setObjectName("offer_card")
        self._sentence = PlainLabel(wrap=True)
        self._after = PlainLabel(look="muted", wrap=True)
        self._buttons = {decision: self._make_button(decision) for decision in ("approve", "decline", "send_back", "recall")}
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
        self._offer = offer.id
        self._sentence.setText(consequence(offer.type, offer.money, offer.payee, offer.reason))
        self._after.setText(
            self.tr("{type} · {proposer} · {what_follows}").format(
                type=words.word("offer_type", offer.type), proposer=proposer(offer, context), what_follows=after_approval(offer, context)
            )
        )
        codes = self._codes(offer, context)
        for decision, button in self._buttons.items():
            button.setEnabled(codes[decision] is None)
        mine = context.person is not None and offer.proposed_by == context.person.id
        self._buttons["recall"].setVisible(mine)
        for decision in ("decline", "send_back"):
            self._buttons[decision].setVisible(not mine)
        self._reason.setText(sentence(codes["approve"]))
        self._reason.setVisible(codes["approve"] is not None)
        self.setAccessibleName(self._sentence.text())

    def button(self, decision: str) -> KeyButton:
        """The button of a decision."""
        return self._buttons[decision]

    def sentences(self) -> tuple[str, str, str]:
        """What it does, what follows, and why this person cannot approve it ("" when he can)."""
        return self._sentence.text(), self._after.text(), self._reason.text()

    def _codes(self, offer: Offer, context: CaseContext) -> dict[str, str | None]:
        person = context.person
        if person is None:
            return dict.fromkeys(self._buttons, "no_person")
        own = offer.proposed_by == person.id
        refuse = "not_your_role" if not context.is_lead() else "own_proposal" if own else None
        recall = None if own else "only_the_proposer"
        return {"approve": why_not(context.policy, person, offer), "decline": refuse, "send_back": refuse, "recall": recall}

    def _make_button(self, decision: str) -> KeyButton:
        shown = {
            "approve": self.tr("Approve"),
            "decline": self.tr("Decline"),
            "send_back": self.tr("Send back"),
            "recall": self.tr("Recall"),
        }[decision]
        button = KeyButton(shown, commands.command(decision).shown_key, primary=decision == "approve")
        button.clicked.connect(lambda: self.decided.emit(decision, self._offer))
        return button

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in self._buttons.values():
            buttons.addWidget(button)
        buttons.addWidget(self._reason, 1)
        buttons.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 8, 28, 18)
        layout.setSpacing(4)
        layout.addWidget(self._sentence)
        layout.addWidget(self._after)
        layout.addLayout(buttons)
