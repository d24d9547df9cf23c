"""Cases as a workbook of six sheets. Every text is a typed text cell, so that no customer's words are ever run as a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.desk.columns import Columns
from desktop.ui.plain import safe_text

LONGEST_CELL = 32_767
"""Characters of a cell that spreadsheets read."""
SHEETS: Mapping[str, tuple[str, ...]] = {
    "cases": (
        "id", "customer", "customer_name", "channel", "level", "heat", "stage", "opened_at", "closed_at", "agent", "mediator", "supervisor",
        "risks", "nature", "cause", "repeat_of", "resolution",
    ),
    "messages": (
        "case_id", "id", "conversation", "channel", "sender", "author", "sent_at", "text", "anger", "satisfaction", "corrected_by",
    ),
    "offers": ("case_id", "id", "type", "amount", "currency", "state", "proposed_by", "approved_by", "reason", "payee"),
    "promises": ("case_id", "id", "due", "by", "state", "text"),
    "care": ("case_id", "seq", "at", "actor", "kind", "part", "grade", "text"),
    "journal": ("case_id", "seq", "at", "actor", "kind", "hash", "prev_hash"),
}  # fmt: skip
"""The sheets and their columns, by the names that other programs know. Amounts stay decimal texts: a spreadsheet would round them."""
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
WIDE = {"text": 80, "reason": 50, "resolution": 50, "hash": 24, "prev_hash": 24, "sent_at": 30, "opened_at": 30, "closed_at": 30, "at": 30}


class Workbook:
    """A workbook that grows case by case, on the disk and not in memory."""

    def __init__(self) -> None:
        from openpyxl import Workbook as Book  # only who asks for a workbook waits for its library

        self._book = Book(write_only=True)
        self._sheets = {name: self._new_sheet(name) for name in SHEETS}

    def add(self, case: Columns, care: Sequence[Mapping[str, object]] = ()) -> None:
        """One more case; `care` is what of mediation, form and follow-up there is."""
        self._rows("cases", [case])
        for name in ("messages", "offers", "promises", "journal"):
            rows = case[name]
            self._rows(name, [{"case_id": case["id"], **row} for row in rows] if isinstance(rows, list) else [])
        self._rows("care", care)

    def save(self, out: Path) -> None:
        """Write it."""
        self._book.save(str(out))

    def _new_sheet(self, name: str) -> Any:
        sheet = self._book.create_sheet(sheet_title(name))
        sheet.freeze_panes = "A2"
        for place, column in enumerate(SHEETS[name]):
            sheet.column_dimensions[chr(ord("A") + place)].width = WIDE.get(column, 16)
        sheet.append([self._cell(sheet, column, bold=True) for column in SHEETS[name]])
        return sheet

    def _rows(self, name: str, rows: Iterable[Mapping[str, object]]) -> None:
        sheet = self._sheets[name]
        for row in rows:
            sheet.append([self._cell(sheet, row.get(column)) for column in SHEETS[name]])

    def _cell(self, sheet: Any, value: object, bold: bool = False) -> Any:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font

        if value is None or isinstance(value, int | float):
            return WriteOnlyCell(sheet, value)
        cell = WriteOnlyCell(sheet, "")
        cell.value = cell_text(value)
        cell.data_type = "s"  # whatever it begins with: openpyxl would take "=..." for a formula and "#N/A" for an error
        cell.number_format = "@"
        if bold:
            cell.font = Font(bold=True)
        return cell


def cell_text(value: object) -> str:
    """A value as the text of a cell: no control characters, nothing that a spreadsheet would read as one, cut where a cell ends."""
    text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    shown = _ESCAPE.sub("_x005F_", safe_text(text, LONGEST_CELL))
    return shown if len(text) <= LONGEST_CELL and len(shown) <= LONGEST_CELL else shown[: LONGEST_CELL - 1] + "…"


def sheet_title(name: str) -> str:
    """A sheet's name in the interface's language."""
    return {
        "cases": QCoreApplication.translate("CaseFile", "Cases"),
        "messages": QCoreApplication.translate("CaseFile", "Messages"),
        "offers": QCoreApplication.translate("CaseFile", "Offers"),
        "promises": QCoreApplication.translate("CaseFile", "Promises"),
        "care": QCoreApplication.translate("CaseFile", "Mediation and follow-up"),
    }.get(name, QCoreApplication.translate("CaseFile", "Journal"))
