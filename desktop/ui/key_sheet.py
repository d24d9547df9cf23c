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
            columns.addLayout(self._column(groups))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(columns)
        layout.addWidget(PlainLabel(self.tr("Letters work wherever no text is being typed."), "muted"))
        layout.addWidget(buttons)

    def _column(self, groups: tuple[str, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for group in groups:
            if grid.count():
                grid.setRowMinimumHeight(grid.rowCount(), 12)
            grid.addWidget(PlainLabel(group_title(group), "head"), grid.rowCount(), 0, 1, 2)
            for each in COMMANDS:
                if each.group == group:
                    self._add_row(grid, each)
        grid.setRowStretch(grid.rowCount(), 1)
        return grid

    def _add_row(self, grid: QGridLayout, each: Command) -> None:
        row = grid.rowCount()
        grid.addWidget(PlainLabel(each.shown_key, "key"), row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(PlainLabel(each.shown_title), row, 1)
