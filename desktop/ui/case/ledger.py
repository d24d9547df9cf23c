"""Promises to the customer: what, by when, how long there is left, and whether it was kept."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.desk.views import PromiseView
from desktop.ui import numbers
from desktop.ui.case.context import CaseContext
from desktop.ui.case.excerpt import Excerpt
from desktop.ui.plain import PlainLabel, one_line, restyle

SOON = 10 * 60
MOST = 20
"""Rows that are laid out; the rest is a link away."""


class PromiseRow(QWidget):
    """One promise with its countdown. Signals its id when it was kept."""

    kept = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._promise: PromiseView | None = None
        self._text = PlainLabel(elide=True)
        self._who = PlainLabel(look="muted", elide=True)
        self._left = PlainLabel(look="muted")
        self.button = QPushButton(self.tr("Kept"))
        self.button.clicked.connect(lambda: self._promise and self.kept.emit(self._promise.id))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self._text)
        lines.addWidget(self._who)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.addLayout(lines, 1)
        layout.addWidget(self._left)
        layout.addWidget(self.button)

    def show_promise(self, promise: PromiseView, context: CaseContext, now: float) -> None:
        """Show this promise; `now` in seconds since the epoch."""
        self._promise = promise
        self._text.setText(promise.text)
        self._who.setText(who_and_when(promise, context, now))
        self.button.setVisible(promise.state == "open")
        self.button.setEnabled(context.person is not None and context.person.role != "auditor" and context.view is not None)
        self.button.setAccessibleName(self.tr("Kept: {promise}").format(promise=one_line(promise.text, 60)))
        self.tick(now)

    def tick(self, now: float) -> None:
        """Count down to `now`."""
        if self._promise is None:
            return
        left = self._promise.due - now
        if self._promise.state == "kept":
            self._say(self.tr("kept"), "muted")
        elif left < 0:
            self._say(self.tr("overdue {duration}").format(duration=numbers.duration(-left)), "error")
        else:
            self._say(self.tr("in {duration}").format(duration=numbers.duration(left)), "" if left < SOON else "muted")

    def left(self) -> str:
        """What the countdown says."""
        return self._left.text()

    def _say(self, said: str, look: str) -> None:
        self._left.setText(said)
        if self._left.property("look") != look:
            restyle(self._left, look)


def who_and_when(promise: PromiseView, context: CaseContext, now: float) -> str:
    """Who promised, by when it is due, and how its working days were counted."""
    due = numbers.day_and_time(promise.due, now, context.offset())
    said = QCoreApplication.translate("PromiseRow", "{name}, by {time}")
    who = said.format(name=one_line(context.name_of(promise.by), 40), time=due)
    counted = counted_words(promise.counted)
    return f"{who} · {counted}" if counted else who


def counted_words(counted: str) -> str:
    """How working days were counted; "" where there are none."""
    return {
        "weekdays": QCoreApplication.translate("PromiseRow", "counted by weekdays"),
        "calendar": QCoreApplication.translate("PromiseRow", "counted by the official calendar"),
    }.get(counted, "")


class Ledger(QWidget):
    """The promises of a case, those open first by due time. Signals the id of one that was kept."""

    kept = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PromiseRow] = []
        self._shown = 0
        self._none = PlainLabel(self.tr("No promises so far."), "muted")
        self._rest = Excerpt(QCoreApplication.translate("FactsPanel", "Promises"), most_lines=0)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(self._none)
        self._layout.addWidget(self._rest)

    def show_promises(self, promises: tuple[PromiseView, ...], context: CaseContext, now: float) -> None:
        """Show these."""
        known = sorted(promises, key=lambda promise: (promise.state != "open", promise.due))
        ordered = known[:MOST]
        while len(self.rows) < len(ordered):
            row = PromiseRow()
            row.kept.connect(self.kept)
            self.rows.append(row)
            self._layout.insertWidget(len(self.rows), row)
        for row, promise in zip(self.rows, ordered, strict=False):
            row.show_promise(promise, context, now)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(ordered))
        self._shown = len(ordered)
        self._none.setVisible(not ordered)
        self._rest.show_lines([f"{one_line(promise.text)} · {who_and_when(promise, context, now)}" for promise in known[MOST:]])

    def tick(self, now: float) -> None:
        """Count down."""
        for row in self.rows[: self._shown]:
            row.tick(now)

    def go_to_first(self) -> None:
        """Put the focus on the first promise that is open."""
        for row in self.rows[: self._shown]:
            if row.button.isVisibleTo(row):
                row.button.setFocus()
                return
