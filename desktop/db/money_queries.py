"""What is read from the record about money: what was approved, who got what, what is to be paid, and changes of policy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from desktop.core.case import Case
from desktop.core.facts import PayoutSettled, PolicyProposed
from desktop.core.situation import Change
from desktop.db.codec import decode_as, decode_case, decode_fact
from desktop.db.person import Pair


def approved_between(connection: sqlite3.Connection, currency: str, start: float, end: float) -> int:
    """The sum of final approvals in minor units, by when they were decided."""
    row = connection.execute(
        "SELECT coalesce(sum(minor), 0) FROM offers WHERE state = 'approved' AND currency = ? AND decided_at >= ? AND decided_at < ?",
        (currency, start, end),
    ).fetchone()
    return int(row[0])


def approved_for(connection: sqlite3.Connection, currency: str, pairs: Iterable[Pair], since: float) -> int:
    """The sum of final approvals for one person, under whatever channel and id, from a time on, in minor units."""
    query = (
        "SELECT coalesce(sum(o.minor), 0) FROM cases c JOIN offers o ON o.case_id = c.id "
        "WHERE c.channel = ? AND c.customer = ? AND o.state = 'approved' AND o.currency = ? AND o.decided_at >= ?"
    )
    return sum(int(connection.execute(query, (*pair, currency, since)).fetchone()[0]) for pair in pairs)


def policy_change(connection: sqlite3.Connection, change: str) -> Change | None:
    """A change of policy by its id, None when nobody asked for it."""
    row = connection.execute("SELECT proposed_by, state, body FROM policy_changes WHERE id = ?", (change,)).fetchone()
    return Change(decode_as(PolicyProposed, row[2]), row[0], row[1] != "proposed") if row else None


def case_of_offer(connection: sqlite3.Connection, offer: str) -> str | None:
    """The case an offer belongs to, None when there is no such offer."""
    row = connection.execute("SELECT case_id FROM offers WHERE id = ?", (offer,)).fetchone()
    return row[0] if row else None


def settled_by(connection: sqlite3.Connection, offer: str) -> str | None:
    """Who said what became of an offer when it was last on the payout list; None where nobody did."""
    row = connection.execute("SELECT settled_by FROM payouts WHERE offer_id = ? ORDER BY listing DESC LIMIT 1", (offer,)).fetchone()
    return row[0] if row else None


def waiting_since(connection: sqlite3.Connection, before: float) -> list[str]:
    """The cases with an undecided offer whose terms hold since a time or longer, in the order of their ids."""
    rows = connection.execute(
        "SELECT DISTINCT case_id FROM offers WHERE state IN ('pending', 'pending_second') AND terms_at <= ? ORDER BY case_id", (before,)
    )
    return [case for (case,) in rows]


def cases_of_person(connection: sqlite3.Connection, pairs: Iterable[Pair]) -> list[Case]:
    """All cases of a person, under whatever channel and id; those of a pair newest first."""
    query = "SELECT state FROM cases WHERE channel = ? AND customer = ? ORDER BY opened_at DESC"
    return [decode_case(state) for pair in pairs for (state,) in connection.execute(query, pair)]


def approved_cases(connection: sqlite3.Connection, currency: str, since: float, limit: int) -> Iterator[Case]:
    """The cases of the newest approved offers of a currency."""
    rows = connection.execute(
        "SELECT state FROM cases WHERE id IN (SELECT case_id FROM offers WHERE state = 'approved' AND currency = ? AND decided_at >= ? "
        "ORDER BY decided_at DESC LIMIT ?)",
        (currency, since, limit),
    )
    return (decode_case(state) for (state,) in rows)


PayoutRow = tuple[str, str, str, str, str, str, str, str, float, str, str, int, str]


def payouts(connection: sqlite3.Connection) -> Iterator[PayoutRow]:
    """Approved offers, oldest approval first: offer, case, customer, payee, type, amount, currency, by whom, when, payout, reference,
    how often listed, B and the day (UTC) it was listed last."""
    return connection.execute(
        "SELECT o.id, o.case_id, c.customer, o.payee, o.type, o.amount, o.currency, o.approved_by, o.decided_at, "
        "CASE WHEN o.payout IS NOT NULL THEN o.payout WHEN o.options != '[]' AND o.chosen IS NULL THEN 'to_choose' ELSE 'ready' END, "
        "o.reference, (SELECT count(*) FROM payouts p WHERE p.offer_id = o.id), "
        "(SELECT coalesce('B' || replace(substr(max(p.listed_at), 1, 10), '-', ''), '') FROM payouts p WHERE p.offer_id = o.id) "
        "FROM offers o JOIN cases c ON c.id = o.case_id WHERE o.state = 'approved' ORDER BY o.decided_at, o.id"
    )


def told_of_unknown(connection: sqlite3.Connection) -> dict[str, str]:
    """What a finance system says it paid for offers that wait for a person, where it says another amount; by offer."""
    rows = connection.execute(
        "SELECT body FROM journal JOIN bodies USING (seq) WHERE kind = 'payout_settled' "
        "AND case_id IN (SELECT case_id FROM offers WHERE payout = 'unknown') ORDER BY seq"
    )
    facts = (decode_fact(PayoutSettled.kind, body) for (body,) in rows)
    return {fact.offer: fact.told for fact in facts if isinstance(fact, PayoutSettled)}


def waiting_changes(connection: sqlite3.Connection) -> list[Change]:
    """The changes of policy that wait for a decision, oldest first."""
    rows = connection.execute("SELECT proposed_by, body FROM policy_changes WHERE state = 'proposed' ORDER BY at, id")
    return [Change(decode_as(PolicyProposed, body), by) for by, body in rows]
