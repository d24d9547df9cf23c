"""A second person comes to the machine of the first: who it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.core.people import Person
from desktop.ui.dialogs.fields import CodeBox
from desktop.ui.fit import fit_height
from desktop.ui.plain import PlainLabel, one_line

WIDTH = 440


class SecondDialog(QDialog):
    """Signals `chosen` with the id of the person who will approve; the approval itself asks for his secret."""

    chosen = Signal(str)

    def __init__(self, people: Sequence[Person], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self.setWindowTitle(self.tr("A second person approves here"))
        self.who = CodeBox([(person.id, one_line(person.name, 60)) for person in people])
        self.who.setAccessibleName(self.tr("Who approves"))
        said = self.tr("You stay signed in. The other reads the offer here and approves it with a secret of their own.")
        none = self.tr("Nobody else who has a key can approve an offer here now.")
        self.said = PlainLabel(said if people else none, wrap=True)
        self.do_it, cancel = QPushButton(self.tr("Go on")), QPushButton(self.tr("Cancel"))
        self.do_it.setProperty("look", "primary")
        self.do_it.setDefault(True)
        self.do_it.setEnabled(bool(people))
        self.do_it.clicked.connect(self._choose)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        layout, row = QVBoxLayout(self), QHBoxLayout()
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        for widget in (PlainLabel(self.windowTitle(), "title"), self.said, self.who):
            layout.addWidget(widget)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.do_it)
        layout.addLayout(row)
        self.who.setVisible(bool(people))
        fit_height(self)

    def _choose(self) -> None:
        who = self.who.code()
        self.accept()
        if who:
            self.chosen.emit(who)
