"""The record's health, for those above the desk: check it, copy it."""

from __future__ import annotations

from desktop.db.backup import back_up, back_up_daily
from desktop.db.database import troubles as writing
from desktop.db.verify import Progress, Report, examine, first_fault, quiet

__all__ = ["Progress", "Report", "back_up", "back_up_daily", "examine", "first_fault", "quiet", "writing"]
