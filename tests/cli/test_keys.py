"""Keys on the command line: enrol, sign, be refused, print a head and hold it against the record, bridge a break."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from desktop.bootstrap import Toolbox, run
from desktop.cli.keys import ask_for
from desktop.core.errors import BadInput
from desktop.db import journal
from desktop.db.verify import first_fault
from desktop.keys.store import KeyStore
from desktop.keys.wrap import Cost
from tests.desk.house import message, open_case, opened, order, propose, raw, tell
from tests.house.source import ROOT

SECRET = "correct horse battery"
Stepin = Callable[..., tuple[int, str, str]]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.sqlite"
    with opened(path) as desk:
        propose(desk, open_case(desk), "f1", "100.00")
    return path


@pytest.fixture
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of keys whose wrapping costs little."""
    monkeypatch.setattr(Toolbox, "keys", lambda self, folder: KeyStore(folder, cost=Cost(memory_kib=8, passes=1)))
    return tmp_path / "keys"


@pytest.fixture
def stepin(record: Path, keys: Path, capsys: pytest.CaptureFixture[str]) -> Stepin:
    """Runs a command on the record: code, stdout, stderr."""

    def command(*arguments: str, secret: str | None = None) -> tuple[int, str, str]:
        told: list[str] = []
        if secret is not None:
            reads, writes = os.pipe()
            os.write(writes, secret.encode())
            os.close(writes)
            told = ["--secret-fd", str(reads), "--keys", str(keys)]
        code = run([*arguments, *told, "--record", str(record)])
        if secret is not None:
            os.close(reads)
        return (code, *capsys.readouterr())

    return command


def test_another_confirms_a_new_key(stepin: Stepin, record: Path) -> None:
    assert stepin("enrol", "--as", "lin", "--confirmed-by", "chen", secret=SECRET)[0] == 2, "chen has no key yet"
    assert stepin("enrol", "--as", "chen", secret=SECRET)[0] == 0
    assert stepin("enrol", "--as", "lin", "--confirmed-by", "chen", secret=f"{SECRET}\n{SECRET} of lin")[0] == 0
    assert [json.loads(line)["confirmed_by"] for line in stepin("keys", "--json")[1].splitlines()] == [None, "chen"]
    shown = stepin("keys")[1].splitlines()
    assert ["NOT CONFIRMED" in shown[0], "confirmed by chen" in shown[1]] == [True, True]
    assert shown[2].startswith("1 not confirmed") and shown[-1].endswith("stepin enrol --as chen --confirmed-by PERSON")
    with opened(record, policy=None) as desk:
        bodies = (
            desk._read().execute("SELECT body FROM journal JOIN bodies USING (seq) WHERE kind = 'key_enrolled' ORDER BY seq").fetchall()
        )
    assert [json.loads(body)[1]["voucher"] for (body,) in bodies] == ["", "chen"]
    assert first_fault(record) is None


def test_a_key_that_was_trusted_on_first_use_gives_way_to_a_confirmed_one(stepin: Stepin, record: Path) -> None:
    """The new one is brought in by the old one and confirmed by somebody else: then the old one can go."""
    assert stepin("enrol", "--as", "chen", secret=SECRET)[0] == 0
    assert stepin("enrol", "--as", "lin", "--confirmed-by", "chen", secret=f"{SECRET}\n{SECRET}")[0] == 0
    assert stepin("enrol", "--as", "chen", "--confirmed-by", "lin", secret=f"{SECRET}\n{SECRET}\n{SECRET} anew")[0] == 0
    first = json.loads(stepin("keys", "--json")[1].splitlines()[0])
    assert (first["person"], first["confirmed_by"]) == ("chen", None)
    with opened(record, policy=None) as desk:
        new = KeyStore(record.parent / "keys", cost=Cost(memory_kib=8, passes=1)).unlock(
            "chen", f"{SECRET} anew", {key.key_id for key in desk.enrolled_keys("chen")}
        )
        assert desk.handle_line(raw({"id": "r", "order": "revoke_key", "by": "chen", "key": first["key_id"], "reason": "old"}), None, new)[
            0
        ].accepted
    assert [each for each in stepin("keys")[1].splitlines() if "not confirmed" in each] == []
    assert first_fault(record) is None


def test_who_enrolled_a_key_signs_with_its_secret(stepin: Stepin, record: Path, tmp_path: Path) -> None:
    code, printed, _ = stepin("enrol", "--as", "chen", secret=SECRET)
    assert (code, len(printed.split())) == (0, 8)
    [shown] = [json.loads(each) for each in stepin("keys", "--json")[1].splitlines()]
    assert (shown["person"], shown["key_id"]) == ("chen", "".join(printed.split()))
    assert stepin("keys")[1].startswith(printed.strip())
    with opened(record) as desk:
        assert order(desk, "o1", "decide_offer", offer="f1", decision="approve").code == "unsigned"
        order(desk, "o2", "decide_offer", "zhao", offer="f1", decision="approve")
    out = str(tmp_path / "list.csv")
    assert stepin("payouts", "--list", "--as", "chen", "--out", out, secret=SECRET)[0] == 0
    code, said, _ = stepin("verify")
    assert (code, said.splitlines()) == (0, ["valid", "signed 2, unsigned 2 (xu 1, zhao 1)"])


def test_do_signs_what_one_person_gives(record: Path, tmp_path: Path) -> None:
    """The real thing, in processes and with the real cost: secrets come through a descriptor, orders through standard input."""
    cli = [sys.executable, "-m", "desktop"]

    def command(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        reads, writes = os.pipe()
        os.write(writes, SECRET.encode())
        os.close(writes)
        told = ["--secret-fd", str(reads), "--keys", str(tmp_path / "keys"), "--record", str(record)]
        line = [*cli, *arguments, *told]
        done = subprocess.run(line, cwd=ROOT, input=given, capture_output=True, check=False, timeout=120, pass_fds=(reads,))
        os.close(reads)
        return done

    assert command("enrol", "--as", "chen").returncode == 0
    approve = raw({"id": "o1", "order": "decide_offer", "offer": "f1", "decision": "approve"})
    other = raw({"id": "o2", "order": "decide_offer", "by": "zhao", "offer": "f1", "decision": "approve"})
    done = command("do", "--as", "chen", given=approve + other)
    told = [json.loads(each) for each in done.stdout.splitlines()]
    assert [(each["outcome"], each.get("code")) for each in told] == [("accepted", None), ("refused", "not_your_role")]
    assert first_fault(record) is None
    line = [*cli, "do", "--record", str(record)]
    unsigned = raw({"id": "o3", "order": "undo_offer", "by": "chen", "offer": "f1", "reason": "no"})
    done = subprocess.run(line, cwd=ROOT, input=unsigned, capture_output=True, check=False, timeout=120)
    assert json.loads(done.stdout)["code"] == "unsigned"


def test_wrong_secrets_are_counted_and_the_last_is_journalled(stepin: Stepin, record: Path) -> None:
    stepin("enrol", "--as", "chen", secret=SECRET)
    said = [stepin("payouts", "--as", "chen", secret="wrong horse")[2] for _ in range(6)]
    assert [("tries are left" in each, "15 minutes" in each) for each in said] == [(True, False)] * 5 + [(False, True)]
    with opened(record) as desk:
        kinds = [entry.fact.kind for entry in journal.entries(desk._read())]
    assert kinds.count("sign_in_locked") == 1


def test_a_second_key_needs_the_first(stepin: Stepin) -> None:
    stepin("enrol", "--as", "chen", secret=SECRET)
    assert stepin("enrol", "--as", "chen", secret=f"{SECRET}\nanother long secret")[0] == 0
    assert stepin("payouts", "--as", "chen", secret="another long secret")[0] == 0
    assert len(stepin("keys")[1].splitlines()) == 2 + 3


def test_what_cannot_be_enrolled_leaves_no_key_behind(stepin: Stepin, keys: Path, record: Path) -> None:
    assert "too short" in stepin("enrol", "--as", "chen", secret="123456")[2]
    assert "not in the policy" in stepin("enrol", "--as", "nobody", secret=SECRET)[2]
    assert not keys.exists()
    stepin("enrol", "--as", "chen", secret=SECRET)
    for file in keys.iterdir():
        file.unlink()
    assert "lies on this machine" in stepin("payouts", "--as", "chen", secret=SECRET)[2]


def test_a_key_that_the_record_refuses_is_thrown_away(stepin: Stepin, keys: Path, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.core.signing.RESERVED", frozenset({"chen"}))
    assert "cannot be enrolled" in stepin("enrol", "--as", "chen", secret=SECRET)[2]
    assert not list(keys.iterdir())


def test_without_a_terminal_or_a_descriptor_there_is_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadInput):
        ask_for(987)
    reads, writes = os.pipe()
    os.close(writes)
    with pytest.raises(BadInput):
        ask_for(reads)
    os.close(reads)
    monkeypatch.setattr("getpass.getpass", lambda prompt: prompt)
    assert ask_for(None)("Secret") == "Secret: "
    monkeypatch.setattr("getpass.getpass", lambda prompt: (_ for _ in ()).throw(EOFError))
    with pytest.raises(BadInput):
        ask_for(None)("Secret")


def test_a_head_is_printed_drawn_and_held_against_the_record(stepin: Stepin, tmp_path: Path) -> None:
    for name in ("head.svg", "head.png"):
        code, line, _ = stepin("head", "--qr", str(tmp_path / name))
        assert (code, (tmp_path / name).stat().st_size > 100) == (0, True)
    assert stepin("head", "--qr", str(tmp_path / "head.txt"))[0] == 2
    told = json.loads(stepin("head", "--json")[1])
    assert told["line"].split()[2:] == [str(told["seq"]), told["hash"], told["record"]]
    assert stepin("head", "--check", line)[:2] == (0, "as it was\n")
    assert stepin("head", "--check", "nonsense")[0] == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("DELETE FROM journal WHERE seq > 3", "cut_off"),
        ("UPDATE journal SET hash = zeroblob(32) WHERE seq = (SELECT max(seq) FROM journal)", "rewritten"),
        ("UPDATE journal SET actor = 'x' WHERE seq = 2", "journal hash 2"),
        ("UPDATE journal SET hash = zeroblob(32) WHERE seq = 1", "other_record"),
        ("DELETE FROM journal", "other_record"),
    ],
)
def test_a_head_finds_what_happened_since(stepin: Stepin, record: Path, change: str, said: str) -> None:
    line = stepin("head")[1]
    connection = sqlite3.connect(record, isolation_level=None)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(change)
    connection.close()
    assert stepin("head", "--check", line)[:2] == (1, f"not as it was: {said}\n")


def test_a_cut_tail_is_found_by_a_head_and_by_nothing_else(stepin: Stepin, tmp_path: Path) -> None:
    """A record as it was an hour ago is a whole record; only a head that somebody kept knows better."""
    copy = tmp_path / "earlier.sqlite"
    assert stepin("backup", str(copy))[0] == 0
    with opened(tmp_path / "r.sqlite") as desk:
        tell(desk, message("m9", minute=9))
    line = stepin("head")[1]
    assert first_fault(copy) is None
    assert run(["head", "--check", line, "--record", str(copy)]) == 1


def test_a_record_without_entries_has_no_head(stepin: Stepin, record: Path) -> None:
    connection = sqlite3.connect(record, isolation_level=None)
    connection.executescript("DROP TRIGGER journal_is_never_deleted; DELETE FROM journal")
    connection.close()
    assert stepin("head")[0] == 2


def test_a_break_is_bridged_and_said(stepin: Stepin, record: Path) -> None:
    stepin("enrol", "--as", "chen", secret=SECRET)
    at_five = partial(stepin, "repair", "--as", "chen", "--at", "3", "--reason", "bit flip", secret=SECRET)
    assert "no break there" in at_five()[2]
    connection = sqlite3.connect(record, isolation_level=None)
    guard = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'journal_is_never_updated'").fetchone()[0]
    connection.execute("DROP TRIGGER journal_is_never_updated")
    connection.execute("UPDATE journal SET at = '2026-11-22T01:00:00.001+00:00' WHERE seq = 3")
    connection.execute(guard)
    connection.close()
    assert stepin("verify")[1] == "invalid journal hash 3\n"
    assert "no break there" in stepin("repair", "--as", "chen", "--at", "4", "--reason", "x", secret=SECRET)[2]
    assert "signature" in stepin("repair", "--as", "zhao", "--at", "3", "--reason", "x", secret=SECRET)[2]
    assert at_five()[1].startswith("bridged journal hash 3: ")
    assert stepin("verify")[1].splitlines()[:2] == ["valid", "valid after repair at 3"]
