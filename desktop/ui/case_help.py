"""What a case asks of the desk while somebody works on it: advice on a draft, the record form as far as it was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.runner import Runner

if TYPE_CHECKING:
    from desktop.core.coaching import Talk
    from desktop.ui.case.panel import CasePanel


class CaseHelp(QObject):
    """Answers a panel. Of drafts that pile up only the newest is looked at."""

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner

    def serve(self, case: CasePanel) -> None:
        """Answer what this panel asks from here on."""
        case.advice_wanted.connect(lambda draft, talk: self._advise(case, draft, talk))
        case.form_wanted.connect(lambda id: self._read_form(case, id))

    def _advise(self, case: CasePanel, draft: str, talk: Talk) -> None:
        self._runner.read(lambda desk: desk.advise(draft, talk), lambda told: case.composer.advice.show_advice(draft, told), key="advice")

    def _read_form(self, case: CasePanel, id: str) -> None:
        self._runner.read(lambda desk: desk.suggest_form(id), lambda form: case.show_form(id, form), key="form", slow=True)
