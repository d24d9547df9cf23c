"""The contract of `stepin score`: an answer for each line, in its place."""

from __future__ import annotations

import json

import msgspec
import pytest

from desktop.core.heat import HeatSettings
from desktop.sentiment.jsonl import score_lines
from desktop.sentiment.scorer import FakeScorer, RuleScorer, Scorer

SCORERS = [FakeScorer(), RuleScorer()]


def answers(scorer: Scorer, *lines: bytes) -> list[dict[str, object]]:
    return json.loads(msgspec.json.encode(list(score_lines(scorer, HeatSettings(), lines))))


def line(*messages: dict[str, object], **changed: object) -> bytes:
    return json.dumps({"id": "x", "channel": "chat", "messages": list(messages), **changed}).encode() + b"\n"


def message(text: str = "hello", sender: str = "customer", **more: object) -> dict[str, object]:
    return {"id": "m", "from": sender, "text": text, **more}


@pytest.mark.parametrize("scorer", SCORERS)
def test_a_customer_gets_every_field(scorer: Scorer) -> None:
    [answer] = answers(scorer, line(message("hello!")))
    [reading] = answer["messages"]
    fields = "id level heat anger satisfaction_probabilities satisfaction forecast risks evidence"
    assert set(reading) == set(fields.split())
    assert abs(sum(reading["satisfaction_probabilities"]) - 1) < 1e-9 and len(reading["satisfaction_probabilities"]) == 5
    assert 1 <= reading["satisfaction"] <= 5


@pytest.mark.parametrize("scorer", SCORERS)
@pytest.mark.parametrize("sender", ["agent", "supervisor", "mediator"])
def test_staff_get_promises_and_phrasing(scorer: Scorer, sender: str) -> None:
    [answer] = answers(scorer, line(message("We will call you within an hour.", sender, at="2026-11-22T09:00:00+08:00")))
    [reading] = answer["messages"]
    assert set(reading) == {"id", "level", "heat", "promises", "phrasing"}
    if isinstance(scorer, FakeScorer):
        assert [promise["due"] for promise in reading["promises"]] == ["2026-11-22T10:00:00+08:00"]


@pytest.mark.parametrize("scorer", SCORERS)
def test_system_lines_are_not_scored(scorer: Scorer) -> None:
    [answer] = answers(scorer, line(message("You useless crooks!!!", "system")))
    assert answer["messages"] == [{"id": "m", "level": "calm", "heat": 0.0}]


def test_answers_keep_the_order_and_blank_lines_have_none() -> None:
    got = answers(FakeScorer(), line(message(), id="a"), b"\n", b"  \r\n", b"{oops\n", line(message(), id="b"))
    assert [(answer["id"], answer.get("error")) for answer in got] == [("a", None), (None, "bad_json"), ("b", None)]


@pytest.mark.parametrize("raw", [b"{", b"\xff\xfe", b'{"id":"x"', b"[" * 100_000, b'{"id":"\xc3"}', b"nonsense"])
def test_what_is_not_json_is_bad_json(raw: bytes) -> None:
    assert answers(FakeScorer(), raw) == [{"id": None, "error": "bad_json"}]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"[]", None),
        (b"1", None),
        (b'{"channel":"chat","messages":[]}', None),
        (b'{"id":7,"channel":"chat","messages":[]}', None),
        (b'{"id":"x"}', "x"),
        (b'{"id":"x","channel":"chat"}', "x"),
        (line(channel="fax"), "x"),
        (line(messages={}), "x"),
        (line(message(sender="robot")), "x"),
        (line(message(at="yesterday")), "x"),
        (line(message(at="2026-11-22T09:00:00")), "x"),
        (line(message(at=5)), "x"),
        (line({"id": "m", "from": "customer"}), "x"),
        (line({"from": "customer", "text": ""}), "x"),
    ],
)
def test_what_is_no_conversation_is_bad_value(raw: bytes, name: str | None) -> None:
    assert answers(FakeScorer(), raw) == [{"id": name, "error": "bad_value"}]


def test_a_conversation_without_messages_is_answered() -> None:
    assert answers(FakeScorer(), line()) == [{"id": "x", "messages": []}]


def test_a_promise_without_a_time_has_no_due() -> None:
    [answer] = answers(FakeScorer(), line(message("within an hour", "agent")))
    assert answer["messages"][0]["promises"] == [{"due": None, "start": 0, "end": 14}]


def test_forecast_is_null_where_it_is_hot_already() -> None:
    [answer] = answers(FakeScorer(), line(message("hm"), message("!!!!!"), message("")))
    assert [reading["forecast"] is None for reading in answer["messages"]] == [False, True, False]


def test_without_times_nothing_fades() -> None:
    [answer] = answers(FakeScorer(), line(message("!!"), message("", "agent"), message("", "system")))
    assert len({reading["heat"] for reading in answer["messages"]}) == 1


def test_fading_follows_the_messages_own_times() -> None:
    times = ["2026-11-22T09:00:00+08:00", "2026-11-22T09:00:00Z"]
    [answer] = answers(FakeScorer(), line(message("!!", at=times[0]), message("", "agent", at=times[1])))
    first, second = (reading["heat"] for reading in answer["messages"])
    assert second == pytest.approx(first / 2, abs=0.02)
