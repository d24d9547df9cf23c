"""Settings: what a person may choose here, and what the organisation has set, to be read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from desktop.core.heat import HeatSettings
from desktop.core.money import Money
from desktop.core.people import Policy
from desktop.ui import numbers
from desktop.ui.dialogs.fields import CodeBox
from desktop.ui.fit import fit_height
from desktop.ui.indicators import TICKS
from desktop.ui.plain import PlainLabel, one_line
from desktop.ui.preferences import LANGUAGES, LOOKS, Preferences

NATIVE_NAMES = {"en": "English", "zh_CN": "简体中文", "zh_TW": "繁體中文"}
WIDTH, LABEL_WIDTH = 560, 176


@dataclass(frozen=True, slots=True)
class DeskFacts:
    """What the dialog shows but does not change."""

    record: Path
    heat: HeatSettings
    policy: Policy


class SettingsDialog(QDialog):
    """Tells `preferences_changed` with the new Preferences at every choice."""

    preferences_changed = Signal(object)

    def __init__(self, preferences: Preferences, facts: DeskFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumWidth(WIDTH)
        self._preferences = preferences
        languages = {"": self.tr("Language of this machine")} | NATIVE_NAMES
        looks = {"system": self.tr("As this machine"), "light": self.tr("Light"), "dark": self.tr("Dark")}
        self.language = CodeBox([(code, languages[code]) for code in LANGUAGES], preferences.language)
        self.look = CodeBox([(code, looks[code]) for code in LOOKS], preferences.look)
        self.compact = QCheckBox(self.tr("Compact rows"))
        self.compact.setStyleSheet(TICKS)
        self._fill()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(self._choices())
        layout.addWidget(PlainLabel(self.tr("Set by your organisation"), "head"))
        layout.addLayout(self._facts(facts))
        layout.addStretch()
        layout.addWidget(buttons)
        fit_height(self)

    def _fill(self) -> None:
        self.compact.setChecked(self._preferences.compact)
        self.language.currentIndexChanged.connect(self._changed)
        self.look.currentIndexChanged.connect(self._changed)
        self.compact.toggled.connect(self._changed)

    def _choices(self) -> QGridLayout:
        form = _form()
        _row(form, self.tr("Language"), self.language)
        self.note = PlainLabel(self.tr("The language changes when Stepin starts the next time."), "muted", wrap=True)
        self.note.hide()
        form.addWidget(self.note, form.rowCount(), 1)
        _row(form, self.tr("Look"), self.look)
        form.addWidget(self.compact, form.rowCount(), 1)
        return form

    def _facts(self, facts: DeskFacts) -> QGridLayout:
        heat, policy = facts.heat, facts.policy
        form = _form()
        _row(form, self.tr("Heat halves in"), PlainLabel(self.tr("{hours} h").format(hours=f"{heat.half_life / numbers.HOUR:g}")))
        _row(form, self.tr("Levels begin at"), PlainLabel(self._levels(heat)))
        _row(form, self.tr("Two people approve above"), PlainLabel(self._money(policy, "second_person_above")))
        _row(form, self.tr("Approved in a day at most"), PlainLabel(self._money(policy, "daily")))
        _row(form, self.tr("Policy"), PlainLabel(self._policy(policy), wrap=True))
        _row(form, self.tr("Record"), PlainLabel(str(facts.record), elide=True))
        return form

    def _levels(self, heat: HeatSettings) -> str:
        words = self.tr("watch {watch}, hot {hot}, critical {critical}; left {margin} points below")
        return words.format(watch=f"{heat.watch:g}", hot=f"{heat.hot:g}", critical=f"{heat.critical:g}", margin=f"{heat.hysteresis:g}")

    def _money(self, policy: Policy, field: str) -> str:
        budgets = (getattr(budget, field) for budget in policy.budgets.values())
        amounts = [numbers.money(each) for each in budgets if isinstance(each, Money)]
        return " · ".join(amounts) or self.tr("not set")

    def _policy(self, policy: Policy) -> str:
        people = self.tr("%n person(s), {zone}", "", len(policy.people)).format(zone=one_line(policy.timezone, 60))
        if not policy.starter:
            return people
        return self.tr("Starter policy, an example: {people}. Replace it with your own before real money is decided.").format(people=people)

    def _changed(self) -> None:
        language = self.language.currentData()
        if language != self._preferences.language:
            self.note.show()
            fit_height(self)
        self._preferences = replace(self._preferences, language=language, look=self.look.currentData(), compact=self.compact.isChecked())
        self.preferences_changed.emit(self._preferences)


def _form() -> QGridLayout:
    form = QGridLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    form.setColumnStretch(1, 1)
    form.setColumnMinimumWidth(0, LABEL_WIDTH)
    return form


def _row(form: QGridLayout, title: str, field: QWidget) -> None:
    label = PlainLabel(title, "muted")
    label.setBuddy(field)
    field.setAccessibleName(title)
    row = form.rowCount()
    form.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop if isinstance(field, PlainLabel) else Qt.AlignmentFlag.AlignVCenter)
    form.addWidget(field, row, 1)
