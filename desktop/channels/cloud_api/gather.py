"""Many callers, one commit: whoever comes while a commit is under way shares the next one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from desktop.core.errors import Trouble

Kept = tuple[str, bytes]
"""An account's name and a body."""


class _Waiting:
    """A body on its way, and what became of it."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self.done = False
        self.trouble: Trouble | None = None


class GroupCommit:
    """Keeps bodies through a function that commits a list of them in one durable transaction. `keep` may be called by any number of
    threads: the first of those that wait carries the others along, so that a slow disk costs one wait and not one for each."""

    def __init__(self, commit: Callable[[Sequence[Kept]], None]) -> None:
        self._commit = commit
        self._guard = threading.Lock()
        self._turn = threading.Lock()
        self._queue: list[_Waiting] = []

    def keep(self, account: str, body: bytes) -> None:
        """Return when the body is durable. Raises Trouble where its commit failed; a bug in the commit is raised where it happened."""
        mine = _Waiting((account, body))
        with self._guard:
            self._queue.append(mine)
        with self._turn:
            if not mine.done:
                self._carry()
        if mine.trouble is not None:
            raise mine.trouble

    def _carry(self) -> None:
        with self._guard:
            group, self._queue = self._queue, []
        failed: Trouble | None = Trouble("broken")
        try:
            self._commit([one.kept for one in group])
            failed = None
        except Trouble as trouble:
            failed = trouble
        finally:
            for one in group:
                one.done, one.trouble = True, failed and Trouble(failed.code, **failed.values)
