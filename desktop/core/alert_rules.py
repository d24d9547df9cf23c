"""Who hears of what, and when: the rules of alerts, and the ladder that an alert climbs while nobody acts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from desktop.core.heat import RANK_OF_LEVEL
from desktop.core.hours import DAY_MINUTES

CASE_KINDS = ("critical", "promise", "promise_soon", "hand", "escalated", "outside", "call_back")
KINDS = (*CASE_KINDS, "trouble")
RUNGS = ("agent", "mediator", "supervisor", "manager")
"""The ladder, the lowest first."""
HOUR = 3600.0
LONGEST_SLEEP = 7 * DAY_MINUTES * 60.0
"""Seconds that an alert may sleep at most."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: a person's id and role."""

    id: str
    role: str


@dataclass(frozen=True, slots=True)
class Notice:
    """That somebody, in a role, acknowledged an alert of a case (`until` None) or lets it sleep for himself until then. `since` tells which
    happening it was; a sleep ends when the case is no longer at `customer_seq` and `level`. Times in seconds since the epoch."""

    alert: str
    since: float
    by: str
    role: str
    at: float
    until: float | None
    customer_seq: int
    level: str

    def is_of(self, alert: str, since: float) -> bool:
        """Whether it is about this happening."""
        return (self.alert, self.since) == (alert, since)

    def is_above(self, role: str) -> bool:
        """Whether who did it stands as high as a role, or higher: then there is nobody left to be told."""
        return self.role in RUNGS and role in RUNGS and RUNGS.index(self.role) >= RUNGS.index(role)


@dataclass(frozen=True, slots=True)
class Concern:
    """What an alert is about, as far as the rules ask. `since` in seconds since the epoch; `agent`, `mediator` and `supervisor` are who
    the case belongs to; `acting` are the roles of which somebody does something about it already."""

    kind: str
    since: float
    level: str = "critical"
    heat: float = 100.0
    agent: str | None = None
    mediator: str | None = None
    supervisor: str | None = None
    acting: frozenset[str] = frozenset()

    def is_for(self, viewer: Viewer) -> bool:
        """Whether it is any of his business: agents and mediators hear of their own cases only."""
        if self.kind == "trouble" or viewer.role not in ("agent", "mediator"):
            return True
        return viewer.id == (self.agent if viewer.role == "agent" else self.mediator)


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours without notifications, in minutes of the local day: from `begin` (included) to `end` (not), over midnight where it is less."""

    begin: int
    end: int

    def holds(self, minute: int) -> bool:
        """Whether a minute of the day lies in them."""
        if self.begin <= self.end:
            return self.begin <= minute < self.end
        return minute >= self.begin or minute < self.end


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds for one kind of alert. `roles` get it at once, those of `ladder` after so many seconds in which nobody below acted;
    `level` and `heat` are the least it takes; `budget` notifications an hour; `snooze` in seconds; what comes within `group` seconds is
    told in one notification."""

    on: bool = True
    roles: frozenset[str] = frozenset({"agent", "supervisor", "manager"})
    ladder: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    level: str = "calm"
    heat: float = 0.0
    breaks_quiet: bool = False
    budget: int = 20
    snooze: float = 900.0
    group: float = 0.0

    def has_reached(self, role: str, concern: Concern, now: float) -> bool:
        """Whether a role gets it at once, or gets it by now."""
        if role in self.roles:
            return True
        after = self.ladder.get(role)
        if after is None or role not in RUNGS or concern.acting & frozenset(RUNGS[: RUNGS.index(role)]):
            return False
        return now - concern.since >= after


def usual_rules() -> Mapping[str, Rule]:
    """What holds where an organisation has not said otherwise."""
    leads, all_roles = frozenset({"supervisor"}), frozenset({*RUNGS, "auditor"})
    return MappingProxyType({
        "critical": Rule(roles=frozenset({"agent", "mediator", "supervisor"}), ladder=_to_manager(15), breaks_quiet=True, budget=30),
        "promise": Rule(roles=frozenset({"agent", "supervisor"}), ladder=_to_manager(30)),
        "promise_soon": Rule(roles=frozenset({"agent", "supervisor"}), budget=10, snooze=300.0),
        "hand": Rule(roles=leads, ladder=_to_manager(10), budget=30, snooze=300.0),
        "escalated": Rule(roles=all_roles, budget=10),
        "outside": Rule(roles=frozenset({"mediator", "supervisor"}), ladder=_to_manager(24 * 60), budget=10),
        "call_back": Rule(roles=frozenset({"agent", "supervisor"}), ladder=_to_manager(60), budget=10),
        "trouble": Rule(roles=all_roles, budget=6),
    })  # fmt: skip


def _to_manager(minutes: int) -> Mapping[str, float]:
    return MappingProxyType({"manager": minutes * 60.0})


@dataclass(frozen=True, slots=True)
class AlertRules:
    """A rule for each kind, and the hours of rest that hold for all."""

    rules: Mapping[str, Rule] = field(default_factory=usual_rules)
    quiet: tuple[Quiet, ...] = ()

    def reaches(self, concern: Concern, viewer: Viewer, now: float) -> bool:
        """Whether this person sees it in the list, by the time `now` (seconds since the epoch)."""
        rule = self.rules[concern.kind]
        enough = RANK_OF_LEVEL[concern.level] >= RANK_OF_LEVEL[rule.level] and concern.heat >= rule.heat
        return rule.on and enough and concern.is_for(viewer) and rule.has_reached(viewer.role, concern, now)

    def wanted(self, concern: Concern, viewer: Viewer, now: float, minute: int) -> str:
        """What becomes of it for this person at a minute of his local day: `told`, `listed` (in the hours of rest, and where another
        supervisor has taken the case) or `silent`."""
        if not self.reaches(concern, viewer, now):
            return "silent"
        anothers = viewer.role == "supervisor" and concern.supervisor not in (None, viewer.id)
        at_rest = any(hours.holds(minute) for hours in self.quiet) and not self.rules[concern.kind].breaks_quiet
        return "listed" if anothers or at_rest else "told"

    def has_budget(self, kind: str, told: Sequence[float], now: float) -> bool:
        """Whether one more notification of a kind is allowed, after those at these times. Times that lie ahead, because the clock went
        back, do not count."""
        return sum(now - HOUR < at <= now for at in told) < self.rules[kind].budget
