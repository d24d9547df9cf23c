"""The seam of the scorer: one message and what came before it in, a reading out. Light, for whoever only hands work over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from desktop.core.reading import Reading, Turn

HISTORY = 20
"""How many turns before a message the scorer may look at, so that a long conversation costs no more a message than a short one."""
AT_ONCE = 512
"""How many messages a scorer is told of before they are read."""


class Scorer(Protocol):
    """Whoever reads messages. `name` and `version` go into each reading, so that it is known who made it.

    One that reads many messages in less time when it is told of them before has `look_ahead(turns)`, too: these will be read next.
    """

    name: str
    version: str

    def read(self, history: Sequence[Turn], turn: Turn) -> Reading:
        """The reading of `turn`. Of `history`, the turns before it, the last HISTORY count."""
        ...


def look_ahead(scorer: Scorer, turns: Iterable[Turn]) -> None:
    """Tell a scorer what will be read next, if it gains by that. At most about AT_ONCE messages."""
    # to ask whether it is of a protocol would take longer than many a reading
    tell: Callable[[Iterable[Turn]], None] | None = getattr(scorer, "look_ahead", None)
    if tell is not None:
        tell(turns)


def read_many(scorer: Scorer, tasks: Sequence[tuple[Sequence[Turn], Turn]]) -> list[Reading]:
    """The readings of messages, each given with the turns before it: the same as if each were read by itself."""
    readings: list[Reading] = []
    for start in range(0, len(tasks), AT_ONCE):
        some = tasks[start : start + AT_ONCE]
        look_ahead(scorer, [turn for _, turn in some])
        readings += [scorer.read(history, turn) for history, turn in some]
    return readings
