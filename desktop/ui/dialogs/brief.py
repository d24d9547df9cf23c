"""What is known around an offer, beside the decision: the customer, similar cases, budgets, the cost of not settling."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFormLayout, QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.desk.money import OfferBrief
from desktop.ui.dialogs.brief_words import customer_lines, left_line, precedent_title, similar_line
from desktop.ui.dialogs.cost_editor import CostEditor
from desktop.ui.plain import PlainLabel, button_text
from desktop.ui.theme import current_theme


class BriefPanel(QWidget):
    """Says that it is being looked up until `show_brief`. Signals a similar case that was clicked, and that its height changed."""

    case_chosen = Signal(str)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What is known around this offer"))
        self.waiting = PlainLabel(self.tr("Looking up what is known around this offer…"), "muted", wrap=True)
        self.customer, self.similar, self.left, self.cost = (PlainLabel(wrap=True) for _ in range(4))
        self.nearest: list[QPushButton] = []
        self.editor: CostEditor | None = None
        self.turn = QPushButton(self.tr("Show how"))
        self.turn.setProperty("look", "link")
        self.turn.setAutoDefault(False)
        self.turn.setCheckable(True)
        self.turn.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.turn.toggled.connect(self._turn)
        self._form = QFormLayout()
        self._form.setVerticalSpacing(8)
        self._form.setHorizontalSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.addWidget(self.waiting)
        layout.addLayout(self._form)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("panel"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), theme.size("radius"), theme.size("radius"))

    def show_brief(self, brief: OfferBrief | None) -> None:
        """Show what was read; None: it could not be."""
        if brief is None:
            self.waiting.setText(self.tr("What is known around this offer could not be read."))
            return
        if self.editor is not None:
            return
        self.waiting.hide()
        self.customer.setText("\n".join(customer_lines(brief)))
        self.similar.setText(similar_line(brief.yardstick, brief.offer.money))
        self.left.setText(left_line(brief))
        self.editor = CostEditor(brief.cost, brief.offer.money.currency)
        self.editor.changed.connect(self._say_cost)
        self.editor.hide()
        self._row(self.tr("Customer"), self.customer)
        self._row(self.tr("Similar cases"), self.similar)
        if brief.yardstick.nearest:
            self._form.addRow("", self._links(brief))
        self._row(self.tr("Budget left"), self.left)
        self._row(self.tr("Not settling"), self.cost)
        self._form.addRow("", self.turn)
        self._form.addRow(self.editor)
        self._say_cost()
        self.resized.emit()

    def _links(self, brief: OfferBrief) -> QWidget:
        row = QWidget()
        layout = QGridLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(16)
        layout.setVerticalSpacing(0)
        layout.setColumnStretch(2, 1)
        for place, precedent in enumerate(brief.yardstick.nearest):
            link = QPushButton(button_text(precedent_title(precedent)))
            link.setProperty("look", "quiet")
            link.setAutoDefault(False)
            link.setAccessibleName(self.tr("Open the similar case: {title}").format(title=link.text()))
            link.clicked.connect(lambda _=False, case=precedent.case: self.case_chosen.emit(case))
            self.nearest.append(link)
            layout.addWidget(link, place // 2, place % 2, Qt.AlignmentFlag.AlignLeft)
        return row

    def _row(self, title: str, label: PlainLabel) -> None:
        head = PlainLabel(title, "muted")
        head.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._form.addRow(head, label)

    def _say_cost(self) -> None:
        if self.editor is not None:
            said = self.tr("may cost {cost}, by examples that you can correct: chances times losses, the customer's value, public reach.")
            self.cost.setText(said.format(cost=self.editor.cost()))

    def _turn(self, shown: bool) -> None:
        if self.editor is not None:
            self.editor.setVisible(shown)
            self.turn.setText(self.tr("Hide how") if shown else self.tr("Show how"))
            self.resized.emit()
