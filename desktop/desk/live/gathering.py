"""Many that deliver at once share one commit: whoever comes first commits for all who came meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

Bodies = Sequence[tuple[str, bytes]]


class _Delivery:
    """Bodies that somebody waits for, and what became of them."""

    def __init__(self, bodies: Bodies) -> None:
        self.bodies = bodies
        self.done = False
        self.problem: Exception | None = None


class Gathering:
    """Hands deliveries to `store`, those that wait for one another together."""

    def __init__(self, store: Callable[[Bodies], None]) -> None:
        self._store = store
        self._guard = threading.Lock()
        self._turn = threading.Lock()
        self._waiting: list[_Delivery] = []

    def keep(self, bodies: Bodies) -> None:
        """Return when they are stored. Raises what `store` raised."""
        mine = _Delivery(bodies)
        with self._guard:
            self._waiting.append(mine)
        with self._turn:
            if not mine.done:
                self._store_all()
        if mine.problem is not None:
            raise mine.problem

    def _store_all(self) -> None:
        with self._guard:
            together, self._waiting = self._waiting, []
        problem: Exception | None = None
        try:
            self._store([body for delivery in together for body in delivery.bodies])
        except Exception as found:  # noqa: BLE001 - whatever it was, everybody who waits is told
            problem = found
        for delivery in together:
            delivery.done, delivery.problem = True, problem
