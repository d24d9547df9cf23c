"""The receiver is killed between a body and its answer; the service tries again, and nothing is lost or there twice."""

from __future__ import annotations

from bench.webhook import kills


def test_six_kills_lose_nothing_and_double_nothing() -> None:
    figures = kills(6, seed=3)
    assert figures["unanswered"] > 0
    assert [figures[name] for name in ("never_heard", "lost", "double", "put_aside")] == [0, 0, 0, 0]
