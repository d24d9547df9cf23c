"""A case in a few sentences, as a good supervisor would begin."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication

from desktop.desk.casefile import CaseFile, fate
from desktop.ui import numbers, words
from desktop.ui.care_words import care, inside
from desktop.ui.casefile.care import follow_up_sentences, mediation_sentences
from desktop.ui.plain import one_line


def summary(file: CaseFile, time: Callable[[float | None], str], name: Callable[[str | None], str], now: float) -> tuple[str, ...]:
    """What was wrong, how it went, what was promised and offered, how it ended. `now` in seconds."""
    before = (*_matter(file), *_anger(file, time), *_risks(file), *_who(file, name), *_promises(file, now))
    return (*before, *mediation_sentences(file), *_offers(file), *_end(file, time), *follow_up_sentences(file))


def _matter(file: CaseFile) -> Iterator[str]:
    """What it is about and what the customer wants, as far as the record form says so."""
    form, view = dict(file.view.form), file.view
    about = [one_line(form.get("product", ""), 120), inside(words.word("nature", view.nature)), inside(words.word("cause", view.cause))]
    if any(about):
        said = QCoreApplication.translate("CaseFile", "It is about: {matter}.")
        yield said.format(matter=words.translated(", ").join(filter(None, about)))
    if demand := form.get("demand"):
        yield QCoreApplication.translate("CaseFile", "The customer asks for: {demand}.").format(demand=inside(care("demand", demand)))
    if loss := one_line(form.get("loss", ""), 120):
        yield QCoreApplication.translate("CaseFile", "The loss: {loss}.").format(loss=loss)


def _anger(file: CaseFile, time: Callable[[float | None], str]) -> Iterator[str]:
    scored = [(m.anger, m.at) for m in file.view.messages if m.anger is not None]
    if not scored:
        yield QCoreApplication.translate("CaseFile", "The customer has not written anything that was scored.")
        return
    worst, at = max(scored, key=lambda each: each[0])
    said = QCoreApplication.translate(
        "CaseFile", "The customer wrote %n message(s): anger {first} at first, {worst} at its highest ({time}), {last} at the end.", "",
        len(scored),
    )  # fmt: skip
    first, last = scored[0][0], scored[-1][0]
    yield said.format(first=numbers.whole(first), worst=numbers.whole(worst), time=time(at), last=numbers.whole(last))


def _risks(file: CaseFile) -> Iterator[str]:
    if file.view.row.risks:
        yield QCoreApplication.translate("CaseFile", "Risk signals: {risks}.").format(risks=words.risks(file.view.row.risks))
    if file.view.row.repeat:
        yield QCoreApplication.translate("CaseFile", "The customer has complained before.")


def _who(file: CaseFile, name: Callable[[str | None], str]) -> Iterator[str]:
    taken = [mark.actor for mark in file.view.marks if mark.kind == "stepped_in" and mark.values.get("mode") == "take_over"]
    if taken:
        said = QCoreApplication.translate("CaseFile", "{name} took the case over.")
        yield said.format(name=words.translated(", ").join(dict.fromkeys(map(name, taken))))
    mediation = file.view.mediation
    if file.view.row.mediator:
        if mediation is None or not mediation.accepted:
            said = QCoreApplication.translate("CaseFile", "{name} was asked to mediate.")
        elif file.view.closed_at is None:
            said = QCoreApplication.translate("CaseFile", "{name} mediates.")
        else:
            said = QCoreApplication.translate("CaseFile", "{name} mediated.")
        yield said.format(name=name(file.view.row.mediator))


def _promises(file: CaseFile, now: float) -> Iterator[str]:
    fates = [fate(promise, file.view.marks, file.view.closed_at or now) for promise in file.view.promises]
    told = {
        "kept": QCoreApplication.translate("CaseFile", "{count} kept in time"),
        "late": QCoreApplication.translate("CaseFile", "{count} kept too late"),
        "broken": QCoreApplication.translate("CaseFile", "{count} broken"),
        "open": QCoreApplication.translate("CaseFile", "{count} not due yet"),
    }
    if fates:
        said = QCoreApplication.translate("CaseFile", "Promises to the customer: {fates}.")
        counted = (text.format(count=fates.count(became)) for became, text in told.items() if became in fates)
        yield said.format(fates=words.translated(", ").join(counted))


def _offers(file: CaseFile) -> Iterator[str]:
    said = QCoreApplication.translate("CaseFile", "{type}, {money}: {state}.")
    for offer in file.view.offers:
        kind, state = words.word("offer_type", offer.type), words.word("offer_state", offer.state)
        yield said.format(type=kind, money=numbers.money(offer.money), state=state)


def _end(file: CaseFile, time: Callable[[float | None], str]) -> Iterator[str]:
    closings = [mark for mark in file.view.marks if mark.kind == "case_closed"]
    again = QCoreApplication.translate("CaseFile", "Closed at {time}, “{resolution}”, and opened again.")
    for closed in closings if file.view.closed_at is None else closings[:-1]:
        yield again.format(time=time(closed.at), resolution=one_line(closed.values.get("resolution", ""), 300))
    if file.view.closed_at is None:
        yield QCoreApplication.translate("CaseFile", "The case is still open.")
        return
    said = QCoreApplication.translate("CaseFile", "Closed at {time}: “{resolution}”.")
    yield said.format(time=time(file.view.closed_at), resolution=one_line(file.view.resolution or "", 300))
