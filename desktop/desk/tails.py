"""The last turns of each conversation: what the scorer needs to read the next message, kept in memory between batches."""

from __future__ import annotations

import sqlite3
from bisect import bisect
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from desktop.core.messages import Message
from desktop.core.reading import Turn
from desktop.db import queries
from desktop.desk.scoring import shift_of, turn_of
from desktop.sentiment.seam import HISTORY

CACHE = 500
"""How many conversations' tails are kept."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A turn in its place: (at, id), the seq of its arrival (0 as long as it has none), and where it begins in its message."""

    at: float
    id: str
    turn: Turn
    seq: int = 0
    shift: int = 0

    @property
    def place(self) -> tuple[float, str]:
        """What the messages of a conversation are ordered by."""
        return self.at, self.id


def placed(message: Message, seq: int = 0) -> Placed:
    """A message in its place."""
    return Placed(message.at.timestamp(), message.id, turn_of(message), seq, shift_of(message))


class Tails:
    """At most 2 * HISTORY newest turns a conversation; older ones are read from the record when a very late message needs them."""

    def __init__(self, connection: Callable[[], sqlite3.Connection]) -> None:
        self._connection = connection
        self._tails: OrderedDict[tuple[str, str], list[Placed]] = OrderedDict()

    def forget(self) -> None:
        """Forget what another writer may have added to."""
        self._tails.clear()

    def of(self, channel: str, conversation: str) -> list[Placed]:
        """The newest turns of a conversation in their order."""
        key = (channel, conversation)
        found = self._tails.get(key)
        if found is None:
            arrived = queries.newest_messages(self._connection(), channel, conversation, HISTORY)
            found = self._tails[key] = [placed(message, seq) for seq, message in arrived]
        else:
            self._tails.move_to_end(key)
        return found

    def around(self, channel: str, conversation: str, message: Placed) -> tuple[list[Placed], list[Placed]]:
        """The turns before a message (at most HISTORY) and those after it that its arrival changes (at most HISTORY)."""
        tail = self.of(channel, conversation)
        cut = bisect(tail, message.place, key=lambda turn: turn.place)
        if cut == len(tail) or (cut >= HISTORY and len(tail) - cut >= HISTORY):
            return tail[max(0, cut - HISTORY) : cut], tail[cut : cut + HISTORY]
        before, after = queries.messages_around(self._connection(), channel, conversation, message.place, HISTORY)
        return [placed(arrived, seq) for seq, arrived in before], [placed(arrived, seq) for seq, arrived in after]

    def add(self, channel: str, conversation: str, message: Placed) -> None:
        """Put a turn into its place, once it has a seq. A tail that nobody asked for stays in the record; one that does not reach
        back so far stays as it is, for it must not have a gap."""
        tail = self._tails.get((channel, conversation))
        if tail is None:
            return
        cut = bisect(tail, message.place, key=lambda turn: turn.place)
        if cut == 0 and len(tail) >= HISTORY:
            return
        tail.insert(cut, message)
        if len(tail) > 2 * HISTORY:
            del tail[:-HISTORY]
        while len(self._tails) > CACHE:
            self._tails.popitem(last=False)
