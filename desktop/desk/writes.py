"""The writing half of the desk: transactions, what other processes wrote meanwhile, what is told later."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from desktop.core import identities, outbox
from desktop.core.changes import Changes
from desktop.core.facts import Fact
from desktop.core.signing import SignInLocked
from desktop.db import journal, queries
from desktop.db.boards import Boards
from desktop.db.database import Record, troubles
from desktop.db.journal import Chain, Draft
from desktop.desk.reads import Reads
from desktop.desk.tails import Tails

T = TypeVar("T")
_OF_THE_POLICY = frozenset({"policy_adopted", "policy_proposed", "policy_decided"})
_LIVE = frozenset(fact.kind for fact in (*outbox.FACTS, *identities.FACTS))


class Writes(Reads):
    """A record opened for writing, what is remembered of it between transactions, and what was not told yet."""

    def __init__(self, path: Path, clock: Callable[[], float]) -> None:
        self._record = Record(path)
        super().__init__(path)
        self._clock = clock
        self._boards = Boards(self._record.connection)
        self._tails = Tails(lambda: self._record.connection)
        self._guard = threading.RLock()
        self._untold = Changes()
        self._known = 0
        self._owes_a_log = False

    def close(self) -> None:
        """Let go of the record."""
        super().close()
        self._record.close()

    def poll(self) -> Changes:
        """What was written since the last look and was not told by an answer: by other processes, by an import."""
        with self._guard, troubles(self.path):
            self._notice(self._record.connection)
            if self._owes_a_log:  # a reader held on to it when words were erased
                self._owes_a_log = not self._record.empty_log()
            changes, self._untold = self._untold, Changes()
            return changes | Changes(seq=self._known)

    def tell_later(self, changes: Changes) -> None:
        """Leave changes for the next `poll`."""
        with self._guard:
            self._untold |= changes

    def note_locked(self, person: str, until: float) -> None:
        """Journal that somebody gave too many wrong secrets in a person's name."""
        self._adopt(SignInLocked(person, until))

    def _adopt(self, fact: Fact, needed: Callable[[sqlite3.Connection], bool] = lambda _: True, by: str = "stepin") -> None:
        def work(connection: sqlite3.Connection, chain: Chain, raced: bool) -> None:
            if needed(connection):
                self._boards.apply([chain.add(Draft(by, fact))])

        self._write(work)

    def _write(self, work: Callable[[sqlite3.Connection, Chain, bool], T]) -> T:
        """One durable transaction. `work` is told whether another process wrote since this desk last looked."""
        with self._guard:
            try:
                with self._record.transaction() as connection:
                    raced = self._notice(connection)
                    chain = Chain(connection, self._clock())
                    result = work(connection, chain, raced)
                    chain.write()
                    self._boards.flush()
            except BaseException:  # whatever it was: undone here, raised again
                self._forget()
                raise
            self._known = chain.seq
            return result

    def _notice(self, connection: sqlite3.Connection) -> bool:
        """Take note of what other processes wrote: what we remember is forgotten, what changed is told by `poll`."""
        if journal.head(connection)[0] == self._known:
            return False
        rows = queries.changed_since(connection, self._known)
        kinds = {kind for _, kind, _ in rows}
        touched = frozenset(case for _, _, case in rows if case)
        self._untold |= Changes(touched, "line_quarantined" in kinds, bool(kinds & _OF_THE_POLICY), True, rows[-1][0], bool(kinds & _LIVE))
        self._known = rows[-1][0]
        self._forget()
        return True

    def _forget(self) -> None:
        self._boards.forget()
        self._tails.forget()
