"""Importing files: what is asked, what is answered, what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from desktop.core.errors import BadInput, StepinError
from desktop.desk.imports import ImportAnswer, ImportQuestion, ImportReport
from desktop.ui.file_drop import FileDrop
from desktop.ui.import_dialog import ImportDialog
from desktop.ui.import_form import ImportForm, read_date
from desktop.ui.tasks import Progress

CHAT = Path("WhatsApp 陈晓.txt")
PEOPLE = (("陈晓", 41), ("客服赵敏", 38), ("林怡君", 2))


def question(**changed: object) -> ImportQuestion:
    given = {"path": CHAT, "kind": "whatsapp", "participants": PEOPLE, "date_orders": ("dmy",), "chat": "陈晓", "time_zone": "Asia/Taipei"}
    return ImportQuestion(**(given | changed))  # type: ignore[arg-type]


class FileDeskFake:
    """A desk that knows some files and remembers how it was answered."""

    def __init__(self, *questions: ImportQuestion, not_understood: int = 0) -> None:
        self.questions = {each.path: each for each in questions}
        self.answers: list[ImportAnswer] = []
        self.not_understood = not_understood

    def look(self, path: Path) -> ImportQuestion:
        if path not in self.questions:
            raise BadInput("no_such_file")
        return self.questions[path]

    def import_file(self, path: Path, answer: ImportAnswer, progress: Callable[[int, int], None], cancelled: Callable[[], bool]):
        self.answers.append(answer)
        progress(1, 1)
        if cancelled():
            raise BadInput("cancelled")
        return ImportReport(f"/home/lin/{path}", 81, 3, self.not_understood, 1, 2)


class RunnerFake:
    """Does reading at once; writing waits for `work` when `lazy`."""

    def __init__(self, desk: FileDeskFake, lazy: bool = False) -> None:
        self.desk, self.lazy = desk, lazy
        self.jobs: list[Callable[[], None]] = []

    def read(self, question, answer, failed, *, slow=False) -> None:
        self._do(question, answer, failed)

    def aside(self, work, answer, failed) -> None:
        if self.lazy:
            self.jobs.append(lambda: self._do(work, answer, failed))
        else:
            self._do(work, answer, failed)

    def work(self) -> None:
        while self.jobs:
            self.jobs.pop(0)()

    def _do(self, job, answer, failed) -> None:
        try:
            done = job(self.desk)
        except StepinError as error:
            failed(error)
        else:
            answer(done)


def tick(form: ImportForm, name: str) -> None:
    for row in range(form.staff.count()):
        if form.staff.item(row).data(Qt.ItemDataRole.UserRole) == name:
            form.staff.item(row).setCheckState(Qt.CheckState.Checked)


@pytest.fixture
def form(qtbot) -> ImportForm:
    form = ImportForm()
    qtbot.addWidget(form)
    return form


def test_remembered_staff_is_ticked(form) -> None:
    form.ask(question(known_staff=frozenset({"客服赵敏", "林怡君"})))
    assert form.missing() == ""
    assert form.answer() == ImportAnswer(frozenset({"客服赵敏", "林怡君"}), "陈晓", "陈晓", None, "Asia/Taipei")


def test_names_show_how_much_they_wrote(form) -> None:
    form.ask(question())
    assert "陈晓" in form.staff.item(0).text() and "41" in form.staff.item(0).text()


def test_somebody_must_be_the_customer(form) -> None:
    form.ask(question())
    for name, _ in PEOPLE:
        tick(form, name)
    assert "customer" in form.missing()


def test_with_two_left_the_customer_is_asked_for(form) -> None:
    form.ask(question())
    tick(form, "客服赵敏")
    assert "who the customer is" in form.missing()
    form.customer.setCurrentIndex(form.customer.findData("陈晓"))
    assert form.missing() == "" and form.answer().customer == "陈晓"


def test_the_chat_s_own_customer_is_offered(form) -> None:
    form.ask(question(customer="陈晓"))
    assert form.customer.currentData() == "陈晓"


def test_date_order_is_asked_only_where_it_is_undecided(form) -> None:
    form.ask(question(known_staff=frozenset({"客服赵敏", "林怡君"}), date_orders=("dmy", "mdy"), date_example="03/04/2026"))
    assert "dates" in form.missing()
    form.dates.choose("mdy")
    assert form.missing() == "" and form.answer().date_order == "mdy"
    form.ask(question(known_staff=frozenset({"客服赵敏", "林怡君"})))
    assert form.missing() == "" and form.answer().date_order is None


def test_a_date_is_shown_in_both_readings() -> None:
    assert read_date("03/04/2026, 10:05", "dmy") == QDate(2026, 4, 3)
    assert read_date("3/4/26", "mdy") == QDate(2026, 3, 4)
    assert read_date("13/14/2026", "dmy") is None
    assert read_date("soon", "dmy") is None
    assert read_date("9" * 300_000, "dmy") is None


def test_a_name_with_tags_stays_letters(form) -> None:
    form.ask(question(participants=(("<b>x</b>\n", 1), ("b", 2)), known_staff=frozenset({"b"})))
    assert form.staff.item(0).text().startswith("<b>x</b> ")
    assert form.answer().customer == "<b>x</b>\n"


def dialog_on(qtbot, runner: RunnerFake, *files: Path) -> ImportDialog:
    dialog = ImportDialog(runner, list(files))
    qtbot.addWidget(dialog)
    return dialog


def test_a_file_is_asked_about_then_imported_and_told(qtbot) -> None:
    desk = FileDeskFake(question(known_staff=frozenset({"客服赵敏", "林怡君"})), not_understood=4)
    dialog = dialog_on(qtbot, RunnerFake(desk), CHAT)
    with qtbot.waitSignal(dialog.imported):
        dialog.start.click()
    assert dialog.results() == ["WhatsApp 陈晓.txt: 81 new message(s), 3 already there, 4 line(s) not understood; 2 case(s) opened."]
    assert desk.answers[0].staff == {"客服赵敏", "林怡君"}
    assert not dialog.left_out.isHidden()
    with qtbot.waitSignal(dialog.quarantine_wanted):
        dialog.left_out.click()


def test_a_file_that_says_it_all_is_not_asked_about(qtbot) -> None:
    path = Path("m.jsonl")
    dialog = dialog_on(qtbot, RunnerFake(FileDeskFake(ImportQuestion(path, "jsonl"))), path)
    assert len(dialog.results()) == 1 and dialog.left_out.isHidden()


def test_the_other_files_go_on_after_one_fails(qtbot) -> None:
    path = Path("m.jsonl")
    dialog = dialog_on(qtbot, RunnerFake(FileDeskFake(ImportQuestion(path, "jsonl"))), Path("gone.txt"), path)
    first, second = dialog.results()
    assert first == "gone.txt: There is no such file." and second.startswith("m.jsonl: 81")


def test_the_button_waits_for_the_answers(qtbot) -> None:
    dialog = dialog_on(qtbot, RunnerFake(FileDeskFake(question())), CHAT)
    assert not dialog.start.isEnabled() and dialog.note.text()
    tick(dialog.form, "客服赵敏")
    tick(dialog.form, "林怡君")
    assert dialog.start.isEnabled() and not dialog.note.text()


def test_an_import_can_be_cancelled(qtbot) -> None:
    path = Path("m.jsonl")
    runner = RunnerFake(FileDeskFake(ImportQuestion(path, "jsonl")), lazy=True)
    dialog = dialog_on(qtbot, runner, path, Path("never.txt"))
    dialog.stop.click()
    assert not dialog.stop.isEnabled()
    runner.work()
    assert dialog.results() == ["m.jsonl: Stopped as you asked."]
    assert dialog.stop.isEnabled()


def test_escape_leaves_when_nothing_runs(qtbot) -> None:
    dialog = dialog_on(qtbot, RunnerFake(FileDeskFake(question())), CHAT)
    with qtbot.waitSignal(dialog.rejected):
        dialog.reject()


def test_progress_tells_the_screen_now_and_then_and_always_the_end(qtbot) -> None:
    times = iter([0.0, 0.01, 0.02, 0.06, 0.07])
    progress = Progress(clock=lambda: next(times))
    told: list[tuple[int, int]] = []
    progress.moved.connect(lambda done, total: told.append((done, total)))
    for done in (1, 2, 3, 4, 2_000_000_000):
        progress.report(done, 2_000_000_000)
    assert told == [(0, 1000), (0, 1000), (1000, 1000)]


def test_files_are_dropped_on_the_window(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    drop = FileDrop(window)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/chat.txt"), QUrl("https://example.org/x")])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(1, 1), copy, mime, Qt.MouseButton.LeftButton, none)
    assert drop.eventFilter(window, enter) and enter.isAccepted()
    with qtbot.waitSignal(drop.files_dropped, check_params_cb=lambda files: files == [Path("/tmp/chat.txt")]):
        drop.eventFilter(window, QDropEvent(QPoint(1, 1), copy, mime, Qt.MouseButton.LeftButton, none))
