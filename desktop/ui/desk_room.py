"""What happens in the window: asks the desk, shows the answers, hands orders down. Knows widgets and runner, draws nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.core.changes import Changes
from desktop.core.errors import StepinError, Trouble
from desktop.ui import troubles, words
from desktop.ui.alert_book import Alert, AlertBook
from desktop.ui.case_help import CaseHelp
from desktop.ui.floor_reader import FloorReader
from desktop.ui.money_watch import MoneyWatch
from desktop.ui.queue_order import Filter, QueueOrder
from desktop.ui.runner import Runner
from desktop.ui.seat import Seat, Shelf
from desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from desktop.core.orders import Order
    from desktop.core.people import Person, Policy
    from desktop.desk.views import CaseView, Outcome, QueueRow
    from desktop.ui.case.panel import CasePanel

FIRST_PAGE = 60
LONGEST_WAIT = 500
"""Milliseconds after which a window that is not painted (minimised, behind others) goes on."""
MANY = 2_000
"""From this many changed cases at once the whole queue is read again."""


class DeskRoom(QObject):
    """Keeps the window true. `loaded` once the whole queue stands, `news` with new alerts, `outcome` (Order, Outcome) of an order."""

    loaded = Signal()
    news = Signal(list)
    outcome = Signal(object, object)

    def __init__(self, window: MainWindow, runner: Runner, clock: Callable[[], float], person: str = "", keys: Shelf | None = None) -> None:
        super().__init__(window)
        self.seat = Seat(window, runner, clock, keys)
        self.book = AlertBook()
        self._policy: Policy | None = None
        self.person: Person | None = None
        self._wanted_person = person
        self._window, self._runner, self._clock = window, runner, clock
        self._changed: set[str] = set()
        self._reading = self._settled = False
        self._since: set[str] | None = None
        self._shown: str | None = None
        window.model.opening = True
        self._second = QTimer(self, interval=1_000)
        self._floor = FloorReader(window, runner, clock, self)
        self._money = MoneyWatch(window, runner, clock, self)
        self._help = CaseHelp(runner, self)
        self._connect()

    def _connect(self) -> None:
        runner, window = self._runner, self._window
        runner.glimpsed.connect(self._first_page)
        runner.opened.connect(self._open)
        runner.changed.connect(self._take_changes)
        runner.trouble.connect(self._tell_trouble)
        runner.well.connect(window.status.show_well)
        runner.well.connect(self.book.well)
        window.queue.case_chosen.connect(self.show_case)
        window.case_made.connect(self._furnish)
        window.queue.first_painted.connect(self._settle_in, Qt.ConnectionType.QueuedConnection)
        window.topbar.tiles.tile_chosen.connect(self._show_tile)
        window.topbar.search.filtered.connect(self._filter_text)
        window.topbar.pause_toggled.connect(self.pause)
        window.person_menu.person_chosen.connect(self.act_as)
        self._second.timeout.connect(self._tick)
        self._money.escalated.connect(lambda rows: self._announce(self.book.escalated(rows, self._clock())))

    @property
    def policy(self) -> Policy:
        """The policy of the record; an empty one until it is read."""
        if self._policy is None:
            from desktop.core.people import Policy  # brings its own along, which the first page does without

            self._policy = Policy()
        return self._policy

    def go_to(self, id: str) -> None:
        """Show a case, and choose it in the queue; the whole queue is shown when the case is not in what is shown now."""
        rows = self._window.model.order.rows
        if id in rows and self._window.model.order.position(id) is None:
            self._window.topbar.search.clear()
            self._window.topbar.tiles.tiles["all"].setChecked(True)
            self._window.model.show(Filter())
        self._window.queue.choose(id)
        self.show_case(id)

    def go_to_message(self, id: str, seq: int) -> None:
        """Show a case at one of its messages."""
        self.go_to(id)
        self._window.case.show_message(id, seq)

    def show_case(self, id: str) -> None:
        """Read a case and show it; a newer wish makes this one void."""
        self._shown = id
        self.book.read(id)
        self._window.topbar.show_unread(self.book.unread)
        self._runner.read(lambda desk: desk.case(id), self._case_read, key="case")

    def give(self, order: Order, then: Callable[[Outcome], None] | None = None) -> None:
        """Hand an order down, and say what became of it, to the person and to `then`."""
        self.seat.give(order, lambda outcome: self._ordered(order, outcome, then), self._tell_trouble)

    def act_as(self, person: str) -> None:
        """Another person acts from now on; who has a key signs in first."""
        self.seat.sign_as(person, False, lambda _: self._set_person(person), self._set_person)

    def pause(self, paused: bool) -> None:
        """Hold the queue still, or let it go on."""
        self._window.model.set_paused(paused)
        self._window.topbar.show_paused(paused)

    def search(self, text: str) -> None:
        """Search all messages, and show what was found where the queue stands."""
        self._window.search.show_searching(text)
        self._window.show_search()
        self._runner.read(lambda desk: desk.search(text), lambda hits: self._window.search.show_hits(text, hits), key="search", slow=True)

    def tell_bug(self) -> None:
        """Something of ours failed; the terminal has the details."""
        self._tell_trouble(Trouble("bug"))

    def _open(self) -> None:
        self._window.status.show_open()
        if not self._window.model.order.rows:
            self._runner.read(lambda desk: desk.queue(FIRST_PAGE), self._first_page)

    def _first_page(self, rows: list[QueueRow]) -> None:
        """The page is painted before anything else is asked for; where nothing will be painted, nobody waits for it."""
        self._adopt(_order_of(rows, self._clock()))
        if rows and self._window.queue.isVisible():
            QTimer.singleShot(LONGEST_WAIT, self, self._settle_in)
        else:
            self._settle_in()

    def _settle_in(self) -> None:
        if self._settled:
            return
        self._settled = True
        self._runner.go_on()
        if self._shown is None:
            self._window.queue.choose_first()
        self._runner.read(lambda desk: desk.policy(), self._take_policy)
        self._load_all()
        self._second.start()
        self._floor.start()
        self._money.start()

    def _furnish(self, case: CasePanel) -> None:
        case.order_given.connect(self.give)
        case.go_to_case.connect(self.go_to)
        case.brief_wanted.connect(self._money.brief)
        self._help.serve(case)
        case.set_policy(self.policy)
        case.set_person(self.person)

    def _load_all(self) -> None:
        """Build the whole order on the slow reader's thread; what changes meanwhile is read again afterwards."""
        self._since, now = set(), self._clock()
        self._runner.read(lambda desk: _order_of(desk.queue(None), now), self._whole_queue, key="queue", slow=True)
        self._floor.read()

    def _whole_queue(self, order: QueueOrder) -> None:
        missed, self._since = self._since or set(), None
        self._adopt(order)
        self._changed |= missed
        self._read_rows()
        self.loaded.emit()

    def _adopt(self, order: QueueOrder) -> None:
        self._window.model.adopt(order)
        self.book.begin([*order.rows.values()], self._clock())
        self._note_messages(order.rows.values())
        self._window.topbar.show_unread(self.book.unread)
        if self._settled and self._window.queue.chosen is None and self._shown is None:
            self._window.queue.choose_first()

    def _take_changes(self, changes: Changes) -> None:
        self._window.status.show_saved()
        self._changed |= changes.cases
        self._floor.note(changes.floor)
        if self._since is not None:
            self._since |= changes.cases
        if changes.policy:
            self._runner.read(lambda desk: desk.policy(), self._take_policy)
        self._read_rows()

    def _read_rows(self) -> None:
        """One question at a time; what changes meanwhile goes into the next."""
        if self._reading or not self._changed:
            return
        if len(self._changed) > MANY and self._since is None:
            self._changed.clear()
            self._load_all()
            return
        ids, self._changed, self._reading = frozenset(self._changed), set(), True
        self._runner.read(lambda desk: desk.rows(ids), self._rows_read, self._rows_failed)

    def _rows_read(self, rows: dict[str, QueueRow | None]) -> None:
        self._reading = False
        found, gone = [row for row in rows.values() if row is not None], [id for id, row in rows.items() if row is None]
        self._window.model.apply(found, gone)
        self._note_messages(found)
        self._announce(self.book.rows_changed(found, gone, self._clock()))
        if self._shown is None and found:
            self._window.queue.choose_first()
        elif self._shown in rows:
            shown = self._shown
            self._runner.read(lambda desk: desk.case(shown), self._case_read, key="case")
        self._read_rows()

    def _rows_failed(self, error: StepinError) -> None:
        self._reading = False
        self._tell_trouble(error)

    def _case_read(self, view: CaseView | None) -> None:
        if view is not None:
            self._window.case.show_case(view)
        else:
            self._shown = None
            self._window.case.clear()

    def _ordered(self, order: Order, outcome: Outcome, then: Callable[[Outcome], None] | None) -> None:
        self._window.status.say(self.tr("Done.") if outcome.accepted else words.refusal(outcome.code))
        self.outcome.emit(order, outcome)
        if then is not None:
            then(outcome)

    def _take_policy(self, policy: Policy) -> None:
        self._policy = policy
        self._window.model.set_names({person.id: person.name for person in policy.people.values()})
        self._window.case.set_policy(policy)
        self._window.person_menu.set_policy(policy)
        self._set_person()
        self.seat.know(policy)
        self._floor.read_mediators()

    def _set_person(self, wanted: str | None = None) -> None:
        from desktop.core.people import LEADS

        self._wanted_person = wanted or self._wanted_person
        people = self.policy.people
        self.person = person = people.get(self._wanted_person) or next((each for each in people.values() if each.role in LEADS), None)
        self._window.case.set_person(person)
        self._window.person_menu.set_person(person.id if person else "")
        self._money.look_as(person, self.policy)

    def _show_tile(self, tile: str) -> None:
        self._window.show_queue()
        self._window.model.show(Filter(tile, self._window.model.order.filter.text))
        self._window.queue.scrollToTop()

    def _filter_text(self, text: str) -> None:
        self._window.model.show(Filter(self._window.model.order.filter.tile, text.casefold()))

    def _tick(self) -> None:
        self._window.status.tick()
        now = self._clock()
        order = self._window.model.order
        self._announce(self.book.soon(order.newly_soon(now), now) + self.book.overdue(order.newly_late(now), now))

    def _note_messages(self, rows: Iterable[QueueRow]) -> None:
        newest = max((row.last_customer_at for row in rows if row.last_customer_at is not None), default=None)
        if newest is not None:
            self._window.status.show_message_at(newest)

    def _announce(self, news: list[Alert]) -> None:
        self._window.topbar.show_unread(self.book.unread)
        if news:
            self.news.emit(news)

    def _tell_trouble(self, error: StepinError) -> None:
        self._window.status.show_trouble(error)
        self._announce(self.book.trouble(error.code, troubles.sentence(error), self._clock()))


def _order_of(rows: list[QueueRow], now: float) -> QueueOrder:
    order = QueueOrder()
    order.load(rows, now)
    return order
