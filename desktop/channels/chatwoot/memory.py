"""What was read of a help desk a moment ago: so that it is neither read nor handed up over and over."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.channels.chatwoot.talks import Talk
from desktop.channels.incoming import Incoming
from desktop.channels.live.seam import Identity, Receipt

SETTLING = 60
"""Seconds after which nothing is expected to appear below what was read: two messages written at the same time may become visible in
the other order of their ids."""
MOST_NAMES = 100_000


@dataclass(slots=True)
class Gathered:
    """A batch that is being made."""

    items: list[Incoming] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    identities: list[Identity] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.items or self.receipts or self.identities)


@dataclass(slots=True)
class Watched:
    """How a conversation looked when it was last read, and since when it looks so."""

    look: tuple[object, ...]
    since: float
    read: float


@dataclass(slots=True)
class Memory:
    """What was handed up already: of each conversation the rows behind its place, of each customer the names told. It lives as long as
    batches are taken; without it things are handed up again, which is harmless."""

    rows: dict[int, dict[int, tuple[object, ...]]] = field(default_factory=dict)
    names: set[Identity] = field(default_factory=set)
    watched: dict[int, Watched] = field(default_factory=dict)

    def keep(self, wanted: set[int]) -> None:
        """Forget the conversations that are not among those."""
        self.rows = {each: row for each, row in self.rows.items() if each in wanted}
        self.watched = {each: seen for each, seen in self.watched.items() if each in wanted}
        if len(self.names) > MOST_NAMES:
            self.names.clear()

    def is_read(self, talk: Talk, now: float) -> bool:
        """Whether a conversation looks as it did when it was last read. Once it has settled it is read again all the same: its list tells
        whole seconds only, and in old versions not what changed."""
        seen = self.watched.get(talk.id)
        if seen is None or seen.look != look_of(talk):
            return False
        return seen.read - seen.since >= SETTLING or now - seen.since < SETTLING

    def remember(self, talk: Talk, now: float) -> None:
        """A conversation was read."""
        seen = self.watched.get(talk.id)
        since = seen.since if seen is not None and seen.look == look_of(talk) else now
        self.watched[talk.id] = Watched(look_of(talk), since, now)


def look_of(talk: Talk) -> tuple[object, ...]:
    """What of a conversation changes when there is something to read in it."""
    return (talk.activity, talk.last, talk.version, talk.labels, talk.assignee)
