"""Satisfaction as short sentences: who is served, who is not, and politely."""

from __future__ import annotations

from itertools import pairwise

import pytest

from desktop.core.reading import Turn
from desktop.sentiment.grams import grams_of
from desktop.sentiment.satisfaction import LEAN_LOW, Satisfaction, Step, as_review, leaned
from desktop.sentiment.scorer import RuleScorer

SCORER = RuleScorer()
UNSERVED = ["怎么还没发货", "我问的不是这个", "都三天了还没人联系我", "為什麼還沒退款", "點解仲未到", "where is my order??"]
ASKING = ["请问几天能到", "有黑色的吗", "可以超商取貨嗎", "想問下幾時送", "do you ship to ireland"]
SERVED = ["好的，谢谢", "明白了，谢谢您", "收到了，感謝", "搞掂，唔該晒", "got it, thank you so much"]


def satisfaction(text: str) -> float:
    found = SCORER.read([], Turn("customer", None, text)).satisfaction
    assert found is not None
    return found


@pytest.mark.parametrize("text", UNSERVED)
def test_an_unmet_need_is_below_a_plain_question_and_all_thanks(text: str) -> None:
    assert satisfaction(text) < sum(map(satisfaction, ASKING)) / len(ASKING)
    assert satisfaction(text) < min(map(satisfaction, SERVED))


@pytest.mark.parametrize("text", SERVED)
def test_thanks_are_above_every_question(text: str) -> None:
    assert satisfaction(text) > max(satisfaction(other) for other in ASKING)


def test_traditional_and_simplified_are_as_satisfied() -> None:
    assert satisfaction("為什麼還沒發貨？等了五天了") == satisfaction("为什么还没发货？等了五天了")


def test_digits_and_what_stands_for_them_are_alike() -> None:
    assert grams_of("等了19天") == grams_of("等了37天") and set(grams_of("等了[数字x]天")) == set(grams_of("等了5天"))


def test_anger_lowers_satisfaction() -> None:
    step = (Step(1.0, 2.0, 0.0), Step(1.0, -1.0, 0.0))
    model = Satisfaction(step, step, step)
    grades = [model.five((0.0, 0.0), anger, 0.0, True) for anger in (0.0, 30.0, 90.0)]
    means = [sum(n * p for n, p in enumerate(five, 1)) for five in grades]
    assert all(earlier > later for earlier, later in pairwise(means))
    assert all(sum(five) == pytest.approx(1.0) for five in grades)


def test_what_is_nearly_dissatisfied_is_shown_so_and_the_order_stays() -> None:
    odds = [n / 20 for n in range(-80, 80)]
    moved = [leaned(value, LEAN_LOW) for value in odds]
    assert all(earlier < later for earlier, later in pairwise(moved))
    assert leaned(-0.4, LEAN_LOW) > 0 and leaned(-3.0, LEAN_LOW) == pytest.approx(-3.0, abs=0.01)


def test_a_short_text_is_no_review() -> None:
    five = (0.1, 0.2, 0.4, 0.2, 0.1)
    assert sum(as_review(five, 0.0, "太差了", 9.0) or ()) == pytest.approx(1.0)
    assert (as_review(five, 0.0, "太差了", 9.0) or five)[2] == pytest.approx(0.4)
    assert as_review(five, 0.0, "awful", 9.0) == five
