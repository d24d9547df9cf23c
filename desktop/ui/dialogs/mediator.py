"""Choose a mediator from the roster."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop.core.hours import at_work
from desktop.core.languages import is_cantonese
from desktop.core.mediation import Mediation
from desktop.core.orders import AssignMediator
from desktop.core.roster import Need, Standing, suggest
from desktop.desk.views import CaseView, MediatorView
from desktop.ui import words
from desktop.ui.case.context import CaseContext
from desktop.ui.case.giver import Giver
from desktop.ui.case.marked_text import script_of
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.plain import one_line
from desktop.ui.words import QT_TRANSLATE_NOOP

ROW = 32
AGAINST = ("declined", "away")
LANGUAGES = {
    "zh": QT_TRANSLATE_NOOP("Care", "Chinese"),
    "yue": QT_TRANSLATE_NOOP("Care", "Cantonese"),
    "en": QT_TRANSLATE_NOOP("Care", "English"),
}


class MediatorDialog(OrderDialog):
    """Shows the roster with load, languages and skills, the best fit first; who spoke for the company here is not offered."""

    def __init__(self, giver: Giver, context: CaseContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._giver = giver
        self.name_it(self.tr("Assign a mediator"), self.tr("Assign"))
        view = context.view
        self._language = language_of(view) if view else "en"
        assigned = view.row.mediator if view else None
        known = {mediator.id: mediator for mediator in context.mediators}
        found = suggest(((each, standing_of(each, context)) for each in context.mediators), need_of(view, self._language))
        self._reasons = {candidate.person: candidate.reasons for candidate in found}
        self.roster = [known[each.person] for each in found if each.bar is None and each.person != assigned]
        self._left_out = [known[each.person].name for each in found if each.bar == "not_neutral"]
        self._refused = [known[each.person].name for each in found if each.bar == "refused"]
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
        lines = [self.tr("{name} gets this case, and has %n open case(s) now.", "", chosen.load).format(name=one_line(chosen.name, 60))]
        why = [reason(code, value) for code, value in self._reasons[chosen.id] if code not in ("load", *AGAINST)]
        against = [reason(code, value) for code, value in self._reasons[chosen.id] if code in AGAINST]
        lines += [self.tr("Suggested because: {reasons}").format(reasons=words.translated(", ").join(why))] if why else []
        lines += [self.tr("What speaks against it: {reasons}").format(reasons=words.translated(", ").join(against))] if against else []
        lines += [self.tr("Not neutral here: {names}").format(names=_names(self._left_out))] if self._left_out else []
        lines += [self.tr("Could not take it: {names}").format(names=_names(self._refused))] if self._refused else []
        return "\n".join(lines)

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


def need_of(view: CaseView | None, language: str) -> Need:
    """What the case that is shown asks of its mediator."""
    if view is None:
        return Need(language)
    subjects = (*view.row.risks, *(each for each in (view.nature, view.cause) if each))
    return Need(language, subjects, view.took_part, [who for who, _ in (view.mediation or Mediation()).refused_by])


def standing_of(mediator: MediatorView, context: CaseContext) -> Standing:
    """How somebody of the roster stands when this is shown."""
    now = datetime.fromtimestamp(context.now, ZoneInfo(context.policy.timezone))
    return Standing(mediator.load, mediator.past, at_work(mediator.hours, now) if mediator.hours else None)


def reason(code: str, value: str) -> str:
    """Why somebody fits, or what speaks against him, in words."""
    if code == "speaks":
        spoken = QCoreApplication.translate("Care", LANGUAGES.get(value, value))
        return QCoreApplication.translate("MediatorDialog", "speaks {language}").format(language=spoken)
    if code == "knows":
        return QCoreApplication.translate("MediatorDialog", "knows {skill}").format(skill=words.risk(value))
    if code == "settled_such":
        subject, share = value.split(" ")
        return QCoreApplication.translate("MediatorDialog", "settled {share} of this kind ({kind})").format(
            share=share, kind=_kind(subject)
        )
    said = {
        "settled": QCoreApplication.translate("MediatorDialog", "settled {share}"),
        "declined": QCoreApplication.translate("MediatorDialog", "declined {share}"),
        "at_work": QCoreApplication.translate("MediatorDialog", "at work now"),
        "away": QCoreApplication.translate("MediatorDialog", "not at work now"),
    }
    return said[code].format(share=value)


def _kind(subject: str) -> str:
    """A risk, nature or cause, in words."""
    for table in ("nature", "cause"):
        if (named := words.word(table, subject)) != subject:
            return named
    return words.risk(subject)


def _names(people: Sequence[str]) -> str:
    return words.translated(", ").join(one_line(name, 40) for name in people)


def language_of(view: CaseView) -> str:
    """yue, zh or en, by the script of what the customer last wrote, and by characters that only Cantonese uses."""
    said = next((message.text for message in reversed(view.messages) if message.sender == "customer"), "")[:2_000]
    if is_cantonese(said):
        return "yue"
    return "zh" if script_of(said) or any("\u4e00" <= letter <= "\u9fff" for letter in said[:200]) else "en"
