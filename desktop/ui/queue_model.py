"""The queue as Qt sees it: positions in a QueueOrder, told with the smallest true change.

A row that moves is not announced with beginMoveRows: one dataChanged over the visible rows costs a third of it at 100,000 rows. Qt's
persistent indexes therefore do not follow a case; the view keeps its selection by case id and looks it up after `applied`.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.core.heat import HeatSettings
from desktop.ui import numbers, queue_words, words
from desktop.ui.plain import one_line, plain_tooltip
from desktop.ui.queue_order import Filter, Plan, QueueOrder

if TYPE_CHECKING:
    from desktop.core.offers import Offer
    from desktop.desk.views import QueueRow

COLUMNS = ("customer", "heat", "trend", "risks", "stage", "agent", "waiting", "offer")
MOST_SINGLE_INSERTS = 200
"""From this many rows appearing or vanishing at once a reset is cheaper than telling each."""
_NUMBERS = frozenset({"heat", "waiting", "offer"})
AnyIndex = QModelIndex | QPersistentModelIndex
ID_ROLE = Qt.ItemDataRole.UserRole


class QueueModel(QAbstractTableModel):
    """Keeps the open cases. `counts_changed` has the tiles' numbers, `held_changed` how many cases changed while paused.
    `about_to_apply` has the ids that will change themselves; None when the whole queue is arranged anew."""

    about_to_apply = Signal(object)
    applied = Signal()
    counts_changed = Signal(dict)
    held_changed = Signal(int)
    sorted_by = Signal(str, bool)

    def __init__(self, clock: Callable[[], float], heat: HeatSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock = clock
        self.heat = heat
        self.order = QueueOrder()
        self.opening = False
        """Whether the first page is still on its way: then nothing is said of an empty queue."""
        self.visible_rows: Callable[[], tuple[int, int]] = lambda: (0, 60)
        self._decides: Callable[[Offer], bool] = lambda offer: False
        self._names: Mapping[str, str] = {}
        self._counts: dict[str, int] = {}
        self._paused = False
        self._held: dict[str, QueueRow | None] = {}

    def apply(self, upserts: Iterable[QueueRow], removals: Iterable[str]) -> None:
        """Take changed and new rows, and the ids of those closed. While paused they are counted and kept."""
        if self._paused:
            self._held |= {row.id: row for row in upserts} | dict.fromkeys(removals)
            self.held_changed.emit(len(self._held))
            return
        upserts = list(upserts)
        self.about_to_apply.emit({row.id for row in upserts})
        self._carry_out(self.order.plan(upserts, removals, self.clock()))
        self.applied.emit()
        self._tell_counts()

    def adopt(self, order: QueueOrder) -> None:
        """Take a whole order that was built elsewhere (a first load), in the sort and filter that stand now."""
        self.opening = False
        order.decide_with(self._decides)
        if (order.sort, order.reverse) != (self.order.sort, self.order.reverse):
            order.sort_by(self.order.sort, self.order.reverse)
        if order.filter != self.order.filter:
            order.show(self.order.filter, self.clock())
        self._reset(lambda: setattr(self, "order", order), still=True)
        gc.freeze()  # 100,000 rows that stay: without this a full collection stops the window for 10 ms and more

    def show(self, filter: Filter) -> None:
        """Show only some of the cases."""
        if filter != self.order.filter:
            self._reset(lambda: self.order.show(filter, self.clock()))

    def sort_by(self, sort: str, reverse: bool = False) -> None:
        """Sort by one of queue_order.SORTS."""
        self._reset(lambda: self.order.sort_by(sort, reverse))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self.sorted_by.emit(sort, reverse)

    def set_decider(self, decides: Callable[[Offer], bool]) -> None:
        """Who looks has changed: which offers can he decide?"""
        self._decides = decides
        self._reset(lambda: self.order.decide_with(decides), still=True)

    def set_names(self, names: Mapping[str, str]) -> None:
        """People's names by id."""
        self._names = names
        self._repaint(0, len(self.order) - 1)

    def set_paused(self, paused: bool) -> None:
        """Hold updates back, or apply those held."""
        if paused == self._paused:
            return
        self._paused, held, self._held = paused, self._held, {}
        if not paused:
            gone = [id for id, row in held.items() if row is None]
            self.apply([row for row in held.values() if row is not None], gone)
            self.held_changed.emit(0)

    @property
    def paused(self) -> bool:
        """Whether updates are held back."""
        return self._paused

    def tick(self) -> None:
        """A second has passed: promises may have come due."""
        plan = self.order.newly_due(self.clock())
        if plan.appearing and not self._paused:
            self.about_to_apply.emit(set())
            self._carry_out(plan)
            self.applied.emit()
        self._tell_counts()

    def name(self, person: str | None) -> str:
        """A person's name; his id when the policy does not know him."""
        return "" if person is None else self._names.get(person, person)

    def may_decide(self, offer: Offer) -> bool:
        """Whether the person at the screen could decide this offer."""
        return self._decides(offer)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.order)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.order.row_at(index.row()), COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(row, column)
        if role == ID_ROLE:
            return row.id
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(queue_words.tooltip(row, column, self.clock(), self.name))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return queue_words.sentence(row, self.clock(), self.heat, self.name)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            arrow = ("▴" if self.order.reverse else "▾") if column == self.order.sort else ""
            return f"{self.title(column)} {arrow}".rstrip()
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(queue_words.heading_help(column))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def title(self, column: str) -> str:
        """A column's heading."""
        return {
            "customer": self.tr("Customer"), "heat": self.tr("Heat"), "trend": self.tr("Trend"), "risks": self.tr("Risks"),
            "stage": self.tr("Stage"), "agent": self.tr("Handled by"), "waiting": self.tr("Waiting"),
            "offer": self.tr("Offer"),
        }[column]  # fmt: skip

    def _cell(self, row: QueueRow, column: str) -> str:
        now = self.clock()
        if column == "customer":
            return one_line(row.customer)
        if column == "heat":
            return numbers.whole(queue_words.heat_now(row, now, self.heat))
        if column == "trend":
            return queue_words.trend_word(row.trend)
        if column == "risks":
            return words.risks(row.risks)
        if column == "stage":
            return words.stage(row.stage)
        if column == "agent":
            return self.name(row.agent)
        return queue_words.waiting(row, now) if column == "waiting" else " ".join(queue_words.money_waiting(row, now)).strip()

    def _carry_out(self, plan: Plan) -> None:
        if len(plan.appearing) + len(plan.vanishing) > MOST_SINGLE_INSERTS:
            self.beginResetModel()
            self._change(plan.changed)
            for id in plan.vanishing:
                self.order.take_out(id)
            for row in plan.appearing:
                self.order.put_in(row)
            self.endResetModel()
            return
        touched = self._change(plan.changed)
        for id in plan.vanishing:
            self._take_out(id)
        for row in plan.appearing:
            self._put_in(row)
        if touched is not None:
            self._repaint(*touched)

    def _change(self, rows: list[QueueRow]) -> tuple[int, int] | None:
        spans = [self.order.change(row) for row in rows]
        return (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None

    def _take_out(self, id: str) -> None:
        place = self.order.position(id)
        assert place is not None
        self.beginRemoveRows(QModelIndex(), place, place)
        self.order.take_out(id)
        self.endRemoveRows()

    def _put_in(self, row: QueueRow) -> None:
        place = self.order.place_for(row)
        self.beginInsertRows(QModelIndex(), place, place)
        self.order.put_in(row)
        self.endInsertRows()

    def _repaint(self, first: int, last: int) -> None:
        """One dataChanged over those of the touched rows that are on the screen."""
        top, bottom = self.visible_rows()
        first, last = max(first, top), min(last, bottom, len(self.order) - 1)
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def _reset(self, change: Callable[[], None], still: bool = False) -> None:
        self.about_to_apply.emit(set() if still else None)
        self.beginResetModel()
        change()
        self.endResetModel()
        self.applied.emit()
        self._tell_counts()

    def _tell_counts(self) -> None:
        counts = self.order.counts(self.clock())
        if counts != self._counts:
            self._counts = counts
            self.counts_changed.emit(counts)
