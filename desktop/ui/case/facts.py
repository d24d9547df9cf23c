"""What is known of a case: stage, class, risks, promises, offers, and who did what when."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.desk.views import CaseView
from desktop.ui import numbers, words
from desktop.ui.care_words import care, named, value
from desktop.ui.case.chips import Chips
from desktop.ui.case.context import CaseContext
from desktop.ui.case.elsewhere import Elsewhere
from desktop.ui.case.excerpt import Excerpt
from desktop.ui.case.history import history_lines
from desktop.ui.case.ledger import Ledger
from desktop.ui.case.mediation_lines import aftercare_line, mediation_lines, outside_deadline
from desktop.ui.case.stage_strip import StageStrip
from desktop.ui.plain import PlainLabel, one_line, restyle


class FactsPanel(QScrollArea):
    """Shows the facts of a case. Signals the stage, the command or the kept promise that was asked for."""

    stage_asked = Signal(str)
    asked = Signal(str)
    promise_kept = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Facts of the case"))
        self.strip = StageStrip()
        self.strip.stage_asked.connect(self.stage_asked)
        self.ledger = Ledger()
        self.ledger.kept.connect(self.promise_kept)
        self.classify = self._link(self.tr("Record form…"), "form")
        self.mediate = self._link(self.tr("Mediation…"), "mediate")
        self.follow_up = self._link(self.tr("Call back…"), "call_back")
        self._mediation = Excerpt(self.tr("Mediation"))
        self._outside = PlainLabel(wrap=True)
        self._aftercare = PlainLabel(wrap=True)
        self._class = PlainLabel(wrap=True)
        self._risks = Chips()
        self._no_risks = PlainLabel(self.tr("None so far."), "muted")
        self.elsewhere = Elsewhere()
        self._offers = Excerpt(self.tr("Offers"))
        self._history = Excerpt(self.tr("What was done"), "muted")
        self._resolution = Excerpt(self.tr("What was done"))
        self._column = QVBoxLayout()
        self._lay_out()

    def show_case(self, view: CaseView, context: CaseContext, now: float) -> None:
        """Show this case; `now` in seconds since the epoch."""
        self.strip.show_stage(view.row.stage)
        self.strip.setEnabled(view.closed_at is None and context.person is not None and context.person.role != "auditor")
        self.classify.setEnabled(self.strip.isEnabled())
        self.follow_up.setEnabled(context.person is not None and context.person.role != "auditor")
        self.mediate.setEnabled(self.strip.isEnabled() and view.row.mediator is not None)
        self._class.setText(self._class_line(view, context, now))
        self._mediation.show_lines(mediation_lines(view, context, now) or [self.tr("No mediator so far.")])
        self._show_outside(view, context, now)
        self._aftercare.setText(aftercare_line(view, context, now))
        self._risks.show_words([words.risk(kind) for kind in view.row.risks], view.row.level)
        self._risks.setVisible(bool(view.row.risks))
        self._no_risks.setVisible(not view.row.risks)
        self.ledger.show_promises(view.promises, context, now)
        self.elsewhere.show_case(context)
        self._offers.show_lines(self._offer_lines(view, context, now) or [self.tr("No offers so far.")])
        self._history.show_lines(history_lines(context, now) or [self.tr("Nothing has been done yet.")])
        self._resolution.show_lines([self.tr("Closed: {resolution}").format(resolution=view.resolution or "")] if view.closed_at else [])
        self._resolution.setVisible(view.closed_at is not None)

    def _show_outside(self, view: CaseView, context: CaseContext, now: float) -> None:
        said, late = outside_deadline(view, context, now)
        self._outside.setText(said)
        self._outside.setVisible(bool(said))
        restyle(self._outside, "error" if late else "muted")

    def tick(self, now: float) -> None:
        """Count the promises down."""
        self.ledger.tick(now)

    def go_to(self, part: str) -> None:
        """Put the focus on the stages or the promises."""
        if part == "promises":
            self.ledger.go_to_first()
        else:
            self.strip.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def texts(self) -> tuple[str, str, str]:
        """What is said of class, offers and history."""
        return self._class.text(), self._offers.text(), self._history.text()

    def _class_line(self, view: CaseView, context: CaseContext, now: float) -> str:
        unknown = self.tr("not known yet")
        lines = [
            self.tr("Nature: {nature}").format(nature=words.word("nature", view.nature) or unknown),
            self.tr("Cause: {cause}").format(cause=words.word("cause", view.cause) or unknown),
            self.tr("Customer: {kind}").format(kind=words.word("customer_kind", view.row.customer_kind) or unknown),
            self.tr("Conversations: {names}").format(names=words.translated(", ").join(one_line(c, 40) for c in view.conversations[:5])),
        ]
        lines += [named(care("field", name), one_line(value(name, said), 120)) for name, said in view.form]
        if view.hand is not None:
            waited = numbers.duration(now - view.hand.since)
            said = self.tr("{name} has had a hand up for {time}: {reason}")
            name = one_line(context.name_of(view.hand.by), 40)
            lines.append(said.format(name=name, time=waited, reason=one_line(view.hand.reason, 120) or "–"))
        if view.repeat_of:
            lines.append(self.tr("Repeat of case {case}").format(case=one_line(view.repeat_of, 40)))
        return "\n".join(lines)

    def _offer_lines(self, view: CaseView, context: CaseContext, now: float) -> list[str]:
        said = self.tr("{time}  {type}, {money}: {state} ({names})")
        return [
            said.format(
                time=numbers.day_and_time(offer.proposed_at, now, context.offset()),
                type=words.word("offer_type", offer.type),
                money=numbers.money(offer.money),
                state=words.word("payout_state", offer.payout) if offer.payout else words.word("offer_state", offer.state),
                names=words.translated(", ").join(one_line(n, 40) for n in context.names((offer.proposed_by, *offer.approved_by))),
            )
            + (f"\n    {one_line(offer.note, 120)}" if offer.note else "")
            for offer in reversed(view.offers)
        ]

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(self._column)
        self._column.setContentsMargins(16, 12, 16, 16)
        self._column.setSpacing(6)
        self._section(self.tr("Stage"), self.strip)
        self._section(self.tr("Class"), self._class, beside=self.classify)
        self._section(self.tr("Risks"), self._risks, self._no_risks)
        self._section(self.tr("Promises"), self.ledger)
        self._section(self.tr("Offers"), self._offers)
        self._section(self.tr("The customer elsewhere"), self.elsewhere)
        self._section(self.tr("Mediation"), self._mediation, self._outside, beside=self.mediate)
        self._section(self.tr("Follow-up"), self._aftercare, beside=self.follow_up)
        self._section(self.tr("What was done"), self._resolution, self._history)
        self._column.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def _link(self, text: str, command: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("look", "link")
        button.clicked.connect(lambda: self.asked.emit(command))
        return button

    def _section(self, title: str, *widgets: QWidget, beside: QWidget | None = None) -> None:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(title, "head"), 1)
        if beside is not None:
            head.addWidget(beside)
        self._column.addLayout(head)
        for widget in widgets:
            self._column.addWidget(widget)
        self._column.addSpacing(8)
