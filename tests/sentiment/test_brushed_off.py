"""Answers that only close the talk: dismissive where the customer is not done, nothing where he is."""

from __future__ import annotations

import pytest

from desktop.core.reading import Turn
from desktop.sentiment.brushed_off import only_closes, trimmed
from desktop.sentiment.fold import Folder
from desktop.sentiment.scorer import RuleScorer

SCORER, FOLD = RuleScorer(), Folder().fold
ANGRY = Turn("customer", None, "这是第三次了，太过分了，我要去消费者协会投诉你们！")
ANGRY_EN = Turn("customer", None, "This is the third time and I am furious, you are useless. I will report you to Trading Standards.")
CLOSING = (
    "收到。",
    "好的，请问还有其他可以帮您的吗？",
    "好喔，那還有其他需要幫忙的嗎？",
    "知道喇，仲有冇第二樣？",
    "感谢您的来电，祝您生活愉快。",
    "Noted. Anything else?",
    "Okay, have a great day ahead! 😇",
    "Right you are. You have a lovely Sunday.",
    "OK thanks for understanding, take care",
)
SAYS_MORE = (
    "好的",
    "收到，我这就去仓库看",
    "收到，地址改好了，请您核对一遍",
    "Noted, no onions, and I told the chef.",
    "Okay! Thursday between 8 and noon it is. Anything else?",
    "我不挂，您慢慢说。",
    "",
    "。。。",
)


def told(history: list[Turn], text: str) -> list[str]:
    return [one.rule for one in SCORER.read(history, Turn("agent", None, text)).phrasing]


@pytest.mark.parametrize("text", CLOSING)
def test_what_only_closes_is_told(text: str) -> None:
    assert only_closes(FOLD(text).text)


@pytest.mark.parametrize("text", SAYS_MORE)
def test_what_says_more_is_not(text: str) -> None:
    assert not only_closes(FOLD(text).text)


@pytest.mark.parametrize("text", CLOSING)
def test_an_angry_customer_is_brushed_off(text: str) -> None:
    assert told([ANGRY], text) == ["dismissive"] and told([ANGRY_EN], text) == ["dismissive"]


@pytest.mark.parametrize(
    "before", [[], [Turn("customer", None, "谢谢，衣服收到了，很合身")], [Turn("customer", None, "Lovely, thank you!")]]
)
def test_who_is_content_or_has_said_nothing_is_not(before: list[Turn]) -> None:
    assert told(before, "收到，祝您生活愉快。") == [] and told(before, "Noted, have a great day!") == []


def test_whom_staff_have_just_mocked_is_not_done() -> None:
    mocked = Turn("agent", None, "要不要给您铺红地毯，公主")
    assert told([Turn("customer", None, "嗯"), mocked, Turn("customer", None, "行，那就这样。")], "收到。") == ["dismissive"]


def test_the_place_is_the_answer_without_blanks() -> None:
    [found] = SCORER.read([ANGRY], Turn("agent", None, "  收到。 \n")).phrasing
    assert (found.start, found.end) == (2, 5)
    assert trimmed("ok") == (0, 2)


@pytest.mark.parametrize("text", ["好的," * 30, "还有" * 45, "anything else " * 6, "have a " * 12, "收到" * 60_000])
def test_what_is_only_repeated_closes_nothing(text: str) -> None:
    assert not only_closes(text)
