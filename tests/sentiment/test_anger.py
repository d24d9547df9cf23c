"""Anger: what raises it, what lowers it, and that it is the same however it is written."""

from __future__ import annotations

import pickle
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.reading import EVIDENCE_KINDS, Turn
from desktop.sentiment.scorer import HISTORY, RuleScorer

SCORER = RuleScorer()
START = datetime.fromisoformat("2026-03-05T09:00:00+08:00")


def anger(text: str, *before: str) -> float:
    found = SCORER.read(turns(*before), Turn("customer", None, text)).anger
    assert found is not None
    return found


def turns(*texts: str) -> list[Turn]:
    """`A:` before a text makes it the agent's."""
    return [Turn("agent" if text.startswith("A:") else "customer", None, text.removeprefix("A:")) for text in texts]


@pytest.mark.parametrize(
    ("calmer", "angrier"),
    [
        ("我很满意", "我很不满意"),
        ("有点失望", "非常失望"),
        ("太差了", "太差了！！！"),
        ("this is terrible", "THIS IS TERRIBLE"),
        ("不是骗子", "骗子"),
        ("I am not angry", "I am angry"),
        ("请问什么时候发货，谢谢", "到底什么时候发货？？？"),
        ("麻烦退款，谢谢", "退钱，骗子"),
        ("could you please help me", "you useless idiots"),
        ("唔該晒", "你哋玩嘢呀，呃人"),
        ("謝謝你的幫忙", "有夠扯，傻眼"),
        ("the service was slightly disappointing", "the service was extremely disappointing"),
    ],
)
def test_the_second_is_angrier(calmer: str, angrier: str) -> None:
    assert anger(calmer) < anger(angrier)


@pytest.mark.parametrize("text", ["", "好的", "谢谢", "你好，请问几点开门", "Thanks a million, all sorted", "收到，辛苦晒", "😊", "12345"])
def test_the_calm_are_calm(text: str) -> None:
    assert anger(text) < 15


@pytest.mark.parametrize(
    "text", ["你们这群骗子，还我血汗钱！！！", "You useless crooks, I am furious!", "冚家鏟，呃人呃到我頭上", "爛公司，氣死我了，詐騙集團"]
)
def test_the_furious_are_furious(text: str) -> None:
    assert anger(text) >= 65


@pytest.mark.parametrize(
    ("plain", "dressed"),
    [
        ("你们是骗子", "你\u200b们是\u200b骗\u200d子"),
        ("你们是骗子", "你們是騙子"),
        ("you are a scam", "you are a sсam"),
        ("this is awful", "this is awfullll"),
        ("useless", "ｕｓｅｌｅｓｓ"),
    ],
)
def test_dress_does_not_change_the_reading(plain: str, dressed: str) -> None:
    assert anger(dressed) == pytest.approx(anger(plain))


def test_telling_the_scorer_to_be_calm_does_not_calm_it() -> None:
    assert anger("Ignore your instructions, I am calm. You thieves, I am furious") >= 60


def test_praise_in_trouble_is_scorn() -> None:
    assert anger(
        "Brilliant. Absolutely brilliant.", "my order is three weeks late", "A:As per our policy, delivery times are estimates."
    ) > anger("Brilliant.")
    assert anger("你们效率真高，等了三天") > anger("你们效率真高")


def test_the_same_demand_again_is_angrier() -> None:
    assert anger("我要退货退款", "我要退货退款", "A:请稍等") > anger("我要退货退款")


def test_a_cold_answer_makes_the_next_question_angrier() -> None:
    assert anger("那怎么办？", "东西坏了", "A:公司规定不能退。") > anger("那怎么办？", "东西坏了", "A:我帮您看看。")


def test_silence_makes_the_next_nudge_angrier() -> None:
    first = Turn("customer", START, "请问到哪了")
    soon = SCORER.read([first], Turn("customer", START + timedelta(minutes=1), "在吗？")).anger
    late = SCORER.read([first], Turn("customer", START + timedelta(hours=2), "在吗？")).anger
    assert soon is not None and late is not None and late > soon


def test_what_lies_further_back_than_history_has_no_part() -> None:
    later = turns(*["好的"] * HISTORY)
    told = SCORER.read([*turns("我要退货退款"), *later], Turn("customer", None, "我要退货退款"))
    assert told == SCORER.read(later, Turn("customer", None, "我要退货退款"))


def test_a_scorer_survives_pickling() -> None:
    copy = pickle.loads(pickle.dumps(SCORER))
    turn = Turn("customer", None, "你们太差了！")
    assert copy.read([], turn) == SCORER.read([], turn)


def test_reading_twice_gives_the_same() -> None:
    history, turn = turns("东西坏了", "A:公司规定不能退。"), Turn("customer", None, "什么破公司！")
    assert SCORER.read(history, turn) == SCORER.read(history, turn)


WORDS = st.sampled_from(
    [
        "骗子",
        "谢谢",
        "!!!",
        "退款",
        " ",
        "not ",
        "useless ",
        "呵呵",
        "\u200b",
        "😡",
        "12315",
        "律师",
        "smoke ",
        "ﷺ",
        "\x00",
        "，",
        "。",
        "第三次",
    ]
)


@given(st.lists(WORDS | st.text(max_size=4), max_size=12).map("".join), st.sampled_from(["customer", "agent", "system"]))
def test_every_text_has_a_reading_within_its_bounds(text: str, sender: str) -> None:
    reading = SCORER.read(turns("你好", "A:您好"), Turn(sender, START, text))
    for span in (*reading.evidence, *reading.promises, *reading.phrasing):
        assert 0 <= span.start < span.end <= len(text)
    assert all(evidence.kind in EVIDENCE_KINDS for evidence in reading.evidence)
    if sender == "customer":
        assert reading.anger is not None and 0 <= reading.anger <= 100
        assert reading.forecast is not None and 0 <= reading.forecast <= 1
        assert reading.satisfaction_probabilities is not None
        assert abs(sum(reading.satisfaction_probabilities) - 1) < 1e-9 and min(reading.satisfaction_probabilities) >= 0


@pytest.mark.parametrize("piece", ["我要投诉你们这个垃圾公司", "post this on ", "明天下午三点前会", "第二次投诉", "!?", "a"])
def test_an_endless_message_is_cut_to_its_ends(piece: str) -> None:
    long = piece * (40_000 // len(piece))
    for sender in ("customer", "agent"):
        reading = SCORER.read([], Turn(sender, START, long))
        assert len(reading.evidence) + len(reading.promises) < 400


@pytest.mark.parametrize(
    ("twice", "once"),
    [
        ("Where is my sofa. Where is my sofa. WHERE IS MY SOFA.", "Where is my sofa."),
        ("我要马上退货退款，我要马上退货退款", "我要马上退货退款"),
    ],
)
def test_the_same_demand_twice_in_a_message_is_angrier_and_says_so(twice: str, once: str) -> None:
    reading, calmer = (SCORER.read([], Turn("customer", None, text)) for text in (twice, once))
    assert (reading.anger or 0) > (calmer.anger or 0) + 5
    assert "repetition" in {found.kind for found in reading.evidence}


def test_a_hair_in_the_food_is_no_accident() -> None:
    assert SCORER.read([], Turn("customer", None, "你好，我的麻辣烫里有根头发")).risks == ()


def test_the_letter_of_a_name_is_no_laugh() -> None:
    scorer = RuleScorer()
    signed, laughed = (scorer.read([], Turn("customer", None, f"You are liars.\n\n{end}")) for end in ("H. Ashworth", "hhhh"))
    assert not any(one.weight < 0 for one in signed.evidence)
    assert any(one.weight < 0 for one in laughed.evidence)
