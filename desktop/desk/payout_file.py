"""The payout list as a file for a finance system, and the list of what was paid that comes back from it.

Each row says which record it is of and which time on the list it is: `record`, `batch` (the day it was put there), `offer`, `listing`.
Together they name a payment: a finance system that has seen them has paid, and what comes back must say the same. Both marks begin with
a letter, or a spreadsheet would take them for a number or a date.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from desktop.core.errors import BadInput
from desktop.core.orders import PAYOUT_STATES
from desktop.db.database import refuse_folder
from desktop.desk.cells import safe_cell, was_cell
from desktop.desk.money import PayoutLine

_OF_A_LINE = ("batch", "offer", "listings", "case", "customer", "payee", "type", "amount", "currency", "approved_by", "state", "reference")
COLUMNS = ("record", "batch", "offer", "listing", *_OF_A_LINE[3:])
_NEEDED = ("record", "batch", "offer", "listing", "amount", "currency", "state")
"""The columns that must come back."""
MOST_ROWS = 100_000
LONGEST_CELL = 1_000
LARGEST_FILE = 20_000_000
MARK = "R"
_AS_WRITTEN = "listed"
_SUFFIXES = (".csv", ".xlsx")


@dataclass(frozen=True, slots=True)
class Settled:
    """A line of the list that came back: `line` is its place in the file, from 2 on; `amount` and `currency` as they are written there."""

    line: int
    offer: str
    state: str
    reference: str
    batch: str
    listing: int
    amount: str
    currency: str

    @property
    def told(self) -> str:
        """What it says was paid, as the record keeps it where it was another amount than the approved one."""
        return f"{self.amount} {self.currency}".strip() or "?"


def write_payouts(path: Path, lines: Iterable[PayoutLine], record: str) -> int:
    """Write a new list of a record; the number of its lines. CSV cells that begin like a formula get a quote in front, a workbook's are
    typed text.

    Raises BadInput: "bad_format" for another ending than .csv or .xlsx, "too_many_payouts" for more than can be read back; OSError where
    it cannot be written.
    """
    rows = [(MARK + record, *(str(getattr(line, name)) for name in _OF_A_LINE)) for line in lines]
    if len(rows) > MOST_ROWS:
        raise BadInput("too_many_payouts", most=MOST_ROWS, found=len(rows))
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


def read_settled(path: Path, record: str) -> list[Settled]:
    """What a finance system says of the lines it was given: what we wrote, with `state` (paid, failed, unknown, withdrawn) and `reference`
    filled in. A line that still says `listed` says nothing yet, an empty one nothing at all.

    Raises OSError, and BadInput: `bad_format` for another ending or size, `bad_payouts` with the first line that cannot be used, also
    where columns are missing or twice, where a line is of another `record`, and behind MOST_ROWS: all of a file counts, or none of it.
    """
    refuse_folder(path)
    if path.stat().st_size > LARGEST_FILE:
        raise BadInput("bad_format", path=str(path), why="too_large")
    rows = _workbook_rows(path) if _suffix(path) == ".xlsx" else _csv_rows(path)
    found: dict[str, Settled] = {}
    for line, row in enumerate(rows, 2):
        if line > MOST_ROWS + 1:
            raise BadInput("bad_payouts", line=line, why="too_many_rows")
        if any(cell.strip() for cell in row.values()) and row.get("state", "").strip().casefold() != _AS_WRITTEN:
            one = _settled(line, row, record)
            if found.setdefault(one.offer, one) is not one:
                raise BadInput("bad_payouts", line=line, why="same_offer_twice")
    return list(found.values())


def _settled(line: int, row: Mapping[str, str], record: str) -> Settled:
    cells = {name: was_cell(row.get(name, "")) for name in (*_NEEDED, "reference")}
    state, listing = cells["state"].strip().casefold(), cells["listing"].strip()
    if not cells["offer"] or state not in PAYOUT_STATES or max(map(len, cells.values())) > LONGEST_CELL:
        raise BadInput("bad_payouts", line=line, why=state[:40] or "empty")
    if cells["record"].strip() != MARK + record:
        raise BadInput("bad_payouts", line=line, why="other_record")
    if not (listing.isascii() and listing.isdigit() and len(listing) < 10):
        raise BadInput("bad_payouts", line=line, why="no_listing")
    return Settled(
        line, cells["offer"], state, cells["reference"], cells["batch"].strip(), int(listing), cells["amount"].strip(),
        cells["currency"].strip().upper(),
    )  # fmt: skip


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
        first, *others = book.worksheets
        rows = [_texts(row) for row in islice(first.values, MOST_ROWS + 2)]
        more = any(cell is not None for sheet in others for row in islice(sheet.values, MOST_ROWS) for cell in row)
    except Exception as problem:  # hostile or broken workbooks fail inside zip, XML or openpyxl in any way they like
        raise BadInput("bad_format", path=str(path), why="not_xlsx") from problem
    if more:
        raise BadInput("bad_payouts", line=1, why="more_than_one_sheet")
    names = _columns(rows[0] if rows else ())
    return (dict(zip(names, row, strict=False)) for row in rows[1:])


def _texts(row: Sequence[object]) -> list[str]:
    return ["" if cell is None else _number(cell) if isinstance(cell, float) else str(cell) for cell in row]


def _number(cell: float) -> str:
    """An amount that a spreadsheet took for a number: 100.0 is written 100."""
    return str(int(cell)) if cell.is_integer() and abs(cell) < 10**15 else repr(cell)


def _columns(names: Sequence[str]) -> list[str]:
    """The names of the columns as we read them. Raises BadInput where those that matter are not among them, or are there twice."""
    found = [name.strip().casefold() for name in names]
    missing, counts = [name for name in _NEEDED if name not in found], Counter(found)
    if missing:
        raise BadInput("bad_payouts", line=1, why=f"no_column_{missing[0]}")
    if any(counts[name] > 1 for name in COLUMNS):
        raise BadInput("bad_payouts", line=1, why="same_column_twice")
    return found


def _suffix(path: Path) -> str:
    suffix = path.suffix.casefold()
    if suffix not in _SUFFIXES:
        raise BadInput("bad_format", path=str(path), why="suffix")
    return suffix
