"""Keeps the rows that somebody reads where they are while others move around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.queue_model import QueueModel

if TYPE_CHECKING:
    from desktop.ui.queue_view import QueueView


class Stillness:
    """Remembers, before the rows move, cases on the screen and where they stood; scrolls, afterwards, so that one stands there again."""

    def __init__(self, view: QueueView, model: QueueModel) -> None:
        self._view, self._model = view, model
        self._anchors: list[tuple[str, int]] = []

    def hold(self, changing: set[str] | None, hovered: int) -> None:
        """Before: `changing` cases move by themselves and hold nothing; None lets everything go. `hovered` is the row under the mouse
        or -1: it is held even where the queue stands at its top, which otherwise shows whatever is hottest."""
        self._anchors = []
        if changing is None or (hovered < 0 and self._view.verticalScrollBar().value() == 0):
            return
        first, last = self._view.visible_rows()
        start, end = hovered if hovered >= 0 else first + 1, min(last, len(self._model.order) - 1)
        places = sorted(range(first, end + 1), key=lambda place: abs(place - start))
        cases = ((self._model.order.id_at(place), place) for place in places)
        self._anchors = [(case, self._view.top_of(place)) for case, place in cases if case not in changing]

    def stay_put(self) -> None:
        """After: the nearest of the held cases that is still shown stands where it stood."""
        for case, top in self._anchors:
            place = self._model.order.position(case)
            if place is not None:
                value = place * self._view.row_height() - top
                if value != self._view.verticalScrollBar().value():
                    self._view.updateGeometries()
                    self._view.verticalScrollBar().setValue(value)
                break
        self._anchors = []
