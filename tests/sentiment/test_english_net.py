"""The convolution of English as short sentences: whole numbers, windows of three words, what each word adds, a file."""

from __future__ import annotations

import random
import sys
from array import array
from pathlib import Path

import pytest

from desktop.sentiment.english_net import INSIDE, MOST_ADDED, MOST_MET, PLACES, READ, SHIFT, Net, Weights, read_net, write_net
from desktop.sentiment.words import character_buckets, word_bucket, words_of

SIZE, FILTERS = 4, 5
WORDS = ["nice", "one", "broke", "my", "phone", "thanks", "!", "worst"]
TEXTS = ["", "nice", "nice one, broke my phone!", "thanks thanks thanks", "phonee brokee", "zq", "worst " * 60, "\ud800 ?"]


def weights(seed: int = 1) -> Weights:
    """Every known word and what is inside it has numbers of its own, drawn by chance."""
    dice = random.Random(seed)
    inside = {bucket + INSIDE for word in WORDS for bucket in character_buckets(word)}
    buckets = sorted({word_bucket(word) for word in WORDS} | inside)
    return Weights(
        size=SIZE,
        buckets=array("I", buckets).tobytes(),
        vectors=array("b", [dice.randint(-127, 127) for _ in range(SIZE * len(buckets))]).tobytes(),
        kernel=array("i", [dice.randint(-(1 << SHIFT), 1 << SHIFT) // 4 for _ in range(PLACES * FILTERS * (SIZE + 1))]).tobytes(),
        start=tuple(dice.randint(-500, 500) for _ in range(FILTERS)),
        greatest=tuple(dice.randint(-3000, 3000) for _ in range(FILTERS)),
        mean=tuple(dice.randint(-3000, 3000) for _ in range(FILTERS)),
        unit=1e-7,
        bias=-2.0,
    )


@pytest.fixture
def net() -> Net:
    return Net(weights(), {"worst": -3.1, "thanks": 1.9})


@pytest.mark.parametrize("text", TEXTS)
def test_without_numpy_it_says_the_same_to_the_last_bit(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words = words_of(text)
    wide = Net(weights(), {"worst": -3.1})
    found = wide.logit(words), wide.parts(words)
    monkeypatch.delitem(sys.modules, "numpy")
    plain = Net(weights(), {"worst": -3.1})
    assert plain.logit(words) == found[0]
    assert plain.parts(words) == pytest.approx(found[1])


@pytest.mark.parametrize("text", TEXTS)
def test_what_the_words_add_is_the_logit_without_the_bias(net: Net, text: str) -> None:
    words = words_of(text)
    parts = net.parts(words)
    assert len(parts) == len(words)
    assert sum(parts) == pytest.approx(net.logit(words) + 2.0, abs=1e-9)


def test_an_empty_text_is_the_bias(net: Net) -> None:
    assert net.logit([]) == -2.0


def test_the_order_of_words_counts(net: Net) -> None:
    assert net.logit(["broke", "my", "phone"]) != net.logit(["my", "phone", "broke"])


def test_a_word_nobody_listed_is_like_one_that_was(net: Net) -> None:
    assert net.added(["phonee"]) != net.added(["xuxux"])
    assert net.added(["xuxux"]) == net.added(["qqq"]), "nothing is known of either"


def test_valence_counts() -> None:
    assert Net(weights(), {}).added(["worst"]) != Net(weights(), {"worst": -3.1}).added(["worst"])


def test_no_word_adds_so_much_that_three_do_not_fit(net: Net) -> None:
    assert max(abs(one) for row in net.added(WORDS) for one in row) <= MOST_ADDED < 32_768 / PLACES


def test_the_longer_a_text_the_less_its_first_words_count(net: Net) -> None:
    first = ["broke"] * READ
    assert abs(net.logit(first * 2) + 2.0) == pytest.approx(abs(net.logit(first) + 2.0) / 2)


def test_a_word_met_again_adds_what_it_added_and_memory_is_bounded(net: Net) -> None:
    first = net.logit(["my", "phone"])
    for start in range(0, MOST_MET, 1000):
        net.learn([f"w{number}" for number in range(start, start + 1000)])
    assert len(net._known) <= MOST_MET
    assert net.logit(["my", "phone"]) == first
    net.learn([f"v{number}" for number in range(MOST_MET - len(net._known) - 1)])
    assert net.logit(["my", "new", "old", "phone", "my"]) == Net(net.weights, {}).logit(["my", "new", "old", "phone", "my"])
    assert len(net._known) <= MOST_MET


def test_the_same_weights_give_the_same_file_and_come_back(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_net(tmp_path / name, weights())
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert read_net(tmp_path / "a", {}).logit(["nice", "one"]) == Net(weights(), {}).logit(["nice", "one"])
