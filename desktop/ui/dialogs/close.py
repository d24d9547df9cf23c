"""Close a case: how it was resolved, and what is still missing of its record form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.core.orders import CloseCase
from desktop.desk.form import FormField, missing
from desktop.ui.care_words import care
from desktop.ui.case.context import CaseContext
from desktop.ui.case.giver import Giver
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.dialogs.fields import ShortText
from desktop.ui.dialogs.record_form import WRITTEN, FieldInput, orders_of


class CloseDialog(OrderDialog):
    """Asks how the case was resolved and, once the form was read, for what is missing in it; says what is still open. What is suggested
    by the conversation is kept with it."""

    def __init__(self, giver: Giver, context: CaseContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._giver, self._context = giver, context
        self.name_it(self.tr("Close the case"), self.tr("Close the case"))
        self.resolution = ShortText(self.tr("What was agreed, and what was done about it"), 4)
        self.ask(self.tr("Resolution"), self.resolution)
        self.resolution.textChanged.connect(self.refresh)
        self.inputs: dict[str, FieldInput] = {}
        self._said: list[FieldInput] = []
        self.refresh()

    def show_form(self, form: Sequence[FormField]) -> None:
        """What the record form says so far: only what is missing is asked for."""
        view = self._context.view
        if view is None or self.inputs or self._said:
            return
        self._said = [FieldInput(found, view, self) for found in form if found.field in WRITTEN and found.source == "conversation"]
        for field in self._said:
            field.hide()
        empty = missing(form)
        for found in form:
            if found.field in empty:
                self.inputs[found.field] = field = FieldInput(found, view)
                self.ask(care("field", found.field), field)
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

    def give(self) -> None:
        """Keep the form, then close."""
        if not self.problem() and self._context.view is not None:
            for order in orders_of(self._giver, self._context.view, (*self._said, *self.inputs.values())):
                self.order_given.emit(order)
        super().give()
