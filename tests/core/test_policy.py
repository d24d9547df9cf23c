"""Pure policy: whatever is tried, money goes out only as the policy allows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core import orders
from desktop.core.case import Case
from desktop.core.compensation import can_decide, why_not
from desktop.core.errors import Refused
from desktop.core.facts import CaseOpened, Entry, OfferDecided
from desktop.core.messages import Customer
from desktop.core.money import Money
from desktop.core.offers import Offer
from desktop.core.people import Budget, Person, Policy
from desktop.core.policy import decide
from desktop.core.situation import Situation, Spent

LIMITS = {"lin": 500, "chen": 10_000, "zhao": 10_000, "xu": None, "he": None}
ROLES = {"lin": "supervisor", "chen": "manager", "zhao": "manager", "xu": "agent", "he": "auditor"}
SECOND_ABOVE, DAILY = 2_000, 20_000


def cny(whole: int) -> Money:
    return Money("CNY", whole * 100)


def person(ident: str) -> Person:
    limit = LIMITS[ident]
    return Person(ident, ident.title(), ROLES[ident], {} if limit is None else {"CNY": cny(limit)})


HOUSE = Policy("CNY", people={ident: person(ident) for ident in ROLES}, budgets={"CNY": Budget(cny(SECOND_ABOVE), cny(DAILY))})
people = st.sampled_from([*ROLES, "nobody"])
offers = st.sampled_from(["f1", "f2", "f3"])
amounts = st.sampled_from(["0", "1", "499.99", "500", "500.01", "2000", "2000.01", "9999", "10000", "10000.01", "15000", "x"])
proposals = st.builds(
    orders.ProposeOffer, id=st.just("p"), by=people, case=st.just("K"), offer=offers, type=st.sampled_from(["refund", "visit"]),
    amount=amounts, currency=st.sampled_from(["CNY", "CNY", "USD"]), reason=st.just(""),
)  # fmt: skip
ways = st.sampled_from([*orders.DECISIONS, "approve"])
decisions = st.builds(orders.DecideOffer, id=st.just("d"), by=people, offer=offers, decision=ways)
closings = st.builds(orders.CloseCase, id=st.just("c"), by=people, case=st.just("K"), resolution=st.just("done"))


@dataclass
class Desk:
    """One case, decided on in memory."""

    case: Case = field(default_factory=lambda: Case("chat", Customer("u1"), id="K", conversations=("c1",)))
    paid: int = 0
    final: Counter[str] = field(default_factory=Counter)

    def give(self, order: orders.Order) -> None:
        """Decide an order; a refusal changes nothing."""
        known = isinstance(order, orders.ProposeOffer) and self.case.offer(order.offer) is not None
        try:
            facts = decide(order, Situation(HOUSE, self.case, Spent(self.paid), offer_known=known))
        except Refused:
            return
        for fact in facts:
            if isinstance(fact, OfferDecided) and fact.state == "approved":
                offer = self.case.offer(fact.offer)
                assert offer is not None
                self.paid += offer.money.minor
                self.final[offer.id] += 1
            self.case = self.case.after(Entry(self.case.seq + 1, 0.0, order.by, "K", fact))


@given(st.lists(st.one_of(proposals, decisions, decisions, closings), max_size=40))
def test_no_money_goes_out_but_as_the_policy_allows(given_orders: list[orders.Order]) -> None:
    desk = Desk()
    for order in given_orders:
        desk.give(order)
    assert desk.paid <= cny(DAILY).minor
    assert all(times == 1 for times in desk.final.values())
    for offer in desk.case.offers:
        assert all(offer.money <= person(who).limits["CNY"] for who in offer.approved_by)
        assert offer.proposed_by not in offer.approved_by
        assert len(set(offer.approved_by)) == len(offer.approved_by)
        if offer.state == "approved":
            assert len(offer.approved_by) == (2 if offer.money > cny(SECOND_ABOVE) else 1)


OFFER = Offer("f1", "K", "refund", cny(3000), "", "李先生", "pending", "xu", 0.0)


@pytest.mark.parametrize(
    ("who", "offer", "code"),
    [("xu", OFFER, "not_your_role"), ("lin", OFFER, "over_limit"), ("chen", OFFER, None),
     ("chen", Offer("f1", "K", "refund", cny(1), "", "", "approved", "xu", 0.0), "already_decided"),
     ("chen", Offer("f1", "K", "refund", cny(1), "", "", "pending", "chen", 0.0), "own_proposal"),
     ("chen", Offer("f1", "K", "refund", cny(3000), "", "", "pending_second", "xu", 0.0, ("chen",)), "same_person_twice")],
)  # fmt: skip
def test_why_an_approval_would_be_refused(who: str, offer: Offer, code: str | None) -> None:
    assert why_not(HOUSE, person(who), offer) == code
    assert can_decide(HOUSE, person(who), offer) == (code is None)


def test_without_a_budget_nothing_is_over_it() -> None:
    house = Policy("CNY", people={"chen": person("chen")}, budgets={"CNY": Budget()})
    case = Case("chat", Customer("u1"), id="K", offers=(OFFER,))
    order = orders.DecideOffer(id="d", by="chen", offer="f1", decision="approve")
    [fact] = decide(order, Situation(house, case, Spent(day=10**9)))
    assert isinstance(fact, OfferDecided)
    assert fact.state == "approved"


def test_an_order_that_policy_does_not_know_is_a_bad_one() -> None:
    case = Case("chat", Customer("u1"), id="K")
    with pytest.raises(Refused, match="bad_order"):
        decide(orders.Order(id="o", by="chen"), Situation(HOUSE, case))


def test_an_offer_of_another_case_is_unknown() -> None:
    case = Case("chat", Customer("u1"), id="K")
    with pytest.raises(Refused, match="unknown_offer"):
        decide(orders.DecideOffer(id="d", by="chen", offer="f9", decision="approve"), Situation(HOUSE, case))


def test_opening_journals_what_it_is_told() -> None:
    opens = CaseOpened("chat", "c1", 1, "order")
    order = orders.OpenCase(id="o", by="xu", conversation="c1", channel="chat")
    assert decide(order, Situation(HOUSE, Case("chat", Customer("u1")), opens=opens)) == (opens,)
    assert decide(order, Situation(HOUSE, Case("chat", Customer("u1")))) == ()
