"""Hostile words into the record and out again through the real commands: kept to the byte, and shown so that nothing obeys them."""

from __future__ import annotations

import base64
import csv
import io
import json
import os
import re
import sqlite3
import string
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from desktop.core.messages import derive_case_id
from tests.hostile.corpus import CUSTOMER, broken, line_of, texts
from tests.house.source import ROOT

TEXTS = texts()
BROKEN = {each.name: each for each in broken()}
CODE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
POLICY = '[[people]]\nid = "lin"\nrole = "supervisor"\n'
LONGEST_NAME = 2_000
Command = Callable[..., subprocess.CompletedProcess[bytes]]


def run_in(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    settings = {**os.environ, "HOME": str(folder), "PYTHONPATH": str(ROOT), "PYTHONDEVMODE": ""}
    command = [sys.executable, "-P", "-m", "desktop", "--record", "record.sqlite", *arguments]
    return subprocess.run(command, cwd=folder, env=settings, input=given, capture_output=True, timeout=300, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a record of all of it lies: every text from a customer of its own, who is also called so where a name may be so long;
    every conversation opened as a case."""
    made = tmp_path_factory.mktemp("hostile")
    (made / "policy.toml").write_text(POLICY, encoding="utf-8")
    lines = [line_of(name, text, text if 0 < len(text) <= LONGEST_NAME else None) for name, text in TEXTS.items()]
    done = run_in(made, "--policy", "policy.toml", "ingest", given=b"\n".join([*lines, *(each.line for each in BROKEN.values())]))
    assert (done.returncode, done.stderr) == (0, b"")
    answers = list(map(json.loads, done.stdout.splitlines()))
    assert [answer["outcome"] for answer in answers] == ["stored"] * len(TEXTS) + ["quarantined"] * len(BROKEN)
    orders = [{"id": f"o-{name}", "order": "open_case", "by": "lin", "channel": "chat", "conversation": f"c-{name}"} for name in TEXTS]
    assert run_in(made, "do", given=b"\n".join(json.dumps(order).encode() for order in orders)).returncode == 0
    return made


@pytest.fixture(scope="module")
def exported(folder: Path) -> list[dict]:
    """Every case as JSON."""
    return list(map(json.loads, run_in(folder, "export").stdout.splitlines()))


def test_there_are_more_than_two_hundred() -> None:
    assert len(TEXTS) + len(BROKEN) > 200


def test_every_text_is_kept_as_it_was(folder: Path) -> None:
    with sqlite3.connect(folder / "record.sqlite") as record:
        kept = dict(record.execute("SELECT id, CAST(text AS BLOB) FROM messages"))
    record.close()
    assert {name for name, text in TEXTS.items() if kept[f"m-{name}"] != text.encode()} == set()


def test_every_text_leaves_as_it_came(exported: list[dict]) -> None:
    left = {message["id"]: message["text"] for case in exported for message in case["messages"]}
    assert {name for name, text in TEXTS.items() if left[f"m-{name}"] != text} == set()


def test_every_name_leaves_as_it_came(exported: list[dict]) -> None:
    names = {message["id"]: message["author"] for case in exported for message in case["messages"]}
    wanted = {f"m-{name}": text if 0 < len(text) <= LONGEST_NAME else CUSTOMER for name, text in TEXTS.items()}
    assert names == wanted


@pytest.mark.parametrize("name", ["control-1", "marks-one-letter", "bidi-nested", "long-letters"])
def test_one_case_says_it_too(folder: Path, exported: list[dict], name: str) -> None:
    case = next(case["id"] for case in exported if case["messages"][0]["id"] == f"m-{name}")
    [line] = run_in(folder, "case", case, "--json").stdout.splitlines()
    assert json.loads(line)["messages"][0]["text"] == TEXTS[name]


def test_what_is_no_text_is_quarantined_with_its_bytes(folder: Path) -> None:
    rows = list(map(json.loads, run_in(folder, "quarantine", "--json").stdout.splitlines()))
    found = {base64.b64decode(row["raw_base64"]): row["reason"] for row in rows}
    assert found == {each.line: each.reason for each in BROKEN.values()}


def test_the_record_stays_valid(folder: Path) -> None:
    done = run_in(folder, "verify")
    assert (done.stdout.split()[0], done.returncode) == (b"valid", 0)


def test_a_spreadsheet_finds_no_formula_and_a_program_every_text(folder: Path) -> None:
    csv.field_size_limit(4_000_000)
    done = run_in(folder, "export", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode(), newline="")))
    shown = {row["id"]: row["text"] for row in rows}
    assert [cell[:20] for row in rows for cell in row.values() if starts_a_formula(cell)] == []
    assert {
        name for name, text in TEXTS.items() if shown[f"m-{name}"].removeprefix("'") != text.removeprefix("'").replace("\0", "\ufffd")
    } == set()


def starts_a_formula(cell: str) -> bool:
    bare = cell.lstrip("\u200b\ufeff" + string.whitespace)
    return unicodedata.normalize("NFKC", bare[:1]) in tuple("=+-@") and not re.fullmatch(r"-?\d+(\.\d+)?", cell)


COMMANDS = (("queue",), ("search", "a"), ("search", "退"), ("quarantine",))


def outputs(folder: Path, exported: list[dict]) -> Iterator[subprocess.CompletedProcess[bytes]]:
    for command in COMMANDS:
        yield run_in(folder, *command)
    for case in exported[::25]:
        yield run_in(folder, "case", case["id"])


def test_no_terminal_is_given_an_order(folder: Path, exported: list[dict]) -> None:
    for done in outputs(folder, exported):
        assert done.returncode == 0
        assert CODE.findall(done.stdout.decode()) == []
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u2028\u2029]", done.stdout.decode())


def test_nothing_that_customers_wrote_is_logged(folder: Path, exported: list[dict]) -> None:
    assert [done.stderr for done in outputs(folder, exported) if done.stderr] == []
    assert sorted(path.name for path in folder.iterdir() if not path.name.startswith((".", "record.sqlite"))) == ["policy.toml"]


SEARCHES = [name for name in TEXTS if name.startswith(("sql", "format", "json", "mnemonic", "control", "shell", "unseen"))]


def test_any_text_can_be_searched_for(folder: Path) -> None:
    from desktop.desk.columns import Shelf

    shelf = Shelf(folder / "record.sqlite")
    try:
        for name in SEARCHES:
            assert len(shelf.search_columns(TEXTS[name], 50)) <= 50
    finally:
        shelf.close()


@pytest.mark.parametrize("word", ["press", "HYPERLINK", "shutdown"])
def test_hostile_words_are_found_like_others(folder: Path, word: str) -> None:
    found = [json.loads(line)["text"] for line in run_in(folder, "search", word, "--json").stdout.splitlines()]
    assert found
    assert all(word.casefold() in text.casefold() for text in found)


def test_a_hostile_argument_is_one_plain_line(folder: Path) -> None:
    for argument in ("\x1b[2J", "a\u202eb", "x" * 5_000, "{0}%s", "--x\x07"):
        done = run_in(folder, "case", "--", argument)
        assert done.returncode == 2
        assert len(done.stderr.decode().splitlines()) == 1
        assert not CODE.search(done.stderr.decode().rstrip("\n"))


OF_A_PAGE = frozenset(
    {
        "html", "head", "meta", "title", "style", "body", "article", "section", "div", "span", "p", "h1", "h2", "dl", "dt", "dd", "time",
        "footer", "svg", "rect", "text", "polyline", "circle", "line",
    }
)  # fmt: skip


class Page(HTMLParser):
    """Which elements a page has beyond our own, and what of it leads anywhere."""

    def __init__(self) -> None:
        super().__init__()
        self.foreign: set[str] = set()
        self.leads: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in OF_A_PAGE:
            self.foreign.add(tag)
        self.leads += [each for each in attrs if each[0] in ("src", "href", "action", "srcset") or each[0].startswith("on")]


def test_no_word_becomes_an_element_of_the_exported_page(folder: Path, tmp_path: Path) -> None:
    made = tmp_path / "cases.html"
    done = run_in(folder, "export", "--format", "html", "--out", str(made))
    assert (done.returncode, done.stderr) == (0, b"")
    page = Page()
    page.feed(made.read_text(encoding="utf-8"))
    assert (page.foreign, page.leads) == (set(), [])


def test_no_word_becomes_a_formula_or_a_link_of_the_exported_workbook(folder: Path, tmp_path: Path) -> None:
    made = tmp_path / "cases.xlsx"
    done = run_in(folder, "export", "--format", "xlsx", "--out", str(made))
    assert (done.returncode, done.stderr) == (0, b"")
    with zipfile.ZipFile(made) as parts:
        sheets = {name: parts.read(name) for name in parts.namelist() if name.endswith(".xml")}
    assert len(sheets) > 3
    assert [name for name, sheet in sheets.items() if re.search(rb"<f[ >]|<hyperlink", sheet)] == []


def test_directions_inside_each_other_are_printed_in_pieces(folder: Path, tmp_path: Path) -> None:
    """In one piece their layout takes minutes: the command's time limit would end it."""
    made = tmp_path / "case.pdf"
    done = run_in(folder, "export", "--format", "pdf", "--out", str(made), derive_case_id("chat", "c-bidi-mixed", 1))
    assert (done.returncode, done.stderr) == (0, b"")
    assert not re.search(rb"/URI|/JavaScript|/Launch|/EmbeddedFile", made.read_bytes())
