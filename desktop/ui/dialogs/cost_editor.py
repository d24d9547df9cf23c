"""The cost of not settling: its formula with every input open to correction."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QWidget

from desktop.core.cost import CostInputs, cost_of_not_settling
from desktop.ui import words
from desktop.ui.case.frames import NO_STEPS
from desktop.ui.plain import PlainLabel

MOST = 999_999_999.0


def number(value: float, suffix: str, name: str, most: float = MOST) -> QDoubleSpinBox:
    """A field for a number of whole units."""
    field = QDoubleSpinBox()
    field.setDecimals(0)
    field.setRange(0.0, most)
    field.setGroupSeparatorShown(True)
    field.setStyleSheet(NO_STEPS)
    field.setSuffix(suffix)
    field.setValue(value)
    field.setAlignment(Qt.AlignmentFlag.AlignRight)
    field.setAccessibleName(name)
    return field


class CostEditor(QWidget):
    """The inputs of the formula. Signals `changed`."""

    changed = Signal()

    def __init__(self, inputs: CostInputs, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inputs, self._currency = inputs, currency
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self.chances: dict[str, QDoubleSpinBox] = {}
        self.losses: dict[str, QDoubleSpinBox] = {}
        for kind, chance in inputs.chances.items():
            self.chances[kind], self.losses[kind] = self._pair(words.risk(kind), chance, inputs.losses.get(kind, 0.0))
        self.churn, self.value = self._pair(self.tr("The customer leaves, and is worth"), inputs.churn, inputs.customer_value)
        self.reach = number(inputs.reach, "", self.tr("People reached if it is published"))
        self.per_thousand = number(inputs.per_thousand, f" {currency}", self.tr("Cost of a thousand readers"))
        self._row(self.tr("Published: readers, and the cost of a thousand"), self.reach, self.per_thousand)
        for field in self.findChildren(QDoubleSpinBox):
            field.valueChanged.connect(self.changed)

    def inputs(self) -> CostInputs:
        """The inputs as they stand."""
        return replace(
            self._inputs,
            chances={kind: field.value() / 100 for kind, field in self.chances.items()},
            losses={kind: field.value() for kind, field in self.losses.items()},
            churn=self.churn.value() / 100,
            customer_value=self.value.value(),
            reach=self.reach.value(),
            per_thousand=self.per_thousand.value(),
        )

    def cost(self) -> str:
        """The expected loss, in words."""
        return f"{round(cost_of_not_settling(self.inputs())):,} {self._currency}"

    def _pair(self, title: str, chance: float, loss: float) -> tuple[QDoubleSpinBox, QDoubleSpinBox]:
        chances = number(chance * 100, " %", self.tr("Chance: {title}").format(title=title), 100.0)
        losses = number(loss, f" {self._currency}", self.tr("Loss: {title}").format(title=title))
        self._row(title, chances, losses)
        return chances, losses

    def _row(self, title: str, *fields: QWidget) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(PlainLabel(title, "muted", wrap=True), row, 0)
        for column, field in enumerate(fields, 1):
            field.setFixedWidth(132)
            self._grid.addWidget(field, row, column)
