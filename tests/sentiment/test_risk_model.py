"""The trained model beside the rules of risk: its tokens, its windows, its places, and what it adds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.core.reading import RISKS, Turn
from desktop.sentiment.fold import Folder
from desktop.sentiment.lanes import MIDDLE
from desktop.sentiment.linear import Tokens
from desktop.sentiment.risk_model import LANES, WHOLE, RiskModel, Window, pieces_of, read_risk_model, windows_of
from desktop.sentiment.risks import NEAR, SURE, Heard
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


@pytest.mark.parametrize(("text", "token"), [("there is smoke", "_smoke"), ("插头冒烟", "冒烟")])
def test_what_a_family_adds_is_shared_out_among_the_characters_of_its_word(model: RiskModel, text: str, token: str) -> None:
    rows, squares, place = model.linear.tokens.rows, model.linear.tokens.squares, model.linear.places[token]
    rich, poor = (replace(model.linear, tokens=Tokens(LANES, rows, squares, families)).parts(text, 0) for families in ({place: [0]}, {}))
    added = [one - other for one, other in zip(rich, poor, strict=True)]
    first = text.index(token.strip("_"))
    assert sum(added[first : first + len(token.strip("_"))]) == pytest.approx(sum(added))
    assert sum(added) == pytest.approx(LANES.lane(model.linear.families[0], 0) - MIDDLE)


@pytest.mark.parametrize("cut", [windows_of, pieces_of])
@pytest.mark.parametrize(
    "text", ["short", LONG, "word " * 100, "x" * 500, "No. " * 30, "1.5 kg. " * 20, "好。" * 80, "。，!?", "a" * 300 + ". b. c"]
)
def test_windows_hold_the_whole_text(cut: Callable[[str], list[Window]], text: str) -> None:
    windows = cut(text)
    assert "".join(piece for _, piece in windows) == text and all(text.startswith(piece, start) for start, piece in windows)


def test_pieces_end_with_sentences_where_these_are_not_long() -> None:
    text = "The chair came on monday and it is very nice. We paid 3.50 for the cover. My son fell through it and he is in hospital now."
    assert [piece.strip()[-1] for _, piece in pieces_of(text)] == [".", "."] and len(windows_of(text)) == 1


def test_a_long_text_is_read_in_pieces_from_the_start() -> None:
    assert len(windows_of("word " * (WHOLE // 5))) == 1 < len(windows_of("word " * (WHOLE // 5 + 1)))


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("The parcel came on Monday and the box was wet. I put it in the hall. There is smoke coming out of it now.", True),
        ("The parcel came on Monday and the box was wet. I put it in the hall. Where do I send the photo of it?", False),
        ("There is smoke coming out of it now", False),
    ],
)
def test_only_a_text_that_is_near_a_kind_is_read_sentence_by_sentence(model: RiskModel, text: str, near: bool) -> None:
    folded = Folder().fold(text).text
    heard = Heard.of(model, [(0, folded)], [model.score(folded)])
    closer = heard.closer(folded) if heard.highest[RISKS.index("safety")] > SURE["safety"] - NEAR else heard
    assert (len(closer.windows) > 1) == near
    assert all(one >= other for one, other in zip(closer.highest, heard.highest, strict=True))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("亲什么亲。退款等了三个礼拜，行，你们慢慢走。明天我去市监局递材料。聊天记录今晚也发小红书。", {"regulator", "publicity"}),
        ("The tent leaks. The zip is gone. My solicitor will write on Friday. Cancel my membership too.", {"legal", "churn"}),
        ("好，條款你慢慢貼。照片今晚上Dcard，信用卡公司我也請他們止付了。", {"publicity", "chargeback"}),
    ],
)  # fmt: skip
def test_a_second_signal_behind_a_first_is_heard(text: str, kinds: set[str]) -> None:
    assert kinds <= set(SCORER.read([], Turn("customer", None, text)).risks)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The cat is at my sister's and I have written to everybody. You needn't ring tomorrow, there won't be anyone here.", "self_harm"),
        ("Your man with the beard walks home past my yard. He might want to take the bus tomorrow.", "violence"),
        ("ever since your lad was here the little white alarm keeps beeping and we all have a headache", "safety"),
        ("狗送我妹了，房租也交到月底，往后这个号没人接了，你们不用再打", "self_harm"),
        ("告訴你們店長，我知道他幾點下班、車停哪一格", "violence"),
        ("換咗爐頭之後成屋人都頭暈，開返窗就好啲", "safety"),
    ],
)
def test_grave_things_in_other_words_are_heard(text: str, kind: str) -> None:
    assert kind in SCORER.read([], Turn("customer", None, text)).risks


@pytest.mark.parametrize(
    "text",
    [
        "The plumber's here now.", "Yes, the one with the beard, he parks very neatly", "My sister has both cats this week, ring her bell",
        "他叫一凡，一二三的一", "師傅到了，我在樓下等他", "我下個禮拜要陪我媽開刀，改下下週好嗎", "佢喺門口，我落嚟攞",
        "No one is hurt, only the carpet got wet",
    ],
)  # fmt: skip
def test_plain_answers_inside_a_talk_are_no_signal(text: str) -> None:
    assert SCORER.read([], Turn("customer", None, text)).risks == ()


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
