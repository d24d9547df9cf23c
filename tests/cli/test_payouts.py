"""`stepin payouts`: the list as a file, and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.bootstrap import run
from tests.desk.house import open_case, opened, order, propose


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.sqlite"
    with opened(path) as desk:
        propose(desk, open_case(desk), "f1", "100.00")
        order(desk, "a1", "decide_offer", offer="f1", decision="approve")
    return path


def test_the_list_is_made_written_and_closed(record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def stepin(*arguments: str) -> tuple[int, str, str]:
        code = run(["payouts", *arguments, "--record", str(record)])
        return (code, *capsys.readouterr())

    listed, back = tmp_path / "list.csv", tmp_path / "paid.csv"
    assert stepin()[1].startswith("ready")
    assert stepin("--list", "--as", "chen", "--out", str(listed)) == (0, "", "")
    said = listed.read_text(encoding="utf-8-sig")
    assert '"f1"' in said
    back.write_text(said.replace('"listed",""', '"paid","R1"'), encoding="utf-8")
    code, out, _ = stepin("--settle", str(back), "--as", "chen", "--json")
    assert (code, json.loads(out)["state"], json.loads(out)["reference"]) == (0, "paid", "R1")
    assert stepin("--settle", str(back), "--as", "zhao")[0] == 0, "what stands so already is not asked for again"
    back.write_text(said.replace('"listed",""', '"failed","R1"'), encoding="utf-8")
    assert stepin("--settle", str(back), "--as", "xu")[0] == 1
    assert "already_paid" in stepin("--settle", str(back), "--as", "zhao")[2]
    assert stepin("--list")[0] == 2
    back.write_text("nonsense", encoding="utf-8")
    code, _, said = stepin("--settle", str(back), "--as", "chen")
    assert (code, said.count("\n")) == (2, 1)
    code, _, said = stepin("--settle", str(tmp_path / "none.csv"), "--as", "chen")
    assert (code, said.count("\n")) == (2, 1)


def test_a_list_that_pays_otherwise_than_approved_is_told(record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = tmp_path / "list.csv"
    run(["payouts", "--list", "--as", "chen", "--out", str(listed), "--record", str(record)])
    said = listed.read_text(encoding="utf-8-sig").replace('"listed",""', '"paid","R1"').replace('"100.00"', '"900.00"')
    listed.write_text(said, encoding="utf-8")
    assert run(["payouts", "--settle", str(listed), "--as", "chen", "--record", str(record)]) == 1
    out, err = capsys.readouterr()
    assert err == "stepin: waits for a person: f1: approved 100.00 CNY, paid 900.00 CNY\n"
    assert out.startswith("unknown") and "(paid, they say: 900.00 CNY)" in out
