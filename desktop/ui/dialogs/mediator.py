"""Choose a mediator from the roster."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop.core.orders import AssignMediator
from desktop.desk.views import CaseView, MediatorView
from desktop.ui import words
from desktop.ui.case.context import CaseContext
from desktop.ui.case.giver import Giver
from desktop.ui.case.marked_text import script_of
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.plain import one_line

ROW = 32


class MediatorDialog(OrderDialog):
    """Shows the roster with load, languages and skills, the best fit first; who spoke for the company here is not offered."""

    def __init__(self, giver: Giver, context: CaseContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._giver = giver
        self.name_it(self.tr("Assign a mediator"), self.tr("Assign"))
        view = context.view
        self._language = language_of(view) if view else "en"
        assigned = view.row.mediator if view else None
        partial = involved(view) if view else frozenset()
        fit = [mediator for mediator in context.mediators if not {mediator.id, mediator.name} & partial and mediator.id != assigned]
        self.roster = by_fit(fit, self._language, set(view.row.risks) if view else set())
        self._left_out = [m.name for m in context.mediators if {m.id, m.name} & partial]
        self.table = self._make_table()
        self.form.addRow(self.table)
        self.table.itemSelectionChanged.connect(self.refresh)
        self.table.doubleClicked.connect(self.give)
        if self.roster:
            self.table.selectRow(0)
        self.refresh()
        self._first = self.table

    def chosen(self) -> MediatorView | None:
        """The mediator of the selected row."""
        row = self.table.currentRow()
        return self.roster[row] if 0 <= row < len(self.roster) else None

    def problem(self) -> str:
        if not self.roster:
            return self.tr("Nobody on the roster can take this case. The policy names the mediators.")
        return "" if self.chosen() else self.tr("Choose somebody.")

    def preview(self) -> str:
        chosen = self.chosen()
        if chosen is None:
            return ""
        said = self.tr("{name} gets this case, and has %n open case(s) now.", "", chosen.load).format(name=one_line(chosen.name, 60))
        if not self._left_out:
            return said
        names = words.translated(", ").join(one_line(name, 40) for name in self._left_out)
        return self.tr("{sentence}\nNot neutral here: {names}").format(sentence=said, names=names)

    def make_order(self) -> AssignMediator:
        chosen = self.chosen()
        if chosen is None:
            raise ValueError(self.table.currentRow())
        return self._giver.assign(chosen.id)

    def _make_table(self) -> QTableWidget:
        heads = [self.tr("Mediator"), self.tr("Open cases"), self.tr("Languages"), self.tr("Skills")]
        table = QTableWidget(len(self.roster), len(heads))
        table.setAccessibleName(self.tr("Roster of mediators"))
        table.setHorizontalHeaderLabels(heads)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW)
        table.setShowGrid(False)
        table.horizontalHeader().setHighlightSections(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setMinimumHeight(ROW * min(8, len(self.roster) + 2))
        for row, mediator in enumerate(self.roster):
            self._fill(table, row, mediator)
        table.resizeColumnsToContents()
        table.horizontalHeader().setSectionResizeMode(len(heads) - 1, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return table

    def _fill(self, table: QTableWidget, row: int, mediator: MediatorView) -> None:
        name = one_line(mediator.name, 60)
        if row == 0:
            name = self.tr("{name} · suggested").format(name=name)
        shown = [name, str(mediator.load), " ".join(mediator.languages), " ".join(mediator.skills)]
        for column, text in enumerate(shown):
            table.setItem(row, column, QTableWidgetItem(one_line(text)))


def by_fit(mediators: Sequence[MediatorView], language: str, risks: set[str]) -> list[MediatorView]:
    """The roster with the best fit first: speaks the customer's language, knows the risk, has the fewest open cases."""

    def order(mediator: MediatorView) -> tuple[bool, bool, int, str]:
        speaks = any(known.split("-")[0].split("_")[0] == language for known in mediator.languages)
        return not speaks, not risks & set(mediator.skills), mediator.load, mediator.name

    return sorted(mediators, key=order)


def involved(view: CaseView) -> frozenset[str]:
    """Who spoke for the company in this case as an agent, by name or id: not neutral."""
    agents = {message.author for message in view.messages if message.sender == "agent"}
    return frozenset(agents | ({view.row.agent} if view.row.agent else set()))


def language_of(view: CaseView) -> str:
    """zh or en, by the script of what the customer last wrote."""
    said = next((message.text for message in reversed(view.messages) if message.sender == "customer"), "")
    return "zh" if script_of(said) or any("\u4e00" <= letter <= "\u9fff" for letter in said[:200]) else "en"
