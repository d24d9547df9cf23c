"""The commands from outside: what is said, and the codes they end with."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from desktop.bootstrap import run
from desktop.db.verify import first_fault
from tests.desk.house import POLICY, Clock, line, open_case, opened, propose, raw
from tests.house.source import ROOT

CLI = [sys.executable, "-m", "desktop"]
Here = Callable[..., tuple[int, bytes, bytes]]
Stepin = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "r.sqlite"


@pytest.fixture
def stepin(record: Path, tmp_path: Path) -> Stepin:
    """Runs a command on the record."""
    (tmp_path / "policy.toml").write_text(POLICY, encoding="utf-8")

    def command(*arguments: str, given: bytes = b"", at: Path = record) -> subprocess.CompletedProcess[bytes]:
        line = [*CLI, *arguments, "--record", str(at)]
        return subprocess.run(line, cwd=ROOT, input=given, capture_output=True, check=False, timeout=60)

    return command


@pytest.fixture
def here(record: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Here:
    """Runs a command on the record in this process: code, stdout, stderr."""

    def command(*arguments: str) -> tuple[int, bytes, bytes]:
        code = run([*arguments, "--record", str(record)])
        return (code, *capsysbinary.readouterr())

    return command


def start(command: str, record: Path) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    return subprocess.Popen([*CLI, command, "--record", str(record)], cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe)


def pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes], IO[bytes]]:
    assert process.stdin is not None and process.stdout is not None and process.stderr is not None
    return process.stdin, process.stdout, process.stderr


def answers(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(each) for each in done.stdout.splitlines()]


def test_a_day_on_the_command_line(stepin: Stepin, record: Path, tmp_path: Path) -> None:
    given = b"".join([raw(line("m1", "=我要退货")), b"\n", b"nonsense\n", raw(line("m1")), raw(line("m2", "x", customer={"id": "u2"}))])
    told = stepin("ingest", given=given)
    assert (told.returncode, [(a["id"], a["outcome"], a["reason"]) for a in answers(told)]) == (
        0, [("m1", "stored", None), (None, "quarantined", "bad_json"), ("m1", "duplicate", None), ("m2", "quarantined", "bad_value")],
    )  # fmt: skip
    opening = {"id": "o1", "order": "open_case", "channel": "chat", "conversation": "c1"}
    wrong = {"id": "o2", "order": "close_case", "case": "K", "resolution": ""}
    done = stepin("do", "--as", "chen", "--policy", str(tmp_path / "policy.toml"), given=raw(opening) + b"\n{}\n" + raw(wrong))
    accepted, bad, unknown = answers(done)
    assert (done.returncode, list(accepted), accepted["state"]) == (1, ["id", "outcome", "seq", "case", "state"], {})
    assert bad == {"id": None, "outcome": "refused", "code": "bad_order", "case": None}
    assert unknown == {"id": "o2", "outcome": "refused", "code": "unknown_case", "case": None}
    case = str(accepted["case"])
    [row] = answers(stepin("queue", "--json"))
    assert {"id", "customer", "level", "heat", "stage", "opened_at", "closed_at", "agent", "mediator", "supervisor"} <= row.keys()
    [whole] = answers(stepin("case", case, "--json"))
    assert row.keys() | {"messages", "offers", "journal", "readings"} <= whole.keys()
    [hit] = answers(stepin("search", "退貨", "--json"))
    assert {"id", "case_id", "conversation", "channel", "sender", "sent_at", "text", "anger", "satisfaction"} <= hit.keys()
    first, second = answers(stepin("quarantine", "--json"))
    assert (first["raw"], first["line"], second["line"], second["source"]) == ("nonsense", 3, 5, "ingest")
    assert stepin("export", "--format", "csv", "--out", str(tmp_path / "all.csv")).returncode == 0
    with (tmp_path / "all.csv").open(encoding="utf-8", newline="") as file:
        assert [cells["text"] for cells in csv.DictReader(file)] == ["'=我要退货"]
    assert [answer["id"] for answer in answers(stepin("export", case))] == [case]
    assert stepin("backup", str(tmp_path / "copy.sqlite")).returncode == 0
    assert stepin("verify", at=tmp_path / "copy.sqlite").stdout.splitlines() == [b"valid", b"signed 0, unsigned 1 (chen 1)"]
    for command in (["queue"], ["case", case], ["search", "退"], ["quarantine"]):
        shown = stepin(*command)
        assert (shown.returncode, shown.stderr, bool(shown.stdout)) == (0, b"", True)
    assert first_fault(record) is None


@pytest.mark.parametrize(
    "arguments",
    [["queue"], ["verify"], ["nonsense"], ["queue", "--limit", "-1"], ["search"], ["export", "--format", "xlsx"], ["backup", "/none/x"]],
)
def test_wrong_use_is_one_line_and_code_2(here: Here, arguments: list[str], tmp_path: Path) -> None:
    code, said, wrong = here(*arguments)
    assert (code, said, len(wrong.splitlines())) == (2, b"", 1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["queue", "case", "search", "quarantine", "export", "ingest", "do", "backup", "verify"])
def test_on_a_file_that_is_no_record_every_command_but_verify_is_in_trouble(here: Here, record: Path, command: str) -> None:
    record.write_bytes(b"not sqlite" * 500)
    more = [str(record) + ".copy"] if command == "backup" else ["x"] if command in ("case", "search") else []
    code, said, wrong = here(command, *more)
    assert (code, said.split()[:1], len(wrong.splitlines())) == ((1, [b"invalid"], 0) if command == "verify" else (3, [], 1))


def test_an_export_never_writes_on_the_record(here: Here, record: Path) -> None:
    with opened(record):
        pass
    assert here("export", "--out", str(record))[0] == 2
    assert first_fault(record) is None


def test_one_line_in_gets_one_answer_before_the_input_ends(record: Path) -> None:
    process = start("ingest", record)
    given, said, wrong = pipes(process)
    for n in range(5):
        given.write(raw(line(f"m{n}")))
        given.flush()
        assert json.loads(said.readline())["id"] == f"m{n}"
    given.close()
    assert (process.wait(60), said.read(), wrong.read()) == (0, b"", b"")
    said.close()
    wrong.close()


def test_a_reader_that_goes_away_is_no_failure(record: Path) -> None:
    process = start("ingest", record)
    given, said, wrong = pipes(process)
    given.write(raw(line("m1")))
    given.flush()
    assert said.readline()
    said.close()
    given.write(raw(line("m2")))
    given.flush()
    assert (process.wait(60), wrong.read()) == (0, b"")
    given.close()
    wrong.close()


def ingest_in_turns(record: Path, name: str, codes: list[int]) -> None:
    given = b"".join(raw(line(f"{name}{n}", conversation=f"{name}{n}", customer={"id": f"{name}{n}"})) for n in range(300))
    done = subprocess.run([*CLI, "ingest", "--record", str(record)], cwd=ROOT, input=given, capture_output=True, check=False)
    codes.append(done.returncode)
    codes.append(done.stdout.count(b'"stored"') - 300)


def test_several_writers_take_turns(record: Path, stepin: Stepin) -> None:
    codes: list[int] = []
    with opened(record):
        writers = [threading.Thread(target=ingest_in_turns, args=(record, name, codes)) for name in ("a", "b")]
        for writer in writers:
            writer.start()
        done = stepin("do", "--as", "chen", given=b"".join(raw({"id": f"o{n}", "order": "nonsense"}) for n in range(50)))
        for writer in writers:
            writer.join()
    assert (codes, done.returncode, len(answers(done))) == ([0] * 4, 1, 50)
    assert first_fault(record) is None


def test_do_begins_with_what_nobody_decided_in_time(stepin: Stepin, record: Path) -> None:
    with opened(record, Clock(1_600_000_000.0), policy="expire_after_minutes = 60\n" + POLICY) as desk:
        case = open_case(desk)
        propose(desk, case, "f1", "100.00")
    assert stepin("do", given=b"").returncode == 0
    with opened(record, policy=None) as desk:
        view = desk.case(case)
        assert view is not None and [offer.state for offer in view.offers] == ["expired"]
