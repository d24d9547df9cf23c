"""Offers that nobody decided in time: once their time is over they expire, and the journal says so."""

from __future__ import annotations

import sqlite3

from desktop.core.changes import Changes
from desktop.core.compensation import is_expired
from desktop.core.facts import OfferDecided
from desktop.db.boards import Boards
from desktop.db.journal import Chain, Draft
from desktop.desk.money import overdue_cases
from desktop.desk.reads import kept_policy


def expire(connection: sqlite3.Connection, boards: Boards, chain: Chain, now: float) -> Changes:
    """Put into the chain that they expired, by nobody's decision. Inside a write transaction: what was decided meanwhile stays decided."""
    policy, changed = kept_policy(connection), set()
    for ident in overdue_cases(connection, policy, now):
        case = boards.case(ident)
        for offer in case.offers if case else ():
            if is_expired(policy, offer, now):
                boards.apply([chain.add(Draft("stepin", OfferDecided(offer.id, "expire", "expired"), ident))])
                changed.add(ident)
    return Changes(frozenset(changed), floor=bool(changed), seq=chain.seq)
