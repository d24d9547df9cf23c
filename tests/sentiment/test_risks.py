"""Risk signals on sentences that sound like them, as many traps as threats."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from desktop.core.reading import RISKS, Turn
from desktop.sentiment.scorer import RuleScorer

SCORER = RuleScorer()
SENTENCES = [
    (frozenset(kinds.replace("-", "").split()), sentence)
    for line in (Path(__file__).parent / "risk_sentences.txt").read_text(encoding="utf-8").splitlines()
    for kinds, bar, sentence in [line.partition(" | ")]
    if bar
]
GRAVE = ("safety", "self_harm", "violence", "regulator", "legal")


def risks_of(sentence: str) -> frozenset[str]:
    return frozenset(SCORER.read([], Turn("customer", None, sentence)).risks)


def counts() -> tuple[Counter[str], Counter[str], Counter[str]]:
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for wanted, sentence in SENTENCES:
        found = risks_of(sentence)
        right.update(wanted & found)
        wrong.update(found - wanted)
        missed.update(wanted - found)
    return right, wrong, missed


def test_there_are_about_as_many_traps_as_threats() -> None:
    traps = sum(not wanted for wanted, _ in SENTENCES)
    assert len(SENTENCES) >= 240 and traps >= 0.4 * len(SENTENCES)


def test_mean_f1_over_the_twelve_kinds() -> None:
    right, wrong, missed = counts()
    f1 = [2 * right[kind] / (2 * right[kind] + wrong[kind] + missed[kind]) for kind in RISKS]
    assert sum(f1) / len(f1) >= 0.9


def test_grave_kinds_are_hardly_ever_missed() -> None:
    right, _, missed = counts()
    assert {kind: right[kind] / (right[kind] + missed[kind]) for kind in GRAVE if right[kind] < 0.95 * (right[kind] + missed[kind])} == {}


def test_traps_seldom_raise_an_alarm() -> None:
    traps = [sentence for wanted, sentence in SENTENCES if not wanted]
    alarms = [sentence for sentence in traps if risks_of(sentence)]
    assert len(alarms) <= 0.08 * len(traps), alarms


@pytest.mark.parametrize(
    "sentence",
    [
        "我不是投诉配送员",
        "法律顾问费怎么开票",
        "中毒似的每天都想喝",
        "截图发给你了",
        "They told me to add insult to injury",
        "Is there a food court?",
    ],
)
def test_words_alone_are_no_signal(sentence: str) -> None:
    assert risks_of(sentence) == frozenset()


def test_risks_come_gravest_first_with_evidence() -> None:
    reading = SCORER.read([], Turn("customer", None, "充电宝起火了，我要找律师告你们，还要打12315"))
    assert reading.risks == ("safety", "regulator", "legal")
    assert {e.kind for e in reading.evidence} >= {"risk"}
