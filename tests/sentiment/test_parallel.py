"""The same feeling weighs the same: what a customer says in English and in Chinese, by the same hand, with how angry it is (0 to 4)."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.heat import HeatSettings
from desktop.core.reading import Turn
from desktop.sentiment.trained import TrainedScorer

PAIRS = [line.split("\t") for line in (Path(__file__).parent / "parallel.tsv").read_text(encoding="utf-8").splitlines()]
HOT = HeatSettings().hot / HeatSettings().rise
"""The anger of a first message that makes a case hot."""
Angers = dict[int, list[tuple[float, float]]]


@pytest.fixture(scope="module")
def angers() -> Angers:
    scorer, found = TrainedScorer(), Angers()
    for grade, *texts in PAIRS:
        english, chinese = (scorer.read([], Turn("customer", None, text)).anger or 0.0 for text in texts)
        found.setdefault(int(grade), []).append((english, chinese))
    return found


def means(angers: Angers, grade: int) -> tuple[float, float]:
    """Of English and of Chinese."""
    english, chinese = zip(*angers[grade], strict=True)
    return sum(english) / len(english), sum(chinese) / len(chinese)


def test_there_are_fifty_of_all_grades(angers: Angers) -> None:
    assert len(PAIRS) >= 50 and set(angers) == {0, 1, 2, 3, 4}


@pytest.mark.parametrize("grade", [0, 1, 2, 3, 4])
def test_the_same_feeling_weighs_the_same(angers: Angers, grade: int) -> None:
    english, chinese = means(angers, grade)
    assert abs(english - chinese) <= 12


@pytest.mark.parametrize("grade", [1, 2, 3, 4])
def test_more_anger_weighs_more_in_both(angers: Angers, grade: int) -> None:
    less, more = means(angers, grade - 1), means(angers, grade)
    assert more[0] > less[0] + 10 and more[1] > less[1] + 4


def test_a_calm_complaint_makes_no_case_hot(angers: Angers) -> None:
    assert max(max(pair) for grade in (0, 1) for pair in angers[grade]) < HOT


def test_rage_makes_a_case_hot(angers: Angers) -> None:
    assert min(min(pair) for pair in angers[4]) > HOT
