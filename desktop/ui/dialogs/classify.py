"""Classify a complaint."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.core.orders import CAUSES, NATURES, Classify
from desktop.desk.views import CaseView
from desktop.ui import words
from desktop.ui.case.giver import Giver
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.dialogs.fields import CodeBox


class ClassifyDialog(OrderDialog):
    """Asks what the complaint is about and what caused it."""

    def __init__(self, giver: Giver, view: CaseView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._giver, self._view = giver, view
        self.name_it(self.tr("Classify"), self.tr("Save"))
        unknown: tuple[str | None, str] = (None, self.tr("Not known yet"))
        self.nature = CodeBox([unknown, *((code, words.word("nature", code)) for code in NATURES)], view.nature)
        self.cause = CodeBox([unknown, *((code, words.word("cause", code)) for code in CAUSES)], view.cause)
        self.ask(self.tr("What it is about"), self.nature)
        self.ask(self.tr("What caused it"), self.cause)
        self.nature.currentIndexChanged.connect(self.refresh)
        self.cause.currentIndexChanged.connect(self.refresh)
        self.refresh()

    def problem(self) -> str:
        same = (self.nature.code(), self.cause.code()) == (self._view.nature, self._view.cause)
        return self.tr("So it stands already.") if same else ""

    def make_order(self) -> Classify:
        return self._giver.classify(self.nature.code(), self.cause.code())
