"""The page of one account: what it is, its settings, its secrets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.desk.connections import Connection, Setting
from desktop.keys.secrets import LONGEST, Secret
from desktop.ui.connections import words
from desktop.ui.connections.fields import SettingField
from desktop.ui.plain import PlainLabel

OFTEN = frozenset({"active", "staff", "imap_port", "imap_security", "smtp_port", "smtp_security", "templates"})
"""Settings that have a usual value, and yet are shown at once."""

LABEL = 150


class KeptField(QLineEdit):
    """A secret to be typed: nobody sees its letters, and what is kept already is never shown."""

    def __init__(self, name: str, kept: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST)
        self.setAccessibleName(name)
        self.show_kept(kept)

    def show_kept(self, kept: bool) -> None:
        """Whether one is kept already."""
        self.setPlaceholderText(self.tr("kept; type to replace it") if kept else self.tr("not there yet"))


class AccountForm(QScrollArea):
    """The settings and secrets of one account. `changed` when something was."""

    changed = Signal()

    def __init__(
        self,
        kind: str,
        settings: Sequence[Setting],
        secrets: Sequence[str],
        connection: Connection | None = None,
        may_change: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind, self.connection = kind, connection
        self.fields = {each.name: SettingField(each) for each in settings}
        kept = connection.kept if connection is not None else frozenset()
        self.secrets = {what: KeptField(words.label(what), what in kept) for what in secrets}
        self.more = QPushButton(self.tr("More settings"))
        self.more.setProperty("look", "link")
        self.more.setCheckable(True)
        self.more.setAutoDefault(False)
        self._rare: list[QWidget] = []
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self._fill()
        for field in self.fields.values():
            field.setEnabled(may_change)
            field.changed.connect(self.changed)
        for secret in self.secrets.values():
            secret.setEnabled(may_change)
            secret.textEdited.connect(self.changed)

    @property
    def name(self) -> str:
        """What the account is called, as it stands in the form."""
        return str(self.fields["name"].value())

    def values(self) -> dict[str, object]:
        """The settings, without those that were left empty and are needed. Raises BadInput."""
        return {name: field.value() for name, field in self.fields.items() if not (field.setting.needed and field.is_empty())}

    def typed(self) -> Mapping[str, Secret]:
        """The secrets that were typed."""
        return {what: Secret(field.text()) for what, field in self.secrets.items() if field.text()}

    def show_saved(self, connection: Connection) -> None:
        """It is kept as it stands here."""
        self.connection = connection
        for what, field in self.secrets.items():
            field.clear()
            field.show_kept(what in connection.kept)
        self.fields["name"].setEnabled(False)

    def first(self) -> QWidget:
        """The field to begin with."""
        return self.fields["name"] if self.connection is None else next(iter(self.secrets.values()), self.fields["active"])

    def _fill(self) -> None:
        if self.connection is not None:
            for name, value in self.connection.values.items():
                self.fields[name].show_value(value)
            self.fields["name"].widget.setEnabled(False)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("form")
        inside.setStyleSheet("QWidget#form { background: transparent; }")
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        shown = [field for field in self.fields.values() if field.setting.needed or field.setting.name in OFTEN]
        rare = [field for field in self.fields.values() if field not in shown]
        for field in sorted(shown, key=lambda field: (not field.setting.needed, field.setting.name == "active")):
            _add(form, field)
            if field is self._last_needed():
                for what, secret in self.secrets.items():
                    form.addRow(_named(words.label(what), secret), secret)
        for field in rare:
            self._rare += _add(form, field)
        self._show_rare(False)
        self.more.toggled.connect(self._show_rare)
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(PlainLabel(words.kind(self.kind), "title"))
        column.addWidget(PlainLabel(words.translated(words.ABOUT[self.kind]), "muted", wrap=True))
        column.addLayout(form)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(inside)

    def _last_needed(self) -> SettingField:
        return [field for field in self.fields.values() if field.setting.needed][-1]

    def _show_rare(self, shown: bool) -> None:
        for widget in self._rare:
            widget.setVisible(shown)


def _add(form: QFormLayout, field: SettingField) -> list[QWidget]:
    """Add a row; what stands in it. A box to tick says itself what it is."""
    if field.setting.type == "flag":
        form.addRow("", field)
        return [field]
    label = _named(words.label(field.setting.name), field)
    form.addRow(label, field)
    return [label, field]


def _named(text: str, field: QWidget) -> PlainLabel:
    label = PlainLabel(text, "muted", wrap=True)
    label.setFixedWidth(LABEL)
    label.setBuddy(field)
    return label
