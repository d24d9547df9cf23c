"""The window: what stands where. What happens in it is the business of the desk room."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.heat import HeatSettings
from desktop.ui.commands import CommandSet, command
from desktop.ui.person_menu import PersonMenu
from desktop.ui.queue_model import QueueModel
from desktop.ui.queue_sorts import sort_menu
from desktop.ui.queue_view import QueueView
from desktop.ui.statusbar import StatusBar
from desktop.ui.theme import current_theme
from desktop.ui.topbar import TopBar

if TYPE_CHECKING:
    from desktop.ui.case.panel import CasePanel
    from desktop.ui.floor_chart import FloorChart
    from desktop.ui.search_panel import SearchPanel

SHARES = (826, 582)
"""How the width of 1440 pixels is given to the queue and to the case."""
CASE_LEAST = 400
MENU = (
    ("import", "quarantine", "export"),
    ("backup", "check_record", "erase", "learning"),
    ("payouts", "policy", "connections"),
    ("palette", "key_sheet", "notices"),
    ("second", "keys", "lock"),
    ("look", "settings"),
    ("quit",),
)


class MainWindow(QMainWindow):
    """Queue at the left, case at the right, floor below. Signals `closed` when it was, `case_made` and `search_made` with those panels.

    Case, search and floor are made when they are first asked for: the queue is painted before."""

    closed = Signal()
    case_made = Signal(object)
    search_made = Signal(object)

    def __init__(self, clock: Callable[[], float], heat: HeatSettings) -> None:
        super().__init__()
        self.setWindowTitle("Stepin")
        self._heat = heat
        self.model = QueueModel(clock, heat, self)
        self.queue = QueueView(self.model, clock)
        self._clock = clock
        self._case: CasePanel | None = None
        self._case_place = _panel()
        self._search: SearchPanel | None = None
        self.topbar = TopBar()
        self.person_menu = PersonMenu()
        self._floor: FloorChart | None = None
        self._floor_place = QStackedWidget()
        self.status = StatusBar(clock)
        self.commands = CommandSet(self)
        self.left = QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._make_menu()
        self._connect()
        self.queue.setFocus()

    @property
    def case(self) -> CasePanel:
        """The panel of the case that is open."""
        if self._case is None:
            self._case = self._make_case()
            self.case_made.emit(self._case)
        return self._case

    @property
    def search(self) -> SearchPanel:
        """What a search found."""
        if self._search is None:
            from desktop.ui.search_panel import SearchPanel

            self._search = SearchPanel()
            self._search.closed.connect(self.show_queue)
            self.left.addWidget(self._search)
            self.search_made.emit(self._search)
        return self._search

    @property
    def floor(self) -> FloorChart:
        """The floor over the day."""
        if self._floor is None:
            from desktop.ui.floor_chart import FloorChart

            self._floor = FloorChart()
            self._floor_place.addWidget(self._floor)
        return self._floor

    def show_banner(self, banner: QWidget) -> None:
        """Something to be said above everything else."""
        self._column.insertWidget(1, banner)

    def show_queue(self) -> None:
        """The queue at the left."""
        self.left.setCurrentIndex(0)
        self.queue.setFocus()

    def show_search(self) -> None:
        """What a search found, at the left."""
        self.left.setCurrentWidget(self.search)
        self.search.list.setFocus()

    def shares(self) -> tuple[int, ...]:
        """The widths of queue and case, to be remembered."""
        return tuple(self.splitter.sizes())

    def _lay_out(self) -> None:
        theme = current_theme()
        gap, wide = theme.size("gap"), theme.size("gap_wide") - 2
        self.topbar.add_person_menu(self.person_menu)
        self.left.addWidget(_panel(self.queue))
        self._case_place.setMinimumWidth(CASE_LEAST)
        for place, (widget, share) in enumerate(zip((self.left, self._case_place), SHARES, strict=True)):
            self.splitter.addWidget(widget)
            self.splitter.setStretchFactor(place, share)
        self.splitter.setHandleWidth(wide)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes(list(SHARES))
        self.left.setMinimumWidth(480)
        body = QVBoxLayout()
        body.setContentsMargins(wide, wide, wide, 0)
        body.setSpacing(wide)
        body.addWidget(self.splitter, 1)
        body.addWidget(self._floor_place)
        whole = QWidget()
        self._column = QVBoxLayout(whole)
        self._column.setContentsMargins(0, 0, 0, gap // 2)
        self._column.setSpacing(0)
        self._column.addWidget(self.topbar)
        self._column.addLayout(body, 1)
        self._column.addWidget(self.status)
        self.setCentralWidget(whole)
        self.setMinimumSize(1080, 640)

    def _make_case(self) -> CasePanel:
        from desktop.ui.case.panel import CasePanel

        case, sizes = CasePanel(self._clock, heat=self._heat), self.splitter.sizes()
        case.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        case.setMinimumWidth(CASE_LEAST)
        self.splitter.replaceWidget(1, case)
        self._case_place.deleteLater()
        self.splitter.setStretchFactor(1, SHARES[1])
        case.show()
        self.splitter.setSizes(sizes)
        return case

    def _make_menu(self) -> None:
        menu = QMenu(self)
        menu.addMenu(sort_menu(menu, self.model.order.sort, self.queue.sort_by))
        for group in MENU:
            menu.addSeparator()
            for name in group:
                each = command(name)
                action = menu.addAction(f"{each.shown_title}\t{each.shown_key}")
                action.triggered.connect(lambda checked=False, name=name: self.commands.run(name))
        self.topbar.set_menu(menu)

    def _connect(self) -> None:
        self.model.counts_changed.connect(self.topbar.tiles.show_counts)
        self.model.held_changed.connect(self.topbar.show_held)
        self.status.keys_asked.connect(lambda: self.commands.run("key_sheet"))
        self.status.commands_asked.connect(lambda: self.commands.run("palette"))
        self.topbar.search.left.connect(self.show_queue)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = current_theme()
        self._floor_place.setFixedHeight(theme.size("floor_low" if self.height() < theme.size("low_window") else "floor"))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if event.isAccepted():
            self.closed.emit()


def _panel(inside: QWidget | None = None) -> QFrame:
    frame = QFrame()
    frame.setProperty("look", "panel")
    column = QVBoxLayout(frame)
    column.setContentsMargins(1, 1, 1, 4)
    if inside is not None:
        column.addWidget(inside)
    return frame
