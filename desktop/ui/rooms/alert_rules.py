"""The text of the rules of alerts, to read and to edit."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.desk.alert_file import LARGEST
from desktop.ui.rooms.text_editor import TextEditor

SIZE = (820, 660)


class AlertRulesEditor(TextEditor):
    """Who may not change the rules is told who may."""

    def __init__(self, text: str, may_change: bool, parent: QWidget | None = None) -> None:
        hint = QCoreApplication.translate("AlertRulesEditor", "TOML: the hours of rest, and a table for each kind of alert.")
        told = hint if may_change else QCoreApplication.translate("AlertRulesEditor", "Supervisors and managers can change these rules.")
        super().__init__(QCoreApplication.translate("AlertRulesEditor", "Rules of alerts"), told, text, LARGEST, may_change, parent)
        self.resize(*SIZE)
