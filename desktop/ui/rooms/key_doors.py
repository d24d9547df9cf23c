"""Signing in at the window: the lock, the keys, and a second person beside the first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

from desktop.core.errors import Refused
from desktop.ui.desk_room import DeskRoom
from desktop.ui.runner import Runner
from desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from desktop.core.signing import Signer
    from desktop.desk.views import Outcome
    from desktop.ui.lock_screen import LockScreen
    from desktop.ui.rooms.keys import KeysRoom


class KeyDoors(QObject):
    """Opens what has to do with keys with `show`, and covers the window while it is locked."""

    def __init__(self, window: MainWindow, room: DeskRoom, runner: Runner, show: Callable[[QDialog], None]) -> None:
        super().__init__(window)
        self._window, self._room, self._seat, self._runner, self._show = window, room, room.seat, runner, show
        self.screen: LockScreen | None = None
        self._keys: KeysRoom | None = None
        self._bring_back: Callable[[], None] = lambda: None
        self._begun = self._open = False
        self._seat.locked.connect(self._cover)
        self._seat.keys_changed.connect(self._keys_changed)
        if self._seat.may_lock:  # nothing is shown before it is known that nobody has to sign in
            self._show_inside(False)
            runner.opened.connect(self._desk_opened)
            window.model.modelReset.connect(self._page_came)

    def table(self) -> dict[str, Callable[[], object]]:
        """What each command does."""
        return {"lock": self.lock, "keys": self.open_keys, "second": self.call_second}

    def lock(self) -> None:
        """Cover the window, and let go of every key."""
        person = self._room.person
        if person is not None and self._seat.valid_keys(person.id):
            self._seat.lock()
        else:
            self._window.status.say(self.tr("There is nothing to lock with: make a key first."))

    def open_keys(self) -> None:
        """Whose keys sign, make one, revoke one."""
        from desktop.ui.rooms.keys import KeysRoom

        room = self._keys = KeysRoom(self._room.person, self._room.policy, self._window)
        room.enrolment_wanted.connect(lambda: self._enrol(room))
        room.order_given.connect(lambda order: self._room.give(order, lambda outcome: self._revoked(room, outcome)))
        room.finished.connect(lambda: self._left(room))
        room.show_keys(self._seat.keys)
        self._show(room)

    def call_second(self) -> None:
        """Somebody else approves the offer that is shown, beside the one who is signed in."""
        from desktop.ui.dialogs.second import SecondDialog

        context = replace(self._window.case.context, now=self._seat.now())
        offer = context.offer()
        able = [p for p in context.policy.people.values() if self._seat.valid_keys(p.id) and p != context.person]
        able = [p for p in able if offer is not None and replace(context, person=p).givers(offer)]
        dialog = SecondDialog(able, self._window)
        dialog.chosen.connect(self._approve_as)
        self._show(dialog)

    def _approve_as(self, person: str) -> None:
        from desktop.ui.dialogs.decide import DecideDialog

        context = replace(self._window.case.context, person=self._room.policy.people[person], now=self._seat.now())
        offer, giver = context.offer(), context.giver()
        if offer is not None and giver is not None:
            dialog = DecideDialog(giver, context, offer, "approve", self._window)
            dialog.order_given.connect(self._room.give)
            self._show(dialog)
            self._runner.read(
                lambda desk: desk.offer_brief(offer.id, context.now), lambda brief: dialog.show_brief(brief) if isValid(dialog) else None
            )

    def _enrol(self, room: KeysRoom) -> None:
        person = self._room.person
        if person is not None:
            self._seat.sign_as(person.id, True, lambda _: self._ask_new_secret(room), lambda: None)

    def _ask_new_secret(self, room: KeysRoom) -> None:
        from desktop.ui.dialogs.sign_in import EnrolDialog

        person = self._room.person
        if person is None or self._keys is not room:
            return
        confirmers = [(other.id, other.name) for other in self._seat.confirmers(person)]
        dialog = EnrolDialog(person, room, not self._seat.valid_keys(person.id), confirmers, self._seat.must_be_confirmed(person))

        def made(key_id: str) -> None:
            dialog.accept()
            if self._keys is room:
                room.show_made(key_id)

        def make(secret: str, other: Signer | None = None) -> None:
            if isValid(dialog):
                self._seat.make_key(person, secret, made, dialog.show_refused, other)

        def given(secret: str) -> None:
            confirmer = dialog.confirmer()
            if confirmer is None:
                make(secret)
                return
            asked = self._seat.ask(confirmer)  # always: that somebody is signed in at this window is no yes to somebody else's key
            asked.opened_key.connect(lambda signer: make(secret, signer))
            asked.rejected.connect(lambda: dialog.show_refused(Refused("not_confirmed")) if isValid(dialog) else None)

        dialog.secret_given.connect(given)
        dialog.open()

    def _revoked(self, room: KeysRoom, outcome: Outcome) -> None:
        self._seat.read_keys()
        if self._keys is room:
            room.show_outcome(outcome)

    def _keys_changed(self) -> None:
        """The record's keys were read; at the beginning the one who acts signs in first."""
        self._window.person_menu.set_signed(frozenset(key.person for key in self._seat.keys if key.revoked_at is None))
        if self._keys is not None:
            self._keys.show_keys(self._seat.keys)
        person = self._room.person
        if not self._begun and person is not None and self._seat.valid_keys(person.id):
            self._seat.lock()
        elif not self._begun:
            self._show_inside(True)
        self._begun = True

    def _desk_opened(self) -> None:
        self._open = True

    def _page_came(self) -> None:
        """Before the desk is open a first page comes only from a record without keys."""
        if self._window.model.order.rows and not self._open and not self._begun:
            self._show_inside(True)

    def _cover(self) -> None:
        from desktop.ui.lock_screen import LockScreen, put_away

        if self.screen is not None:
            return
        self._bring_back = put_away()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        self._show_inside(False)
        person = self._room.person.id if self._room.person else ""
        people = [(p.id, p.name) for p in self._room.policy.people.values() if self._seat.valid_keys(p.id)]
        self.screen = screen = LockScreen(people, person, self._window)
        screen.secret_given.connect(lambda who, secret: self._seat.unlock(who, secret, self._uncover, screen.show_refused))

    def _uncover(self, signer: Signer) -> None:
        if self.screen is None:
            return
        self.screen.hide()
        self.screen.deleteLater()
        self.screen = None
        self._seat.open()
        self._show_inside(True)
        self._room.act_as(signer.person)
        self._bring_back()
        self._window.queue.setFocus()

    def _show_inside(self, shown: bool) -> None:
        inside = self._window.centralWidget()
        if inside is not None:
            inside.setVisible(shown)

    def _left(self, room: KeysRoom) -> None:
        if self._keys is room:
            self._keys = None
