"""Where the commands about promises and playbooks lead."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from desktop.ui import troubles
from desktop.ui.desk_room import DeskRoom
from desktop.ui.runner import Runner
from desktop.ui.theme import current_theme
from desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from desktop.core.errors import StepinError
    from desktop.desk.playbooks import Playbooks
    from desktop.desk.promise_ledger import PromiseLedger
    from desktop.ui.rooms.playbook import PlaybookEditor, PlaybookPanel
    from desktop.ui.rooms.promises import PromiseRoom


class CareDoors(QObject):
    """Opens the ledger of promises with `show`, the playbook beside the window, and brings them what they ask of the desk."""

    def __init__(self, window: MainWindow, room: DeskRoom, runner: Runner, show: Callable[[QDialog], None]) -> None:
        super().__init__(window)
        self._window, self._room, self._runner, self._show = window, room, runner, show
        self._open: QDialog | None = None
        self._books: Playbooks | None = None

    def table(self) -> dict[str, Callable[[], object]]:
        """What each command does."""
        return {"promises": self.open_promises, "playbook": self.open_playbook}

    def open_playbook(self) -> PlaybookPanel:
        """The playbook for the case that is shown, beside the window."""
        from desktop.desk.playbooks import read_playbooks
        from desktop.ui.rooms.playbook import PlaybookPanel

        panel = PlaybookPanel(current_theme().language, self._window)
        panel.phrase_chosen.connect(self._window.case.say)
        panel.editing_asked.connect(lambda: self._edit(panel))
        panel.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        panel.show()
        self._runner.read(lambda desk: read_playbooks(desk.path), lambda books: self._fill(panel, books), key="playbooks", slow=True)
        return panel

    def _fill(self, panel: PlaybookPanel, books: Playbooks) -> None:
        if not isValid(panel):
            return
        self._books, view = books, self._window.case.context.view
        panel.show_books(books, view.row.risks if view else (), view.cause if view else None)

    def _edit(self, panel: PlaybookPanel) -> None:
        from desktop.ui.rooms.playbook import PlaybookEditor

        if self._books is None:
            return
        editor = PlaybookEditor(self._books.text, panel)
        editor.kept.connect(lambda text: self._keep_books(editor, panel, text))
        editor.open()

    def _keep_books(self, editor: PlaybookEditor, panel: PlaybookPanel, text: str) -> None:
        from desktop.desk.playbooks import keep_playbooks

        def kept(books: Playbooks) -> None:
            if isValid(editor):
                editor.accept()
            self._fill(panel, books)

        def failed(error: StepinError) -> None:
            if isValid(editor):
                editor.show_trouble(troubles.sentence(error))

        self._runner.aside(lambda desk: keep_playbooks(desk.path, text), kept, failed)

    def open_promises(self) -> PromiseRoom:
        """The promises of all cases."""
        from desktop.ui.rooms.promises import PromiseRoom

        ledger = PromiseRoom(self._room.person, self._room.policy, self._window)
        ledger.case_asked.connect(self._room.go_to)
        ledger.kept.connect(lambda case, promise: self._keep(ledger, case, promise))
        ledger.finished.connect(self._left)
        self._open = ledger
        self._show(ledger)
        self._read(ledger)
        return ledger

    def _read(self, ledger: PromiseRoom) -> None:
        now = self._room.seat.now()

        def show(found: PromiseLedger) -> None:
            if self._open is ledger:
                ledger.show_ledger(found, now)

        self._runner.read(lambda desk: desk.promise_ledger(now), show, key="ledger", slow=True)

    def _keep(self, ledger: PromiseRoom, case: str, promise: str) -> None:
        from desktop.core.orders import KeepPromise
        from desktop.ui.case.giver import new_id

        person = self._room.person
        if person is not None:
            self._room.give(KeepPromise(id=new_id(), by=person.id, case=case, promise=promise), lambda _: self._read(ledger))

    def _left(self) -> None:
        self._open = None
