"""The same customer elsewhere: by which names he is known, who may be him as well, and everything he wrote in one line of time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.core.identities import JoinCustomers, SplitCustomers
from desktop.ui import words
from desktop.ui.case.context import CaseContext
from desktop.ui.case.giver import new_id
from desktop.ui.plain import PlainLabel, one_line

if TYPE_CHECKING:
    from desktop.core.identities import Pair
    from desktop.desk.live.joining import Suggestion
    from desktop.desk.live.reads import Known, PersonView
    from desktop.desk.views import CaseView

MOST = 12
"""Names and suggestions that are laid out, each."""


class PairRow(QWidget):
    """A customer of a channel, what is said of him, and what can be done. Signals whether he is the same person."""

    judged = Signal(object, bool)

    def __init__(self, pair: Pair, said: str, choices: Sequence[tuple[bool, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = PlainLabel(said, elide=True)
        self.buttons = {same: QPushButton(text) for same, text in choices}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.said, 1)
        for same, button in self.buttons.items():
            button.setProperty("look", "link")
            button.setAccessibleName(f"{button.text()}: {said}")
            button.clicked.connect(lambda _=False, same=same: self.judged.emit(pair, same))
            row.addWidget(button)


class Elsewhere(QWidget):
    """Keeps who the customer of the case is. Signals orders, and that the line of time was asked for."""

    order_given = Signal(object)
    timeline_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = CaseContext()
        self.rows: list[PairRow] = []
        self.nothing = PlainLabel(self.tr("Known on this channel only."), "muted", wrap=True)
        self.timeline = QPushButton(self.tr("All messages in one timeline…"))
        self.timeline.setProperty("look", "link")
        self.timeline.clicked.connect(self._ask_timeline)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.nothing)
        below = QHBoxLayout()
        below.addWidget(self.timeline)
        below.addStretch(1)
        self._column.addLayout(below)

    def show_case(self, context: CaseContext) -> None:
        """Another case, or another person who acts; what was known of the customer before goes."""
        before, self._context = self._context.view, context
        view = context.view
        if before is None or view is None or self._pair(before) != self._pair(view):
            self._show_rows([])
        for row in self.rows:
            row.setEnabled(context.is_lead())

    def show_person(self, channel: str, customer: str, person: PersonView) -> None:
        """Who the customer is; an answer that comes too late is left aside."""
        view = self._context.view
        if view is None or self._pair(view) != (channel, customer):
            return
        others = [known for known in person.known if known.pair != (channel, customer)]
        rows = [PairRow(known.pair, known_words(known), [(False, self.tr("Split"))]) for known in others[:MOST]]
        same = [(True, self.tr("Join")), (False, self.tr("Not the same"))]
        rows += [PairRow(each.pair, suggestion_words(each), same) for each in person.suggestions[:MOST]]
        self._show_rows(rows)

    def _show_rows(self, rows: list[PairRow]) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows = rows
        for place, row in enumerate(rows):
            row.judged.connect(self._judge)
            row.setEnabled(self._context.is_lead())
            self._column.insertWidget(place, row)
        self.nothing.setVisible(not rows)

    def _judge(self, pair: Pair, same: bool) -> None:
        view, person = self._context.view, self._context.person
        if view is None or person is None:
            return
        channel, customer = self._pair(view)
        made = JoinCustomers if same else SplitCustomers
        self.order_given.emit(
            made(id=new_id(), by=person.id, channel=channel, customer=customer, other_channel=pair[0], other_customer=pair[1])
        )

    def _ask_timeline(self) -> None:
        if self._context.view is not None:
            self.timeline_asked.emit(*self._pair(self._context.view))

    @staticmethod
    def _pair(view: CaseView) -> Pair:
        return view.row.channel, view.customer_id


def known_words(known: Known) -> str:
    """A name that is the same person's, and what ties it."""
    said = QCoreApplication.translate("Elsewhere", "{who} ({why})")
    return said.format(who=pair_words(known.pair, known.name), why=tie_words(known.why))


def suggestion_words(suggestion: Suggestion) -> str:
    """Who may be the same person, and why."""
    said = QCoreApplication.translate("Elsewhere", "Perhaps {who}: the same {kind}, {value}")
    who, kind = pair_words(suggestion.pair, suggestion.name), tie_words(suggestion.kind)
    return said.format(who=who, kind=kind, value=one_line(suggestion.value, 40))


def pair_words(pair: Pair, name: str | None) -> str:
    """A customer of a channel."""
    return f"{words.channel(pair[0])} · {one_line(name or pair[1], 40)}"


def tie_words(kind: str | None) -> str:
    """What two names have in common."""
    translate = QCoreApplication.translate
    known = {
        "phone": translate("Elsewhere", "phone number"),
        "email": translate("Elsewhere", "email address"),
        "whatsapp_user": translate("Elsewhere", "WhatsApp user"),
        "help_desk": translate("Elsewhere", "contact in the help desk"),
        "name": translate("Elsewhere", "name"),
        "hand": translate("Elsewhere", "joined by hand"),
    }
    return known.get(kind or "", one_line(kind or "", 20))
