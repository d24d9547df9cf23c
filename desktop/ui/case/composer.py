"""Where a supervisor writes: to the customer, or a whisper to the agent."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.core.messages import LONGEST_TEXT
from desktop.ui.case.advice import AdviceStrip
from desktop.ui.case.mode_button import ModeButton
from desktop.ui.case.plain_field import PlainField
from desktop.ui.case.window_note import WindowNote
from desktop.ui.plain import PlainLabel, one_line

MOST_LINES = 4
MODES = ("reply", "whisper")


class WritingField(PlainField):
    """Grows with its text to MOST_LINES lines. Enter sends, Shift+Enter begins a line, Esc leaves."""

    sent = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _grow(self) -> None:
        lines = max(1, min(MOST_LINES, int(self.document().size().height())))
        height = lines * self.fontMetrics().lineSpacing() + 2 * int(self.document().documentMargin()) + 12
        if height != self.height():
            self.setFixedHeight(height)


class Composer(QWidget):
    """Keeps what is being written, a draft for each case and mode. Signals (mode, text) when it is sent, and that joining was asked."""

    written = Signal(str, str)
    join_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case, self._mode = "", "reply"
        self._drafts: dict[tuple[str, str], str] = {}
        self._may_speak = self._may_whisper = False
        self._taken_by: str | None = None
        self.field = WritingField()
        self.field.sent.connect(self.send)
        self.field.left.connect(self.left)
        self.field.shortened.connect(self._say_cut)
        self.advice = AdviceStrip(self.field)
        self.window_note = WindowNote()
        self.window_note.turned.connect(self.refresh)
        self._has_way = False
        self.modes = {mode: self._make_mode(mode) for mode in MODES}
        self.join = QPushButton()
        self.join.setProperty("look", "link")
        self.join.clicked.connect(self.join_asked)
        self._hint = PlainLabel(look="muted", elide=True)
        self._lay_out()
        self.set_mode("reply")
        self._name()

    @property
    def mode(self) -> str:
        """reply or whisper."""
        return self._mode

    def show_case(self, case: str) -> None:
        """Turn to a case: its draft comes back, the other's is kept."""
        if case != self._case:
            self._keep_draft()
            self._case = case
            self.field.setPlainText(self._drafts.get((case, self._mode), ""))

    def allow(self, speak: bool, whisper: bool, taken_by: str | None = None) -> None:
        """What this person may write now: a reply (he joined), a whisper (he may). `taken_by` names another who took the case over."""
        self._may_speak, self._may_whisper, self._taken_by = speak, whisper, taken_by
        self.setEnabled(whisper)
        self.refresh()

    def set_way(self, has_way: bool) -> None:
        """Whether a reply leaves the house: an account leads to the customer."""
        if has_way != self._has_way:
            self._has_way = has_way
            self.refresh()

    def set_mode(self, mode: str) -> None:
        """Write a reply or a whisper from here on."""
        if mode != self._mode:
            self._keep_draft()
            self._mode = mode
            self.field.setPlainText(self._drafts.get((self._case, mode), ""))
        for name, button in self.modes.items():
            button.setChecked(name == mode)
        self.advice.turn(mode == "reply")
        self.refresh()

    def write_now(self, mode: str) -> None:
        """Put the cursor here, in this mode."""
        self.set_mode(mode)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def add(self, text: str) -> None:
        """Put words behind what is written, and the cursor behind them."""
        self.write_now("reply")
        self.field.insertPlainText(text)

    def send(self) -> None:
        """Send what is written; who has not joined is offered that first, and nothing is lost."""
        text = self.field.toPlainText().strip()
        if not text or not self._may_whisper or len(text.encode("utf-8", "replace")) > LONGEST_TEXT:
            return
        if self._mode == "reply" and self.window_note.closed:
            self.window_note.template.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._mode == "reply" and not self._may_speak:
            self.join.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._drafts.pop((self._case, self._mode), None)
        self.field.clear()
        self.written.emit(self._mode, text)

    def refresh(self) -> None:
        """Say what Enter does now."""
        must_join = self._mode == "reply" and not self._may_speak
        self.join.setVisible(must_join and self._taken_by is None)
        if self._mode == "whisper":
            self._hint.setText(self.tr("Only staff see it. Enter sends, Shift+Enter begins a line."))
            self.field.setPlaceholderText(self.tr("Whisper to the agent…"))
        elif self._taken_by is not None:
            self._hint.setText(self.tr("{name} has taken this case over; whisper instead.").format(name=one_line(self._taken_by, 40)))
            self.field.setPlaceholderText("")
        elif must_join:
            self._hint.setText(self.tr("Join first, so that everybody knows who speaks."))
            self.field.setPlaceholderText(self.tr("Write to the customer…"))
        elif self.window_note.closed:
            self._hint.setText(self.tr("Closed for free text: send a template."))
            self.field.setPlaceholderText("")
        else:
            sent, kept = (
                self.tr("Enter sends it to the customer."),
                self.tr("Enter keeps it in the case; no channel leads to the customer."),
            )
            self._hint.setText(sent if self._has_way else kept)
            self.field.setPlaceholderText(self.tr("Write to the customer…"))
        self.field.setReadOnly(self._mode == "reply" and self.window_note.closed)
        self.field.setAccessibleName(self.tr("Whisper to the agent") if self._mode == "whisper" else self.tr("Reply to the customer"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
            self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.field.setFocus()

    def _say_cut(self, most: int) -> None:
        self._hint.setText(self.tr("Only {count} characters fit; the rest of what was pasted is left out.").format(count=f"{most:,}"))

    def _name(self) -> None:
        self.modes["reply"].setText(self.tr("Reply"))
        self.modes["whisper"].setText(self.tr("Whisper"))
        self.join.setText(self.tr("Join now"))

    def _keep_draft(self) -> None:
        if self._case:
            self._drafts[self._case, self._mode] = self.field.toPlainText()

    def _make_mode(self, mode: str) -> ModeButton:
        button = ModeButton()
        button.clicked.connect(lambda: self.write_now(mode))
        return button

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(4)
        for button in self.modes.values():
            below.addWidget(button)
        below.addWidget(self._hint, 1)
        below.addWidget(self.join)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 6)
        layout.setSpacing(4)
        layout.addWidget(self.field)
        layout.addWidget(self.advice)
        layout.addWidget(self.window_note)
        layout.addLayout(below)
