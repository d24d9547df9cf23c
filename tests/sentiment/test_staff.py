"""Promises and phrasing of staff, sentence by sentence, with what only looks like them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from desktop.core.reading import PHRASING_RULES, Turn
from desktop.sentiment.scorer import RuleScorer

SCORER = RuleScorer()
THURSDAY = datetime.fromisoformat("2026-03-05T14:20:00+08:00")


def sentences(name: str) -> list[tuple[str, list[str]]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [(text, wanted.replace("-", "", 1).split() if wanted == "-" else wanted.split()) for wanted, _, text in _split(lines)]


def _split(lines: list[str]) -> list[tuple[str, str, str]]:
    return [line.partition(" | ") for line in lines if " | " in line and not line.startswith("#")]


@pytest.mark.parametrize(("text", "wanted"), sentences("promise_sentences.txt"))
def test_promises_are_told_from_hours_estimates_and_conditions(text: str, wanted: list[str]) -> None:
    promises = SCORER.read([], Turn("agent", THURSDAY, text)).promises
    assert [promise.due.strftime("%m-%dT%H:%M") for promise in promises if promise.due] == wanted


@pytest.mark.parametrize("text", ["We will call you by 2 pm tomorrow.", "我们两个工作日内给您回复。"])
def test_the_same_moment_by_another_clock_is_promised_by_that_clock(text: str) -> None:
    for at in (THURSDAY, THURSDAY.astimezone(timezone(timedelta(hours=-8)))):
        [promise] = SCORER.read([], Turn("agent", at, text)).promises
        assert promise.due is not None and promise.due.utcoffset() == at.utcoffset()


def test_phrasing_recall_and_precision() -> None:
    right = wrong = missed = 0
    for text, wanted in sentences("phrasing_sentences.txt"):
        found = {phrasing.rule for phrasing in SCORER.read([], Turn("agent", None, text)).phrasing}
        right += len(found & set(wanted))
        wrong += len(found - set(wanted))
        missed += len(set(wanted) - found)
    assert right >= 0.9 * (right + missed) and right >= 0.85 * (right + wrong)


@pytest.mark.parametrize("rule", PHRASING_RULES)
def test_every_rule_of_phrasing_has_sentences(rule: str) -> None:
    assert sum(rule in wanted for _, wanted in sentences("phrasing_sentences.txt")) >= 7


def test_a_promise_keeps_the_offset_of_its_message() -> None:
    [promise] = SCORER.read([], Turn("agent", THURSDAY, "半小时内给您回电")).promises
    assert promise.due is not None and promise.due.isoformat() == "2026-03-05T14:50:00+08:00"


def test_without_a_time_there_is_no_due() -> None:
    [promise] = SCORER.read([], Turn("agent", None, "半小时内给您回电")).promises
    assert promise.due is None


def test_the_customer_promises_nothing() -> None:
    assert SCORER.read([], Turn("customer", THURSDAY, "我半小时内给您回电")).promises == ()


@pytest.mark.parametrize(
    ("at", "text", "due", "counted"),
    [
        ("2026-09-30T10:00:00+08:00", "两个工作日内给您答复", "2026-10-09T10:00:00+08:00", "calendar"),  # the week of the National Day
        (
            "2026-02-13T10:00:00+08:00",
            "一个工作日内给您答复",
            "2026-02-14T10:00:00+08:00",
            "calendar",
        ),  # a Saturday worked before the Spring Festival
        ("2026-09-30T10:00:00+08:00", "我們會在兩個工作日內回覆您", "2026-10-02T10:00:00+08:00", "weekdays"),  # not the mainland's calendar
        ("2026-09-30T10:00:00+08:00", "We will reply within two working days", "2026-10-02T10:00:00+08:00", "weekdays"),
        (
            "2039-09-30T10:00:00+08:00",
            "两个工作日内给您答复",
            "2039-10-04T10:00:00+08:00",
            "weekdays",
        ),  # a year that nobody knows yet: weekdays
    ],
)
def test_working_days_are_those_of_the_calendar_where_it_is_known(at: str, text: str, due: str, counted: str) -> None:
    [promise] = SCORER.read([], Turn("agent", datetime.fromisoformat(at), text)).promises
    assert promise.due is not None and promise.due.isoformat() == due and promise.counted == counted
