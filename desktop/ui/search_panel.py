"""What a search found: messages, newest first, with the words that were searched for marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import numbers, words
from desktop.ui.commands import PRESSED_BY_KEYS
from desktop.ui.plain import PlainLabel, elided, one_line
from desktop.ui.theme import current_theme

if TYPE_CHECKING:
    from desktop.desk.views import SearchHit

AnyIndex: TypeAlias = QModelIndex | QPersistentModelIndex
BEFORE, AROUND = 24, 200
FOLDED_CAP = 200_000
ROW_HEIGHT = 56
HIT = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Found:
    """A hit, made ready to paint: `line` is one line of its text, `start` and `length` of what was searched for in it."""

    hit: SearchHit
    line: str
    start: int
    length: int


def found_in(hit: SearchHit, sought: str) -> Found:
    """The line of a hit that shows the words sought for; its beginning when they are written differently there."""
    at = hit.text[:FOLDED_CAP].casefold().find(sought.casefold()) if sought else -1
    begin = max(0, at - BEFORE)
    line = ("…" if begin else "") + one_line(hit.text[begin:], AROUND)
    start = line.casefold().find(one_line(sought).casefold()) if at >= 0 else -1
    return Found(hit, line, start, len(sought) if start >= 0 else 0)


class SearchModel(QAbstractListModel):
    """The hits of the last search."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: list[Found] = []

    def show(self, found: Sequence[Found]) -> None:
        """Replace the hits."""
        self.beginResetModel()
        self._found = list(found)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        found = self._found[index.row()]
        if role == HIT:
            return found
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{heading(found.hit)} {found.line}"
        return None


def heading(hit: SearchHit) -> str:
    """Who wrote it, where, when."""
    who = one_line(hit.author) or words.word("sender", hit.sender)
    at = f"{numbers.moment(hit.at):%Y-%m-%d %H:%M}"
    parts = [words.channel(hit.channel), *([] if who == one_line(hit.customer) else [who]), at]
    return " · ".join(parts)


class SearchDelegate(QStyledItemDelegate):
    """Paints a hit in two lines: the customer and where it was said, then the words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        found = index.data(HIT)
        theme = current_theme()
        area: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(area, theme.colour("selection" if selected else "panel"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        inner = area.adjusted(theme.size("gap_wide"), 8, -theme.size("gap_wide"), -8)
        self._paint_heading(painter, inner, found.hit)
        self._paint_line(painter, inner, found)
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, hit: SearchHit) -> None:
        theme = current_theme()
        painter.setFont(theme.font(bold=True))
        name = elided(one_line(hit.customer), painter.fontMetrics(), area.width() // 2)
        painter.setPen(theme.colour("text" if hit.case else "muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignTop, name)
        used = painter.fontMetrics().horizontalAdvance(name) + theme.size("gap")
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        rest = area.adjusted(used, 1, 0, 0)
        painter.drawText(rest, Qt.AlignmentFlag.AlignTop, elided(heading(hit), painter.fontMetrics(), rest.width()))

    def _paint_line(self, painter: QPainter, area: QRect, found: Found) -> None:
        theme = current_theme()
        layout = QTextLayout(found.line, theme.font())
        marked = QTextLayout.FormatRange()
        marked.start, marked.length, marked.format = max(0, found.start), found.length, QTextCharFormat()
        marked.format.setBackground(theme.colour("evidence"))
        layout.setFormats([marked])
        layout.beginLayout()
        line = layout.createLine()
        line.setNumColumns(len(found.line))
        layout.endLayout()
        painter.setClipRect(area)
        painter.setPen(theme.colour("text"))
        layout.draw(painter, QPointF(area.left(), area.bottom() - line.height()))


class SearchPanel(QWidget):
    """The list of hits. Tells `hit_chosen` (case id, seq of the message), `opening_asked` (channel, conversation) for one that is in no
    case, and `closed`."""

    hit_chosen = Signal(str, int)
    opening_asked = Signal(str, str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = SearchModel(self)
        self.title, self.list = PlainLabel(look="muted", elide=True), QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(SearchDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Messages found"))
        self.list.setProperty(PRESSED_BY_KEYS, True)
        self.list.activated.connect(self._choose)
        self.list.clicked.connect(self._choose)
        self.opener = QToolButton()
        self.opener.setText(self.tr("Open a case"))
        self.opener.setToolTip(self.tr("This message is in no case yet: make its conversation one"))
        self.opener.clicked.connect(self._open)
        self.opener.hide()
        self.list.selectionModel().currentChanged.connect(self._offer_opening)
        leave = QToolButton()
        leave.setText(self.tr("Close search"))
        leave.clicked.connect(self.closed)
        escape = QShortcut(QKeySequence("Escape"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 6, 6)
        head.addWidget(self.title, 1)
        head.addWidget(self.opener)
        head.addWidget(leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)

    def show_searching(self, sought: str) -> None:
        """Say that a search is under way."""
        self.title.setText(self.tr("Searching for “{text}”…").format(text=one_line(sought)))

    def show_hits(self, sought: str, hits: Sequence[SearchHit]) -> None:
        """Show what was found."""
        self.model.show([found_in(hit, sought.strip()) for hit in hits])
        said = self.tr("%n message(s) with “{text}”", "", len(hits)) if hits else self.tr("No message contains “{text}”")
        self.title.setText(said.format(text=one_line(sought)))
        if hits:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.scrollToTop()

    def _offer_opening(self, index: QModelIndex) -> None:
        self.opener.setVisible(index.isValid() and index.data(HIT).hit.case is None)

    def _open(self) -> None:
        hit = self.list.currentIndex().data(HIT).hit
        self.opening_asked.emit(hit.channel, hit.conversation)

    def _choose(self, index: QModelIndex) -> None:
        hit = index.data(HIT).hit
        if hit.case is not None:
            self.hit_chosen.emit(hit.case, hit.seq)
