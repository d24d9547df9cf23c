"""What is new at a help desk: the poll tells it, whatever was missed in between; the live connection only says when to look."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from desktop.channels.chatwoot import mapping
from desktop.channels.chatwoot.account import Account
from desktop.channels.chatwoot.cable import Cable, Hint, Subscriber
from desktop.channels.chatwoot.mapping import Inbox, Setting
from desktop.channels.chatwoot.rest import Client
from desktop.channels.chatwoot.talks import Place, Progress, Talk
from desktop.channels.chatwoot.wire import Row, inner, needed, number, rows, seconds, text
from desktop.channels.incoming import Incoming, NotUnderstood
from desktop.channels.live.seam import Batch, Cursor, Identity, Receipt
from desktop.core.errors import Trouble

SETTLING = 60
"""Seconds after which nothing is expected to appear below what was read: two messages written at the same time may become visible in
the other order of their ids."""
LISTED_AGAIN = 3 * SETTLING
"""Seconds behind the newest movement that are listed again, so that every conversation is read once more when it has settled."""
RECHECK = 300.0
"""Seconds after which letters that are neither read nor failed are asked for again."""
MOST_RECHECKED = 20
MOST_ITEMS = 2_000
"""How many messages of a batch are enough; the rest comes with the next."""
MOST_PAGES = 20_000
MOST_NAMES = 100_000
_PASSED_OVER = frozenset({"broken", "garbled"})
"""Troubles of one conversation that must not keep the others from being read."""


@dataclass(slots=True)
class _Gathered:
    """A batch that is being made."""

    items: list[Incoming] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    identities: list[Identity] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.items or self.receipts or self.identities)


@dataclass(slots=True)
class _Watched:
    """How a conversation looked when it was last read, and since when it looks so."""

    look: tuple[object, ...]
    since: float
    read: float


@dataclass(slots=True)
class _Memory:
    """What was handed up already: of each conversation the rows behind its place, of each customer the names told. It lives as long as
    batches are taken; without it things are handed up again, which is harmless."""

    rows: dict[int, dict[int, tuple[object, ...]]] = field(default_factory=dict)
    names: set[Identity] = field(default_factory=set)
    watched: dict[int, _Watched] = field(default_factory=dict)

    def keep(self, wanted: set[int]) -> None:
        """Forget the conversations that are not among those."""
        self.rows = {each: row for each, row in self.rows.items() if each in wanted}
        self.watched = {each: seen for each, seen in self.watched.items() if each in wanted}
        if len(self.names) > MOST_NAMES:
            self.names.clear()


class ChatwootSource:
    """An account of a help desk as a seam.Source. The cursor holds, of each conversation, the last message that was handed up for good;
    `ours` tells whether a reference is one of our letters (by default: whether the token's owner wrote it)."""

    def __init__(
        self,
        account: Account,
        *,
        client: Client | None = None,
        cable: Cable | None = None,
        ours: Callable[[str], bool] | None = None,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._account, self._ours, self._clock, self._now = account, ours, clock, now
        self._client = client or Client(account)
        self._cable = cable or Cable(account, self._subscriber)
        self._woken = threading.Event()
        self._memory = _Memory()
        self._inboxes: dict[int, Inbox] = {}
        self._owner = 0
        self._hinted: dict[int, int] = {}
        self._rechecked = float("-inf")
        self._work: deque[Talk] = deque()
        self._target = 0
        self._failed: Trouble | None = None
        self._missing = False
        self._missed: set[int] = set()
        self._offered: Cursor = {}

    def check(self) -> None:
        """Sign in and see whether the account is there. Raises Trouble."""
        profile = self._client.profile()
        listed = profile.get("accounts")
        if self._account.account not in [number(each, "id") for each in rows(listed, "accounts")]:
            raise Trouble("not_allowed", what="account")
        self._learn_inboxes()
        if missing := [each for each in self._account.inboxes if each not in self._inboxes]:
            raise Trouble("not_allowed", what="inbox", inbox=missing[0])
        self._client.conversations(1)

    def fetch(self, cursor: Cursor) -> Batch:
        """What is new after a cursor, by time; an empty batch without a cursor when nothing is. Raises Trouble; what was gathered before it
        came is handed up first."""
        if dict(cursor) != dict(self._offered):
            self._forget()
        progress, gathered = Progress.read(cursor), _Gathered()
        if not self._work:
            self._plan(progress)
        self._read_on(progress, gathered)
        progress.turn += bool(gathered)
        self._offered = progress.stored()
        if self._offered == dict(cursor):
            return Batch(more=bool(self._work))
        items = tuple(sorted(gathered.items, key=_in_time))
        return Batch(items, tuple(gathered.receipts), tuple(gathered.identities), self._offered, bool(self._work))

    def wait(self, seconds: float) -> None:
        """Return when something happened at the help desk, after `seconds` at the latest, or when woken."""
        for hint in self._cable.wait(seconds, self._woken):
            self._take_hint(hint)
        self._woken.clear()

    def wake(self) -> None:
        """End a `wait`."""
        self._woken.set()

    def close(self) -> None:
        """Let go of the connections."""
        self._cable.close()
        self._client.close()

    def _subscriber(self) -> Subscriber:
        profile = self._client.profile()
        self._owner = needed(profile, "id")
        if not (token := text(profile, "pubsub_token")):
            raise Trouble("garbled", what="pubsub_token")
        return Subscriber(self._owner, token)

    def _forget(self) -> None:
        """The batch before was not taken, or there was none: everything behind the cursor is handed up again."""
        self._memory = _Memory()
        self._work.clear()

    def _take_hint(self, hint: Hint) -> None:
        if hint.conversation:
            before = max(hint.message - 1, 0) if hint.event == "message.updated" else 2**63
            self._hinted[hint.conversation] = min(self._hinted.get(hint.conversation, 2**63), before)
            self._memory.watched.pop(hint.conversation, None)

    def _plan(self, progress: Progress) -> None:
        """List what is to be read: conversations that moved, those that the live connection named, those with a letter on its way."""
        self._failed, self._missing = None, False
        self._owner = self._owner or needed(self._client.profile(), "id")
        horizon = progress.activity - LISTED_AGAIN if progress.activity else int(self._now()) - self._account.first_days * 86_400
        talks = {talk.id: talk for talk in self._moved(max(horizon, 0))}
        self._target = max([progress.activity, *(int(talk.activity) for talk in talks.values())])
        talks |= {each: talk for each in self._named(progress) if each not in talks and (talk := self._single(each)) is not None}
        wanted = [talk for talk in talks.values() if self._is_wanted(talk)]
        self._work = deque(sorted(wanted, key=lambda talk: (talk.activity, talk.id)))
        self._hinted = {each: before for each, before in self._hinted.items() if any(talk.id == each for talk in wanted)}
        self._memory.keep({talk.id for talk in wanted} | {each for each, place in progress.places.items() if place.waiting})

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

    def _named(self, progress: Progress) -> list[int]:
        named = list(self._hinted)
        if self._clock() - self._rechecked >= RECHECK:
            waiting = [each for each, place in progress.places.items() if place.waiting]
            named += sorted(waiting, key=lambda each: -progress.places[each].activity)[:MOST_RECHECKED]
            self._rechecked = self._clock()
        return list(dict.fromkeys(named))

    def _single(self, display_id: int) -> Talk | None:
        """One conversation; None where it is gone or cannot be read: then the list of those that moved has to do."""
        try:
            return Talk.read(self._client.conversation(display_id))
        except Trouble as trouble:
            if trouble.code not in _PASSED_OVER and not _is_gone(trouble):
                raise
            return None

    def _is_wanted(self, talk: Talk) -> bool:
        return not self._account.inboxes or talk.inbox in self._account.inboxes

    def _read_on(self, progress: Progress, gathered: _Gathered) -> None:
        while self._work and len(gathered.items) < MOST_ITEMS:
            try:
                self._read(self._work[0], progress, gathered)
            except Trouble as trouble:
                if _is_gone(trouble):
                    self._miss(self._work[0].id)
                elif trouble.code in _PASSED_OVER:
                    self._failed = trouble
                elif gathered:
                    return
                else:
                    raise
            self._work.popleft()
        if not self._work:
            self._finish(progress, gathered)

    def _finish(self, progress: Progress, gathered: _Gathered) -> None:
        if self._failed is None and not self._missing:
            progress.activity = max(progress.activity, self._target)
        elif self._failed is not None and not gathered:
            raise self._failed

    def _miss(self, display_id: int) -> None:
        """A conversation was listed and is not there. Once that may be a server that starts anew, so the list is read again from the same
        place; twice it is out of our sight."""
        if display_id in self._missed:
            self._missed.discard(display_id)
        else:
            self._missed.add(display_id)
            self._missing = True

    def _read(self, talk: Talk, progress: Progress, gathered: _Gathered) -> None:
        """Everything of one conversation that was not handed up yet."""
        place = progress.places.get(talk.id, Place())
        if self._is_read(talk):
            return
        if talk.inbox not in self._inboxes:
            self._learn_inboxes()
        listed = self._client.messages(talk.id, min(place.start, self._hinted.get(talk.id, place.start)))
        contact = place.contact or number(talk.contact, "id") or 0
        setting = Setting(self._account, talk, self._inboxes.get(talk.inbox, Inbox()), contact)
        waiting = self._hand_up(setting, place, listed, gathered)
        if contact:
            gathered.items += mapping.changes(setting, place)
            self._tell_names(setting, gathered)
        after = max(place.after, self._after(place, listed))
        progress.places[talk.id] = Place(after, contact, talk.assignee, setting.raised, waiting, int(talk.activity))
        self._hinted.pop(talk.id, None)
        self._missed.discard(talk.id)
        self._remember_look(talk)

    def _hand_up(self, setting: Setting, place: Place, listed: Sequence[Row], gathered: _Gathered) -> int:
        """Hand up what of the rows is new or changed; the answer is the lowest of our letters that is still on its way, 0 for none."""
        before = self._memory.rows.get(setting.talk.id, {})
        seen = dict(before)
        waiting = 0
        for row in listed:
            id_, look = needed(row, "id"), mapping.fingerprint(row)
            is_ours = self._is_ours(row)
            if before.get(id_) != look:
                self._hand_up_row(setting, row, before.get(id_), id_ > place.after, is_ours, gathered)
            if is_ours and mapping.is_open(row):
                waiting = waiting or id_
            seen[id_] = look
        kept = listed[0]["id"] if listed else 0
        self._memory.rows[setting.talk.id] = {each: look for each, look in seen.items() if isinstance(kept, int) and each >= kept}
        return waiting

    def _hand_up_row(
        self, setting: Setting, row: Row, before: tuple[object, ...] | None, is_new: bool, is_ours: bool, gathered: _Gathered
    ) -> None:
        if mapping.kind_of(row) == mapping.OUTGOING and (
            told := mapping.receipt(setting, row, mapping.reference(row) if is_ours else None)
        ):
            gathered.receipts.append(told)
        changed = before is not None and before[1:] != mapping.fingerprint(row)[1:]
        if setting.contact and (mapping.is_deleted(row) or changed):
            gathered.items += [line] if (line := mapping.afterwards(setting, row)) is not None else []
        elif before is None and is_new and not is_ours:
            gathered.items.append(mapping.understood(setting, row))

    def _is_ours(self, row: Row) -> bool:
        ref = mapping.reference(row)
        if not ref:
            return False
        return self._ours(ref) if self._ours is not None else number(inner(row, "sender"), "id") == self._owner

    def _tell_names(self, setting: Setting, gathered: _Gathered) -> None:
        told = [each for each in mapping.identities(setting) if each not in self._memory.names]
        gathered.identities += told
        self._memory.names |= set(told)

    def _after(self, place: Place, listed: Sequence[Row]) -> int:
        """The last message up to which nothing new is expected."""
        after = place.after
        for row in listed:
            if (seconds(row, "created_at") or 0.0) > self._target - SETTLING:
                break
            after = max(after, needed(row, "id"))
        return after

    def _is_read(self, talk: Talk) -> bool:
        """Whether a conversation looks as it did when it was last read. Once it has settled it is read again all the same: its list tells
        whole seconds only, and in old versions not what changed."""
        seen = self._memory.watched.get(talk.id)
        if seen is None or seen.look != _look(talk) or talk.id in self._hinted:
            return False
        return seen.read - seen.since >= SETTLING or self._clock() - seen.since < SETTLING

    def _remember_look(self, talk: Talk) -> None:
        seen, now = self._memory.watched.get(talk.id), self._clock()
        since = seen.since if seen is not None and seen.look == _look(talk) else now
        self._memory.watched[talk.id] = _Watched(_look(talk), since, now)

    def _learn_inboxes(self) -> None:
        for row in self._client.inboxes():
            self._inboxes[needed(row, "id")] = Inbox(text(row, "name"), text(row, "medium"))


def _look(talk: Talk) -> tuple[object, ...]:
    return (talk.activity, talk.last, talk.version, talk.labels, talk.assignee)


def _is_gone(trouble: Trouble) -> bool:
    """Whether a conversation was deleted or taken out of our sight."""
    return trouble.values.get("status") in (403, 404)


def _in_time(item: Incoming) -> tuple[float, str]:
    return (0.0, item.id or "") if isinstance(item, NotUnderstood) else (item.at.timestamp(), item.id)
