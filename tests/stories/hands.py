"""Ten fingers on a keyboard, for stories: what they press goes where the focus is."""

from __future__ import annotations

from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QWidget

from tests.stories.conftest import Person

MOST_TABS = 40


class Hands:
    """Ten fingers on a keyboard: no mouse, no call into the window."""

    def __init__(self, person: Person) -> None:
        self.person = person

    @property
    def focus(self) -> QWidget:
        """What takes the next key."""
        form = QApplication.activeModalWidget()
        held = form.focusWidget() if form is not None else QApplication.focusWidget()
        assert held is not None
        return held

    def press(self, *keys: str) -> None:
        """Keys one after the other, as the key sheet writes them."""
        for key in keys:
            QTest.keySequence(self.focus, QKeySequence(key))

    def types(self, text: str) -> None:
        """Words, as an input method commits them."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.focus, event)

    def goes_to(self, field: QWidget) -> None:
        """Tab until the field has the focus."""
        wanted = field.focusProxy() or field
        for _ in range(MOST_TABS):
            if self.focus is wanted:
                return
            self.press("Tab")
        raise AssertionError(f"Tab never comes to {field.accessibleName()}")

    def chooses(self, box: QComboBox, code: str) -> None:
        """Arrow keys in a choice."""
        self.goes_to(box)
        while box.currentData() != code:
            before = box.currentIndex()
            self.press("Down" if box.findData(code) > before else "Up")
            assert box.currentIndex() != before

    def asks(self, key: str) -> QDialog:
        """A key that opens a form."""
        self.press(key)
        self.person.sees(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
        form = QApplication.activeModalWidget()
        assert isinstance(form, QDialog)
        return form

    def gives(self, form: QDialog) -> None:
        """Ctrl+Enter, and the case moves on."""
        before = self.person.case.seq
        assert form.do_it.isEnabled(), form.said.text()
        self.press("Ctrl+Return")
        self.person.sees(lambda: self.person.case.seq > before)
        self.person.sees(lambda: QApplication.activeModalWidget() is None)
        self.person.window.activateWindow()  # a desktop does it when a form closes
        self.person.sees(QApplication.focusWidget)
