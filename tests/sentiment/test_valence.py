"""The English model as short sentences: words, tone, weights in a file, and what each word adds."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.sentiment.scorer import ASSETS
from desktop.sentiment.tone import TONES, tone_of
from desktop.sentiment.valence import FILE, MOST_WORDS, SERVICE_FILE, SURE, EnglishAnger, EnglishModel, read_english, write_english
from desktop.sentiment.words import BITS, LONGEST_WORD, character_buckets, pair_bucket, tokens_of, word_bucket, words_of

SIZE = 1 << BITS
TEXTS = ["worst company ever, 3 weeks!", "thanks", "", "@skyhop not good, but the bag came", "liar liar liar", "😡 !!!", "\ud800 你好 ok?"]


@pytest.fixture
def model(tmp_path: Path) -> EnglishModel:
    """Every bucket weighs a little; a liar weighs much; bad words add, good ones take away."""
    weights = [0.01] * SIZE
    weights[word_bucket("liar")] = 1.0
    weights[pair_bucket(word_bucket("not"), word_bucket("good"))] = 0.5
    tones = [0.0] * len(TONES)
    tones[0], tones[1], tones[2] = 1.0, -1.0, -0.5
    write_english(tmp_path, [1.0] * SIZE, {"anger": (weights, tones, -1.0), "happy": ([0.0] * SIZE, [0.0] * 9, 0.5)})
    (tmp_path / "english_valence.txt").write_text("# words\ngood 1.9\nworst -3.1\nthanks 1.9\nliar -2.3\n", encoding="utf-8")
    return read_english(tmp_path)


def tones(text: str) -> dict[str, float]:
    words = [word for word, _, _ in tokens_of(text)]
    known = {"good": 2.0, "bad": -2.0}
    return dict(zip(TONES, tone_of(words, [known.get(word, 0.0) for word in words]).shares(), strict=True))


def test_names_addresses_and_digits_are_alike() -> None:
    told = "@anyone 24/7 https:" + "//a.b/c f*** off!!"
    assert [token[0] for token in tokens_of(told)] == ["@", "00", "/", "0", "http", "f***", "off", "!!"]


def test_a_sign_has_no_inside_and_a_word_has() -> None:
    assert character_buckets("!") == [] and len(character_buckets("ok")) == 3 + 2 + 1
    assert len(tokens_of("x" * 3000)[0][0]) == LONGEST_WORD


def test_not_good_is_worse_than_good_and_very_good_better() -> None:
    assert tones("not good")["both"] < 0 < tones("good")["both"] < tones("very good")["both"]
    assert tones("a bit bad")["both"] > tones("bad")["both"]


def test_what_comes_after_but_counts_more() -> None:
    assert tones("good but bad")["both"] < 0 < tones("bad but good")["both"]


def test_marks_and_you_are_counted() -> None:
    found = tones("why do you ask?!")
    assert (found["asks"], found["exclaims"], found["ends_asking"], found["you"]) == (1 / 3, 1 / 3, 1.0, 1.0)


def test_weights_come_back_as_they_were_written(model: EnglishModel) -> None:
    assert model.score("") == {"anger": -1.0, "happy": 0.5}
    assert model.score("liar")["anger"] > model.score("lamp")["anger"] + 0.5


def test_the_same_weights_give_the_same_file(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write_english(tmp_path / name, [1.0] * SIZE, {name: ([0.5] * SIZE, [0.1] * 9, 0.0) for name in ("anger", "service")})
    for file in (FILE, SERVICE_FILE):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


@pytest.mark.parametrize("text", TEXTS)
def test_what_the_words_add_is_the_logit_without_the_bias(model: EnglishModel, text: str) -> None:
    assert sum(model.parts(text, "anger")) == pytest.approx(model.score(text)["anger"] + 1.0, abs=0.02)


def test_the_heaviest_word_is_the_angriest(model: EnglishModel) -> None:
    text = "they said that a liar was here"
    parts = model.parts(text, "anger")
    assert max(range(len(text)), key=parts.__getitem__) in range(text.index("liar"), text.index("liar") + 4)


def test_a_word_met_again_is_the_word_that_was_met(model: EnglishModel) -> None:
    first = model.score("not good at all")
    for n in range(MOST_WORDS + 2):
        model.known(f"w{n}")
    assert model.score("not good at all") == first


@pytest.mark.parametrize(
    ("angry", "calm"),
    [
        ("your driver lied to me and nobody answers", "could you tell me when the driver comes"),
        ("three weeks and still no refund", "three weeks in and I love it, thank you"),
        ("great, another delay. love sitting here all night", "great flight, love the new seats"),
        ("you people are useless", "you people are wonderful"),
        ("my order arrived broken", "my order arrived, thanks"),
        ("I'm at the end of my rope with this", "the clip at the end of my rope came off, do you sell spares?"),
        ("do your job", "you do your job well, thank you"),
        ("nice one, broke my phone", "nice one, phone works like new"),
    ],
)
def test_a_complaint_is_above_praise_and_questions(angry: str, calm: str) -> None:
    anger = EnglishAnger(ASSETS)
    assert anger.anger(angry)[0] > anger.anger(calm)[0] + 1.0
    assert len(anger.parts(angry)) == len(angry)


@pytest.mark.parametrize("text", ["nice one, you broke my phone", "do your job!", "thanks", "no, not good. " * 30, "what a stupid film"])
def test_what_words_add_is_what_they_add_to_regressions_and_net(text: str) -> None:
    anger = EnglishAnger(ASSETS)
    _, share = anger.anger(text)
    regressed = (1.0 - share) * sum(anger.model.parts(text, "anger")) + share * sum(anger.model.parts(text, "complaint"))
    net = anger.net.logit(words_of(text)) - anger.net.weights.bias
    assert sum(anger.parts(text)) == pytest.approx(regressed + (1.0 - share) * net, abs=0.1 if share > SURE else 1e-6)
