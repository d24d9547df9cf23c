"""The rules of alerts beside the record: as usual where nothing is said, kept whole or not at all, and a bad one is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.alert_rules import AlertRules, Quiet, Rule
from desktop.core.errors import BadInput, Trouble
from desktop.desk.alert_file import LARGEST, hours_of, keep_alert_rules, parse, place_of, quiet_of, read_alert_rules, text_of

OWN = """
quiet = ["22:00-07:00", "12:30-13:00"]
[hand]
roles = ["agent"]
ladder = { supervisor = 2, manager = 5.5 }
level = "hot"
heat = 60
budget = 3
snooze = 1
breaks_quiet = true
[trouble]
on = false
"""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite"


def test_the_text_that_we_bring_says_what_is_usual(record: Path) -> None:
    found = read_alert_rules(record)
    assert (found.rules, found.own) == (AlertRules(), False)
    assert parse("") == AlertRules()


def test_what_a_company_wrote_takes_the_place_of_ours(record: Path) -> None:
    assert keep_alert_rules(record, OWN).own
    kept = read_alert_rules(record)
    assert (kept.text, kept.own) == (OWN, True)
    assert kept.rules.quiet == (Quiet(1320, 420), Quiet(750, 780))
    assert kept.rules.rules["hand"] == Rule(True, frozenset({"agent"}), {"supervisor": 120.0, "manager": 330.0}, "hot", 60.0, True, 3, 60.0)
    assert not kept.rules.rules["trouble"].on
    assert kept.rules.rules["critical"] == AlertRules().rules["critical"]


@pytest.mark.parametrize("broken", [b"\xff\xfe", b"[hand", b"[weather]\n"])
def test_a_file_that_holds_none_is_passed_over_for_ours(record: Path, broken: bytes) -> None:
    place_of(record).write_bytes(broken)
    assert not read_alert_rules(record).own


@pytest.mark.parametrize(
    ("text", "name"),
    [("[hand", ""), ("#" * (LARGEST + 1), ""), ("hand = 3", "hand"), ("[weather]", "weather"), ("quiet = 3", "quiet"),
     ("quiet = [3]", "quiet"),
     ('quiet = ["24:00-07:00"]', "quiet"), ('quiet = ["7-8"]', "quiet"), ("quiet = [" + '"01:00-02:00",' * 9 + "]", "quiet"),
     ("[hand]\nloud = true", "hand.loud"), ("[hand]\non = 1", "hand.on"), ('[hand]\nroles = "agent"', "hand.roles"),
     ('[hand]\nroles = ["king"]', "hand.roles"), ("[hand]\nroles = [[]]", "hand.roles"), ("[hand]\nladder = 3", "hand.ladder"),
     ("[hand]\nladder = { king = 3 }", "hand.ladder"), ("[hand]\nladder = { manager = -1 }", "hand.ladder"),
     ('[hand]\nladder = { manager = "3" }', "hand.ladder"), ('[hand]\nlevel = "boiling"', "hand.level"),
     ("[hand]\nlevel = []", "hand.level"),
     ("[hand]\nheat = 101", "hand.heat"), ("[hand]\nheat = nan", "hand.heat"), ("[hand]\nheat = true", "hand.heat"),
     ("[hand]\nbudget = 1.5", "hand.budget"), ("[hand]\nbudget = -1", "hand.budget"), ("[hand]\nbudget = true", "hand.budget"),
     ("[hand]\nsnooze = 1e9", "hand.snooze"), ("[hand]\nbreaks_quiet = 0", "hand.breaks_quiet"),
     ("[hand]\ngroup = -1", "hand.group")],
)  # fmt: skip
def test_a_rule_that_is_none_is_named_and_changes_nothing(record: Path, text: str, name: str) -> None:
    keep_alert_rules(record, OWN)
    with pytest.raises(BadInput) as refused:
        keep_alert_rules(record, text)
    assert (refused.value.code, refused.value.values["name"]) == ("bad_alerts", name)
    assert read_alert_rules(record).text == OWN


def test_a_place_that_cannot_be_written_is_a_trouble(record: Path) -> None:
    place_of(record).mkdir()
    with pytest.raises(Trouble) as trouble:
        keep_alert_rules(record, OWN)
    assert trouble.value.code == "disk_trouble"
    assert not read_alert_rules(record).own


def test_hours_of_rest_are_a_line() -> None:
    assert hours_of(parse(OWN)) == ["22:00-07:00", "12:30-13:00"]
    assert quiet_of(" 22:00-07:00 ，12:30-13:00,") == parse(OWN).quiet
    with pytest.raises(BadInput, match="bad_alerts"):
        quiet_of("at night")


@pytest.mark.parametrize("text", ["", OWN, "[hand]\nroles = []\ngroup = 1.5\nsnooze = 0.25\n"])
def test_rules_are_a_text_that_says_the_same_rules(text: str) -> None:
    assert parse(text_of(parse(text))) == parse(text)
