"""What is read from the record about erasing: requests, with what became of them, and the legal holds that stand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

ErasureRow = tuple[str, str, str, str | None, str, str, str, str, str | None]
"""Request, channel, customer's id, name, reason, by whom, when, state, decided by whom."""
HoldRow = tuple[str, str, str | None, str, str, str]
"""Channel, customer's id, name, reason, by whom, when."""


def erasures(connection: sqlite3.Connection) -> Iterator[ErasureRow]:
    """The requests for erasure: those that wait first, then the newest."""
    return connection.execute(
        "SELECT e.request, e.channel, e.customer, c.name, e.reason, e.proposed_by, e.at, e.state, e.decided_by "
        "FROM erasures e LEFT JOIN customers c ON c.channel = e.channel AND c.id = e.customer "
        "ORDER BY e.state != 'proposed', e.at DESC, e.request"
    )


def holds(connection: sqlite3.Connection) -> Iterator[HoldRow]:
    """The legal holds that stand, newest first."""
    return connection.execute(
        "SELECT h.channel, h.customer, c.name, h.reason, h.set_by, h.at "
        "FROM holds h LEFT JOIN customers c ON c.channel = h.channel AND c.id = h.customer ORDER BY h.at DESC, h.channel, h.customer"
    )
