"""The accounts that messages come in by and answers go out by: a list at the left, the page of one at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.core.errors import BadInput, StepinError
from desktop.core.people import LEADS, Person
from desktop.desk.connections import Connection, secrets_of, settings_of
from desktop.ui.connections import words
from desktop.ui.connections.account_list import AccountList
from desktop.ui.connections.form import AccountForm
from desktop.ui.connections.lights import Light
from desktop.ui.plain import PlainLabel, one_line, restyle

SIZE = (920, 640)


class ConnectionsRoom(QDialog):
    """Signals what was asked for: trying an account out or keeping it (kind, values, secrets, and whether it is new), removing one."""

    check_asked = Signal(str, object, object)
    save_asked = Signal(str, object, object, bool)
    remove_asked = Signal(str)

    def __init__(self, person: Person | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may_change = person is not None and person.role in LEADS
        self._connections: dict[str, Connection] = {}
        self._busy = False
        self.form: AccountForm | None = None
        self.setWindowTitle(self.tr("Connections"))
        self.resize(*SIZE)
        self.list, self.page = AccountList(), QStackedWidget()
        self.empty = PlainLabel(look="muted", wrap=True)
        self.said = PlainLabel(wrap=True)
        self.add, self.remove = QPushButton(self.tr("Add")), QPushButton(self.tr("Remove…"))
        self.check, self.save = QPushButton(self.tr("Test connection")), QPushButton(self.tr("Save"))
        self.sure, self.leave = QPushButton(self.tr("Yes, remove it")), QPushButton(self.tr("Close"))
        self._connect()
        self._lay_out()
        self._show_what_can_be_done()

    def show_connections(self, connections: Sequence[Connection]) -> None:
        """Show these; the one whose page is open stays so."""
        self._connections = {each.name: each for each in connections}
        self.list.show_connections(connections, self._open_name())
        if self.form is None or (self.form.connection is not None and self._open_name() not in self._connections):
            self.choose(next(iter(self._connections), ""))

    def show_lights(self, lights: Mapping[str, Light]) -> None:
        """How the accounts are."""
        self.list.show_lights(lights)

    def choose(self, name: str) -> None:
        """Open the page of an account, "" for none."""
        connection = self._connections.get(name)
        if connection is None:
            self._put(None)
        else:
            self._put(self._form_of(connection.kind, connection))
        self.list.select(name)
        self.tell("")

    def begin(self, kind: str) -> None:
        """A page for a new account."""
        self.list.select("")
        form = self._form_of(kind, None)
        self._put(form)
        self.tell("")
        form.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_working(self) -> None:
        """The account is being tried out."""
        self._busy = True
        self.tell(self.tr("Trying it out…"))

    def show_checked(self, name: str) -> None:
        """It works."""
        self._busy = False
        if self._is_open(name):
            self.tell(self.tr("It works: reached, signed in, nothing was changed there."))
        self._show_what_can_be_done()

    def show_saved(self, name: str, connections: Sequence[Connection]) -> None:
        """It is kept."""
        self._busy = False
        if self.form is not None and self._is_open(name):
            saved = next((each for each in connections if each.name == name), None)
            if saved is not None:
                self.form.show_saved(saved)
            self.tell(self.tr("Saved."))
        self.show_connections(connections)
        self.list.select(name)
        self._show_what_can_be_done()

    def show_problem(self, error: StepinError) -> None:
        """What is wrong, in a sentence."""
        self._busy = False
        self.tell(words.problem(error), good=False)

    def tell(self, sentence: str, good: bool = True) -> None:
        """Say something."""
        self.said.setText(sentence)
        restyle(self.said, "" if good else "error")
        self.sure.hide()
        self._show_what_can_be_done()

    def _is_open(self, name: str) -> bool:
        return self.form is not None and self.form.name == name

    def _form_of(self, kind: str, connection: Connection | None) -> AccountForm:
        form = AccountForm(kind, settings_of(kind), secrets_of(kind), connection, self._may_change)
        form.changed.connect(lambda: self.tell(""))
        return form

    def _put(self, form: AccountForm | None) -> None:
        before, self.form = self.form, form
        if form is not None:
            self.page.addWidget(form)
        self.page.setCurrentWidget(form or self.empty)
        if before is not None:
            self.page.removeWidget(before)
            before.deleteLater()
        self.empty.setText("" if self._connections else self._nothing_yet())
        self._show_what_can_be_done()

    def _nothing_yet(self) -> str:
        if not self._may_change:
            return self.tr("Nothing is connected. A supervisor or a manager can add an account.")
        return self.tr("Nothing is connected yet: messages come in by import only. Add an account, and the queue fills by itself.")

    def _open_name(self) -> str:
        """The account whose page is open, "" for none or a new one."""
        return self.form.connection.name if self.form is not None and self.form.connection is not None else ""

    def _chosen(self, name: str) -> None:
        if name != self._open_name():
            self.choose(name)

    def _ask_check(self) -> None:
        if self.form is not None and (values := self._values(self.form)) is not None:
            self.show_working()
            self.check_asked.emit(self.form.kind, values, self.form.typed())

    def _ask_save(self) -> None:
        if self.form is not None and (values := self._values(self.form)) is not None:
            self._busy = True
            self._show_what_can_be_done()
            self.save_asked.emit(self.form.kind, values, self.form.typed(), self.form.connection is None)

    def _values(self, form: AccountForm) -> dict[str, object] | None:
        try:
            return form.values()
        except BadInput as problem:
            self.show_problem(problem)
            return None

    def _ask_remove(self) -> None:
        if self.form is not None and self.form.connection is not None:
            said = self.tr("Remove {name}, and its secrets from this machine? What came in by it stays in the record.")
            self.tell(said.format(name=one_line(self.form.connection.name, 40)))
            self.sure.show()
            self.sure.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.form is not None:
            self.choose(next(iter(self._connections), ""))

    def _remove(self) -> None:
        if self.form is not None and self.form.connection is not None:
            name = self.form.connection.name
            self._put(None)
            self.tell("")
            self.remove_asked.emit(name)

    def _show_what_can_be_done(self) -> None:
        ready = self.form is not None and not self._busy
        self.check.setEnabled(ready)
        self.save.setEnabled(ready and self._may_change)
        self.remove.setEnabled(ready and self._may_change)
        self.add.setEnabled(self._may_change)

    def _connect(self) -> None:
        menu = QMenu(self)
        for kind in words.KINDS:
            menu.addAction(words.kind(kind)).triggered.connect(lambda checked=False, kind=kind: self.begin(kind))
        self.add.setMenu(menu)
        self.list.account_chosen.connect(self._chosen)
        self.check.clicked.connect(self._ask_check)
        self.save.clicked.connect(self._ask_save)
        self.remove.clicked.connect(self._ask_remove)
        self.sure.clicked.connect(self._remove)
        self.leave.clicked.connect(self.reject)
        self.save.setProperty("look", "primary")
        for button in (self.add, self.remove, self.check, self.save, self.sure, self.leave):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QFrame()
        self.list.setAccessibleName(self.windowTitle())
        left.addWidget(PlainLabel(self.windowTitle(), "title"))
        left.addWidget(self.list, 1)
        left.addWidget(self.add)
        right.setProperty("look", "panel")
        inside = QVBoxLayout(right)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.page)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMargin(40)
        self.page.addWidget(self.empty)
        body, foot, said = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        body.setSpacing(12)
        body.addLayout(left)
        body.addWidget(right, 1)
        said.addWidget(self.said, 1)
        said.addWidget(self.sure)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        for button in (self.check, self.save, self.leave):
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(10)
        whole.addLayout(body, 1)
        whole.addLayout(said)
        whole.addLayout(foot)
        self.sure.hide()
        self.said.setMinimumHeight(20)
