"""Everything that can be asked of the window, in one table: name, key, group and words; and the shortcuts that are made of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QWidget

from desktop.ui.words import QT_TRANSLATE_NOOP

GROUPS = {
    "queue": QT_TRANSLATE_NOOP("Commands", "Queue"),
    "filter": QT_TRANSLATE_NOOP("Commands", "Show only"),
    "step_in": QT_TRANSLATE_NOOP("Commands", "Step in"),
    "case": QT_TRANSLATE_NOOP("Commands", "Case"),
    "money": QT_TRANSLATE_NOOP("Commands", "Compensation"),
    "desk": QT_TRANSLATE_NOOP("Commands", "Desk"),
}
PRESSING_KEYS = frozenset({"Space", "Return"})
"""Keys that press the button which has the focus: there they are the button's."""
PRESSED_BY_KEYS = "pressed_by_keys"
"""A widget with this property takes them too, as a list does whose lines are chosen with Enter."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be asked. `key` as QKeySequence writes it; `title` English, translated in the context Commands."""

    name: str
    key: str
    group: str
    title: str

    @property
    def shown_title(self) -> str:
        """The title in the interface's language."""
        return QCoreApplication.translate("Commands", self.title)

    @property
    def shown_key(self) -> str:
        """The key as this machine writes it: "T", "G C", "Ctrl+K" or "⌘K"."""
        keys = QKeySequence("Enter" if self.key == "Return" else self.key)
        return keys.toString(QKeySequence.SequenceFormat.NativeText).replace(", ", " ")

    @property
    def is_typed(self) -> bool:
        """Whether the key would write something where text is being typed."""
        return "+" not in self.key or self.key.startswith("Shift+")


COMMANDS = (
    Command("next_case", "J", "queue", QT_TRANSLATE_NOOP("Commands", "Next case")),
    Command("previous_case", "K", "queue", QT_TRANSLATE_NOOP("Commands", "Previous case")),
    Command("search", "/", "queue", QT_TRANSLATE_NOOP("Commands", "Search")),
    Command("pause", "Space", "queue", QT_TRANSLATE_NOOP("Commands", "Pause updates")),
    Command("alerts", "I", "queue", QT_TRANSLATE_NOOP("Commands", "Alerts")),
    Command("go_critical", "G, C", "filter", QT_TRANSLATE_NOOP("Commands", "Critical cases")),
    Command("go_hot", "G, H", "filter", QT_TRANSLATE_NOOP("Commands", "Hot cases")),
    Command("go_watch", "G, W", "filter", QT_TRANSLATE_NOOP("Commands", "Cases to watch")),
    Command("go_decide", "G, D", "filter", QT_TRANSLATE_NOOP("Commands", "Offers for me to decide")),
    Command("go_promises", "G, P", "filter", QT_TRANSLATE_NOOP("Commands", "Promises due")),
    Command("go_unassigned", "G, U", "filter", QT_TRANSLATE_NOOP("Commands", "Cases without a mediator")),
    Command("go_all", "G, A", "filter", QT_TRANSLATE_NOOP("Commands", "All cases")),
    Command("watch", "V", "step_in", QT_TRANSLATE_NOOP("Commands", "Watch unseen")),
    Command("whisper", "W", "step_in", QT_TRANSLATE_NOOP("Commands", "Whisper to the agent")),
    Command("join", "N", "step_in", QT_TRANSLATE_NOOP("Commands", "Join the conversation")),
    Command("take_over", "T", "step_in", QT_TRANSLATE_NOOP("Commands", "Take over")),
    Command("leave", "L", "step_in", QT_TRANSLATE_NOOP("Commands", "Leave")),
    Command("compose", "Return", "case", QT_TRANSLATE_NOOP("Commands", "Write to the customer")),
    Command("holding", "H", "case", QT_TRANSLATE_NOOP("Commands", "Answer that news will come within half an hour")),
    Command("resend", "Shift+R", "case", QT_TRANSLATE_NOOP("Commands", "Send an answer again")),
    Command("give_up", "Shift+G", "case", QT_TRANSLATE_NOOP("Commands", "Give up an answer")),
    Command("mediator", "M", "case", QT_TRANSLATE_NOOP("Commands", "Assign a mediator")),
    Command("promise", "P", "case", QT_TRANSLATE_NOOP("Commands", "Promise something")),
    Command("keep_promise", "Shift+P", "case", QT_TRANSLATE_NOOP("Commands", "Mark the promise as kept")),
    Command("correct", "C", "case", QT_TRANSLATE_NOOP("Commands", "Correct the score")),
    Command("stage", "S", "case", QT_TRANSLATE_NOOP("Commands", "Set the stage")),
    Command("classify", "F", "case", QT_TRANSLATE_NOOP("Commands", "Set nature and cause")),
    Command("form", "Shift+F", "case", QT_TRANSLATE_NOOP("Commands", "Fill in the record form")),
    Command("hand_over", "Shift+N", "case", QT_TRANSLATE_NOOP("Commands", "Read the hand-over note")),
    Command("hand", "Shift+H", "case", QT_TRANSLATE_NOOP("Commands", "Raise a hand, or lower it")),
    Command("answer", "Shift+M", "case", QT_TRANSLATE_NOOP("Commands", "Answer whether to mediate")),
    Command("mediate", "E", "case", QT_TRANSLATE_NOOP("Commands", "Write down a part of the mediation")),
    Command("agree", "Shift+E", "case", QT_TRANSLATE_NOOP("Commands", "Record a yes to the agreement")),
    Command("outside", "Shift+T", "case", QT_TRANSLATE_NOOP("Commands", "Bring in a third party")),
    Command("call_back", "U", "case", QT_TRANSLATE_NOOP("Commands", "Plan a call-back")),
    Command("follow_up", "Shift+U", "case", QT_TRANSLATE_NOOP("Commands", "Record what the customer said")),
    Command("close", "X", "case", QT_TRANSLATE_NOOP("Commands", "Close the case")),
    Command("offer", "O", "money", QT_TRANSLATE_NOOP("Commands", "Propose an offer")),
    Command("approve", "A", "money", QT_TRANSLATE_NOOP("Commands", "Approve the offer")),
    Command("decline", "D", "money", QT_TRANSLATE_NOOP("Commands", "Decline the offer")),
    Command("send_back", "B", "money", QT_TRANSLATE_NOOP("Commands", "Send the offer back")),
    Command("counter", "Shift+O", "money", QT_TRANSLATE_NOOP("Commands", "Set other terms for the offer")),
    Command("choose", "Shift+C", "money", QT_TRANSLATE_NOOP("Commands", "Record what the customer chose")),
    Command("undo", "Shift+A", "money", QT_TRANSLATE_NOOP("Commands", "Undo an approval")),
    Command("recall", "R", "money", QT_TRANSLATE_NOOP("Commands", "Recall my offer")),
    Command("palette", "Ctrl+K", "desk", QT_TRANSLATE_NOOP("Commands", "All commands")),
    Command("key_sheet", "?", "desk", QT_TRANSLATE_NOOP("Commands", "Keys")),
    Command("import", "Ctrl+I", "desk", QT_TRANSLATE_NOOP("Commands", "Import chats or emails")),
    Command("quarantine", "Ctrl+E", "desk", QT_TRANSLATE_NOOP("Commands", "What was not understood")),
    Command("erase", "Ctrl+Shift+X", "desk", QT_TRANSLATE_NOOP("Commands", "Erase a customer")),
    Command("playbook", "Ctrl+B", "desk", QT_TRANSLATE_NOOP("Commands", "Playbook at the side")),
    Command("promises", "Ctrl+R", "desk", QT_TRANSLATE_NOOP("Commands", "Ledger of promises")),
    Command("payouts", "Ctrl+P", "desk", QT_TRANSLATE_NOOP("Commands", "Payout list")),
    Command("policy", "Ctrl+Shift+P", "desk", QT_TRANSLATE_NOOP("Commands", "Policy")),
    Command("learning", "Ctrl+Shift+K", "desk", QT_TRANSLATE_NOOP("Commands", "Learn from corrections")),
    Command("second", "Ctrl+Shift+A", "desk", QT_TRANSLATE_NOOP("Commands", "A second person approves here")),
    Command("connections", "Ctrl+Shift+C", "desk", QT_TRANSLATE_NOOP("Commands", "Connections")),
    Command("person", "Ctrl+U", "desk", QT_TRANSLATE_NOOP("Commands", "Switch person")),
    Command("lock", "Ctrl+L", "desk", QT_TRANSLATE_NOOP("Commands", "Lock")),
    Command("keys", "Ctrl+Shift+U", "desk", QT_TRANSLATE_NOOP("Commands", "Signing keys")),
    Command("settings", "Ctrl+,", "desk", QT_TRANSLATE_NOOP("Commands", "Settings")),
    Command("look", "Ctrl+Shift+L", "desk", QT_TRANSLATE_NOOP("Commands", "Light or dark")),
    Command("check_record", "Ctrl+Shift+R", "desk", QT_TRANSLATE_NOOP("Commands", "Check the record")),
    Command("backup", "Ctrl+Shift+B", "desk", QT_TRANSLATE_NOOP("Commands", "Backups of the record")),
    Command("export", "Ctrl+Shift+E", "desk", QT_TRANSLATE_NOOP("Commands", "Export case")),
    Command("notices", "Ctrl+Shift+N", "desk", QT_TRANSLATE_NOOP("Commands", "Third-party notices")),
    Command("quit", "Ctrl+Q", "desk", QT_TRANSLATE_NOOP("Commands", "Quit")),
)


def command(name: str) -> Command:
    """The command of that name. KeyError when there is none."""
    return _BY_NAME[name]


def group_title(group: str) -> str:
    """The heading of a group of commands, in the interface's language."""
    return QCoreApplication.translate("Commands", GROUPS[group])


_BY_NAME = {each.name: each for each in COMMANDS}


class CommandSet(QObject):
    """The shortcuts of a window. Tells `triggered` with a command's name, or `refused` with it where it cannot be done now.

    A key that would write something is silent while a text has the focus; Space and Enter press the button that has it.
    """

    triggered = Signal(str)
    refused = Signal(str)

    def __init__(self, window: QWidget, available: Callable[[str], bool] = lambda name: True) -> None:
        super().__init__(window)
        self._available = available
        self._shortcuts = {each.name: self._make(each, window) for each in COMMANDS}
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def run(self, name: str) -> None:
        """Do what a key does, from a button, a menu or the palette."""
        (self.triggered if self.available(name) else self.refused).emit(name)

    def available(self, name: str) -> bool:
        """Whether the command can be done now."""
        return self._available(name)

    def set_available(self, available: Callable[[str], bool]) -> None:
        """Ask somebody else what can be done."""
        self._available = available

    def listens_to(self, name: str) -> bool:
        """Whether the key of the command would be heard now."""
        return self._shortcuts[name].isEnabled()

    def _make(self, each: Command, window: QWidget) -> QShortcut:
        shortcut = QShortcut(window)
        keys = [QKeySequence(each.key)]
        shortcut.setKeys([*keys, QKeySequence("Enter")] if each.key == "Return" else keys)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(each.name in ("next_case", "previous_case"))
        shortcut.activated.connect(lambda: self.run(each.name))
        return shortcut

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        typing, pressing = takes_text(new), takes_press(new)
        for each in COMMANDS:
            mute = (typing and each.is_typed) or (pressing and each.key in PRESSING_KEYS)
            self._shortcuts[each.name].setEnabled(not mute)


def takes_text(widget: QWidget | None) -> bool:
    """Whether text is being typed into this widget: Qt asks for an input method there, and in lists that could be edited but are not."""
    if widget is None or isinstance(widget, QAbstractItemView):
        return False
    return widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def takes_press(widget: QWidget | None) -> bool:
    """Whether Space and Enter do something in this widget itself."""
    return isinstance(widget, QAbstractButton | QComboBox) or (widget is not None and bool(widget.property(PRESSED_BY_KEYS)))


def keys_document() -> str:
    """docs/keys.md: the table for people who read, in English."""
    lines = [
        "# Keys",
        "",
        "Made from `desktop/ui/commands.py` by `python -m tools.keys`. Letters work wherever no text is being typed; Up and Down move in",
        "every list, Tab and Shift+Tab reach everything else, Space and Enter press the button that has the focus, Escape leaves a dialog.",
    ]
    for group, title in GROUPS.items():
        lines += ["", f"## {title}", "", "| key | what it does | name |", "|---|---|---|"]
        lines += [f"| `{_written(each.key)}` | {each.title} | {each.name} |" for each in COMMANDS if each.group == group]
    return "\n".join(lines) + "\n"


def _written(key: str) -> str:
    return key.replace(", ", " ").replace("Return", "Enter")
