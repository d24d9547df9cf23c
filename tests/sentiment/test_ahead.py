"""Many messages looked at before they are read: what is read stays the same to the last bit."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from desktop.core.reading import Turn
from desktop.sentiment.ahead import FEW, LONGEST, Ahead
from desktop.sentiment.analysis import Analyser
from desktop.sentiment.automaton import Automaton
from desktop.sentiment.fold import Folder
from desktop.sentiment.grams import read_grams
from desktop.sentiment.lexicon import Lexicon
from desktop.sentiment.local import Correction, taught
from desktop.sentiment.model import PLAIN, read_model
from desktop.sentiment.risk_model import read_risk_table, risk_model_of
from desktop.sentiment.scorer import ASSETS, FakeScorer
from desktop.sentiment.seam import AT_ONCE, look_ahead, read_many
from desktop.sentiment.trained import TrainedScorer
from desktop.sentiment.vocabulary import Vocabulary

ODD = [
    "", " ", "a", "退", "!", "\ud800退钱", "\udfff", "\x00投诉\x00", "😡😊[数字x]", "#e-s[数字x]好", "[地址x]", "订单19天", "ok退货ok",
    "İ ﬁne １２３", "退款" * 40, "我要投诉，" * 30, "where is my order? " * 9, "x" * LONGEST, "好" * (LONGEST + 1), "a\u0301退\U0001f9ff",
]  # fmt: skip


def _sentences() -> list[str]:
    lines = (Path(__file__).parent / "risk_sentences.txt").read_text(encoding="utf-8").splitlines()
    return [line.partition(" | ")[2] for line in lines if " | " in line]


def _ahead() -> tuple[Analyser, Ahead]:
    analyser = Analyser(Folder(), Lexicon([], []))
    table = read_risk_table(ASSETS / "risk_model.msgpack")
    grams = read_grams(ASSETS / "satisfaction_grams.msgpack", table.runs)
    ahead = Ahead(analyser, read_model(ASSETS / "ngrams.msgpack")["anger"], grams, risk_model_of(table, grams.wide.vocabulary))
    return analyser, ahead


def test_what_is_looked_at_before_is_read_the_same() -> None:
    dice, texts = random.Random(1), [*ODD, *_sentences()]
    tasks = [([Turn("customer", None, dice.choice(texts))], Turn(dice.choice(["customer", "agent"]), None, text)) for text in texts]
    alone = TrainedScorer()
    assert read_many(TrainedScorer(), tasks) == [alone.read(*task) for task in tasks]


def test_every_text_of_some_length_has_been_made() -> None:
    analyser, ahead = _ahead()
    ahead.look(ODD)
    made = [text for text in ODD if analyser[text].made is not None]
    assert made == [text for text in ODD if 0 < len(analyser[text].folded.text) <= LONGEST]
    few = [f"换货{n}" for n in range(FEW - 1)]
    ahead.look(few)
    assert all(analyser[text].made is None for text in few)


def test_a_first_reading_does_without_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    analyser, ahead = _ahead()
    texts = [f"等了{n}天" for n in range(FEW)]
    monkeypatch.delitem(sys.modules, "numpy")
    ahead.look(texts)
    monkeypatch.undo()
    assert analyser[texts[0]].made is None
    ahead.look([*texts, *(f"{n}" * 200 for n in range(PLAIN // 200))])
    assert analyser[texts[0]].made is not None


def test_a_scorer_that_has_learned_looks_ahead_with_the_one_below() -> None:
    scorer = taught(TrainedScorer(), [Correction("垃圾客服", 60.0, 95.0)])
    assert hasattr(scorer, "look_ahead") and not hasattr(FakeScorer(), "look_ahead")
    look_ahead(FakeScorer(), [])
    texts = [f"垃圾客服{n}号" for n in range(AT_ONCE + 2)]
    tasks = [([], Turn("customer", None, text)) for text in texts]
    alone = taught(TrainedScorer(), [Correction("垃圾客服", 60.0, 95.0)])
    assert read_many(scorer, tasks) == [alone.read(*task) for task in tasks]


def test_an_automaton_finds_every_word_as_often_as_it_occurs() -> None:
    automaton = Automaton({"投诉": 1, "诉": 2, "我要投诉": 3})
    assert sorted(automaton.found("我要投诉投诉")) == [(3, 1), (3, 2), (3, 3), (5, 1), (5, 2)]
    assert sorted(automaton.values("诉!")) == [2] and dict(automaton.words())["诉"] == 2
    assert Automaton({}).found("诉") == Automaton({}).values("诉") == [] == list(Automaton({}).words())


def test_a_vocabulary_has_a_number_for_each_gram_and_what_another_table_has_for_it() -> None:
    vocabulary = Vocabulary(["ab", "b"], {"b": 5, "c": 6})
    assert vocabulary.grams() == ["ab", "b", "c"] and vocabulary.beside == [0, 5, 6]
    assert sorted(vocabulary.numbers("abc")) == [0, 1, 2] and Vocabulary((), {}).grams() == []
