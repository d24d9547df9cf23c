"""What staff did on a case, as marks: the kind of fact, and the values that its sentence needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from desktop.core import facts
from desktop.core.alert_acts import AlertFact
from desktop.core.erasure import WordsErased
from desktop.core.facts import Entry, Fact
from desktop.core.follow_up import CareFact
from desktop.core.mediation import MediationFact
from desktop.desk.views import Mark


def mark_of(entry: Entry) -> Mark:
    """A decision as a mark on the graph and a line of the history."""
    return Mark(entry.seq, entry.at, entry.fact.kind, entry.actor, dict(mark_values(entry.fact)))


def mark_values(fact: Fact) -> Mapping[str, str]:
    """The values that the sentence of a fact needs."""
    match fact:
        case facts.CaseOpened():
            return {"why": fact.why, "repeat_of": fact.repeat_of or ""}
        case facts.SteppedIn():
            return {"mode": fact.mode}
        case facts.NoteWritten():
            return {"text": fact.text}
        case facts.MediatorAssigned():
            return {"mediator": fact.mediator}
        case facts.OfferProposed() | facts.OfferCountered():
            money = {"amount": fact.money.amount, "currency": fact.money.currency}
            payee = {"payee": fact.payee} if isinstance(fact, facts.OfferProposed) else {}
            return {"offer": fact.offer, "type": fact.type, "reason": fact.reason, **payee, **money}
        case facts.OfferDecided():
            given = {"for": fact.on_behalf_of} if fact.on_behalf_of else {}
            return {"offer": fact.offer, "decision": fact.decision, "state": fact.state, "reason": fact.reason, **given}
        case facts.PromiseMade():
            return {"promise": fact.promise, "text": fact.text, "due": str(fact.due)}
        case _:
            return _other_values(fact)


def _other_values(fact: Fact) -> Mapping[str, str]:
    match fact:
        case facts.OptionChosen():
            return {"offer": fact.offer, "option": str(fact.option + 1)}
        case facts.PayoutListed():
            return {"offer": fact.offer}
        case facts.PayoutSettled():
            told = {"told": fact.told} if fact.told else {}
            return {"offer": fact.offer, "state": fact.state, "reference": fact.reference, **told}
        case facts.PromiseKept():
            return {"promise": fact.promise}
        case facts.StageSet():
            return {"stage": fact.stage}
        case facts.CaseClassified():
            return {"nature": fact.nature or "", "cause": fact.cause or ""}
        case facts.ScoreCorrected():
            return {"message": str(fact.message), "anger": f"{fact.anger:g}"}
        case facts.CaseClosed():
            return {"resolution": fact.resolution}
        case facts.OrderRefused():
            return {"order": fact.order, "code": fact.code}
        case facts.OrderNoted():
            return {"order": fact.order}
        case WordsErased():
            return {"request": fact.request}
        case facts.ConversationJoined():
            return {"conversation": fact.conversation}
        case CareFact() | MediationFact() | AlertFact():
            return {field.name: str(getattr(fact, field.name) or "") for field in fields(fact)}
        case _:
            return {}
