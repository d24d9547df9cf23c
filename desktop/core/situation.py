"""What an order meets when it is judged."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.case import Case
from desktop.core.facts import CaseOpened, PolicyProposed
from desktop.core.people import Policy


@dataclass(frozen=True, slots=True)
class Spent:
    """Final approvals in the offer's currency, in minor units: of this day, this month, and for this customer in the policy's days."""

    day: int = 0
    month: int = 0
    customer: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """A change of policy that somebody asked for, and who; `decided` once somebody said yes or no."""

    fact: PolicyProposed
    by: str
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """`case` is the one an order is about, a conversation's fold (with an empty id) for `open_case`, None when unknown.

    `now` in seconds since the epoch. `offer_known` says whether the offer id of a proposal (or the id of a change of policy) is used
    already; `message_known` whether a correction's message is one of the case; `opens` is what opening would journal, None where the
    conversation has an open case already; `change` the change of policy an order is about; `proposed` the policy that a text asks for,
    None where it is none; `has_another` whether the customer of a closed case has another one open; `unsigned` whether the person has a
    key and the order is not signed with it; `deadline` until when its customer may be written to, None: always; `outside_due` until when
    a third party has to do what would come next; `settled_by` who said what became of an offer when it was last on the payout list.
    """

    policy: Policy
    case: Case | None
    spent: Spent = Spent()
    offer_known: bool = False
    message_known: bool = True
    opens: CaseOpened | None = None
    now: float = 0.0
    change: Change | None = None
    proposed: Policy | None = None
    unsigned: bool = False
    has_another: bool = False
    deadline: float | None = None
    outside_due: float | None = None
    settled_by: str | None = None
