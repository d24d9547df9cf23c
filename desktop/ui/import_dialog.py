"""Import of files, one after the other: look, ask, take in, say what became of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.core.errors import StepinError
from desktop.desk.imports import ImportAnswer, ImportQuestion, ImportReport
from desktop.ui import troubles
from desktop.ui.fit import fit_height
from desktop.ui.import_form import ImportForm
from desktop.ui.plain import PlainLabel, one_line, restyle
from desktop.ui.tasks import FileRunner, Progress

WIDTH, NAME_CAP = 560, 120


class ImportDialog(QDialog):
    """Imports `files`. Tells `imported` with an ImportReport for each, `quarantine_wanted` to see what was not understood."""

    imported = Signal(object)
    quarantine_wanted = Signal()

    def __init__(self, runner: FileRunner, files: list[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import"))
        self.setMinimumWidth(WIDTH)
        self._runner, self._waiting = runner, list(files)
        self._file: Path | None = None
        self._progress: Progress | None = None
        self._left_out = 0
        self._build()
        self._next_file()

    def results(self) -> list[str]:
        """The sentences so far, one a file."""
        return [label.text() for label in self._results]

    def accept_answers(self) -> None:
        """Import the file that is asked about, as the button does."""
        if self._file is not None and not self.form.missing():
            self._import(self._file, self.form.answer())

    def reject(self) -> None:
        """Escape and the close box: stop what runs; a dialog with work under way closes when that has stopped."""
        self._waiting.clear()
        if self._progress is None:
            super().reject()
            return
        self._progress.cancel()
        self.stop.setEnabled(False)
        self._say(self.tr("Stopping…"))

    def _build(self) -> None:
        self.title, self.note = PlainLabel(look="title", elide=True), PlainLabel(look="muted", wrap=True)
        self.form, self.bar = ImportForm(), QProgressBar()
        self.bar.setAccessibleName(self.tr("Progress of the import"))
        self.left_out = QPushButton(self.tr("See what was not understood"))
        self.left_out.setProperty("look", "link")
        self.start, self.stop = QPushButton(self.tr("Import")), QPushButton(self.tr("Cancel"))
        self.start.setProperty("look", "primary")
        self.start.setDefault(True)
        self._results: list[PlainLabel] = []
        self._done = QVBoxLayout()
        buttons = QHBoxLayout()
        for button in (self.left_out, self.stop, self.start):
            buttons.addWidget(button)
        buttons.insertStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(self._done)
        for widget in (self.title, self.form, self.note, self.bar):
            layout.addWidget(widget)
        layout.addStretch()
        layout.addLayout(buttons)
        self.start.clicked.connect(self.accept_answers)
        self.stop.clicked.connect(self.reject)
        self.left_out.clicked.connect(self.quarantine_wanted)
        self.form.changed.connect(self._answers_changed)

    def _show_only(self, *shown: QWidget) -> None:
        for widget in (self.form, self.bar, self.start, self.note, self.left_out):
            widget.setVisible(widget in shown)
        fit_height(self)

    def _say(self, text: str, look: str = "muted") -> None:
        self.note.setText(text)
        restyle(self.note, look)
        self.note.setVisible(bool(text))
        fit_height(self)

    def _next_file(self) -> None:
        if not self._waiting:
            self._end()
            return
        file = self._file = self._waiting.pop(0)
        self.title.setText(file.name)
        self._show_only()
        self._say(self.tr("Looking at the file…"))
        self._runner.read(lambda desk: desk.look(file), self._looked, self._failed, slow=True)

    def _looked(self, question: ImportQuestion) -> None:
        if not question.participants and len(question.date_orders) <= 1 and self._file is not None:
            self._import(self._file, ImportAnswer())
            return
        self.form.ask(question)
        self._show_only(self.form, self.start)
        self._answers_changed()
        self.form.staff.setFocus()

    def _answers_changed(self) -> None:
        missing = self.form.missing()
        self.start.setEnabled(not missing)
        self._say(missing)

    def _import(self, file: Path, answer: ImportAnswer) -> None:
        progress = self._progress = Progress(self)
        progress.moved.connect(self._moved)
        self.bar.setRange(0, 0)
        self._show_only(self.bar)
        self.stop.setFocus()
        self._runner.aside(
            lambda desk: desk.import_file(file, answer, progress.report, progress.cancelled), self._file_imported, self._failed
        )

    def _moved(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _file_imported(self, report: ImportReport) -> None:
        self._progress = None
        self._left_out += report.not_understood
        self._add_result(self._sentence(report))
        self.imported.emit(report)
        self._next_file()

    def _failed(self, error: StepinError) -> None:
        self._progress = None
        name = one_line(self._file.name, NAME_CAP) if self._file else ""
        self._add_result(self.tr("{file}: {problem}").format(file=name, problem=troubles.sentence(error)), "error")
        self._next_file()

    def _add_result(self, sentence: str, look: str = "") -> None:
        label = PlainLabel(sentence, look, wrap=True)
        self._results.append(label)
        self._done.addWidget(label)
        label.show()

    def _end(self) -> None:
        self._file = None
        self.title.setText(self.tr("Import finished"))
        self._show_only(*([self.left_out] if self._left_out else []))
        self.stop.setText(self.tr("Close"))
        self.stop.setEnabled(True)
        self.stop.setFocus()

    def _sentence(self, report: ImportReport) -> str:
        parts = {
            "file": one_line(Path(report.file).name, NAME_CAP),
            "messages": self.tr("%n new message(s)", "", report.messages),
            "duplicates": self.tr("%n already there", "", report.duplicates),
            "left_out": self.tr("%n line(s) not understood", "", report.not_understood),
            "cases": self.tr("%n case(s) opened", "", report.cases),
        }
        return self.tr("{file}: {messages}, {duplicates}, {left_out}; {cases}.").format(**parts)
