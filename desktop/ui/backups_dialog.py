"""The copies of the record: how old the newest is, what each holds, when it goes, and putting one of them back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QPushButton, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from desktop.desk.keeping import Copy, Keeping
from desktop.ui import numbers
from desktop.ui.plain import PlainLabel, restyle
from desktop.ui.theme import current_theme
from desktop.ui.words import QT_TRANSLATE_NOOP, translated

SIZE = (760, 440)
OLD = 2 * numbers.DAY
"""Seconds after which the newest copy is called old."""
MEGA = 1_000_000
KINDS = {
    "daily": QT_TRANSLATE_NOOP("Words", "daily copy"),
    "replaced": QT_TRANSLATE_NOOP("Words", "record that was replaced"),
    "migration": QT_TRANSLATE_NOOP("Words", "before a new version"),
}


class BackupsDialog(QDialog):
    """Lists the copies. `restore_asked` names the one that shall take the record's place, asked for twice."""

    restore_asked = Signal(object)
    backup_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Backups of the record"))
        self.resize(*SIZE)
        self._copies: list[Copy] = []
        self._sure = False
        self.age, self.disk, self.held = PlainLabel(wrap=True), PlainLabel(look="muted", wrap=True), PlainLabel(look="muted", wrap=True)
        self.said, self.table = PlainLabel(wrap=True), QTableWidget(0, 4)
        self.back_up = QPushButton(self.tr("Back up now…"))
        self.restore = QPushButton(self.tr("Restore this copy…"))
        self.leave = QPushButton(self.tr("Close"))
        self._build()

    def show_keeping(self, kept: Keeping) -> None:
        """Show how the record is kept."""
        self._copies = [copy for copy, _ in kept.copies]
        self.age.setText(age_sentence(kept.age))
        restyle(self.age, "error" if kept.age is None or kept.age > OLD else "")
        self.disk.setText(disk_sentence(kept.encrypted))
        self.held.setText(held_sentence(kept))
        self.held.setVisible(bool(self.held.text()))
        self.table.setRowCount(len(kept.copies))
        for row, (copy, until) in enumerate(kept.copies):
            for column, text in enumerate(cells(copy, until)):
                self.table.setItem(row, column, QTableWidgetItem(text))
        if self._copies:
            self.table.selectRow(0)
        self._choose()

    def chosen(self) -> Copy | None:
        """The copy that is marked."""
        row = self.table.currentRow()
        return self._copies[row] if 0 <= row < len(self._copies) else None

    def _build(self) -> None:
        self.table.setHorizontalHeaderLabels([self.tr("Made"), self.tr("What it is"), self.tr("Size"), self.tr("Goes on")])
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(current_theme().size("tile"))
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setAccessibleName(self.windowTitle())
        self.table.itemSelectionChanged.connect(self._choose)
        self.back_up.clicked.connect(self.backup_asked)
        self.restore.clicked.connect(self._restore)
        self.leave.clicked.connect(self.reject)
        buttons, layout = QHBoxLayout(), QVBoxLayout(self)
        buttons.addWidget(self.back_up)
        buttons.addStretch()
        buttons.addWidget(self.restore)
        buttons.addWidget(self.leave)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(self.windowTitle(), "title"))
        for widget in (self.age, self.disk, self.held, self.table, self.said):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self._choose()

    def _choose(self) -> None:
        """Another copy is marked: whoever was sure is asked again."""
        self._sure = False
        self.restore.setEnabled(self.chosen() is not None)
        self.restore.setText(self.tr("Restore this copy…"))
        self.said.setText(self.tr("The copy is checked first; the record of today is kept beside the copies."))

    def _restore(self) -> None:
        copy = self.chosen()
        if copy is None:
            return
        if self._sure:
            self.restore_asked.emit(copy.path)
            return
        self._sure = True
        self.restore.setText(self.tr("Restore now"))
        at = f"{numbers.moment(copy.at):%Y-%m-%d %H:%M}"
        sentence = self.tr("The record will be as it was on {at}. What came after stays in the record that is kept aside.")
        self.said.setText(sentence.format(at=at))


def cells(copy: Copy, until: date) -> tuple[str, str, str, str]:
    """What the columns show of a copy."""
    return f"{numbers.moment(copy.at):%Y-%m-%d %H:%M}", translated(KINDS[copy.kind]), f"{copy.size / MEGA:,.1f} MB", str(until)


def age_sentence(age: float | None) -> str:
    """How old the newest daily copy is."""
    if age is None:
        return QCoreApplication.translate("BackupsDialog", "There is no copy yet. One is made each day while Stepin is open.")
    return QCoreApplication.translate("BackupsDialog", "The newest copy is {age} old. It was opened again and checked.").format(
        age=numbers.duration(age)
    )


def disk_sentence(encrypted: bool | None) -> str:
    """What is known of the disk."""
    if encrypted:
        return QCoreApplication.translate("BackupsDialog", "The disk under the record is encrypted.")
    return QCoreApplication.translate(
        "BackupsDialog", "Whether the disk under the record is encrypted is not known: who takes the disk may read it."
    )


def held_sentence(kept: Keeping) -> str:
    """Which copies hold words that were erased since, and until when."""
    if kept.held is None:
        return QCoreApplication.translate("BackupsDialog", "The record cannot be read: whether copies hold erased words is not known.")
    if not kept.held:
        return ""
    until = max(held.until for held in kept.held)
    count = len({held.copy.path for held in kept.held})
    sentence = QCoreApplication.translate(
        "BackupsDialog", "%n copy(ies) still hold words of customers who were erased, the last one until {until}.", "", count
    )
    return sentence.format(until=until)


def restored_from(record: Path) -> str:
    """What is said while a copy is made ready."""
    return QCoreApplication.translate("BackupsDialog", "The copy is checked. Then {name} is opened again from it.").format(name=record.name)
