"""The promises of a case file, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.desk.casefile import fate
from desktop.ui.casefile.parts import Row
from desktop.ui.plain import one_line

if TYPE_CHECKING:
    from desktop.ui.casefile.story import Teller

TONES = {"kept": "calm", "late": "watch", "broken": "critical", "open": "deed"}


def promise_rows(teller: Teller) -> tuple[Row, ...]:
    """A row a promise, in the order of their times."""
    rows = []
    for promise in sorted(teller.view.promises, key=lambda each: each.due):
        became = fate(promise, teller.view.marks, teller.view.closed_at or teller.now)
        due = QCoreApplication.translate("CaseFile", "due {time}").format(time=teller.time(promise.due))
        said = one_line(promise.text, 400)
        kept = QCoreApplication.translate("CaseFile", "{what} at {time}")
        told = fate_word(became)
        if became == "open" and teller.view.closed_at is not None:
            told = QCoreApplication.translate("CaseFile", "not due yet when the case was closed")
        if promise.kept_at is not None:
            told = kept.format(what=told, time=teller.time(promise.kept_at))
        rows.append(Row(due, teller.name(promise.by), said, TONES[became], told))
    return tuple(rows)


def fate_word(became: str) -> str:
    """What became of a promise, in words."""
    return {
        "kept": QCoreApplication.translate("CaseFile", "kept"),
        "late": QCoreApplication.translate("CaseFile", "kept, too late"),
        "broken": QCoreApplication.translate("CaseFile", "broken: nobody said that it was kept"),
    }.get(became, QCoreApplication.translate("CaseFile", "not due yet"))
