"""What a migration has to derive anew, because a table or a kept state got more columns."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from desktop.core.case import Case
from desktop.core.facts import Entry, OfferFact, OfferProposed
from desktop.core.offer_states import after_offer, proposed
from desktop.core.offers import Offer
from desktop.db import rows
from desktop.db.codec import decode_case, decode_fact, encode_case, seconds


def refill_offers(connection: sqlite3.Connection) -> None:
    """Offers as the journal makes them, in their table and in the states of their cases."""
    folded: dict[str, dict[str, Offer]] = {}
    for fact, entry in _offer_facts(connection):
        known = folded.setdefault(entry.case or "", {})
        known[fact.offer] = proposed(fact, entry) if isinstance(fact, OfferProposed) else after_offer(fact, known[fact.offer], entry)
    for case, offers in folded.items():
        state = connection.execute("SELECT state FROM cases WHERE id = ?", (case,)).fetchone()[0]
        kept: Case = replace(decode_case(state), offers=tuple(offers.values()))
        connection.execute("UPDATE cases SET state = ? WHERE id = ?", (encode_case(kept), case))
        rows.write_offers(connection, kept.offers)


def _offer_facts(connection: sqlite3.Connection) -> list[tuple[OfferFact, Entry]]:
    found = connection.execute(
        "SELECT seq, at, actor, case_id, kind, body FROM journal JOIN bodies USING (seq) WHERE kind LIKE 'offer!_%' ESCAPE '!' ORDER BY seq"
    )
    facts = ((decode_fact(kind, body), seq, at, actor, case) for seq, at, actor, case, kind, body in found)
    return [(fact, Entry(seq, seconds(at), actor, case, fact)) for fact, seq, at, actor, case in facts if isinstance(fact, OfferFact)]
