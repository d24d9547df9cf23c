"""The payout list: what is approved and on its way to be paid, what waits for a person, and the files that go out and come back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.core.people import LEADS, Person, Policy
from desktop.desk.money import PayoutLine
from desktop.desk.payouts import READY
from desktop.desk.views import Outcome
from desktop.ui import numbers, words
from desktop.ui.dialogs.fields import CodeBox
from desktop.ui.dialogs.settle import SettleDialog
from desktop.ui.plain import PlainLabel, capped, one_line, restyle
from desktop.ui.rooms.table import RoomTable

SIZE = (1_000, 620)
ORDER = ("unknown", "failed", "ready", "withdrawn", "listed", "to_choose", "paid")
"""What needs a person stands first."""
MOST_REASONS = 3


class PayoutRoom(QDialog):
    """Shows the lines. Signals what was asked for: listing what is ready, a file to write or to read, an order, a case to open."""

    listing_asked = Signal()
    writing_asked = Signal(Path)
    reading_asked = Signal(Path)
    order_given = Signal(object)
    case_asked = Signal(str)

    def __init__(self, person: Person | None, policy: Policy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person, self._policy = person, policy
        self._lines: dict[str, PayoutLine] = {}
        self._busy = False
        self.setWindowTitle(self.tr("Payout list"))
        self.resize(*SIZE)
        heads = [self.tr("State"), self.tr("Amount"), self.tr("Type"), self.tr("To"), self.tr("Approved"), self.tr("By")]
        self.table = RoomTable(self.windowTitle(), [*heads, self.tr("Reference"), self.tr("Offer")], 3, 8)
        self.counts, self.waits, self.said = PlainLabel(look="muted", wrap=True), PlainLabel(wrap=True), PlainLabel(wrap=True)
        self.filter = CodeBox([("open", self.tr("Not paid yet")), ("all", self.tr("All"))])
        self.filter.setAccessibleName(self.tr("Show only"))
        self.list_ready, self.write = QPushButton(self.tr("Put what is ready on the list")), QPushButton(self.tr("Write the list…"))
        self.read = QPushButton(self.tr("Read what was paid…"))
        self.settle, self.go = QPushButton(self.tr("Say what became of it…")), QPushButton(self.tr("Open the case"))
        self.leave = QPushButton(self.tr("Close"))
        self._connect()
        self._lay_out()
        self.show_lines([])

    def show_lines(self, lines: Sequence[PayoutLine]) -> None:
        """Show these lines, what needs a person first."""
        self._lines = {line.offer: line for line in sorted(lines, key=lambda line: (ORDER.index(line.state), line.approved_at))}
        self._fill()

    def show_working(self, sentence: str) -> None:
        """Something is under way; nothing else can be asked for meanwhile."""
        self._busy = True
        self.tell(sentence)

    def show_done(self, sentence: str, good: bool = True) -> None:
        """It is over, and how."""
        self._busy = False
        self.tell(sentence, good)

    def tell(self, sentence: str, good: bool = True) -> None:
        """Say something in a sentence."""
        self.said.setText(sentence)
        restyle(self.said, "" if good else "error")
        self._show_what_can_be_done()

    def told(self, outcomes: Mapping[str, Outcome], done: str) -> None:
        """Say what became of many orders: `done` for those accepted, and why the others were refused."""
        refused = Counter(outcome.code for outcome in outcomes.values() if not outcome.accepted)
        if not refused:
            self.show_done(done)
            return
        reasons = " ".join(words.refusal(code) for code, _ in refused.most_common(MOST_REASONS))
        said = self.tr("%n refused: {reasons}", "", refused.total()).format(reasons=reasons)
        self.show_done(f"{done} {said}", good=False)

    def chosen(self) -> PayoutLine | None:
        """The line that is chosen."""
        return self._lines.get(self.table.chosen())

    def _fill(self) -> None:
        every = self._lines.values()
        shown = [line for line in every if self.filter.code() == "all" or line.state != "paid"]
        self.table.show_rows([(line.offer, self._cells(line)) for line in shown])
        counts = Counter(line.state for line in every)
        said = self.tr("{state}: {count}")
        parts = [said.format(state=words.word("payout_state", state), count=counts[state]) for state in ORDER if counts[state]]
        self.counts.setText(" · ".join(parts) or self.tr("Nothing is approved yet."))
        unknown = counts["unknown"]
        self.waits.setText(self.tr("%n line(s) wait for a person: nobody knows whether they were paid.", "", unknown))
        self.waits.setVisible(unknown > 0)
        self._show_what_can_be_done()

    def _cells(self, line: PayoutLine) -> list[str]:
        names = [one_line(self._policy.name_of(who), 40) for who in line.approved_by.split()]
        state = words.word("payout_state", line.state)
        if line.told:
            state = self.tr("{state}: they say {amount} was paid").format(state=state, amount=one_line(line.told, 40))
        return [
            state, f"{line.amount} {line.currency}", words.word("offer_type", line.type), line.payee,
            numbers.day(line.approved_at), words.translated(", ").join(names), line.reference, line.offer,
        ]  # fmt: skip

    def _show_what_can_be_done(self) -> None:
        lead = self._person is not None and self._person.role in LEADS and not self._busy
        states, line = {each.state for each in self._lines.values()}, self.chosen()
        self.list_ready.setEnabled(lead and bool(states & READY))
        self.write.setEnabled("listed" in states and not self._busy)
        self.read.setEnabled(lead)
        self.settle.setEnabled(lead and line is not None and line.state in ("listed", "unknown"))
        self.go.setEnabled(line is not None)

    def ask_settle(self) -> None:
        """Ask what became of the chosen line."""
        line = self.chosen()
        if line is not None and self._person is not None:
            dialog = SettleDialog(self._person.id, line, self)
            dialog.order_given.connect(self.order_given)
            dialog.open()

    def _ask_write(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.windowTitle(), str(Path.home() / "payouts.csv"), self.tr("Lists") + " (*.csv *.xlsx)"
        )
        if name:
            self.writing_asked.emit(Path(name))

    def _ask_read(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.windowTitle(), str(Path.home()), self.tr("Lists") + " (*.csv *.xlsx)")
        if name:
            self.reading_asked.emit(Path(name))

    def _go(self) -> None:
        line = self.chosen()
        if line is not None:
            self.accept()
            self.case_asked.emit(line.case)

    def _connect(self) -> None:
        self.filter.currentIndexChanged.connect(self._fill)
        self.table.itemSelectionChanged.connect(self._show_what_can_be_done)
        self.table.itemActivated.connect(lambda _: self.ask_settle() if self.settle.isEnabled() else None)
        self.list_ready.clicked.connect(self.listing_asked)
        self.write.clicked.connect(self._ask_write)
        self.read.clicked.connect(self._ask_read)
        self.settle.clicked.connect(self.ask_settle)
        self.go.clicked.connect(self._go)
        self.leave.clicked.connect(self.reject)
        self.list_ready.setProperty("look", "primary")
        for button in (self.list_ready, self.write, self.read, self.settle, self.go, self.leave):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.counts, 1)
        self.filter.setMinimumWidth(150)
        head.addWidget(self.filter)
        for button in (self.list_ready, self.write, self.read):
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (self.settle, self.go, self.leave):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(self.windowTitle(), "title"))
        layout.addLayout(head)
        layout.addWidget(self.waits)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.said)
        layout.addLayout(foot)


def file_words(path: Path) -> str:
    """A path, short enough for a sentence."""
    return capped(str(path), 300)
