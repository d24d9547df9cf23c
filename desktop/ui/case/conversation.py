"""The conversation as a list: messages are laid out when they are first seen, so that ten thousand open at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QToolTip, QWidget

from desktop.core.heat import HeatSettings
from desktop.desk.views import MessageView
from desktop.ui.case.bubble import paint
from desktop.ui.case.conversation_model import ConversationModel, Index
from desktop.ui.case.laid_out import LaidOut
from desktop.ui.case.levels import DEFAULTS
from desktop.ui.plain import plain_tooltip
from desktop.ui.theme import current_theme

FOOT_OF_PAGE = 8
ROUNDS = 8
Hint = QAbstractItemView.ScrollHint


class ConversationView(QListView):
    """Shows a ConversationModel: a list view so that screen readers find its rows, with a layout of its own.

    Stays at the end while it is there, else where it is. Signals which message was asked for in full, or to be corrected."""

    full_text_asked = Signal(object)
    correction_asked = Signal(object)

    def __init__(self, model: ConversationModel, parent: QWidget | None = None, *, heat: HeatSettings = DEFAULTS) -> None:
        super().__init__(parent)
        self._messages = model
        self._laid = LaidOut(model, heat)
        self._index = self._laid.index
        self._at_end = True
        self.setModel(model)
        self.setAccessibleName(self.tr("Conversation"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        copy = QAction(self.tr("Copy message"), self)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.triggered.connect(self.copy_current)
        self.addAction(copy)
        model.modelReset.connect(self._refill)
        model.rowsRemoved.connect(self._refill)
        model.rowsInserted.connect(self._refill)

    def show_messages(self, messages: Sequence[MessageView], *, anew: bool) -> bool:
        """Show these; `anew` starts at their end, else the eye stays where it is unless it is at the end. Whether anything changed."""
        anchor = None if anew or self._at_end else self._anchor()
        if not self._messages.show(messages) and not anew:
            return False
        if anew:
            self.setCurrentIndex(QModelIndex())
        if anchor is None:
            self.go_to_end()
        else:
            self._restore(anchor)
        return True

    def lay_out_again(self) -> None:
        """Lay all out again, because names changed."""
        self._laid.forget()
        self.viewport().update()

    def current_message(self) -> MessageView | None:
        """The message that the keyboard is on."""
        index = self.currentIndex()
        return self._messages.message(index.row()) if index.isValid() else None

    def go_to(self, seq: int) -> None:
        """Bring a message into view and make it the current one."""
        row = self._messages.row_of(seq)
        if row >= 0:
            self.setCurrentIndex(self._messages.index(row))
            self.scrollTo(self.currentIndex(), Hint.PositionAtCenter)

    def go_to_end(self) -> None:
        """Show the newest message."""
        bar = self.verticalScrollBar()
        for _ in range(ROUNDS):  # what comes into view is measured, and that moves the end
            bar.setValue(bar.maximum())
            if not self._measure_visible() and bar.value() == bar.maximum():
                break
        self._at_end = True
        self.viewport().update()

    def copy_current(self) -> None:
        """Put the current message's whole text on the clipboard, as plain text."""
        message = self.current_message()
        if message is not None:
            QGuiApplication.clipboard().setText(message.text)

    # What QAbstractItemView asks of a view.
    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= len(self._index):
            return QRect()
        row = index.row()
        return QRect(0, self._index.top(row) - self.verticalOffset(), self.viewport().width(), self._index.height(row))

    def indexAt(self, point: QPoint) -> QModelIndex:
        y = point.y() + self.verticalOffset()
        return self._messages.index(self._index.row_at(y)) if 0 <= y < self._index.total else QModelIndex()

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        for _ in range(ROUNDS):
            rect, room = self.visualRect(index), self.viewport().height()
            bar = self.verticalScrollBar()
            if hint == Hint.PositionAtCenter:
                bar.setValue(bar.value() + rect.center().y() - room // 2)
            elif rect.top() < 0 or rect.height() >= room:
                bar.setValue(bar.value() + rect.top())
            elif rect.bottom() > room:
                bar.setValue(bar.value() + rect.bottom() - room + FOOT_OF_PAGE)
            if not self._measure_visible():
                break

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        actions = QAbstractItemView.CursorAction
        row, last = self.currentIndex().row(), len(self._index) - 1
        if row < 0:
            return self._messages.index(self._index.row_at(self.verticalOffset() + self.viewport().height() - 1))
        page = max(1, self.viewport().height() // 70)
        steps = {actions.MoveUp: -1, actions.MoveDown: 1, actions.MovePageUp: -page, actions.MovePageDown: page}
        target = {actions.MoveHome: 0, actions.MoveEnd: last}.get(action, row + steps.get(action, 0))
        return self._messages.index(max(0, min(target, last)))

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here, not a search."""

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def setSelection(self, rect: QRect, flags: QItemSelectionModel.SelectionFlag) -> None:
        self.selectionModel().select(self.indexAt(rect.center()), flags)

    def updateGeometries(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(room)
        bar.setSingleStep(24)
        bar.setRange(0, max(0, self._index.total + FOOT_OF_PAGE - room))
        QAbstractItemView.updateGeometries(self)  # not the list view's own, which would lay all rows out

    def doItemsLayout(self) -> None:
        self.updateGeometries()
        self.viewport().update()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        for row in range(first.row(), last.row() + 1):
            self._laid.forget(self._messages.message(row).seq)
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._measure_visible()
        bar = self.verticalScrollBar()
        self._at_end = bar.value() >= bar.maximum() - 2
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        anchor = None if self._at_end else self._anchor()
        if event.size().width() != event.oldSize().width():
            self._refill()
        else:
            self.updateGeometries()
        if anchor is None:
            self.go_to_end()
        else:
            self._restore(anchor)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self._laid.forget()
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._measure_visible()
        painter, theme, width = QPainter(self.viewport()), current_theme(), self.viewport().width()
        painter.fillRect(event.rect(), theme.colour("panel"))
        current = self.currentIndex().row()
        for row in self._visible_rows():
            top = self._index.top(row) - self.verticalOffset()
            paint(painter, self._laid.bubble(row), QPoint(0, top), width, theme, row == current)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            hint = self._hint_at(event.pos())
            QToolTip.showText(event.globalPos(), plain_tooltip(hint) if hint else "", self)
            return True
        return super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        row = self.indexAt(point).row()
        if row >= 0 and self._laid.bubble(row).leads_on and self._laid.bubble(row).foot_area.contains(self._within(row, point)):
            self.full_text_asked.emit(self._messages.message(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        message = self.current_message()
        wanted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if message is not None and wanted:
            self.full_text_asked.emit(message)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        message, menu = self._messages.message(index.row()), QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy message"), self.copy_current)
        menu.addAction(self.tr("Show in full"), lambda: self.full_text_asked.emit(message))
        if message.anger is not None:
            menu.addAction(self.tr("Correct the score…"), lambda: self.correction_asked.emit(message))
        menu.popup(event.globalPos())

    # Where things lie.
    def _refill(self, *_: object) -> None:
        self._laid.refill(max(200, self.viewport().width()))
        self.updateGeometries()
        self.viewport().update()

    def _visible_rows(self) -> range:
        top = self.verticalOffset()
        return self._laid.rows_between(top, top + self.viewport().height())

    def _measure_visible(self) -> bool:
        """Lay out what is in view, keeping in place the first row that begins in it; whether a height changed."""
        anchor = self._anchor()
        changed = self._laid.measure(self._visible_rows())
        if changed:
            self.updateGeometries()
            self._restore(anchor)
        return changed

    def _anchor(self) -> tuple[int, int] | None:
        """The message that begins in view, by its seq, and how far below the edge it does."""
        rows = self._visible_rows()
        if not rows:
            return None
        top = self.verticalOffset()
        row = next((row for row in rows if self._index.top(row) >= top), rows[0])
        return self._messages.message(row).seq, self._index.top(row) - top

    def _restore(self, anchor: tuple[int, int] | None) -> None:
        row = self._messages.row_of(anchor[0]) if anchor else -1
        if anchor is not None and row >= 0:
            bar = self.verticalScrollBar()
            blocked = bar.blockSignals(True)
            bar.setValue(self._index.top(row) - anchor[1])
            bar.blockSignals(blocked)
            self.viewport().update()

    def _within(self, row: int, point: QPoint) -> QPoint:
        return QPoint(point.x(), point.y() + self.verticalOffset() - self._index.top(row))

    def _hint_at(self, point: QPoint) -> str:
        row = self.indexAt(point).row()
        return self._laid.bubble(row).hint_at(self._within(row, point)) if row >= 0 else ""
