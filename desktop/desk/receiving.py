"""The desk takes in messages: planned and scored before the transaction, stored and derived inside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.channels.incoming import Incoming
from desktop.core.changes import Changes
from desktop.core.reading import Reading
from desktop.db.database import troubles
from desktop.db.journal import Chain
from desktop.desk.receive import Origin, Plan, Reception, make_plan, once
from desktop.desk.scoring import Scoring
from desktop.desk.views import Acknowledgement
from desktop.desk.writes import Writes

Scored = tuple[Plan, Sequence[Reading]]


class Receives(Writes):
    """A record that messages are put into, and the scorer that reads them."""

    def __init__(self, path: Path, clock: Callable[[], float], scoring: Scoring) -> None:
        super().__init__(path, clock)
        self._scoring = scoring

    def receive(
        self, items: Sequence[Incoming], origins: Sequence[Origin] | None = None, at_once: bool = False
    ) -> tuple[list[Acknowledgement], Changes]:
        """Store a batch of messages and of what was not understood, in one durable transaction; the answers in its order.

        Each answer tells the state after its message. With `at_once` nobody asks for that: where messages come late, the answers tell the
        state after the batch, and what late messages change is made anew once. Scoring happens before the transaction; where another
        process wrote in between, once more inside it. Raises Trouble; then nothing of the batch is stored.
        """
        with self._guard:
            return self._write(self._receiving(items, origins, self._score(items, at_once), at_once))

    def _receiving(
        self, items: Sequence[Incoming], origins: Sequence[Origin] | None, scored: Scored, at_once: bool
    ) -> Callable[[sqlite3.Connection, Chain, bool], tuple[list[Acknowledgement], Changes]]:
        def work(connection: sqlite3.Connection, chain: Chain, raced: bool) -> tuple[list[Acknowledgement], Changes]:
            plan, readings = self._score(items, at_once) if raced else scored
            reception = Reception(self._boards, self._tails, chain, plan, readings)
            if at_once and any(plan.rereads.values()):
                answers = reception.take_all(items)
            else:
                answers = [reception.take(n, item, origins[n] if origins else None) for n, item in enumerate(items)]
            return answers, reception.changes | Changes(seq=chain.seq)

        return work

    def _score(self, items: Sequence[Incoming], at_once: bool = False) -> Scored:
        with troubles(self.path):
            plan = make_plan(self._record.connection, self._boards, self._tails, items)
        if at_once:
            plan = once(plan)
        return plan, self._scoring.read(plan.tasks)
