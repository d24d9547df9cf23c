"""The standard record form: filled from the conversation, each value with the words it came from, and written over by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.core.complaint import DEMANDS, FIELDS
from desktop.core.follow_up import FillField
from desktop.core.messages import CUSTOMER_KINDS
from desktop.core.orders import CAUSES, NATURES, Order
from desktop.desk.form import FormField
from desktop.desk.views import CaseView
from desktop.ui import numbers, words
from desktop.ui.care_words import care, value
from desktop.ui.case.giver import Giver
from desktop.ui.dialogs.base import OrderDialog
from desktop.ui.dialogs.fields import CodeBox
from desktop.ui.plain import PlainLabel, one_line, plain_tooltip

WRITTEN = ("nature", "customer_type", "cause", "product", "loss", "demand")
"""Fields that a person may write; the others are what the record says."""
_CODES = {"nature": NATURES, "cause": CAUSES, "customer_type": CUSTOMER_KINDS, "demand": DEMANDS}
LONGEST = 200


class FieldInput(QWidget):
    """One field of the form: a choice or a line, and below it where its value came from."""

    def __init__(self, found: FormField, view: CaseView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = found
        self.code = self.line = None
        given = found.values[0] if found.values else ""
        codes = _CODES.get(found.field)
        self.input: QWidget
        if codes is not None:
            unknown: tuple[str | None, str] = (None, self.tr("Not known yet"))
            self.code = CodeBox([unknown, *((code, value(found.field, code)) for code in codes)], given or None)
            self.input = self.code
        else:
            self.line = QLineEdit(one_line(given, LONGEST))
            self.line.setMaxLength(LONGEST)
            self.input = self.line
        self.source = PlainLabel(source_of(found, view), "muted", elide=True)
        self.source.setToolTip(plain_tooltip(self.source.text()))
        self.source.setVisible(bool(self.source.text()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.input)
        layout.addWidget(self.source)
        self.setFocusProxy(self.input)

    def written(self) -> str:
        """What stands in the field; "" where nothing does."""
        if self.code is not None:
            return self.code.code() or ""
        return self.line.text().strip() if self.line is not None else ""

    def kept(self) -> str:
        """What the record holds by hand."""
        return self.found.values[0] if self.found.source == "hand" and self.found.values else ""


class RecordFormDialog(OrderDialog):
    """Shows the form as soon as it was read; Save keeps all that stands in it, so that it is somebody's word."""

    def __init__(self, giver: Giver, view: CaseView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._giver, self._view = giver, view
        self.inputs: dict[str, FieldInput] = {}
        self._ready = False
        self.name_it(self.tr("Record form"), self.tr("Save"))
        self.refresh()

    def show_form(self, form: Sequence[FormField]) -> None:
        """This is what was written by hand or said so far."""
        if self._ready:
            return
        self._ready = True
        for found in sorted(form, key=lambda each: FIELDS.index(each.field)):
            if found.field in WRITTEN:
                self.inputs[found.field] = field = FieldInput(found, self._view)
                self.ask(care("field", found.field), field)
            else:
                self.form.addRow(PlainLabel(care("field", found.field), "muted"), PlainLabel(shown(found), wrap=True))
        if self._first is not None:
            self._first.show()  # what is hidden takes no focus, and the layout would show it later
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)
        for field in self.inputs.values():
            if field.code is not None:
                field.code.currentIndexChanged.connect(self.refresh)
            elif field.line is not None:
                field.line.textChanged.connect(self.refresh)
        self.refresh()

    def problem(self) -> str:
        if not self._ready:
            return self.tr("Reading the conversation…")
        return "" if self.orders() else self.tr("So it stands already.")

    def preview(self) -> str:
        empty = [care("field", name) for name, field in self.inputs.items() if not field.written()]
        if not empty:
            return self.tr("Every field has a value.")
        return self.tr("Still empty: {fields}").format(fields=words.translated(", ").join(empty))

    def orders(self) -> list[Order]:
        """An order for each field whose word is new."""
        return list(orders_of(self._giver, self._view, self.inputs.values()))

    def give(self) -> None:
        """Give all orders, when there are some."""
        if not self.problem():
            for order in self.orders():
                self.order_given.emit(order)
            self.accept()


def orders_of(giver: Giver, view: CaseView, fields: Iterable[FieldInput]) -> Iterable[Order]:
    """What keeps the values that stand in some fields: nature and cause as a classification, the others one by one."""
    values = {field.found.field: field for field in fields}
    nature = values["nature"].written() if "nature" in values else view.nature
    cause = values["cause"].written() if "cause" in values else view.cause
    if (nature or None, cause or None) != (view.nature, view.cause):
        yield giver.classify(nature or None, cause or None)
    for name, field in values.items():
        if name not in ("nature", "cause") and field.written() != field.kept() and not _is_known(field):
            yield FillField(**giver.stamp(), field=name, value=field.written())


def _is_known(field: FieldInput) -> bool:
    """Whether the record itself says just that: nobody has to say it again."""
    return field.found.source == "record" and bool(field.found.values) and field.written() == field.found.values[0]


def shown(found: FormField) -> str:
    """The values of a field that nobody writes."""
    between = "\n" if found.field == "promises" else words.translated(", ")
    listed = between.join(one_line(value(found.field, each), 80) for each in found.values)
    return listed or "–"


def source_of(found: FormField, view: CaseView) -> str:
    """Where a value came from, in words: said by whom when, or written by hand; "" where there is none."""
    if found.source == "hand":
        return QCoreApplication.translate("RecordFormDialog", "written by hand")
    message = next((each for each in view.messages if each.seq == found.message), None)
    if found.source != "conversation" or message is None:
        return ""
    time = numbers.clock_time(message.at, message.offset_minutes)
    said = QCoreApplication.translate("RecordFormDialog", "“{words}”, {time}")
    return said.format(words=one_line(message.text[found.start : found.end], 60), time=time)
