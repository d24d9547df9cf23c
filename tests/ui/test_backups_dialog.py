"""The copies of the record in the window: their age, and one of them put back in three clicks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from desktop.core.errors import StepinError, Trouble
from desktop.db.backup import back_up_daily
from desktop.db.verify import first_fault
from desktop.desk.keeping import Copy, Held, Keeping
from desktop.ui.backups_dialog import BackupsDialog
from desktop.ui.rooms.backup_doors import BackupDoors
from desktop.ui.start import put_back
from tests.db.samples import fill
from tests.desk.house import NINE, message, opened, tell

COPY = Copy(Path("r-2026-11-22.sqlite"), "daily", NINE.timestamp(), 2_500_000)
OLDER = Copy(Path("r-2026-11-21.sqlite"), "replaced", NINE.timestamp() - 86_400, 1)
UNTIL = date(2027, 5, 31)


class AtOnce:
    """A runner that does everything at once, on no desk."""

    def read(self, question, answer, failed, *, slow=False) -> None:
        self.aside(question, answer, failed)

    def aside(self, work, answer, failed) -> None:
        try:
            answer(work(None))
        except StepinError as problem:
            failed(problem)


@pytest.fixture
def dialog(qtbot) -> BackupsDialog:
    made = BackupsDialog()
    qtbot.addWidget(made)
    return made


def test_the_copies_are_listed_with_the_age_of_the_newest(dialog: BackupsDialog) -> None:
    dialog.show_keeping(Keeping(((COPY, UNTIL), (OLDER, UNTIL)), (), True, 3_600.0))
    assert "1:00:00" in dialog.age.text() and dialog.age.property("look") == ""
    assert [dialog.table.item(0, column).text() for column in (1, 2, 3)] == ["daily copy", "2.5 MB", "2027-05-31"]
    assert dialog.disk.text() == "The disk under the record is encrypted."
    assert dialog.chosen() == COPY and dialog.held.isHidden()


def test_an_old_copy_and_an_unknown_disk_are_said(dialog: BackupsDialog) -> None:
    dialog.show_keeping(Keeping(((COPY, UNTIL),), (Held(COPY, "chat", "erased-1", UNTIL),), None, 9 * 86_400.0))
    assert dialog.age.property("look") == "error" and "9d" in dialog.age.text()
    assert "not known" in dialog.disk.text()
    assert "2027-05-31" in dialog.held.text()


def test_nothing_can_be_restored_where_there_is_no_copy(dialog: BackupsDialog) -> None:
    dialog.show_keeping(Keeping((), None, None, None))
    assert not dialog.restore.isEnabled() and "no copy yet" in dialog.age.text() and "cannot be read" in dialog.held.text()


def test_a_copy_is_asked_for_twice(dialog: BackupsDialog, qtbot) -> None:
    dialog.show_keeping(Keeping(((COPY, UNTIL), (OLDER, UNTIL)), (), None, 1.0))
    with qtbot.assertNotEmitted(dialog.restore_asked):
        dialog.restore.click()
        dialog.table.selectRow(1)
        dialog.restore.click()
    with qtbot.waitSignal(dialog.restore_asked) as asked:
        dialog.restore.click()
    assert asked.args == [OLDER.path]


def test_three_clicks_put_yesterday_back(qtbot, tmp_path: Path) -> None:
    record = tmp_path / "r.sqlite"
    fill(record)
    made = back_up_daily(record, NINE.timestamp())
    with opened(record) as desk:
        tell(desk, message("later", minute=90))
    window, shown = QWidget(), []
    qtbot.addWidget(window)
    window.show()
    doors = BackupDoors(window, AtOnce(), record, shown.append)
    dialog = doors.table()["backup"]()
    dialog.restore.click()
    dialog.restore.click()
    assert window.isHidden() and doors.ready is not None
    put_back(record, doors.ready, NINE.timestamp() + 7)
    assert first_fault(record) is None
    with opened(record) as desk:
        assert tell(desk, message("later", minute=90))[0].outcome == "stored"
    assert made is not None and len(list(made.parent.glob("*replaced*"))) == 1
    put_back(record, tmp_path / "none", NINE.timestamp() + 9)
    assert first_fault(record) is None


def test_a_copy_that_is_not_right_is_said_and_nothing_happens(qtbot, tmp_path: Path) -> None:
    record, bad = tmp_path / "r.sqlite", tmp_path / "bad.sqlite"
    fill(record)
    bad.write_bytes(b"x" * 9_000)
    window = QWidget()
    qtbot.addWidget(window)
    doors = BackupDoors(window, AtOnce(), record, lambda dialog: None)
    assert "not a record" in doors.restore(bad).said.text() and doors.ready is None


def test_a_desk_that_cannot_answer_is_said(qtbot, tmp_path: Path) -> None:
    class Failing(AtOnce):
        def read(self, question, answer, failed, *, slow=False) -> None:
            failed(Trouble("disk_full"))

    window = QWidget()
    qtbot.addWidget(window)
    assert "disk is full" in BackupDoors(window, Failing(), tmp_path / "r.sqlite", lambda dialog: None).open_backups().said.text()
