"""The hand-over note: what somebody who takes a case over has to know, written from the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from desktop.desk.form import FormField
from desktop.desk.views import CaseView
from desktop.ui import numbers, words
from desktop.ui.care_words import care, named, value
from desktop.ui.case.context import CaseContext
from desktop.ui.case.history import deed
from desktop.ui.case.mediation_lines import mediation_lines, outside_deadline
from desktop.ui.plain import one_line

MOST_DEEDS, LONGEST = 12, 300
_QUIET = frozenset({"order_noted", "order_refused", "conversation_joined", "field_filled", "alert_snoozed"})
"""What happened and changes nothing for whoever takes over."""


def handover_note(context: CaseContext, form: Sequence[FormField], now: float) -> str:
    """The note as plain text: facts, demand, what was tried, what was promised, risks, how far a mediation is, the last words. `now` in
    seconds since the epoch. "" where no case is shown."""
    view = context.view
    if view is None:
        return ""
    parts = [
        (QCoreApplication.translate("HandOver", "Facts"), _facts(view, form, context, now)),
        (QCoreApplication.translate("HandOver", "What the customer asks for"), _values("demand", form)),
        (QCoreApplication.translate("HandOver", "What was tried"), _deeds(view, context, now)),
        (QCoreApplication.translate("HandOver", "What was promised"), _promises(view, context, now)),
        (QCoreApplication.translate("HandOver", "Risks"), iter([words.risks(view.row.risks)] if view.row.risks else [])),
        (QCoreApplication.translate("HandOver", "Mediation"), _mediation(view, context, now)),
        (QCoreApplication.translate("HandOver", "The customer's last words"), _last_words(view)),
    ]
    written = [(title, list(lines)) for title, lines in parts]
    return "\n\n".join("\n".join((title, *(f"· {line}" for line in lines))) for title, lines in written if lines)


def _facts(view: CaseView, form: Sequence[FormField], context: CaseContext, now: float) -> Iterator[str]:
    row = view.row
    since = numbers.day_and_time(row.opened_at, now, context.offset())
    said = QCoreApplication.translate("HandOver", "{customer}, by {channel}; a case since {time}; {level}, heat {heat}; stage: {stage}")
    yield said.format(
        customer=one_line(row.customer, 60), channel=words.channel(row.channel), time=since, level=words.level(row.level),
        heat=round(row.heat), stage=words.stage(row.stage),
    )  # fmt: skip
    for name in ("nature", "cause", "product", "loss"):
        for shown in _values(name, form):
            yield named(care("field", name), shown)
    if view.repeat_of:
        yield QCoreApplication.translate("HandOver", "It follows case {case} of the same customer.").format(case=view.repeat_of)
    if row.waiting_since is not None:
        waited = numbers.duration(now - row.waiting_since)
        yield QCoreApplication.translate("HandOver", "The customer has waited for an answer for {time}.").format(time=waited)


def _values(name: str, form: Sequence[FormField]) -> Iterator[str]:
    found = next((each for each in form if each.field == name and each.values), None)
    if found is not None:
        yield words.translated(", ").join(one_line(value(name, each), 120) for each in found.values)


def _deeds(view: CaseView, context: CaseContext, now: float) -> Iterator[str]:
    said = QCoreApplication.translate("History", "{time}  {name}: {what}")
    marks = [mark for mark in view.marks if mark.kind not in _QUIET]
    for mark in marks[-MOST_DEEDS:]:
        time = numbers.day_and_time(mark.at, now, context.offset())
        yield said.format(time=time, name=one_line(context.name_of(mark.actor), 40), what=deed(mark, context))


def _promises(view: CaseView, context: CaseContext, now: float) -> Iterator[str]:
    kept = QCoreApplication.translate("HandOver", "kept")
    late = QCoreApplication.translate("HandOver", "overdue")
    still = QCoreApplication.translate("HandOver", "open")
    said = QCoreApplication.translate("HandOver", "{time}  {name}: {what} ({state})")
    for promise in sorted(view.promises, key=lambda each: (each.state == "kept", each.due)):
        state = kept if promise.state == "kept" else late if promise.due < now else still
        due = numbers.day_and_time(promise.due, now, context.offset())
        yield said.format(time=due, name=one_line(context.name_of(promise.by), 40), what=one_line(promise.text, 160), state=state)


def _mediation(view: CaseView, context: CaseContext, now: float) -> Iterator[str]:
    yield from mediation_lines(view, context, now)
    due, _ = outside_deadline(view, context, now)
    if due:
        yield due


def _last_words(view: CaseView) -> Iterator[str]:
    said = next((message.text for message in reversed(view.messages) if message.sender == "customer" and message.text), "")
    if said:
        yield one_line(said, LONGEST)
