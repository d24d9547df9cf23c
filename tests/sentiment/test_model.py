"""N-gram models as short sentences: buckets, weights in a file, and what each character adds."""

from __future__ import annotations

import sys
from array import array
from pathlib import Path

import numpy as np
import pytest

from desktop.sentiment.buckets import fast_buckets
from desktop.sentiment.model import BITS, LONGEST, PLAIN, Output, buckets_of, framed_of, plain_buckets, read_model, write_model

SIZE = 1 << BITS
TEXTS = ["太过分了!退钱", "worst company ever, 3 weeks", "你好thank you", "", "a", "\ud800?", "😡"]


def whole(text: str) -> set[int]:
    return set(np.concatenate(buckets_of(text)).tolist())


@pytest.fixture
def outputs(tmp_path: Path) -> dict[str, Output]:
    """Every bucket weighs the same, but those of one word more."""
    angry = np.full(SIZE, 0.01)
    angry[list(whole("骗子") - whole(" "))] = 1.0
    write_model(tmp_path / "m", {"anger": (angry, -1.0, False), "calm": (np.zeros(SIZE), 0.5, True), "once": (angry, 0.0, True)})
    return read_model(tmp_path / "m")


@pytest.mark.parametrize("text", TEXTS)
def test_there_is_a_bucket_for_each_place_and_size(text: str) -> None:
    framed = len(text) + 2
    assert [len(found) for found in buckets_of(text)] == [framed + 1 - size for size in range(1, min(framed, 4) + 1)]
    assert all(0 <= bucket < SIZE for bucket in whole(text))


@pytest.mark.parametrize("text", [*TEXTS, "投诉" * 2 * LONGEST])
def test_buckets_are_the_same_with_and_without_numpy(text: str) -> None:
    slots, framed = array("h", [bucket % 30_011 for bucket in range(SIZE)]), framed_of(text)
    assert plain_buckets(framed).of(slots, False) == fast_buckets(framed).of(slots, False)
    assert sorted(plain_buckets(framed).of(slots, True)) == sorted(fast_buckets(framed).of(slots, True))


def test_a_logit_stays_the_same_when_numpy_takes_over(outputs: dict[str, Output], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "numpy")
    plain = outputs["anger"].logit("你们是骗子")
    monkeypatch.undo()
    outputs["anger"].logit("好" * PLAIN)
    assert outputs["anger"].logit("你们是骗子") == plain


def test_digits_are_alike() -> None:
    assert whole("订单19") == whole("订单73")


def test_a_bucket_does_not_depend_on_what_stands_around() -> None:
    assert len(whole("骗子公司") & whole("一家骗子公司吗")) >= 10


def test_the_same_weights_give_the_same_file(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_model(tmp_path / name, {"anger": ([0.25] * SIZE, 0.1, False)})
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_weights_come_back_as_they_were_written(outputs: dict[str, Output]) -> None:
    assert outputs["calm"].logit("无关") == pytest.approx(0.5)
    assert outputs["anger"].logit("骗子") == pytest.approx(-1.0 + (4 + 3 + 2 + 1) ** 0.5, rel=0.3)


def test_a_word_that_weighs_more_raises_the_logit(outputs: dict[str, Output]) -> None:
    assert outputs["anger"].logit("你们是骗子") > outputs["anger"].logit("你们是好人")


def test_what_counts_once_gains_nothing_from_being_said_again(outputs: dict[str, Output]) -> None:
    again = "骗子 " * 9 + "骗子"
    assert outputs["once"].logit(again) == outputs["once"].logit("骗子 骗子 骗子")
    assert outputs["anger"].logit(again) > outputs["anger"].logit("骗子 骗子 骗子")


@pytest.mark.parametrize("text", ["骗子骗你们", "骗子 骗子", "liar 骗子", "骗", "!"])
def test_what_the_characters_add_is_the_logit_without_the_bias(outputs: dict[str, Output], text: str) -> None:
    anger = outputs["anger"]
    assert sum(anger.parts(text)) == pytest.approx(anger.logit(text) + 1.0)


def test_nothing_adds_to_an_empty_text(outputs: dict[str, Output]) -> None:
    assert outputs["anger"].parts("") == []


def test_the_heaviest_characters_are_those_of_the_word(outputs: dict[str, Output]) -> None:
    text = "今天你们是骗子我不信"
    parts = outputs["anger"].parts(text)
    assert max(range(len(text)), key=parts.__getitem__) in (text.index("骗"), text.index("子"))


def test_the_middle_of_a_long_text_is_not_looked_at(outputs: dict[str, Output]) -> None:
    ends, anger = "好" * LONGEST, outputs["anger"]
    assert anger.logit(ends + "骗子" + ends) == anger.logit(ends + "好人" + ends)
    assert len(anger.parts(ends + ends)) == 2 * LONGEST
