"""Who lets a remedy pass is content; who doubts it, threatens, or thanks for nothing is not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.core.heat import CONTENT, SATISFIED, HeatSettings
from desktop.core.reading import Turn, mean_satisfaction
from desktop.sentiment.acceptance import EASED, UNEASY, doubts, eased, uneasy
from desktop.sentiment.conversation import read_conversation
from desktop.sentiment.fold import Folder
from desktop.sentiment.trained import TrainedScorer

AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
UNHAPPY = (0.3, 0.4, 0.3, 0.0, 0.0)
FURIOUS = {
    "en": "You have lied to me three times now, this is a disgrace!",
    "zh": "你们骗了我三次了，太过分了！",
}
REMEDY = {
    "en": "That was our mistake. A driver brings the right one by 6pm today.",
    "zh": "这是我们的错，今天下午六点前给您送到新的。",
}
COLD = {
    "en": "Our policy requires the original receipt. There is nothing we can do.",
    "zh": "按规定没有小票就是不能换，您自己当时没有看清楚。",
}


@pytest.fixture(scope="module")
def scorer() -> TrainedScorer:
    return TrainedScorer()


def level_after(scorer: TrainedScorer, script: str, answer: dict[str, str], words: str) -> tuple[str, float]:
    """The level and the satisfaction after words that follow rage and an answer to it."""
    turns = [Turn("customer", AT, FURIOUS[script]), Turn("agent", AT, answer[script]), Turn("customer", AT, words)]
    reading, heat = read_conversation(scorer, "chat", turns, HeatSettings())[-1]
    assert reading.satisfaction is not None
    return heat.level, reading.satisfaction


CONTENTED = [
    ("en", "ok. 6pm then, I'm in"),
    ("en", "fine, ring the side bell"),
    ("en", "does it come in blue as well?"),
    ("en", "haha the cat has taken over the box anyway"),
    ("zh", "行，六点我在家"),
    ("zh", "那我把旧的收好放门口"),
    ("zh", "是和原来一样的颜色吗"),
    ("en", "is that the front or the back door?"),
    ("en", "is the wednesday slot still fine as well"),
    ("zh", "从前门还是后门送？"),
    ("zh", "哈哈，我家猫已经把盒子占了"),
]


@pytest.mark.parametrize(("script", "words"), CONTENTED)
def test_who_lets_a_remedy_pass_is_not_hot_any_more(scorer: TrainedScorer, script: str, words: str) -> None:
    level, satisfaction = level_after(scorer, script, REMEDY, words)
    assert level in ("calm", "watch") and satisfaction >= CONTENT


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("en", "heard that before."),
        ("en", "I'll believe it when I see it"),
        ("zh", "上次也是这么说的"),
        ("zh", "又六点。"),
        ("zh", "到了再说吧"),
        ("en", "too late, we bought one elsewhere"),
        ("en", "and who pays for the day I took off?"),
        ("en", "funny, that's what the last man said as well"),
        ("en", "your mistake, my evening"),
        ("zh", "晚了，我在别家订了"),
        ("zh", "那我误工费谁赔"),
        ("zh", "说得轻巧，跟上回一样"),
        ("zh", "凭啥我等"),
        ("en", "still nothing here"),
        ("zh", "还是没有"),
        ("zh", "没找到"),
        ("en", "nope."),
    ],
)
def test_who_doubts_a_remedy_is_not_content(scorer: TrainedScorer, script: str, words: str) -> None:
    assert level_after(scorer, script, REMEDY, words)[1] < CONTENT


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("en", "Thank you so much for that wonderful advice."),
        ("en", "Thanks, very helpful."),
        ("zh", "谢谢，你们真贴心。"),
        ("zh", "感谢您的耐心讲解。"),
    ],
)
def test_thanks_for_nothing_calm_nobody(scorer: TrainedScorer, script: str, words: str) -> None:
    level, satisfaction = level_after(scorer, script, COLD, words)
    assert satisfaction <= UNEASY + 1e-9
    assert level_after(scorer, script, REMEDY, words)[1] > satisfaction
    assert level in ("watch", "hot")


@pytest.mark.parametrize(("script", "words"), [("en", "it's here, thank you"), ("zh", "送到了，谢谢")])
def test_who_thanks_for_a_remedy_is_satisfied(scorer: TrainedScorer, script: str, words: str) -> None:
    assert level_after(scorer, script, REMEDY, words)[1] >= SATISFIED


def test_thanks_for_what_came_right_are_thanks(scorer: TrainedScorer) -> None:
    assert level_after(scorer, "en", COLD, "It has arrived after all, thank you.")[1] > CONTENT


@pytest.mark.parametrize("five", [UNHAPPY, (1.0, 0.0, 0.0, 0.0, 0.0), (0.0, 0.0, 1.0, 0.0, 0.0)])
def test_who_is_eased_is_content_by_a_mean(five: tuple[float, float, float, float, float]) -> None:
    assert mean_satisfaction(eased(five)) == pytest.approx(EASED) and sum(eased(five)) == pytest.approx(1.0)
    assert min(eased(five)) >= 0.0


def test_who_is_satisfied_is_not_eased() -> None:
    happy = (0.0, 0.0, 0.1, 0.5, 0.4)
    assert eased(happy) == happy and uneasy(UNHAPPY) == UNHAPPY
    assert mean_satisfaction(uneasy(happy)) == pytest.approx(UNEASY)


@pytest.mark.parametrize("text", ["又三天", "好，又要等", "whatever", "收到先算", "that's what you said last time, good luck"])
def test_doubts_are_heard(text: str) -> None:
    assert doubts(Folder().fold(text).text)


@pytest.mark.parametrize("text", ["好，三天", "ok, friday", "收到了"])
def test_consent_is_no_doubt(text: str) -> None:
    assert not doubts(Folder().fold(text).text)


def test_a_promise_from_above_may_be_taken_up_however_it_is_worded(scorer: TrainedScorer) -> None:
    promise = "You would know best, it is your roof; by the book we should not, but our man is with you by 9 tomorrow morning."
    turns = [Turn("customer", AT, FURIOUS["en"]), Turn("supervisor", AT, promise), Turn("customer", AT, "right, I'll be in")]
    reading, heat = read_conversation(scorer, "chat", turns, HeatSettings())[-1]
    assert (reading.satisfaction or 0.0) >= CONTENT and heat.level in ("calm", "watch")


def test_a_question_after_a_remedy_takes_nothing_back(scorer: TrainedScorer) -> None:
    turns = [Turn("customer", AT, FURIOUS["zh"]), Turn("agent", AT, REMEDY["zh"]), Turn("customer", AT, "我盯着表呢。")]
    turns += [Turn("agent", AT, "先生，师傅到了吗？"), Turn("customer", AT, "到了，阀门关上了，不滴了。")]
    reading, heat = read_conversation(scorer, "chat", turns, HeatSettings())[-1]
    assert (reading.satisfaction or 0.0) >= CONTENT and heat.level in ("calm", "watch")


def test_a_smile_after_a_remedy_is_no_scorn(scorer: TrainedScorer) -> None:
    level, satisfaction = level_after(scorer, "zh", REMEDY, "好啦，我妈听到就笑了")
    assert level in ("calm", "watch") and satisfaction >= CONTENT


def test_in_a_talk_that_nothing_stirred_a_mild_word_is_read_as_it_stands(scorer: TrainedScorer) -> None:
    turns = [Turn("customer", AT, "你好，帮我查一下快递到哪了"), Turn("agent", AT, REMEDY["zh"]), Turn("customer", AT, "大概什么时候来拿")]
    reading, _ = read_conversation(scorer, "chat", turns, HeatSettings())[-1]
    assert (reading.satisfaction or 5.0) < CONTENT


def test_a_risk_told_without_a_hot_word_stirs_a_talk(scorer: TrainedScorer) -> None:
    turns = [Turn("customer", AT, "There is smoke coming out of the socket you fitted."), Turn("agent", AT, REMEDY["en"])]
    reading, _ = read_conversation(scorer, "chat", [*turns, Turn("customer", AT, "ok. 6pm then, I'm in")], HeatSettings())[-1]
    assert (reading.satisfaction or 0.0) >= CONTENT
