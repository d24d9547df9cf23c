"""Reads a conversation from its first message to its last and folds its heat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.core.heat import Heat, HeatSettings
from desktop.core.reading import Reading, Turn
from desktop.sentiment.seam import AT_ONCE, HISTORY, Scorer, look_ahead

BOILING = frozenset({"hot", "critical"})


def read_conversation(scorer: Scorer, channel: str, turns: Sequence[Turn], settings: HeatSettings) -> list[tuple[Reading, Heat]]:
    """Reading and heat just after each turn. `forecast` is None where the conversation is hot or critical already."""
    return [
        (replace(reading, forecast=None) if heat.level in BOILING else reading, heat)
        for reading, heat in readings_and_heats(scorer, turns, settings)
    ]


def readings_and_heats(scorer: Scorer, turns: Sequence[Turn], settings: HeatSettings) -> Iterator[tuple[Reading, Heat]]:
    """The same as the scorer says it, with what it thinks of the future of a conversation that is hot.

    Made from each turn and what came before it only. Messages of staff and system fade heat and nothing else.
    """
    heat = Heat()
    for n, turn in enumerate(turns):
        if n % AT_ONCE == 0:
            look_ahead(scorer, turns[n : n + AT_ONCE])
        reading = scorer.read(turns[max(0, n - HISTORY) : n], turn)
        heat = heat_after(heat, turn, reading, settings)
        yield reading, heat


def heat_after(heat: Heat, turn: Turn, reading: Reading, settings: HeatSettings) -> Heat:
    """The heat of a conversation after one more turn."""
    at = turn.at.timestamp() if turn.at is not None else None
    if turn.sender != "customer":
        return heat.after(at, None, (), None, settings)
    return heat.after(at, reading.anger, reading.risks, reading.satisfaction, settings)
