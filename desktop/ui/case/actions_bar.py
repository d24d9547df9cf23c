"""The buttons of a case: what can be done now, each with its key; the rest in a menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui import commands
from desktop.ui.case.availability import sentence
from desktop.ui.case.flow import FlowLayout
from desktop.ui.case.key_button import KeyButton
from desktop.ui.plain import plain_tooltip

GAP = 6
BUTTONS = ("take_over", "compose", "whisper", "mediator", "offer", "promise")
MORE = (
    *("join", "watch", "leave", ""),
    *("correct", "stage", "classify", "keep_promise", ""),
    *("counter", "choose", "undo", "recall", ""),
    "close",
)


class ActionsBar(QWidget):
    """Buttons for the main commands. Signals the command that was chosen."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, KeyButton] = {}
        self._actions: dict[str, QAction] = {}
        self._why_not: Callable[[str], str | None] = lambda _: "no_case"
        layout = FlowLayout(self, gap=GAP)
        for command in BUTTONS:
            button = KeyButton("", commands.command(command).shown_key, primary=command in ("take_over", "compose"))
            button.clicked.connect(lambda _=False, command=command: self.chosen.emit(command))
            self._buttons[command] = button
            layout.addWidget(button)
        self._more = KeyButton("", "")
        self._menu = self._make_menu()
        self._more.setMenu(self._menu)
        layout.addWidget(self._more)
        self._name()

    def button(self, command: str) -> KeyButton:
        """The button of a command."""
        return self._buttons[command]

    def action(self, command: str) -> QAction:
        """The menu's entry of a command."""
        return self._actions[command]

    def update_from(self, why_not: Callable[[str], str | None], mode: str | None) -> None:
        """Enable what can be done now; the rest says why not. `mode` is how this person is in the case."""
        self._why_not = why_not
        for command, button in self._buttons.items():
            code = why_not(command)
            button.setEnabled(code is None)
            known = commands.command(command)
            button.setToolTip(plain_tooltip(sentence(code) if code else f"{known.shown_title} ({known.shown_key})"))
        for command, action in self._actions.items():
            code = why_not(command)
            action.setEnabled(code is None)
            action.setToolTip(plain_tooltip(sentence(code)))
        self._buttons["take_over"].setVisible(mode != "take_over")
        self._buttons["take_over"].set_primary(mode != "join")
        self._buttons["compose"].setVisible(mode in ("join", "take_over"))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the buttons would need a second row, their keys go into the tooltips."""
        row = [button for button in (*self._buttons.values(), self._more) if not button.isHidden()]
        wanted = sum(button.full_width() + GAP for button in row) - GAP
        for button in self._buttons.values():
            button.set_capped(wanted <= self.width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for command in MORE:
            if not command:
                menu.addSeparator()
                continue
            action = menu.addAction("")
            action.triggered.connect(lambda _=False, command=command: self.chosen.emit(command))
            self._actions[command] = action
        return menu

    def _name(self) -> None:
        short = {
            "take_over": self.tr("Take over"),
            "compose": self.tr("Reply"),
            "whisper": self.tr("Whisper"),
            "mediator": self.tr("Mediator"),
            "offer": self.tr("Offer"),
            "promise": self.tr("Promise"),
        }
        for command, button in self._buttons.items():
            button.setText(short[command])
            button.setAccessibleName(commands.command(command).shown_title)
        for command, action in self._actions.items():
            known = commands.command(command)
            action.setText(f"{known.shown_title}\t{known.shown_key}")
        self._more.setText(self.tr("More") + " ▾")
        self._more.setAccessibleName(self.tr("More commands"))
        self._fit()
