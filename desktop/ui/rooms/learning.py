"""Learning from corrections: on or off, what was learned word by word, and the way back to an earlier correction."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.core.people import LEADS, Person, Policy
from desktop.ui import numbers
from desktop.ui.plain import PlainLabel, one_line
from desktop.ui.rooms.table import RoomTable

if TYPE_CHECKING:
    from desktop.desk.learning import Lessons, LocalLayer, Moved, Told

SIZE = (760, 640)
PATIENCE = 1_000
"""Milliseconds of work after which a bar says that something happens."""
MOST_WORDS = 300
_BIASES = {
    "<wide>": lambda: QCoreApplication.translate("LearningRoom", "every message in Chinese"),
    "<latin>": lambda: QCoreApplication.translate("LearningRoom", "every message in Latin letters"),
}


class LearningRoom(QDialog):
    """What the scorer has learned here. Signals `wanted` with the seq of the journal up to which it shall learn, 0 for nothing."""

    wanted = Signal(int)

    def __init__(self, person: Person | None, policy: Policy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._policy, self._may = policy, person is not None and person.role in LEADS
        self._lessons: Lessons | None = None
        self.setWindowTitle(self.tr("Learn from corrections"))
        self.resize(*SIZE)
        self.state, self.said, self.bar = PlainLabel(wrap=True), PlainLabel(look="muted", wrap=True), QProgressBar()
        self.learn, self.off = QPushButton(self.tr("Learn from all corrections")), QPushButton(self.tr("Switch off"))
        self.back, self.leave = QPushButton(self.tr("Roll back to this correction")), QPushButton(self.tr("Close"))
        moves = self.tr("Moves anger by")
        self.words = RoomTable(self.tr("What was learned"), [self.tr("Word"), moves, self.tr("Corrections with it")], 0)
        heads = [self.tr("When"), self.tr("By"), self.tr("Anger"), self.tr("Message"), self.tr("Learned")]
        self.corrections = RoomTable(self.tr("Corrections, newest first"), heads, 3)
        self._slow = QTimer(self, singleShot=True, interval=PATIENCE)
        self._slow.timeout.connect(self.bar.show)
        self._connect()
        self._lay_out()
        self.show_working()

    def show_working(self) -> None:
        """Something is being read or learned; nothing can be asked meanwhile."""
        for button in (self.learn, self.off, self.back):
            button.setEnabled(False)
        self._slow.start()

    def show_lessons(self, lessons: Lessons, layer: LocalLayer) -> None:
        """Show what can be learned from, and what was."""
        self._lessons = lessons
        self._rest()
        self.state.setText(self._state(lessons))
        self.words.show_rows([(moved.gram, self._word_cells(moved, layer.most)) for moved in layer.moved[:MOST_WORDS]])
        self.corrections.show_rows([(str(told.seq), self._told_cells(told)) for told in lessons.told])
        self.learn.setEnabled(self._may and bool(lessons.available) and len(lessons.learned) < len(lessons.available))
        self.off.setEnabled(self._may and lessons.until > 0)
        self._show_way_back()

    def show_trouble(self, sentence: str) -> None:
        """It could not be done; why."""
        self._rest()
        self.state.setText(sentence)

    def _rest(self) -> None:
        self._slow.stop()
        self.bar.hide()

    def _want(self, until: int) -> None:
        self.show_working()
        self.wanted.emit(until)

    def _learn_all(self) -> None:
        if self._lessons is not None:
            self._want(self._lessons.head)

    def _roll_back(self) -> None:
        if self.corrections.chosen():
            self._want(int(self.corrections.chosen()))

    def _show_way_back(self) -> None:
        chosen, lessons = self.corrections.chosen(), self._lessons
        newest = lessons is not None and bool(lessons.told) and chosen == str(lessons.told[0].seq)
        self.back.setEnabled(self._may and lessons is not None and bool(chosen) and not (newest and self._is_in_force(lessons)))

    def _is_in_force(self, lessons: Lessons) -> bool:
        return bool(lessons.told) and lessons.until >= lessons.told[0].seq

    def _state(self, lessons: Lessons) -> str:
        if not lessons.until:
            return self.tr("Off. There are corrections of %n message(s) to learn from.", "", len(lessons.available))
        said = self.tr("On. Learned from corrections of %n message(s)", "", len(lessons.learned))
        rest = len(lessons.available) - len(lessons.learned)
        more = self.tr("%n more came since.", "", rest) if rest > 0 else ""
        return self.tr("{learned}. {more}").format(learned=said, more=more).strip()

    def _word_cells(self, moved: Moved, most: float) -> list[str]:
        """A word's weight as the points that a message of it alone would move from 50; few corrections move at most so many."""
        points = max(-most, min(most, 100.0 / (1.0 + math.exp(-moved.weight)) - 50.0))
        shown = _BIASES[moved.gram]() if moved.gram in _BIASES else moved.gram
        return [shown, f"{points:+.1f}", str(moved.seen)]

    def _told_cells(self, told: Told) -> list[str]:
        learned = self._lessons is not None and told.seq <= self._lessons.until
        anger = self.tr("{machine} → {person}").format(machine=numbers.whole(told.machine), person=numbers.whole(told.person))
        said = one_line(told.text) or self.tr("erased, or without words")
        when = f"{numbers.moment(told.at):%Y-%m-%d %H:%M}"
        return [when, self._policy.name_of(told.by), anger, said, self.tr("yes") if learned else self.tr("no")]

    def _connect(self) -> None:
        self.learn.setProperty("look", "primary")
        self.learn.clicked.connect(self._learn_all)
        self.off.clicked.connect(lambda: self._want(0))
        self.back.clicked.connect(self._roll_back)
        self.leave.clicked.connect(self.reject)
        self.corrections.itemSelectionChanged.connect(self._show_way_back)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(self.tr("Learning"))
        self.said.setText(
            self.tr(
                "The scorer can weigh words as people here corrected them. Messages read from then on are read so; what was read before, "
                "the model that comes with Stepin and the command stepin score stay as they are. Grave risks are never read calmer."
            )
        )

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        switches, ends = QHBoxLayout(), QHBoxLayout()
        switches.addWidget(self.state, 1)
        switches.addWidget(self.off)
        switches.addWidget(self.learn)
        ends.addStretch(1)
        ends.addWidget(self.back)
        ends.addWidget(self.leave)
        for part in (PlainLabel(self.windowTitle(), "title"), self.said, switches, self.bar):
            layout.addLayout(part) if isinstance(part, QHBoxLayout) else layout.addWidget(part)
        note = self.tr("What was learned: points that a message of the word alone would move from 50")
        for head, table in ((note, self.words), (self.tr("Corrections, newest first"), self.corrections)):
            layout.addWidget(PlainLabel(head, "head"))
            layout.addWidget(table, 1)
        layout.addLayout(ends)
        self.bar.hide()
        for button in (self.learn, self.off, self.back, self.leave):
            button.setAutoDefault(False)
