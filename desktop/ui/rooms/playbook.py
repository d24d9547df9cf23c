"""The playbook at the side: steps to go through and phrases to put into the answer, for what this case is about; and its text to edit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.core.orders import CAUSES
from desktop.desk.playbooks import LARGEST, Playbook, Playbooks
from desktop.ui import words
from desktop.ui.dialogs.fields import CodeBox
from desktop.ui.plain import PlainLabel, one_line
from desktop.ui.rooms.text_editor import TextEditor

SIZE, EDITOR_SIZE = (420, 620), (760, 620)
LONGEST = 400
"""Characters of a step or phrase."""


class PlaybookPanel(QDialog):
    """Shows a playbook beside the window, which stays usable. Signals a phrase for the answer, and that the text is to be edited."""

    phrase_chosen = Signal(str)
    editing_asked = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._books: Playbooks | None = None
        self.setWindowTitle(self.tr("Playbook"))
        self.setWindowFlag(Qt.WindowType.Tool)
        self.resize(*SIZE)
        self.which = CodeBox([])
        self.which.setAccessibleName(self.tr("Playbook"))
        self.which.currentIndexChanged.connect(self._show)
        self.steps: list[QCheckBox] = []
        self.phrases: list[QPushButton] = []
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self.edit = QPushButton(self.tr("Edit…"))
        self.edit.setAutoDefault(False)
        self.edit.clicked.connect(self.editing_asked)
        layout = QVBoxLayout(self)
        layout.addWidget(self.which)
        layout.addWidget(self._area, 1)
        layout.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignRight)

    def show_books(self, books: Playbooks, risks: Sequence[str], cause: str | None) -> None:
        """These are the playbooks; those that fit the case stand first."""
        self._books = books
        fitting = [book.name for book in books.fitting(risks, cause)]
        self.which.blockSignals(True)
        self.which.clear()
        for name in (*fitting, *(name for name in books.books if name not in fitting)):
            self.which.addItem(title_of(name), name)
        self.which.blockSignals(False)
        self._show()

    def book(self) -> Playbook | None:
        """The one that is shown."""
        return self._books.books.get(self.which.code() or "") if self._books else None

    def _show(self) -> None:
        book, inside = self.book(), QWidget()
        column = QVBoxLayout(inside)
        self.steps, self.phrases = [], []
        if book is not None:
            column.addWidget(PlainLabel(self.tr("Steps"), "head"))
            for number, step in enumerate(_in(book.steps, self._language), 1):
                column.addLayout(self._step(number, step))
            column.addWidget(PlainLabel(self.tr("Phrases"), "head"))
            for phrase in _in(book.phrases, self._language):
                column.addLayout(self._phrase(phrase))
        column.addStretch(1)
        self._area.setWidget(inside)

    def _step(self, number: int, step: str) -> QHBoxLayout:
        box, row = QCheckBox(), QHBoxLayout()
        box.setAccessibleName(f"{number}. {step}")
        self.steps.append(box)
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(f"{number}. {_shown(step)}", wrap=True), 1)
        return row

    def _phrase(self, phrase: str) -> QHBoxLayout:
        use, row = QPushButton(self.tr("Use")), QHBoxLayout()
        use.setAutoDefault(False)
        use.setAccessibleName(self.tr("Use: {phrase}").format(phrase=phrase))
        use.clicked.connect(lambda: self.phrase_chosen.emit(phrase))
        self.phrases.append(use)
        row.addWidget(PlainLabel(_shown(phrase), wrap=True), 1)
        row.addWidget(use, 0, Qt.AlignmentFlag.AlignTop)
        return row


class PlaybookEditor(TextEditor):
    """The text of the playbooks."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("PlaybookEditor", "Edit the playbooks")
        hint = QCoreApplication.translate("PlaybookEditor", "TOML: a table for each risk or cause and language, with steps and phrases.")
        super().__init__(title, hint, text, LARGEST, parent=parent)
        self.resize(*EDITOR_SIZE)


def _shown(line: str) -> str:
    """A line as a label shows it: 24 of them are laid out at once."""
    return one_line(line, LONGEST)


def title_of(name: str) -> str:
    """What a playbook is called: the risk or the cause that it is for."""
    return words.word("cause", name) if name in CAUSES else words.risk(name)


def _in(lines: object, language: str) -> Sequence[str]:
    found = dict(lines) if isinstance(lines, dict) else {}
    return found.get(language) or found.get("en") or next(iter(found.values()), ())
