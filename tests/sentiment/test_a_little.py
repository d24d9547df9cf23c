"""一点 is one o'clock, or a little: only the first makes a promise."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import pytest

from desktop.core.reading import Turn
from desktop.sentiment.trained import TrainedScorer


@cache
def scorer() -> TrainedScorer:
    return TrainedScorer()


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("您先冷靜一點，今天就查清楚並回覆您", [23]),
        ("请您耐心一点，我们会给您回电", []),
        ("我们一点给您回电", [13]),
        ("今天下午一点前给您回电", [13]),
    ],
)
def test_a_little_is_no_time(said: str, hours: list[int]) -> None:
    promises = scorer().read([], Turn("agent", datetime(2026, 11, 23, 9, 0, tzinfo=UTC), said)).promises
    assert [promise.due.hour for promise in promises if promise.due] == hours
