"""`export` for people: to a file, to stdout, in a language, and what is refused."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.desk.house import FURIOUS, message, opened, tell
from tests.house.source import ROOT


@pytest.fixture
def record(tmp_path: Path) -> Path:
    with opened(tmp_path / "r.sqlite") as desk:
        tell(desk, message("m1", FURIOUS), message("m2", "=1+1", 1))
    return tmp_path / "r.sqlite"


def export(record: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "desktop", "export", "--record", str(record), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=60)


def test_the_formats_for_people_go_to_stdout(record: Path) -> None:
    page = export(record, "--format", "html", "--language", "zh_TW")
    assert (page.returncode, page.stderr) == (0, b"")
    assert "經過" in page.stdout.decode() and page.stdout.rstrip().endswith(b"</html>")
    book = export(record, "--format", "xlsx")
    assert "xl/workbook.xml" in zipfile.ZipFile(io.BytesIO(book.stdout)).namelist()


def test_a_print_goes_to_a_file_without_a_screen(record: Path, tmp_path: Path) -> None:
    done = export(record, "--format", "pdf", "--out", str(tmp_path / "case.pdf"))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "case.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("form", ["html", "pdf", "xlsx", "json", "csv"])
def test_an_unknown_case_and_the_record_itself_are_refused(record: Path, form: str) -> None:
    unknown, itself = export(record, "--format", form, "nobody"), export(record, "--format", form, "--out", str(record))
    assert (unknown.returncode, unknown.stderr) == (2, b"stepin: There is no case nobody.\n")
    assert itself.returncode == 2 and record.read_bytes().startswith(b"SQLite")


def test_a_missing_record_is_said(tmp_path: Path) -> None:
    done = export(tmp_path / "none.sqlite", "--format", "html")
    assert done.returncode in (2, 3) and len(done.stderr.splitlines()) == 1 and not (tmp_path / "none.sqlite").exists()
