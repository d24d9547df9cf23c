"""Conflicting orders from processes and threads at the same time: nothing is approved or listed twice, by oneself, or beyond limits."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bench import trust
from bench.trust import races
from desktop.keys.signer import new_signer


def test_hostile_people_at_many_terminals_cannot_get_an_offer_paid_twice() -> None:
    figures = races(12)
    assert figures["pairs"] == 48
    assert figures["orders"] == 96
    assert figures["approved"] > 0
    kinds = ("double", "own", "limit", "second", "budget", "listed", "unsigned", "untrue")
    assert {name: figures[name] for name in ("wrong", "invalid", *(f"wrong_{kind}" for kind in kinds))} == dict.fromkeys(
        ("wrong", "invalid", *(f"wrong_{kind}" for kind in kinds)), 0
    )


def entry(kind: str, actor: str, **fields: object) -> tuple[str, str, None, None, bytes]:
    return kind, actor, None, None, json.dumps([1, {"offer": "f1", **fields}]).encode()


def approve(actor: str, state: str = "approved") -> tuple[str, str, None, None, bytes]:
    return entry("offer_decided", actor, decision="approve", state=state)


@pytest.mark.parametrize(
    ("decided", "wrong"),
    [
        ([approve("zhao"), approve("lin")], {"double", "limit"}),
        ([approve("zhao"), approve("zhao")], {"double"}),
        ([approve("xu")], {"own", "limit"}),
        ([entry("payout_listed", "zhao")], {"listed"}),
        ([approve("zhao"), entry("payout_listed", "zhao"), entry("payout_listed", "zhao")], {"listed"}),
        ([approve("chen")], {"unsigned"}),
    ],
)
def test_the_count_of_what_is_wrong_can_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, decided: list, wrong: set[str]) -> None:
    told = [entry("offer_proposed", "xu", money={"minor": 190_000}), *decided]
    monkeypatch.setattr(trust, "_entries", lambda path: told)
    counted = trust._wrongs(tmp_path, [], new_signer("chen"))
    assert {what for what, count in counted.items() if count} == wrong


def test_what_was_answered_is_held_against_the_journal(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "r.sqlite")) as connection:
        connection.executescript("CREATE TABLE journal (seq, kind, actor, key_id, idem); CREATE TABLE bodies (seq, body)")
    assert trust._wrongs(tmp_path / "r.sqlite", [{"id": "o1", "accepted": True}], new_signer("chen"))["untrue"] == 1


def test_checking_and_signing_are_measured() -> None:
    figures = {**trust.checking(200), **trust.signing(2, 400)}
    assert set(figures) == {"unsigned_per_s", "signed_per_s", "signing_ratio", "ingest_ratio", "signed_orders_per_s"}
    assert all(value > 0 for value in figures.values())
