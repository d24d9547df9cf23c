"""The live queue on the screen: rows painted directly, the chosen case kept by its id, rows still under the mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)  # fmt: skip
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from desktop.ui.queue_columns import column_widths
from desktop.ui.queue_delegate import Look, RowPainter
from desktop.ui.queue_model import COLUMNS, ID_ROLE, QueueModel
from desktop.ui.queue_sorts import sort_menu
from desktop.ui.queue_stillness import Stillness
from desktop.ui.queue_words import why_empty
from desktop.ui.theme import current_theme

READING = 5_000
"""For so many milliseconds after the mouse moved the rows under it are held still."""
AnyIndex = QModelIndex | QPersistentModelIndex


class QueueView(QTableView):
    """Shows a QueueModel. `case_chosen` when a person chose another case; `case_entered` on Enter or a double
    click; `first_painted` when the first rows have been drawn."""

    case_chosen = Signal(str)
    case_entered = Signal(str)
    first_painted = Signal()

    def __init__(self, model: QueueModel, clock: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen: str | None = None
        self._queue = model
        self._clock = clock
        self._painter: RowPainter | None = None
        self._columns: dict[str, tuple[int, int]] = {}
        self._compact = False
        self._settling = False
        self._last_place = 0
        self._hovered = -1
        self._painted = False
        self._made = clock()
        self._at_top = True
        self._by_key = False
        self._stillness = Stillness(self, model)
        self._still = QTimer(self, singleShot=True, interval=READING)
        self._seconds = QTimer(self, interval=1_000)
        self.setModel(model)
        self._set_up()
        self._connect()

    def choose(self, id: str | None) -> bool:
        """Choose a case and bring it into sight; False when the queue does not show it (nothing is chosen then)."""
        self.chosen = id
        place = None if id is None else self._queue.order.position(id)
        self._settle()
        if place is not None:
            self.scrollTo(self._queue.index(place, 0))
        return place is not None

    def choose_first(self) -> None:
        """Choose the case that stands first, as if a person had."""
        if self._queue.rowCount():
            self.setCurrentIndex(self._queue.index(0, 0))

    def step(self, by: int) -> None:
        """Choose the next (1) or the previous (-1) case."""
        current = self.currentIndex()
        place = current.row() + by if current.isValid() else self._last_place
        if 0 <= place < self._queue.rowCount():
            self.setCurrentIndex(self._queue.index(place, 0))

    def set_compact(self, compact: bool) -> None:
        """Rows of 36 pixels instead of 56."""
        self._compact = compact
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self.viewport().update()

    def row_height(self) -> int:
        """The height of a row in pixels."""
        return current_theme().size("row_compact" if self._compact else "row")

    def visible_rows(self) -> tuple[int, int]:
        """The first and the last row that are on the screen."""
        offset, height = self.verticalScrollBar().value(), self.row_height()
        return offset // height, (offset + self.viewport().height()) // height

    def top_of(self, place: int) -> int:
        """Where a row stands, in pixels from the top of what is seen."""
        return place * self.row_height() - self.verticalScrollBar().value()

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Queue of open cases, hottest first"))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        rows, head = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.row_height())
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(1)
        head.setAccessibleName(self.tr("Sort the queue"))
        head.setFixedHeight(current_theme().size("head"))
        head.setSectionsClickable(True)
        head.setHighlightSections(False)

    def _connect(self) -> None:
        self._queue.visible_rows = self.visible_rows
        self._queue.about_to_apply.connect(self._hold)
        self._queue.applied.connect(self._settle)
        self._seconds.timeout.connect(self._queue.tick)
        self._seconds.timeout.connect(self.viewport().update)
        self._still.timeout.connect(self._let_go)
        self.horizontalHeader().sectionClicked.connect(self._sort_by_column)
        self.horizontalHeader().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.horizontalHeader().customContextMenuRequested.connect(self._offer_sorts)
        self.verticalScrollBar().sliderMoved.connect(self._scrolled_by_hand)
        self.activated.connect(lambda index: self.case_entered.emit(index.data(ID_ROLE)))

    def sort_by(self, sort: str) -> None:
        """Sort; once more by the same turns the order round."""
        self._queue.sort_by(sort, sort == self._queue.order.sort and not self._queue.order.reverse)

    def _sort_by_column(self, section: int) -> None:
        self.sort_by(COLUMNS[section])

    def _offer_sorts(self, at: QPoint) -> None:
        sort_menu(self, self._queue.order.sort, self.sort_by).popup(self.horizontalHeader().mapToGlobal(at))

    def _hold(self, changing: set[str] | None) -> None:
        self._settling = True
        self._stillness.hold(changing, self._hovered if self._still.isActive() else -1)

    def _settle(self) -> None:
        """After the rows moved: scroll so that the anchor stands where it stood, and choose the chosen case again."""
        self._settling = True
        self._stillness.stay_put()
        place = None if self.chosen is None else self._queue.order.position(self.chosen)
        chooser, current = self.selectionModel(), self.currentIndex()
        self.setAutoScroll(False)
        if place is None:
            chooser.clear()
        elif current.row() != place or not chooser.isRowSelected(place, QModelIndex()):
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            chooser.setCurrentIndex(self._queue.index(place, 0), flags)
        self.setAutoScroll(True)
        self._last_place = min(self._last_place if place is None else place, max(0, self._queue.rowCount() - 1))
        self._settling = False

    def _let_go(self) -> None:
        """Nobody reads under the mouse any more: a queue that was at its top goes back there."""
        if self._at_top:
            self.verticalScrollBar().setValue(0)

    def _scrolled_by_hand(self) -> None:
        self._at_top = self.verticalScrollBar().value() == 0

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        if self._settling:
            return
        self._scrolled_by_hand()
        self.chosen = current.data(ID_ROLE) if current.isValid() else None
        if self.chosen is not None:
            self._last_place = current.row()
            self.case_chosen.emit(self.chosen)

    def dataChanged(self, first: AnyIndex, last: AnyIndex, roles: Sequence[int] = ()) -> None:
        """Only the rows that were named are painted again."""
        if QAccessible.isActive():
            super().dataChanged(first, last, roles)
        height = (last.row() - first.row() + 1) * self.row_height()
        self.viewport().update(0, self.top_of(first.row()), self.viewport().width(), height)

    def keyboardSearch(self, search: str) -> None:
        """Single letters are commands here."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, area = QPainter(self.viewport()), event.rect()
        drawer = self._row_painter()
        painter.fillRect(area, drawer.theme.colour("panel"))
        height, width, now = self.row_height(), self.viewport().width(), self._clock()
        offset, order = self.verticalScrollBar().value(), self._queue.order
        last = min(len(order) - 1, (offset + area.bottom()) // height)
        for place in range((offset + area.top()) // height, last + 1):
            row = order.row_at(place)
            look = Look(row.id == self.chosen, place == self._hovered, self._compact)
            drawer.paint(painter, QRect(0, place * height - offset, width, height), row, self._columns, look, now)
        if len(order) and not self._painted:
            self._painted = True
            self.first_painted.emit()
        if not len(order):
            self._paint_empty(painter)
        elif self._by_key and self.hasFocus() and self.currentIndex().isValid():
            painter.setPen(QPen(drawer.theme.colour("accent"), 1))
            painter.drawRect(0, self.top_of(self.currentIndex().row()), width - 1, height - 2)
        painter.end()

    def empty_text(self) -> str:
        """What stands in the place of the rows while there are none."""
        return why_empty(self._clock() - self._made if self._queue.opening else None, bool(self._queue.order.rows))

    def _paint_empty(self, painter: QPainter) -> None:
        painter.setFont(current_theme().font("body"))
        painter.setPen(current_theme().colour("faint"))
        painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.empty_text())

    def _row_painter(self) -> RowPainter:
        theme = current_theme()
        if self._painter is None or self._painter.theme is not theme:
            self._painter = RowPainter(self._queue, theme, self.devicePixelRatioF())
        return self._painter

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        widths, left = column_widths(self.viewport().width()), 0
        self._columns = {}
        for section, name in enumerate(COLUMNS):
            self.setColumnHidden(section, name not in widths)
            if name in widths:
                self.setColumnWidth(section, widths[name])
                self._columns[name] = (left, widths[name])
                left += widths[name]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(int(event.position().y())))
        self._still.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event)
        self._scrolled_by_hand()
        self._hover(self.rowAt(int(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)
        self._still.stop()
        self._let_go()

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)
        self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._seconds.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._seconds.stop()
