"""The insides of many words at one go."""

from __future__ import annotations

import pytest

from desktop.sentiment.word_columns import inside_of
from desktop.sentiment.words import character_buckets

WORDS = ["a", "hello", "!?", "@", "don't", "ça", "x" * 40, "no", "héllo", "\udc80a"]


@pytest.mark.parametrize("words", [WORDS, WORDS[2:4], ["a"], []])
def test_the_buckets_are_those_of_each_word(words: list[str]) -> None:
    buckets, rows = inside_of(words)
    assert [sorted(buckets[rows == n].tolist()) for n in range(len(words))] == [sorted(character_buckets(word)) for word in words]
    assert rows.tolist() == sorted(rows.tolist())
