"""`export`: cases as JSON or CSV for programs, as a page, a print or a workbook for people."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from desktop.cli.app import Run
from desktop.cli.present import csv_lines, dumps
from desktop.core.errors import BadInput
from desktop.desk.casefile import Wanted
from desktop.desk.health import writing

LANGUAGES = ("en", "zh_CN", "zh_TW")
FORMATS = ("json", "csv", "xlsx", "pdf", "html")
FOR_PROGRAMS = ("json", "csv")


def export_cases(run: Run, form: str, out: Path | None, cases: tuple[str, ...], language: str) -> None:
    """Cases, or all of them, to a file or stdout. Raises BadInput and Trouble."""
    if form in FOR_PROGRAMS:
        _for_programs(run, form, out, cases)
    elif out is not None:
        run.tools.export(Wanted(run.path(), cases, form, out, language, time.time()))
    else:
        _to_stdout(run, form, cases, language)


def _for_programs(run: Run, form: str, out: Path | None, cases: tuple[str, ...]) -> None:
    with closing(run.shelf()) as shelf:
        found = (shelf.case_columns(case) for case in cases or shelf.case_ids())
        lines = (dumps(case) + "\n" for case in found) if form == "json" else csv_lines(_message_rows(found))
        write_out(lines, out, run.path())


def _to_stdout(run: Run, form: str, cases: tuple[str, ...], language: str) -> None:
    """The formats for people are made whole before anything of them is handed on."""
    if form != "html" and sys.stdout.isatty():
        raise BadInput("not_to_a_terminal", format=form)
    with tempfile.TemporaryDirectory(prefix="stepin-export-") as folder:
        made = Path(folder) / f"cases.{form}"
        run.tools.export(Wanted(run.path(), cases, form, made, language, time.time()))
        with made.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
        sys.stdout.buffer.flush()


def _message_rows(cases: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    for case in cases:
        messages = case["messages"]
        about = {f"case_{name}": case[name] for name in ("customer", "level", "heat", "stage", "opened_at", "closed_at")}
        for message in messages if isinstance(messages, list) else []:
            yield {**message, **about}


def write_out(lines: Iterable[str], out: Path | None, record: Path) -> None:
    """Lines to a file, which is not the record, or to stdout. Raises BadInput or Trouble."""
    if out is None:
        for line in lines:
            sys.stdout.buffer.write(line.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
        return
    if out.exists() and out.samefile(record):
        raise BadInput("exists_already", path=str(out))
    if not out.parent.is_dir():
        raise BadInput("no_such_folder", path=str(out.parent))
    with writing(out), out.open("w", encoding="utf-8", errors="replace", newline="") as file:
        file.writelines(lines)
