"""The rules of alerts, as a form and as the text that it writes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.desk.alert_file import LARGEST
from desktop.ui.case.mode_button import ModeButton
from desktop.ui.plain import restyle
from desktop.ui.rooms.alert_form import AlertForm
from desktop.ui.rooms.text_editor import TextEditor

SIZE = (860, 680)


class AlertRulesEditor(TextEditor):
    """The text is the truth; the form is a way to write it, without comments. Who may not change the rules is told who may."""

    def __init__(self, text: str, may_change: bool, parent: QWidget | None = None) -> None:
        hint = QCoreApplication.translate("AlertRulesEditor", "TOML: the hours of rest, and a table for each kind of alert.")
        told = hint if may_change else QCoreApplication.translate("AlertRulesEditor", "Supervisors and managers can change these rules.")
        super().__init__(QCoreApplication.translate("AlertRulesEditor", "Rules of alerts"), told, text, LARGEST, may_change, parent)
        self._told = told
        self.form = AlertForm(may_change)
        self.form_tab, self.text_tab, self._pages = ModeButton(), ModeButton(), QStackedWidget()
        self._lay_out_pages()
        self.form.written.connect(self._take)
        self.form_tab.toggled.connect(self._turn)
        self.form_tab.setChecked(self.form.show_text(text))
        self.text_tab.setChecked(not self.form_tab.isChecked())
        self.resize(*SIZE)

    def _take(self, text: str) -> None:
        self.field.setPlainText(text)
        self.said.setText(QCoreApplication.translate("AlertRulesEditor", "The form writes the text anew, without its comments."))
        restyle(self.said, "muted")

    def _turn(self, to_form: bool) -> None:
        """Show the form where the text can be read, else what is wrong with it."""
        if to_form and not self.form.show_text(self.field.toPlainText()):
            self.show_trouble(self.form.said.text())
            self.text_tab.setChecked(True)
            return
        if to_form:
            self.said.setText(self._told)
            restyle(self.said, "muted")
        self._pages.setCurrentWidget(self.form if to_form else self.field)

    def _lay_out_pages(self) -> None:
        tabs = QHBoxLayout()
        names = {
            self.form_tab: QCoreApplication.translate("AlertRulesEditor", "Form"),
            self.text_tab: QCoreApplication.translate("AlertRulesEditor", "Text"),
        }
        for tab, name in names.items():
            tab.setText(name)
            tab.setAutoExclusive(True)
            tabs.addWidget(tab)
        tabs.addStretch(1)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.removeWidget(self.field)
        self._pages.addWidget(self.form)
        self._pages.addWidget(self.field)
        layout.insertLayout(0, tabs)
        layout.insertWidget(1, self._pages, 1)
