"""What happened around a case: its mediation, the record form by hand, the follow-up; told from their marks, with the words in full."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.core.complaint import FIELDS
from desktop.core.mediation import Mediation, Outside
from desktop.ui import numbers
from desktop.ui.care_words import care, inside, named, value
from desktop.ui.case.history import deed, with_reference
from desktop.ui.casefile.parts import Row
from desktop.ui.plain import one_line, safe_text

if TYPE_CHECKING:
    from desktop.desk.casefile import CaseFile
    from desktop.desk.views import Mark
    from desktop.ui.casefile.story import Teller

MEDIATION = frozenset(
    {"mediator_assigned", "assignment_answered", "mediation_noted", "agreement_accepted", "referred_outside", "outside_moved"}
)
AFTERCARE = frozenset({"call_back_set", "followed_up"})
TOLD = frozenset({"assignment_answered", "mediation_noted", "agreement_accepted", "field_filled", "case_classified", "call_back_set"})
"""Marks that these sections tell in full, so that the course of the case need not."""
CARE = (*MEDIATION, *AFTERCARE, "field_filled", "hand_raised", "hand_lowered")
"""Marks that the workbook lists."""


def mediation_rows(teller: Teller) -> tuple[Row, ...]:
    """Who was asked, what both sides hold, what was proposed and agreed, what a third party did; in the order in which it was written."""
    return tuple(_mediated(teller, mark) for mark in teller.view.marks if mark.kind in MEDIATION)


def _mediated(teller: Teller, mark: Mark) -> Row:
    values, said = mark.values, safe_text(deed(mark, teller.context))
    notes = safe_text(values.get("note", ""), teller.cap)
    if mark.kind == "mediation_noted":
        said = named(care("part", values.get("part", "")), safe_text(values.get("text", ""), teller.cap))
        notes = _became(teller, values.get("offer", ""))
    elif mark.kind == "assignment_answered" and values.get("reason"):
        refused = QCoreApplication.translate("CaseFile", "cannot mediate")
        said, notes = (said if values.get("accepted") else refused), safe_text(values["reason"], teller.cap)
    elif values.get("due"):
        notes = " · ".join(filter(None, (notes, _until(teller, mark))))
    return Row(teller.time(mark.at), teller.name(mark.actor), said, "deed", notes)


def _until(teller: Teller, mark: Mark) -> str:
    said = QCoreApplication.translate("CaseFile", "to be accepted by {time}")
    if mark.kind == "outside_moved":
        said = QCoreApplication.translate("CaseFile", "to be ended by {time}")
    return said.format(time=teller.time(float(mark.values["due"])))


def _became(teller: Teller, offer: str) -> str:
    found = next((each for each in teller.view.offers if each.id == offer), None)
    if found is None:
        return ""
    return QCoreApplication.translate("CaseFile", "became the offer of {money}").format(money=numbers.money(found.money))


def form_rows(teller: Teller) -> tuple[Row, ...]:
    """What stands in the record form by somebody's word, in the form's order, with whose word it is."""
    view = teller.view
    by_hand = {**dict(view.form), **{name: code for name, code in (("nature", view.nature), ("cause", view.cause)) if code}}
    return tuple(_field(teller, name, by_hand[name]) for name in FIELDS if by_hand.get(name))


def _field(teller: Teller, name: str, written: str) -> Row:
    last = next((mark for mark in reversed(teller.view.marks) if _wrote(mark, name)), None)
    said = named(care("field", name), one_line(value(name, written), 400))
    return Row(teller.time(last.at) if last else "", teller.name(last.actor) if last else "", said)


def _wrote(mark: Mark, name: str) -> bool:
    if name in ("nature", "cause"):
        return mark.kind == "case_classified"
    return mark.kind == "field_filled" and mark.values.get("field") == name


def follow_up_rows(teller: Teller) -> tuple[Row, ...]:
    """The call-backs that were planned, and what the customer said."""
    return tuple(_followed(teller, mark) for mark in teller.view.marks if mark.kind in AFTERCARE)


def _followed(teller: Teller, mark: Mark) -> Row:
    time, who = teller.time(mark.at), teller.name(mark.actor)
    if mark.kind == "call_back_set":
        said = QCoreApplication.translate("CaseFile", "planned to call back by {time}")
        return Row(time, who, said.format(time=teller.time(float(mark.values.get("due") or 0.0))))
    tone = "watch" if mark.values.get("reopened") else "calm"
    note = safe_text(mark.values.get("note", ""), teller.cap)
    quoted = QCoreApplication.translate("CaseFile", "“{words}”").format(words=note) if note else ""
    return Row(time, who, safe_text(deed(mark, teller.context)), tone, quoted)


def mediation_sentences(file: CaseFile) -> Iterator[str]:
    """How the mediation ended, in sentences."""
    mediation = file.view.mediation or Mediation()
    if mediation.stands:
        agreed = QCoreApplication.translate("CaseFile", "Both sides agreed: “{text}”.")
        yield agreed.format(text=one_line(mediation.agreement, 300))
    elif mediation.failed:
        failed = QCoreApplication.translate("CaseFile", "The mediation failed: “{text}”.")
        yield failed.format(text=one_line(mediation.failed, 300))
    if mediation.outside is not None:
        yield _outside(mediation.outside)


def _outside(outside: Outside) -> str:
    """Before whom it was brought, and what became of it there."""
    if outside.ended_at is None:
        said = QCoreApplication.translate("CaseFile", "It is before {name}, which has not ended it yet.")
    elif outside.note:
        said = QCoreApplication.translate("CaseFile", "It was brought before {name}, which ended it: “{note}”.")
    else:
        said = QCoreApplication.translate("CaseFile", "It was brought before {name}, which ended it.")
    return said.format(name=with_reference(one_line(outside.name, 60), outside.reference), note=one_line(outside.note, 300))


def follow_up_sentences(file: CaseFile) -> Iterator[str]:
    """What the customer said afterwards, in a sentence."""
    after = file.view.aftercare
    if after is not None and after.satisfaction is not None:
        said = QCoreApplication.translate("CaseFile", "Asked afterwards, the customer gave {grade} of 5; {post}.")
        yield said.format(grade=after.satisfaction, post=inside(care("post", after.post)))


def care_columns(file: CaseFile) -> list[dict[str, object]]:
    """Mediation, form, hands and follow-up as rows of a workbook: codes and the words that were written."""
    return [_columns(file.view.row.id, mark) for mark in file.view.marks if mark.kind in CARE]


def _columns(case: str, mark: Mark) -> dict[str, object]:
    values = mark.values
    part = next((values[name] for name in ("part", "field", "side", "post", "state", "mediator", "name") if values.get(name)), "")
    text = next((values[name] for name in ("text", "value", "reason", "note", "reference") if values.get(name)), "")
    at = f"{datetime.fromtimestamp(mark.at, UTC):%Y-%m-%dT%H:%M:%SZ}"
    who = {"case_id": case, "seq": mark.seq, "at": at, "actor": mark.actor, "kind": mark.kind}
    return {**who, "part": part, "grade": values.get("satisfaction", ""), "text": text}
