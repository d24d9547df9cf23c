"""The payout list: what is ready is put on it, and closed by what the finance system says. Each line is an order of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256

from desktop.core import orders
from desktop.desk.money import PayoutLine
from desktop.desk.payout_file import Settled
from desktop.desk.views import Outcome

READY = frozenset({"ready", "failed", "withdrawn"})
"""What can be put on the list."""
Give = Callable[[orders.Order], Outcome]


def list_ready(give: Give, by: str, lines: Iterable[PayoutLine]) -> dict[str, Outcome]:
    """Put what is ready on the list; the outcome for each offer."""
    ready = [line for line in lines if line.state in READY]
    return {line.offer: give(orders.ListPayout(id=_ident("list", by, line), by=by, offer=line.offer)) for line in ready}


def settle(give: Give, by: str, settled: Iterable[Settled], lines: Iterable[PayoutLine]) -> dict[str, Outcome]:
    """Close the lines that came back; the outcome for each offer. The same file again does nothing more: its orders have the same ids."""
    known = {line.offer: line for line in lines}
    return {one.offer: give(_order(by, one, known.get(one.offer))) for one in settled}


def _order(by: str, one: Settled, line: PayoutLine | None) -> orders.SettlePayout:
    ident = _ident("settle", by, line, one.offer, one.state, one.reference)
    return orders.SettlePayout(id=ident, by=by, offer=one.offer, state=one.state, reference=one.reference)


def _ident(kind: str, by: str, line: PayoutLine | None, *more: str) -> str:
    """An id that the same thing asked for by the same person has again; lengths keep the parts apart."""
    parts = (kind, by, line.offer if line else "", str(line.listings if line else 0), *more)
    return sha256(b"".join(len(part.encode()).to_bytes(4, "big") + part.encode() for part in parts)).hexdigest()[:40]
