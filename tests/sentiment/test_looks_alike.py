"""Words that hold an angry or dangerous word inside them, and furious words that are no danger: seen in the demonstration."""

from __future__ import annotations

import pytest

from desktop.core.reading import Turn
from desktop.sentiment.trained import TrainedScorer


@pytest.fixture(scope="module")
def scorer() -> TrainedScorer:
    return TrainedScorer()


@pytest.mark.parametrize("text", ["空气炸锅买大了 没拆 想换小一号", "氣炸鍋的遙控器不見了 可以單買嗎", "空气炸锅还会补货吗 蹲了好久"])
def test_an_air_fryer_is_not_furious(scorer: TrainedScorer, text: str) -> None:
    reading = scorer.read([], Turn("customer", None, text))
    assert reading.anger is not None and reading.anger < 20 and not reading.risks


@pytest.mark.parametrize("text", ["我真的气炸了", "氣炸了！", "爛爆了！"])
def test_to_burst_with_anger_is_angry_and_no_danger(scorer: TrainedScorer, text: str) -> None:
    reading = scorer.read([], Turn("customer", None, text))
    assert reading.anger is not None and reading.anger > 30 and not reading.risks


@pytest.mark.parametrize("text", ["电池炸了", "手機充電充到一半就爆了！", "砰一声就炸了"])
def test_what_bursts_is_a_danger(scorer: TrainedScorer, text: str) -> None:
    assert scorer.read([], Turn("customer", None, text)).risks == ("safety",)
