"""WhatsApp's customer service window: free text may be sent until 24 hours after the customer's last message, by the service's stamps."""

from __future__ import annotations

from desktop.core.errors import Refused

WINDOW = 24 * 3600.0
"""How long it is open, in seconds."""
MARGIN = 300.0
"""So long before its end we take it for closed: a letter takes its time."""


def deadline(channel: str, account: str | None, last_customer_at: float | None) -> float | None:
    """Until when free text may be sent to a customer who came by an account, in seconds since the epoch; None where it always may, or
    where no account of ours could send at all."""
    return last_customer_at + WINDOW if channel == "whatsapp" and account and last_customer_at is not None else None


def is_closed(deadline: float | None, now: float) -> bool:
    """Whether it is too late for free text."""
    return deadline is not None and now > deadline - MARGIN


def refuse_closed(deadline: float | None, now: float) -> None:
    """Raises Refused("window_closed") when it is too late."""
    if is_closed(deadline, now):
        raise Refused("window_closed", deadline=deadline)


def past_window(due: float, deadline: float | None) -> bool:
    """Whether a promise falls due when free text can no longer be sent."""
    return is_closed(deadline, due)
