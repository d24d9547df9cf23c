"""What people do about an alert of a case: say that they have seen it, or let it sleep for a while. Both are in the journal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from desktop.core.alert_rules import CASE_KINDS, LONGEST_SLEEP, Notice
from desktop.core.errors import Refused
from desktop.core.facts import Fact
from desktop.core.orders import CaseOrder, Order
from desktop.core.people import Person


@dataclass(frozen=True, slots=True)
class AlertFact(Fact):
    """About an alert of the entry's case: one of CASE_KINDS, and `since` when it is so (seconds since the epoch), which tells one
    happening from the next. `role` is the one in which the person acted."""

    alert: str
    since: float
    role: str


@dataclass(frozen=True, slots=True)
class AlertAcknowledged(AlertFact):
    """Somebody has seen it and takes it on."""

    kind: ClassVar[str] = "alert_acknowledged"


@dataclass(frozen=True, slots=True)
class AlertSnoozed(AlertFact):
    """Somebody lets it sleep for himself, until a time or until his case says something else."""

    kind: ClassVar[str] = "alert_snoozed"
    until: float


FACTS: tuple[type[Fact], ...] = (AlertAcknowledged, AlertSnoozed)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertOrder(CaseOrder):
    """An order about an alert of a case, as it is since a time in seconds since the epoch."""

    alert: str
    since: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgeAlert(AlertOrder):
    """Say that one has seen it."""

    kind: ClassVar[str] = "acknowledge_alert"


@dataclass(frozen=True, slots=True, kw_only=True)
class SnoozeAlert(AlertOrder):
    """Let it sleep for oneself, at most LONGEST_SLEEP."""

    kind: ClassVar[str] = "snooze_alert"
    until: datetime


ORDERS: tuple[type[Order], ...] = (AcknowledgeAlert, SnoozeAlert)


def decide_alert(order: AlertOrder, person: Person, noticed: Iterable[Notice], now: float) -> tuple[Fact, ...]:
    """The fact that an order makes; none for who has acknowledged this before. Raises Refused("bad_order")."""
    if order.alert not in CASE_KINDS:
        raise Refused("bad_order")
    if isinstance(order, SnoozeAlert):
        until = order.until.timestamp()
        if not now < until <= now + LONGEST_SLEEP:
            raise Refused("bad_order")
        return (AlertSnoozed(order.alert, order.since, person.role, until),)
    known = any(each.is_of(order.alert, order.since) and each.by == person.id and each.until is None for each in noticed)
    return () if known else (AlertAcknowledged(order.alert, order.since, person.role),)


def after_alert(fact: AlertFact, noticed: tuple[Notice, ...], notice: Notice) -> tuple[Notice, ...]:
    """What people did about the alerts of a case, after one more did: each his last of each kind, and nothing of what happened before."""
    others = (each for each in noticed if each.alert != fact.alert or (each.by != notice.by and each.since == fact.since))
    return (*others, notice)
