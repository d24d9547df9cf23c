"""The locked window: who was here, and a line for the secret. Nothing else can be seen or done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QVBoxLayout, QWidget

from desktop.ui.dialogs.fields import CodeBox
from desktop.ui.dialogs.sign_in import SecretField, refusal
from desktop.ui.plain import PlainLabel, button_text, restyle

WIDTH = 340


class LockScreen(QWidget):
    """Covers its window. Signals `secret_given` with a person's id and his secret."""

    secret_given = Signal(str, str)

    def __init__(self, people: list[tuple[str, str]], person: str, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("look", "panel")
        self.setAccessibleName(self.tr("Locked"))
        self.who = CodeBox([(id, button_text(name)) for id, name in people], person)
        self.who.setAccessibleName(self.tr("Who signs in"))
        self.secret = SecretField(self.tr("Secret"))
        self.secret.setPlaceholderText(self.tr("Secret"))
        self.said = PlainLabel(self.tr("Locked. Messages go on coming in; nothing is shown."), "muted", wrap=True)
        self.do_it = QPushButton(self.tr("Unlock"))
        self.do_it.setProperty("look", "primary")
        self.do_it.clicked.connect(self._give)
        self.secret.returnPressed.connect(self._give)
        self._lay_out()
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.secret.setFocus()

    def show_refused(self, error: Exception) -> None:
        """The secret was wrong; why."""
        self.said.setText(refusal(error))
        restyle(self.said, "error")
        self.do_it.setEnabled(True)
        self.secret.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window whatever its size becomes."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def _give(self) -> None:
        person = self.who.code()
        if person and self.secret.text() and self.do_it.isEnabled():
            self.do_it.setEnabled(False)
            self.secret_given.emit(person, self.secret.take())

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.setSpacing(12)
        for widget in (PlainLabel("Stepin", "title"), self.who, self.secret, self.said, self.do_it):
            widget.setFixedWidth(WIDTH)
            layout.addWidget(widget)


def put_away() -> Callable[[], None]:
    """Hide every dialog that is open, work in it goes on; the answer brings them back."""
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
    for dialog in shown:
        dialog.hide()

    def bring_back() -> None:
        from shiboken6 import isValid

        for dialog in filter(isValid, shown):
            dialog.open()

    return bring_back
