"""The shipped scorer as short sentences: rules and models together."""

from __future__ import annotations

import pickle

import pytest

from desktop.core.reading import Reading, Turn
from desktop.sentiment.trained import Blend, TrainedScorer

SCORER = TrainedScorer()
ANGRY = [
    "你们就是一群骗子，马上给我退钱！",
    "太過分了，叫我等一個月，什麼爛公司",
    "垃圾公司，呃晒我啲錢，成個月都冇人理",
    "You are a bunch of liars, I want my money back now",
    "this is the worst service I have ever seen, absolutely disgusting",
    "真他妈离谱，修了三次还是坏的！！！",
]
POLITE = [
    "你好，请问这款有白色的吗",
    "收到了，处理得挺快的，谢谢",
    "請問可以改成超商取貨嗎",
    "唔該晒，搞掂咗喇",
    "Hi, could you change my delivery address please?",
    "Thanks, all sorted now",
    "订单号是20260301，麻烦查一下",
    "Any killer deals on fire pits this week?",
]


def read(text: str) -> Reading:
    return SCORER.read([], Turn("customer", None, text))


def anger_of(text: str) -> float:
    anger = read(text).anger
    assert anger is not None
    return anger


@pytest.mark.parametrize("text", ANGRY)
def test_an_angry_message_is_hotter_than_watch(text: str) -> None:
    assert anger_of(text) >= 35


@pytest.mark.parametrize("text", POLITE)
def test_a_polite_message_stays_cool(text: str) -> None:
    assert anger_of(text) < 20


@pytest.mark.parametrize("text", ANGRY)
def test_without_its_strongest_span_a_message_is_less_angry(text: str) -> None:
    reading = read(text)
    strongest = max(reading.evidence, key=lambda found: found.weight)
    assert anger_of(text[: strongest.start] + text[strongest.end :]) < anger_of(text)


@pytest.mark.parametrize("text", [*ANGRY, *POLITE, "ｗｏｒｓｔ　ＣＯＭＰＡＮＹ！！！", "騙子\u200b公司😡😡😡😡", "ﬁasco soooooo baaaad"])
def test_evidence_lies_in_the_text_as_it_was_given(text: str) -> None:
    assert all(0 <= found.start < found.end <= len(text) for found in read(text).evidence)


@pytest.mark.parametrize("text", [*ANGRY, *POLITE, "", " ", "\ud800", "x" * 30_000])
def test_probabilities_add_up_to_one(text: str) -> None:
    five = read(text).satisfaction_probabilities
    assert five is not None
    assert sum(five) == pytest.approx(1.0)
    assert min(five) >= 0


def test_traditional_and_simplified_read_alike() -> None:
    one, other = read("服務態度太惡劣了，退錢！"), read("服务态度太恶劣了，退钱！")
    assert (one.anger, one.satisfaction) == (other.anger, other.satisfaction)


def test_an_unhappy_review_is_told_from_a_happy_one() -> None:
    bad = (
        "呢間餐廳真係好失望，啲餸又凍又鹹，等足一個鐘先有位，侍應態度極差，叫極都唔應。碗湯得水味，豬扒韌到咬唔開，仲要收加一。"
        "埋單貴到離譜，廁所又污糟，枱面黐立立都冇人抹。朋友食完仲肚痛，以後都唔會再嚟，大家千祈唔好中伏。"
    )
    good = (
        "朋友介紹嚟呢間餐廳，環境舒服，侍應好親切，未坐低就斟定熱茶。叫咗個海鮮意粉，蝦好大隻又新鮮，麵質彈牙，汁好惹味。"
        "甜品係朱古力心太軟，香滑唔會太甜，配雪糕一流。價錢合理，下次一定會再同屋企人嚟食，推介俾大家。"
    )
    assert (read(bad).satisfaction or 0) < 2.5 < 3.1 < (read(good).satisfaction or 0)


def test_staff_and_system_are_left_to_the_rules() -> None:
    reading = SCORER.read([], Turn("agent", None, "根据公司规定不予退款。"))
    assert reading.anger is None
    assert [found.rule for found in reading.phrasing] == ["rulebook"]
    assert SCORER.read([], Turn("system", None, "joined")) == Reading(scorer="stepin", version=SCORER.version)


def test_a_scorer_survives_the_way_to_another_process() -> None:
    again = pickle.loads(pickle.dumps(SCORER))
    assert again.read([], Turn("customer", None, ANGRY[0])) == read(ANGRY[0])


def test_anger_rises_with_words_with_what_happened_and_with_the_model() -> None:
    for points in (0.0, 10.0, 40.0, 200.0):
        assert Blend(points, 0.0, 2.0).anger > Blend(points, 0.0, -2.0).anger
        assert Blend(points + 5.0, 0.0, 0.0).anger > Blend(points, 0.0, 0.0).anger
        assert Blend(0.0, points + 5.0, -2.0).anger > Blend(0.0, points, -2.0).anger


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("This is the worst service I have ever had.", 1.0, 2.3),
        ("Still no refund after three weeks.", 1.0, 2.7),
        ("What time do you open on Sunday?", 2.4, 3.6),
        ("Wonderful, you made my day. Thank you so much!", 3.9, 5.0),
    ],
)
def test_english_satisfaction_is_read_by_its_own_model(text: str, low: float, high: float) -> None:
    assert low <= (SCORER.read([], Turn("customer", None, text)).satisfaction or 0.0) <= high


@pytest.mark.parametrize(
    ("plain", "signed"),
    [
        ("You took $50 from my account and nobody answers", "You took £50 from my account and nobody answers"),
        ("thank you so much, that is brilliant", "thank you so much, that is brilliant 😊"),
        ("where is my parcel - it is 10 days", "where is my parcel — it is 10 days"),
    ],
)
def test_english_with_a_sign_is_as_satisfied_as_without(plain: str, signed: str) -> None:
    told, expected = read(signed).satisfaction_probabilities, read(plain).satisfaction_probabilities
    assert told is not None and expected is not None
    assert told == pytest.approx(expected, abs=0.08)
