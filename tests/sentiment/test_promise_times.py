"""Which moment a promise means, where the day was named before, after midnight, or in a turn of speech."""

from __future__ import annotations

from datetime import datetime

import pytest

from desktop.core.reading import Turn
from desktop.sentiment.scorer import RuleScorer

SCORER = RuleScorer()
EVENING, NIGHT, MORNING = "2026-11-23T19:05:00+08:00", "2026-11-23T00:10:00+08:00", "2026-11-23T08:15:00+00:00"


def dues(said: str, at: str) -> list[str]:
    promises = SCORER.read([], Turn("agent", datetime.fromisoformat(at), said)).promises
    return [promise.due.strftime("%d %H:%M") for promise in promises if promise.due]


@pytest.mark.parametrize(
    ("said", "at", "due"),
    [
        ("明早重新给您做一个，九点前送到前台。", EVENING, "24 09:00"),
        ("明天上午我去银行，十点前把钱转给您。", EVENING, "24 10:00"),
        ("今晚一点前我给您结果。", NIGHT, "23 01:00"),
        ("今晚一点前我给您结果。", EVENING, "24 01:00"),
        ("维修车出发了，15分钟到您家楼下。", EVENING, "23 19:20"),
        ("备用车已经派了，十二分钟到，您别挂。", EVENING, "23 19:17"),
        ("救援的人到门口了，10分钟内打开门。", EVENING, "23 19:15"),
        ("檔案重傳中，今晚十點半前可以看。", EVENING, "23 22:30"),
        ("那就周六上午十点。", EVENING, "28 10:00"),
        ("I will ring you by 5 pm on 26 November.", MORNING, "26 17:00"),
        ("A van to take it back will be in your yard by half past nine.", MORNING, "23 09:30"),
        ("I'll have it running by half six tonight; you have my word.", MORNING, "23 18:30"),
    ],
)
def test_the_moment_is_the_one_that_was_meant(said: str, at: str, due: str) -> None:
    assert due in dues(said, at)


@pytest.mark.parametrize(
    "said",
    [
        "跟您怎么用一点关系都没有，我们收回前面的话。",
        "密码设复杂一点，账号会更安全。",
        "我们五点下班，您要来请提前。",
        "您的积分10月31号到期，我们不会收回。",
        "从今天起柜台答应的都要写下来，我自己盯。",
        "It may take 6 may be 7 days.",
    ],
)
def test_what_is_no_time_of_a_promise_is_none(said: str) -> None:
    assert dues(said, EVENING) == []


def test_the_day_of_another_sentence_is_not_taken_over() -> None:
    assert "23 19:00" in dues("听日就要用，我明白。七点前我亲口话你知。", "2026-11-23T18:00:00+08:00")
