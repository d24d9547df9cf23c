"""Rounds of sentences, each written before the scorer was changed for it: what must not get worse. First sight: the model card."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from desktop.core.reading import RISKS, Turn
from desktop.sentiment.scorer import RuleScorer

SCORER = RuleScorer()
TUESDAY = datetime.fromisoformat("2026-03-10T10:00:00+08:00")
GRAVE = ("safety", "self_harm", "violence", "regulator", "legal")
ROUNDS = ("", "2", "3", "4", "5", "6", "7")
PROMISE_ROUNDS = (*ROUNDS, "8", "9", "10")
RISK_ROUNDS = {"": 0.96, "2": 0.96, "3": 0.95, "4": 0.90, "5": 0.88, "6": 0.94, "7": 0.94, "8": 0.94}
"""What the mean F1 of a round must not fall below. The trained model has seen none; the rules were changed after all but the fifth."""
UNTOUCHED = {"9": 0.75}
"""The same of a round that neither rules nor model were changed for."""

PHRASING_ROUNDS = dict.fromkeys(ROUNDS, (0.96, 0.92)) | {"8": (0.55, 0.91), "9": (0.50, 0.80)}
"""What recall and precision of a round must not fall below. The trained model has seen none; the rules were changed after all but the
last two: smiles, hints, bland procedure and shrugs, with as many sentences in the same words that mean well, make up the ninth."""


def rows(name: str) -> list[tuple[str, str]]:
    lines = (Path(__file__).parent / f"blind_{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [(label, text) for label, _, text in (line.partition("\t") for line in lines) if text]


def labels(label: str) -> set[str]:
    return set() if label == "-" else set(label.split(","))


def risks_of(text: str) -> set[str]:
    return set(SCORER.read([], Turn("customer", None, text)).risks)


def is_due(label: str, due: datetime) -> bool:
    """`+30` is in minutes, `D12` a day of the month, `10T18:00` a day and a time."""
    if label[0] == "+":
        return abs((due - TUESDAY).total_seconds() / 60 - float(label[1:])) <= 3
    return due.strftime("D%d") == label or due.strftime("%dT%H:%M") == label


@pytest.mark.parametrize("round_", RISK_ROUNDS | UNTOUCHED)
def test_risks_told_from_traps(round_: str) -> None:
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for label, text in rows(f"risks{round_}"):
        wanted, found = labels(label), risks_of(text)
        right.update(wanted & found)
        wrong.update(found - wanted)
        missed.update(wanted - found)
    f1 = [2 * right[kind] / (2 * right[kind] + wrong[kind] + missed[kind]) for kind in RISKS]
    assert sum(f1) / len(f1) >= (RISK_ROUNDS | UNTOUCHED)[round_], (wrong, missed)


def test_grave_risks_are_hardly_ever_missed() -> None:
    right, missed = Counter[str](), Counter[str]()
    for round_ in RISK_ROUNDS:
        for label, text in rows(f"risks{round_}"):
            found = risks_of(text)
            right.update(labels(label) & found)
            missed.update(labels(label) - found)
    assert {kind for kind in GRAVE if right[kind] < 0.95 * (right[kind] + missed[kind])} == set()


def test_traps_of_all_rounds_seldom_raise_an_alarm() -> None:
    traps = [text for round_ in RISK_ROUNDS for label, text in rows(f"risks{round_}") if label == "-"]
    alarms = [text for text in traps if risks_of(text)]
    assert len(traps) >= 200 and len(alarms) <= 0.05 * len(traps), alarms


@pytest.mark.parametrize("round_", PHRASING_ROUNDS)
def test_phrasing_of_staff(round_: str) -> None:
    right = wrong = missed = 0
    for label, text in rows(f"phrasing{round_}"):
        wanted, found = labels(label), {p.rule for p in SCORER.read([], Turn("agent", None, text)).phrasing}
        right, wrong, missed = right + len(wanted & found), wrong + len(found - wanted), missed + len(wanted - found)
    recall, precision = PHRASING_ROUNDS[round_]
    assert right >= recall * (right + missed) and right >= precision * (right + wrong)


@pytest.mark.parametrize("round_", PROMISE_ROUNDS)
def test_promises_and_what_only_names_a_time(round_: str) -> None:
    wrong = []
    for label, text in rows(f"promises{round_}"):
        dues = [p.due for p in SCORER.read([], Turn("agent", TUESDAY, text)).promises if p.due]
        if bool(dues) != (label != "-") or (dues and not any(is_due(label, due) for due in dues)):
            wrong.append((text, dues))
    assert len(wrong) <= 0.02 * len(rows(f"promises{round_}")), wrong
