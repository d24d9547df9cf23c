"""What came in and was not understood: where from, why, and the bytes as they came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.desk.views import QuarantineRow
from desktop.ui import numbers, words
from desktop.ui.dialogs.full_text import FullTextDialog, as_text
from desktop.ui.plain import PlainLabel, one_line, safe_text
from desktop.ui.theme import current_theme

AnyIndex: TypeAlias = QModelIndex | QPersistentModelIndex
COLUMNS = ("at", "source", "line", "reason", "raw")
LINE_BYTES = 600
WHOLE_BYTES = 3_000


class QuarantineModel(QAbstractTableModel):
    """The rows of the quarantine, newest first as the desk gives them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QuarantineRow] = []

    def show(self, rows: Sequence[QuarantineRow]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, position: int) -> QuarantineRow:
        """The row at a position."""
        return self._rows[position]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        return cell(self._rows[index.row()], COLUMNS[index.column()])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (self.tr("Came in"), self.tr("From"), self.tr("Line"), self.tr("Why"), self.tr("As it came"))[section]


def cell(row: QuarantineRow, column: str) -> str:
    """What a column shows of a row."""
    if column == "at":
        return f"{numbers.moment(row.at):%Y-%m-%d %H:%M:%S}"
    if column == "raw":
        return one_line(as_text(row.raw[:LINE_BYTES]))
    if column == "reason":
        return words.word("reason", row.reason)
    return one_line(str(getattr(row, column)))


class QuarantineDialog(QDialog):
    """The table of what was not understood, and one row of it whole below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What was not understood"))
        self.resize(900, 560)
        self.model = QuarantineModel(self)
        self.title, self.table, self.whole = PlainLabel(look="muted", wrap=True), QTableView(), QPlainTextEdit()
        self.all = QPushButton(self.tr("Show all of it"))
        self.all.setProperty("look", "link")
        self._build()
        self.show_rows([])

    def show_rows(self, rows: Sequence[QuarantineRow]) -> None:
        """Show these rows instead."""
        self.model.show(rows)
        if rows:
            self.title.setText(self.tr("%n piece(s) of input could not be read. Nothing was thrown away; the rest went on.", "", len(rows)))
            self.table.setCurrentIndex(self.model.index(0, 0))
        else:
            self.title.setText(self.tr("Everything that came in was understood."))
            self.whole.clear()
            self.all.hide()

    def _build(self) -> None:
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(current_theme().size("tile"))
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setStretchLastSection(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate((150, 180, 60, 210)):
            self.table.setColumnWidth(column, width)
        self.table.setAccessibleName(self.windowTitle())
        self.table.selectionModel().currentRowChanged.connect(self._show_whole)
        self.whole.setReadOnly(True)
        self.whole.setAccessibleName(self.tr("As it came"))
        self.whole.setFont(current_theme().font("small", script="mono"))
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self.whole)
        split.setSizes([360, 140])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.addButton(self.all, QDialogButtonBox.ButtonRole.ActionRole)
        self.all.clicked.connect(self.show_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        for widget in (self.title, split, buttons):
            layout.addWidget(widget)
        layout.setStretch(1, 1)

    def _show_whole(self, current: QModelIndex) -> None:
        if not current.isValid():
            return
        raw = self.model.row(current.row()).raw
        text = safe_text(as_text(raw[:WHOLE_BYTES]))
        if len(raw) > WHOLE_BYTES:
            text += "\n" + self.tr("… and %n more byte(s)", "", len(raw) - WHOLE_BYTES)
        self.whole.setPlainText(text)
        self.all.setVisible(len(raw) > WHOLE_BYTES)

    def show_all(self) -> None:
        """The row that is chosen in full, a page at a time."""
        current = self.table.currentIndex()
        if current.isValid():
            row = self.model.row(current.row())
            FullTextDialog(cell(row, "source"), row.raw, self).open()
