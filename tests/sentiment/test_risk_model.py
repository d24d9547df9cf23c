"""The trained model beside the rules of risk: its tokens, its windows, its places, and what it adds."""

from __future__ import annotations

import pytest

from desktop.core.reading import RISKS, Turn
from desktop.sentiment.fold import Folder
from desktop.sentiment.risk_model import RiskModel, read_risk_model, windows_of
from desktop.sentiment.scorer import ASSETS, RuleScorer
from desktop.sentiment.tokens import places_of, tokens_of

SCORER = RuleScorer()
LONG = "我等了很久也没有人回复，" * 40 + "插头烫得手都不敢碰，已经冒烟了。" + "请尽快处理，谢谢。" * 40


@pytest.fixture(scope="module")
def model() -> RiskModel:
    return read_risk_model(ASSETS / "risk_model.msgpack")


def logit(model: RiskModel, kind: str, text: str) -> float:
    return model.score(Folder().fold(text).text)[RISKS.index(kind)]


@pytest.mark.parametrize("text", ["", "a", "插头冒烟", "my plug's on fire", "用 paypal 退", "退" * 50])
def test_tokens_and_their_places_are_the_same(text: str) -> None:
    numbers = {token: number for number, token in enumerate(tokens_of(text) if text else [])}
    places = list(places_of(text, numbers))
    assert sorted(number for number, _, _ in places) == sorted(numbers[token] for token in tokens_of(text) if text)
    assert all(0 <= start <= end <= len(text) for _, start, end in places)


@pytest.mark.parametrize("text", ["short", LONG, "word " * 100, "x" * 500])
def test_windows_hold_the_whole_text(text: str) -> None:
    windows = windows_of(text)
    assert "".join(piece for _, piece in windows) == text and all(text.startswith(piece, start) for start, piece in windows)


def test_a_word_of_a_family_weighs_although_no_sentence_had_it(model: RiskModel) -> None:
    assert logit(model, "safety", "我的尾椎骨裂了") > logit(model, "safety", "我的抽屉送来了")


def test_both_scripts_are_one(model: RiskModel) -> None:
    assert model.score(Folder().fold("插頭燙得手都不敢碰").text) == model.score(Folder().fold("插头烫得手都不敢碰").text)


def test_nothing_known_leaves_the_bias(model: RiskModel) -> None:
    assert model.score("qzxqv") == model.score("") == model.linear.bias


def test_the_place_told_lies_inside_and_holds_what_was_said(model: RiskModel) -> None:
    text = "你好,插头烫得手都不敢碰,谢谢"
    start, end = model.span(text, RISKS.index("safety"))
    assert 0 <= start < end <= len(text) and "烫" in text[start:end]


def test_a_threat_in_a_long_message_is_found_in_its_place() -> None:
    reading = SCORER.read([], Turn("customer", None, LONG))
    told = [LONG[e.start : e.end] for e in reading.evidence if e.kind == "risk"]
    assert "safety" in reading.risks and len(told) == len(reading.risks)


@pytest.mark.parametrize("text", ["好", "12345", "谢谢，收到了", "ok thanks", "Where is my order?", "怎么还没发货"])
def test_ordinary_messages_are_no_signal(text: str) -> None:
    assert SCORER.read([], Turn("customer", None, text)).risks == ()


@pytest.mark.parametrize("text", ["起火了", "吹风机漏电", "我要起诉", "还是没人管，我要起诉", "I will sue you", "the charger caught fire"])
def test_exclamation_marks_do_not_make_a_signal_innocent(text: str) -> None:
    found = [SCORER.read([], Turn("customer", None, text + marks)).risks for marks in ("", "!", "！！！", "!!!!")]
    assert found[0] and set(found) == {found[0]}
