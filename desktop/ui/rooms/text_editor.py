"""The editor of a company's own text beside the record: the rules of alerts, the playbooks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.ui.case.plain_field import PlainField
from desktop.ui.plain import PlainLabel, restyle


class TextEditor(QDialog):
    """Signals the text that shall be kept; what is wrong with it is said, and nothing is lost. Subclasses say what it is, with a `hint`.
    Who may not change it only reads."""

    kept = Signal(str)

    def __init__(self, title: str, hint: str, text: str, largest: int, may_change: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.field = PlainField(most=largest)
        self.field.setPlainText(text)
        self.field.setReadOnly(not may_change)
        self.field.setAccessibleName(title)
        self.said = PlainLabel(hint, "muted", wrap=True)
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
