"""What is printed of the figures, and that they are reckoned right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import __main__ as command
from bench.measure import medians, percentile, spread
from bench.page import BEGIN, END, Kept, keep, markdown, put_between_marks
from bench.table import PROMISES
from desktop.db.search import fold

MACHINE = {"date": "2026-11-23", "processor": "two"}


def test_a_percentile_is_one_of_the_values() -> None:
    values = [float(n) for n in range(1, 101)]
    assert percentile(values, 0.5) == 50
    assert percentile(values, 0.99) == 99
    assert percentile(values, 1.0) == 100


def test_a_spread_is_in_milliseconds() -> None:
    assert spread("x", [0.001, 0.002, 0.003])["x_max_ms"] == 3.0


def test_the_median_of_several_runs_counts() -> None:
    assert medians([{"a": 1.0}, {"a": 9.0}, {"a": 2.0}]) == {"a": 2.0}


def test_a_figure_is_held_against_its_bound_from_the_right_side() -> None:
    fast = next(promise for promise in PROMISES if promise.least)
    slow = next(promise for promise in PROMISES if not promise.least)
    assert fast.kept(fast.bound + 1) and not fast.kept(fast.bound - 1)
    assert slow.kept(slow.bound - 1) and not slow.kept(slow.bound + 1)


def run_of(**figures: float) -> dict[str, object]:
    return {"figures": figures, "begun": "2026-11-23 12:00", "load": "0.1", "times": 1, "seconds": 2.0}


def test_the_table_says_which_figure_is_outside_its_bound() -> None:
    kept: Kept = {"quick": {"memory": run_of(rss_mb=400.0, bare_mb=60.0)}}
    table = markdown(kept, MACHINE, ["memory"])
    assert "| 400 MB | ≤ 300 | 60 (" in table and "| **no** | 2026-11-23 12:00, 0.1, 1 |" in table


def test_growth_stands_under_the_table_of_its_size() -> None:
    kept: Kept = {"quick": {"memory": run_of(rss_mb=1.0)}, "full": {"growth": run_of(tick_1000=1.0, tick_10000=2.0)}}
    quick, full = markdown(kept, MACHINE, ["memory", "growth"]).split("At full size")
    assert "| tick | 1 | 2 |" in full and "tick" not in quick


def test_a_run_replaces_the_rows_of_its_benchmark_and_size_only() -> None:
    old, new = run_of(rss_mb=1.0), run_of(rss_mb=2.0)
    kept = keep({"quick": {"memory": old, "start": old}, "full": {"memory": old}}, {"quick": {"memory": new}})
    assert kept["quick"] == {"memory": new, "start": old}
    assert kept["full"] == {"memory": old}


def test_runs_are_told_apart_by_their_size() -> None:
    runs = {"memory": run_of(rss_mb=1.0), "soak": run_of(window_ratio=1.0)}
    assert command.by_size(runs, full=True) == {"full": {"memory": runs["memory"]}, "long": {"soak": runs["soak"]}}


def test_the_page_keeps_what_stands_around_the_table(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    put_between_marks("new", page)
    assert page.read_text(encoding="utf-8") == f"before\n{BEGIN}\nnew\n{END}\nafter\n"


def test_every_promise_names_a_benchmark() -> None:
    assert {promise.bench for promise in PROMISES} <= {*command.BENCHES, *command.LONG}


def test_the_command_runs_a_benchmark_and_prints_json(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    figures = {"rss_mb": 100.0, "bare_mb": 50.0}
    monkeypatch.setitem(command.BENCHES, "memory", command.Bench(lambda: figures, lambda: figures, 1, 1))
    assert command.main(["memory"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["runs"]["memory"]["figures"] == figures
    assert answer["table"][0]["kept"] is True


def test_a_search_is_measured_and_answers_like_like(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from bench import search

    monkeypatch.setenv("STEPIN_BENCH", str(tmp_path))
    figures = search.run(messages=1_000, queries=24, compared=24)
    assert figures["compared"] == 24
    assert figures["wrong"] == 0


def test_the_queries_are_of_one_to_six_characters() -> None:
    from bench.search import _chinese, _english

    texts = [fold("你们到底退不退款，快递三天还没收到 my refund never arrived")] * 30
    assert {len(query) for query in _english(texts, 60)} == {1, 2, 3, 4, 5, 6}
    assert all(1 <= len(query) <= 6 for query in _chinese(texts, 60))
