"""The trained model beside the rules of phrasing: its pieces, its clauses, what it adds, and what it leaves alone."""

from __future__ import annotations

from itertools import pairwise

import pytest

from desktop.core.reading import PHRASING_RULES, Turn
from desktop.sentiment.fold import Folder
from desktop.sentiment.phrasing_model import MOST, PhrasingModel, marks_of, pieces_of, read_phrasing_model
from desktop.sentiment.scorer import ASSETS, RuleScorer

SCORER = RuleScorer()
LONG = "您好，这边已经帮您登记好了，请留意短信。" * 60


@pytest.fixture(scope="module")
def model() -> PhrasingModel:
    return read_phrasing_model(ASSETS / "phrasing_model.msgpack")


def found(text: str) -> dict[str, str]:
    return {one.rule: text[one.start : one.end] for one in SCORER.read([], Turn("agent", None, text)).phrasing}


@pytest.mark.parametrize("text", ["", "好", "一句。两句!三句", "One. Two? 3.5 metres. " * 30, LONG, "x" * 1000, "。。。!!!\n\n"])
def test_pieces_follow_each_other_and_are_not_long(text: str) -> None:
    pieces = pieces_of(text)
    assert all(end <= start for (_, end), (start, _) in pairwise(pieces))
    assert all(0 < end - start <= MOST and text[start:end].strip() for start, end in pieces)
    assert sum(len(text[start:end].strip()) for start, end in pieces) + text.count(" ") >= len(text.strip()) - text.count("\n")


def test_every_piece_and_every_two_neighbours_are_heard(model: PhrasingModel) -> None:
    heard = model.hear("一句好的.  两句可以!三句谢谢")
    assert [(one.start, one.end) for one in heard[:3]] == pieces_of("一句好的.  两句可以!三句谢谢")
    assert [(one.start, one.end) for one in heard[3:]] == [(heard[0].start, heard[1].end), (heard[1].start, heard[2].end)]


def test_nothing_known_leaves_the_bias(model: PhrasingModel) -> None:
    assert model.hear("") == []
    assert [one.logits for one in model.hear("qzxqv")] == [model.linear.bias]


def test_both_scripts_and_all_digits_are_one(model: PhrasingModel) -> None:
    fold = Folder().fold
    assert model.hear(fold("這是總部定死的，改不了").text) == model.hear(fold("这是总部定死的，改不了").text)
    assert model.hear("逾期3天就罚50") == model.hear("逾期7天就罚90")


def test_the_clause_that_offends_is_told_in_the_text_as_given(model: PhrasingModel) -> None:
    text = "您好,电话转过来了,您是皇帝吗,请讲"
    (heard,) = model.hear(text)
    assert text[slice(*model.clause(text, heard, PHRASING_RULES.index("mocking")))] == "您是皇帝吗"


def test_a_sentence_in_a_long_message_is_found_in_its_place() -> None:
    said = "要不要给您铺红地毯，公主"
    text = "您好，已经帮您登记好了。" * 8 + said + "。" + "请留意短信。" * 8
    place = found(text).get("mocking", "")
    assert place and place in said


@pytest.mark.parametrize(
    "text",
    [
        "好的",
        "非常抱歉",
        "Sorry.",
        "不好意思让您久等了，现在就给您办。",
        "请提供一下订单号",
        "You should get a text in a few minutes.",
        "按合同您可以拿回全部押金，我现在就办。",
        "白色没有了，但是黑色有货",
        "不用",
        "。。。",
        "",
        " \n",
    ],
)
def test_ordinary_answers_are_left_alone(text: str) -> None:
    assert found(text) == {}


@pytest.mark.parametrize("text", ["但是" * 50_000, "您自己" + "。" * 99_997, "sorry if " * 11_000, "𠮷但\u200b是" * 20_000])
def test_places_lie_inside_the_longest_message(text: str) -> None:
    for one in SCORER.read([], Turn("agent", None, text)).phrasing:
        assert 0 <= one.start < one.end <= len(text)


def test_a_rule_is_told_once_and_in_the_order_of_the_rules() -> None:
    rules = list(found("规定就是这样，谁让您自己没看清楚。您先冷静一下。我理解您，但是没办法。公司规定不退。"))
    assert rules == [rule for rule in PHRASING_RULES if rule in rules] and len(rules) >= 3


def test_questions_exclamations_and_faces_are_tokens_of_english() -> None:
    assert marks_of("lovely!! really? :)") == ["_!", "_:)", "_?"]
    assert marks_of("enjoy 😊😂") == ["_:)"] and marks_of("it ships today.") == []


def test_an_english_piece_is_heard_by_its_marks(model: PhrasingModel) -> None:
    plain, asked = model.hear("did you read it")[0], model.hear("did you read it?")[0]
    assert plain.logits != asked.logits


RULE_IN_FAVOUR = [
    "按规定七十岁以上上门免费，您不用付钱。",
    "條款有三十天寬限期，您慢慢用。",
    "按公司規定長者唔使俾上門費。",
    "By our policy the first change is free.",
    "Our rules say six a year and you've had two, so there are four left for you.",
]


@pytest.mark.parametrize("text", RULE_IN_FAVOUR)
def test_a_rule_in_favour_of_the_customer_is_no_rulebook(text: str) -> None:
    assert "rulebook" not in found(text)


@pytest.mark.parametrize("text", ["哈哈，阿公说的笑话我们全店都在笑。", "Haha, please thank your wife for us, the page is corrected."])
def test_laughing_with_the_customer_is_no_mockery(text: str) -> None:
    assert found(text) == {}


def test_two_rules_broken_in_one_place_are_both_told() -> None:
    told = found("理解您心疼，但当时您要是把表当场填了就没这回事")
    assert told["contrast_after_empathy"] == "理解您心疼，但" and "您要是把表当场填了" in told["blame_customer"]
