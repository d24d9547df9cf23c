"""A field for a text of several lines that stays quick whatever is pasted into it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.ui.case.frames import FIELD

MOST = 5_000


class PlainField(QPlainTextEdit):
    """Plain text only; Tab leaves it. Of what is pasted, only so much is taken that the field holds `most` characters: Qt lays a line out
    whole with each key, and a long one would freeze it. Signals `shortened` with `most` when something of it was left out."""

    shortened = Signal(int)

    def __init__(self, parent: QWidget | None = None, most: int = MOST) -> None:
        super().__init__(parent)
        self._most = most
        self.setTabChangesFocus(True)
        self.setStyleSheet(FIELD)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text, room = source.text(), max(0, self._most - self.document().characterCount() + 1)
        self.insertPlainText(text[:room])
        if len(text) > room:
            self.shortened.emit(self._most)
