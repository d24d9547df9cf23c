"""A table whose cells are written in, by the keyboard alone where that is wanted: Enter or F2 opens a cell, arrows lead on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.dialogs.fields import CodeBox
from desktop.ui.plain import one_line

ROW, GAP = 30, 16
CODE = Qt.ItemDataRole.UserRole
LONGEST = 200
Choices = Callable[[], Sequence[tuple[str, str]]]
"""The codes of a column and their words, asked for when a cell opens."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column; with `choices` its cells hold one of some codes."""

    head: str
    choices: Choices | None = None


class _Choosing(QStyledItemDelegate):
    """Opens a box of choices where a column has them."""

    def __init__(self, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        choices = self._columns[index.column()].choices
        if choices is None:
            return super().createEditor(parent, option, index)
        box = CodeBox(choices(), index.data(CODE), parent)
        box.setAccessibleName(self._columns[index.column()].head)
        box.setAutoFillBackground(True)
        box.activated.connect(lambda: self._take(box))
        return box

    def _take(self, box: CodeBox) -> None:
        """What was chosen holds at once, not when the focus leaves."""
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if not isinstance(editor, CodeBox):
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if not isinstance(editor, CodeBox):
            super().setModelData(editor, model, index)
            return
        model.setData(index, editor.code() or "", CODE)
        model.setData(index, editor.currentText())


class _Cells(QTableWidget):
    """Enter opens a cell, as a double click does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        may = self.editTriggers() != QAbstractItemView.EditTrigger.NoEditTriggers and self.currentItem() is not None
        if may and self.state() != QAbstractItemView.State.EditingState:
            self.edit(self.currentIndex())  # the Enter that closes a cell comes by here, too


class FormTable(QWidget):
    """Rows of cells that can be written in, added and taken away. Signals `edited` after each change that a person made.

    The first `hidden` cells of a row are kept and not shown.
    """

    edited = Signal()

    def __init__(self, name: str, columns: Sequence[Column], hidden: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns, self._hidden, self._kept, self._filling = columns, hidden, list[tuple[str, ...]](), False
        self.cells = _Cells(0, len(columns))
        self.add, self.remove = QPushButton(self.tr("Add a row")), QPushButton(self.tr("Remove the row"))
        self._dress(name)
        layout, buttons = QVBoxLayout(self), QHBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.cells, 1)
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        self.cells.itemChanged.connect(lambda _: None if self._filling else self.edited.emit())
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show these rows."""
        self._filling, self._kept = True, [row[: self._hidden] for row in rows]
        self.cells.setRowCount(len(rows))
        for place, row in enumerate(rows):
            self._fill(place, row[self._hidden :])
        self._filling = False
        self.cells.resizeColumnsToContents()
        for column in range(len(self._columns)):
            self.cells.setColumnWidth(column, self.cells.columnWidth(column) + GAP)

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows as they stand, without blank edges."""
        return tuple((*self._kept[place], *map(self._cell(place), range(len(self._columns)))) for place in range(self.cells.rowCount()))

    def set_editable(self, editable: bool) -> None:
        """Whether a person may change anything."""
        triggers = QAbstractItemView.EditTrigger
        often = triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        self.cells.setEditTriggers(often if editable else triggers.NoEditTriggers)
        for button in (self.add, self.remove):
            button.setEnabled(editable)

    def _cell(self, place: int) -> Callable[[int], str]:
        def text(column: int) -> str:
            item = self.cells.item(place, column)
            if item is None:
                return ""
            return str(item.data(CODE) or "") if self._columns[column].choices else item.text().strip()[:LONGEST]

        return text

    def _fill(self, place: int, row: Sequence[str]) -> None:
        for column, text in enumerate(row):
            choices = self._columns[column].choices
            shown = dict(choices()).get(text, text) if choices else text
            item = QTableWidgetItem(one_line(shown))
            item.setData(CODE, text)
            self.cells.setItem(place, column, item)

    def _add(self) -> None:
        place, firsts = self.cells.rowCount(), [column.choices() if column.choices else () for column in self._columns]
        self._filling = True
        self.cells.insertRow(place)
        self._kept.append(("",) * self._hidden)
        self._fill(place, [first[0][0] if first else "" for first in firsts])
        self._filling = False
        self.cells.setCurrentCell(place, 0)
        self.cells.setFocus()
        self.edited.emit()

    def _remove(self) -> None:
        place = self.cells.currentRow()
        if place >= 0:
            self.cells.removeRow(place)
            del self._kept[place]
            self.edited.emit()

    def _dress(self, name: str) -> None:
        cells = self.cells
        cells.setAccessibleName(name)
        cells.setHorizontalHeaderLabels([column.head for column in self._columns])
        cells.setItemDelegate(_Choosing(self._columns, cells))
        cells.verticalHeader().hide()
        cells.verticalHeader().setDefaultSectionSize(ROW)
        cells.setTabKeyNavigation(False)
        cells.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        cells.setMinimumHeight(ROW * 4)
        head = cells.horizontalHeader()
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
