"""What is known around an offer when somebody decides it, and the list of what is to be paid."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.core.case import Case
from desktop.core.compensation import is_escalated
from desktop.core.cost import CostInputs, inputs_for
from desktop.core.fairness import Precedent, Trouble, Yardstick, yardstick
from desktop.core.money import Money
from desktop.core.offers import Offer
from desktop.core.people import Policy
from desktop.db import money_queries, queries
from desktop.db.person import pairs_of
from desktop.desk.decisions import spent_so_far

PRECEDENTS = 2000
"""So many of the newest approved offers are compared."""
A_YEAR = 366 * 86400.0


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier offer to the same customer."""

    case: str
    offer: str
    type: str
    money: Money
    state: str
    at: float


@dataclass(frozen=True, slots=True)
class OfferBrief:
    """What an approver sees beside an offer.

    `earlier` are the customer's other offers, newest first; `left` what the day's, the month's and the customer's budget leave, None where
    there is none; `expires_at` in seconds since the epoch; `escalated` says that it has waited too long.
    """

    offer: Offer
    cases_before: int
    earlier: tuple[Earlier, ...]
    yardstick: Yardstick
    cost: CostInputs
    left_today: Money | None
    left_this_month: Money | None
    left_for_customer: Money | None
    expires_at: float | None
    escalated: bool


@dataclass(frozen=True, slots=True)
class PayoutLine:
    """An approved offer on its way to be paid. `state`: ready, to_choose, listed, paid, failed, unknown, withdrawn;
    `listings` says how often it was on the list, `batch` the day it was put there last, and `told` what a finance system says it paid
    where that is not what was approved."""

    offer: str
    case: str
    customer: str
    payee: str
    type: str
    amount: str
    currency: str
    approved_by: str
    approved_at: float
    state: str
    reference: str
    listings: int
    batch: str = ""
    told: str = ""


def offer_brief(connection: sqlite3.Connection, policy: Policy, ident: str, now: float) -> OfferBrief | None:
    """The brief of an offer, None when there is no such offer."""
    case = _case_of(connection, ident)
    offer = case.offer(ident) if case else None
    if case is None or offer is None:
        return None
    known_as = pairs_of(connection, case.channel, case.customer.id)
    theirs = [found for found in money_queries.cases_of_person(connection, known_as) if found.id != case.id]
    earlier = [_earlier(found, other) for found in (case, *theirs) for other in found.offers if other.id != ident]
    spent = spent_so_far(connection, policy, case, offer.money.currency, now)
    budget = policy.budgets.get(offer.money.currency)
    similar = _yardstick(connection, case, offer, now)
    return OfferBrief(
        offer, len(theirs), tuple(sorted(earlier, key=lambda one: -one.at)), similar, inputs_for(case.risks),
        _left(budget.daily if budget else None, spent.day), _left(budget.monthly if budget else None, spent.month),
        _left(budget.customer if budget else None, spent.customer),
        None if policy.expire_after is None else offer.terms_at + policy.expire_after, is_escalated(policy, offer, now),
    )  # fmt: skip


def payout_lines(connection: sqlite3.Connection) -> Iterator[PayoutLine]:
    """What is approved and not undone, oldest approval first."""
    told = money_queries.told_of_unknown(connection)
    lines = (PayoutLine(*row) for row in money_queries.payouts(connection))
    return (replace(line, told=told.get(line.offer, "")) if line.state == "unknown" else line for line in lines)


def overdue_cases(connection: sqlite3.Connection, policy: Policy, now: float) -> list[str]:
    """The cases with an offer that nobody decided within the time that the policy gives."""
    return [] if policy.expire_after is None else money_queries.waiting_since(connection, now - policy.expire_after)


def trouble_of(case: Case) -> Trouble:
    """What makes a case like another."""
    return Trouble(
        case.nature, case.cause, case.customer.kind, case.channel, case.repeat_of is not None or "repeat" in case.risks,
        frozenset(case.risks) - {"repeat"}, float(max(case.spark, default=0)),
    )  # fmt: skip


def _case_of(connection: sqlite3.Connection, offer: str) -> Case | None:
    ident = money_queries.case_of_offer(connection, offer)
    return queries.cases(connection, [ident]).get(ident) if ident else None


def _earlier(case: Case, offer: Offer) -> Earlier:
    return Earlier(case.id, offer.id, offer.type, offer.money, offer.state, offer.decided_at or offer.proposed_at)


def _left(most: Money | None, spent: int) -> Money | None:
    return None if most is None else Money(most.currency, max(0, most.minor - spent))


def _yardstick(connection: sqlite3.Connection, case: Case, offer: Offer, now: float) -> Yardstick:
    found = money_queries.approved_cases(connection, offer.money.currency, now - A_YEAR, PRECEDENTS)
    precedents = (
        Precedent(other.id, given.id, given.type, given.money, given.decided_at or 0.0, trouble_of(other))
        for other in found
        for given in other.offers
        if given.state == "approved" and given.id != offer.id and given.money.currency == offer.money.currency
    )
    return yardstick(trouble_of(case), precedents)
