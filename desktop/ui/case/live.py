"""What of a case has to do with its channel: how long may be written freely, what became of letters, templates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.core.outbox import GiveUp, Resend
from desktop.ui.case.composer import Composer
from desktop.ui.case.context import CaseContext
from desktop.ui.case.giver import new_id
from desktop.ui.case.letters import ASKS, letter_to_decide
from desktop.ui.dialogs.template import Approved, TemplateDialog

STATES = {"resend": ASKS, "give_up": ("unknown", "waiting")}
"""The letters that each command is about."""


class CaseLive(QObject):
    """Belongs to a case's panel. Signals orders, and whose other names are wanted (channel, customer)."""

    order_given = Signal(object)
    person_wanted = Signal(str, str)

    def __init__(self, window: QWidget, composer: Composer, clock: Callable[[], float]) -> None:
        super().__init__(window)
        self._window, self._composer, self._clock = window, composer, clock
        self._context = CaseContext()
        self.templates: tuple[Approved, ...] = ()
        self.dialog: TemplateDialog | None = None
        composer.window_note.template_asked.connect(self.ask_template)

    def set_templates(self, rows: Sequence[Mapping[str, object]]) -> None:
        """The templates that the settings list."""
        self.templates = tuple(map(_approved, rows))
        self.show_case(self._context)

    def show_case(self, context: CaseContext) -> None:
        """The case as it is now."""
        before, self._context = self._context.view, context
        view = context.view
        if view is not None and (before is None or before.row.id != view.row.id):
            self.person_wanted.emit(view.row.channel, view.customer_id)
        self._composer.set_way(view.account is not None if view is not None else False)
        deadline = view.deadline if view is not None else None
        self._composer.window_note.show_deadline(deadline, bool(self.templates) and context.may_speak(), self._clock())

    def ask_again(self) -> None:
        """Who is who may have changed."""
        if self._context.view is not None:
            self.person_wanted.emit(self._context.view.row.channel, self._context.view.customer_id)

    def tick(self) -> None:
        """A second has passed."""
        self._composer.window_note.tick(self._clock())

    def decide(self, command: str) -> None:
        """Have a letter sent again, or no more."""
        giver = self._context.giver()
        letter = letter_to_decide(self._context.view, self._context.current, STATES[command])
        if giver is not None and letter is not None:
            made = Resend if command == "resend" else GiveUp
            self.order_given.emit(made(id=new_id(), by=giver.by, letter=letter.id))

    def ask_template(self) -> None:
        """Ask which template goes out."""
        giver, view = self._context.giver(), self._context.view
        if giver is not None and view is not None and self.templates:
            self.dialog = TemplateDialog(giver, self.templates, view.row.customer, self._window)
            self.dialog.order_given.connect(self.order_given)
            self.dialog.open()


def _approved(row: Mapping[str, object]) -> Approved:
    blanks = row.get("parameters")
    return Approved(
        str(row.get("name", "")), str(row.get("language", "")), str(row.get("text", "")),
        tuple(map(str, blanks)) if isinstance(blanks, list) else (),
    )  # fmt: skip
