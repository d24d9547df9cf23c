"""What is asked about one file before it is imported: who is staff, who the customer is, how dates are read, in which time zone."""

from __future__ import annotations

import re

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.desk.imports import ImportAnswer, ImportQuestion
from desktop.ui.dialogs.fields import CodeBox
from desktop.ui.indicators import RINGS, TICKS
from desktop.ui.plain import LINE_CAP, PlainLabel, button_text, one_line
from desktop.ui.theme import current_theme

USUAL_ZONES = (
    "Asia/Shanghai", "Asia/Taipei", "Asia/Hong_Kong", "Asia/Macau", "Asia/Singapore", "Asia/Kuala_Lumpur", "Asia/Tokyo",
    "Australia/Sydney", "Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles", "UTC",
)  # fmt: skip
MADE_UP_DATE = "03/04/05"
"""Reads as a date in every order."""
LONGEST_DATE = 40
NAME = Qt.ItemDataRole.UserRole
MOST_ROWS, ROW_HEIGHT = 8, 28


class StaffList(QListWidget):
    """The names in a file, most talkative first, to be ticked where they are staff."""

    def show_people(self, question: ImportQuestion) -> None:
        """Fill the list anew; remembered staff is ticked."""
        self.clear()
        for name, count in question.participants:
            item = QListWidgetItem(self.tr("{name} · {messages}").format(name=one_line(name), messages=self.tr("%n message(s)", "", count)))
            item.setData(NAME, name)
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            guessed = question.customer is not None and name != question.customer
            item.setCheckState(Qt.CheckState.Checked if guessed or name in question.known_staff else Qt.CheckState.Unchecked)
            self.addItem(item)
        if self.count():
            self.setCurrentRow(0)
        self.setFixedHeight(min(self.count(), MOST_ROWS) * ROW_HEIGHT + 2 * self.frameWidth() + 4)

    def names(self, ticked: bool) -> tuple[str, ...]:
        """The names that are ticked, or those that are not, in the list's order."""
        items = [self.item(row) for row in range(self.count())]
        return tuple(item.data(NAME) for item in items if (item.checkState() is Qt.CheckState.Checked) == ticked)


class DateChoice(QWidget):
    """One radio button for each way to read a date of the file. Tells `changed`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QRadioButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)

    def show_orders(self, orders: tuple[str, ...], example: str) -> None:
        """A button for each order, or nothing where there is nothing to choose."""
        for button in self._buttons.values():
            button.setParent(None)
            button.deleteLater()
        self._buttons = {order: self._button(order, example) for order in orders} if len(orders) > 1 else {}

    def chosen(self) -> str | None:
        """The order that was chosen."""
        return next((order for order, button in self._buttons.items() if button.isChecked()), None)

    def is_answered(self) -> bool:
        """Whether there is nothing (more) to choose."""
        return not self._buttons or self.chosen() is not None

    def choose(self, order: str) -> None:
        """Choose as a click would."""
        self._buttons[order].setChecked(True)

    def _button(self, order: str, example: str) -> QRadioButton:
        titles = {"dmy": self.tr("Day first"), "mdy": self.tr("Month first"), "ymd": self.tr("Year first")}
        words = self.tr("{order}: {example} is {date}") if example else self.tr("{order}: {example} would be {date}")
        example = example[:LONGEST_DATE] or MADE_UP_DATE
        date = read_date(example, order)
        shown = QLocale(current_theme().language).toString(date, QLocale.FormatType.LongFormat) if date else "–"
        button = QRadioButton(words.format(order=titles[order], example=button_text(example), date=shown))
        button.toggled.connect(self.changed)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(button)
        return button


class ImportForm(QWidget):
    """The questions about one file. Tells `changed` whenever an answer did."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question: ImportQuestion | None = None
        self.staff, self.customer, self.dates = StaffList(), CodeBox(()), DateChoice()
        self.zone, self.chat = CodeBox(()), QLineEdit()
        self.chat.setMaxLength(LINE_CAP)
        self.staff.setAccessibleName(self.tr("Who is staff?"))
        self.staff.setStyleSheet(TICKS)
        self.dates.setStyleSheet(RINGS)
        self._sections = QVBoxLayout(self)
        self._sections.setContentsMargins(0, 0, 0, 0)
        self._sections.setSpacing(12)
        self._sections_of: dict[QWidget, QWidget] = {}
        self._add(self.tr("Who is staff? Everybody else is the customer's side."), self.staff)
        self._add(self.tr("Who is the customer?"), self.customer)
        self._add(self.tr("How are the dates of this file written?"), self.dates)
        self._add(self.tr("Times in the file are of this time zone"), self.zone)
        self._add(self.tr("Name of the chat (a later export of the same name is added to it)"), self.chat)
        self.staff.itemChanged.connect(self._staff_changed)
        self.customer.currentIndexChanged.connect(lambda: self.changed.emit())
        self.dates.changed.connect(self.changed)

    def ask(self, question: ImportQuestion) -> None:
        """Show the questions of a file."""
        self._question = question
        self.staff.show_people(question)
        self.dates.show_orders(question.date_orders, question.date_example)
        zones = dict.fromkeys((question.time_zone, *USUAL_ZONES))
        self.zone.clear()
        for zone in zones:
            self.zone.addItem(one_line(zone), zone)
        self.chat.setText(one_line(question.chat))
        is_chat = question.kind == "whatsapp"
        for field, shown in (
            (self.staff, bool(question.participants)),
            (self.dates, len(question.date_orders) > 1),
            (self.zone, is_chat),
            (self.chat, is_chat),
        ):
            self._sections_of[field].setVisible(shown)
        self._staff_changed()

    def missing(self) -> str:
        """What still has to be answered, in a sentence; "" when nothing is."""
        question = self._question
        if question is None:
            return ""
        if question.participants and not self.staff.names(ticked=False):
            return self.tr("Somebody has to be the customer: leave at least one name unticked.")
        if not self.dates.is_answered():
            return self.tr("Choose how the dates are written.")
        if self._asks_customer() and self.customer.currentIndex() < 0:
            return self.tr("Choose who the customer is.")
        return ""

    def answer(self) -> ImportAnswer:
        """The answers; complete when nothing is missing."""
        is_chat = self._question is not None and self._question.kind == "whatsapp"
        return ImportAnswer(
            staff=frozenset(self.staff.names(ticked=True)),
            customer=self._customer() if is_chat else None,
            chat=self._chat() if is_chat else None,
            date_order=self.dates.chosen(),
            time_zone=self.zone.currentData() if is_chat else None,
        )

    def _add(self, words: str, field: QWidget) -> None:
        label = PlainLabel(words, wrap=True)
        label.setBuddy(field)
        field.setAccessibleName(words)
        section = QWidget()
        layout = QVBoxLayout(section)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(label)
        layout.addWidget(field)
        self._sections.addWidget(section)
        self._sections_of[field] = section

    def _chat(self) -> str | None:
        """The name as the file has it, unless somebody wrote another."""
        written, offered = self.chat.text(), self._question.chat if self._question else ""
        return (offered if written == one_line(offered) else written.strip()) or None

    def _customer(self) -> str | None:
        others = self.staff.names(ticked=False)
        if len(others) == 1:
            return others[0]
        chosen = self.customer.currentData()
        return chosen if isinstance(chosen, str) else None

    def _asks_customer(self) -> bool:
        return self._question is not None and self._question.kind == "whatsapp" and len(self.staff.names(ticked=False)) > 1

    def _staff_changed(self) -> None:
        chosen = self.customer.currentData() or (self._question.customer if self._question else None)
        others = self.staff.names(ticked=False)
        self.customer.clear()
        for name in others:
            self.customer.addItem(one_line(name), name)
        self.customer.setCurrentIndex(others.index(chosen) if chosen in others else -1)
        self._sections_of[self.customer].setVisible(self._asks_customer())
        self.changed.emit()


def read_date(example: str, order: str) -> QDate | None:
    """The date that an example is in an order, None when it is none."""
    numbers = [int(digits) for digits in re.findall(r"[0-9]{1,4}", example[:LONGEST_DATE])[:3]]
    if len(numbers) < 3:
        return None
    parts = dict(zip(order, numbers, strict=True))
    date = QDate(parts["y"] + (2000 if parts["y"] < 100 else 0), parts["m"], parts["d"])
    return date if date.isValid() else None
