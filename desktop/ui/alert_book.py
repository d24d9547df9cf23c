"""What has to be noticed: one alert per thing, told once. "Unread" and "still active" are two facts, kept apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.desk.views import QueueRow


KINDS = ("critical", "promise", "promise_soon", "hand", "escalated", "trouble")
MOST_KEPT = 500


@dataclass(frozen=True)
class Alert:
    """Something that happened. `about` is a case (or a trouble's code); `unread` until somebody looked; `active` while it is still so."""

    kind: str
    about: str
    customer: str
    words: str
    at: float
    unread: bool = True
    active: bool = True


class AlertBook:
    """All alerts, the newest first. Does no drawing and no telling: the calls return what is new."""

    def __init__(self) -> None:
        self._alerts: dict[tuple[str, str], Alert] = {}

    def alerts(self) -> list[Alert]:
        """Unread first, then active, then newest."""
        return sorted(self._alerts.values(), key=lambda alert: (not alert.unread, not alert.active, -alert.at))

    @property
    def unread(self) -> int:
        """How many nobody has looked at."""
        return sum(alert.unread for alert in self._alerts.values())

    @property
    def active(self) -> int:
        """How many are still so."""
        return sum(alert.active for alert in self._alerts.values())

    def begin(self, rows: Iterable[QueueRow], now: float) -> None:
        """What is critical or late when the window opens: listed, but not news."""
        self.rows_changed((row for row in rows if row.level == "critical" or row.promise_due or row.hand_since), (), now)

    def rows_changed(self, rows: Iterable[QueueRow], closed: Iterable[str], now: float) -> list[Alert]:
        """Take what changed; the alerts that are new, to be told once."""
        news = []
        for row in rows:
            if row.level == "critical":
                news += self._raise(Alert("critical", row.id, row.customer, row.last_words, row.heat_at or now))
            else:
                self._settle("critical", row.id)
            if row.promise_due is not None and row.promise_due <= now:
                news += self.overdue([row], now)
            else:
                self._settle("promise", row.id)
            if row.promise_warn is None or row.promise_warn > now:
                self._settle("promise_soon", row.id)
            if row.hand_since is not None:
                news += self._raise(Alert("hand", row.id, row.customer, row.last_words, row.hand_since))
            else:
                self._settle("hand", row.id)
        for id in closed:
            for kind in KINDS[:-1]:
                self._settle(kind, id)
        return news

    def soon(self, rows: Iterable[QueueRow], now: float) -> list[Alert]:
        """Cases whose promise will break soon: told once, and over when it is late or kept."""
        return [news for row in rows for news in self._raise(Alert("promise_soon", row.id, row.customer, row.last_words, now))]

    def overdue(self, rows: Iterable[QueueRow], now: float) -> list[Alert]:
        """Cases whose promise is late. An alert of one that by this clock is not late yet, because the clock went back, is over."""
        for alert in [each for each in self._alerts.values() if each.kind == "promise" and each.active and each.at > now]:
            self._settle("promise", alert.about)
        rows = list(rows)
        for row in rows:
            self._settle("promise_soon", row.id)
        return [
            news for row in rows for news in self._raise(Alert("promise", row.id, row.customer, row.last_words, row.promise_due or now))
        ]

    def escalated(self, rows: Iterable[QueueRow], now: float) -> list[Alert]:
        """These cases, and no others, have an offer that waited too long."""
        rows = list(rows)
        over = {alert.about for alert in self._alerts.values() if alert.kind == "escalated" and alert.active} - {row.id for row in rows}
        for about in over:
            self._settle("escalated", about)
        return [news for row in rows for news in self._raise(Alert("escalated", row.id, row.customer, row.last_words, now))]

    def trouble(self, code: str, words: str, now: float) -> list[Alert]:
        """The record or the scorer has a trouble."""
        return self._raise(Alert("trouble", code, "", words, now))

    def well(self) -> None:
        """All troubles are over."""
        for kind, about in list(self._alerts):
            if kind == "trouble":
                self._settle(kind, about)

    def read(self, about: str | None = None) -> None:
        """Somebody looked: at the alerts about one case, or at all."""
        for key, alert in list(self._alerts.items()):
            if alert.unread and about in (None, alert.about):
                self._alerts[key] = replace(alert, unread=False)

    def _raise(self, alert: Alert) -> list[Alert]:
        key = (alert.kind, alert.about)
        known = self._alerts.get(key)
        if known is not None and known.active:
            return []
        self._alerts[key] = alert
        self._forget_oldest()
        return [alert]

    def _settle(self, kind: str, about: str) -> None:
        known = self._alerts.get((kind, about))
        if known is not None and known.active:
            self._alerts[kind, about] = replace(known, active=False)

    def _forget_oldest(self) -> None:
        if len(self._alerts) > MOST_KEPT:
            idle = [key for key, alert in self._alerts.items() if not alert.unread and not alert.active]
            for key in sorted(idle or self._alerts, key=lambda key: self._alerts[key].at)[: MOST_KEPT // 10]:
                del self._alerts[key]
