"""A case as it is handed on: everything that is known of it, read at one moment, and what was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.core.errors import BadInput
from desktop.core.heat import HeatSettings
from desktop.core.offers import Promise
from desktop.core.people import Policy
from desktop.desk.columns import Columns, Shelf
from desktop.desk.views import CaseView, Mark

FORMATS = ("html", "pdf", "xlsx")
"""The formats for people. JSON and CSV are for programs."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases (none: all) of a record go into which file, in which format and language, and the time that it says it was made at."""

    record: Path
    cases: tuple[str, ...]
    form: str
    out: Path
    language: str
    now: float


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One case, whole: as the window shows it, as outside programs know it, and under which policy it was handled."""

    view: CaseView
    columns: Columns
    policy: Policy
    heat: HeatSettings


class CaseFiles(Shelf):
    """Reads cases to hand them on."""

    def case_file(self, case: str) -> CaseFile:
        """One case. Raises BadInput("unknown_case")."""
        with self._snapshot():
            columns, view = self.case_columns(case), self.case(case, None)
            if view is None:  # pragma: no cover - case_columns has refused it already
                raise BadInput("unknown_case", case=case)
            return CaseFile(view, columns, self.policy(), self.heat_settings())

    def wanted_ids(self, cases: Sequence[str]) -> list[str]:
        """The ids that are meant: these, or all. Raises BadInput("unknown_case") before anything is written."""
        known = self.case_ids()
        unknown = sorted(set(cases) - set(known))
        if unknown:
            raise BadInput("unknown_case", case=unknown[0])
        return list(cases) or known


def fate(promise: Promise, marks: Sequence[Mark], now: float) -> str:
    """What became of a promise by `now` (seconds): kept, late (kept after its time), broken, open."""
    if promise.state == "kept":
        by_hand = (mark.at for mark in marks if mark.kind == "promise_kept" and mark.values.get("promise") == promise.id)
        kept = promise.kept_at if promise.kept_at is not None else next(by_hand, promise.due)
        return "late" if kept > promise.due else "kept"
    return "broken" if promise.due < now else "open"
