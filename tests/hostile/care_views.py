"""The places around a case where words of strangers can stand: advice, mediation, form, follow-up, templates, rooms; as in `views`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop.core.coaching import HINTS, Advice, Hint
from desktop.core.complaint import FIELDS
from desktop.core.follow_up import Aftercare, Hand
from desktop.core.mediation import SIDES, Mediation, Outside, Proposal
from desktop.core.messages import LONGEST_TEXT
from desktop.core.offers import Promise
from desktop.core.promises import Figures
from desktop.desk.form import FormField
from desktop.desk.live.reads import TimelineEntry
from desktop.desk.playbooks import Playbook, Playbooks
from desktop.desk.promise_ledger import PromiseLedger, PromiseLine
from desktop.desk.views import CaseView, Mark
from desktop.ui.alert_bell import AlertBell
from desktop.ui.alert_book import AlertBook
from desktop.ui.alerts import AlertPanel, Notifier
from desktop.ui.case.advice import AdviceStrip
from desktop.ui.case.context import CaseContext
from desktop.ui.case.giver import Giver
from desktop.ui.case.handover import handover_note
from desktop.ui.case.panel import CasePanel
from desktop.ui.case.plain_field import PlainField
from desktop.ui.dialogs.care import AnswerDialog, FollowUpDialog, HandDialog, MediateDialog, OutsideDialog
from desktop.ui.dialogs.close import CloseDialog
from desktop.ui.dialogs.full_text import FullTextDialog
from desktop.ui.dialogs.record_form import RecordFormDialog
from desktop.ui.dialogs.template import Approved, TemplateDialog
from desktop.ui.dialogs.timeline import TimelineDialog
from desktop.ui.rooms.playbook import PlaybookPanel
from desktop.ui.rooms.promises import PromiseRoom
from tests.ui.case.samples import NOW, POLICY
from tests.ui.queue_rows import row

GIVER = Giver("lin", "AB123-CD456", 12)
PLAYBOOK_LINE = 400
"""Characters that a line of a playbook may have."""
Show = Callable[[str], list[QWidget]]


class Care:
    """Views by name; `case_of` makes a case in which everybody writes a text, `panel` is the window's."""

    def __init__(self, case_of: Callable[[str], CaseView], panel: CasePanel, notifier: Notifier) -> None:
        self._case_of, self._panel, self._notifier = case_of, panel, notifier
        self.draft = PlainField()
        self.strip = AdviceStrip(self.draft)
        self.strip.turn(True)
        self.composer = QWidget()
        self.composer.resize(900, 260)
        self.closing = CloseDialog(GIVER, self._context("calm"))
        column = QVBoxLayout(self.composer)
        column.addWidget(self.draft)
        column.addWidget(self.strip)

    def views(self) -> dict[str, Show]:
        """Every view by name."""
        own: tuple[Show, ...] = (
            self.advised, self.cared_for, self.handing_over, self.filling_in, self.ending, self.resolved, self.following_up,
            self.mediating, self.outside, self.asking, self.template, self.timeline, self.promises_room, self.playbook, self.rung,
        )  # fmt: skip
        return {view.__name__: view for view in own}

    def advised(self, text: str) -> list[QWidget]:
        """A draft of it, with words of it offered; and those words in the draft."""
        self.draft.clear()
        self.draft.insertPlainText(text[:2_000])
        draft = self.draft.toPlainText()
        hints = tuple(Hint(code, 0, min(10, len(draft)), text[:400]) for code in HINTS)
        self.strip.show_advice(draft, Advice(hints, 40, "en", text[:400]))
        self.strip.go_on()
        self.strip.take()
        return [self.composer]

    def cared_for(self, text: str) -> list[QWidget]:
        """Facts and history of a mediated case."""
        self._panel.show_case(mediated(self._case_of(text), text))
        return [self._panel]

    def handing_over(self, text: str) -> list[QWidget]:
        """The hand-over note."""
        note = handover_note(self._context(text), form_of(text), NOW)
        return [FullTextDialog("note", note)]

    def filling_in(self, text: str) -> list[QWidget]:
        """The record form, with it for every value."""
        dialog = RecordFormDialog(GIVER, self._case_of(text))
        dialog.show_form(form_of(text))
        assert len(dialog.orders()) < 10
        return [dialog]

    def ending(self, text: str) -> list[QWidget]:
        """Closing such a case, when the form was read."""
        dialog = CloseDialog(GIVER, self._context(text))
        dialog.show_form([replace(field, values=()) for field in form_of(text)])
        return [dialog]

    def resolved(self, text: str) -> list[QWidget]:
        """Pasted as the resolution."""
        self.closing.resolution.clear()
        paste(self.closing.resolution, text)
        return [self.closing]

    def following_up(self, text: str) -> list[QWidget]:
        """What a customer of that name said."""
        dialog = FollowUpDialog(GIVER, text)
        dialog.grade.choose("1")
        paste(dialog.note, text)
        return [dialog]

    def mediating(self, text: str) -> list[QWidget]:
        """A note of a mediation in which it was written before."""
        dialog = MediateDialog(GIVER, self._context(text))
        dialog.part.choose("agreement")
        dialog.part.choose("proposal")
        paste(dialog.text, text)
        return [dialog]

    def outside(self, text: str) -> list[QWidget]:
        """A third party of that name."""
        there, new = OutsideDialog(GIVER, self._context(text)), OutsideDialog(GIVER, CaseContext(self._case_of(text), POLICY.people["lin"]))
        new.name.setText(text[:120])
        new.reference.setText(text[:120])
        return [there, new]

    def asking(self, text: str) -> list[QWidget]:
        """A hand, and a mediator's answer."""
        hand, answer = HandDialog(GIVER), AnswerDialog(GIVER)
        paste(hand.reason, text)
        paste(answer.reason, text)
        return [hand, answer]

    def template(self, text: str) -> list[QWidget]:
        """A template of that name and wording, its gap filled with it."""
        dialog = TemplateDialog(GIVER, [Approved(text, text, text[:1_000] + " {{1}}", (text,))], text)
        dialog.blanks[0].setText(text[:200])
        return [dialog]

    def timeline(self, text: str) -> list[QWidget]:
        """A hundred messages of it."""
        dialog = TimelineDialog(text, NOW)
        said = self._case_of(text).messages
        dialog.show_entries([TimelineEntry(replace(said[n % len(said)], seq=n), text if n % 2 else None) for n in range(100)])
        return [dialog]

    def promises_room(self, text: str) -> list[QWidget]:
        """A ledger of fifty promises of it, as long as a message may be."""
        text = text[:LONGEST_TEXT]
        lines = tuple(
            PromiseLine(f"K{n}", text, Promise(f"p{n}", NOW + n, text, text, "open"), "soon", text, False, True) for n in range(50)
        )
        room, figures = PromiseRoom(POLICY.people["chen"], POLICY), Figures(4, 1, 1, 2, 90.0)
        room.show_ledger(PromiseLedger(lines, figures, {text: figures}, {text: figures}), NOW)
        return [room]

    def playbook(self, text: str) -> list[QWidget]:
        """A playbook of steps and phrases of it."""
        lines, panel = {"en": (text[:PLAYBOOK_LINE],) * 12}, PlaybookPanel("en")
        panel.show_books(Playbooks({"safety": Playbook("safety", lines, lines)}, ""), ("safety",), None)
        return [panel]

    def rung(self, text: str) -> list[QWidget]:
        """Alerts that are told by rule, and their list."""
        book = AlertBook()
        bell = AlertBell(book)
        people = {"customer": text, "agent": text, "last_words": text, "hand_since": NOW - 60, "present": ((text, "join"),)}
        loud = [row(f"C{n}", 112, level="critical", promise_due=NOW - 60, **people) for n in range(20)]
        self._notifier.tell(bell.due(book.rows_changed(loud, (), NOW), NOW, 600))
        panel = AlertPanel(book)
        panel.refresh()
        return [panel]

    def _context(self, text: str) -> CaseContext:
        return CaseContext(mediated(self._case_of(text), text), POLICY.people["lin"], POLICY, now=NOW)


def mediated(view: CaseView, text: str) -> CaseView:
    """The case with a mediation, a hand, a follow-up and a form, all of it in that word."""
    positions = (("customer_position", text), ("company_position", text), ("common_ground", text))
    proposals = tuple(Proposal(text, text, NOW) for _ in range(5))
    outside = Outside(text, text, NOW - 90, NOW - 60, None, text)
    mediation = Mediation(NOW - 99, True, ((text, text),), positions, proposals, text, SIDES, text, outside)
    values = {"text": text, "name": text, "reason": text, "note": text, "field": "product", "value": text, "part": "agreement"}
    kinds = ("mediation_noted", "referred_outside", "outside_moved", "assignment_answered", "field_filled", "followed_up", "hand_raised")
    marks = tuple(Mark(100 + n, NOW, text, kind, values) for n, kind in enumerate(kinds))
    aftercare = Aftercare(NOW + 60, 2, "still", text, NOW)
    return replace(
        view,
        mediation=mediation,
        hand=Hand(text, NOW - 60, text),
        aftercare=aftercare,
        marks=(*view.marks, *marks),
        form=(("product", text),),
    )


def form_of(text: str) -> list[FormField]:
    """A form that says it everywhere, read from the first message."""
    return [FormField(name, (text, text), "conversation", 1, 0, len(text)) for name in FIELDS]


def paste(field: QPlainTextEdit, text: str) -> None:
    """As the clipboard brings it."""
    from tests.hostile.views import mime

    field.insertFromMimeData(mime(text))
