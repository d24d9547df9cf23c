"""The trained model beside the rules of risk: its tokens, its windows, its places, and what it adds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.reading import RISKS, Turn
from desktop.sentiment.fold import Folder
from desktop.sentiment.lanes import MIDDLE
from desktop.sentiment.linear import Tokens
from desktop.sentiment.risk_model import LANES, RiskModel, read_risk_model, windows_of
from desktop.sentiment.scorer import ASSETS, RuleScorer

SCORER = RuleScorer()
LONG = "我等了很久也没有人回复，" * 40 + "插头烫得手都不敢碰，已经冒烟了。" + "请尽快处理，谢谢。" * 40


@pytest.fixture(scope="module")
def model() -> RiskModel:
    return read_risk_model(ASSETS / "risk_model.msgpack")


def logit(model: RiskModel, kind: str, text: str) -> float:
    return model.score(Folder().fold(text).text)[RISKS.index(kind)]


@pytest.mark.parametrize("text", ["", "a", "插", "插头", "插头冒烟", "my plug's on fire", "用 paypal 退", "退" * 50])
def test_the_parts_of_the_characters_add_up_to_the_logits(model: RiskModel, text: str) -> None:
    bare = replace(model, linear=replace(model.linear, tokens=Tokens(LANES, model.linear.tokens.rows, model.linear.tokens.squares, {})))
    sums = [sum(bare.linear.parts(text, kind)) for kind in range(len(RISKS))]
    told = [bias + model.linear.unit * total for bias, total in zip(model.linear.bias, sums, strict=True)]
    assert bare.score(text) == pytest.approx(told if text else model.linear.bias)


@pytest.mark.parametrize(("text", "token"), [("my plug smokes", "_plug"), ("插头冒烟", "冒烟")])
def test_what_a_family_adds_is_shared_out_among_the_characters_of_its_word(model: RiskModel, text: str, token: str) -> None:
    rows, squares, place = model.linear.tokens.rows, model.linear.tokens.squares, model.linear.places[token]
    rich, poor = (replace(model.linear, tokens=Tokens(LANES, rows, squares, families)).parts(text, 0) for families in ({place: [0]}, {}))
    added = [one - other for one, other in zip(rich, poor, strict=True)]
    first = text.index(token.strip("_"))
    assert sum(added[first : first + len(token.strip("_"))]) == pytest.approx(sum(added))
    assert sum(added) == pytest.approx(LANES.lane(model.linear.families[0], 0) - MIDDLE)


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
