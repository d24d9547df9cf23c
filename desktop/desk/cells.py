"""Cells that no spreadsheet takes for a formula (CWE-1236)."""

from __future__ import annotations

import re

_FORMULA = re.compile("[\t\r\n\0]|[\\s\u200b-\u200f\u2060\ufeff]*[=+@＝＋－＠-]")
"""What a cell must not begin with: a formula's sign, be it behind blanks, and what spreadsheets cut off before one."""


def safe_cell(value: object) -> object:
    """A cell that stays text in a spreadsheet: one that begins like a formula gets a quote in front."""
    if isinstance(value, str):
        text = value.replace("\0", "\ufffd")
        return "'" + text if _FORMULA.match(text) else text
    return value


def was_cell(text: str) -> str:
    """The text that `safe_cell` wrote."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text
