"""Which commands a person may give on the case before him, and why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from desktop.core.compensation import why_not as why_not_approve
from desktop.core.people import LEADS
from desktop.ui import words
from desktop.ui.case.context import CaseContext
from desktop.ui.case.letters import ASKS, letter_to_decide

LEADS_ONLY = frozenset({"take_over", "whisper", "join", "watch", "leave", "mediator", "close", "decline", "send_back", "approve", "undo"})
AFTER_CLOSING = frozenset({"undo", "choose", "call_back", "follow_up"})
HERE = frozenset({"facts"})
"""Commands that only look: they need no person."""


def why_not(command: str, context: CaseContext) -> str | None:
    """The code of why this command cannot be given now, None when it can. Policy's own codes where they fit."""
    if context.view is None:
        return "no_case"
    if command in HERE:
        return None
    if context.person is None:
        return "no_person"
    if context.person.role == "auditor" or (command in LEADS_ONLY and context.person.role not in LEADS):
        return "not_your_role"
    if context.view.closed_at is not None and command not in AFTER_CLOSING:
        return "case_closed"
    check = _CHECKS.get(command)
    return check(context) if check is not None else None


def sentence(code: str | None) -> str:
    """The code in words; "" for None."""
    if code is None:
        return ""
    own = {
        "no_case": QCoreApplication.translate("Availability", "Choose a case first."),
        "no_person": QCoreApplication.translate("Availability", "Say first who you are, at the top right."),
        "nothing_waits": QCoreApplication.translate("Availability", "No offer waits for a decision."),
        "only_the_proposer": QCoreApplication.translate("Availability", "Only who proposed an offer can recall it."),
        "no_terms": QCoreApplication.translate("Availability", "No offer here can be given other terms by you."),
        "nothing_to_undo": QCoreApplication.translate("Availability", "No approval here can be taken back."),
        "no_choice": QCoreApplication.translate("Availability", "No approved offer here has several options."),
        "no_promise": QCoreApplication.translate("Availability", "No promise is open."),
        "no_letter": QCoreApplication.translate("Availability", "No answer here waits for such a decision."),
        "no_score": QCoreApplication.translate("Availability", "No message here has a score."),
        "not_in_it": QCoreApplication.translate("Availability", "You are not in this case."),
        "not_asked": QCoreApplication.translate("Availability", "You are not asked to mediate this case."),
        "no_agreement": QCoreApplication.translate("Availability", "No agreement waits for a yes that you can record."),
        "in_it_so": QCoreApplication.translate("Availability", "You are in this case in that way already."),
    }
    return own.get(code) or words.refusal(code)


def _take_over(context: CaseContext) -> str | None:
    taken = context.view.row.supervisor if context.view else None
    if taken is not None and context.person is not None and taken != context.person.id:
        return "already_taken"
    return "in_it_so" if context.mode() == "take_over" else None


def _approve(context: CaseContext) -> str | None:
    offer = context.offer()
    if offer is None or context.person is None:
        return "nothing_waits"
    if context.is_expired(offer):
        return "expired"
    return None if context.givers(offer) else why_not_approve(context.policy, context.person, offer)


def _refuse(context: CaseContext) -> str | None:
    offer = context.offer()
    if offer is None or context.person is None:
        return "nothing_waits"
    if context.is_expired(offer):
        return "expired"
    return "own_proposal" if context.person.id in offer.set_by else None


def _recall(context: CaseContext) -> str | None:
    offer = context.offer()
    if offer is None:
        return "nothing_waits"
    if context.is_expired(offer):
        return "expired"
    return None if context.is_proposer() else "only_the_proposer"


def _hand(context: CaseContext) -> str | None:
    hand = context.view.hand if context.view else None
    mine = hand is not None and context.person is not None and hand.by == context.person.id
    return None if hand is None or mine or context.is_lead() else "not_your_role"


def _mediate(context: CaseContext) -> str | None:
    if not context.is_lead() and not context.is_mediator():
        return "not_your_role"
    if context.view is None or context.view.row.mediator is None:
        return "no_mediation"
    return "already_decided" if context.mediation().stands else None


def _outside(context: CaseContext) -> str | None:
    """Only a lead gives a case to a third party; what becomes of it there the mediator records too."""
    outside = context.mediation().outside
    is_there = outside is not None and outside.ended_at is None
    return None if context.is_lead() or (is_there and context.is_mediator()) else "not_your_role"


def _letter(context: CaseContext, states: tuple[str, ...]) -> str | None:
    letter = letter_to_decide(context.view, context.current, states)
    if letter is None or context.person is None:
        return "no_letter"
    return None if context.is_lead() or letter.author == context.person.id else "not_your_role"


_CHECKS: Mapping[str, Callable[[CaseContext], str | None]] = MappingProxyType(
    {
        "take_over": _take_over,
        "join": lambda context: "in_it_so" if context.may_speak() else None,
        "watch": lambda context: "in_it_so" if context.mode() == "watch" else None,
        "leave": lambda context: None if context.mode() else "not_in_it",
        "approve": _approve,
        "decline": _refuse,
        "send_back": _refuse,
        "recall": _recall,
        "counter": lambda context: None if context.to_set_anew() else "no_terms",
        "undo": lambda context: None if context.to_take_back() else "nothing_to_undo",
        "choose": lambda context: None if context.to_choose() else "no_choice",
        "keep_promise": lambda context: None if context.open_promises() else "no_promise",
        "resend": lambda context: _letter(context, ASKS),
        "give_up": lambda context: _letter(context, ("unknown", "waiting")),
        "correct": lambda context: None if context.scored(None) else "no_score",
        "hand": _hand,
        "answer": lambda context: None if context.is_mediator() and context.mediation().accepted is None else "not_asked",
        "mediate": _mediate,
        "agree": lambda context: _mediate(context) or (None if context.side_to_agree() else "no_agreement"),
        "outside": _outside,
    }
)
