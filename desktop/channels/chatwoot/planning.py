"""Which conversations of a help desk are to be read: those that moved, those that were named, those with a letter of ours on its way."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from desktop.channels.chatwoot.account import Account
from desktop.channels.chatwoot.memory import SETTLING
from desktop.channels.chatwoot.rest import Client
from desktop.channels.chatwoot.talks import Progress, Talk
from desktop.core.errors import Trouble

LISTED_AGAIN = 3 * SETTLING
"""Seconds behind the newest movement that are listed again, so that every conversation is read once more when it has settled."""
RECHECK = 300.0
"""Seconds after which letters that are neither read nor failed are asked for again."""
MOST_RECHECKED = 20
MOST_PAGES = 20_000
PASSED_OVER = frozenset({"broken", "garbled"})
"""Troubles of one conversation that must not keep the others from being read."""


class Planner:
    """Lists what is to be read of an account. `clock` runs steadily, `now` is the time of day."""

    def __init__(self, account: Account, client: Client, clock: Callable[[], float], now: Callable[[], float]) -> None:
        self._account = account
        self._client = client
        self._clock = clock
        self._now = now
        self._rechecked = float("-inf")

    def due(self, progress: Progress) -> list[int]:
        """The conversations that are to be asked for again now and then although nothing tells that they moved."""
        if self._clock() - self._rechecked < RECHECK:
            return []
        self._rechecked = self._clock()
        waiting = [each for each, place in progress.places.items() if place.waiting]
        return [*sorted(waiting, key=lambda each: -progress.places[each].activity)[:MOST_RECHECKED], *progress.unread]

    def plan(self, progress: Progress, hinted: Iterable[int]) -> tuple[list[Talk], int]:
        """The conversations, those that moved first first, and up to when the list was read, in seconds. Raises Trouble."""
        horizon = progress.activity - LISTED_AGAIN if progress.activity else int(self._now()) - self._account.first_days * 86_400
        talks = {talk.id: talk for talk in self._moved(max(horizon, 0))}
        newest = max([progress.activity, *(int(talk.activity) for talk in talks.values())])
        named = [each for each in hinted if each not in talks]
        talks |= {each: talk for each in named if (talk := self._single(each, progress)) is not None}
        return sorted(filter(self._is_wanted, talks.values()), key=lambda talk: (talk.activity, talk.id)), newest

    def _moved(self, horizon: int) -> list[Talk]:
        """The conversations that moved since a time. The list is read again where one vanished from it meanwhile, because the next page
        then begins one too late."""
        for _ in range(3):
            talks, whole = self._listed(horizon)
            if whole:
                break
        return talks

    def _listed(self, horizon: int) -> tuple[list[Talk], bool]:
        talks: list[Talk] = []
        most = 0
        for page in range(1, MOST_PAGES):
            found, count = self._client.conversations(page)
            if count < most:
                return talks, False
            most = count
            talks += [Talk.read(row) for row in found]
            if not found or talks[-1].activity < horizon or len(talks) == count:
                break
        return [talk for talk in talks if talk.activity >= horizon], True

    def _single(self, display_id: int, progress: Progress) -> Talk | None:
        """One conversation; None where it is gone or cannot be read: then the list of those that moved has to do."""
        try:
            return Talk.read(self._client.conversation(display_id))
        except Trouble as trouble:
            if is_gone(trouble):
                progress.unread.discard(display_id)
            elif trouble.code not in PASSED_OVER:
                raise
            return None

    def _is_wanted(self, talk: Talk) -> bool:
        return not self._account.inboxes or talk.inbox in self._account.inboxes


def is_gone(trouble: Trouble) -> bool:
    """Whether a conversation was deleted or taken out of our sight."""
    return trouble.values.get("status") in (403, 404)
