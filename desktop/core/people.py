"""People, what they may do, and the policy that says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from desktop.core.money import Money

ROLES = ("agent", "mediator", "supervisor", "manager", "auditor")
LEADS = frozenset({"supervisor", "manager"})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the company. `limits` are the largest amounts he may approve alone, by currency; none: he approves nothing."""

    id: str
    name: str
    role: str
    limits: Mapping[str, Money] = field(default_factory=lambda: MappingProxyType({}))
    languages: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Budget:
    """What holds for one currency: above `second_person_above` two approve; `daily` is the most that a day may approve in all."""

    second_person_above: Money | None = None
    daily: Money | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """Who may do what, as the organisation wrote it down. `text` is the source it was read from; `starter` marks our own example."""

    currency: str = "CNY"
    timezone: str = "UTC"
    people: Mapping[str, Person] = field(default_factory=lambda: MappingProxyType({}))
    budgets: Mapping[str, Budget] = field(default_factory=lambda: MappingProxyType({}))
    text: str = ""
    starter: bool = False

    def deals_in(self, currency: str) -> bool:
        """Whether offers can be made in a currency: the policy's own, or one with a threshold, a budget and somebody's limit."""
        budget = self.budgets.get(currency)
        if currency == self.currency or budget is None:
            return budget is not None
        limited = any(currency in person.limits for person in self.people.values())
        return limited and budget.second_person_above is not None and budget.daily is not None

    def mediators(self) -> tuple[Person, ...]:
        """The roster, in the order of the policy."""
        return tuple(person for person in self.people.values() if person.role == "mediator")
