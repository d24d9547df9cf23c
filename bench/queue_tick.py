"""The queue under load: 1,000 updates a second with re-sort in the real window, 20 ticks a second, sparklines and all.

Main-thread CPU of one tick, from the rows handed to the model until what changed is painted. The reference is the textbook way in
the same process: a QSortFilterProxyModel over a table model in a QTableView of the same size, its delegate drawing the sparkline.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, QSortFilterProxyModel, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from bench.measure import Figures, in_child, rss_mb, spread
from bench.queue_rows import Floor, ticks
from desktop.core.heat import HeatSettings
from desktop.desk.views import QueueRow
from desktop.ui.app import make_application
from desktop.ui.queue_order import QueueOrder
from desktop.ui.window import MainWindow

UPDATES, PERIOD = 50, 0.05
WARM_UP = 10
COLUMNS = ("customer", "heat", "spark", "risks", "stage", "agent", "waiting_since", "last_words")
SPARK = 2
SORT = Qt.ItemDataRole.UserRole
AnyIndex = QModelIndex | QPersistentModelIndex


def run(cases: int = 100_000, count: int = 200, proxy_count: int = 60) -> Figures:
    """Ours and the reference, in a process of their own."""
    return in_child("bench.queue_tick", str(cases), str(count), str(proxy_count))


def measure(cases: int, count: int, proxy_count: int) -> Figures:
    """Ours first, then the reference, with the same updates."""
    application = make_application("en", "light")
    ours = _ours(application, cases, count)
    theirs = _proxy(application, cases, proxy_count) if proxy_count else {}
    ratio = {"ratio": round(ours["tick_p99_ms"] / theirs["proxy_p99_ms"], 3)} if theirs else {}
    return {**ours, **theirs, **ratio}


def _ours(application: QApplication, cases: int, count: int) -> Figures:
    now = time.time()
    floor = Floor(cases, now)
    window = MainWindow(time.time, HeatSettings())
    window.resize(1440, 900)
    window.show()
    start = time.perf_counter()
    order = QueueOrder()
    order.load(floor.rows, now)
    window.model.adopt(order)
    loaded = time.perf_counter() - start
    window.queue.choose_first()
    spent = _paced(application, floor, count, lambda rows: window.model.apply(rows, ()))
    figures = {**spread("tick", spent), "load_s": round(loaded, 3), "rss_mb": round(rss_mb(), 1)}
    window.close()
    return figures


def _paced(application: QApplication, floor: Floor, count: int, apply: Callable[[list[QueueRow]], object]) -> list[float]:
    """CPU seconds of this thread for each tick, twenty ticks a second."""
    spent = []
    for rows in ticks(floor, count + WARM_UP, UPDATES):
        began, cpu = time.perf_counter(), time.thread_time()
        apply(rows)
        application.processEvents()
        spent.append(time.thread_time() - cpu)
        time.sleep(max(0.0, PERIOD - (time.perf_counter() - began)))
    return spent[WARM_UP:]


class PlainModel(QAbstractTableModel):
    """The textbook's model: a list of rows, dataChanged for each that changes."""

    def __init__(self, rows: list[QueueRow]) -> None:
        super().__init__()
        self._rows = list(rows)
        self._places = {row.id: place for place, row in enumerate(rows)}

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802  # Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802  # Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == SORT:
            return row.rank
        if role == Qt.ItemDataRole.DisplayRole and index.column() != SPARK:
            return str(getattr(row, COLUMNS[index.column()]))
        return row.spark if role == SORT + 1 else None

    def change(self, rows: list[QueueRow]) -> None:
        """Take changed rows."""
        for row in rows:
            place = self._places[row.id]
            self._rows[place] = row
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(COLUMNS) - 1))


class SparkDelegate(QStyledItemDelegate):
    """Draws the history as a line."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        heats, area = index.data(SORT + 1), option.rect
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(Qt.GlobalColor.darkRed, 1.2))
        step = area.width() / max(1, len(heats) - 1)
        points = [QPointF(area.left() + n * step, area.bottom() - heat * area.height() / 100) for n, heat in enumerate(bytes(heats))]
        painter.drawPolyline(QPolygonF(points))


def _proxy(application: QApplication, cases: int, count: int) -> Figures:
    floor = Floor(cases, time.time())
    source, proxy, view = PlainModel(floor.rows), QSortFilterProxyModel(), QTableView()
    proxy.setSourceModel(source)
    proxy.setSortRole(SORT)
    start = time.perf_counter()
    proxy.sort(1, Qt.SortOrder.DescendingOrder)
    sorted_in = time.perf_counter() - start
    view.setModel(proxy)
    view.setItemDelegateForColumn(SPARK, SparkDelegate(view))
    view.verticalHeader().setDefaultSectionSize(56)
    view.verticalHeader().hide()
    view.setColumnWidth(SPARK, 120)
    view.resize(826, 660)
    view.show()
    application.processEvents()
    spent = _paced(application, floor, count, source.change)
    view.close()
    return {**spread("proxy", spent), "proxy_sort_s": round(sorted_in, 3)}


if __name__ == "__main__":
    print(json.dumps(measure(*map(int, sys.argv[1:]))))
