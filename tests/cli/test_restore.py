"""`stepin restore`: what copies there are, and one of them put back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.bootstrap import run
from desktop.db.backup import back_up_daily, folder_of
from desktop.db.verify import first_fault
from tests.db.samples import fill
from tests.desk.house import NINE


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.sqlite"
    fill(path)
    back_up_daily(path, NINE.timestamp())
    return path


def stepin(capfdbinary: pytest.CaptureFixture[bytes], *words: str) -> tuple[int, str, str]:
    code = run(list(words))
    told = capfdbinary.readouterr()
    return code, told.out.decode(), told.err.decode()


def test_the_copies_are_listed(record: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, _ = stepin(capfdbinary, "restore", "--record", str(record))
    assert code == 0
    assert "daily" in out and "r-2026-11-22.sqlite" in out and "holds erased" not in out
    code, out, _ = stepin(capfdbinary, "restore", "--json", "--record", str(record))
    row = json.loads(out)
    assert (code, row["kind"], row["holds_erased_words"], row["bytes"] > 0) == (0, "daily", False, True)
    assert set(row) == {"file", "kind", "at", "bytes", "expires", "holds_erased_words"}


def test_a_damaged_record_is_restored_by_the_day(record: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    record.write_bytes(b"x" * 9000)
    assert "may hold erased words" in stepin(capfdbinary, "restore", "--record", str(record))[1]
    code, out, _ = stepin(capfdbinary, "restore", "2026-11-22", "--record", str(record))
    assert code == 0
    assert out.startswith("restored: last entry ") and "replaced" in out
    assert first_fault(record) is None


def test_what_cannot_be_restored_is_one_sentence(record: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert stepin(capfdbinary, "restore", "1999-01-01", "--record", str(record))[0] == 2
    code, _, said = stepin(capfdbinary, "restore", str(record), "--record", str(record))
    assert (code, said) == (2, f"stepin: {record} is the record itself.\n")
    (folder_of(record) / "r-2026-11-21.sqlite").write_bytes(b"x" * 9000)
    assert stepin(capfdbinary, "restore", "2026-11-21", "--record", str(record))[0] == 3


def test_a_new_profile_gets_the_record_of_the_old_one(record: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    copy, fresh = folder_of(record) / "r-2026-11-22.sqlite", tmp_path / "new" / "r.sqlite"
    code, out, _ = stepin(capfdbinary, "restore", str(copy), "--record", str(fresh))
    assert (code, "before" in out) == (0, False)
    assert first_fault(fresh) is None
