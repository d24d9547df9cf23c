"""Many English texts at one go as short sentences: what one text gives is given, to the last bit."""

from __future__ import annotations

import random

import pytest

from desktop.sentiment import english_columns
from desktop.sentiment.english_columns import EnglishColumns
from desktop.sentiment.scorer import ASSETS
from desktop.sentiment.valence import LONG, MOST_AHEAD, PARTS, EnglishAnger, EnglishModel, read_english
from desktop.sentiment.words import LONGEST_WORD, pieces_of, tokens_of, words_of

ODD = [
    "", " ", "a", "?", "!!!", "\n", "not not good", "good but bad but good", "but", "the worst, worst, worst ever",
    "@you [name] f*** 24/7", "x" * 60, "never ever so very good", "kind of hardly bad", "love love love", "no", "why do you?!",
    "退款 please, 好 ok", "\ud800 bad", "it's http:" + "//a.b/c !",
]  # fmt: skip
WORDS = [
    "not", "so", "very", "hardly", "but", "good", "bad", "worst", "thanks", "you", "your", "refund", "late", "love", "hate", "!", "?",
    "...", "never", "kinda", "driver", "useless", "great", "no",
]  # fmt: skip


def texts(count: int) -> list[str]:
    dice = random.Random(count)
    return [*ODD, *(" ".join(dice.choices(WORDS, k=dice.randint(1, 12))) for _ in range(count))]


@pytest.fixture(scope="module")
def model() -> EnglishModel:
    return read_english(ASSETS)


def is_as_alone(model: EnglishModel, columns: EnglishColumns, some: list[str]) -> bool:
    return all(
        logits == model.score(text) and parts.tolist() == [model.parts(text, name) for name in PARTS]
        for text, (logits, parts, _) in zip(some, columns.read(some), strict=True)
    )


def test_texts_together_give_what_each_gives_alone(model: EnglishModel) -> None:
    columns = EnglishColumns(model, PARTS)
    assert is_as_alone(model, columns, texts(300))
    assert all(is_as_alone(model, columns, [text]) for text in ODD)


def test_words_that_were_forgotten_are_learned_again(model: EnglishModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(english_columns, "MOST_WORDS", 40)
    columns = EnglishColumns(model, PARTS)
    assert is_as_alone(model, columns, texts(9))
    assert is_as_alone(model, columns, [f"w{letter}" for letter in "abcdefghijklmnop"])
    assert is_as_alone(model, columns, texts(9))


def test_there_is_room_for_many_words(model: EnglishModel) -> None:
    columns = EnglishColumns(model, PARTS)
    many = [" ".join(f"{one}{two}{three}" for three in "abcdefghijkl") for one in "abcdefghij" for two in "klmnopqrst"]
    assert is_as_alone(model, columns, many) and is_as_alone(model, columns, many[:3])


def test_pieces_make_up_the_text() -> None:
    for text in texts(50):
        words, lengths = pieces_of(text)
        found = list(lengths)
        assert words == [word for word, _, _ in tokens_of(text)] and sum(found) == len(text)
        assert [sum(found[: n + 1]) for n in range(0, len(found) - 1, 2)] == [start for _, start, _ in tokens_of(text)]
    assert len(pieces_of("x" * 3000)[0][0]) == LONGEST_WORD


def test_what_was_looked_at_is_remembered_for_a_while() -> None:
    ahead, alone = EnglishAnger(ASSETS), EnglishAnger(ASSETS)
    first = ["the worst driver", "thanks, great"]
    ahead.look(first)
    for n in range(0, MOST_AHEAD, 50):
        ahead.look([f"order {letter} is late, {n} days" for letter in "abcdefghijklmnopqrstuvwxyz"])
    for text in [*first, "order z is late, 500 days"]:
        assert (ahead.anger(text), ahead.feelings(text), ahead.parts(text)) == (alone.anger(text), alone.feelings(text), alone.parts(text))


def test_a_long_text_is_read_as_a_short_one(model: EnglishModel) -> None:
    text = ("Where is my refund? You promised, but nobody answers! " * LONG)[: LONG + 20].lower()
    anger = EnglishAnger(ASSETS)
    alone = model.score(text)
    alone["anger"] += anger.net.logit(words_of(text))
    assert anger.logits(text) == alone and len(anger.parts(text)) == len(text)


def test_what_the_net_adds_is_the_same_of_texts_together_and_after_words_were_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(english_columns, "MOST_WORDS", 60)
    together, alone = EnglishAnger(ASSETS), EnglishAnger(ASSETS)
    some, others = ["what a joke, you hung up on me again!", "bad " * 50], [f"not w{letter}, you liars" for letter in "abcdefghij"]
    together.look(some)
    assert [together.parts(text) for text in some] == [alone.parts(text) for text in some]
    together.look(others)
    together.look([" ".join(f"{one}{two}" for two in "klmnopq") for one in "abcdefgh"])
    assert [together.parts(text) for text in (*some, *others)] == [alone.parts(text) for text in (*some, *others)]
