"""The payout list as a file for a finance system, and the list of what was paid that comes back from it. Keyed by the offer's id."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from desktop.core.errors import BadInput
from desktop.core.orders import PAYOUT_STATES
from desktop.db.database import refuse_folder
from desktop.desk.cells import safe_cell, was_cell
from desktop.desk.money import PayoutLine

COLUMNS = ("offer", "case", "customer", "payee", "type", "amount", "currency", "approved_by", "state", "reference")
MOST_ROWS = 100_000
LONGEST_CELL = 1_000
LARGEST_FILE = 20_000_000
_AS_WRITTEN = "listed"
_SUFFIXES = (".csv", ".xlsx")


@dataclass(frozen=True, slots=True)
class Settled:
    """A line of the list that came back: `line` is its place in the file, from 2 on."""

    line: int
    offer: str
    state: str
    reference: str


def write_payouts(path: Path, lines: Iterable[PayoutLine]) -> int:
    """Write a new list; the number of its lines. CSV cells that begin like a formula get a quote in front, a workbook's are typed text.

    Raises BadInput("bad_format") for another ending than .csv or .xlsx, OSError where it cannot be written.
    """
    rows = [tuple(str(getattr(line, name)) for name in COLUMNS) for line in lines]
    if _suffix(path) == ".csv":
        out = io.StringIO()
        writer = csv.writer(out, quoting=csv.QUOTE_ALL)
        writer.writerow(COLUMNS)
        writer.writerows([safe_cell(cell) for cell in row] for row in rows)
        path.write_text(out.getvalue(), encoding="utf-8-sig", newline="")  # the mark lets spreadsheets see that it is UTF-8
    else:
        _write_workbook(path, rows)
    return len(rows)


def _write_workbook(path: Path, rows: list[tuple[str, ...]]) -> None:
    from openpyxl import Workbook  # here, because few lists are workbooks
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook()
    sheet = book.active
    for place, row in enumerate([COLUMNS, *rows], 1):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(place, column, ILLEGAL_CHARACTERS_RE.sub("\ufffd", text))
            cell.data_type = "s"  # "=..." stays the text that it is
    book.save(path)


def read_settled(path: Path) -> list[Settled]:
    """What a finance system says of the lines it was given: columns `offer`, `state` (paid, failed, unknown, withdrawn), `reference`.
    A line that still says `listed`, as we wrote it, says nothing yet.

    Raises OSError, and BadInput: `bad_format` for another ending, size or no such columns, `bad_payouts` with the first line that
    cannot be used.
    """
    refuse_folder(path)
    if path.stat().st_size > LARGEST_FILE:
        raise BadInput("bad_format", path=str(path), why="too_large")
    rows = _workbook_rows(path) if _suffix(path) == ".xlsx" else _csv_rows(path)
    found: dict[str, Settled] = {}
    for line, row in enumerate(islice(rows, MOST_ROWS), 2):
        if row.get("state", "").strip().casefold() != _AS_WRITTEN:
            one = _settled(line, row)
            if found.setdefault(one.offer, one) is not one:
                raise BadInput("bad_payouts", line=line, why="same_offer_twice")
    return list(found.values())


def _settled(line: int, row: Mapping[str, str]) -> Settled:
    offer, state, reference = was_cell(row.get("offer", "")), row.get("state", "").strip().casefold(), was_cell(row.get("reference", ""))
    if not offer or state not in PAYOUT_STATES or max(len(offer), len(reference)) > LONGEST_CELL:
        raise BadInput("bad_payouts", line=line, why=state[:40] or "empty")
    return Settled(line, offer, state, reference)


def _csv_rows(path: Path) -> Iterator[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file, restkey="more")
            _columns(rows.fieldnames or ())
            for row in rows:
                yield {name.strip().casefold(): value for name, value in row.items() if isinstance(name, str) and isinstance(value, str)}
    except (UnicodeDecodeError, csv.Error) as problem:
        raise BadInput("bad_format", path=str(path), why="not_csv") from problem


def _workbook_rows(path: Path) -> Iterator[dict[str, str]]:
    from openpyxl import load_workbook  # here, because few lists are workbooks

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        rows = [["" if cell is None else str(cell) for cell in row] for row in islice(book.worksheets[0].values, MOST_ROWS)]
    except Exception as problem:  # hostile or broken workbooks fail inside zip, XML or openpyxl in any way they like
        raise BadInput("bad_format", path=str(path), why="not_xlsx") from problem
    names = _columns(rows[0] if rows else ())
    return (dict(zip(names, row, strict=False)) for row in rows[1:])


def _columns(names: Sequence[str]) -> list[str]:
    """The names of the columns as we read them. Raises BadInput where those that matter are not among them."""
    found = [name.strip().casefold() for name in names]
    if not {"offer", "state"} <= set(found):
        raise BadInput("bad_payouts", line=1, why="no_columns_offer_and_state")
    return found


def _suffix(path: Path) -> str:
    suffix = path.suffix.casefold()
    if suffix not in _SUFFIXES:
        raise BadInput("bad_format", path=str(path), why="suffix")
    return suffix
