"""Check Record and Backup: how far it is, a way to stop it, and in one sentence how it ended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.core.errors import StepinError
from desktop.ui import troubles
from desktop.ui.fit import fit_height
from desktop.ui.plain import PlainLabel, capped, restyle
from desktop.ui.tasks import FileDesk, FileRunner, Progress

T = TypeVar("T")
WIDTH, LONGEST_PATH = 480, 500


class WorkDialog(QDialog):
    """One piece of work on the record. `describe` makes the result a sentence and says whether it is good."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self._progress: Progress | None = None
        self.said, self.bar, self.stop = PlainLabel(wrap=True), QProgressBar(), QPushButton(self.tr("Cancel"))
        self.bar.setAccessibleName(title)
        self.stop.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(title, "title"))
        layout.addWidget(self.said)
        layout.addWidget(self.bar)
        layout.addStretch()
        layout.addLayout(buttons)

    def run(
        self, runner: FileRunner, work: Callable[[FileDesk, Progress], T], describe: Callable[[T], tuple[bool, str]], doing: str = ""
    ) -> None:
        """Begin. `doing` says what happens meanwhile."""
        progress = self._progress = Progress(self)
        progress.moved.connect(self._moved)
        self.bar.setRange(0, 0)
        self.said.setText(doing)
        fit_height(self)
        runner.aside(lambda desk: work(desk, progress), lambda result: self._end(*describe(result)), self._failed)

    def reject(self) -> None:
        """Escape and the button: stop what runs, leave when nothing does."""
        if self._progress is None:
            super().reject()
            return
        self._progress.cancel()
        self.stop.setEnabled(False)
        self.said.setText(self.tr("Stopping…"))

    def _moved(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _failed(self, error: StepinError) -> None:
        self._end(error.code == "cancelled", troubles.sentence(error))

    def _end(self, good: bool, sentence: str) -> None:
        self._progress = None
        self.said.setText(sentence)
        restyle(self.said, "" if good else "error")
        self.bar.hide()
        self.stop.setText(self.tr("Close"))
        self.stop.setEnabled(True)
        self.stop.setFocus()
        fit_height(self)


def check_record(runner: FileRunner, parent: QWidget | None = None) -> WorkDialog:
    """Check the whole record: what is stored, the chain, and every board against the journal."""
    dialog = WorkDialog(QCoreApplication.translate("WorkDialog", "Check the record"), parent)
    doing = QCoreApplication.translate("WorkDialog", "Every fact is read again and everything derived from it is made anew and compared.")
    dialog.run(runner, lambda desk, progress: desk.check(progress.report, progress.cancelled), checked, doing)
    return dialog


def checked(fault: str | None) -> tuple[bool, str]:
    """What a check found, in a sentence."""
    if fault is None:
        return True, QCoreApplication.translate("WorkDialog", "The record is valid: nothing was changed, nothing is missing.")
    sentence = QCoreApplication.translate(
        "WorkDialog", "The record is not valid. First broken place: {place}. Keep the file and its backups."
    )
    return False, sentence.format(place=capped(fault, LONGEST_PATH))


def back_up_record(runner: FileRunner, target: Path, parent: QWidget | None = None) -> WorkDialog:
    """Copy the record to `target` and check the copy."""
    dialog = WorkDialog(QCoreApplication.translate("WorkDialog", "Back up the record"), parent)
    made = QCoreApplication.translate("WorkDialog", "The copy is made and checked: {file}").format(file=capped(str(target), LONGEST_PATH))
    doing = QCoreApplication.translate("WorkDialog", "The record is copied and the copy is checked. Work can go on meanwhile.")
    dialog.run(runner, lambda desk, progress: desk.backup(target), lambda _: (True, made), doing)
    dialog.stop.setEnabled(False)
    return dialog


def choose_backup(parent: QWidget, suggested: Path) -> Path | None:
    """Ask where the copy goes; None when the person thinks better of it."""
    title = QCoreApplication.translate("WorkDialog", "Back up the record")
    kinds = QCoreApplication.translate("WorkDialog", "Records of Stepin") + " (*.sqlite)"
    name, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)
    return Path(name) if name else None


class CannotOpenDialog(QDialog):
    """Says why the record cannot be opened; Stepin ends with it."""

    def __init__(self, problem: StepinError) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Stepin cannot open the record"))
        self.setMinimumWidth(WIDTH)
        self.said = PlainLabel(troubles.sentence(problem), wrap=True)
        close = QPushButton(self.tr("Close"))
        close.setProperty("look", "primary")
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(self.windowTitle(), "title"))
        layout.addWidget(self.said)
        if (where := problem.values.get("path")) is not None:
            layout.addWidget(PlainLabel(capped(str(where), LONGEST_PATH), "muted", wrap=True))
        layout.addWidget(close)
        fit_height(self)
