"""The forecast as short sentences, and its figures on twin conversations: they open alike, then staff make it worse or better."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from desktop.core.heat import HeatSettings
from desktop.core.reading import Turn
from desktop.sentiment.conversation import read_conversation
from desktop.sentiment.forecast import mean_tone, read_forecaster, shifted
from desktop.sentiment.scorer import ASSETS
from desktop.sentiment.trained import TrainedScorer

TWINS = [json.loads(line) for line in (Path(__file__).parent / "twins.jsonl").read_text(encoding="utf-8").splitlines()]
FORECASTER = read_forecaster(ASSETS / "forecast.json")
PARTED = 2
"""The customer's third message is the first that comes after different answers."""
ALARM = 0.3


@pytest.fixture(scope="module")
def read() -> list[tuple[bool, list[float], list[float]]]:
    """For each twin whether it escalates, the anger and the forecast of each customer message (1.0 where it is hot already)."""
    scorer, found = TrainedScorer(), []
    for twin in TWINS:
        turns = [Turn(m["from"], datetime.fromisoformat(m["at"]), m["text"]) for m in twin["messages"]]
        answers = read_conversation(scorer, twin["channel"], turns, HeatSettings())
        asked = [reading for turn, (reading, _) in zip(turns, answers, strict=True) if turn.sender == "customer"]
        angers = [reading.anger or 0.0 for reading in asked]
        found.append((twin["kind"] == "escalates", angers, [1.0 if r.forecast is None else r.forecast for r in asked]))
    return found


def test_there_are_sixty_pairs_in_four_languages() -> None:
    assert len({twin["pair"] for twin in TWINS}) >= 60
    assert {twin["language"] for twin in TWINS} == {"zh-CN", "zh-TW", "zh-HK", "en"}


def test_the_direction_of_anger_is_right(read: list[tuple[bool, list[float], list[float]]]) -> None:
    right = [(angers[-1] > angers[1]) == escalates for escalates, angers, _ in read]
    assert sum(right) >= 0.85 * len(right)


def test_two_turns_ahead_the_forecast_tells_the_twins_apart(read: list[tuple[bool, list[float], list[float]]]) -> None:
    worse = [chances[PARTED] for escalates, _, chances in read if escalates]
    better = [chances[PARTED] for escalates, _, chances in read if not escalates]
    above = sum((w > b) + (w == b) / 2 for w in worse for b in better)
    assert above >= 0.75 * len(worse) * len(better)
    assert sum(chance >= ALARM for chance in better) <= 0.2 * len(better)
    assert sum(chance >= ALARM for chance in worse) >= 0.5 * len(worse)


@pytest.mark.parametrize(
    ("cold", "warm"),
    [
        ("公司就是这么规定的，我们没办法", "我马上给您换新的，今天下午到"),
        ("系統就是這樣，請您自行處理", "是我們的疏失，今天就退款給您"),
        ("規定係咁，冇得改", "真係對唔住，我即刻幫你搞，五點前覆你"),
        ("That is our policy and I can't change it", "I'm so sorry, I'm sending a new one today, free of charge"),
    ],
)
def test_a_rulebook_sounds_worse_than_help(cold: str, warm: str) -> None:
    assert FORECASTER.tone(cold) > 0 > FORECASTER.tone(warm)


def test_silence_has_no_tone() -> None:
    assert mean_tone([]) == 0.0 and mean_tone([0.5, -0.1]) == pytest.approx(0.2)


def test_more_anger_moves_a_forecast_up() -> None:
    assert (shifted(0.2, 10.0, 40.0) or 0) > 0.2 == shifted(0.2, 10.0, 10.0)
    assert shifted(0.0, 0.0, 50.0) == 0.0
