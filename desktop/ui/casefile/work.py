"""Writes case files. Runs in a process of its own for the window, and as it is for the command; never in the window's thread."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.core.errors import BadInput
from desktop.desk.apart import Asked, Told, run_apart
from desktop.desk.casefile import CaseFile, CaseFiles, Wanted
from desktop.desk.health import writing
from desktop.ui.app import glyph_language, speak
from desktop.ui.casefile import page, printed
from desktop.ui.casefile.care import care_columns
from desktop.ui.casefile.story import Teller
from desktop.ui.casefile.workbook import Workbook
from desktop.ui.theme import Theme, load_theme


def export_apart(wanted: Wanted, progress: Told, cancelled: Asked) -> None:
    """`export_cases` in a process of its own. Raises as it and `run_apart` do."""
    run_apart(partial(export_cases, wanted), progress, cancelled)


def export_cases(wanted: Wanted, progress: Told) -> int:
    """Write the file, whole or not at all; how many cases are in it. Raises BadInput and Trouble."""
    check_target(wanted)
    application = _application()
    speak(application, wanted.language)
    theme = load_theme("light", glyph_language(wanted.language, ""))
    with closing(CaseFiles(wanted.record)) as record, _put_in_place(wanted.out) as unfinished:
        ids = record.wanted_ids(wanted.cases)
        _WRITERS[wanted.form](wanted, unfinished, theme, _told(record, ids, progress))
    return len(ids)


def check_target(wanted: Wanted) -> None:
    """Refuse a target that is the record itself or in no folder. Raises BadInput."""
    if wanted.out.exists() and wanted.record.exists() and wanted.out.samefile(wanted.record):
        raise BadInput("exists_already", path=str(wanted.out))
    if not wanted.out.absolute().parent.is_dir():
        raise BadInput("no_such_folder", path=str(wanted.out.parent))


def _application() -> QApplication:
    """Fonts need an application: the kind that knows widgets, because a process has one for its life and others may want those.
    On Linux it must not ask for a screen, which a command may not have."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    if sys.platform == "linux":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QApplication(["stepin"])


@contextmanager
def _put_in_place(out: Path) -> Iterator[Path]:
    """A place beside the target to write to; it takes the target's place when all went well, and is removed when not."""
    unfinished = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        with writing(out):
            unfinished.touch()  # Qt only warns where it cannot write
            yield unfinished
            unfinished.replace(out)
    finally:
        unfinished.unlink(missing_ok=True)


def _told(record: CaseFiles, ids: list[str], progress: Told) -> Iterator[CaseFile]:
    for done, case in enumerate(ids):
        progress(done, len(ids))
        yield record.case_file(case)
    progress(len(ids), len(ids))


def _write_page(wanted: Wanted, out: Path, theme: Theme, cases: Iterable[CaseFile]) -> None:
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.write(page.opening(theme, wanted.language))
        for case in cases:
            file.writelines(page.article(Teller(case, wanted.now, page.CAP).tell(), theme))
        file.write(page.CLOSING)


def _write_print(wanted: Wanted, out: Path, theme: Theme, cases: Iterable[CaseFile]) -> None:
    pages = printed.Print(out, theme)
    try:
        for case in cases:
            pages.add(Teller(case, wanted.now, printed.CAP).tell())
    finally:
        pages.close()


def _write_workbook(wanted: Wanted, out: Path, theme: Theme, cases: Iterable[CaseFile]) -> None:
    book = Workbook()
    for case in cases:
        book.add(case.columns, care_columns(case))
    book.save(out)


_WRITERS: dict[str, Callable[[Wanted, Path, Theme, Iterable[CaseFile]], None]] = {
    "html": _write_page,
    "pdf": _write_print,
    "xlsx": _write_workbook,
}
