"""A table to read and to choose a row of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop.ui.plain import one_line, plain_tooltip

ROW, GAP = 32, 12
KEY = Qt.ItemDataRole.UserRole


class RoomTable(QTableWidget):
    """Rows of plain text, each with a key; one can be chosen. The column `wide` takes what is left."""

    def __init__(self, name: str, heads: Sequence[str], wide: int, rows: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(0, len(heads), parent)
        self._wide = wide
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(heads))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(ROW * (rows + 1))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_rows(self, rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Show these: a key and its cells. The row that was chosen stays so while it is there, else the first is."""
        before = self.chosen()
        self.setRowCount(len(rows))
        for place, (key, cells) in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(one_line(text))
                item.setData(KEY, key)
                item.setToolTip(plain_tooltip(text) if column == self._wide else "")
                self.setItem(place, column, item)
        self.resizeColumnsToContents()
        for column in range(self.columnCount()):
            self.setColumnWidth(column, self.columnWidth(column) + GAP)
        self.horizontalHeader().setSectionResizeMode(self._wide, QHeaderView.ResizeMode.Stretch)
        keys = [key for key, _ in rows]
        if keys:
            self.selectRow(keys.index(before) if before in keys else 0)

    def chosen(self) -> str:
        """The key of the chosen row, "" when there is none."""
        item = self.item(self.currentRow(), 0) if self.selectedItems() else None
        return str(item.data(KEY)) if item is not None else ""
