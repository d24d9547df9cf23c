"""Two languages and one temper, as short sentences."""

from __future__ import annotations

import pytest

from desktop.sentiment.model import read_model
from desktop.sentiment.scorer import ASSETS
from desktop.sentiment.temper import CACHED, STRANGE, Temper, latin_share
from desktop.sentiment.valence import EnglishAnger

CHINESE, ENGLISH = read_model(ASSETS / "ngrams.msgpack")["anger"], EnglishAnger(ASSETS)
TEMPER = Temper(CHINESE, ENGLISH)


@pytest.mark.parametrize("text", ["退钱", "???", "", "123", "😡", "退款, 订单号a", "\ud800"])
def test_what_has_hardly_a_latin_letter_is_read_as_chinese(text: str) -> None:
    assert latin_share(text) == 0.0
    assert TEMPER.read(text)[0] == CHINESE.logit(text)
    assert list(TEMPER.parts(text)) == list(CHINESE.parts(text))


@pytest.mark.parametrize("text", ["refund now", "ok", "this is the worst service i have ever seen 太"])
def test_what_is_in_latin_letters_is_read_as_english(text: str) -> None:
    assert latin_share(text) == 1.0
    assert TEMPER.read(text)[0] == ENGLISH.anger(text)[0]
    assert list(TEMPER.parts(text)) == list(ENGLISH.parts(text))


def test_mixed_text_lies_between() -> None:
    text = "你们 are a bunch of liars, 退钱"
    low, high = sorted((CHINESE.logit(text), ENGLISH.anger(text)[0]))
    assert 0.0 < latin_share(text) < 1.0
    assert low <= TEMPER.read(text)[0] <= high
    assert len(TEMPER.parts(text)) == len(text)


def test_a_remembered_text_reads_as_it_did_and_memory_is_bounded() -> None:
    temper = Temper(CHINESE, ENGLISH)
    first = temper.read("退钱")[0]
    for number in range(CACHED + 2):
        temper.read("谢谢" + chr(0x4E00 + number))
    assert temper.read("退钱")[0] == first
    assert len(temper._known) <= CACHED


def test_a_complaint_is_like_service_and_gossip_is_not() -> None:
    _, service = ENGLISH.anger("my parcel never arrived and nobody answers your phone, please refund the order")
    _, gossip = ENGLISH.anger("lol that goalie was the worst player in the whole league")
    assert service > 0.8 and gossip < 0.2


def test_rules_are_fully_believed_of_chinese_and_of_service_and_less_of_gossip() -> None:
    assert TEMPER.read("退钱")[1] == 1.0
    assert TEMPER.read("my parcel never arrived and nobody answers your phone, please refund the order")[1] > 0.8
    assert STRANGE <= TEMPER.read("lol that goalie was the worst player in the whole league")[1] < 0.7
