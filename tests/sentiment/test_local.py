"""What is learned from corrections, as short sentences."""

from __future__ import annotations

import pickle
from itertools import pairwise

import pytest

from desktop.core.reading import Turn
from desktop.sentiment.local import GRAVE, MOST, Correction, Localised, LocalLayer, learn
from desktop.sentiment.scorer import RuleScorer
from desktop.sentiment.seam import Scorer

SCORER = RuleScorer()
TEXTS = [f"老地方见，{n}号柜台的暗号又变了" for n in range(6)]
RAISED = [Correction(text, 5.0, 60.0) for text in TEXTS]
LOWERED = [Correction(f"亲亲催单{n}，加急加急", 40.0, 5.0) for n in range(12)]


def anger(scorer: Scorer, text: str) -> float:
    found = scorer.read([], Turn("customer", None, text)).anger
    assert found is not None
    return found


def test_what_a_person_raised_is_read_hotter_where_it_stands_again() -> None:
    learned = Localised(SCORER, learn(RAISED))
    assert anger(learned, "今天的暗号又变了吗") > anger(SCORER, "今天的暗号又变了吗") + 3


def test_what_a_person_lowered_is_read_calmer() -> None:
    learned = Localised(SCORER, learn([Correction("加急加急，骗子别装死", 80.0, 30.0)] * 8))
    assert anger(learned, "加急加急，骗子别装死") < anger(SCORER, "加急加急，骗子别装死") - 3


def test_other_words_are_read_as_before() -> None:
    learned = Localised(SCORER, learn([*RAISED, *(Correction(text, 5.0, 5.0) for text in ("谢谢", "订单到哪了", "好的") * 4)]))
    assert anger(learned, "请问几点开门") == pytest.approx(anger(SCORER, "请问几点开门"), abs=3.0)


def test_more_corrections_move_more() -> None:
    moved = [anger(Localised(SCORER, learn(RAISED[:n])), TEXTS[0]) for n in (1, 3, 6)]
    assert all(fewer < more for fewer, more in pairwise(moved))


@pytest.mark.parametrize("text", ["今天的暗号又变了吗", "骗子，退钱！", "you are liars", "好的谢谢", "", "暗号" * 3000])
def test_the_layer_moves_no_more_than_its_bound(text: str) -> None:
    layer = learn([Correction("骗子，退钱！今天的暗号又变了吗 liars", 50.0, person) for person in (0.0, 0.0, 100.0)] * 50)
    assert layer.most < MOST
    assert abs(anger(Localised(SCORER, layer), text) - anger(SCORER, text)) <= layer.most


@pytest.mark.parametrize("text", ["手机起火了，我的手烧伤了", "再不处理我就去12315投诉你们", "My charger caught fire and burned my hand"])
def test_a_grave_risk_is_never_read_calmer(text: str) -> None:
    reading = SCORER.read([], Turn("customer", None, text))
    assert GRAVE & set(reading.risks)
    learned = Localised(SCORER, learn([Correction(text, 90.0, 0.0)] * 200))
    assert anger(learned, text) >= (reading.anger or 0.0)


def test_what_was_learned_can_be_read() -> None:
    layer = learn(RAISED)
    assert layer.learned_from == len(RAISED)
    assert layer.moved[0].weight > 0
    assert {"暗号", "柜台"} <= {moved.gram for moved in layer.moved if moved.seen == len(RAISED)}
    assert all(abs(heavier.weight) >= abs(lighter.weight) for heavier, lighter in pairwise(layer.moved))


def test_a_reading_names_the_layer_and_its_words() -> None:
    learned = Localised(SCORER, learn(RAISED))
    reading = learned.read([], Turn("customer", None, TEXTS[0]))
    assert reading.version == learned.version == f"{SCORER.version}+{learn(RAISED).version}"
    told = [found for found in reading.evidence if found.kind == "model"]
    assert len(told) == 1 and told[0].weight > 0
    assert 0 <= told[0].start < told[0].end <= len(TEXTS[0])


def test_the_same_corrections_give_the_same_layer() -> None:
    assert learn(RAISED + LOWERED) == learn(RAISED + LOWERED)
    assert learn(RAISED).version != learn(LOWERED).version


def test_nothing_learned_changes_nothing() -> None:
    learned = Localised(SCORER, learn([]))
    assert learn([]) == LocalLayer()
    for text in (*TEXTS, "you are liars!!", "退钱"):
        assert anger(learned, text) == anger(SCORER, text)


def test_traditional_and_simplified_teach_the_same() -> None:
    assert learn([Correction("櫃檯又換了", 5.0, 60.0)]) == learn([Correction("柜台又换了", 5.0, 60.0)])


def test_staff_are_left_alone() -> None:
    learned = Localised(SCORER, learn(RAISED))
    assert learned.read([], Turn("agent", None, TEXTS[0])).anger is None


def test_it_survives_the_way_to_another_process() -> None:
    learned = Localised(SCORER, learn(RAISED))
    assert anger(pickle.loads(pickle.dumps(learned)), TEXTS[0]) == anger(learned, TEXTS[0])
