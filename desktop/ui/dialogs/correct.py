"""Correct a score: a person's anger beside the machine's."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QSpinBox, QWidget

from desktop.core.orders import CorrectScore
from desktop.desk.views import MessageView
from desktop.ui import numbers, words
from desktop.ui.case.frames import NO_STEPS
from desktop.ui.case.giver import Giver
from desktop.ui.case.levels import level_of
from desktop.ui.case.marked_text import shown_part
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.plain import PlainLabel, one_line

MOST_WORDS = 8
DIGITS = {getattr(Qt.Key, f"Key_{digit}"): digit for digit in range(10)}


class ScoreSlider(QSlider):
    """0 to 100; the digits 0 to 9 set 0, 11, 22 ... 100."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, 100)
        self.setPageStep(10)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = DIGITS.get(Qt.Key(event.key()))
        if digit is None:
            super().keyPressEvent(event)
        else:
            self.setValue(round(digit * 100 / 9))


class CorrectDialog(OrderDialog):
    """Shows a message, the machine's score and the words behind it, and asks for a better one."""

    def __init__(self, giver: Giver, message: MessageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._giver, self._message = giver, message
        self.name_it(self.tr("Correct the score"), self.tr("Use this score"))
        self.form.addRow(PlainLabel(shown_part(message.text)[:300], wrap=True))
        self.form.addRow(PlainLabel(self._machine_says(), "muted", wrap=True))
        self.slider = ScoreSlider()
        self.number = QSpinBox()
        self.number.setRange(0, 100)
        self.number.setStyleSheet(NO_STEPS)
        self.number.lineEdit().setTextMargins(6, 0, 0, 0)
        self.number.setMinimumWidth(56)
        self.slider.valueChanged.connect(self.number.setValue)
        self.number.valueChanged.connect(self.slider.setValue)
        self.number.valueChanged.connect(self.refresh)
        self.ask(self.tr("Anger, 0 to 100"), self._value_row())
        self.slider.setAccessibleName(self.tr("Anger, 0 to 100"))
        self.number.setAccessibleName(self.tr("Anger, 0 to 100"))
        self.number.setValue(round(message.anger or 0.0))
        self.refresh()

    def problem(self) -> str:
        same = self._message.anger is not None and self.number.value() == round(self._message.anger)
        return self.tr("Move it with the arrow keys, or press a digit from 0 (calm) to 9 (rage).") if same else ""

    def preview(self) -> str:
        level = words.level(level_of(float(self.number.value())))
        return self.tr("{value} by itself is “{level}”. Your value is used from now on; the machine's stays beside it.").format(
            value=self.number.value(), level=level
        )

    def make_order(self) -> CorrectScore:
        return self._giver.correct(self._message.seq, float(self.number.value()))

    def _value_row(self) -> QWidget:
        both = QWidget()
        layout = QHBoxLayout(both)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.number)
        both.setFocusProxy(self.slider)
        return both

    def _machine_says(self) -> str:
        message = self._message
        score = message.anger if message.machine_anger is None else message.machine_anger
        said = self.tr("The scorer says {score}.").format(score=numbers.whole(score or 0.0))
        strongest = sorted(message.evidence, key=lambda e: -abs(e.weight))[:MOST_WORDS]
        if not strongest:
            return self.tr("{sentence} No single words stand out.").format(sentence=said)
        each = self.tr("“{words}” {weight:+.0f}")
        shown = [each.format(words=one_line(message.text[e.start : e.end], 40), weight=e.weight) for e in strongest]
        return self.tr("{sentence} Because of {words}").format(sentence=said, words=words.translated(", ").join(shown))
