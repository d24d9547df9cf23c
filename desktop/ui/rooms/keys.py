"""Keys: who signs with which, what can be checked by voice, and what one machine can and cannot enforce."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.core.people import Person, Policy
from desktop.core.signing import Key, fingerprint
from desktop.desk.views import Outcome
from desktop.ui import words
from desktop.ui.dialogs.sign_in import RevokeDialog
from desktop.ui.plain import PlainLabel, one_line, restyle
from desktop.ui.rooms.table import RoomTable

SIZE = (780, 520)


class KeysRoom(QDialog):
    """The keys of the record. Signals `enrolment_wanted`, and `order_given` with an order to revoke one."""

    enrolment_wanted = Signal()
    order_given = Signal(object)

    def __init__(self, person: Person | None, policy: Policy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person, self._policy = person, policy
        self._keys: dict[str, Key] = {}
        self.setWindowTitle(self.tr("Keys"))
        self.resize(*SIZE)
        heads = [self.tr("Person"), self.tr("Fingerprint"), self.tr("Since"), self.tr("State")]
        self.table = RoomTable(self.tr("Keys"), heads, 3)
        self.said = PlainLabel(wrap=True)
        self.loose = PlainLabel(
            self.tr(
                "A key that is not confirmed counts as that person's only because it said so first. Compare its fingerprint with them, by "
                "voice or on paper; or they make another key, which a lead who has one confirms, and revoke the first."
            ),
            wrap=True,
        )
        self.make, self.revoke = QPushButton(self.tr("Make a key…")), QPushButton(self.tr("Revoke…"))
        self.leave = QPushButton(self.tr("Close"))
        self.make.clicked.connect(self.enrolment_wanted)
        self.revoke.clicked.connect(self._revoke)
        self.leave.clicked.connect(self.reject)
        self.table.itemSelectionChanged.connect(self._show_what_can_be_done)
        self._lay_out()
        self._show_what_can_be_done()

    def show_keys(self, keys: Sequence[Key]) -> None:
        """Show these."""
        self._keys = {key.key_id: key for key in keys}
        self.table.show_rows([(key.key_id, self._cells(key)) for key in keys])
        loose = sum(key.revoked_at is None and not key.confirmed_by for key in keys)
        self.loose.setVisible(loose > 0)
        self._show_what_can_be_done()

    def show_made(self, key_id: str) -> None:
        """A key was made; what to do with its fingerprint."""
        said = self.tr("Your key is made. Its fingerprint, to be compared once with a colleague by voice: {fingerprint}")
        self.said.setText(said.format(fingerprint=fingerprint(key_id)))
        restyle(self.said, "")

    def show_outcome(self, outcome: Outcome) -> None:
        """Say what became of an order."""
        self.said.setText(self.tr("Revoked.") if outcome.accepted else words.refusal(outcome.code))
        restyle(self.said, "" if outcome.accepted else "error")

    def _cells(self, key: Key) -> list[str]:
        by = one_line(self._policy.name_of(key.confirmed_by), 40)
        state = self.tr("signs; confirmed by {name}").format(name=by) if by else self.tr("signs; not confirmed")
        if key.revoked_at is not None:
            said = self.tr("revoked {day} by {name}: {reason}")
            name = one_line(self._policy.name_of(key.revoked_by or ""), 40)
            state = said.format(day=key.revoked_at[:10], name=name, reason=one_line(key.reason, 80))
        return [self._policy.name_of(key.person), fingerprint(key.key_id), key.enrolled_at[:10], state]

    def _revoke(self) -> None:
        key = self._keys.get(self.table.chosen())
        if key is not None and self._person is not None:
            dialog = RevokeDialog(self._person.id, key, self._policy.name_of(key.person), self)
            dialog.order_given.connect(self.order_given)
            dialog.open()

    def _show_what_can_be_done(self) -> None:
        key, me = self._keys.get(self.table.chosen()), self._person
        mine = key is not None and me is not None and (key.person == me.id or me.role == "manager")
        signs = me is not None and any(each.person == me.id and each.revoked_at is None for each in self._keys.values())
        self.revoke.setEnabled(mine and signs and key is not None and key.revoked_at is None)
        self.make.setEnabled(me is not None)

    def _lay_out(self) -> None:
        limits = self.tr(
            "A key keeps anybody without its secret from deciding in your name, and shows afterwards that nothing signed was changed. It "
            "cannot stop the owner of this machine from reading the record, watching what is typed, or putting an older record in its "
            "place: only a head that is kept elsewhere shows that."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        for widget in (PlainLabel(self.windowTitle(), "title"), PlainLabel(limits, "muted", wrap=True), self.table, self.loose, self.said):
            layout.addWidget(widget, 1 if widget is self.table else 0)
        row = QHBoxLayout()
        row.addWidget(self.make)
        row.addWidget(self.revoke)
        row.addStretch(1)
        row.addWidget(self.leave)
        layout.addLayout(row)
        for button in (self.make, self.revoke, self.leave):
            button.setAutoDefault(False)
