"""The phrase coach: what makes a reply worse, what it lacks, and words for it in the customer's language."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest

from desktop.core.coaching import HINTS, LANGUAGES, MISSING, Advice, Talk, score_of
from desktop.core.reading import Turn
from desktop.sentiment.coach import Coach, _taken_back, language_of
from desktop.sentiment.fold import Folder
from desktop.sentiment.trained import TrainedScorer

ANGRY = ("customer", "冰箱上禮拜才修過，今天又不冷了，我要的是換一台")
GOOD = (
    "冰箱修過一週又故障，換誰都會生氣，是我們沒有處理好，非常抱歉。您希望直接換新機，對嗎？"
    "我們可以明天上午換新機，或是今天先送備用冰箱。今天中午12點前我會回電。"
)


@cache
def coach() -> Coach:
    return Coach()


def talk(*said: tuple[str, str], anger: float = 60.0, risks: tuple[str, ...] = (), by: str = "15:30") -> Talk:
    return Talk([Turn(sender, None, text) for sender, text in said], anger, risks, by)


def codes(advice: Advice) -> set[str]:
    return {hint.code for hint in advice.hints}


def test_a_reply_with_every_piece_needs_no_advice() -> None:
    advice = coach().advise(GOOD, talk(ANGRY))
    assert (advice.hints, advice.score, advice.language) == ((), 100, "zh_TW")


def test_an_angry_customer_who_asks_for_something_gets_all_five_pieces() -> None:
    advice = coach().advise("收到。", talk(ANGRY))
    assert codes(advice) == {"feeling", "apology", "read_back", "options", "time"}
    assert advice.score == 0


@pytest.mark.parametrize(
    ("added", "piece"),
    [
        ("換誰都會生氣。", "feeling"),
        ("修過一週又故障，是我們沒有處理好。", "apology"),
        ("您想換新機，對嗎？", "read_back"),
        ("明天換新機，或是今天先借您一台。", "options"),
        ("下午三點前給您回覆。", "time"),
    ],
)
def test_a_piece_that_is_there_is_not_asked_for(added: str, piece: str) -> None:
    assert piece not in codes(coach().advise(added, talk(ANGRY)))


def test_what_staff_said_since_the_customer_wrote_counts() -> None:
    before = talk(ANGRY, ("agent", GOOD))
    assert coach().advise("請稍等。", before).hints == ()


def test_a_calm_customer_who_asks_for_nothing_needs_no_ceremony() -> None:
    advice = coach().advise("不客气！", talk(("customer", "收到了，谢谢"), anger=2.0))
    assert (advice.hints, advice.score) == ((), 100)


def test_nothing_is_said_of_an_empty_draft() -> None:
    advice = coach().advise("  \n", talk(ANGRY))
    assert (advice.hints, advice.score, advice.language) == ((), None, "zh_TW")


@pytest.mark.parametrize("said", ["我要退款", "我要換貨", "你哋玩嘢呀", "I want a refund"])
def test_a_holding_answer_promises_news_by_a_time(said: str) -> None:
    holding = coach().advise("", talk(("customer", said), by="15:30")).holding
    assert "15:30" in holding
    at = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
    (promise,) = TrainedScorer().read([], Turn("agent", at, holding)).promises
    assert promise.due == at + timedelta(minutes=30)


def test_who_may_be_in_danger_is_asked_first_whether_he_is_safe() -> None:
    smoke = talk(("customer", "充电器冒烟了，差点着火"), risks=("safety",))
    assert coach().advise("我们会处理的。", smoke).hints[0].code == "safe"
    assert "safe" not in codes(coach().advise("请问有人受伤吗？", smoke))


@pytest.mark.parametrize(
    ("said", "draft", "worse", "rewritten"),
    [
        ("你们骗人", "我理解您，但是没有办法。", "，但是", "。我们现在可以做的是"),
        ("You lied to me", "I understand, but there is nothing to do", ", but", ". What we can do now is"),
        ("You lied to me", "We're sorry if you were inconvenienced.", "We're sorry if you were inconvenienced", "I am sorry that ____"),
    ],
)
def test_what_makes_it_worse_is_marked_and_words_are_offered(said: str, draft: str, worse: str, rewritten: str) -> None:
    hint = coach().advise(draft, talk(("customer", said))).hints[0]
    assert draft[hint.start : hint.end] == worse
    assert hint.rewrite.startswith(rewritten)


def test_the_feeling_named_is_the_one_the_customer_shows() -> None:
    rewrites = {
        said: coach().advise("Noted.", talk(("customer", said))).hints[0].rewrite for said in ("I was so scared", "Still waiting", "!!")
    }
    assert ["worrying" in rewrites["I was so scared"], "frustrating" in rewrites["Still waiting"], "upsetting" in rewrites["!!"]] == [
        True
    ] * 3


def test_the_demand_is_read_back_and_the_time_filled_in() -> None:
    rewrites = {hint.code: hint.rewrite for hint in coach().advise("Noted.", talk(("customer", "I want a refund"), by="3:30 pm")).hints}
    assert "your money back" in rewrites["read_back"]
    assert "3:30 pm" in rewrites["time"]


def test_a_demand_that_staff_read_back_before_is_not_asked_for_again() -> None:
    said = talk(("customer", "我要退款"), ("agent", "您想退款，对吗"), ("customer", "对，气死了"))
    assert "read_back" not in codes(coach().advise("好的。", said))


def test_i_where_the_company_should_speak_is_pointed_out() -> None:
    assert "i_for_we" in codes(coach().advise("I can't do that.", talk(("customer", "why"))))
    assert "i_for_we" in codes(coach().advise("唉，我没办法。", talk(("customer", "为什么"))))


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("我要退款", "zh_CN"),
        ("我要換貨，這太誇張", "zh_TW"),
        ("你哋玩嘢呀", "zh_HK"),
        ("I want a refund, 谢谢", "en"),
        ("", "en"),
        ("12345", "en"),
    ],
)
def test_the_language_is_the_customers(said: str, language: str) -> None:
    assert language_of([Turn("customer", None, said)], Folder()) == language


def test_the_drafts_own_language_serves_where_the_customer_said_nothing() -> None:
    assert coach().advise("您好，请稍等", Talk(())).language == "zh_CN"


def test_every_language_has_words_for_every_hint() -> None:
    for language in LANGUAGES:
        assert set(HINTS) <= set(coach()._words[language])


def test_the_score_falls_with_what_is_missing_and_with_what_makes_it_worse() -> None:
    assert [score_of(5, 0, 0), score_of(5, 1, 0), score_of(5, 1, 2), score_of(0, 0, 0), score_of(1, 1, 3)] == [100, 80, 40, 100, 0]
    assert set(MISSING) < set(HINTS)


def test_spans_lie_inside_the_draft_whatever_is_written() -> None:
    for draft in ("我理解，但是" * 200, "\u200b但\u0301是" * 50, "𠮷" * 100 + "but", "I understand\x00, BUT no"):
        for hint in coach().advise(draft, talk(ANGRY)).hints:
            assert 0 <= hint.start <= hint.end <= len(draft)


def test_a_coach_can_be_handed_to_another_process() -> None:
    again = pickle.loads(pickle.dumps(coach()))
    assert again.advise(GOOD, talk(ANGRY)).score == 100


def test_words_that_begin_a_sentence_get_a_capital() -> None:
    advice = coach().advise("Calm down, this takes time. But calm down.", talk(("customer", "This is a joke, I want my money back!")))
    first = next(hint for hint in advice.hints if hint.code == "dismissive")
    assert (first.start, first.rewrite[:1].isupper()) == (0, True)


@pytest.mark.parametrize(
    ("said", "draft", "becomes"),
    [
        ("我要退款", "根据套餐协议，当月费用不予退还。", "我们能为您做的是____。"),
        ("我要退款", "您先冷静一下，就几十块钱的小事。", "这件事对您很重要，我们现在就处理。"),
        ("我要退款", "这个问题您先冷静，我们今天给您答复。", "这件事对您很重要，我们现在就处理，我们今天给您答复。"),
        ("我要退款", "我理解您，但是没有办法。", "我理解您。我们现在可以做的是____。"),
        ("我要退款", "我理解您的心情，但我们今天可以给您换一台。", "我理解您的心情。我们今天可以给您换一台。"),
        ("我要退款", "唉，我做不了。", "唉，我们可以____。"),
        ("我要退錢，太誇張", "您先冷靜一點，這是公司規定。", "我們能為您做的是____。"),
        ("你哋玩嘢呀，退錢", "公司規定唔可以退。", "我哋可以為你做嘅係____。"),
        ("Give it back", "Mr Chan, calm down, it is only a phone.", "Mr Chan, this matters to you, so we are dealing with it now."),
        ("Give it back", "I understand, but we will replace it today.", "I understand. We will replace it today."),
        ("Give it back", "I understand, but there is nothing to do", "I understand. What we can do now is ____"),
        ("Give it back", "As per our policy, delivery times are estimates. Sorry.", "What we can do for you is ____. Sorry."),
        (
            "Give it back",
            "Per our policy it is final, and we will call you by 5 pm.",
            "What we can do for you is ____, and we will call you by 5 pm.",
        ),
    ],
)
def test_words_that_are_taken_read_well_where_they_stand(said: str, draft: str, becomes: str) -> None:
    hint = coach().advise(draft, talk(("customer", said))).hints[0]
    start, end = hint.replaced
    assert draft[:start] + hint.rewrite + draft[end:] == becomes


@pytest.mark.parametrize(
    ("said", "draft", "becomes"),
    [
        ("我要退款", "机器认卡不认人，谁来都一样。", "我们能为您做的是____。"),
        ("我要退款", "哪里没照顾到的，您多担待。", "____，这是我们没有做好，对不起。"),
        ("我要換貨，這太誇張", "您的處境令人同情，偏偏這一款就是不能換。", "您的處境令人同情。我們現在可以做的是____。"),
        ("你哋玩嘢呀", "塊板寫住，過咗鐘就冇得退", "我哋可以為你做嘅係____"),
        (
            "Give it back",
            "We have it here. Shall I send a butler to change the bulb? We will call you by 5 pm.",
            "We have it here. Thank you for telling us. We will call you by 5 pm.",
        ),
        (
            "Give it back",
            "It must be awful having no heating. That said, Thursday is the earliest.",
            "It must be awful having no heating. What we can do now is ____.",
        ),
        (
            "Give it back",
            "You let the battery die, and we will call you by 5 pm.",
            "Let us find out where this went wrong, and we will call you by 5 pm.",
        ),
    ],
)
def test_words_for_what_only_the_model_finds_stand_for_the_clause(said: str, draft: str, becomes: str) -> None:
    hint = coach().advise(draft, talk(("customer", said))).hints[0]
    start, end = hint.replaced
    assert draft[:start] + hint.rewrite + draft[end:] == becomes


def test_understanding_taken_back_without_a_word_for_it_loses_its_last_clause() -> None:
    draft = "您的心情我们理解，恕难照办"
    hint = _taken_back(draft, 0, len(draft), coach()._words["zh_CN"])
    start, end = hint.replaced
    assert draft[:start] + hint.rewrite + draft[end:] == "您的心情我们理解，我们能为您做的是____"
