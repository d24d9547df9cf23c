"""The payout list: what is ready is put on it, and closed by what the finance system says. Each line is an order of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from uuid import uuid4

from desktop.core import orders
from desktop.core.errors import BadInput
from desktop.core.money import parse_money
from desktop.desk.money import PayoutLine
from desktop.desk.payout_file import Settled
from desktop.desk.views import Outcome

READY = frozenset({"ready", "failed", "withdrawn"})
"""What can be put on the list."""
Give = Callable[[orders.Order], Outcome]


def list_ready(give: Give, by: str, lines: Iterable[PayoutLine]) -> dict[str, Outcome]:
    """Put what is ready on the list; the outcome for each offer."""
    ready = [line.offer for line in lines if line.state in READY]
    return {offer: give(orders.ListPayout(id=uuid4().hex, by=by, offer=offer)) for offer in ready}


def settle(give: Give, by: str, settled: Iterable[Settled], lines: Iterable[PayoutLine]) -> dict[str, Outcome]:
    """Close the lines that came back; the outcome for each offer. What stands so already is not asked for again, so that the same file
    may come twice; what was refused may be asked for again."""
    known = {line.offer: line for line in lines}
    return {one.offer: give(_order(by, one, known.get(one.offer))) for one in settled if not _stands(one, known.get(one.offer))}


def differing(outcomes: Mapping[str, Outcome], settled: Iterable[Settled]) -> list[Settled]:
    """What the finance system says it paid otherwise than it was approved, of what was just settled: it waits for a person now."""
    waits = {offer for offer, outcome in outcomes.items() if outcome.accepted and outcome.state.get("payout") == "unknown"}
    return [one for one in settled if one.state == "paid" and one.offer in waits]


def _stands(one: Settled, line: PayoutLine | None) -> bool:
    if line is None or (line.listings, line.batch, line.reference) != (one.listing, one.batch, one.reference):
        return False
    if one.state != "paid":
        return line.state == one.state
    return line.told == one.told if line.state == "unknown" else line.state == "paid" and _as_approved(one, line)


def _as_approved(one: Settled, line: PayoutLine) -> bool:
    try:
        return parse_money(one.amount, one.currency) == parse_money(line.amount, line.currency)
    except BadInput:
        return False


def _order(by: str, one: Settled, line: PayoutLine | None) -> orders.SettlePayout:
    """A row whose mark is not that of the line speaks of no time that the offer was on the list."""
    listing = one.listing if line is None or line.batch == one.batch else 0
    return orders.SettlePayout(
        id=uuid4().hex, by=by, offer=one.offer, state=one.state, reference=one.reference, listing=listing,
        paid_amount=one.amount, paid_currency=one.currency,
    )  # fmt: skip
