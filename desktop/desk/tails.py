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
Key = tuple[str, str]
"""Channel and conversation."""


class Unsettled(Exception):
    """What is asked for lies in the record only once the transaction that is open has written it."""


@dataclass(slots=True)
class Placed:
    """A turn in its place: (at, id) is what the messages of a conversation are ordered by. `shift` is where it begins in its message;
    `seq` is that of its arrival; below zero as long as it is only planned."""

    place: tuple[float, str]
    turn: Turn
    shift: int = 0
    seq: int = 0


def placed(message: Message, seq: int = 0) -> Placed:
    """A message in its place."""
    turn = turn_of(message)
    return Placed((message.at.timestamp(), message.id), turn, shift_of(message, turn.text), seq)


def place_of(turn: Placed) -> tuple[float, str]:
    """What turns are ordered by."""
    return turn.place


class Tails:
    """At most 2 * HISTORY newest turns a conversation; older ones are read from the record when a very late message needs them.

    What was added since the last `settle` may not be in the record yet: whoever would have to read it there is told `Unsettled`.
    """

    def __init__(self, connection: Callable[[], sqlite3.Connection]) -> None:
        self._connection = connection
        self._tails: OrderedDict[Key, list[Placed]] = OrderedDict()
        self._unsettled: set[Key] = set()

    def forget(self) -> None:
        """Forget what another writer may have added to."""
        self._tails.clear()
        self._unsettled.clear()

    def settle(self, wanted: int = 0) -> None:
        """All that was added is in the record. Drops what was wanted longest ago; the last `wanted` conversations stay."""
        self._unsettled.clear()
        while len(self._tails) > max(CACHE, wanted):
            self._tails.popitem(last=False)

    def of(self, key: Key) -> list[Placed]:
        """The newest turns of a conversation in their order."""
        found = self._tails.get(key)
        if found is None:
            self._refuse_unsettled(key)
            arrived = queries.newest_messages(self._connection(), *key, HISTORY)
            found = self._tails[key] = [placed(message, seq) for seq, message in arrived]
        else:
            self._tails.move_to_end(key)
        return found

    def around(self, key: Key, message: Placed) -> tuple[list[Placed], list[Placed]]:
        """The turns before a message (at most HISTORY) and those after it that its arrival changes (at most HISTORY)."""
        tail = self.of(key)
        if not tail or tail[-1].place <= message.place:
            return tail[-HISTORY:], []
        cut = bisect(tail, message.place, key=place_of)
        if cut >= HISTORY or len(tail) < HISTORY:  # the tail goes back far enough, or it is the whole conversation
            return tail[max(0, cut - HISTORY) : cut], tail[cut : cut + HISTORY]
        self._refuse_unsettled(key)
        before, after = queries.messages_around(self._connection(), *key, message.place, HISTORY)
        return [placed(arrived, seq) for seq, arrived in before], [placed(arrived, seq) for seq, arrived in after]

    def add(self, key: Key, message: Placed) -> None:
        """Put a turn into its place, once it has a seq. A tail that nobody asked for stays in the record; one that does not reach
        back so far stays as it is, for it must not have a gap."""
        self._unsettled.add(key)
        tail = self._tails.get(key)
        if tail is None:
            return
        if tail and tail[-1].place > message.place:
            cut = bisect(tail, message.place, key=place_of)
            if cut == 0 and len(tail) >= HISTORY:
                return
            tail.insert(cut, message)
        else:
            tail.append(message)
        if len(tail) > 2 * HISTORY:
            del tail[:-HISTORY]

    def _refuse_unsettled(self, key: Key) -> None:
        if key in self._unsettled:
            raise Unsettled(*key)
