"""Close a case."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.core.orders import CloseCase
from desktop.ui.case.context import CaseContext
from desktop.ui.case.giver import Giver
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.dialogs.fields import ShortText


class CloseDialog(OrderDialog):
    """Asks how the case was resolved, and says what is still open in it."""

    def __init__(self, giver: Giver, context: CaseContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._giver, self._context = giver, context
        self.name_it(self.tr("Close the case"), self.tr("Close the case"))
        self.resolution = ShortText(self.tr("What was agreed, and what was done about it"), 4)
        self.ask(self.tr("Resolution"), self.resolution)
        self.resolution.textChanged.connect(self.refresh)
        self.refresh()

    def problem(self) -> str:
        return "" if self.resolution.text() else self.tr("Write how it was resolved; the record keeps it.")

    def preview(self) -> str:
        promises, offers = len(self._context.open_promises()), len(self._context.undecided())
        parts = [self.tr("The case leaves the queue. If the customer writes again, a new case opens and is linked to this one.")]
        if promises:
            parts.append(self.tr("%n promise(s) to the customer are still open.", "", promises))
        if offers:
            parts.append(self.tr("%n offer(s) still wait for a decision.", "", offers))
        return "\n".join(parts)

    def make_order(self) -> CloseCase:
        return self._giver.close(self.resolution.text())
