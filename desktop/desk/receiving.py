"""The desk takes in messages: planned and scored before the transaction, stored and derived inside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import is_
from pathlib import Path

from desktop.channels.incoming import Incoming
from desktop.core.changes import Changes
from desktop.core.reading import Reading
from desktop.db.database import troubles
from desktop.db.journal import Chain
from desktop.desk.receive import Origin, Plan, Reception, make_plan, once
from desktop.desk.scoring import Scoring
from desktop.desk.tails import Unsettled
from desktop.desk.views import Acknowledgement
from desktop.desk.writes import Writes

Scored = tuple[Plan, Sequence[Reading]]
Follows = Callable[[], Sequence[Incoming]]
"""What will be received next, as far as that is known now."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """The batch that comes next, planned on top of the one that ended at `seq`; its readings, where another process makes them."""

    items: Sequence[Incoming]
    seq: int
    plan: Plan
    readings: Sequence[Reading] | None

    def fits(self, items: Sequence[Incoming], seq: int) -> bool:
        """Whether these are its items, and nothing was written since."""
        return self.seq == seq and len(self.items) == len(items) and all(map(is_, self.items, items))


class Receives(Writes):
    """A record that messages are put into, and the scorer that reads them."""

    def __init__(self, path: Path, clock: Callable[[], float], scoring: Scoring) -> None:
        super().__init__(path, clock)
        self._scoring = scoring
        self._ahead: Ahead | None = None

    def receive(
        self,
        items: Sequence[Incoming],
        origins: Sequence[Origin] | None = None,
        at_once: bool = False,
        follows: Follows | None = None,
    ) -> tuple[list[Acknowledgement], Changes]:
        """Store a batch of messages and of what was not understood, in one durable transaction; the answers in its order.

        Each answer tells the state after its message. With `at_once` nobody asks for that: where messages come late, the answers tell the
        state after the batch, and what late messages change is made anew once. Scoring happens before the transaction; where another
        process wrote in between, once more inside it. What `follows` says will be received next is planned and given to the scorer before
        this batch is written, so that neither waits for the other. Raises Trouble; then nothing of the batch is stored.
        """
        with self._guard:
            ahead, self._ahead = self._ahead, None
            scored = self._of(ahead) if ahead and ahead.fits(items, self._known) else self._score(items, at_once)
            store = self._receiving(items, origins, scored, at_once)

            def work(connection: sqlite3.Connection, chain: Chain, raced: bool) -> tuple[list[Acknowledgement], Changes, Ahead | None]:
                return *store(connection, chain, raced), self._look_ahead(connection, chain, follows, at_once)

            answers, changes, self._ahead = self._write(work)
            return answers, changes

    def _receiving(
        self, items: Sequence[Incoming], origins: Sequence[Origin] | None, scored: Scored, at_once: bool
    ) -> Callable[[sqlite3.Connection, Chain, bool], tuple[list[Acknowledgement], Changes]]:
        def work(connection: sqlite3.Connection, chain: Chain, raced: bool) -> tuple[list[Acknowledgement], Changes]:
            plan, readings = self._score(items, at_once) if raced else scored
            reception = Reception(self._boards, self._tails, chain, plan, readings, origins)
            if at_once and any(plan.rereads.values()):
                answers = reception.take_all(items)
            else:
                answers = [reception.take(n, item) for n, item in enumerate(items)]
            return answers, reception.changes | Changes(seq=chain.seq)

        return work

    def _score(self, items: Sequence[Incoming], at_once: bool = False) -> Scored:
        with troubles(self.path):
            plan = make_plan(self._record.connection, self._boards, self._tails, items)
        if at_once:
            plan = once(plan)
        return plan, self._scoring.read(plan.tasks)

    def _of(self, ahead: Ahead) -> Scored:
        return ahead.plan, self._scoring.read(ahead.plan.tasks) if ahead.readings is None else ahead.readings

    def _look_ahead(self, connection: sqlite3.Connection, chain: Chain, follows: Follows | None, at_once: bool) -> Ahead | None:
        """What is received next, planned while what came before it is not written yet."""
        items = follows() if follows else ()
        if not items:
            return None
        try:
            plan = make_plan(connection, self._boards, self._tails, items, chain.unwritten_messages())
        except Unsettled:
            return None
        if at_once:
            plan = once(plan)
        return Ahead(items, chain.seq, plan, self._scoring.send(plan.tasks))
