"""Opens the window on a desk, and stays until it is closed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtWidgets import QApplication

from desktop.core.changes import Changes
from desktop.core.errors import StepinError
from desktop.core.heat import HeatSettings
from desktop.ui.app import make_application, show_bug
from desktop.ui.desk_room import DeskRoom
from desktop.ui.doors import Doors
from desktop.ui.preferences import PreferenceFile
from desktop.ui.runner import Runner
from desktop.ui.welcome import WelcomeBanner
from desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from desktop.desk.connections import Connections
    from desktop.desk.desk import Desk
    from desktop.desk.queue_row import QueueRow
    from desktop.ui.seat import KeyShelf
    from desktop.ui.single_instance import SingleInstance

BACKUPS = 3_600_000
"""Milliseconds between two looks at whether today's copy of the record is there."""
FEEDS = 100
"""Milliseconds between two looks at what a demonstration has due."""
SIZE = (1440, 900)


class Asked(Protocol):
    """What of the settings the window wants to know."""

    @property
    def heat(self) -> HeatSettings:
        """Half-life and thresholds."""

    @property
    def assets(self) -> Path:
        """Where pictures and words lie."""


class DemoFeed(Protocol):
    """A replayed floor. `door` is where the person left it for: "import", "empty", or None."""

    door: str | None

    def due(self, now: float) -> list[Any]:
        """What has come due by `now` and was not handed out yet."""

    def apply(self, desk: Desk, items: list[Any]) -> Changes:
        """Give it to the desk, on the desk's thread."""


class Workstation(QObject):
    """Everything that belongs to one open window: runner, room, doors, and a demonstration where there is one."""

    def __init__(
        self,
        desk_factory: Callable[[], Desk],
        settings: Asked,
        clock: Callable[[], float],
        record: Path,
        store: PreferenceFile,
        demo: DemoFeed | None = None,
        front: Callable[[], list[QueueRow]] | None = None,
        keys: Callable[[], KeyShelf] | None = None,
        connections: Callable[[], Connections] | None = None,
    ) -> None:
        super().__init__()
        self.failure: StepinError | None = None
        self.runner = Runner(desk_factory, self, front)
        self.window = MainWindow(clock, settings.heat)
        self.room = DeskRoom(self.window, self.runner, clock, store.load().person, keys)
        self.doors = Doors(self.window, self.room, self.runner, store, record, settings.heat, connections)
        self._demo, self._clock, self._busy = demo, clock, False
        self._backups = QTimer(self, interval=BACKUPS)
        self._backups.timeout.connect(self._back_up)
        self._feeding = QTimer(self, interval=FEEDS)
        self._feeding.timeout.connect(self._feed)
        self.runner.not_opened.connect(self._give_up)
        if demo is not None:
            self.doors.demonstration = True
            self._show_doors(demo)

    def open(self) -> None:
        """Show the window; the desk opens meanwhile."""
        seen = QApplication.platformName() != "offscreen"
        self.window.resize(QSize(*SIZE).boundedTo(self.window.screen().availableSize()) if seen else QSize(*SIZE))
        if self._demo is None:
            self.doors.restore()
        self.runner.start()
        if self.doors.preferences.maximised and self._demo is None:
            self.window.showMaximized()
        else:
            self.window.show()
        self.room.loaded.connect(self._feeding.start if self._demo is not None else self._backups.start)
        if self._demo is None:
            self.room.loaded.connect(self.doors.connections.start)

    def _back_up(self) -> None:
        """A verified copy a day, made beside the work."""
        self.runner.aside(lambda desk: desk.backup_daily(), lambda _: None)

    def show_again(self) -> None:
        """Another start on the same record: this window comes to the front."""
        from desktop.ui.single_instance import bring_to_front

        bring_to_front(self.window)

    def shut(self) -> None:
        """Finish what has begun, let go of the record, and leave nothing of the window behind."""
        self._feeding.stop()
        self._backups.stop()
        self.doors.stop_work()
        self.doors.connections.stop()
        self.runner.stop()
        self.window.deleteLater()
        self.deleteLater()

    def _feed(self) -> None:
        if self._demo is None or self._busy:
            return
        demo, items = self._demo, self._demo.due(self._clock())
        if items:
            self._busy = True
            self.runner.write(lambda desk: demo.apply(desk, items), lambda _: setattr(self, "_busy", False))

    def _show_doors(self, demo: DemoFeed) -> None:
        banner = WelcomeBanner()
        banner.import_chosen.connect(lambda: self._leave_for(demo, "import"))
        banner.start_empty_chosen.connect(lambda: self._leave_for(demo, "empty"))
        self.window.show_banner(banner)

    def _leave_for(self, demo: DemoFeed, door: str) -> None:
        demo.door = door
        self.window.close()

    def _give_up(self, error: StepinError) -> None:
        self.failure = error
        self.window.close()


def run_window(
    desk_factory: Callable[[], Desk],
    settings: Asked,
    clock: Callable[[], float],
    record_path: Path,
    demo: DemoFeed | None = None,
    picture: Path | None = None,
    seconds: float | None = None,
    import_now: bool = False,
    front: Callable[[], list[QueueRow]] | None = None,
    keys: Callable[[], KeyShelf] | None = None,
    connections: Callable[[], Connections] | None = None,
) -> int:
    """Open the window and stay until it is closed (or for `seconds`, then a picture is left); the exit code.

    `desk_factory` is called on the thread that will write. Raises what it raised of StepinError. `import_now` asks for files at once.
    `front` reads the queue's first page before there is a desk. `keys` finds where the keys of this machine's people lie, `connections`
    the accounts of the record.
    """
    store = PreferenceFile(preferences_path())
    kept = store.load()
    application = make_application(kept.language, kept.look, settings.assets)
    instance = None if demo is not None else _claim(record_path)
    if instance is not None and not instance.claim():
        return 0
    station = Workstation(desk_factory, settings, clock, record_path, store, demo, front, keys, connections)
    if instance is not None:
        instance.asked_to_show.connect(station.show_again)
    application.setQuitOnLastWindowClosed(False)  # a late wish to quit would end the window that opens after a demonstration
    station.window.closed.connect(lambda: application.exit(0))
    sys.excepthook = partial(_surface, station)
    if import_now:
        station.room.loaded.connect(lambda: station.doors.run("import"))
    station.open()
    if seconds is not None:
        QTimer.singleShot(int(seconds * 1000), station, lambda: _leave(station, picture))
    code, part = _stay(application, station, instance), station.doors.backups.ready
    if part is None:
        return code
    put_back(record_path, part, clock())
    return run_window(desk_factory, settings, clock, record_path, front=front, keys=keys, connections=connections)


def preferences_path() -> Path:
    """Where this person's preferences lie."""
    from platformdirs import user_config_path

    return user_config_path("stepin", appauthor=False) / "window.json"


def _claim(record: Path) -> SingleInstance:
    from desktop.ui.single_instance import SingleInstance  # brings Qt's network along, which a demonstration does without

    return SingleInstance(record)


def _surface(station: Workstation, kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
    show_bug(kind, bug, trace)
    station.room.tell_bug()


def _leave(station: Workstation, picture: Path | None) -> None:
    if picture is not None:
        station.window.grab().save(str(picture))
    station.window.close()


def _stay(application: QApplication, station: Workstation, instance: SingleInstance | None) -> int:
    try:
        application.exec()
    finally:
        station.shut()
        sys.excepthook = show_bug
        if instance is not None:
            instance.release()
    if station.failure is not None:
        if application.platformName() != "offscreen":
            show_failure(station.failure)
        raise station.failure
    return 0


def put_back(record: Path, part: Path, now: float) -> None:
    """A copy that was made ready takes the place of the record; where it cannot, the record stays and it is said why."""
    from desktop.desk.keeping import put_in_place

    try:
        put_in_place(record, part, now)
    except StepinError as problem:
        if QApplication.platformName() != "offscreen":
            show_failure(problem)


def show_failure(problem: StepinError) -> None:
    """Why the record cannot be opened, in a window: whoever started Stepin from a menu sees no terminal."""
    from desktop.ui.record_dialog import CannotOpenDialog

    CannotOpenDialog(problem).exec()
