"""What is new at a help desk: the poll tells it, whatever was missed in between; the live connection only says when to look."""

from __future__ import annotations

import json
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence

from desktop.channels.chatwoot import mapping
from desktop.channels.chatwoot.account import Account
from desktop.channels.chatwoot.cable import Cable, Hint, Subscriber
from desktop.channels.chatwoot.mapping import Inbox, Setting
from desktop.channels.chatwoot.memory import SETTLING, Gathered, Memory
from desktop.channels.chatwoot.planning import PASSED_OVER, Planner, is_gone
from desktop.channels.chatwoot.rest import Client
from desktop.channels.chatwoot.talks import Place, Progress, Talk
from desktop.channels.chatwoot.wire import Row, inner, needed, number, rows, seconds, text
from desktop.channels.incoming import Incoming, NotUnderstood
from desktop.channels.live.seam import Batch, Cursor
from desktop.core.errors import Trouble

MOST_ITEMS = 2_000
"""How many messages of a batch are enough; the rest comes with the next."""
MOST_TRIES = 5


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
        self._account, self._ours, self._clock = account, ours, clock
        self._client = client or Client(account)
        self._cable = cable or Cable(account, self._subscriber)
        self._planner = Planner(account, self._client, clock, now)
        self._woken = threading.Event()
        self._memory = Memory()
        self._inboxes: dict[int, Inbox] = {}
        self._owner = 0
        self._hinted: dict[int, int] = {}
        self._work: deque[Talk] = deque()
        self._target = 0
        self._failed: Trouble | None = None
        self._tries: dict[int, int] = {}
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
        progress, gathered = Progress.read(cursor), Gathered()
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
        self._memory = Memory()
        self._work.clear()

    def _take_hint(self, hint: Hint) -> None:
        if hint.conversation:
            before = max(hint.message - 1, 0) if hint.event == "message.updated" else 2**63
            self._hinted[hint.conversation] = min(self._hinted.get(hint.conversation, 2**63), before)
            self._memory.watched.pop(hint.conversation, None)

    def _plan(self, progress: Progress) -> None:
        """List what is to be read: conversations that moved, those that the live connection named, those with a letter on its way."""
        self._failed = None
        self._owner = self._owner or needed(self._client.profile(), "id")
        again = [*self._planner.due(progress), *(each for each in progress.unread if self._tries.get(each, 0) < MOST_TRIES)]
        self._hinted = dict.fromkeys(again, 2**63) | self._hinted
        talks, self._target = self._planner.plan(progress, self._hinted)
        wanted = {talk.id for talk in talks}
        self._work = deque(talks)
        self._hinted = {each: before for each, before in self._hinted.items() if each in wanted}
        self._memory.keep(wanted | {each for each, place in progress.places.items() if place.waiting})

    def _read_on(self, progress: Progress, gathered: Gathered) -> None:
        while self._work and len(gathered.items) < MOST_ITEMS:
            try:
                self._read(self._work[0], progress, gathered)
            except Trouble as trouble:
                if is_gone(trouble):  # once that may be a server that starts anew; twice it is out of our sight
                    progress.unread ^= {self._work[0].id}
                elif trouble.code in PASSED_OVER:
                    self._pass_over(self._work[0].id, trouble, progress, gathered)
                elif gathered:
                    return
                else:
                    raise
            self._work.popleft()
        if not self._work:
            self._finish(progress, gathered)

    def _finish(self, progress: Progress, gathered: Gathered) -> None:
        if self._failed is not None and not gathered:
            raise self._failed
        progress.activity = max(progress.activity, self._target)

    def _pass_over(self, display_id: int, trouble: Trouble, progress: Progress, gathered: Gathered) -> None:
        """A conversation cannot be read: it stays on the list of those to be read, and the others go on. After a few times it is shown as
        not understood, and tried less often."""
        progress.unread.add(display_id)
        self._tries[display_id] = tries = self._tries.get(display_id, 0) + 1
        if tries < MOST_TRIES:
            self._failed = trouble
            return
        self._hinted.pop(display_id, None)
        if tries == MOST_TRIES:
            raw = json.dumps({"conversation": display_id, "trouble": trouble.code, "status": trouble.values.get("status")}).encode()
            gathered.items.append(NotUnderstood(self._account.conversation(display_id), 0, "bad_json", raw))

    def _read(self, talk: Talk, progress: Progress, gathered: Gathered) -> None:
        """Everything of one conversation that was not handed up yet."""
        place = progress.places.get(talk.id, Place())
        if talk.id not in self._hinted and self._memory.is_read(talk, self._clock()):
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
        progress.unread.discard(talk.id)
        self._tries.pop(talk.id, None)
        self._memory.remember(talk, self._clock())

    def _hand_up(self, setting: Setting, place: Place, listed: Sequence[Row], gathered: Gathered) -> int:
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
        self, setting: Setting, row: Row, before: tuple[object, ...] | None, is_new: bool, is_ours: bool, gathered: Gathered
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

    def _tell_names(self, setting: Setting, gathered: Gathered) -> None:
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

    def _learn_inboxes(self) -> None:
        for row in self._client.inboxes():
            self._inboxes[needed(row, "id")] = Inbox(text(row, "name"), text(row, "medium"))


def _in_time(item: Incoming) -> tuple[float, str]:
    return (0.0, item.id or "") if isinstance(item, NotUnderstood) else (item.at.timestamp(), item.id)
