"""Further options of an offer, so that the customer can choose: a row each, with its type and amount."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.core.compensation import MOST_OPTIONS
from desktop.core.errors import BadInput
from desktop.core.money import Money, parse_money
from desktop.core.offers import Terms
from desktop.core.orders import FREE_TYPES, OFFER_TYPES
from desktop.ui import words
from desktop.ui.dialogs.fields import LONGEST_AMOUNT, CodeBox


def money_of(text: str, type: str, currency: str) -> Money | None:
    """The amount that was typed, None as long as it is not one; nothing typed is 0 for a type that may cost nothing."""
    text = text.strip().replace(",", "")
    try:
        money = parse_money(text or ("0" if type in FREE_TYPES else ""), currency)
    except BadInput:
        return None
    return money if money.minor or type in FREE_TYPES else None


class OptionRow(QWidget):
    """One more option. Signals `changed`, and `removed` when it is not wanted any more."""

    changed = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.type = CodeBox((code, words.word("offer_type", code)) for code in OFFER_TYPES)
        self.type.setAccessibleName(self.tr("Type of the option"))
        self.amount = QLineEdit()
        self.amount.setMaxLength(LONGEST_AMOUNT)
        self.amount.setAccessibleName(self.tr("Amount of the option"))
        self.remove = QPushButton(self.tr("Remove"))
        self.remove.setProperty("look", "link")
        self.remove.setAutoDefault(False)
        self.remove.setAccessibleName(self.tr("Remove this option"))
        self.type.currentIndexChanged.connect(self.changed)
        self.amount.textChanged.connect(self.changed)
        self.remove.clicked.connect(self.removed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.type, 3)
        layout.addWidget(self.amount, 2)
        layout.addWidget(self.remove)

    def terms(self, currency: str) -> Terms | None:
        """What it gives, None as long as its amount is none."""
        kind = self.type.code() or ""
        money = money_of(self.amount.text(), kind, currency)
        return None if money is None else Terms(kind, money)


class OptionRows(QWidget):
    """The further options, at most MOST_OPTIONS with the first. Signals `changed`."""

    changed = Signal()

    def __init__(self, options: Iterable[Terms] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[OptionRow] = []
        self.add = QPushButton(self.tr("Add an option"))
        self.add.setProperty("look", "link")
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self.add_row)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        under = QHBoxLayout()
        under.addWidget(self.add)
        under.addStretch(1)
        self._layout.addLayout(under)
        self.setFocusProxy(self.add)
        for option in options:
            row = self.add_row()
            row.type.choose(option.type)
            row.amount.setText(option.money.amount)

    def terms(self, currency: str) -> tuple[Terms | None, ...]:
        """What each gives, None for one whose amount is none."""
        return tuple(row.terms(currency) for row in self.rows)

    def add_row(self) -> OptionRow:
        """One option more; it gets the focus."""
        row = OptionRow()
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._layout.insertWidget(len(self.rows) - 1, row)
        row.type.setFocus()
        self._tell()
        return row

    def _remove(self, row: OptionRow) -> None:
        self.rows.remove(row)
        self._layout.removeWidget(row)
        row.deleteLater()
        self.add.setFocus()
        self._tell()

    def _tell(self) -> None:
        self.add.setVisible(len(self.rows) < MOST_OPTIONS - 1)
        self.changed.emit()
