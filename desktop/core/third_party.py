"""A case before a third party outside the company, with its dates and until when each has to be."""

from __future__ import annotations

from dataclasses import dataclass

OUTSIDE = ("accepted", "ended")
"""What becomes of a case before a third party, in this order."""


@dataclass(frozen=True, slots=True)
class Outside:
    """A third party with its dates, in seconds since the epoch: when the case went there, was accepted, ended; by when it has to be
    accepted (`accept_by`) and, once it is, to be ended (`end_by`); None where nobody knows."""

    name: str
    reference: str
    referred_at: float
    accepted_at: float | None = None
    ended_at: float | None = None
    note: str = ""
    accept_by: float | None = None
    end_by: float | None = None

    @property
    def due(self) -> float | None:
        """By when the next thing has to happen there; None where it ended, or nobody knows."""
        if self.ended_at is not None:
            return None
        return self.accept_by if self.accepted_at is None else self.end_by
