"""What angry customers say all day: short rage is heard, and no despair or threat is made of impatience and of coming to the shop."""

from __future__ import annotations

import pytest

from desktop.core.reading import Reading, Turn
from desktop.sentiment.trained import TrainedScorer

SCORER = TrainedScorer()
GRAVE = {"self_harm", "violence", "safety"}


def read(text: str) -> Reading:
    return SCORER.read([], Turn("customer", None, text))


@pytest.mark.parametrize(
    "text",
    [
        "I don't want to wait any longer", "I don't want any more emails", "I can't wait any longer", "end it, I want to cancel",
        "I'm on the roof, where is the installer?", "I won't be here tomorrow, please deliver on Friday", "what's the point",
        "I'm coming to your office tomorrow to pick it up", "I know where the shop is", "I'm outside your shop", "You've got some nerve",
        "我不想再等了，太久了", "不想活动了，取消吧", "这个价格让人活不下去", "我在楼顶等快递",
        "我在你们店门口等开门", "我知道你们店在哪", "我要一把水果刀",
        "我不想等了啦", "我明天過去門市拿", "我唔想等喇", "頂唔順你哋個熱線", "我知你哋間舖喺邊",
    ],
)  # fmt: skip
def test_impatience_is_no_despair_and_coming_by_is_no_threat(text: str) -> None:
    assert not GRAVE & set(read(text).risks)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I don't want to live any longer", "self_harm"), ("我真的不想活了", "self_harm"),
        ("我在楼顶，不想活了", "self_harm"), ("我唔想做人喇", "self_harm"),
        ("I'm outside your shop with a bat, come out", "violence"), ("我知道你家住哪，你小心点", "violence"),
        ("我聽日嚟打鑊你", "violence"),
    ],
)  # fmt: skip
def test_the_same_words_in_earnest_are_heard(text: str, kind: str) -> None:
    assert kind in read(text).risks


@pytest.mark.parametrize(
    "text", ["This is a joke! Where is my money? I want my refund now!", "this is terrible, I have had enough!!!", "I am furious."]
)
def test_short_rage_is_heard_without_a_talk_before_it(text: str) -> None:
    assert (read(text).anger or 0) >= 50
