"""The head of a case: who, how bad, why, what is known, what can be done, what waits for a decision."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.desk.views import CaseView
from desktop.ui import numbers, words
from desktop.ui.case.actions_bar import ActionsBar
from desktop.ui.case.chips import Chips
from desktop.ui.case.context import CaseContext
from desktop.ui.case.mode_button import ModeButton
from desktop.ui.case.offer_card import OfferCard
from desktop.ui.glyphs import LevelGlyph
from desktop.ui.plain import PlainLabel, one_line


class CaseHeader(QWidget):
    """Shows a case's head. Signals what was asked for: a decision, another offer, the facts, the case before."""

    decided = Signal(str)
    offer_turned = Signal(int)
    facts_toggled = Signal(bool)
    earlier_case_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = ActionsBar()
        self.facts = ModeButton(link=True)
        self.facts.setText(self.tr("Facts"))
        self.facts.setAccessibleName(self.tr("Show the facts of this case"))
        self.facts.toggled.connect(self.facts_toggled)
        self._repeat = ModeButton(link=True)
        self._repeat.setCheckable(False)
        self._repeat.setText(self.tr("Earlier case"))
        self._repeat.clicked.connect(lambda: self.earlier_case_asked.emit(self._repeat_of or ""))
        self._repeat_of: str | None = None
        self._glyph = LevelGlyph(side=18)
        self._customer = PlainLabel(look="title", elide=True)
        self._customer.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._chips = Chips()
        self._line = PlainLabel(look="muted", elide=True)
        self.card = OfferCard()
        self.card.decided.connect(self.decided)
        self.card.turned.connect(self.offer_turned)
        self._lay_out()

    def show_case(self, view: CaseView, context: CaseContext) -> None:
        """Show this case to the person of the context."""
        row = view.row
        self._glyph.set_level(row.level)
        self._glyph.setAccessibleName(words.level(row.level))
        self._customer.setText(row.customer)
        heat = self.tr("{level} {heat}").format(level=words.level(row.level), heat=numbers.whole(row.heat))
        self._chips.show_words([heat, *map(words.risk, row.risks)], row.level)
        self._line.setText(facts_line(view, context))
        self._repeat_of = view.repeat_of
        self._repeat.setVisible(view.repeat_of is not None)
        offer = context.card()
        self.card.setVisible(offer is not None)
        if offer is not None:
            self.card.show_offer(offer, context)

    def chips(self) -> tuple[str, ...]:
        """The words on the chips."""
        return self._chips.words()

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(self._glyph)
        title.addWidget(self._customer)
        title.addWidget(self._chips, 1)
        known = QHBoxLayout()
        known.setSpacing(8)
        known.addWidget(self._line, 1)
        known.addWidget(self._repeat)
        known.addWidget(self.facts)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(4)
        head.addLayout(title)
        head.addLayout(known)
        head.addWidget(self.bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.card)


def facts_line(view: CaseView, context: CaseContext) -> str:
    """Channel · stage · who has it · nature · kind, as far as it is known: what a narrow window cuts off is what can wait. A repeat is
    said here only where no chip says it."""
    row = view.row

    def staff(role: str, who: str | None) -> str:
        return f"{words.word('sender', role)} {one_line(context.name_of(who), 40)}" if who else ""

    parts = [
        words.channel(row.channel),
        words.stage(row.stage),
        staff("supervisor", row.supervisor),
        staff("agent", row.agent),
        staff("mediator", row.mediator),
        words.word("nature", view.nature),
        words.word("customer_kind", row.customer_kind),
        words.risk("repeat") if (row.repeat or view.repeat_of) and "repeat" not in row.risks else "",
    ]
    return " · ".join(part for part in parts if part)
