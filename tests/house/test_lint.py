"""The tools that read the source before it runs. A new machine gets them from constraints.txt."""

from __future__ import annotations

from tests.house.source import run_tool


def test_ruff_finds_nothing() -> None:
    lint = run_tool("-m", "ruff", "check", "--no-cache", "--output-format=concise", ".")
    assert lint.returncode == 0, lint.stdout + lint.stderr


def test_every_type_is_right() -> None:
    types = run_tool("-m", "mypy", "--no-error-summary")
    assert types.returncode == 0, types.stdout + types.stderr
