"""The ledger of promises: what is open across all cases, what breaks next, and how promises were kept."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from desktop.core.people import LEADS, Person, Policy
from desktop.core.promises import Figures
from desktop.desk.promise_ledger import PromiseLedger, PromiseLine
from desktop.ui import numbers, words
from desktop.ui.dialogs.fields import CodeBox
from desktop.ui.plain import PlainLabel, one_line
from desktop.ui.rooms.table import RoomTable
from desktop.ui.words import QT_TRANSLATE_NOOP

SIZE = (960, 600)
DONE = ("kept", "late")
STANDINGS = {
    "open": QT_TRANSLATE_NOOP("Care", "Open"),
    "soon": QT_TRANSLATE_NOOP("Care", "Due soon"),
    "broken": QT_TRANSLATE_NOOP("Care", "Broken"),
    "kept": QT_TRANSLATE_NOOP("Care", "Kept"),
    "late": QT_TRANSLATE_NOOP("Care", "Kept late"),
}
MAY_SEE_PEOPLE = LEADS | {"auditor"}


class PromiseRoom(QDialog):
    """Shows the ledger. Signals a case to open, and a promise (case, id) that was kept."""

    case_asked = Signal(str)
    kept = Signal(str, str)

    def __init__(self, person: Person | None, policy: Policy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person, self._policy = person, policy
        self._lines: dict[str, PromiseLine] = {}
        self._now = 0.0
        self.setWindowTitle(self.tr("Promises"))
        self.resize(*SIZE)
        heads = [self.tr("Due"), self.tr("Left"), self.tr("State"), self.tr("Customer"), self.tr("Promise"), self.tr("By")]
        self.table = RoomTable(self.windowTitle(), heads, 4, 8)
        figures = [self.tr("Made"), self.tr("Kept"), self.tr("Kept late"), self.tr("Broken"), self.tr("Median lateness")]
        self.people = RoomTable(self.tr("By person"), [self.tr("Person"), *figures], 0, 8)
        self.causes = RoomTable(self.tr("By cause"), [self.tr("Cause"), *figures], 0, 8)
        self.filter = CodeBox([("open", self.tr("Not kept yet")), ("all", self.tr("All"))])
        self.filter.setAccessibleName(self.tr("Show only"))
        self.counts, self.note = PlainLabel(look="muted", wrap=True), PlainLabel(look="muted", wrap=True)
        self.keep, self.go, self.leave = QPushButton(self.tr("Kept")), QPushButton(self.tr("Open the case")), QPushButton(self.tr("Close"))
        self._connect()
        self._lay_out()

    def show_ledger(self, ledger: PromiseLedger, now: float) -> None:
        """Show this ledger; `now` in seconds since the epoch."""
        self._now = now
        self._lines = {f"{line.case} {line.promise.id}": line for line in ledger.lines}
        self._fill()
        self.counts.setText(_sentence(ledger.everything))
        self.people.show_rows([(who, [self._policy.name_of(who), *_cells(found)]) for who, found in ledger.by_person.items()])
        unknown = self.tr("not known yet")
        self.causes.show_rows([(c, [words.word("cause", c or None) or unknown, *_cells(found)]) for c, found in ledger.by_cause.items()])

    def chosen(self) -> PromiseLine | None:
        """The line that is chosen."""
        return self._lines.get(self.table.chosen())

    def _fill(self) -> None:
        shown = {key: line for key, line in self._lines.items() if self.filter.code() == "all" or line.standing not in DONE}
        self.table.show_rows([(key, self._row(line)) for key, line in shown.items()])
        self._show_what_can_be_done()

    def _row(self, line: PromiseLine) -> list[str]:
        left = line.promise.due - self._now
        state = QCoreApplication.translate("Care", STANDINGS[line.standing])
        if line.past_window:
            state = self.tr("{state}; WhatsApp's 24 hours are over by then").format(state=state)
        late = self.tr("overdue {duration}").format(duration=numbers.duration(-left))
        told = "" if line.standing in DONE else late if left < 0 else numbers.duration(left)
        due = numbers.day_and_time(line.promise.due, self._now)
        return [due, told, state, line.customer, line.promise.text, one_line(self._policy.name_of(line.promise.by), 40)]

    def _show_what_can_be_done(self) -> None:
        line = self.chosen()
        self.go.setEnabled(line is not None)
        may = self._person is not None and self._person.role != "auditor"
        self.keep.setEnabled(may and line is not None and line.standing not in DONE and not line.closed)

    def _go(self) -> None:
        line = self.chosen()
        if line is not None:
            self.accept()
            self.case_asked.emit(line.case)

    def _keep(self) -> None:
        line = self.chosen()
        if line is not None:
            self.kept.emit(line.case, line.promise.id)

    def _connect(self) -> None:
        self.filter.currentIndexChanged.connect(self._fill)
        self.table.itemSelectionChanged.connect(self._show_what_can_be_done)
        self.table.itemActivated.connect(lambda _: self._go())
        self.keep.clicked.connect(self._keep)
        self.go.clicked.connect(self._go)
        self.leave.clicked.connect(self.reject)
        for button in (self.keep, self.go, self.leave):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        tabs, head, foot = QTabWidget(), QHBoxLayout(), QHBoxLayout()
        tabs.addTab(self.table, self.tr("Ledger"))
        if self._person is not None and self._person.role in MAY_SEE_PEOPLE:
            tabs.addTab(self.people, self.tr("By person"))
            self.note.setText(self.tr("People's figures are for coaching, not for judging: who has the hardest cases promises most."))
        self.note.setVisible(bool(self.note.text()))
        tabs.addTab(self.causes, self.tr("By cause"))
        head.addWidget(self.counts, 1)
        self.filter.setMinimumWidth(150)
        head.addWidget(self.filter)
        foot.addWidget(self.note, 1)
        for button in (self.keep, self.go, self.leave):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(self.windowTitle(), "title"))
        layout.addLayout(head)
        layout.addWidget(tabs, 1)
        layout.addLayout(foot)


def _cells(found: Figures) -> list[str]:
    return [str(found.made), str(found.kept), str(found.late), str(found.broken), numbers.duration(found.lateness) or "–"]


def _sentence(found: Figures) -> str:
    said = QCoreApplication.translate("PromiseRoom", "Made: {made} · kept: {kept} · kept late: {late} · broken: {broken}")
    return said.format(made=found.made, kept=found.kept, late=found.late, broken=found.broken)
