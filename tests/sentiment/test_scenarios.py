"""Whole conversations of our own writing, with what a supervisor expects of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.core.heat import HeatSettings
from desktop.core.reading import Turn
from desktop.sentiment.conversation import read_conversation
from desktop.sentiment.scorer import RuleScorer

HERE = Path(__file__).parent
SCENARIOS = [json.loads(line) for line in (HERE / "scenarios.jsonl").read_text(encoding="utf-8").splitlines()]
STRANGE = [json.loads(line) for line in (HERE / "scenarios_strange.jsonl").read_text(encoding="utf-8").splitlines()]
"""Voices chosen to be unlike the others, written before anything was changed for them; what they missed of risks and phrasing was not
put into rules, so their floors are those of strangers."""
HOT = ("hot", "critical")


def turns_of(scenario: dict[str, Any]) -> list[Turn]:
    return [Turn(m["from"], datetime.fromisoformat(m["at"]), m["text"]) for m in scenario["messages"]]


def readings_of(scenarios: list[dict[str, Any]]) -> list[tuple[dict[str, Any], list[Turn], list[Any]]]:
    scorer = RuleScorer()
    talks = [(scenario, turns_of(scenario)) for scenario in scenarios]
    return [(scenario, turns, read_conversation(scorer, scenario["channel"], turns, HeatSettings())) for scenario, turns in talks]


@pytest.fixture(scope="module")
def read() -> list[tuple[dict[str, Any], list[Turn], list[Any]]]:
    return readings_of(SCENARIOS)


def test_there_are_forty_in_four_languages() -> None:
    assert len(SCENARIOS) >= 40 and {s["language"] for s in SCENARIOS} == {"zh-CN", "zh-TW", "zh-HK", "en"}


def test_alerts_come_in_time(read: list[Any]) -> None:
    wrong = [scenario["id"] for scenario, _, answers in read if not _alert_is_right(scenario["expect"], answers)]
    assert len(wrong) <= 0.1 * len(read), wrong


def _alert_is_right(expect: dict[str, Any], answers: list[Any]) -> bool:
    first = next((n for n, (_, heat) in enumerate(answers) if heat.level in HOT), None)
    if expect.get("never_hot"):
        return first is None
    return first is not None and expect["hot_from"] <= first <= expect["hot_by"]


def test_risks_are_heard_and_not_invented(read: list[Any]) -> None:
    _must_agree(*_risks(read), recall=0.9, precision=0.9)


def _risks(read: list[Any]) -> tuple[set[Any], set[Any]]:
    wanted = {(s["id"], n, kind) for s, _, _ in read for kind, places in s["expect"]["risks"].items() for n in places}
    return wanted, {(s["id"], n, kind) for s, _, answers in read for n, (reading, _) in enumerate(answers) for kind in reading.risks}


def test_phrasing_is_pointed_out(read: list[Any]) -> None:
    wanted = {(s["id"], n, rule) for s, _, _ in read for rule, places in s["expect"]["phrasing"].items() for n in places}
    found = {(s["id"], n, p.rule) for s, _, answers in read for n, (reading, _) in enumerate(answers) for p in reading.phrasing}
    _must_agree(wanted, found, recall=0.9, precision=0.85)


def _must_agree(wanted: set[Any], found: set[Any], *, recall: float, precision: float) -> None:
    both = len(wanted & found)
    assert both >= recall * len(wanted), wanted - found
    assert both >= precision * len(found), found - wanted


def test_promises_are_found_with_their_times(read: list[Any]) -> None:
    missed, promised = _missed_promises(read)
    assert len(missed) <= 0.1 * promised, missed


def _missed_promises(read: list[Any]) -> tuple[list[Any], int]:
    missed: list[Any] = []
    promised = 0
    for scenario, turns, answers in read:
        for n, minutes, slack in scenario["expect"]["promises"]:
            promised += 1
            dues = [(p.due - turns[n].at).total_seconds() / 60 for p in answers[n][0].promises]
            missed += [] if any(abs(due - minutes) <= slack for due in dues) else [(scenario["id"], n, dues)]
    return missed, promised


def test_no_promise_is_invented(read: list[Any]) -> None:
    extra = list(_extra(read))
    assert len(extra) <= 0.05 * sum(turn.sender != "customer" for _, turns, _ in read for turn in turns), extra


def _extra(read: list[Any]) -> Iterator[tuple[str, int]]:
    for scenario, _, answers in read:
        promised = {n for n, _, _ in scenario["expect"]["promises"]}
        for n, (reading, _) in enumerate(answers):
            if n not in promised:
                yield from ((scenario["id"], n) for _ in reading.promises)


def test_a_customer_who_was_calmed_cools(read: list[Any]) -> None:
    hot = [s["id"] for s, _, answers in read if "calm_at" in s["expect"] and answers[s["expect"]["calm_at"]][1].level in HOT]
    assert hot == []


def test_spans_lie_inside_their_text(read: list[Any]) -> None:
    for _, turns, answers in read:
        for turn, (reading, _) in zip(turns, answers, strict=True):
            for span in (*reading.evidence, *reading.promises, *reading.phrasing):
                assert 0 <= span.start < span.end <= len(turn.text)


def test_deleting_the_strongest_span_lowers_the_anger(read: list[Any]) -> None:
    scorer, kept, total = RuleScorer(), [], 0
    for _, turns, answers in read:
        for n, (reading, _) in enumerate(answers):
            if reading.anger is None or reading.anger < 50 or not reading.evidence:
                continue
            total += 1
            strongest = max(reading.evidence, key=lambda e: e.weight)
            text = turns[n].text[: strongest.start] + turns[n].text[strongest.end :]
            without = scorer.read(turns[:n], Turn("customer", turns[n].at, text))
            kept += [(turns[n].text, strongest)] if (without.anger or 0) >= reading.anger else []
    assert len(kept) <= 0.05 * total, kept


def test_traditional_and_simplified_read_alike() -> None:
    scorer = RuleScorer()
    pairs = [("你們這是詐騙，我要退錢！", "你们这是诈骗，我要退钱！"), ("等了兩個鐘頭還沒送到", "等了两个钟头还没送到")]
    for old, new in pairs:
        assert scorer.read([], Turn("customer", None, old)).anger == scorer.read([], Turn("customer", None, new)).anger


def test_strange_voices_are_met_nearly_as_well() -> None:
    read = readings_of(STRANGE)
    wrong = [scenario["id"] for scenario, _, answers in read if not _alert_is_right(scenario["expect"], answers)]
    assert len(STRANGE) == 28 and len(wrong) <= 0.3 * len(STRANGE), wrong
    _must_agree(*_risks(read), recall=0.6, precision=0.7)
    missed, promised = _missed_promises(read)
    assert promised == 17 and missed == []
    assert list(_extra(read)) == []
