"""Case files for people: what they say, in three languages, and that nothing in them runs, loads or reckons."""

from __future__ import annotations

import html.parser
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from desktop.core.errors import BadInput, Trouble
from desktop.desk.casefile import Wanted
from desktop.ui.casefile import work
from desktop.ui.casefile.workbook import LONGEST_CELL, cell_text
from tests.desk.house import FURIOUS, NINE, Clock, message, opened, order, tell

EVIL = '<script src="https://a.example/x.js">&\u202e</script> =HYPERLINK("https://a.example")'
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "#N/A", "＝1", "_x0041_")
Export = Callable[..., Path]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A case with everything: hostile words, a promise that was broken, an offer that two people decided on, an end."""
    path, clock = tmp_path / "r.sqlite", Clock()
    with opened(path, clock) as desk:
        [first, *_] = tell(
            desk, message("m1", FURIOUS), message("m2", EVIL, 1), message("m3", "抱歉，半小时内给您回电。", 2, sender="agent", author="xu"),
            *(message(f"f{n}", text, 3 + n) for n, text in enumerate(FORMULAS)),
        )  # fmt: skip
        case = desk.queue()[0].id if first.case is None else first.case
        clock.at += 600
        assert order(desk, "o1", "step_in", "lin", case=case, mode="take_over").accepted
        assert order(desk, "o2", "propose_offer", "lin", case=case, offer="f1", type="refund", amount="680.00", currency="CNY",
                     reason="=the dryer burned").accepted  # fmt: skip
        assert order(desk, "o3", "decide_offer", offer="f1", decision="approve", reason="fair").accepted
        assert order(desk, "o4", "promise", "lin", case=case, due="2026-11-22T09:30:00+08:00", text="call her back").accepted
        clock.at += 3600
        assert order(desk, "o5", "close_case", "lin", case=case, resolution="She has her money back.").accepted
    return path


@pytest.fixture
def export(record: Path, tmp_path: Path, qapp: QApplication) -> Iterator[Export]:
    """Writes the record's cases in a format and language."""

    def write(form: str, language: str = "en", *cases: str, out: str = "out") -> Path:
        target = tmp_path / f"{out}.{form}"
        told: list[tuple[int, int]] = []
        work.export_cases(Wanted(record, cases, form, target, language, NINE.timestamp() + 9000), lambda *done: told.append(done))
        assert told == [(0, 1), (1, 1)]
        return target

    yield write
    for spoken in qapp.findChildren(QTranslator):
        qapp.removeTranslator(spoken)


class Page(html.parser.HTMLParser):
    """The elements and the words of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_a_page_tells_the_case_in_order(export: Export) -> None:
    said = "\n".join(Page(export("html").read_text(encoding="utf-8")).words)
    parts = ("In short", "took the case over", "Refund, 680.00 CNY: Approved.", "=the dryer burned", "fair", "1 broken", "She has her")
    for part in parts:
        assert part in said
    told = said[said.index("What happened") :]
    places = [told.index(part) for part in (FURIOUS, "=HYPERLINK", "半小时", "took the case over", "closed the case")]
    assert places == sorted(places)


def test_erased_words_are_said_to_be_so_with_when_and_by_whom(export: Export, record: Path) -> None:
    with opened(record, Clock(NINE.timestamp() + 9000)) as desk:
        order(desk, "e1", "erase_customer", channel="chat", customer="u1", request="r1", reason="asked")
        assert order(desk, "e2", "decide_erasure", "zhao", request="r1", decision="approve").accepted
    said = " ".join(Page(export("html").read_text(encoding="utf-8")).words)
    assert said.count("[erased on 2026-11-22 11:30 by 赵敏]") >= 3
    assert FURIOUS not in said


def test_a_page_is_inert(export: Export) -> None:
    text = export("html").read_text(encoding="utf-8")
    page = Page(text)
    assert not page.tags & {"script", "link", "img", "iframe", "object", "a", "form"}
    assert not [name for name, _ in page.attributes if name in {"src", "href", "style"} or name.startswith("on")]
    assert "default-src 'none'" in text and "url(" not in text
    assert EVIL.replace("\u202e", "\ufffd") in page.words


def test_the_style_is_the_one_that_the_policy_allows(export: Export) -> None:
    import base64
    import hashlib

    text = export("html").read_text(encoding="utf-8")
    style, allowed = re.search("<style>(.*)</style>", text, re.S), re.search("sha256-([^']+)'", text)
    assert style is not None and allowed is not None
    assert base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode() == allowed[1]


@pytest.mark.parametrize(("language", "head"), [("en", "What happened"), ("zh_CN", "经过"), ("zh_TW", "經過")])
def test_a_page_speaks_the_language_that_is_asked_for(export: Export, language: str, head: str) -> None:
    text = export("html", language).read_text(encoding="utf-8")
    assert f">{head}</h2>" in text
    assert not re.search(r"%n|\{[a-z]+\}", re.sub("<style>.*</style>", "", text, flags=re.S))


def test_a_workbook_has_every_cell_as_text_or_number(export: Export) -> None:
    book = openpyxl.load_workbook(export("xlsx"))
    assert book.sheetnames == ["Cases", "Messages", "Offers", "Promises", "Mediation and follow-up", "Journal"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    texts = [row[7] for row in book["Messages"].iter_rows(min_row=2, values_only=True)]
    assert texts[3:7] == list(FORMULAS[:4])
    assert [row[3] for row in book["Offers"].iter_rows(min_row=2, values_only=True)] == ["680.00"]


def test_a_cell_holds_what_a_cell_can_hold() -> None:
    assert cell_text("a\0b\x07") == "a\u2400b\u2407"
    assert cell_text("_x0041_") == "_x005F_x0041_"
    assert cell_text(["a", "b"]) == "a, b"
    assert len(cell_text("x" * 40_000)) == len(cell_text("_x0041_" * 4_600)) == LONGEST_CELL


def test_a_print_has_pages_and_its_fonts_in_it(export: Export) -> None:
    data = export("pdf", "zh_CN").read_bytes()
    assert data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF")
    assert b"/FontFile2" in data or b"/FontFile3" in data
    assert b"/ToUnicode" in data


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not on this machine")
def test_the_words_of_a_print_can_be_taken_out(export: Export) -> None:
    file = export("pdf", "zh_CN")
    text = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    for part in ("680.00", "2026-11-22 09:00", "terrible", "垃圾", "She has her money back."):
        assert part in text


def test_what_is_not_a_place_to_write_to_is_refused(export: Export, record: Path, tmp_path: Path) -> None:
    for out in (record, tmp_path / "nowhere" / "x.html"):
        with pytest.raises(BadInput):
            work.export_cases(Wanted(record, (), "html", out, "en", 0.0), lambda *done: None)
    with pytest.raises(BadInput):
        export("html", "en", "nobody")
    with pytest.raises(Trouble):
        work.export_cases(Wanted(record, (), "pdf", Path("/proc/x.pdf"), "en", 0.0), lambda *done: None)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_a_file_is_replaced_only_by_a_whole_one(export: Export, tmp_path: Path) -> None:
    old = export("html")
    kept = old.read_bytes()
    with pytest.raises(BadInput):
        export("html", "en", "nobody")
    assert old.read_bytes() == kept


def test_the_window_exports_in_a_process_of_its_own(record: Path, tmp_path: Path) -> None:
    out, told = tmp_path / "apart.html", []
    work.export_apart(Wanted(record, (), "html", out, "en", 0.0), lambda *done: told.append(done), lambda: False)
    assert told[-1] == (1, 1)
    assert "In short" in out.read_text(encoding="utf-8")
