"""Export Case: which format, this case or all, and where to; then how far it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFileDialog, QFormLayout, QVBoxLayout, QWidget

from desktop.desk.casefile import FORMATS, Wanted
from desktop.ui.fit import fit_height
from desktop.ui.plain import PlainLabel
from desktop.ui.record_dialog import WIDTH, WorkDialog
from desktop.ui.tasks import FileRunner


class ExportDialog(QDialog):
    """Asks what to export. Signals `chosen` with a format and whether all cases are wanted."""

    chosen = Signal(str, bool)

    def __init__(self, case: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export case"))
        self.setMinimumWidth(WIDTH)
        self.form, self.scope = QComboBox(), QComboBox()
        for each in FORMATS:
            self.form.addItem(format_name(each), each)
        if case is not None:
            self.scope.addItem(self.tr("Case {case}").format(case=case), False)
        self.scope.addItem(self.tr("All cases"), True)
        fields = QFormLayout()
        fields.addRow(self.tr("What"), self.scope)
        fields.addRow(self.tr("Format"), self.form)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save = buttons.addButton(self.tr("Save as…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setProperty("look", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._lay_out(fields, buttons)

    def accept(self) -> None:
        """Say what was chosen, and go."""
        form, whole = str(self.form.currentData()), bool(self.scope.currentData())
        super().accept()
        self.chosen.emit(form, whole)

    def _lay_out(self, fields: QFormLayout, buttons: QDialogButtonBox) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(self.windowTitle(), "title"))
        said = self.tr("The file holds what customers wrote. Keep it as carefully as the record.")
        layout.addWidget(PlainLabel(said, "muted", wrap=True))
        layout.addLayout(fields)
        layout.addWidget(buttons)
        fit_height(self)


def format_name(form: str) -> str:
    """A format, in words."""
    return {
        "html": QCoreApplication.translate("ExportDialog", "Page (HTML)"),
        "pdf": QCoreApplication.translate("ExportDialog", "Print (PDF)"),
    }.get(form, QCoreApplication.translate("ExportDialog", "Workbook (XLSX)"))


def choose_target(parent: QWidget, folder: Path, cases: tuple[str, ...], form: str) -> Path | None:
    """Ask where the file goes; None when the person thinks better of it."""
    title = QCoreApplication.translate("ExportDialog", "Export case")
    suggested = folder / f"{cases[0] if cases else 'stepin-cases'}.{form}"
    name, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), f"{format_name(form)} (*.{form})")
    return Path(name) if name else None


def export_cases(runner: FileRunner, wanted: Wanted, parent: QWidget | None = None) -> WorkDialog:
    """Write the file in a process of its own."""
    from desktop.ui.casefile.work import export_apart

    dialog = WorkDialog(QCoreApplication.translate("ExportDialog", "Export case"), parent)
    made = QCoreApplication.translate("ExportDialog", "The file is written: {file}").format(file=wanted.out)
    doing = QCoreApplication.translate("ExportDialog", "The file is being written. Work can go on meanwhile.")
    dialog.run(runner, lambda desk, progress: export_apart(wanted, progress.report, progress.cancelled), lambda _: (True, made), doing)
    return dialog
