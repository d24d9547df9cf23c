"""Who acts: the button in the top bar that shows it and changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop.ui import words
from desktop.ui.plain import button_text

if TYPE_CHECKING:
    from desktop.core.people import Person, Policy


class PersonMenu(QToolButton):
    """The person who acts, and a menu of all people of the policy. Tells `person_chosen` with an id."""

    person_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._policy: Policy | None = None
        self._person = ""
        self._signed: frozenset[str] = frozenset()
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(self.tr("Who acts in this window"))
        self._show()

    def set_policy(self, policy: Policy) -> None:
        """The people to choose from."""
        self._policy = policy
        self._fill(policy)
        self._show()

    def set_signed(self, people: frozenset[str]) -> None:
        """Who has a key; what the others do is unsigned, and the menu says so as soon as anybody has one."""
        self._signed = people
        for action in self._group.actions():
            person = self._policy.people.get(action.data()) if self._policy else None
            if person is not None:
                action.setText(self._title(person))
        self._show()

    def set_person(self, person: str) -> None:
        """Show who acts, by id; "" for nobody."""
        self._person = person
        for action in self._group.actions():
            action.setChecked(action.data() == person)
        self._show()

    def person(self) -> Person | None:
        """Who acts."""
        return self._policy.people.get(self._person) if self._policy else None

    def _fill(self, policy: Policy) -> None:
        self._menu.clear()
        for action in self._group.actions():
            self._group.removeAction(action)
        if policy.starter:
            note = self._menu.addAction(self.tr("Example people of the starter policy"))
            note.setEnabled(False)
            self._menu.addSeparator()
        for person in policy.people.values():
            self._menu.addAction(self._action(person))

    def _action(self, person: Person) -> QAction:
        action = QAction(self._title(person), self._group)
        action.setCheckable(True)
        action.setChecked(person.id == self._person)
        action.setData(person.id)
        action.triggered.connect(lambda: self._choose(person.id))
        return action

    def _choose(self, person: str) -> None:
        self.set_person(person)
        self.person_chosen.emit(person)

    def _show(self) -> None:
        person = self.person()
        title = self._title(person) if person else self.tr("Nobody")
        self.setText(title)
        self.setAccessibleName(self.tr("Acting: {person}").format(person=title))

    def _title(self, person: Person) -> str:
        said = self.tr("{name} · {role}").format(name=button_text(person.name), role=words.word("role", person.role))
        return said if not self._signed or person.id in self._signed else self.tr("{person} · unsigned").format(person=said)
