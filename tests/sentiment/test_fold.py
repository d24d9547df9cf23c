"""Folding: one form for all ways to write the same, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from desktop.sentiment.fold import HEAD, TAIL, Folder, is_latin

FOLDER = Folder()
SIMPLIFIED = (
    "回复了，上链座标，借口，了解计划，背着钟表喝面汤，抬杠，万余人，熏死了，家具俱乐部，炒鱿鱼，这里面只有一只猫，"
    "才发现里程表坏了，干脆把头发剪了，系统联系不上，后天皇后大道松树，台风天柜台没人，恶心，吃饭，啰嗦，彷徨仿佛，沉没，粽子"
)


@pytest.mark.parametrize(
    ("given_text", "folded"),
    [
        ("ＡＢＣ！", "abc!"),
        ("你們係咪呃人", "你们系咪呃人"),
        ("s\u200bc\u00adam", "scam"),
        ("sс\u0430m", "scam"),
        ("soooo goooood", "so good"),
        ("uselesssss", "useless"),
        ("！！！！！！！", "!!!"),
        ("哈哈哈哈哈", "哈哈"),
        ("100000", "100000"),
        ("don’t", "don't"),
        ("café", "cafe"),
    ],
)
def test_what_is_written_alike_folds_alike(given_text: str, folded: str) -> None:
    assert FOLDER.fold(given_text).text == folded


@given(st.text(max_size=60))
def test_every_span_goes_back_into_the_text(text: str) -> None:
    folded = FOLDER.fold(text)
    for start in range(len(folded.text)):
        first, last = folded.span(start, start + 1)
        assert 0 <= first < last <= len(text)


@given(st.text(max_size=60))
def test_the_whole_folded_text_is_the_rest_of_the_text(text: str) -> None:
    folded = FOLDER.fold(text)
    if folded.text:
        assert folded.span(0, len(folded.text))[1] == len(text)


def test_of_a_long_text_both_ends_are_kept() -> None:
    text = "起火了" + "嗯" * 50_000 + "我要投诉"
    folded = FOLDER.fold(text)
    assert len(folded.text) <= HEAD + TAIL + 1
    place = folded.text.index("投诉")
    assert text[slice(*folded.span(place, place + 2))] == "投诉"


@pytest.mark.parametrize("way", ["s2t", "s2tw", "s2hk"])
def test_a_text_and_what_it_is_converted_to_fold_alike(way: str) -> None:
    assert FOLDER.fold(OpenCC(way).convert(SIMPLIFIED)).text == FOLDER.fold(SIMPLIFIED).text


@pytest.mark.parametrize(
    ("one", "other"),
    [("回覆", "回复"), ("瞭解", "了解"), ("喫麵", "吃面"), ("裡裏", "里里"), ("座標", "坐标"), ("計畫", "计划")],
)
def test_variants_of_a_character_fold_alike(one: str, other: str) -> None:
    assert FOLDER.fold(one).text == FOLDER.fold(other).text == FOLDER.simplify(one)


@pytest.mark.parametrize("text", ["£50 gone", "thank you 🙂", "where’s my parcel — 10 days…", "crème brûlée, straße", "?", "2026"])
def test_a_sign_or_an_accent_does_not_make_english_chinese(text: str) -> None:
    assert is_latin(FOLDER.fold(text).text)


@pytest.mark.parametrize("text", ["退款 please", "😡😡", "где посылка", "ok 吧"])
def test_what_has_other_letters_or_none_but_signs_is_not_read_as_english(text: str) -> None:
    assert not is_latin(FOLDER.fold(text).text)
