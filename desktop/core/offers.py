"""Offers of compensation and promises, as a case holds them."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.money import Money

UNDECIDED = frozenset({"pending", "pending_second"})
UNPAID = frozenset({None, "failed", "withdrawn"})
"""States of a payout in which nobody is about to pay."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What an offer gives, or one of the options that the customer may choose from."""

    type: str
    money: Money


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer with its decisions. Times in seconds.

    `state`: pending, pending_second, approved, declined, sent_back, recalled, undone, expired. `type` and `money` are what would be paid
    at most: of several `options` the dearest, until one is `chosen` (its place among them). `proposers` are all who set its terms; they
    changed last at `terms_seq` of the journal (0: never) and hold since `terms_at`. `for_others` are those in whose stead approvals were
    given. `payout`: None, listed, paid, failed, unknown, withdrawn; `listings` counts how often it was on the list.
    """

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
    options: tuple[Terms, ...] = ()
    chosen: int | None = None
    proposers: tuple[str, ...] = ()
    terms_seq: int = 0
    terms_at: float = 0.0
    for_others: tuple[str, ...] = ()
    payout: str | None = None
    listings: int = 0
    reference: str = ""

    @property
    def covered(self) -> Money:
        """What its approval covers and the budgets count, whatever the customer chooses of it: the dearest option."""
        return max((option.money for option in self.options), default=self.money)

    @property
    def set_by(self) -> frozenset[str]:
        """Who set its terms at any time: they decide nothing about it."""
        return frozenset({self.proposed_by, *self.proposers})

    @property
    def said_yes(self) -> frozenset[str]:
        """Whose approval it has, given by themselves or in their stead."""
        return frozenset({*self.approved_by, *self.for_others})


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise on the ledger. `state`: open, kept. `message` is the seq of the message it was found in, None when written by hand;
    `kept_in` that of the message that kept it, None where somebody said so. Times are seconds since the epoch.

    `counted` says how its working days were counted (`core.reading.COUNTED`), "" where there are none.
    """

    id: str
    due: float
    text: str
    by: str
    state: str
    message: int | None = None
    counted: str = ""
    made_at: float = 0.0
    kept_at: float | None = None
    kept_in: int | None = None
