"""The convolution of many texts at one go as short sentences: what one text gives is given, to the last bit."""

from __future__ import annotations

import random

import numpy as np
import pytest

from desktop.sentiment.english_net import Net
from desktop.sentiment.english_net_columns import NetColumns
from tests.sentiment.test_english_net import WORDS, weights


def are_as_alone(net: Net, columns: NetColumns, numbers: dict[str, int], texts: list[list[str]]) -> bool:
    found = columns.logits(
        np.array([numbers[word] for text in texts for word in text], np.int64),
        np.repeat(np.arange(len(texts)), [len(text) for text in texts]),
        len(texts),
    )
    return found == [net.logit(text) for text in texts]


@pytest.fixture
def net() -> Net:
    return Net(weights(), {"worst": -3.1})


def test_texts_together_give_what_each_gives_alone(net: Net) -> None:
    dice, columns = random.Random(7), NetColumns(net)
    columns.add(WORDS)
    numbers = {word: number for number, word in enumerate(WORDS)}
    texts = [dice.choices(WORDS, k=dice.choice([0, 1, 2, 3, 9, 39, 40, 41, 90])) for _ in range(200)]
    assert are_as_alone(net, columns, numbers, texts)
    assert are_as_alone(net, columns, numbers, [[], []]) and are_as_alone(net, columns, numbers, [["nice"]])


def test_words_are_added_in_turn_and_forgotten(net: Net) -> None:
    columns = NetColumns(net)
    many = [f"phone{number}" for number in range(2500)]
    columns.add(many[:900])
    columns.add(many[900:])
    numbers = {word: number for number, word in enumerate(many)}
    assert are_as_alone(net, columns, numbers, [many[880:920], many[2490:]])
    columns.forget()
    columns.add(WORDS)
    assert are_as_alone(net, columns, {word: number for number, word in enumerate(WORDS)}, [WORDS])


def test_what_words_add_is_the_sum_of_both(net: Net) -> None:
    rows = net.added(["my", "phone", "broke"])
    greatest, total = net.wide().sums(rows)
    assert sum(net.wide().parts(rows)) == pytest.approx(greatest + total / (2 * 3**0.5))
