"""What strangers wrote: nothing was changed for these sentences, so what is asked of them is what the scorer gives to anybody's words.

The floors lie a little below what was measured when the files came; figures and intervals: `python3 go.py bench sentiment`.
"""

from __future__ import annotations

import pytest

from bench.sentiment_sets import STRANGERS, auc, of_strangers
from bench.sentiment_strangers import talks_of_strangers
from bench.sentiment_talks import scenarios_of
from desktop.core.reading import Turn
from desktop.sentiment.trained import TrainedScorer

SCORER = TrainedScorer()


@pytest.fixture(scope="module")
def measured() -> dict[str, float]:
    return {row.what: row.value or 0.0 for row in talks_of_strangers(SCORER)}


@pytest.mark.parametrize(("name", "floor"), [("posts", 0.96), ("complaints", 0.91), ("idioms", 0.92)])
def test_angry_words_stand_above_calm_ones(name: str, floor: float) -> None:
    said = of_strangers(name)
    anger = [SCORER.read([], Turn("customer", None, one.text)).anger or 0.0 for one in said]
    assert auc([one.label for one in said], anger) >= floor


@pytest.mark.parametrize(
    ("what", "floor"),
    [
        ("Chinese satisfaction, 200 lines of shop chat of a stranger: macro F1", 0.66),
        ("risk signals, 288 sentences of a stranger: macro F1", 0.9),
        ("risk `safety` of a stranger: recall", 0.83),
        ("risk `violence` of a stranger: recall", 0.83),
        ("risk `regulator` of a stranger: recall", 0.83),
        ("risk `legal` of a stranger: recall", 0.83),
        ("risk `self_harm` of a stranger: recall", 0.83),
        ("phrasing, 180 messages of staff of a stranger: recall", 0.9),
        ("phrasing of a stranger: precision", 0.9),
        ("promises, 60 of a stranger: found", 0.9),
        ("conversations of two strangers (50): alerts right", 0.82),
        ("conversations of two strangers: recall of risks", 0.62),
        ("conversations of two strangers: precision of risks", 0.7),
        ("conversations of two strangers: promises found", 0.9),
        ("conversations of two strangers: recall of phrasing", 0.7),
        ("conversations of two strangers: precision of phrasing", 0.78),
    ],
)
def test_what_is_meant_is_heard(measured: dict[str, float], what: str, floor: float) -> None:
    assert measured[what] >= floor


@pytest.mark.parametrize(
    ("what", "ceiling"),
    [
        ("false alarms on traps of a stranger", 0.1),
        ("promises of a stranger: times taken that are none", 0.05),
        ("conversations of two strangers: promises invented, a message of staff", 0.05),
    ],
)
def test_what_is_not_meant_is_not_invented(measured: dict[str, float], what: str, ceiling: float) -> None:
    assert measured[what] <= ceiling


def test_conversations_that_were_looked_at_alarm_in_time() -> None:
    alerts = next(scenarios_of(SCORER, STRANGERS / "scenarios_seen.jsonl", "seen"))
    assert (alerts.value or 0.0) >= 0.9
