"""Reads a conversation from its first message to its last and folds its heat."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.heat import Heat, HeatSettings
from desktop.core.reading import Reading, Turn
from desktop.sentiment.seam import AT_ONCE, HISTORY, Scorer, look_ahead

BOILING = frozenset({"hot", "critical"})


def read_conversation(scorer: Scorer, channel: str, turns: Sequence[Turn], settings: HeatSettings) -> list[tuple[Reading, Heat]]:
    """Reading and heat just after each turn, made from it and what came before it only.

    Messages of staff and system fade heat and nothing else. `forecast` is None where the conversation is hot or critical already.
    """
    heat, answers = Heat(), []
    for n, turn in enumerate(turns):
        if n % AT_ONCE == 0:
            look_ahead(scorer, turns[n : n + AT_ONCE])
        reading = scorer.read(turns[max(0, n - HISTORY) : n], turn)
        heat = heat_after(heat, turn, reading, settings)
        if heat.level in BOILING and reading.forecast is not None:
            reading = _without_forecast(reading)
        answers.append((reading, heat))
    return answers


def _without_forecast(read: Reading) -> Reading:
    """The same; `replace` takes four times as long, and half of an angry conversation boils."""
    five, told = read.satisfaction_probabilities, (read.risks, read.evidence, read.promises, read.phrasing)
    return Reading(read.anger, five, None, *told, read.scorer, read.version)


def heat_after(heat: Heat, turn: Turn, reading: Reading, settings: HeatSettings) -> Heat:
    """The heat of a conversation after one more turn."""
    at = turn.at.timestamp() if turn.at is not None else None
    if turn.sender != "customer":
        return heat.after(at, None, (), None, settings)
    return heat.after(at, reading.anger, reading.risks, reading.satisfaction, settings)
