"""What has to be noticed: one alert per thing, told once. "Unread" and "still active" are two facts, kept apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.core.alert_rules import CASE_KINDS, AlertRules, Concern, Notice, Viewer
from desktop.ui.queue_order import SLIP

if TYPE_CHECKING:
    from desktop.desk.views import QueueRow


MOST_KEPT = 500
"""So many alerts are kept though they are over; those that are still so always are."""
BY_TIME = ("promise_soon", "promise", "outside")
"""What the clock alone makes so, and unmakes when it was ahead."""
OPEN_KINDS = CASE_KINDS[:-1]
"""What is over when a case is closed: all but a call-back."""
WAITING = ("pending", "pending_second")


@dataclass(frozen=True)
class Alert:
    """Something that happened. `about` is a case (or a trouble's code); `unread` until somebody looked; `active` while it is still so.

    `concern` is what the rules ask about; `shown` once they let the person who looks see it; `asleep_until` while it sleeps for him, in
    seconds since the epoch; `seen_by` is the name of who acknowledged it; `notices` what people did about it, as the record says."""

    kind: str
    about: str
    customer: str
    words: str
    at: float
    unread: bool = True
    active: bool = True
    concern: Concern | None = None
    shown: bool = True
    asleep_until: float | None = None
    seen_by: str = ""
    notices: tuple[Notice, ...] = ()


class AlertBook:
    """All alerts, the newest first, as far as they are for the person who looks. Does no drawing and no telling: the calls return what is
    new to him."""

    def __init__(self) -> None:
        self._alerts: dict[tuple[str, str], Alert] = {}
        self.rules = AlertRules()
        self.viewer: Viewer | None = None
        self.name_of: Callable[[str], str] = str
        self._outside: dict[str, QueueRow] = {}
        self._over: dict[tuple[str, str], None] = {}
        self._latest = float("-inf")

    def alerts(self) -> list[Alert]:
        """Unread first, then active, then newest; those asleep after the unread ones."""
        return sorted(filter(_is_shown, self._alerts.values()), key=lambda alert: (not _is_waiting(alert), not alert.active, -alert.at))

    @property
    def unread(self) -> int:
        """How many nobody has looked at; those asleep do not count."""
        return sum(map(_is_waiting, self._alerts.values()))

    @property
    def active(self) -> int:
        """How many are still so."""
        return sum(alert.active and alert.shown for alert in self._alerts.values())

    def look_as(self, viewer: Viewer | None, rules: AlertRules, now: float) -> None:
        """Who looks from here on (nobody known: everything is shown), by which rules. What he finds is no news."""
        self.viewer, self.rules = viewer, rules
        for key, alert in self._alerts.items():
            asleep = None if alert.notices else alert.asleep_until
            self._alerts[key] = self._as_done(replace(alert, shown=self._reaches(alert, now), asleep_until=asleep), now)

    def begin(self, rows: Iterable[QueueRow], now: float) -> None:
        """What is critical or late when the window opens: listed, but not news."""
        wanted = (row for row in rows if row.level == "critical" or row.promise_due or row.hand_since or row.outside_due)
        self.rows_changed(wanted, (), now)

    def passed(self, now: float) -> list[Alert]:
        """What time alone made news: alerts that woke up, and those that climbed to this person because nobody acted."""
        self._follow_clock(now)
        late = [row for row in self._outside.values() if row.outside_due is not None and row.outside_due <= now]
        news = [alert for row in late for alert in self._follow_outside(row, now)]
        for key, alert in self._alerts.items():
            woke = alert.asleep_until is not None and alert.asleep_until <= now
            climbed = alert.active and not alert.shown and self._reaches(alert, now)
            if woke or climbed:
                self._alerts[key] = alert = replace(alert, shown=alert.shown or climbed, asleep_until=None, unread=True)
                news += [alert] if alert.shown else []
        return news

    def rows_changed(self, rows: Iterable[QueueRow], closed: Iterable[str], now: float) -> list[Alert]:
        """Take what changed; the alerts that are new, or woke up because their case changed, to be told once."""
        self._follow_clock(now)
        news = []
        for row in rows:
            news += self._follow(row, now) + self._follow_outside(row, now)
            if row.level == "critical":
                news += self._raise_case("critical", row, row.critical_since or row.heat_at or now, now)
            else:
                self._settle("critical", row.id)
            if row.promise_due is not None and row.promise_due <= now:
                news += self.overdue([row], now)
            else:
                self._settle_moved("promise", row.id, row.promise_due)
            if row.promise_warn is None or row.promise_warn > now:
                self._settle_moved("promise_soon", row.id, row.promise_warn)
            if row.hand_since is not None:
                news += self._raise_case("hand", row, row.hand_since, now)
            else:
                self._settle("hand", row.id)
        for id in closed:
            self._outside.pop(id, None)
            for kind in OPEN_KINDS:
                self._settle(kind, id)
        return [alert for alert in news if self._alerts.get((alert.kind, alert.about), alert).active]

    def soon(self, rows: Iterable[QueueRow], now: float) -> list[Alert]:
        """Cases whose promise will break soon: told once, and over when it is late or kept, or by this clock not soon yet."""
        self._follow_clock(now)
        return [news for row in rows for news in self._raise_case("promise_soon", row, row.promise_warn or now, now)]

    def overdue(self, rows: Iterable[QueueRow], now: float) -> list[Alert]:
        """Cases whose promise is late. An alert of one that by this clock is not late yet, because the clock went back, is over."""
        self._follow_clock(now)
        rows = list(rows)
        for row in rows:
            self._settle("promise_soon", row.id)
        return [news for row in rows for news in self._raise_case("promise", row, row.promise_due or now, now)]

    def escalated(self, rows: Iterable[QueueRow], now: float) -> list[Alert]:
        """These cases, and no others, have an offer that waited too long."""
        waiting = [(row, min((offer.terms_at for offer in row.offers if offer.state in WAITING), default=now)) for row in rows]
        return self._just_these("escalated", waiting, now)

    def called_back(self, rows: Iterable[QueueRow], now: float) -> list[Alert]:
        """The customers of these cases, closed ones too, and of no others, were to be called back by now."""
        return self._just_these("call_back", [(row, row.call_back_due or now) for row in rows], now)

    def trouble(self, code: str, words: str, now: float) -> list[Alert]:
        """The record or the scorer has a trouble."""
        return self._raise(Alert("trouble", code, "", words, now, concern=Concern("trouble", now)), now)

    def well(self) -> None:
        """All troubles are over."""
        for kind, about in list(self._alerts):
            if kind == "trouble":
                self._settle(kind, about)

    def read(self, about: str | None = None) -> None:
        """Somebody looked: at the alerts about one case, or at all that are shown."""
        for key, alert in list(self._alerts.items()):
            if alert.unread and alert.shown and about in (None, alert.about):
                self._alerts[key] = replace(alert, unread=False, asleep_until=None)

    def is_waiting(self, alert: Alert) -> bool:
        """Whether that alert still waits for somebody to look at it."""
        known = self._alerts.get((alert.kind, alert.about))
        return known is not None and known.active and _is_waiting(known)

    def current(self, alert: Alert) -> Alert:
        """What that alert has become."""
        return self._alerts.get((alert.kind, alert.about), alert)

    def snooze(self, alert: Alert, now: float) -> None:
        """Let an alert sleep for as long as its rule says, or until its case changes. What is over does not."""
        key = (alert.kind, alert.about)
        if key in self._alerts and self._alerts[key].active:
            self._alerts[key] = replace(self._alerts[key], asleep_until=now + self.rules.rules[alert.kind].snooze)

    def acknowledge(self, alert: Alert, name: str) -> None:
        """Somebody of that name has seen an alert: it is read, and stays while it is active."""
        key = (alert.kind, alert.about)
        if key in self._alerts:
            self._alerts[key] = replace(self._alerts[key], unread=False, asleep_until=None, seen_by=name)

    def _just_these(self, kind: str, rows: list[tuple[QueueRow, float]], now: float) -> list[Alert]:
        over = {alert.about for alert in self._alerts.values() if alert.kind == kind and alert.active} - {row.id for row, _ in rows}
        for about in over:
            self._settle(kind, about)
        return [news for row, at in rows for news in self._raise_case(kind, row, at, now)]

    def _follow_outside(self, row: QueueRow, now: float) -> list[Alert]:
        """Raise what a third party did not do in time; what it still has time for is looked at again as time passes."""
        if row.outside_due is None:
            self._outside.pop(row.id, None)
        else:
            self._outside[row.id] = row
            if row.outside_due <= now:
                return self._raise_case("outside", row, row.outside_due, now)
        self._settle_moved("outside", row.id, row.outside_due)
        return []

    def _as_done(self, alert: Alert, now: float) -> Alert:
        """An alert as what people did about it makes it for who looks: asleep for himself, read when he or somebody above him saw it; and
        whoever saw it acts."""
        seen = [notice for notice in alert.notices if notice.until is None and notice.is_of(alert.kind, alert.at)]
        asleep = self._sleep(alert, now)
        alert = alert if asleep is None else replace(alert, asleep_until=asleep)
        if not seen or alert.concern is None:
            return alert
        viewer, concern = self.viewer, replace(alert.concern, acting=alert.concern.acting | {notice.role for notice in seen})
        read = viewer is not None and any(notice.by == viewer.id or notice.is_above(viewer.role) for notice in seen)
        return replace(alert, concern=concern, seen_by=self.name_of(seen[-1].by), unread=alert.unread and not read)

    def _sleep(self, alert: Alert, now: float) -> float | None:
        mine = (notice for notice in alert.notices if self.viewer is not None and notice.by == self.viewer.id)
        return next((each.until for each in mine if each.until is not None and each.until > now and each.is_of(alert.kind, alert.at)), None)

    def _reaches(self, alert: Alert, now: float) -> bool:
        return self.viewer is None or alert.concern is None or self.rules.reaches(alert.concern, self.viewer, now)

    def _follow(self, row: QueueRow, now: float) -> list[Alert]:
        """Keep the alerts of a case to what it is now; those that wake up because it says something else."""
        woken = []
        for kind in CASE_KINDS:
            known = self._alerts.get((kind, row.id))
            if known is None or not known.active or known.concern is None:
                continue
            at = row.critical_since or known.at if kind == "critical" else known.at
            changed = replace(known, words=row.last_words, concern=concern_of(kind, row, at), notices=row.noticed, at=at)
            if known.asleep_until is not None and self._sleep(changed, now) is None and self._says_more(known, row, now):
                changed = replace(changed, asleep_until=None, unread=True)
                woken += [changed] if changed.shown else []
            self._alerts[kind, row.id] = self._as_done(changed, now)
        return woken

    def _says_more(self, known: Alert, row: QueueRow, now: float) -> bool:
        """Whether a case says something else than when its alert fell asleep: the record knows of a sleep that it holds."""
        if self._sleep(known, now) is not None:
            return True
        return known.concern is not None and (known.words, known.concern.level) != (row.last_words, row.level)

    def _raise_case(self, kind: str, row: QueueRow, at: float, now: float) -> list[Alert]:
        known = self._alerts.get((kind, row.id))
        if known is not None and known.active:
            return []
        concern = concern_of(kind, row, at)
        return self._raise(Alert(kind, row.id, row.customer, row.last_words, at, concern=concern, notices=row.noticed), now)

    def _raise(self, alert: Alert, now: float) -> list[Alert]:
        key = (alert.kind, alert.about)
        known = self._alerts.get(key)
        if known is not None and known.active:
            return []
        alert = self._as_done(alert, now)
        self._alerts[key] = alert = replace(alert, shown=self._reaches(alert, now))
        self._over.pop(key, None)
        return [alert] if alert.shown and _is_waiting(alert) else []

    def _follow_clock(self, now: float) -> None:
        """End what the clock made so while it was ahead, once it went back; it is told again when its time comes."""
        if now < self._latest - SLIP:
            for alert in [each for each in self._alerts.values() if each.kind in BY_TIME and each.active and each.at > now]:
                self._settle(alert.kind, alert.about)
            self._latest = now
        self._latest = max(self._latest, now)

    def _settle_moved(self, kind: str, about: str, at: float | None) -> None:
        """End an alert whose time is another now. Of the same time it stays: there the clock only slipped back."""
        known = self._alerts.get((kind, about))
        if known is not None and known.at != at:
            self._settle(kind, about)

    def _settle(self, kind: str, about: str) -> None:
        key = (kind, about)
        known = self._alerts.get(key)
        if known is not None and known.active:
            self._alerts[key] = replace(known, active=False, asleep_until=None)
            self._over[key] = None
            if len(self._over) > MOST_KEPT:
                self._forget_oldest()

    def _forget_oldest(self) -> None:
        for key in sorted(self._over, key=lambda key: (self._alerts[key].unread, self._alerts[key].at))[: MOST_KEPT // 10]:
            del self._alerts[key], self._over[key]


def concern_of(kind: str, row: QueueRow, since: float) -> Concern:
    """What the rules ask about an alert of a case. Who asks for help, or promised something, does not act by answering the customer."""
    acting = {role for role, person in (("mediator", row.mediator), ("supervisor", row.supervisor)) if person is not None}
    if kind == "critical" and row.waiting_since is None:
        acting.add("agent")
    return Concern(kind, since, row.level, row.heat, row.agent, row.mediator, row.supervisor, frozenset(acting))


def _is_shown(alert: Alert) -> bool:
    return alert.shown


def _is_waiting(alert: Alert) -> bool:
    return alert.unread and alert.shown and alert.asleep_until is None
