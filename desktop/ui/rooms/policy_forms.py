"""The policy as forms: people, their limits, budgets, delegations, and what holds for all. What is changed here writes the same text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLineEdit, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.errors import BadInput
from desktop.core.money import MINOR_DIGITS
from desktop.core.orders import OFFER_TYPES
from desktop.core.people import PROPOSERS, ROLES
from desktop.desk.policy_forms import PolicyForms, read_forms, write_forms
from desktop.ui import troubles, words
from desktop.ui.case.frames import NO_STEPS
from desktop.ui.case.mode_button import ModeButton
from desktop.ui.plain import PlainLabel
from desktop.ui.rooms.form_table import Column, FormTable

A_YEAR = 366
DAYS = {"customer_days": 30, "outside_accept_days": 7, "outside_end_days": 45}
"""Numbers of days of a policy, and what they usually are."""


class PolicyFormsView(QWidget):
    """Four pages over one text. Signals `written` with the text that a change makes."""

    written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._currency, self._filling = "", "CNY", False
        person, currency = self.tr("Person"), self.tr("Currency")
        self.people = FormTable(self.tr("People"), [
            Column(self.tr("Id")), Column(self.tr("Name")), Column(self.tr("Role"), self._roles), Column(self.tr("Languages")),
            Column(self.tr("Skills")), Column(self.tr("Working hours")),
        ], hidden=1)  # fmt: skip
        self.limits = FormTable(self.tr("Limits"), [
            Column(person, self._persons), Column(self.tr("Type"), self._types), Column(currency, self._currencies),
            Column(self.tr("May approve up to")),
        ])  # fmt: skip
        self.budgets = FormTable(self.tr("Thresholds and budgets"), [
            Column(currency, self._currencies), Column(self.tr("Second person above")), Column(self.tr("Typed again above")),
            Column(self.tr("A day")), Column(self.tr("A month")), Column(self.tr("A customer")),
        ])  # fmt: skip
        self.delegations = FormTable(self.tr("Delegations"), [
            Column(self.tr("Of"), self._persons), Column(self.tr("To"), self._persons), Column(self.tr("First day")),
            Column(self.tr("Last day")),
        ])  # fmt: skip
        self.days, self.accept, self.end, self.escalate, self.expire = (QSpinBox() for _ in range(5))
        self._day_fields = dict(zip(DAYS, (self.days, self.accept, self.end), strict=True))
        self.zone = QLineEdit()
        self.may_propose = {role: QCheckBox(words.word("role", role)) for role in ROLES if role in PROPOSERS}
        self.confirmed_keys = QCheckBox(self.tr("Another lead confirms the first key of a person"))
        self.said = PlainLabel("", "error", wrap=True)
        self.loses = PlainLabel(self.tr("The text has comments; a change that is made here does not keep them."), "muted", wrap=True)
        self.pages, self.tabs = QStackedWidget(), list[ModeButton]()
        self._lay_out()
        self._connect()

    def show_text(self, text: str, editable: bool) -> None:
        """Show what a text says; what is no policy at all is said, and cannot be changed here."""
        self._text = text
        self.loses.setVisible(editable and any(line.lstrip().startswith("#") for line in text.splitlines()))
        try:
            forms = read_forms(text)
        except BadInput as problem:
            self._say(problem)
            self.pages.setEnabled(False)
            return
        self._say(None)
        self.pages.setEnabled(True)
        self._filling = True
        self._show(forms)
        self._filling = False
        for table in (self.people, self.limits, self.budgets, self.delegations):
            table.set_editable(editable)
        for field in (*self._numbers(), self.zone, self.confirmed_keys, *self.may_propose.values()):
            field.setEnabled(editable)

    def _show(self, forms: PolicyForms) -> None:
        general, self._currency = forms.general, forms.general["currency"]
        self.people.show_rows(forms.people)
        self.limits.show_rows(forms.limits)
        self.budgets.show_rows(forms.budgets)
        self.delegations.show_rows(forms.delegations)
        for name, field in self._day_fields.items():
            field.setValue(_whole(general[name], DAYS[name]))
        self.escalate.setValue(_whole(general["escalate_after_minutes"], 0))
        self.expire.setValue(_whole(general["expire_after_minutes"], 0))
        self.zone.setText(general["timezone"])
        for role, box in self.may_propose.items():
            box.setChecked(role in forms.proposers)
        self.confirmed_keys.setChecked(forms.confirmed_keys)

    def forms(self) -> PolicyForms:
        """What stands in the forms."""
        was = read_forms(self._text).general
        days = {name: field.value() for name, field in self._day_fields.items()}
        escalate, expire = self.escalate.value(), self.expire.value()
        general = {
            "currency": self._currency, "timezone": self.zone.text().strip(),
            **{name: str(value) if value != DAYS[name] or was[name] else "" for name, value in days.items()},
            "escalate_after_minutes": str(escalate or ""), "expire_after_minutes": str(expire or ""),
        }  # fmt: skip
        proposers = frozenset(role for role, box in self.may_propose.items() if box.isChecked())
        return PolicyForms(
            general, proposers, self.people.rows(), self.limits.rows(), self.budgets.rows(), self.delegations.rows(),
            self.confirmed_keys.isChecked(),
        )  # fmt: skip

    def _numbers(self) -> tuple[QSpinBox, ...]:
        return (*self._day_fields.values(), self.escalate, self.expire)

    def _edited(self) -> None:
        if self._filling:
            return
        try:
            text = write_forms(self._text, self.forms())
        except BadInput as problem:
            self._say(problem)
            return
        self._say(None)
        self.written.emit(text)

    def _say(self, problem: BadInput | None) -> None:
        self.said.setText(troubles.sentence(problem) if problem else "")
        self.said.setVisible(problem is not None)

    @staticmethod
    def _roles() -> Sequence[tuple[str, str]]:
        return [(role, words.word("role", role)) for role in ROLES]

    def _persons(self) -> Sequence[tuple[str, str]]:
        return [(row[1], row[2] or row[1]) for row in self.people.rows() if row[1]]

    def _types(self) -> Sequence[tuple[str, str]]:
        return [("", self.tr("every type")), *((type, words.word("offer_type", type)) for type in OFFER_TYPES)]

    def _currencies(self) -> Sequence[tuple[str, str]]:
        return [(code, code) for code in dict.fromkeys((self._currency, *MINOR_DIGITS))]

    def _connect(self) -> None:
        for table in (self.people, self.limits, self.budgets, self.delegations):
            table.edited.connect(self._edited)
        for number in self._numbers():
            number.valueChanged.connect(self._edited)
        self.zone.textChanged.connect(self._edited)
        for box in (*self.may_propose.values(), self.confirmed_keys):
            box.toggled.connect(self._edited)

    def _lay_out(self) -> None:
        tabs, layout = QHBoxLayout(), QVBoxLayout(self)
        names = (self.tr("People"), self.tr("Limits"), self.tr("Thresholds and budgets"), self.tr("Delegations"), self.tr("For all"))
        for name, page in zip(names, (self.people, self.limits, self.budgets, self.delegations, self._general_page()), strict=True):
            tab = ModeButton()
            tab.setText(name)
            tab.setAutoExclusive(True)
            tab.toggled.connect(lambda on, page=page: self.pages.setCurrentWidget(page) if on else None)
            tabs.addWidget(tab)
            self.tabs.append(tab)
            self.pages.addWidget(page)
        tabs.addStretch(1)
        self.tabs[0].setChecked(True)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(tabs)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.loses)
        layout.addWidget(self.said)

    def _general_page(self) -> QWidget:
        page, roles = QWidget(), QHBoxLayout()
        form = QFormLayout(page)
        year = A_YEAR * 24 * 60
        for days in self._day_fields.values():
            days.setRange(1, A_YEAR)
        for number, never in ((self.escalate, self.tr("never")), (self.expire, self.tr("never"))):
            number.setRange(0, year)
            number.setSpecialValueText(never)
        for box in self.may_propose.values():
            roles.addWidget(box)
        roles.addStretch(1)
        rows: list[tuple[str, QWidget]] = [
            (self.tr("Days of the customer's limit"), self.days), (self.tr("Minutes until it is shown to those above"), self.escalate),
            (self.tr("Minutes until it expires"), self.expire), (self.tr("Time zone"), self.zone),
            (self.tr("Working days until a third party accepts"), self.accept),
            (self.tr("Working days from then until it ends"), self.end),
        ]  # fmt: skip
        for title, field in rows:
            field.setAccessibleName(title)
            field.setMaximumWidth(220)
            form.addRow(PlainLabel(title), field)
        for number in self._numbers():
            number.setStyleSheet(NO_STEPS + " QSpinBox { padding-left: 8px; }")
        form.addRow(PlainLabel(self.tr("May propose")), roles)
        form.addRow(PlainLabel(self.tr("Keys")), self.confirmed_keys)
        return page


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else otherwise
