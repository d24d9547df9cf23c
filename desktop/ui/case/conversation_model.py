"""The messages of a case as a Qt model: one row a message, oldest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.desk.views import MessageView
from desktop.ui import numbers, words
from desktop.ui.case.bubble import erased_words
from desktop.ui.case.sureness import sureness
from desktop.ui.plain import one_line

MESSAGE_ROLE = int(Qt.ItemDataRole.UserRole)
SEQ_ROLE = MESSAGE_ROLE + 1
Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class ConversationModel(QAbstractListModel):
    """Keeps the messages that are shown. `name_of` turns a person's id into his name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name_of: Callable[[str], str] = str
        self._messages: list[MessageView] = []
        self._rows: dict[int, int] = {}

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._messages)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not 0 <= index.row() < len(self._messages):
            return None
        message = self._messages[index.row()]
        if role == MESSAGE_ROLE:
            return message
        if role == SEQ_ROLE:
            return message.seq
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(message)
        return None

    def message(self, row: int) -> MessageView:
        """The message of a row."""
        return self._messages[row]

    def messages(self) -> Sequence[MessageView]:
        """All messages, oldest first."""
        return self._messages

    def row_of(self, seq: int) -> int:
        """The row of a message, -1 when it is not here."""
        return self._rows.get(seq, -1)

    def show(self, messages: Sequence[MessageView]) -> bool:
        """Show these messages with the smallest true change: old ones go at the front, new ones come at the end, the rest is reset.

        Whether anything changed."""
        dropped = self._dropped(messages)
        kept = self._messages[dropped:]
        if not kept or any(old.seq != new.seq for old, new in zip(kept, messages, strict=False)) or len(kept) > len(messages):
            self._reset(messages)
            return True
        self._drop(dropped)
        replaced = self._replace(messages[: len(kept)])
        self._append(messages[len(kept) :])
        return dropped > 0 or replaced or len(messages) > len(kept)

    def _dropped(self, messages: Sequence[MessageView]) -> int:
        first = self._rows.get(messages[0].seq) if messages else None
        return len(self._messages) if first is None else first

    def _reset(self, messages: Sequence[MessageView]) -> None:
        self.beginResetModel()
        self._messages = list(messages)
        self._number()
        self.endResetModel()

    def _drop(self, count: int) -> None:
        if count:
            self.beginRemoveRows(NO_PARENT, 0, count - 1)
            del self._messages[:count]
            self._number()
            self.endRemoveRows()

    def _replace(self, messages: Sequence[MessageView]) -> bool:
        changed = [row for row, message in enumerate(messages) if message != self._messages[row]]
        for row in changed:
            self._messages[row] = messages[row]
            self.dataChanged.emit(self.index(row), self.index(row))
        return bool(changed)

    def _append(self, messages: Sequence[MessageView]) -> None:
        if messages:
            first = len(self._messages)
            self.beginInsertRows(NO_PARENT, first, first + len(messages) - 1)
            self._messages.extend(messages)
            self._number(first)
            self.endInsertRows()

    def _number(self, first: int = 0) -> None:
        if not first:
            self._rows.clear()
        self._rows.update((message.seq, row) for row, message in enumerate(self._messages[first:], first))

    def _spoken(self, message: MessageView) -> str:
        """What a screen reader says of a message."""
        said = self.tr("{who}, {role}, {time}: {text}").format(
            who=one_line(self.name_of(message.author)),
            role=words.word("sender", message.sender),
            time=numbers.clock_time(message.at, message.offset_minutes),
            text=erased_words() if message.erased else one_line(message.text),
        )
        if message.anger is None:
            return said
        said = self.tr("{said}. Anger {anger} of 100").format(said=said, anger=numbers.whole(message.anger))
        sure = sureness(message)
        return f"{said}. {sure}" if sure else said
