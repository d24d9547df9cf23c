"""Where the command about backups leads: the list of copies, a new one, and one of them in the place of the record."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from desktop.core.errors import StepinError
from desktop.ui.tasks import FileRunner

if TYPE_CHECKING:
    from desktop.desk.keeping import Keeping
    from desktop.ui.backups_dialog import BackupsDialog
    from desktop.ui.record_dialog import WorkDialog


class BackupDoors(QObject):
    """Opens the list with `show`. `ready` is what shall take the record's place once the window is closed; then it opens again."""

    def __init__(self, window: QWidget, runner: FileRunner, record: Path, show: Callable[[QDialog], None]) -> None:
        super().__init__(window)
        self._window, self._runner, self._record, self._show = window, runner, record, show
        self.ready: Path | None = None

    def table(self) -> dict[str, Callable[[], object]]:
        """What the command does."""
        return {"backup": self.open_backups}

    def open_backups(self) -> BackupsDialog:
        """The copies, and how the record is kept."""
        from desktop.desk.keeping import keeping
        from desktop.ui.backups_dialog import BackupsDialog

        dialog = BackupsDialog(self._window)
        dialog.restore_asked.connect(self.restore)
        dialog.backup_asked.connect(self.back_up)
        asked: list[BackupsDialog] = [dialog]
        dialog.destroyed.connect(asked.clear)

        def show(kept: Keeping) -> None:
            for still_there in asked:
                still_there.show_keeping(kept)

        self._runner.read(lambda desk: keeping(self._record, time.time()), show, lambda problem: self._say(asked, problem), slow=True)
        self._show(dialog)
        return dialog

    def back_up(self) -> None:
        """Ask where a copy shall go, and make it."""
        from desktop.ui.record_dialog import back_up_record, choose_backup

        target = choose_backup(self._window, self._record.with_name(f"{self._record.stem}-backup.sqlite"))
        if target is not None:
            self._show(back_up_record(self._runner, target, self._window))

    def restore(self, copy: Path) -> WorkDialog:
        """Check a copy and make it ready beside the work; then leave, for only a closed record can be replaced."""
        from desktop.desk.keeping import prepare_apart
        from desktop.ui.backups_dialog import restored_from
        from desktop.ui.record_dialog import WorkDialog

        doing = restored_from(self._record)
        dialog = WorkDialog(self.tr("Restore a copy"), self._window)
        dialog.run(self._runner, lambda desk, progress: prepare_apart(self._record, copy), lambda part: self._leave(part, doing), doing)
        dialog.stop.setEnabled(False)
        self._show(dialog)
        return dialog

    def _leave(self, part: Path, doing: str) -> tuple[bool, str]:
        self.ready = part
        self._window.close()
        return True, doing

    @staticmethod
    def _say(asked: list[BackupsDialog], problem: StepinError) -> None:
        from desktop.ui import troubles

        for dialog in asked:
            dialog.said.setText(troubles.sentence(problem))
