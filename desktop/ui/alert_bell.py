"""When a new alert may be told: within its budget and not in the hours of rest; what has to wait is told later, in one line."""

from __future__ import annotations

from desktop.core.alert_rules import HOUR
from desktop.ui.alert_book import Alert, AlertBook


class AlertBell:
    """Keeps what waits to be told, when each kind was told, and since when one that is told together gathers."""

    def __init__(self, book: AlertBook) -> None:
        self._book = book
        self._waiting: dict[tuple[str, str], Alert] = {}
        self._told: dict[str, list[float]] = {}
        self._gathers: dict[str, float] = {}

    def due(self, news: list[Alert], now: float, minute: int) -> list[Alert]:
        """What is to be told now, in one notification, of this news and of what waited. What somebody looked at meanwhile, or is over, is
        told no more. `now` in seconds since the epoch, `minute` of the local day."""
        self._waiting |= {(alert.kind, alert.about): alert for alert in news}
        self._waiting = {key: alert for key, alert in self._waiting.items() if self._book.is_waiting(alert)}
        due = [alert for alert in self._waiting.values() if self._may(alert, now, minute)]
        kinds = {alert.kind for alert in due}
        self._gathers = {kind: min(now, self._gathers.get(kind, now)) for kind in kinds}
        together = {kind for kind in kinds if now - self._gathers[kind] >= self._book.rules.rules[kind].group}
        self._gathers = {kind: since for kind, since in self._gathers.items() if kind not in together}
        due = [alert for alert in due if alert.kind in together]
        for alert in due:
            del self._waiting[alert.kind, alert.about]
        for kind in {alert.kind for alert in due}:
            self._told[kind] = [*(at for at in self._told.get(kind, ()) if now - HOUR < at <= now), now]
        return due

    def _may(self, alert: Alert, now: float, minute: int) -> bool:
        book = self._book
        current = book.current(alert)
        if book.viewer is None or current.concern is None:
            return True
        is_told = book.rules.wanted(current.concern, book.viewer, now, minute) == "told"
        return is_told and book.rules.has_budget(alert.kind, self._told.get(alert.kind, ()), now)
