"""N-gram models as short sentences: buckets, weights in a file, and what each character adds."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.sentiment.model import BITS, LONGEST, NgramModel, buckets_of, places_of, read_model, write_model

SIZE = 1 << BITS
TEXTS = ["太过分了!退钱", "worst company ever, 3 weeks", "你好thank you", "", "a", "\ud800?", "😡"]


@pytest.fixture
def model(tmp_path: Path) -> NgramModel:
    """Every bucket weighs the same, but those of one word more."""
    angry = [0.01] * SIZE
    for bucket in buckets_of("骗子") - buckets_of(" "):
        angry[bucket] = 1.0
    write_model(tmp_path / "m", [1.0] * SIZE, {"anger": (angry, -1.0), "calm": ([0.0] * SIZE, 0.5)})
    return read_model(tmp_path / "m")


@pytest.mark.parametrize("text", TEXTS)
def test_the_places_are_those_of_the_buckets(text: str) -> None:
    assert {bucket for bucket, _, _ in places_of(text)} == buckets_of(text)


@pytest.mark.parametrize("text", TEXTS)
def test_every_place_lies_in_the_text(text: str) -> None:
    assert all(0 <= start <= end <= len(text) for _, start, end in places_of(text))


def test_digits_are_alike() -> None:
    assert buckets_of("订单19") == buckets_of("订单73")


def test_the_same_weights_give_the_same_file(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_model(tmp_path / name, [0.5] * SIZE, {"anger": ([0.25] * SIZE, 0.1)})
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_weights_come_back_as_they_were_written(model: NgramModel) -> None:
    assert model.score("无关")["calm"] == pytest.approx(0.5)
    assert model.score("骗子")["anger"] == pytest.approx(-1.0 + len(buckets_of("骗子")) ** 0.5, rel=0.2)


def test_a_word_that_weighs_more_raises_the_logit(model: NgramModel) -> None:
    assert model.score("你们是骗子")["anger"] > model.score("你们是好人")["anger"]


@pytest.mark.parametrize("text", ["骗子骗你们", "骗子 骗子", "liar 骗子"])
def test_what_the_characters_add_is_the_logit_without_the_bias(model: NgramModel, text: str) -> None:
    assert sum(model.parts(text, "anger")) == pytest.approx(model.score(text)["anger"] + 1.0)


def test_the_heaviest_characters_are_those_of_the_word(model: NgramModel) -> None:
    text = "今天你们是骗子我不信"
    parts = model.parts(text, "anger")
    assert max(range(len(text)), key=parts.__getitem__) in (text.index("骗"), text.index("子"))


def test_the_middle_of_a_long_text_is_not_looked_at(model: NgramModel) -> None:
    ends = "好" * LONGEST
    assert model.score(ends + "骗子" + ends) == model.score(ends + "好人" + ends)
    assert len(model.parts(ends + ends, "anger")) == 2 * LONGEST
