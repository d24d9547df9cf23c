"""The rules of alerts as fields: for one kind at a time who gets it, from which level, how often; and the hours of rest for all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QFormLayout, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from desktop.core.alert_rules import KINDS, RUNGS, AlertRules, Rule
from desktop.core.errors import BadInput
from desktop.core.heat import LEVELS
from desktop.core.hours import DAY_MINUTES
from desktop.core.people import ROLES
from desktop.desk.alert_file import hours_of, parse, quiet_of, text_of
from desktop.ui import troubles, words
from desktop.ui.care_words import care
from desktop.ui.case.frames import NO_STEPS
from desktop.ui.dialogs.fields import CodeBox
from desktop.ui.plain import PlainLabel

MINUTE, NOBODY = 60.0, -1.0
MOST_MINUTES, MOST_BUDGET = 7 * DAY_MINUTES, 1_000


class AlertForm(QWidget):
    """Shows the rules of a text. Signals `written` with the text that a change makes; comments are not in it."""

    written = Signal(str)

    def __init__(self, may_change: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules, self._filling = AlertRules(), False
        self.quiet = QLineEdit()
        self.quiet.setPlaceholderText("22:00-07:00, 12:30-13:00")
        self.kind = CodeBox([(kind, care("alert", kind)) for kind in KINDS])
        self.on, self.breaks_quiet = QCheckBox(self.tr("This alert is given")), QCheckBox(self.tr("It is told in the hours of rest too"))
        self.roles = {role: QCheckBox(words.word("role", role)) for role in ROLES}
        self.ladder = {rung: _minutes(self.tr("not")) for rung in RUNGS}
        self.level = CodeBox([(level, words.level(level)) for level in LEVELS])
        self.heat, self.budget = QSpinBox(maximum=100), QSpinBox(maximum=MOST_BUDGET)
        self.snooze, self.group = _minutes(), _minutes()
        self.said = PlainLabel(wrap=True, look="error")
        self._fields = (
            self.quiet, self.on, self.breaks_quiet, *self.roles.values(), *self.ladder.values(), self.level, self.heat, self.budget,
            self.snooze, self.group,
        )  # fmt: skip
        self._lay_out()
        self._connect()
        for field in self._fields:
            field.setEnabled(may_change)
        self.show_text("")

    def show_text(self, text: str) -> bool:
        """Show what a text says; whether it can be read. What cannot is said, and nothing is shown of it."""
        try:
            self._rules = parse(text)
        except BadInput as problem:
            self._say(problem)
            return False
        self._say(None)
        self._filling = True
        self.quiet.setText(", ".join(hours_of(self._rules)))
        self._show_rule()
        self._filling = False
        return True

    def _rule(self) -> Rule:
        return self._rules.rules[self.kind.code() or KINDS[0]]

    def _show_kind(self) -> None:
        self._filling = True
        self._show_rule()
        self._filling = False

    def _show_rule(self) -> None:
        rule = self._rule()
        self.on.setChecked(rule.on)
        self.breaks_quiet.setChecked(rule.breaks_quiet)
        for role, box in self.roles.items():
            box.setChecked(role in rule.roles)
        for rung, field in self.ladder.items():
            field.setValue(rule.ladder[rung] / MINUTE if rung in rule.ladder else NOBODY)
        self.level.choose(rule.level)
        self.heat.setValue(round(rule.heat))
        self.budget.setValue(rule.budget)
        self.snooze.setValue(rule.snooze / MINUTE)
        self.group.setValue(rule.group / MINUTE)

    def _change(self, change: Callable[[Rule], Rule]) -> None:
        """Change the rule that is shown; what nobody touched stays as it was, to the last decimal."""
        if self._filling:
            return
        kind = self.kind.code() or KINDS[0]
        self._rules = replace(self._rules, rules={**self._rules.rules, kind: change(self._rules.rules[kind])})
        self._write()

    def _change_quiet(self) -> None:
        if self._filling:
            return
        try:
            self._rules = replace(self._rules, quiet=quiet_of(self.quiet.text()))
        except BadInput as problem:
            self._say(problem)
            return
        self._write()

    def _write(self) -> None:
        self._say(None)
        self.written.emit(text_of(self._rules))

    def _say(self, problem: BadInput | None) -> None:
        self.said.setText(troubles.sentence(problem) if problem else "")

    def _set_ladder(self, rung: str, minutes: float) -> None:
        def change(rule: Rule) -> Rule:
            others = {each: after for each, after in rule.ladder.items() if each != rung}
            return replace(rule, ladder=others if minutes < 0 else {**others, rung: minutes * MINUTE})

        self._change(change)

    def _set_role(self, role: str, on: bool) -> None:
        self._change(lambda rule: replace(rule, roles=rule.roles | {role} if on else rule.roles - {role}))

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._show_kind)
        self.quiet.textChanged.connect(self._change_quiet)
        self.on.toggled.connect(lambda on: self._change(lambda rule: replace(rule, on=on)))
        self.breaks_quiet.toggled.connect(lambda on: self._change(lambda rule: replace(rule, breaks_quiet=on)))
        for role, box in self.roles.items():
            box.toggled.connect(lambda on, role=role: self._set_role(role, on))
        for rung, field in self.ladder.items():
            field.valueChanged.connect(lambda minutes, rung=rung: self._set_ladder(rung, minutes))
        self.level.currentIndexChanged.connect(lambda _: self._change(lambda rule: replace(rule, level=self.level.code() or "calm")))
        self.heat.valueChanged.connect(lambda value: self._change(lambda rule: replace(rule, heat=float(value))))
        self.budget.valueChanged.connect(lambda value: self._change(lambda rule: replace(rule, budget=value)))
        self.snooze.valueChanged.connect(lambda value: self._change(lambda rule: replace(rule, snooze=value * MINUTE)))
        self.group.valueChanged.connect(lambda value: self._change(lambda rule: replace(rule, group=value * MINUTE)))

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        rows: list[tuple[str, QWidget]] = [
            (self.tr("Hours of rest, for all"), self.quiet), (self.tr("Alert"), self.kind), ("", self.on),
            (self.tr("Who gets it at once"), _side_by_side(list(self.roles.values()))),
            (self.tr("Minutes until it climbs to"), self._rungs()), (self.tr("From this level on"), self.level),
            (self.tr("From this heat on"), self.heat), ("", self.breaks_quiet),
            (self.tr("Notifications in an hour"), self.budget), (self.tr("Minutes that it sleeps"), self.snooze),
            (self.tr("Minutes that are told together"), self.group), ("", self.said),
        ]  # fmt: skip
        for name, field in rows:
            if name:
                field.setAccessibleName(name)
            form.addRow(PlainLabel(name), field)
        for number in (*self.ladder.values(), self.heat, self.budget, self.snooze, self.group):
            number.setStyleSheet(NO_STEPS + " QSpinBox, QDoubleSpinBox { padding-left: 8px; }")

    def _rungs(self) -> QWidget:
        pairs: list[QWidget] = []
        for rung, field in self.ladder.items():
            field.setAccessibleName(words.word("role", rung))
            pairs += [PlainLabel(words.word("role", rung), "muted"), field]
        return _side_by_side(pairs)


def _minutes(none: str = "") -> QDoubleSpinBox:
    """A field of minutes; with `none` as the word for no time at all."""
    field = QDoubleSpinBox(decimals=1, minimum=NOBODY if none else 0.0, maximum=MOST_MINUTES)
    field.setSpecialValueText(none)
    return field


def _side_by_side(fields: list[QWidget] | list[QCheckBox]) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    for field in fields:
        row.addWidget(field)
    row.addStretch(1)
    return line
