"""What all order dialogs share: a form, a sentence that says what will happen or what is missing, two buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.core.orders import Order
from desktop.ui.plain import PlainLabel, restyle

WIDTH = 460


class OrderDialog(QDialog):
    """Asks for one order. Subclasses fill `form`, say in `problem` what is missing and make the order in `make_order`."""

    order_given = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = QFormLayout()
        self.form.setVerticalSpacing(8)
        self.form.setHorizontalSpacing(12)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.said = PlainLabel(wrap=True)
        self.said.setMinimumHeight(40)
        self._first: QWidget | None = None
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.title = PlainLabel(look="title")
        self.do_it = QPushButton()
        self.do_it.setProperty("look", "primary")
        self.do_it.setDefault(True)
        self.do_it.clicked.connect(self.give)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self._lay_out(cancel)

    def name_it(self, title: str, do_it: str) -> None:
        """Say what the dialog is, and what its button does."""
        self.setWindowTitle(title)
        self.title.setText(title)
        self.do_it.setText(do_it)

    def problem(self) -> str:
        """What keeps the order from being given, in a sentence; "" when nothing does."""
        return ""

    def preview(self) -> str:
        """What the order will do, in a sentence."""
        return ""

    def make_order(self) -> Order:
        """The order as the form stands."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Say what holds now. Subclasses connect their fields to it."""
        problem = self.problem()
        self.said.setText(problem or self.preview())
        restyle(self.said, "muted" if problem else "")
        self.do_it.setEnabled(not problem)
        self._make_room()

    def say(self, sentence: str, missing: PlainLabel) -> None:
        """Say what will happen in `said` and what is missing below, so that neither covers the other."""
        problem = self.problem()
        self.said.setText(sentence)
        missing.setText(problem)
        missing.setVisible(bool(problem))
        self.do_it.setEnabled(not problem)
        self._make_room()

    def _make_room(self) -> None:
        """Grow when the sentence did."""
        layout = self.layout()
        if self.isVisible() and layout is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def give(self) -> None:
        """Give the order, when it can be given."""
        if not self.problem():
            self.order_given.emit(self.make_order())
            self.accept()

    def ask(self, label: str, field: QWidget) -> None:
        """Add a field with its label, which is its accessible name too."""
        field.setAccessibleName(label)
        if (taker := field.focusProxy()) is not None and not taker.accessibleName():
            taker.setAccessibleName(label)
        self._first = self._first or field
        named = PlainLabel(label, "muted")
        named.setBuddy(field)
        self.form.addRow(named, field)

    def event(self, event: QEvent) -> bool:
        """What is inside may want another height at any time: a row more, a sentence longer."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return done

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.give()
            return
        super().keyPressEvent(event)

    def _lay_out(self, cancel: QWidget) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.do_it)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.title)
        layout.addLayout(self.form)
        layout.addWidget(self.said)
        layout.addStretch(1)
        layout.addLayout(buttons)
