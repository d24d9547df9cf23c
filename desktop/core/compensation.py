"""The rules of compensation: who may decide what, up to how much, and what each order makes of an offer.

Every rule refuses with a code of its own; docs/refusals.md lists them with an example and a test each.
"""

from __future__ import annotations

from desktop.core import orders
from desktop.core.case import Case
from desktop.core.errors import BadInput, Refused
from desktop.core.facts import Fact, OfferCountered, OfferDecided, OfferProposed, OptionChosen, PayoutListed, PayoutSettled
from desktop.core.money import Money, parse_money
from desktop.core.offer_states import dearest
from desktop.core.offers import UNDECIDED, UNPAID, Offer, Terms
from desktop.core.people import LEADS, Budget, Person, Policy
from desktop.core.situation import Situation

MOST_OPTIONS = 5
_STATE_AFTER = {"decline": "declined", "send_back": "sent_back", "recall": "recalled"}


def can_decide(policy: Policy, person: Person, offer: Offer) -> bool:
    """Whether this person can approve this offer now, as far as role, authorship, limit and earlier approvals say (budgets apart)."""
    return why_not(policy, person, offer) is None


def why_not(policy: Policy, person: Person, offer: Offer, giver: Person | None = None) -> str | None:
    """The code by which an approval by this person (in the stead of `giver`) would be refused, None when it would not (budgets apart)."""
    if not {person.role, (giver or person).role} <= LEADS:
        return "not_your_role"
    if offer.state not in UNDECIDED:
        return "already_decided"
    if not policy.deals_in(offer.money.currency):
        return "bad_amount"
    deciding = {person.id} if giver is None else {person.id, giver.id}
    if deciding & offer.set_by:
        return "own_proposal"
    if deciding & offer.said_yes:
        return "same_person_twice"
    possible = offer.options or (Terms(offer.type, offer.money),)  # the customer may choose any of them, each type has its own limit
    return None if all(within_limit(giver or person, terms.money, terms.type) for terms in possible) else "over_limit"


def in_whose_name(policy: Policy, person: Person, offer: Offer, now: float) -> tuple[Person, ...]:
    """In whose name this person can approve this offer now (budgets apart): himself first, then those he stands in for; () for nobody."""
    if is_expired(policy, offer, now):
        return ()
    own = (person,) if why_not(policy, person, offer) is None else ()
    others = dict.fromkeys(giver.id for giver in policy.stands_in(person, now) if why_not(policy, person, offer, giver) is None)
    return (*own, *(policy.people[giver] for giver in others))


def within_limit(person: Person, money: Money, type: str = "") -> bool:
    """Exactly at a limit is within it; no limit in that currency is none at all."""
    limit = person.limit_for(type, money.currency)
    return limit is not None and money.minor <= limit.minor


def needs_second(policy: Policy, money: Money) -> bool:
    """Whether two people must approve: above the threshold of its currency."""
    return _above(_budget(policy, money).second_person_above, money)


def needs_retyping(policy: Policy, money: Money) -> bool:
    """Whether the amount is typed once more before an approval: above a threshold, by default that of the second person."""
    budget = _budget(policy, money)
    return _above(budget.second_person_above if budget.retype_above is None else budget.retype_above, money)


def is_expired(policy: Policy, offer: Offer, now: float) -> bool:
    """Whether nobody decided on an offer's terms within the time that the policy gives."""
    return offer.state in UNDECIDED and policy.expire_after is not None and now - offer.terms_at >= policy.expire_after


def is_escalated(policy: Policy, offer: Offer, now: float) -> bool:
    """Whether an offer has waited so long that those above should see it."""
    return offer.state in UNDECIDED and policy.escalate_after is not None and now - offer.terms_at >= policy.escalate_after


def _budget(policy: Policy, money: Money) -> Budget:
    return policy.budgets.get(money.currency, Budget())


def _above(threshold: Money | None, money: Money) -> bool:
    return threshold is not None and money.minor > threshold.minor


def propose(order: orders.ProposeOffer, case: Case, person: Person, situation: Situation) -> tuple[Fact, ...]:
    """A new offer."""
    options = _terms(order.type, order.amount, order.currency, order.options, situation.policy)
    first = dearest(options)
    payee = case.customer.name or case.customer.id
    return (OfferProposed(order.offer, first.type, first.money, order.reason, payee, options if order.options else ()),)


def counter(order: orders.CounterOffer, case: Case, person: Person, situation: Situation) -> tuple[Fact, ...]:
    """New terms: by a lead while it is undecided, by its proposer when it was sent back."""
    offer = offer_of(case, order)
    _refuse_expired(offer, situation)
    answers = offer.state == "sent_back" and offer.proposed_by == person.id
    if offer.state not in UNDECIDED and not answers:
        raise Refused("already_decided", state=offer.state)
    _refuse_stale(order, offer)
    options = _terms(order.type, order.amount, order.currency, order.options, situation.policy)
    first = dearest(options)
    return (OfferCountered(offer.id, first.type, first.money, order.reason, options if order.options else ()),)


def _terms(type: str, amount: str, currency: str, options: tuple[orders.Option, ...], policy: Policy) -> tuple[Terms, ...]:
    written = ((type, amount), *((option.type, option.amount) for option in options))
    return tuple(Terms(kind, _money(kind, text, currency, policy)) for kind, text in written)


def _money(type: str, amount: str, currency: str, policy: Policy) -> Money:
    try:
        money = parse_money(amount, currency)
    except BadInput as problem:
        raise Refused(problem.code, **problem.values) from problem
    if not policy.deals_in(currency) or (money.minor == 0 and type not in orders.FREE_TYPES):
        raise Refused("bad_amount", amount=amount, currency=currency)
    return money


def decide_offer(order: orders.DecideOffer, case: Case, person: Person, situation: Situation) -> tuple[Fact, ...]:
    """Approve, decline, send back, recall."""
    offer = offer_of(case, order)
    _refuse_expired(offer, situation)
    if offer.state not in UNDECIDED:
        raise Refused("already_decided", state=offer.state)
    _refuse_stale(order, offer)
    if order.decision == "approve":
        state = _approved(order, offer, person, situation)
        return (OfferDecided(offer.id, "approve", state, order.reason, order.on_behalf_of),)
    if order.decision != "recall" and person.id in offer.set_by:
        raise Refused("own_proposal")
    return (OfferDecided(offer.id, order.decision, _STATE_AFTER[order.decision], order.reason),)


def _approved(order: orders.DecideOffer, offer: Offer, person: Person, situation: Situation) -> str:
    """The state after an approval: two different people above the threshold, each within his limit, the sums within their budgets."""
    code = why_not(situation.policy, person, offer, _giver(order, person, situation))
    if code is not None:
        raise Refused(code)
    _refuse_overspending(offer, situation)
    return "pending_second" if needs_second(situation.policy, offer.money) and not offer.approved_by else "approved"


def _giver(order: orders.DecideOffer, person: Person, situation: Situation) -> Person | None:
    if order.on_behalf_of is None:
        return None
    givers = situation.policy.stands_in(person, situation.now)
    giver = next((giver for giver in givers if giver.id == order.on_behalf_of), None)
    if giver is None:
        raise Refused("no_delegation", by=order.on_behalf_of)
    return giver


def _refuse_overspending(offer: Offer, situation: Situation) -> None:
    """The first of two approvals spends nothing yet, but what could not be spent needs no first approval either, save for the day's
    budget, which may be free again tomorrow."""
    budget, spent = _budget(situation.policy, offer.money), situation.spent
    final = not needs_second(situation.policy, offer.money) or bool(offer.approved_by)
    sums = (
        ("over_customer_limit", budget.customer, spent.customer),
        ("over_budget", budget.daily if final else None, spent.day),
        ("over_budget", budget.monthly if final else None, spent.month),
    )
    for code, most, so_far in sums:
        if most is not None and so_far + offer.money.minor > most.minor:
            raise Refused(code, left=max(0, most.minor - so_far))


def undo(order: orders.UndoOffer, case: Case, person: Person, situation: Situation) -> tuple[Fact, ...]:
    """Approved, and nobody is about to pay: approved no more."""
    offer = approved_offer(case, order)
    if offer.payout not in UNPAID:
        raise Refused("being_paid", state=offer.payout)
    return (OfferDecided(offer.id, "undo", "undone", order.reason),)


def choose(order: orders.ChooseOption, case: Case, person: Person, situation: Situation) -> tuple[Fact, ...]:
    """What the customer chose; another choice holds until it is on the list."""
    offer = approved_offer(case, order)
    if offer.payout not in UNPAID:
        raise Refused("being_paid", state=offer.payout)
    if order.option >= len(offer.options):
        raise Refused("bad_order")
    return (OptionChosen(offer.id, order.option),)


def list_payout(order: orders.ListPayout, case: Case, person: Person, situation: Situation) -> tuple[Fact, ...]:
    """Onto the list: once, unless the finance system said that it failed or somebody took it back; then by somebody else than who said so,
    or one person alone could have it paid twice."""
    offer = approved_offer(case, order)
    if offer.payout not in UNPAID:
        raise Refused("being_paid", state=offer.payout)
    if offer.options and offer.chosen is None:
        raise Refused("not_chosen")
    if person.id == situation.settled_by:
        raise Refused("another_lists")
    return (PayoutListed(offer.id),)


def settle(order: orders.SettlePayout, case: Case, person: Person, situation: Situation) -> tuple[Fact, ...]:
    """What became of it. Unknown waits for a person, who then says paid or failed; paid is the end. Another amount than the approved one
    is never paid: it is unknown. A list that came back speaks of the listing it was written for, and decides nothing that is unknown."""
    offer = approved_offer(case, order)
    if offer.payout == "paid":
        raise Refused("already_paid")
    if offer.payout not in ("listed", "unknown"):
        raise Refused("not_listed")
    if order.listing is not None and order.listing != offer.listings:
        raise Refused("old_list", listing=order.listing, now=offer.listings)
    if order.listing is not None and offer.payout == "unknown":
        raise Refused("waits_for_person")
    if order.state == "paid" and not _as_approved(order, offer):
        told = f"{order.paid_amount or ''} {order.paid_currency or ''}".strip()
        return (PayoutSettled(offer.id, "unknown", order.reference, order.reason, told or "?"),)
    return (PayoutSettled(offer.id, order.state, order.reference, order.reason),)


def _as_approved(order: orders.SettlePayout, offer: Offer) -> bool:
    """Whether what was paid is what was approved; a person who names no amount has looked."""
    if order.paid_amount is None and order.paid_currency is None and order.listing is None:
        return True
    try:
        return parse_money(order.paid_amount or "", order.paid_currency or "") == offer.money
    except BadInput:
        return False


def offer_of(case: Case, order: orders.OfferOrder) -> Offer:
    """The offer that an order names. Raises Refused("unknown_offer")."""
    offer = case.offer(order.offer)
    if offer is None:
        raise Refused("unknown_offer")
    return offer


def approved_offer(case: Case, order: orders.OfferOrder) -> Offer:
    """The offer that an order names, which must be approved. Raises Refused("not_approved")."""
    offer = offer_of(case, order)
    if offer.state != "approved":
        raise Refused("not_approved", state=offer.state)
    return offer


def _refuse_expired(offer: Offer, situation: Situation) -> None:
    """Whether it is over already in the journal or only by the clock: the refusal is the same."""
    if offer.state == "expired" or is_expired(situation.policy, offer, situation.now):
        raise Refused("expired")


def _refuse_stale(order: orders.OfferOrder, offer: Offer) -> None:
    if order.seen_seq is not None and order.seen_seq < offer.terms_seq:
        raise Refused("stale", seen=order.seen_seq, moved=offer.terms_seq)
