"""Messages on their way to their table, and, for those that come late, what the fold made of their neighbours."""

from __future__ import annotations

import sqlite3

from desktop.core.case import Case
from desktop.core.heat import Heat, HeatSettings
from desktop.core.line import Line
from desktop.db import rows
from desktop.db.rows import Value
from desktop.db.states import Key

LINES = 50_000
"""How many messages' states are kept at most inside a transaction, for those that come late."""


class Lines:
    """Keeps the rows of a transaction until somebody looks at them, the lines that late messages came into, and heats that moved."""

    _connection: sqlite3.Connection

    def _begin_lines(self) -> None:
        self._new_messages: list[list[Value]] = []
        self._unclaimed: dict[Key, list[list[Value]]] = {}
        self._lines: dict[Key | str, Line] = {}
        self._heats: dict[int, Heat] = {}

    def _write_messages(self) -> None:
        if self._new_messages:
            rows.write_messages(self._connection, self._new_messages)
            self._new_messages = []
            self._unclaimed = {}

    def _write_heats(self) -> None:
        self._write_messages()
        rows.write_heats(self._connection, self._heats)
        self._heats = {}

    def _folded_anew(self, key: Key | str, case: Case, where: str, values: tuple[str, ...], settings: HeatSettings) -> Case:
        line = self._lines.get(key)
        if line is None:
            self._write_messages()
            messages = rows.folded_messages(self._connection, where, values)
            line = self._lines[key] = Line(case, messages, settings)
        anew, heats = line.folded(case)
        self._heats.update(heats)
        self._keep_little()
        return anew

    def _keep_little(self) -> None:
        """Forget the oldest lines, and write heats, where they grow beyond what one batch has; a record that is rebuilt is all one."""
        while len(self._lines) > 1 and sum(map(len, self._lines.values())) > LINES:
            del self._lines[next(iter(self._lines))]
        if len(self._heats) > LINES:
            self._write_heats()
