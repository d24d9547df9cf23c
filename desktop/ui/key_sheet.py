"""The list of keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.commands import COMMANDS, Command, group_title
from desktop.ui.plain import PlainLabel

COLUMNS = (("queue", "filter"), ("step_in", "case"), ("money", "desk"))


class KeySheet(QDialog):
    """Every command with its key, by group, in three columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        columns = QHBoxLayout()
        columns.setSpacing(32)
        for groups in COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(16)
            for group in groups:
                column.addLayout(self._group(group))
            column.addStretch()
            columns.addLayout(column)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(columns)
        layout.addWidget(PlainLabel(self.tr("Letters work wherever no text is being typed."), "muted"))
        layout.addWidget(buttons)

    def _group(self, group: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(PlainLabel(group_title(group), "head"), 0, 0, 1, 2)
        for row, each in enumerate((each for each in COMMANDS if each.group == group), start=1):
            self._add_row(grid, row, each)
        return grid

    def _add_row(self, grid: QGridLayout, row: int, each: Command) -> None:
        grid.addWidget(PlainLabel(each.shown_key, "key"), row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(PlainLabel(each.shown_title), row, 1)
