"""How an offer moves from state to state: the part of the fold of a case that is about money.

    proposed ──> pending ──approve──> pending_second ──approve──> approved ──list──> listed ──settle──> paid
                  │  ^ ^────counter─────┘    │                     │   ^               ├──> failed, withdrawn (may be listed again)
                  │  └──counter── sent_back  │                     │   └─choose         └──> unknown (waits for a person)
                  └──decline, send_back, recall, expire ──┘        └──undo──> undone
"""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch

from desktop.core.facts import (
    Entry,
    OfferCountered,
    OfferDecided,
    OfferFact,
    OfferProposed,
    OptionChosen,
    PayoutListed,
    PayoutSettled,
)
from desktop.core.offers import UNDECIDED, Offer, Terms


def proposed(fact: OfferProposed, entry: Entry) -> Offer:
    """The offer that a proposal makes."""
    return Offer(
        fact.offer, entry.case or "", fact.type, fact.money, fact.reason, fact.payee, "pending", entry.actor, entry.at,
        options=fact.options, proposers=(entry.actor,), terms_at=entry.at,
    )  # fmt: skip


def dearest(options: tuple[Terms, ...]) -> Terms:
    """The option that costs most; the first of several."""
    return max(options, key=lambda option: option.money.minor)


@singledispatch
def after_offer(fact: OfferFact, offer: Offer, entry: Entry) -> Offer:
    """The offer after a fact that speaks of it."""
    return offer


@after_offer.register
def _(fact: OfferDecided, offer: Offer, entry: Entry) -> Offer:
    if fact.decision == "approve":
        approved_by = (*offer.approved_by, entry.actor)
        for_others = (*offer.for_others, fact.on_behalf_of) if fact.on_behalf_of else offer.for_others
        offer = replace(offer, approved_by=approved_by, for_others=for_others)
    decided_at = None if fact.state in UNDECIDED else entry.at
    return replace(offer, state=fact.state, decided_at=decided_at, note=fact.reason)


@after_offer.register
def _(fact: OfferCountered, offer: Offer, entry: Entry) -> Offer:
    """New terms: whoever approved the old ones has approved nothing."""
    return replace(
        offer, state="pending", type=fact.type, money=fact.money, reason=fact.reason, options=fact.options, chosen=None,
        proposers=(*offer.proposers, entry.actor), terms_seq=entry.seq, terms_at=entry.at, approved_by=(), for_others=(),
        decided_at=None, note="",
    )  # fmt: skip


@after_offer.register
def _(fact: OptionChosen, offer: Offer, entry: Entry) -> Offer:
    option = offer.options[fact.option]
    return replace(offer, chosen=fact.option, type=option.type, money=option.money)


@after_offer.register
def _(fact: PayoutListed, offer: Offer, entry: Entry) -> Offer:
    return replace(offer, payout="listed", listings=offer.listings + 1)


@after_offer.register
def _(fact: PayoutSettled, offer: Offer, entry: Entry) -> Offer:
    return replace(offer, payout=fact.state, reference=fact.reference or offer.reference, note=fact.reason or offer.note)
