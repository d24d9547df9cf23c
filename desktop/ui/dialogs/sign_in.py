"""Secrets: sign in, give one again before money, choose one for a new key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.core.errors import StepinError
from desktop.core.people import Person
from desktop.core.signing import Key, RevokeKey, Signer, fingerprint
from desktop.ui import numbers, troubles, words
from desktop.ui.case.giver import new_id
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.dialogs.fields import CodeBox, ShortText
from desktop.ui.fit import fit_height
from desktop.ui.plain import PlainLabel, button_text, one_line, restyle

WIDTH, LONGEST = 440, 200
SHORTEST, PASSPHRASE = 6, 12


def refusal(error: Exception) -> str:
    """Why a secret was not taken, in a sentence."""
    if not isinstance(error, StepinError):
        return words.unexpected(str(error))
    until = error.values.get("until")
    if error.code in ("locked_out", "wrong_secret") and isinstance(until, float) and until > 0:
        said = QCoreApplication.translate("SecretDialog", "Five wrong secrets: locked until {time}. The record says so.")
        return said.format(time=f"{numbers.moment(until):%H:%M}")
    if error.code == "wrong_secret":
        left = error.values.get("left")
        tries = left if isinstance(left, int) else 0
        return QCoreApplication.translate("SecretDialog", "This is not the secret. %n more try(s) before it locks.", "", tries)
    if error.code == "weak_secret":
        least = error.values.get("least")
        characters = least if isinstance(least, int) else PASSPHRASE
        return QCoreApplication.translate("SecretDialog", "Too short: %n character(s) at least.", "", characters)
    return troubles.sentence(error)


class SecretField(QLineEdit):
    """A line whose letters nobody sees."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST)
        self.setAccessibleName(name)

    def take(self) -> str:
        """What was typed; it stands here no longer."""
        secret = self.text()
        self.clear()
        return secret


class SecretDialog(QDialog):
    """Asks for one person's secret. Signals `secret_given` with it, and `opened_key` with the signer once it was right."""

    secret_given = Signal(str)
    opened_key = Signal(object)

    def __init__(self, name: str, again: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self.setWindowTitle(self.tr("Give your secret again") if again else self.tr("Sign in"))
        shown = one_line(name, 60)
        why = self.tr("{name}: money is decided with a fresh secret; the last one is more than two minutes old.")
        sign = self.tr("{name} has a key. The secret opens it, here and until the window locks.")
        self.said = PlainLabel((why if again else sign).format(name=shown), wrap=True)
        self.secret = SecretField(self.tr("Secret of {name}").format(name=shown))
        self.do_it, self.cancel = QPushButton(self.windowTitle()), QPushButton(self.tr("Cancel"))
        self.do_it.setProperty("look", "primary")
        self.do_it.setDefault(True)
        self.do_it.clicked.connect(self._give)
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        _lay_out(self, self.windowTitle(), [self.secret, self.said], [self.cancel, self.do_it])

    def show_opened(self, signer: Signer) -> None:
        """The secret was right."""
        self.opened_key.emit(signer)
        self.accept()

    def show_refused(self, error: Exception) -> None:
        """It was not; why."""
        self.said.setText(refusal(error))
        restyle(self.said, "error")
        self.do_it.setEnabled(True)
        self.secret.setFocus()
        fit_height(self)

    def _give(self) -> None:
        if self.secret.text():
            self.do_it.setEnabled(False)
            self.secret_given.emit(self.secret.take())


class EnrolDialog(QDialog):
    """Asks for the secret of a new key, twice, and with `confirmers` who of them confirms it, if anybody (`asked`: somebody must). Signals
    `secret_given`."""

    secret_given = Signal(str)

    def __init__(
        self,
        person: Person,
        parent: QWidget | None = None,
        first: bool = False,
        confirmers: Sequence[tuple[str, str]] = (),
        asked: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self.setWindowTitle(self.tr("Make a key"))
        self._least = PASSPHRASE if person.limits else SHORTEST
        self.first, self.second = SecretField(self.tr("Passphrase")), SecretField(self.tr("The same again"))
        self.said = PlainLabel(wrap=True)
        self.do_it, self.cancel = QPushButton(self.tr("Make the key")), QPushButton(self.tr("Cancel"))
        self.do_it.setProperty("look", "primary")
        self.do_it.setDefault(True)
        self.do_it.clicked.connect(self._give)
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        form = QFormLayout()
        for field in (self.first, self.second):
            label = PlainLabel(field.accessibleName(), "muted")
            label.setBuddy(field)
            form.addRow(label, field)
            field.textChanged.connect(self._judge)
        nobody = [] if asked else [(None, self.tr("nobody"))]
        self.confirmed_by = CodeBox([*nobody, *((ident, button_text(name)) for ident, name in confirmers)])
        if confirmers:
            self.confirmed_by.setAccessibleName(self.tr("Confirmed by"))
            form.addRow(PlainLabel(self.confirmed_by.accessibleName(), "muted"), self.confirmed_by)
        about = self.tr("{name}: from then on everything done in this name is signed, and nothing is done in it without the secret. ")
        about += self.tr("Nobody can bring a forgotten secret back; a manager can revoke the key.")
        if first and not confirmers:
            about += " " + self.tr(
                "Nothing proves that a first key is this person's: whoever sits here could make it. Compare its fingerprint by voice or on "
                "paper."
            )
        if asked:
            about += " " + self.tr("The policy asks that another lead confirms a first key: they give their secret here after you.")
        elif confirmers:
            about += " " + self.tr("Another lead can confirm that the key is this person's: they give their secret here after you.")
        about = about.format(name=one_line(person.name, 60))
        _lay_out(self, self.windowTitle(), [PlainLabel(about, wrap=True), form, self.said], [self.cancel, self.do_it])
        self._judge()

    def confirmer(self) -> str | None:
        """Who confirms it; None where nobody has to."""
        return self.confirmed_by.code()

    def show_refused(self, error: Exception) -> None:
        """The key was not made; why."""
        self.said.setText(refusal(error))
        restyle(self.said, "error")
        self.do_it.setEnabled(True)
        fit_height(self)

    def _judge(self) -> None:
        long, same = len(self.first.text()) >= SHORTEST, self.first.text() == self.second.text()
        wish = self.tr("Twelve characters or more: four words that you can keep.") if self._least == PASSPHRASE else ""
        said = wish if not long else "" if same else self.tr("The two are not the same.")
        self.said.setText(said or (wish if len(self.first.text()) < self._least else ""))
        restyle(self.said, "muted")
        self.do_it.setEnabled(long and same)

    def _give(self) -> None:
        self.do_it.setEnabled(False)
        self.second.clear()
        self.secret_given.emit(self.first.take())


class RevokeDialog(OrderDialog):
    """Revokes a key, with a reason."""

    def __init__(self, by: str, key: Key, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by, self._key = by, key
        self.name_it(self.tr("Revoke the key"), self.tr("Revoke"))
        about = self.tr("{name}, {fingerprint}").format(name=one_line(name, 60), fingerprint=fingerprint(key.key_id))
        self.form.addRow(PlainLabel(about, wrap=True))
        self.reason = ShortText(self.tr("Lost, left, or known to somebody else"), 2)
        self.ask(self.tr("Reason"), self.reason)
        self.reason.textChanged.connect(self.refresh)
        self.refresh()

    def problem(self) -> str:
        return "" if self.reason.text() else self.tr("Write why; the record keeps it.")

    def preview(self) -> str:
        return self.tr("It signs nothing from now on; what it signed stays signed. Without another key nothing is done in this name.")

    def make_order(self) -> RevokeKey:
        return RevokeKey(id=new_id(), by=self._by, key=self._key.key_id, reason=self.reason.text())


def _lay_out(dialog: QDialog, title: str, parts: list[QWidget | QFormLayout], buttons: list[QPushButton]) -> None:
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(20, 16, 20, 16)
    layout.setSpacing(12)
    layout.addWidget(PlainLabel(title, "title"))
    for part in parts:
        layout.addLayout(part) if isinstance(part, QFormLayout) else layout.addWidget(part)
    row = QHBoxLayout()
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    layout.addLayout(row)
    fit_height(dialog)
