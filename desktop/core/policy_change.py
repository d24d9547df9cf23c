"""A policy changes the way money moves: one manager asks for it, another says yes."""

from __future__ import annotations

from hashlib import sha256

from desktop.core import orders
from desktop.core.errors import Refused
from desktop.core.facts import Fact, PolicyDecided, PolicyProposed
from desktop.core.people import Person
from desktop.core.situation import Situation

FEWEST_MANAGERS = 2
"""With fewer nobody could ever change the policy again."""


def digest(text: str) -> str:
    """What a change says it was written against."""
    return sha256(text.encode()).hexdigest()


def decide_change(order: orders.ChangePolicy | orders.DecidePolicy, person: Person, situation: Situation) -> tuple[Fact, ...]:
    """The facts of an order about the policy itself. Raises Refused."""
    if person.role != "manager":
        raise Refused("not_your_role")
    if isinstance(order, orders.ChangePolicy):
        _refuse_unusable(situation)
        return (PolicyProposed(order.change, order.text, digest(situation.policy.text), order.reason),)
    return (_decided(order, person, situation),)


def _refuse_unusable(situation: Situation) -> None:
    if situation.proposed is None:
        raise Refused("bad_policy")
    if sum(person.role == "manager" for person in situation.proposed.people.values()) < FEWEST_MANAGERS:
        raise Refused("too_few_managers")


def _decided(order: orders.DecidePolicy, person: Person, situation: Situation) -> PolicyDecided:
    change = situation.change
    if change is None:
        raise Refused("unknown_change")
    if change.decided:
        raise Refused("already_decided")
    if order.decision == "decline":
        return PolicyDecided(order.change, "decline", None, order.reason)
    if change.fact.base != digest(situation.policy.text):
        raise Refused("stale")
    if change.by == person.id:
        raise Refused("own_proposal")
    return PolicyDecided(order.change, "approve", change.fact.text, order.reason)
