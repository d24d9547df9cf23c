"""The payout list: what is ready is put on it, and closed by what the finance system says. Each line is an order of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import uuid4

from desktop.core import orders
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
    known = {line.offer: (line.state, line.reference) for line in lines}
    asked = [one for one in settled if known.get(one.offer) != (one.state, one.reference)]
    return {one.offer: give(_order(by, one)) for one in asked}


def _order(by: str, one: Settled) -> orders.SettlePayout:
    return orders.SettlePayout(id=uuid4().hex, by=by, offer=one.offer, state=one.state, reference=one.reference)
