"""Everything by name: commands, cases by customer, messages by their words."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.desk.views import QueueRow, SearchHit
from desktop.ui import words
from desktop.ui.commands import COMMANDS, CommandSet
from desktop.ui.glyphs import paint_level
from desktop.ui.plain import LINE_CAP, elided, one_line
from desktop.ui.search_panel import found_in, heading
from desktop.ui.theme import current_theme

AnyIndex: TypeAlias = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
MOST_CASES, MOST_HITS = 20, 20
ROW_HEIGHT, GLYPH, WIDTH, HEIGHT = 36, 14, 640, 440
PAUSE = 150
"""Milliseconds without a key after which messages are searched."""
MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. `kind` is command, case or message; `id` a command's name or a case's id; `key` stands at the right."""

    kind: str
    id: str
    title: str
    note: str = ""
    key: str = ""
    level: str = ""
    seq: int = 0
    possible: bool = True


def folded(text: str) -> str:
    """For comparing what was typed: width and case do not matter."""
    return unicodedata.normalize("NFKC", text).casefold()


def command_entries(text: str, commands: CommandSet) -> list[Entry]:
    """The commands whose title, English title or key has every word of `text`; what can be done now comes first."""
    sought = folded(text).split()
    entries = [
        Entry("command", each.name, each.shown_title, key=each.shown_key, possible=commands.available(each.name))
        for each in COMMANDS
        if each.name != "palette" and all(word in folded(f"{each.shown_title} {each.title}") for word in sought)
    ]
    return sorted(entries, key=lambda entry: not entry.possible)


def case_entries(text: str, rows: Iterable[QueueRow]) -> list[Entry]:
    """The first cases whose customer or id has `text` in it."""
    sought = folded(text.strip())
    if not sought:
        return []
    matching = (row for row in rows if sought in row.customer.casefold() or sought in row.id.casefold())
    return [
        Entry("case", row.id, one_line(row.customer), f"{words.channel(row.channel)} · {one_line(row.last_words)}", row.id, row.level)
        for row in islice(matching, MOST_CASES)
    ]


def message_entries(text: str, hits: Sequence[SearchHit]) -> list[Entry]:
    """The messages that were found, those of a case only."""
    return [
        Entry("message", hit.case, one_line(hit.customer), found_in(hit, text).line, heading(hit), seq=hit.seq)
        for hit in hits[:MOST_HITS]
        if hit.case is not None
    ]


class EntryModel(QAbstractListModel):
    """The lines of the palette."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """Replace the lines."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(filter(None, (entry.title, entry.note, entry.key)))
        return None


class EntryDelegate(QStyledItemDelegate):
    """Paints a line: the level's shape of a case, title, note, and the key at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        entry = index.data(ENTRY)
        theme = current_theme()
        area: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("selection"))
        inner = area.adjusted(12, 0, -12, 0)
        if entry.level:
            glyph = QRectF(inner.left(), inner.center().y() - GLYPH / 2 + 1, GLYPH, GLYPH)
            paint_level(painter, glyph, entry.level, theme)
        inner.setLeft(inner.left() + GLYPH + 8)
        inner.setRight(inner.right() - self._paint_part(painter, inner, entry.key, "small", "muted", Qt.AlignmentFlag.AlignRight) - 16)
        used = self._paint_part(painter, inner, entry.title, "body", "text" if entry.possible else "faint")
        inner.setLeft(inner.left() + used + 8)
        self._paint_part(painter, inner, entry.note, "small", "muted")
        painter.restore()

    def _paint_part(
        self, painter: QPainter, area: QRect, text: str, size: str, ink: str, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    ) -> int:
        """Paint one text and say how wide it became."""
        theme = current_theme()
        painter.setFont(theme.font(size))
        painter.setPen(theme.colour(ink))
        shown = elided(text, painter.fontMetrics(), max(0, area.width()))
        painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)
        return painter.fontMetrics().horizontalAdvance(shown)


class Palette(QDialog):
    """A line to type in and what fits it. Tells `command_chosen`, `case_chosen`, `hit_chosen` (case, seq), and `searched` with the text
    that messages shall be searched for; whoever searches answers with `show_hits`."""

    command_chosen = Signal(str)
    case_chosen = Signal(str)
    hit_chosen = Signal(str, int)
    searched = Signal(str)

    def __init__(self, commands: CommandSet, rows: Callable[[], Iterable[QueueRow]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("All commands"))
        self.resize(WIDTH, HEIGHT)
        self._commands, self._rows = commands, rows
        self._hits: list[Entry] = []
        self.model = EntryModel(self)
        self.line, self.list = QLineEdit(), QListView()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(lambda: self.searched.emit(self.line.text().strip()))
        self._build()
        self._show()

    def show_hits(self, text: str, hits: Sequence[SearchHit]) -> None:
        """Messages that were found for `text`; too late when something else stands in the line by now."""
        if text == self.line.text().strip():
            self._hits = message_entries(text, hits)
            self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Moves in the list while the line keeps the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in MOVES:
            QApplication.sendEvent(self.list, event)
            return True
        return False

    def _build(self) -> None:
        self.line.setPlaceholderText(self.tr("A command, a customer, or words of a message"))
        self.line.setAccessibleName(self.line.placeholderText())
        self.line.setClearButtonEnabled(True)
        self.line.setMaxLength(LINE_CAP)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._typed)
        self.line.returnPressed.connect(lambda: self._choose(self.list.currentIndex()))
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("What fits"))
        self.list.clicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)

    def _typed(self, text: str) -> None:
        self._hits = []
        self._show()
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()

    def _show(self) -> None:
        text = self.line.text()
        self.model.show([*command_entries(text, self._commands), *case_entries(text, self._rows()), *self._hits])
        self.list.setCurrentIndex(self.model.index(0))

    def _choose(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY) if index.isValid() else None
        if not isinstance(entry, Entry):
            return
        self.accept()
        if entry.kind == "command":
            self.command_chosen.emit(entry.id)
        elif entry.kind == "case":
            self.case_chosen.emit(entry.id)
        else:
            self.hit_chosen.emit(entry.id, entry.seq)
