"""The seam of the scorer: one message and what came before it in, a reading out. Light, for whoever only hands work over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from desktop.core.reading import Reading, Turn

HISTORY = 20
"""How many turns before a message the scorer may look at, so that a long conversation costs no more a message than a short one."""


class Scorer(Protocol):
    """Whoever reads messages. `name` and `version` go into each reading, so that it is known who made it."""

    name: str
    version: str

    def read(self, history: Sequence[Turn], turn: Turn) -> Reading:
        """The reading of `turn`. Of `history`, the turns before it, the last HISTORY count."""
        ...
