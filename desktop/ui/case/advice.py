"""Advice below the composer: one hint at a time with words for it, the score of the draft, and marks in the field. It never blocks."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from desktop.core.coaching import Advice, Hint
from desktop.ui.plain import PlainLabel, one_line, plain_tooltip, wavy
from desktop.ui.theme import current_theme
from desktop.ui.words import QT_TRANSLATE_NOOP

USE, NEXT = "Ctrl+.", "Ctrl+;"
BLANK = "____"
TITLES = {
    "contrast_after_empathy": QT_TRANSLATE_NOOP("Advice", "“But” after understanding"),
    "vague_apology": QT_TRANSLATE_NOOP("Advice", "An apology for nothing"),
    "blame_customer": QT_TRANSLATE_NOOP("Advice", "Blames the customer"),
    "rulebook": QT_TRANSLATE_NOOP("Advice", "Answers with a rule"),
    "dismissive": QT_TRANSLATE_NOOP("Advice", "Makes it small"),
    "mocking": QT_TRANSLATE_NOOP("Advice", "Sounds like mockery"),
    "i_for_we": QT_TRANSLATE_NOOP("Advice", "“I” where the company speaks"),
    "safe": QT_TRANSLATE_NOOP("Advice", "Is everybody safe?"),
    "feeling": QT_TRANSLATE_NOOP("Advice", "Name the feeling"),
    "apology": QT_TRANSLATE_NOOP("Advice", "Apologise for what happened"),
    "read_back": QT_TRANSLATE_NOOP("Advice", "Read the demand back"),
    "options": QT_TRANSLATE_NOOP("Advice", "Offer a choice"),
    "time": QT_TRANSLATE_NOOP("Advice", "Say by when"),
}
REASONS = {
    "contrast_after_empathy": QT_TRANSLATE_NOOP("Advice", "It takes the understanding back. End the sentence, then say what can be done."),
    "vague_apology": QT_TRANSLATE_NOOP("Advice", "“If” doubts that anything happened. Say what went wrong and that it was ours."),
    "blame_customer": QT_TRANSLATE_NOOP("Advice", "Whoever is blamed defends himself. Look for the cause together."),
    "rulebook": QT_TRANSLATE_NOOP("Advice", "A rule is no help. Say what can be done."),
    "dismissive": QT_TRANSLATE_NOOP("Advice", "It matters to the customer; who hears that it does not gets louder."),
    "mocking": QT_TRANSLATE_NOOP("Advice", "It will be quoted. Say it plainly."),
    "i_for_we": QT_TRANSLATE_NOOP("Advice", "The customer complains to the company, not to you: let the company answer."),
    "safe": QT_TRANSLATE_NOOP("Advice", "Somebody may be in danger: that comes before everything else."),
    "feeling": QT_TRANSLATE_NOOP("Advice", "Who feels seen can listen. One sentence is enough."),
    "apology": QT_TRANSLATE_NOOP("Advice", "An apology counts when it says what for."),
    "read_back": QT_TRANSLATE_NOOP("Advice", "Shows that the demand was heard, and catches a misunderstanding early."),
    "options": QT_TRANSLATE_NOOP("Advice", "Who can choose has some control back."),
    "time": QT_TRANSLATE_NOOP("Advice", "Waiting without an end makes angry. A time goes on the ledger of promises."),
}


def title(code: str) -> str:
    """What a hint is called, in the interface's language."""
    return QCoreApplication.translate("Advice", TITLES[code])


def reason(code: str) -> str:
    """Why it is worth it."""
    return QCoreApplication.translate("Advice", REASONS[code])


class AdviceStrip(QWidget):
    """Shows the advice on what stands in a field; hidden where there is nothing to say. Signals `wanted` with the draft when it changed."""

    wanted = Signal(str)

    def __init__(self, field: QPlainTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field, self._advice, self._place, self._draft = field, Advice(), 0, ""
        self._on = self._holding_asked = False
        self.score, self.title, self.words = PlainLabel(look="muted"), PlainLabel(), PlainLabel(look="muted", elide=True)
        self.use, self.more = QPushButton(), QPushButton()
        for button, act in ((self.use, self.take), (self.more, self.go_on)):
            button.setProperty("look", "quiet")
            button.clicked.connect(act)
        for key, act in ((USE, self.take), (NEXT, self.go_on)):
            shortcut = QShortcut(QKeySequence(key), field)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        field.textChanged.connect(self._ask)
        self._lay_out()
        self._name()
        self.hide()

    def turn(self, on: bool) -> None:
        """Advise from here on, or not: a whisper to a colleague needs none."""
        if on != self._on:
            self._on = on
            self._ask()

    def show_advice(self, draft: str, advice: Advice) -> None:
        """This is the advice on a draft; one on what stands there no longer is let go."""
        if self._holding_asked and not draft:
            self._holding_asked = False
            self._write_holding(advice.holding)
            return
        if not self._on or draft != self._field.toPlainText():
            return
        same = [hint.code for hint in advice.hints] == [hint.code for hint in self._advice.hints]
        self._draft, self._advice, self._place = draft, advice, self._place if same else 0
        self._show()

    def hold(self) -> None:
        """Fill in an answer that says by when there will be news, behind what is written."""
        self._holding_asked = True
        self.wanted.emit("")

    def take(self) -> None:
        """Put the words of the hint shown into the field, the first blank marked to be filled."""
        hint = self._current()
        if hint is None or self._draft != self._field.toPlainText():
            return
        cursor = self._cursor(*hint.replaced)
        start = cursor.selectionStart()
        cursor.insertText(hint.rewrite)
        self._field.setTextCursor(cursor)
        blank = self._field.document().find(BLANK, start)
        if not blank.isNull():
            self._field.setTextCursor(blank)
        self._field.setFocus()

    def go_on(self) -> None:
        """Show the next hint."""
        if self._advice.hints:
            self._place = (self._place + 1) % len(self._advice.hints)
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
            self._show()

    def _ask(self) -> None:
        draft = self._field.toPlainText()
        if self._on and draft.strip():
            self.wanted.emit(draft)
        else:
            self._advice, self._place = Advice(), 0
            self._show()

    def _current(self) -> Hint | None:
        return self._advice.hints[self._place] if self._place < len(self._advice.hints) else None

    def _show(self) -> None:
        hint, score = self._current(), self._advice.score
        self.setVisible(score is not None)
        self.score.setText(self.tr("Reply {score} of 100").format(score=score) if score is not None else "")
        self.title.setText(title(hint.code) if hint else self.tr("Nothing to add"))
        self.words.setText(one_line(hint.rewrite) if hint else "")
        told = f"{reason(hint.code)}\n{hint.rewrite.strip()}" if hint else ""
        for label in (self.title, self.words):
            label.setToolTip(plain_tooltip(told) if told else "")
        self.use.setVisible(hint is not None)
        self.more.setVisible(len(self._advice.hints) > 1)
        self.more.setText(self.tr("Next ({n} of {count})").format(n=self._place + 1, count=len(self._advice.hints)))
        self._mark()

    def _mark(self) -> None:
        """Underline what makes it worse, in the colour of a hot case."""
        ink = current_theme().colour("hot")
        self._field.setExtraSelections(
            [wavy(self._cursor(hint.start, hint.end), ink) for hint in self._advice.hints if hint.end > hint.start]
        )

    def _cursor(self, start: int, end: int) -> QTextCursor:
        """A place in the document: Qt counts in UTF-16, a hint in code points."""
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(_units(self._draft[:start]))
        cursor.setPosition(_units(self._draft[:end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _write_holding(self, text: str) -> None:
        cursor = self._field.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text)
        self._field.setTextCursor(cursor)

    def _name(self) -> None:
        self.use.setText(self.tr("Use it ({key})").format(key=QKeySequence(USE).toString(QKeySequence.SequenceFormat.NativeText)))

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.score)
        layout.addWidget(self.title)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.use)
        layout.addWidget(self.more)


def _units(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
