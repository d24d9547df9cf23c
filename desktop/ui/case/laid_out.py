"""The bubbles of a conversation that were seen, and where every row lies."""

from __future__ import annotations

from collections import OrderedDict

from desktop.core.heat import HeatSettings
from desktop.ui.case.bubble import Bubble, estimated_height, lay_out
from desktop.ui.case.conversation_model import ConversationModel
from desktop.ui.case.heights import HeightIndex
from desktop.ui.case.levels import DEFAULTS
from desktop.ui.plain import one_line
from desktop.ui.theme import current_theme

KEPT_BUBBLES = 400


class LaidOut:
    """Lays messages of a model out for one width when they are asked for, and keeps the last KEPT_BUBBLES of them."""

    def __init__(self, model: ConversationModel, heat: HeatSettings = DEFAULTS) -> None:
        self._model, self._heat = model, heat
        self._bubbles: OrderedDict[int, Bubble] = OrderedDict()
        self._days: set[int] = set()
        self._width = 200
        self.index = HeightIndex()

    def refill(self, width: int) -> None:
        """Begin anew with the model's messages: heights are known where a message was seen, else estimated."""
        if width != self._width:
            self._bubbles.clear()
        self._width = width
        messages = self._model.messages()
        days = [(m.at + m.offset_minutes * 60) // 86_400 for m in messages]
        self._days = {row for row, day in enumerate(days) if row == 0 or day != days[row - 1]}
        seen = self._bubbles
        self.index.fill(
            seen[m.seq].height if m.seq in seen else estimated_height(m, width, row in self._days) for row, m in enumerate(messages)
        )

    def forget(self, seq: int | None = None) -> None:
        """Lay this message out again when it is next seen; without a seq: all."""
        if seq is None:
            self._bubbles.clear()
        else:
            self._bubbles.pop(seq, None)

    def measure(self, rows: range) -> bool:
        """Put the true heights of these rows; whether any was another."""
        changed = [self.index.put(row, self.bubble(row).height) for row in rows]
        return any(changed)

    def bubble(self, row: int) -> Bubble:
        """The message of a row, laid out."""
        message = self._model.message(row)
        bubble = self._bubbles.get(message.seq)
        if bubble is None:
            name, corrector = (one_line(self._model.name_of(who)) for who in (message.author, message.corrected_by or ""))
            bubble = lay_out(message, self._width, current_theme(), name, corrector, row in self._days, self._heat)
            self._bubbles[message.seq] = bubble
            if len(self._bubbles) > KEPT_BUBBLES:
                self._bubbles.popitem(last=False)
        return bubble

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows that can be seen between two heights."""
        return range(self.index.row_at(top), self.index.row_at(bottom) + 1) if len(self.index) else range(0)
