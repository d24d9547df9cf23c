"""Who did what when on a case, newest first."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from desktop.desk.views import Mark
from desktop.ui import numbers, words
from desktop.ui.care_words import care, inside, named, value
from desktop.ui.case.context import CaseContext
from desktop.ui.plain import one_line

MOST = 200


def history_lines(context: CaseContext, now: float) -> list[str]:
    """One line a mark, at most MOST."""
    marks = [mark for mark in context.view.marks if mark.kind != "order_noted"] if context.view else []
    return [line(mark, context, now) for mark in reversed(marks[-MOST:])]


def line(mark: Mark, context: CaseContext, now: float) -> str:
    """A mark as a line: when, who, what."""
    said = QCoreApplication.translate("History", "{time}  {name}: {what}")
    time = numbers.day_and_time(mark.at, now, context.offset())
    return said.format(time=time, name=one_line(context.name_of(mark.actor), 40), what=deed(mark, context))


def deed(mark: Mark, context: CaseContext) -> str:
    """What was done, without who and when; the kind of fact itself when we have no words for it."""
    say = _SENTENCES.get(mark.kind)
    return say(mark.values, context) if say is not None else mark.kind


def _stepped(values: Mapping[str, str], context: CaseContext) -> str:
    mode = values.get("mode", "")
    said = {
        "watch": QCoreApplication.translate("History", "watches, unseen by the customer"),
        "whisper": QCoreApplication.translate("History", "whispers to the agent"),
        "join": QCoreApplication.translate("History", "joined the conversation"),
        "take_over": QCoreApplication.translate("History", "took the case over"),
        "leave": QCoreApplication.translate("History", "left the case"),
    }
    return said.get(mode, mode)


def _offer(values: Mapping[str, str], context: CaseContext) -> str:
    said = QCoreApplication.translate("History", "proposed {type}, {amount} {currency}")
    kind = words.word("offer_type", values.get("type"))
    return said.format(type=kind, amount=values.get("amount", ""), currency=values.get("currency", ""))


def _countered(values: Mapping[str, str], context: CaseContext) -> str:
    said = QCoreApplication.translate("History", "set other terms: {type}, {amount} {currency}")
    kind = words.word("offer_type", values.get("type"))
    return said.format(type=kind, amount=values.get("amount", ""), currency=values.get("currency", ""))


def _decided(values: Mapping[str, str], context: CaseContext) -> str:
    state = words.word("offer_state", values.get("state"))
    if not values.get("for"):
        return state
    said = QCoreApplication.translate("History", "{what}, on behalf of {name}")
    return said.format(what=state, name=one_line(context.name_of(values["for"]), 40))


def _chosen(values: Mapping[str, str], context: CaseContext) -> str:
    return QCoreApplication.translate("History", "the customer chose option {number}").format(number=values.get("option", ""))


def _settled(values: Mapping[str, str], context: CaseContext) -> str:
    state, reference = words.word("payout_state", values.get("state")), one_line(values.get("reference", ""), 60)
    if values.get("told"):
        said = QCoreApplication.translate("History", "{what}; they say {amount} was paid")
        state = said.format(what=state, amount=one_line(values["told"], 40))
    if not reference:
        return state
    return QCoreApplication.translate("History", "{what} (reference {reference})").format(what=state, reference=reference)


def _promise(values: Mapping[str, str], context: CaseContext) -> str:
    return QCoreApplication.translate("History", "promised: {text}").format(text=one_line(values.get("text", ""), 80))


def _assigned(values: Mapping[str, str], context: CaseContext) -> str:
    name = one_line(context.name_of(values.get("mediator", "")), 40)
    return QCoreApplication.translate("History", "asked {name} to mediate").format(name=name)


def _closed(values: Mapping[str, str], context: CaseContext) -> str:
    said = QCoreApplication.translate("History", "closed the case: {resolution}")
    return said.format(resolution=one_line(values.get("resolution", ""), 120))


def _opened(values: Mapping[str, str], context: CaseContext) -> str:
    if values.get("why") == "order":
        return QCoreApplication.translate("History", "opened the case by hand")
    if values.get("why") == "hand":
        return QCoreApplication.translate("History", "the case opened because an agent asked for help")
    return QCoreApplication.translate("History", "the case opened by its heat")


def _classified(values: Mapping[str, str], context: CaseContext) -> str:
    both = [words.word("nature", values.get("nature")), words.word("cause", values.get("cause"))]
    return " · ".join(part for part in both if part)


def _corrected(values: Mapping[str, str], context: CaseContext) -> str:
    return QCoreApplication.translate("History", "corrected a score to {anger}").format(anger=values.get("anger", ""))


def _refused(values: Mapping[str, str], context: CaseContext) -> str:
    said = QCoreApplication.translate("History", "was refused: {reason}")
    return said.format(reason=words.refusal(values.get("code")))


def _answered(values: Mapping[str, str], context: CaseContext) -> str:
    if values.get("accepted"):
        return QCoreApplication.translate("History", "takes the mediation")
    said = QCoreApplication.translate("History", "cannot mediate: {reason}")
    return said.format(reason=one_line(values.get("reason", ""), 80))


def _noted(values: Mapping[str, str], context: CaseContext) -> str:
    return named(care("part", values.get("part", "")), one_line(values.get("text", ""), 80))


def _referred(values: Mapping[str, str], context: CaseContext) -> str:
    said = QCoreApplication.translate("History", "brought it before {name}")
    name = one_line(values.get("name", ""), 60)
    return said.format(name=with_reference(name, values.get("reference", "")))


def with_reference(name: str, reference: str) -> str:
    """A third party with its own number for the case, where it gave one."""
    if not reference:
        return name
    both = QCoreApplication.translate("History", "{name} ({reference})")
    return both.format(name=name, reference=one_line(reference, 40))


def _moved(values: Mapping[str, str], context: CaseContext) -> str:
    if values.get("state") == "accepted":
        return QCoreApplication.translate("History", "recorded that the third party took the case")
    return QCoreApplication.translate("History", "recorded that the third party ended the case")


def _followed_up(values: Mapping[str, str], context: CaseContext) -> str:
    said = QCoreApplication.translate("History", "the customer's answer: {grade} of 5; {post}")
    told = said.format(grade=values.get("satisfaction", ""), post=inside(care("post", values.get("post", ""))))
    return told if not values.get("reopened") else QCoreApplication.translate("History", "{what}; the case goes on").format(what=told)


def _field(values: Mapping[str, str], context: CaseContext) -> str:
    name = values.get("field", "")
    return named(care("field", name), one_line(value(name, values.get("value", "")), 80) or "–")


def _alerted(said: str, values: Mapping[str, str]) -> str:
    return said.format(alert=inside(care("alert", values.get("alert", ""))))


_SENTENCES: Mapping[str, Callable[[Mapping[str, str], CaseContext], str]] = {
    "stepped_in": _stepped,
    "mediator_assigned": _assigned,
    "offer_proposed": _offer,
    "offer_countered": _countered,
    "offer_decided": _decided,
    "option_chosen": _chosen,
    "payout_listed": lambda *_: words.word("payout_state", "listed"),
    "payout_settled": _settled,
    "promise_made": _promise,
    "promise_kept": lambda *_: QCoreApplication.translate("History", "kept a promise"),
    "stage_set": lambda values, _: words.stage(values.get("stage", "")),
    "case_classified": _classified,
    "case_opened": _opened,
    "case_closed": _closed,
    "score_corrected": _corrected,
    "order_refused": _refused,
    "note_written": lambda *_: QCoreApplication.translate("History", "whispered"),
    "words_erased": lambda *_: QCoreApplication.translate("History", "erased the customer's words, as was asked"),
    "assignment_answered": _answered,
    "mediation_noted": _noted,
    "agreement_accepted": lambda values, _: care("side", values.get("side", "")),
    "referred_outside": _referred,
    "outside_moved": _moved,
    "hand_raised": lambda *_: QCoreApplication.translate("History", "raised a hand"),
    "alert_acknowledged": lambda values, _: _alerted(QCoreApplication.translate("History", "has seen the alert: {alert}"), values),
    "alert_snoozed": lambda values, _: _alerted(QCoreApplication.translate("History", "let the alert sleep: {alert}"), values),
    "hand_lowered": lambda *_: QCoreApplication.translate("History", "lowered the hand"),
    "field_filled": _field,
    "call_back_set": lambda *_: QCoreApplication.translate("History", "planned a call-back"),
    "followed_up": _followed_up,
    "conversation_joined": lambda *_: QCoreApplication.translate("History", "another conversation joined the case"),
}
