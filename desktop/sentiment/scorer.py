"""The seam of the scorer: one message and what came before it in, a reading out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from desktop.core.reading import Reading, Turn
from desktop.sentiment.fake import FakeScorer

__all__ = ["ASSETS", "HISTORY", "FakeScorer", "RuleScorer", "Scorer"]

HISTORY = 20
"""How many turns before a message the scorer may look at, so that a long conversation costs no more a message than a short one."""
ASSETS = Path(__file__).resolve().parents[2] / "assets" / "sentiment"


class Scorer(Protocol):
    """Whoever reads messages. `name` and `version` go into each reading, so that it is known who made it."""

    name: str
    version: str

    def read(self, history: Sequence[Turn], turn: Turn) -> Reading:
        """The reading of `turn`. Of `history`, the turns before it, the last HISTORY count."""
        ...


class RuleScorer:
    """Rules and word lists, in pure Python. Keeps what it loaded from `assets`; picklable."""

    name = "rules"
    version = "1"

    def __init__(self, assets: Path = ASSETS) -> None:
        self._assets = assets

    def __reduce__(self) -> tuple[type[RuleScorer], tuple[Path]]:
        return RuleScorer, (self._assets,)

    def read(self, history: Sequence[Turn], turn: Turn) -> Reading:
        """The reading of one message in its context. A system message is not scored."""
        if turn.sender == "customer":
            return Reading(0.0, (0.05, 0.15, 0.5, 0.2, 0.1), 0.1, scorer=self.name, version=self.version)
        return Reading(scorer=self.name, version=self.version)
