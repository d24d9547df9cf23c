"""A field for a text of several lines that stays quick whatever is pasted into it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.ui.case.frames import FIELD
from desktop.ui.plain import DISPLAY_CAP


class PlainField(QPlainTextEdit):
    """Plain text only; Tab leaves it. Of what is pasted, the first DISPLAY_CAP characters are taken (one long line would freeze Qt)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setStyleSheet(FIELD)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text()[: max(0, DISPLAY_CAP - self.document().characterCount())])
