"""Until when a third party has to act: working days from now, to the end of the last of them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from desktop.core.mediation import MoveOutside, ReferOutside
from desktop.core.people import Policy
from desktop.sentiment.workdays import working_days_later


def outside_due(order: ReferOutside | MoveOutside, policy: Policy, now: float) -> float:
    """Until when what follows an order has to happen, in seconds since the epoch, by the policy's days, calendar and time zone."""
    days = policy.outside_accept_days if isinstance(order, ReferOutside) else policy.outside_end_days
    last = working_days_later(datetime.fromtimestamp(now, ZoneInfo(policy.timezone)), days, policy.workdays == "mainland")
    return last.replace(hour=23, minute=59, second=0, microsecond=0).timestamp()
