"""The first page of the queue before anything else is loaded: kept states read without the facts and the fold that made them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from desktop.core.alert_rules import Notice
from desktop.core.errors import StepinError
from desktop.core.heat import Heat, HeatSettings
from desktop.core.messages import Customer
from desktop.core.offers import Offer, Promise
from desktop.core.third_party import Outside
from desktop.core.windows import deadline
from desktop.db.database import Readers, troubles
from desktop.db.migrations import MIGRATIONS

QUEUE = "SELECT state FROM cases WHERE closed_at IS NULL ORDER BY level_rank DESC, heat DESC, last_customer_at DESC, id LIMIT ?"
"""The open cases by level, then heat, then latest customer message, then id."""


@dataclass(frozen=True, slots=True)
class FrontHand:
    """Since when a hand is up, in seconds since the epoch."""

    since: float


@dataclass(frozen=True, slots=True)
class FrontMediation:
    """A mediation as far as a third party has to do something by a time."""

    outside: Outside | None


@dataclass(frozen=True, slots=True)
class FrontCase:
    """What a row of the queue shows of a `core.case.Case`, by the same names."""

    id: str
    channel: str
    customer: Customer
    repeat_of: str | None
    opened_at: float
    heat: Heat
    spark: bytes
    last_customer_at: float | None
    waiting_since: float | None
    last_words: str
    risks: tuple[str, ...]
    forecast: float | None
    stage: str
    agent: str | None
    mediator: str | None
    supervisor: str | None
    present: tuple[tuple[str, str], ...]
    offers: tuple[Offer, ...]
    promises: tuple[Promise, ...]
    hand: FrontHand | None
    mediation: FrontMediation | None
    seq: int
    customer_seq: int
    came_by: tuple[int, str] | None
    critical_since: float | None
    noticed: tuple[Notice, ...]

    @property
    def deadline(self) -> float | None:
        """Until when free text may be sent to the customer."""
        return deadline(self.channel, self.came_by[1] if self.came_by else None, self.last_customer_at)


def front_cases(path: Path, limit: int) -> tuple[list[FrontCase], HeatSettings]:
    """The first open cases and the heat settings in force. Empty for a record that has to be brought up to date first, and for one where
    anybody has a key, for he may have to sign in before anything is shown; what is wrong with it is told by whoever opens it."""
    readers = Readers(path)
    try:
        with troubles(path):
            connection = readers.connection()
            if connection.execute("PRAGMA user_version").fetchone()[0] != len(MIGRATIONS):
                return [], HeatSettings()
            if connection.execute("SELECT 1 FROM keys WHERE revoked_at IS NULL").fetchone() is not None:
                return [], HeatSettings()
            states = connection.execute(QUEUE, (limit,)).fetchall()
            settings = connection.execute("SELECT value FROM settings WHERE name = 'heat'").fetchone()
            decoder = msgspec.msgpack.Decoder(FrontCase)
            found = [decoder.decode(state) for (state,) in states]
            return found, msgspec.json.decode(settings[0], type=HeatSettings) if settings else HeatSettings()
    except (StepinError, msgspec.DecodeError):
        return [], HeatSettings()
    finally:
        readers.close()
