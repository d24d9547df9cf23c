"""Write to a WhatsApp customer when the 24 hours are over: with a text that Meta approved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.core.orders import Template, Write
from desktop.ui.case.giver import Giver, new_id
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.dialogs.fields import CodeBox
from desktop.ui.plain import one_line

LONGEST = 200
_GAP = re.compile(r"\{\{(\d{1,2})\}\}")


@dataclass(frozen=True, slots=True)
class Approved:
    """A template as the settings have it: its wording with {{1}}, {{2}}… and what each of those gaps is."""

    name: str
    language: str
    text: str
    blanks: tuple[str, ...]

    @property
    def gaps(self) -> tuple[str, ...]:
        """A name for each gap."""
        count = max((int(gap) for gap in _GAP.findall(self.text)), default=0)
        return tuple(self.blanks[n] if n < len(self.blanks) else str(n + 1) for n in range(max(count, len(self.blanks))))

    def filled(self, values: Sequence[str]) -> str:
        """The wording with its gaps filled."""
        return _GAP.sub(lambda gap: values[int(gap[1]) - 1] if 0 < int(gap[1]) <= len(values) else gap[0], self.text)


class TemplateDialog(OrderDialog):
    """Asks which template, and what stands in its gaps."""

    def __init__(self, giver: Giver, templates: Sequence[Approved], customer: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._giver, self._templates, self._customer = giver, tuple(templates), customer
        self.name_it(self.tr("Send a template"), self.tr("Send it"))
        self.which = CodeBox((str(n), f"{one_line(t.name, 60)} · {one_line(t.language, 12)}") for n, t in enumerate(self._templates))
        self.blanks: list[QLineEdit] = []
        self.ask(self.tr("Template"), self.which)
        self.which.currentIndexChanged.connect(self._ask_blanks)
        self._ask_blanks()

    def problem(self) -> str:
        return "" if all(each.text().strip() for each in self.blanks) else self.tr("Fill in every gap.")

    def preview(self) -> str:
        chosen = self._chosen()
        shown = [value or f"‹{one_line(name, 40)}›" for name, value in zip(chosen.gaps, self._values(), strict=True)]
        return chosen.filled(shown) or self.tr("The wording is not in the settings; Meta has it.")

    def refresh(self) -> None:
        """The wording is always there to be read: what a gap wants is seen from what stands around it."""
        super().refresh()
        if problem := self.problem():
            self.said.setText(f"{self.preview()}\n\n{problem}")
            self._make_room()

    def make_order(self) -> Write:
        chosen, values = self._chosen(), self._values()
        text = chosen.filled(values).strip() or f"[{chosen.name}]"
        template = Template(name=chosen.name, language=chosen.language, parameters=tuple(values))
        who = self._giver
        return Write(id=new_id(), by=who.by, case=who.case, seen_seq=who.seen_seq, mode="reply", text=text, template=template)

    def _chosen(self) -> Approved:
        return self._templates[int(self.which.code() or 0)]

    def _values(self) -> list[str]:
        return [each.text().strip() for each in self.blanks]

    def _ask_blanks(self) -> None:
        for each in self.blanks:
            self.form.removeRow(each)
        self.blanks = []
        for name in self._chosen().gaps:
            field = QLineEdit()
            field.setMaxLength(LONGEST)
            field.textChanged.connect(self.refresh)
            self.blanks.append(field)
            self.ask(one_line(name, 40), field)
        self.refresh()
