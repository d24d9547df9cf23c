"""How far a mediation and the follow-up are, in lines."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from desktop.core.mediation import PARTS, Mediation, Outside
from desktop.desk.views import CaseView
from desktop.ui import numbers, words
from desktop.ui.care_words import care, named
from desktop.ui.case.context import CaseContext
from desktop.ui.case.history import with_reference
from desktop.ui.plain import one_line

LONGEST = 160


def mediation_lines(view: CaseView, context: CaseContext, now: float) -> list[str]:
    """Who mediates, what both sides hold, what was proposed, how it ended; nothing where nobody was asked."""
    mediation = view.mediation or Mediation()
    return [*_who(view, mediation, context, now), *_what(mediation, context), *_end(mediation), *_outside(mediation.outside, context, now)]


def aftercare_line(view: CaseView, context: CaseContext, now: float) -> str:
    """When the customer is called back, or what he said."""
    care_of = view.aftercare
    if care_of is None or (care_of.due is None and care_of.satisfaction is None):
        return QCoreApplication.translate("FactsPanel", "Nothing planned so far.")
    if care_of.satisfaction is None and care_of.due is not None:
        said = QCoreApplication.translate("FactsPanel", "Call back by {time}")
        return said.format(time=numbers.day_and_time(care_of.due, now, context.offset()))
    said = QCoreApplication.translate("FactsPanel", "{grade} of 5 · {post}")
    note = one_line(care_of.note, LONGEST)
    return said.format(grade=care_of.satisfaction, post=care("post", care_of.post)) + (f"\n“{note}”" if note else "")


def _who(view: CaseView, mediation: Mediation, context: CaseContext, now: float) -> Iterator[str]:
    for person, reason in mediation.refused_by:
        said = QCoreApplication.translate("FactsPanel", "{name} could not: {reason}")
        yield said.format(name=one_line(context.name_of(person), 40), reason=one_line(reason, LONGEST))
    if view.row.mediator is None:
        return
    name = one_line(context.name_of(view.row.mediator), 40)
    if mediation.accepted:
        yield QCoreApplication.translate("FactsPanel", "{name} mediates").format(name=name)
    elif mediation.asked_at is not None:
        said = QCoreApplication.translate("FactsPanel", "{name} was asked {time} ago and has not answered")
        yield said.format(name=name, time=numbers.duration(now - mediation.asked_at))


def _what(mediation: Mediation, context: CaseContext) -> Iterator[str]:
    for part in PARTS[:3]:
        if position := mediation.position(part):
            yield named(care("part", part), one_line(position, LONGEST))
    for proposal in mediation.proposals:
        said = QCoreApplication.translate("FactsPanel", "Proposed by {name}: {text}")
        yield said.format(name=one_line(context.name_of(proposal.by), 40), text=one_line(proposal.text, LONGEST))


def _end(mediation: Mediation) -> Iterator[str]:
    if mediation.agreement:
        agreed = words.translated(", ").join(care("side", side) for side in mediation.agreed)
        waits = QCoreApplication.translate("FactsPanel", "nobody has agreed yet")
        head = QCoreApplication.translate("FactsPanel", "{part} ({who})").format(part=care("part", "agreement"), who=agreed or waits)
        yield named(head, one_line(mediation.agreement, LONGEST))
    if mediation.failed:
        yield named(care("part", "failed"), one_line(mediation.failed, LONGEST))


def outside_deadline(view: CaseView, context: CaseContext, now: float) -> tuple[str, bool]:
    """By when a third party has to act, with the days that are left, and whether it is late; ("", False) where nobody waits for one."""
    outside = (view.mediation or Mediation()).outside
    if outside is None or outside.due is None:
        return "", False
    if outside.accepted_at is None:
        said = QCoreApplication.translate("FactsPanel", "{name} has to accept it by {time}: {left}")
    else:
        said = QCoreApplication.translate("FactsPanel", "{name} has to end it by {time}: {left}")
    left = outside.due - now
    told = QCoreApplication.translate("FactsPanel", "%n day(s) left", "", int(left // numbers.DAY))
    if left < 0:
        told = QCoreApplication.translate("FactsPanel", "overdue {duration}").format(duration=numbers.duration(-left))
    elif left < 2 * numbers.DAY:
        told = QCoreApplication.translate("FactsPanel", "{duration} left").format(duration=numbers.duration(left))
    time = numbers.day_and_time(outside.due, now, context.offset())
    return said.format(name=one_line(outside.name, 60), time=time, left=told), left < 0


def _outside(outside: Outside | None, context: CaseContext, now: float) -> Iterator[str]:
    if outside is None:
        return
    times = [(QCoreApplication.translate("FactsPanel", "since {time}"), outside.referred_at)]
    times += [(QCoreApplication.translate("FactsPanel", "accepted {time}"), outside.accepted_at)] if outside.accepted_at else []
    times += [(QCoreApplication.translate("FactsPanel", "ended {time}"), outside.ended_at)] if outside.ended_at else []
    dates = words.translated(", ").join(said.format(time=numbers.day_and_time(at, now, context.offset())) for said, at in times)
    yield named(with_reference(one_line(outside.name, 60), outside.reference), dates)
