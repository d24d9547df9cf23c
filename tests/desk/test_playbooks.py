"""Playbooks: ours are whole in three languages, a record's own take their place, and a bad one changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.errors import BadInput, Trouble
from desktop.core.orders import CAUSES
from desktop.core.reading import RISKS
from desktop.desk.playbooks import LANGUAGES, LARGEST, SAME, keep_playbooks, parse, place_of, read_playbooks

OWN = '[legal.en]\nsteps = ["call legal"]\nphrases = ["one moment"]\n'


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite"


def test_there_is_one_for_each_risk_and_cause_in_three_languages(record: Path) -> None:
    books = read_playbooks(record).books
    assert {SAME.get(kind, kind) for kind in RISKS} | set(CAUSES) == set(books)
    for book in books.values():
        assert set(book.steps) == set(book.phrases) == set(LANGUAGES)
        assert len({len(lines) for lines in book.steps.values()}) == 1, book.name


def test_the_safety_playbook_first_asks_whether_the_person_is_safe(record: Path) -> None:
    safety = read_playbooks(record).fitting(("churn", "safety"), "systemic_fault")
    assert [book.name for book in safety] == ["safety", "churn", "systemic_fault"]
    assert "safe" in safety[0].steps["en"][0]
    assert "安全" in safety[0].phrases["zh_CN"][0]


def test_two_risks_that_ask_for_the_same_have_one_playbook(record: Path) -> None:
    assert [book.name for book in read_playbooks(record).fitting(("media", "publicity"), None)] == ["publicity"]


def test_what_a_company_wrote_takes_the_place_of_ours(record: Path) -> None:
    assert keep_playbooks(record, OWN).own
    kept = read_playbooks(record)
    assert (list(kept.books), kept.own, kept.text) == (["legal"], True, OWN)
    assert kept.fitting(("safety",), None) == ()


@pytest.mark.parametrize("broken", [b"\xff\xfe", b"[legal", b"[legal.en]\nsteps = 3\n[weather.en]\n"])
def test_a_file_that_is_none_is_passed_over_for_ours(record: Path, broken: bytes) -> None:
    place_of(record).write_bytes(broken)
    assert not read_playbooks(record).own


@pytest.mark.parametrize(
    "text",
    ["[legal", "legal = 3", "[weather.en]\nsteps = []", "[legal.xx]\nsteps = []", '[legal.en]\nsteps = [3]',
     f'[legal.en]\nsteps = ["{"x" * 401}"]',
     "[legal.en]\nsteps = [" + '"x",' * 13 + "]", "#" * (LARGEST + 1)],
)  # fmt: skip
def test_a_text_that_is_none_changes_nothing(record: Path, text: str) -> None:
    with pytest.raises(BadInput, match="bad_playbook"):
        keep_playbooks(record, text)
    assert not place_of(record).exists()


def test_a_place_that_cannot_be_written_is_a_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="disk_trouble"):
        keep_playbooks(tmp_path / "nowhere" / "record.sqlite", OWN)


def test_a_part_that_is_missing_is_empty() -> None:
    assert parse("[legal.en]\nsteps = ['a']")["legal"].phrases == {"en": ()}
