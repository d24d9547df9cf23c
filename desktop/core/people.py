"""People, what they may do, and the policy that says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from desktop.core.hours import Hours
from desktop.core.money import Money

ROLES = ("agent", "mediator", "supervisor", "manager", "auditor")
LEADS = frozenset({"supervisor", "manager"})
PROPOSERS = frozenset(ROLES) - {"auditor"}
WORKDAYS = ("mainland", "weekdays")
"""Calendars of working days: the mainland's with its holidays and the weekends worked in their stead, or Monday to Friday."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the company. `limits` are the largest amounts he may approve alone, by currency; none: he approves nothing.

    `type_limits` narrow them for some types of offer: type, then currency. `hours` are when he works; none: nobody said.
    """

    id: str
    name: str
    role: str
    limits: Mapping[str, Money] = field(default_factory=lambda: MappingProxyType({}))
    languages: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    type_limits: Mapping[str, Mapping[str, Money]] = field(default_factory=lambda: MappingProxyType({}))
    hours: tuple[Hours, ...] = ()

    def limit_for(self, type: str, currency: str) -> Money | None:
        """The most that he may approve of a type of offer, None when he may not."""
        limit, narrow = self.limits.get(currency), self.type_limits.get(type, {}).get(currency)
        return limit if limit is None or narrow is None else min(limit, narrow)


@dataclass(frozen=True, slots=True)
class Budget:
    """What holds for one currency: above `second_person_above` two approve; `daily` and `monthly` are the most that a day and a month
    may approve in all, `customer` the most for one customer within `Policy.customer_days`; above `retype_above` (default: where a
    second person is needed) the amount is typed once more."""

    second_person_above: Money | None = None
    daily: Money | None = None
    monthly: Money | None = None
    customer: Money | None = None
    retype_above: Money | None = None


@dataclass(frozen=True, slots=True)
class Delegation:
    """Between `since` (included) and `until` (not), in seconds since the epoch, `to` may approve within the limits of `by`."""

    by: str
    to: str
    since: float
    until: float

    def holds(self, by: str, to: str, now: float) -> bool:
        """Whether it lets `to` act for `by` now."""
        return (self.by, self.to) == (by, to) and self.since <= now < self.until


@dataclass(frozen=True, slots=True)
class Policy:
    """Who may do what, as the organisation wrote it down. `text` is the source it was read from; `starter` marks our own example.

    `proposers` are the roles that may put an offer forward. An offer undecided for `escalate_after` seconds is shown to those above,
    after `expire_after` seconds it expires; None: never. With `confirmed_keys` another lead confirms the first key of a person. A third
    party accepts a case within `outside_accept_days` and ends it within `outside_end_days` from then, days of the calendar `workdays`.
    """

    currency: str = "CNY"
    timezone: str = "UTC"
    people: Mapping[str, Person] = field(default_factory=lambda: MappingProxyType({}))
    budgets: Mapping[str, Budget] = field(default_factory=lambda: MappingProxyType({}))
    text: str = ""
    starter: bool = False
    proposers: frozenset[str] = PROPOSERS
    customer_days: int = 30
    delegations: tuple[Delegation, ...] = ()
    escalate_after: float | None = None
    expire_after: float | None = None
    confirmed_keys: bool = False
    outside_accept_days: int = 7
    outside_end_days: int = 45
    workdays: str = "weekdays"

    def deals_in(self, currency: str) -> bool:
        """Whether offers can be made in a currency: the policy's own, or one with a threshold, a budget and somebody's limit."""
        budget = self.budgets.get(currency)
        if currency == self.currency or budget is None:
            return budget is not None
        limited = any(currency in person.limits for person in self.people.values())
        return limited and budget.second_person_above is not None and budget.daily is not None

    def name_of(self, who: str) -> str:
        """A person's name by his id; what is no person's id, a name among it, stays as it is."""
        person = self.people.get(who)
        return who if person is None else person.name

    def mediators(self) -> tuple[Person, ...]:
        """The roster, in the order of the policy."""
        return tuple(person for person in self.people.values() if person.role == "mediator")

    def confirmers(self, person: str) -> tuple[Person, ...]:
        """Who may confirm a key of a person."""
        return tuple(other for other in self.people.values() if other.role in LEADS and other.id != person)

    def stands_in(self, person: Person, now: float) -> tuple[Person, ...]:
        """Those for whom somebody may approve now, in the order of the policy's delegations."""
        given = (self.people.get(d.by) for d in self.delegations if d.holds(d.by, person.id, now))
        return tuple(giver for giver in given if giver is not None)
