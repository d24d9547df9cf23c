"""The policy: what holds, a change asked for by one manager, and the yes or no of another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.core.errors import BadInput
from desktop.core.orders import ChangePolicy, DecidePolicy
from desktop.core.people import Person, Policy
from desktop.core.policy_change import FEWEST_MANAGERS, digest
from desktop.core.situation import Change
from desktop.desk.policy_file import parse_policy
from desktop.ui import troubles, words
from desktop.ui.case.frames import FIELD
from desktop.ui.case.giver import new_id
from desktop.ui.case.mode_button import ModeButton
from desktop.ui.dialogs.fields import CodeBox, ShortText
from desktop.ui.plain import PlainLabel, one_line, restyle
from desktop.ui.rooms.diff import DiffView
from desktop.ui.rooms.policy_forms import PolicyFormsView
from desktop.ui.theme import current_theme

SIZE = (1_080, 720)
PAUSE = 200
"""Milliseconds after the last letter until what is typed is read."""
LARGEST_FILE = 1_000_000


class PolicyRoom(QDialog):
    """Forms and an editor on the policy in force, and the changes that wait. Signals each order that was given."""

    order_given = Signal(object)

    def __init__(self, person: Person | None, policy: Policy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person, self._policy = person, policy
        self._changes: dict[str, Change] = {}
        self.setWindowTitle(self.tr("Policy"))
        self.resize(*SIZE)
        self.forms_tab, self.edit_tab, self.wait_tab = ModeButton(), ModeButton(), ModeButton()
        self.forms, self._in_forms = PolicyFormsView(), ""
        self.editor, self.diff = QPlainTextEdit(policy.text), DiffView(self.tr("What would change"))
        self.checked, self.reason = PlainLabel(wrap=True), ShortText(self.tr("Why it should change; whoever approves reads it"), 2, 500)
        self.take, self.back = QPushButton(self.tr("Take a file…")), QPushButton(self.tr("Back to what holds"))
        self.propose, self.leave = QPushButton(self.tr("Ask for this change")), QPushButton(self.tr("Close"))
        self.waiting, self.asked = CodeBox([]), PlainLabel(wrap=True)
        self.asked_diff = DiffView(self.tr("What would change"))
        self.why = ShortText(self.tr("A reason, if there is something to say"), 2, 500)
        self.approve, self.decline = QPushButton(self.tr("Approve")), QPushButton(self.tr("Decline"))
        self.said = PlainLabel(wrap=True)
        self._pages, self._ways = QStackedWidget(), QStackedWidget()
        self._typed = QTimer(self, interval=PAUSE, singleShot=True)
        self._lay_out()
        self._connect()
        self.show_policy(policy)
        self.show_changes([])

    def show_policy(self, policy: Policy) -> None:
        """Another policy holds from here on; what is being written is kept, what was only read follows."""
        untouched = self.editor.toPlainText() == self._policy.text
        self._policy = policy
        if untouched:
            self.editor.setPlainText(policy.text)
        self.check()
        self._show_asked()

    def show_changes(self, changes: Sequence[Change]) -> None:
        """The changes that wait for a decision."""
        self._changes = {change.fact.change: change for change in changes}
        chosen = self.waiting.code()
        self.waiting.blockSignals(True)
        self.waiting.clear()
        for ident, change in self._changes.items():
            self.waiting.addItem(self._title(change), ident)
        self.waiting.choose(chosen)
        self.waiting.blockSignals(False)
        self.wait_tab.setText(self.tr("Waits for a decision: {count}").format(count=len(changes)))
        self.wait_tab.updateGeometry()
        self._show_asked()

    def tell(self, sentence: str, good: bool = True) -> None:
        """Say what became of an order."""
        self.said.setText(sentence)
        restyle(self.said, "" if good else "error")

    def show_waiting(self) -> None:
        """Turn to the changes that wait."""
        self.wait_tab.setChecked(True)

    def problem(self) -> str:
        """Why what is written cannot be asked for, in a sentence; "" when it can."""
        text = self.editor.toPlainText()
        if self._person is None or self._person.role != "manager":
            return self.tr("Only a manager can ask for a change; another one decides it.")
        if text == self._policy.text:
            return self.tr("So it holds already. Change the text, or take a file.")
        try:
            proposed = parse_policy(text)
        except BadInput as problem:
            return troubles.sentence(problem)
        if sum(person.role == "manager" for person in proposed.people.values()) < FEWEST_MANAGERS:
            return words.refusal("too_few_managers")
        return ""

    def check(self) -> None:
        """Read what is written, and show what it would change."""
        problem = self.problem()
        self.checked.setText(problem or self.tr("This can be read. It holds once another manager approves it."))
        restyle(self.checked, "muted" if problem else "")
        self.propose.setEnabled(not problem)
        self.back.setEnabled(self.editor.toPlainText() != self._policy.text)
        self.diff.show_change(self._policy.text, self.editor.toPlainText())
        self._show_forms()

    def take_file(self, path: Path) -> None:
        """Take a file's text as the change. What cannot be read as text is said."""
        try:
            with path.open("rb") as file:
                raw = file.read(LARGEST_FILE + 1)
            text = raw.decode("utf-8-sig") if len(raw) <= LARGEST_FILE else ""
        except (OSError, UnicodeDecodeError):
            text = ""
        if text:
            self.editor.setPlainText(text)
            self.check()
        self.tell("" if text else self.tr("The file cannot be read as a text in UTF-8."), bool(text))

    def give_change(self) -> None:
        """Ask for what is written."""
        self._typed.stop()
        self.check()
        if self._person is not None and not self.problem():
            text = self.editor.toPlainText()
            self.order_given.emit(
                ChangePolicy(id=new_id(), by=self._person.id, change=new_id(), text=text, reason=self.reason.text()),
            )

    def decide(self, decision: str) -> None:
        """Approve or decline the change that is shown."""
        chosen = self.waiting.code()
        if self._person is not None and chosen in self._changes:
            order = DecidePolicy(id=new_id(), by=self._person.id, change=chosen, decision=decision, reason=self.why.text())
            self.order_given.emit(order)

    def _show_asked(self) -> None:
        change = self._changes.get(self.waiting.code() or "")
        self.waiting.setVisible(len(self._changes) > 1)
        code = self._why_not(change)
        said = self.tr("No change waits for a decision.") if change is None else self._title(change)
        self.asked.setText(f"{said}\n{words.refusal(code)}" if code else said)
        self.asked_diff.show_change(self._policy.text, change.fact.text if change else self._policy.text)
        manager = self._person is not None and self._person.role == "manager"
        self.approve.setEnabled(change is not None and code is None)
        self.decline.setEnabled(change is not None and manager)

    def _why_not(self, change: Change | None) -> str | None:
        if change is None:
            return None
        if self._person is None or self._person.role != "manager":
            return "not_your_role"
        if change.by == self._person.id:
            return "own_proposal"
        return None if change.fact.base == digest(self._policy.text) else "stale"

    def _title(self, change: Change) -> str:
        name, reason = one_line(self._policy.name_of(change.by), 40), one_line(change.fact.reason, 120)
        if not reason:
            return self.tr("{name} asks for a change").format(name=name)
        return self.tr("{name} asks for a change: {reason}").format(name=name, reason=reason)

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.windowTitle(), str(Path.home()), self.tr("Policies") + " (*.toml)")
        if name:
            self.take_file(Path(name))

    def _connect(self) -> None:
        self.forms_tab.toggled.connect(lambda on: self._turn(0, self.forms) if on else None)
        self.edit_tab.toggled.connect(lambda on: self._turn(0, self.editor) if on else None)
        self.wait_tab.toggled.connect(lambda on: self._turn(1, self.asked_diff) if on else None)
        self.forms.written.connect(self._write)
        self.editor.textChanged.connect(self._typed.start)
        self._typed.timeout.connect(self.check)
        self.take.clicked.connect(self._ask_file)
        self.back.clicked.connect(lambda: self.editor.setPlainText(self._policy.text))
        self.propose.clicked.connect(self.give_change)
        self.waiting.currentIndexChanged.connect(self._show_asked)
        self.approve.clicked.connect(lambda: self.decide("approve"))
        self.decline.clicked.connect(lambda: self.decide("decline"))
        self.leave.clicked.connect(self.reject)

    def _turn(self, page: int, way: QWidget) -> None:
        self._pages.setCurrentIndex(page)
        if page == 0:
            self._ways.setCurrentWidget(way)
            self._show_forms()
        way.setFocus()

    def _write(self, text: str) -> None:
        """What the forms make of the text."""
        self._in_forms = text
        self.editor.setPlainText(text)
        self.check()

    def _show_forms(self) -> None:
        """The forms show what the text says, unless it is they who wrote it."""
        text = self.editor.toPlainText()
        if self._ways.currentWidget() is self.forms and text != self._in_forms:
            self._in_forms = text
            self.forms.show_text(text, not self.editor.isReadOnly())

    def _lay_out(self) -> None:
        self._dress()
        tabs, foot = QHBoxLayout(), QHBoxLayout()
        for tab in (self.forms_tab, self.edit_tab, self.wait_tab):
            tab.setAutoExclusive(True)
            tabs.addWidget(tab)
        tabs.addStretch(1)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.leave)
        self._pages.addWidget(self._edit_page())
        self._pages.addWidget(self._wait_page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(self.windowTitle(), "title"))
        layout.addLayout(tabs)
        layout.addWidget(self._pages, 1)
        layout.addLayout(foot)

    def _dress(self) -> None:
        self.forms_tab.setText(self.tr("What holds, and a change of it"))
        self.edit_tab.setText(self.tr("The same as a text"))
        self.forms_tab.setChecked(True)
        self.forms.setFocusProxy(self.forms.tabs[0])
        self.editor.setAccessibleName(self.tr("The policy as a text (TOML)"))
        self.editor.setFont(current_theme().font("small", script="mono"))
        self.editor.setTabChangesFocus(True)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.why.setAccessibleName(self.tr("Reason"))
        self.waiting.setAccessibleName(self.tr("Change"))
        self.editor.setReadOnly(self._person is None or self._person.role != "manager")
        self.editor.setStyleSheet(FIELD)
        for view in (self.diff, self.asked_diff):
            view.setStyleSheet(FIELD)
        for button in (self.take, self.back, self.propose, self.approve, self.decline, self.leave):
            button.setAutoDefault(False)
        self.propose.setProperty("look", "primary")
        self.approve.setProperty("look", "primary")
        self.take.setEnabled(not self.editor.isReadOnly())

    def _edit_page(self) -> QWidget:
        split, buttons = QSplitter(), QHBoxLayout()
        split.setChildrenCollapsible(False)
        self._ways.addWidget(self.forms)
        self._ways.addWidget(self.editor)
        split.addWidget(self._ways)
        split.addWidget(self.diff)
        split.setSizes([640, 340])
        for button in (self.take, self.back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.propose)
        return _page(split, self.checked, self.reason, buttons)

    def _wait_page(self) -> QWidget:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.decline)
        buttons.addWidget(self.approve)
        return _page(self.asked_diff, self.asked, self.why, buttons, above=self.waiting)


def _page(main: QWidget, said: QWidget, reason: QWidget, buttons: QHBoxLayout, above: QWidget | None = None) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    if above is not None:
        layout.addWidget(above)
    layout.addWidget(main, 1)
    layout.addWidget(said)
    layout.addWidget(reason)
    layout.addLayout(buttons)
    return page
