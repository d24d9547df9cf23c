"""Offers of compensation and promises, as a case holds them."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.money import Money

UNDECIDED = frozenset({"pending", "pending_second"})


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer with its decisions. `state`: pending, pending_second, approved, declined, sent_back, recalled. Times in seconds."""

    id: str
    case: str
    type: str
    money: Money
    reason: str
    payee: str
    state: str
    proposed_by: str
    proposed_at: float
    approved_by: tuple[str, ...] = ()
    decided_at: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise on the ledger. `state`: open, kept. `message` is the seq of the message it was found in, None when written by hand."""

    id: str
    due: float
    text: str
    by: str
    state: str
    message: int | None = None
