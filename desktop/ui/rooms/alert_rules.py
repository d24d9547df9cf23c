"""The text of the rules of alerts, to read and to edit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.desk.alert_file import LARGEST
from desktop.ui.case.plain_field import PlainField
from desktop.ui.plain import PlainLabel, restyle

SIZE = (820, 660)


class AlertRulesEditor(QDialog):
    """Signals the text that shall be kept; what is wrong with it is said, and nothing is lost. Who may not change it only reads."""

    kept = Signal(str)

    def __init__(self, text: str, may_change: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Rules of alerts"))
        self.resize(*SIZE)
        self.field = PlainField(most=LARGEST)
        self.field.setPlainText(text)
        self.field.setReadOnly(not may_change)
        self.field.setAccessibleName(self.windowTitle())
        hint = self.tr("TOML: the hours of rest, and a table for each kind of alert.")
        self.said = PlainLabel(hint if may_change else self.tr("Supervisors and managers can change these rules."), "muted", wrap=True)
        self.save, cancel = QPushButton(self.tr("Save")), QPushButton(self.tr("Cancel"))
        self.save.setProperty("look", "primary")
        self.save.setEnabled(may_change)
        self.save.clicked.connect(lambda: self.kept.emit(self.field.toPlainText()))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.addWidget(self.field, 1)
        layout.addLayout(foot)

    def show_trouble(self, sentence: str) -> None:
        """It was not kept, and why."""
        self.said.setText(sentence)
        restyle(self.said, "error")
