"""Compensation: whatever orders come in whatever order, money goes out only as the policy allows, and once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core import orders
from desktop.core.case import Case
from desktop.core.compensation import MOST_OPTIONS, is_escalated, is_expired, needs_retyping, why_not
from desktop.core.errors import Refused
from desktop.core.facts import (
    Entry,
    Fact,
    OfferCountered,
    OfferDecided,
    OfferFact,
    OptionChosen,
    PayoutListed,
    PayoutSettled,
    PolicyProposed,
)
from desktop.core.messages import Customer
from desktop.core.money import Money
from desktop.core.offer_states import after_offer
from desktop.core.offers import UNDECIDED, Offer, Terms
from desktop.core.people import Budget, Delegation, Person, Policy
from desktop.core.policy import decide
from desktop.core.policy_change import digest
from desktop.core.situation import Change, Situation, Spent

DAY = 86400.0
STATES = {"pending", "pending_second", "approved", "declined", "sent_back", "recalled", "undone"}
PAYOUTS = {None, "listed", "paid", "failed", "unknown", "withdrawn"}


def cny(whole: float) -> Money:
    return Money("CNY", round(whole * 100))


def person(ident: str, role: str, limit: float | None = None, goodwill: float | None = None) -> Person:
    narrow = {} if goodwill is None else {"goodwill": {"CNY": cny(goodwill)}}
    return Person(ident, ident.title(), role, {} if limit is None else {"CNY": cny(limit)}, type_limits=narrow)


PEOPLE = (
    person("lin", "supervisor", 500, goodwill=100), person("sun", "supervisor", 500), person("chen", "manager", 10_000),
    person("zhao", "manager", 10_000), person("xu", "agent"), person("he", "auditor"),
)  # fmt: skip
BUDGET = Budget(cny(2_000), cny(20_000), cny(30_000), cny(12_000))
HOUSE = Policy(
    "CNY", people={p.id: p for p in PEOPLE}, budgets={"CNY": BUDGET}, delegations=(Delegation("chen", "sun", 0.0, DAY),),
    proposers=frozenset({"agent", "supervisor", "manager"}), escalate_after=600.0, expire_after=3600.0,
)  # fmt: skip

who = st.sampled_from([p.id for p in PEOPLE])
which = st.sampled_from(["f1", "f2", "f3"])
types = st.sampled_from(["refund", "goodwill", "visit"])
amounts = st.sampled_from(["0", "1", "100", "100.01", "500", "500.01", "2000", "2000.01", "9999", "10000", "10000.01", "x"])
options = st.lists(st.builds(orders.Option, type=types, amount=amounts), max_size=2).map(tuple)
terms = {"type": types, "amount": amounts, "currency": st.just("CNY"), "reason": st.just(""), "options": options}
ID = st.just("o")
anything = st.one_of(
    st.builds(orders.ProposeOffer, id=ID, by=who, case=st.just("K"), offer=which, **terms),
    st.builds(orders.CounterOffer, id=ID, by=who, offer=which, **terms),
    st.builds(orders.DecideOffer, id=ID, by=who, offer=which, decision=st.sampled_from([*orders.DECISIONS, "approve", "approve"]),
              on_behalf_of=st.sampled_from([None, None, "chen", "zhao"])),
    st.builds(orders.UndoOffer, id=ID, by=who, offer=which, reason=st.just("x")),
    st.builds(orders.ChooseOption, id=ID, by=who, offer=which, option=st.integers(0, 3)),
    st.builds(orders.ListPayout, id=ID, by=who, offer=which),
    st.builds(orders.SettlePayout, id=ID, by=who, offer=which, state=st.sampled_from(orders.PAYOUT_STATES), paid_currency=st.just("CNY"),
              paid_amount=amounts, listing=st.sampled_from([None, 0, 1, 2])),
    st.builds(orders.SettlePayout, id=ID, by=who, offer=which, state=st.sampled_from(orders.PAYOUT_STATES)),
    st.builds(orders.CloseCase, id=ID, by=who, case=st.just("K"), resolution=st.just("done")),
)  # fmt: skip


@dataclass
class Books:
    """One case decided on in memory, and what a finance department would see of it."""

    case: Case = field(default_factory=lambda: Case("chat", Customer("u1"), id="K", conversations=("c1",)))
    paid: list[str] = field(default_factory=list)

    def approved(self) -> int:
        return sum(offer.covered.minor for offer in self.case.offers if offer.state == "approved")

    def give(self, order: orders.Order) -> None:
        """Decide an order; a refusal changes nothing."""
        known = isinstance(order, orders.ProposeOffer) and self.case.offer(order.offer) is not None
        spent = Spent(self.approved(), self.approved(), self.approved())
        try:
            facts = decide(order, Situation(HOUSE, self.case, spent, offer_known=known))
        except Refused:
            return
        for fact in facts:
            if isinstance(fact, PayoutSettled) and fact.state == "paid" and isinstance(order, orders.SettlePayout):
                offer = self.case.offer(fact.offer)
                told = order.paid_amount
                assert offer is not None and (told is None or cny(float(told)) == offer.money), "never paid otherwise than approved"
                self.paid.append(fact.offer)
            self.case = self.case.after(Entry(self.case.seq + 1, 0.0, order.by, "K", fact))


@settings(max_examples=400, deadline=None)
@given(st.lists(anything, max_size=60))
def test_any_orders_by_anybody_end_in_a_legal_state(given_orders: list[orders.Order]) -> None:
    books = Books()
    for order in given_orders:
        books.give(order)
        assert books.approved() <= cny(12_000).minor
    assert len(set(books.paid)) == len(books.paid)
    for offer in books.case.offers:
        _legal(offer)


def _legal(offer: Offer) -> None:
    assert (offer.state in STATES, offer.payout in PAYOUTS) == (True, True)
    assert not offer.set_by & offer.said_yes
    assert len(offer.approved_by) + len(offer.for_others) == len(offer.said_yes), "nobody counts twice, on his own or for another"
    if offer.state == "approved" and offer.chosen is None:
        assert len(offer.approved_by) == (2 if offer.money > cny(2_000) else 1)
        assert offer.money <= cny(10_000)
    if offer.payout is not None:
        assert offer.state == "approved" or offer.payout in ("failed", "withdrawn")
    if offer.payout == "paid":
        assert offer.state == "approved"
        assert not offer.options or offer.chosen is not None


def offered(minor: float = 3000, **fields: object) -> Offer:
    return replace(Offer("f1", "K", "refund", cny(minor), "", "李先生", "pending", "xu", 0.0), **fields)  # type: ignore[arg-type]


def judged(order: orders.Order, offer: Offer, spent: Spent | None = None, now: float = 0.0, policy: Policy = HOUSE) -> Fact | str:
    """The fact that an order makes, else the code of its refusal."""
    case = Case("chat", Customer("u1"), id="K", offers=(offer,))
    try:
        [fact] = decide(order, Situation(policy, case, spent or Spent(), now=now))
    except Refused as refusal:
        return refusal.code
    return fact


def decided(by: str = "chen", decision: str = "approve", for_other: str | None = None, seen: int | None = None) -> orders.DecideOffer:
    return orders.DecideOffer(id="o", by=by, offer="f1", decision=decision, on_behalf_of=for_other, seen_seq=seen)


def countered(by: str = "chen", amount: str = "80", seen: int | None = None, *more: orders.Option) -> orders.CounterOffer:
    return orders.CounterOffer(
        id="o", by=by, offer="f1", type="refund", amount=amount, currency="CNY", reason="r", options=more, seen_seq=seen
    )


def test_a_type_of_offer_can_have_a_narrower_limit() -> None:
    assert why_not(HOUSE, HOUSE.people["lin"], offered(100.01, type="goodwill")) == "over_limit"
    assert why_not(HOUSE, HOUSE.people["lin"], offered(100, type="goodwill")) is None
    assert why_not(HOUSE, HOUSE.people["lin"], offered(500)) is None


def test_each_option_needs_the_limit_of_its_own_type() -> None:
    """The customer may choose any of them: 150 as goodwill must not come in under the limit for refunds."""
    several = replace(offered(500), options=(Terms("refund", cny(500)), Terms("goodwill", cny(150))))
    assert why_not(HOUSE, HOUSE.people["lin"], several) == "over_limit"
    assert why_not(HOUSE, HOUSE.people["sun"], several) is None


def test_a_currency_that_the_policy_gave_up_is_not_approved_in() -> None:
    """An offer may be older than the policy; without thresholds and budgets one person could approve anything."""
    rich = replace(HOUSE.people["chen"], limits={"HKD": Money("HKD", 10**9)})
    assert why_not(HOUSE, rich, replace(offered(1), money=Money("HKD", 10**8))) == "bad_amount"


def test_who_could_not_approve_himself_gives_nobody_the_power_to() -> None:
    agent = replace(HOUSE.people["xu"], limits={"CNY": cny(9_000)})
    assert why_not(HOUSE, HOUSE.people["sun"], offered(1500), agent) == "not_your_role"


def test_splitting_a_payment_is_caught_by_the_limit_of_the_customer() -> None:
    assert judged(decided("lin"), offered(500), Spent(customer=1_150_001)) == "over_customer_limit"
    assert isinstance(judged(decided("lin"), offered(500), Spent(customer=1_150_000)), OfferDecided)


def test_the_limit_of_the_customer_stops_a_first_approval_too() -> None:
    assert judged(decided(), offered(3000), Spent(customer=1_000_000)) == "over_customer_limit"


@pytest.mark.parametrize("spent", [Spent(day=1_950_001), Spent(month=2_950_001)])
def test_the_budgets_of_the_day_and_the_month_hold(spent: Spent) -> None:
    assert judged(decided("lin"), offered(500), spent) == "over_budget"


def test_a_first_approval_spends_nothing_of_the_budget() -> None:
    fact = judged(decided(), offered(3000), Spent(day=2_000_000))
    assert isinstance(fact, OfferDecided)
    assert fact.state == "pending_second"


def test_a_delegate_approves_within_the_limit_of_whom_he_stands_in_for() -> None:
    fact = judged(decided("sun", for_other="chen"), offered(1500))
    assert isinstance(fact, OfferDecided)
    assert (fact.state, fact.on_behalf_of) == ("approved", "chen")
    assert judged(decided("sun"), offered(1500)) == "over_limit"


@pytest.mark.parametrize(
    ("by", "giver", "now"),
    [("sun", "zhao", 0.0), ("lin", "chen", 0.0), ("sun", "chen", DAY), ("sun", "chen", -1.0), ("sun", "nobody", 0.0)],
)
def test_nobody_stands_in_without_a_delegation_that_holds_now(by: str, giver: str, now: float) -> None:
    policy = replace(HOUSE, expire_after=None)
    assert judged(decided(by, for_other=giver), offered(100), now=now, policy=policy) == "no_delegation"


def test_standing_in_does_not_make_two_people_of_one() -> None:
    once = offered(3000, state="pending_second", approved_by=("chen",))
    assert judged(decided("sun", for_other="chen"), once) == "same_person_twice"
    for_chen = offered(3000, state="pending_second", approved_by=("sun",), for_others=("chen",))
    assert judged(decided("chen"), for_chen) == "same_person_twice"
    assert judged(decided("sun", for_other="chen"), offered(10, proposed_by="chen")) == "own_proposal"


def test_other_terms_make_earlier_approvals_fall_and_bind_who_set_them() -> None:
    once = offered(3000, state="pending_second", approved_by=("chen",))
    fact = judged(countered("zhao"), once)
    assert isinstance(fact, OfferCountered)
    after = Case("chat", Customer("u1"), id="K", offers=(once,)).after(Entry(9, 5.0, "zhao", "K", fact)).offers[0]
    assert (after.state, after.approved_by, after.money, after.terms_seq, after.terms_at) == ("pending", (), cny(80), 9, 5.0)
    assert judged(decided("zhao"), after) == "own_proposal"
    assert judged(decided("zhao", "decline"), after) == "own_proposal"
    assert judged(decided("chen", seen=8), after) == "stale"
    assert isinstance(judged(decided("chen", seen=9), after), OfferDecided)
    assert judged(countered("chen", seen=8), after) == "stale"


def test_what_was_sent_back_is_answered_by_its_proposer_only() -> None:
    back = offered(3000, state="sent_back")
    assert isinstance(judged(countered("xu"), back), OfferCountered)
    assert judged(countered("chen"), back) == "already_decided"
    assert judged(countered("xu"), offered(3000, state="approved")) == "already_decided"
    assert judged(countered("xu"), offered(3000, proposed_by="lin")) == "not_your_role"
    assert judged(countered("chen", "0"), offered()) == "bad_amount"


def test_who_may_propose_is_the_policys_to_say() -> None:
    order = orders.ProposeOffer(id="o", by="xu", case="K", offer="f2", type="refund", amount="1", currency="CNY", reason="")
    assert judged(order, offered(), policy=replace(HOUSE, proposers=frozenset({"manager"}))) == "not_your_role"


def test_an_offer_expires_and_is_escalated_by_the_age_of_its_terms() -> None:
    offer = offered(100, terms_at=1000.0)
    assert (is_escalated(HOUSE, offer, 1599.0), is_escalated(HOUSE, offer, 1600.0)) == (False, True)
    assert (is_expired(HOUSE, offer, 4599.0), is_expired(HOUSE, offer, 4600.0)) == (False, True)
    assert judged(decided(), offer, now=4600.0) == "expired"
    never = replace(HOUSE, escalate_after=None, expire_after=None)
    assert not is_escalated(never, offer, 1e9)
    assert not is_expired(never, offer, 1e9)
    assert not is_expired(HOUSE, replace(offer, state="approved"), 1e9)
    assert not is_escalated(HOUSE, replace(offer, state="approved"), 1e9)


def test_the_amount_is_typed_again_above_its_own_threshold_or_that_of_the_second_person() -> None:
    assert (needs_retyping(HOUSE, cny(2000)), needs_retyping(HOUSE, cny(2001))) == (False, True)
    careful = replace(HOUSE, budgets={"CNY": replace(BUDGET, retype_above=cny(0))})
    assert needs_retyping(careful, cny(1))
    assert not needs_retyping(HOUSE, Money("HKD", 10**9))


def test_an_approval_is_undone_until_somebody_pays() -> None:
    undo = orders.UndoOffer(id="o", by="chen", offer="f1", reason="wrong customer")
    assert judged(undo, offered(state="approved")) == OfferDecided("f1", "undo", "undone", "wrong customer")
    assert judged(undo, offered(state="approved", payout="withdrawn")) == OfferDecided("f1", "undo", "undone", "wrong customer")
    assert judged(undo, offered()) == "not_approved"
    assert [judged(undo, offered(state="approved", payout=payout)) for payout in ("listed", "unknown", "paid")] == ["being_paid"] * 3
    assert judged(orders.UndoOffer(id="o", by="xu", offer="f1", reason="x"), offered(state="approved")) == "not_your_role"


OPTIONS = (Terms("refund", cny(3000)), Terms("coupon", cny(50)))


def test_the_customer_chooses_and_only_that_is_paid() -> None:
    offer = offered(3000, state="approved", options=OPTIONS)
    choose = orders.ChooseOption(id="o", by="xu", offer="f1", option=1)
    listing = orders.ListPayout(id="o", by="chen", offer="f1")
    assert judged(listing, offer) == "not_chosen"
    fact = judged(choose, offer)
    assert fact == OptionChosen("f1", 1)
    chosen = Case("chat", Customer("u1"), id="K", offers=(offer,)).after(Entry(9, 0.0, "xu", "K", OptionChosen("f1", 1))).offers[0]
    assert (chosen.type, chosen.money, chosen.chosen) == ("coupon", cny(50), 1)
    assert judged(listing, chosen) == PayoutListed("f1")
    assert judged(replace(choose, option=2), offer) == "bad_order"
    assert judged(choose, replace(chosen, payout="listed")) == "being_paid"
    assert judged(choose, replace(offer, state="pending")) == "not_approved"


def test_the_dearest_option_is_what_an_approval_covers() -> None:
    order = orders.ProposeOffer(
        id="o", by="xu", case="K", offer="f2", type="coupon", amount="50", currency="CNY", reason="",
        options=(orders.Option(type="refund", amount="3000"),),
    )  # fmt: skip
    [fact] = decide(order, Situation(HOUSE, Case("chat", Customer("u1"), id="K")))
    offer = Case("chat", Customer("u1"), id="K").after(Entry(1, 0.0, "xu", "K", fact)).offers[0]
    assert (offer.type, offer.money, offer.options) == ("refund", cny(3000), (Terms("coupon", cny(50)), OPTIONS[0]))
    assert len(offer.options) < MOST_OPTIONS


def test_a_payout_is_listed_once_and_settled_to_its_end() -> None:
    listing = orders.ListPayout(id="o", by="chen", offer="f1")
    settle = orders.SettlePayout(id="o", by="chen", offer="f1", state="paid", reference="R1")
    approved = offered(state="approved")
    assert judged(listing, offered()) == "not_approved"
    assert [judged(listing, replace(approved, payout=p)) for p in ("listed", "unknown", "paid")] == ["being_paid"] * 3
    assert [judged(listing, replace(approved, payout=p)) for p in (None, "failed", "withdrawn")] == [PayoutListed("f1")] * 3
    assert judged(settle, approved) == "not_listed"
    assert judged(settle, replace(approved, payout="paid")) == "already_paid"
    assert [judged(settle, replace(approved, payout=p)) for p in ("listed", "unknown")] == [PayoutSettled("f1", "paid", "R1")] * 2


def test_a_list_that_comes_back_settles_what_it_was_written_for_and_as_it_was_approved() -> None:
    def told(amount: str | None, currency: str | None, listing: int | None = 2, payout: str = "listed") -> Fact | str:
        order = orders.SettlePayout(
            id="o", by="chen", offer="f1", state="paid", paid_amount=amount, paid_currency=currency, listing=listing
        )
        return judged(order, offered(state="approved", payout=payout, listings=2))

    assert [told("3000", "CNY"), told("3000.00", "CNY"), told(None, None, None)] == [PayoutSettled("f1", "paid")] * 3
    assert [told("3000", "CNY", None), told("3000", "CNY", None, "unknown")] == [PayoutSettled("f1", "paid")] * 2
    assert told("3000", "USD") == PayoutSettled("f1", "unknown", told="3000 USD")
    assert told("2999.99", "CNY", None) == PayoutSettled("f1", "unknown", told="2999.99 CNY")
    assert told(None, None) == PayoutSettled("f1", "unknown", told="?")
    assert [told("3000", "CNY", 1), told("3000", "CNY", 3)] == ["old_list"] * 2
    assert told("3000", "CNY", 2, "unknown") == "waits_for_person"


def test_the_money_of_a_closed_case_still_goes_its_way() -> None:
    case = Case("chat", Customer("u1"), id="K", offers=(offered(state="approved"),), closed_at=1.0, stage="closed")
    assert decide(orders.ListPayout(id="o", by="chen", offer="f1"), Situation(HOUSE, case)) == (PayoutListed("f1"),)
    with pytest.raises(Refused, match="case_closed"):
        decide(countered(), Situation(HOUSE, case))


def changing(by: str, proposed: Policy | None = HOUSE, known: bool = False) -> str:
    order = orders.ChangePolicy(id="o", by=by, change="p1", text="text")
    try:
        decide(order, Situation(HOUSE, None, offer_known=known, proposed=proposed))
    except Refused as refusal:
        return refusal.code
    return "accepted"


def test_a_policy_is_changed_by_two_managers() -> None:
    assert [changing("xu"), changing("chen"), changing("nobody"), changing("chen", known=True)] == [
        "not_your_role", "accepted", "unknown_person", "bad_order",
    ]  # fmt: skip
    assert changing("chen", None) == "bad_policy"
    assert changing("chen", replace(HOUSE, people={"chen": HOUSE.people["chen"]})) == "too_few_managers"


@pytest.mark.parametrize(
    ("by", "decision", "base", "done", "code"),
    [("zhao", "approve", "", False, None), ("chen", "approve", "", False, "own_proposal"), ("chen", "decline", "", False, None),
     ("zhao", "approve", "other", False, "stale"), ("zhao", "approve", "", True, "already_decided"),
     ("lin", "approve", "", False, "not_your_role")],
)  # fmt: skip
def test_who_decides_a_change_of_policy(by: str, decision: str, base: str, done: bool, code: str | None) -> None:
    [fact] = decide(orders.ChangePolicy(id="o", by="chen", change="p1", text="text"), Situation(HOUSE, None, proposed=HOUSE))
    assert isinstance(fact, PolicyProposed)
    assert fact.base == digest("")
    change = Change(replace(fact, base=digest(base)), "chen", done)
    order = orders.DecidePolicy(id="o", by=by, change="p1", decision=decision)
    try:
        [told] = decide(order, Situation(HOUSE, None, change=change))
    except Refused as refusal:
        assert refusal.code == code
    else:
        assert code is None
        assert told.text == ("text" if decision == "approve" else None)  # type: ignore[attr-defined]


def test_a_change_nobody_asked_for_is_unknown() -> None:
    with pytest.raises(Refused, match="unknown_change"):
        decide(orders.DecidePolicy(id="o", by="chen", change="p9", decision="approve"), Situation(HOUSE, None))


def test_a_giver_who_left_the_company_gives_nothing() -> None:
    policy = replace(HOUSE, people={"sun": HOUSE.people["sun"]})
    assert policy.stands_in(HOUSE.people["sun"], 0.0) == ()
    assert HOUSE.stands_in(HOUSE.people["sun"], 0.0) == (HOUSE.people["chen"],)


def test_what_is_undecided_can_be_decided() -> None:
    assert {"pending", "pending_second"} == UNDECIDED


def test_a_fact_that_says_nothing_new_leaves_an_offer_as_it_is() -> None:
    fact, offer = OfferFact("f1"), offered()
    assert after_offer(fact, offer, Entry(1, 0.0, "chen", "K", fact)) is offer
