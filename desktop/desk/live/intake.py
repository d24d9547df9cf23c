"""What a service hands up, on its way into the record: what is ours is recognised, what was there is not put aside twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.channels.incoming import Incoming, NotUnderstood
from desktop.channels.live.seam import STATES, Batch, Cursor, Identity, Receipt
from desktop.core.changes import Changes
from desktop.core.facts import Fact
from desktop.core.identities import Pair
from desktop.core.messages import Customer, Message
from desktop.core.outbox import ReceiptReceived
from desktop.db import cursors, identities, journal, outbox, queries
from desktop.db.boards import Boards
from desktop.db.codec import encode_json
from desktop.db.inbox import Kept
from desktop.db.journal import Chain, Draft
from desktop.desk.live.joining import noted, tie, ties_of

Read = Callable[[str, bytes], Batch]
"""What understands a kept body of an account."""


@dataclass(frozen=True, slots=True)
class Portion:
    """What is stored together: what an account handed up, and the kept body that it was understood from."""

    account: str
    batch: Batch
    kept: Kept | None = None


def understood(read: Read, kept: Kept) -> Portion:
    """A body as its adapter understands it. Where that fails the body is put aside, so that it does not hold up those behind it."""
    try:
        batch = read(kept.account, kept.body)
    except Exception:  # noqa: BLE001 - whatever ails an adapter, nothing that was delivered is lost
        batch = put_aside(kept)
    return Portion(kept.account, batch, kept)


def enough(portions: Iterable[Portion], most: int) -> Iterator[Portion]:
    """The first of these, until they hold so many items."""
    count = 0
    for portion in portions:
        yield portion
        count += len(portion.batch.items)
        if count >= most:
            return


def put_aside(kept: Kept) -> Batch:
    """A body that could not be understood or stored."""
    return Batch((NotUnderstood(kept.account, 1, "bad_body", kept.body),))


def apart(portions: Iterable[Portion]) -> list[Portion]:
    """The same one by one, where they could not be stored together: bodies one by one, else items; the cursor goes last."""
    found: list[Portion] = []
    for portion in portions:
        if portion.kept is not None:
            found.append(portion)
            continue
        batch = portion.batch
        found += [Portion(portion.account, Batch((item,))) for item in batch.items]
        found.append(Portion(portion.account, replace(batch, items=())))
    return found


def without_items(portion: Portion) -> Portion:
    """What is left of a portion that cannot be stored even alone: its bytes, put aside."""
    if portion.kept is not None:
        return replace(portion, batch=put_aside(portion.kept))
    aside = (NotUnderstood(portion.account, 1, "bad_value", repr(item).encode("utf-8", "backslashreplace")) for item in portion.batch.items)
    return replace(portion, batch=Batch(tuple(aside), cursor=portion.batch.cursor))


class Intake:
    """Looks at portions before the transaction (`items`), and puts into it what is no message (`rest`)."""

    def __init__(self, connection: sqlite3.Connection, boards: Boards, portions: Sequence[Portion]) -> None:
        self._boards = boards
        self.portions = portions
        self._receipts: list[Receipt] = []
        self._moved: list[tuple[Pair, Pair]] = []
        self._new: list[Pair] = []
        self._owners: dict[tuple[str, str], str] = {}
        self.items = [item for portion in portions for item in self._items(connection, portion)]

    def _items(self, connection: sqlite3.Connection, portion: Portion) -> Iterable[Incoming]:
        aside: set[tuple[str, bytes]] = set()
        for item in portion.batch.items:
            if isinstance(item, NotUnderstood):
                if (item.reason, item.raw) not in aside and not queries.is_quarantined(connection, portion.account, item.reason, item.raw):
                    aside.add((item.reason, item.raw))
                    yield replace(item, source=portion.account)
            elif (ours := self._ours(connection, item)) is not None:
                self._receipts.append(ours)
            else:
                yield self._known_as(connection, item)

    def _ours(self, connection: sqlite3.Connection, message: Message) -> Receipt | None:
        """A letter of ours that comes back as a message says that it was sent."""
        ref = message.extra.get("external_ref")
        for ident in (ref, message.id):
            if isinstance(ident, str) and outbox.letter(connection, ident) is not None:
                return Receipt(message.channel, message.id, "sent", message.at.timestamp(), ident)
        if message.sender != "customer" and outbox.letters_meant(connection, message.channel, message.id, None):
            return Receipt(message.channel, message.id, "sent", message.at.timestamp())
        return None

    def _known_as(self, connection: sqlite3.Connection, message: Message) -> Message:
        """A conversation keeps its customer: where a help desk merged two contacts the new one is a name of the old one."""
        channel, now = message.channel, message.customer
        owner = self._owners.setdefault((channel, message.conversation), self._owner(message))
        if owner == now.id:
            if not identities.known(connection, (channel, owner)):
                self._new.append((channel, owner))
            return message
        self._moved.append(((channel, owner), (channel, now.id)))
        return replace(message, customer=Customer(owner, now.name, now.kind))

    def _owner(self, message: Message) -> str:
        found = self._boards.conversation(message.channel, message.conversation)
        erased = found is not None and self._boards.is_erased(message.channel, found.customer)
        return message.customer.id if found is None or erased else found.customer

    def rest(self, connection: sqlite3.Connection, chain: Chain) -> Changes:
        """Receipts, who is who, and how far the accounts were read."""
        changes = self._store_receipts(connection, chain, [*self._receipts, *(r for p in self.portions for r in p.batch.receipts)])
        self._store_identities(connection, chain, [identity for portion in self.portions for identity in portion.batch.identities])
        for portion in self.portions:
            batch = portion.batch
            event = bool(batch.items or batch.receipts or batch.identities)
            cursors.advance(connection, portion.account, cursor_json(batch.cursor), event, chain.now)
        return changes | Changes(live=True)

    def _store_receipts(self, connection: sqlite3.Connection, chain: Chain, receipts: Sequence[Receipt]) -> Changes:
        fresh = {f"receipt:{one.channel}:{one.message}:{one.state}": one for one in reversed(receipts) if one.state in STATES}
        known = journal.known_idems(connection, list(fresh))
        cases = set()
        for idem in sorted(fresh.keys() - known.keys()):
            one = fresh[idem]
            meant = outbox.letters_meant(connection, one.channel, one.message, one.ref)
            case = meant[0].case_id if meant else None
            cases |= {case} if case else set()
            ref = meant[0].id if meant and meant[0].id == one.ref else None
            fact = ReceiptReceived(one.channel, one.message, one.state, one.at, ref, one.code)
            self._add(chain, Draft(one.channel, fact, case, idem))
        return Changes(frozenset(cases))

    def _store_identities(self, connection: sqlite3.Connection, chain: Chain, told: Sequence[Identity]) -> None:
        pairs = dict.fromkeys(self._new)
        for identity in told:
            fact = noted(connection, identity)
            if fact is not None:
                self._add(chain, Draft(identity.channel, fact))
                pairs[identity.channel, identity.customer] = None
        if pairs or self._moved:
            self._boards.flush()
        for pair in pairs:
            self._join(chain, pair[0], ties_of(connection, pair))
        for one, other in self._moved:
            self._join(chain, one[0], tie(connection, one, other, "help_desk"))

    def _join(self, chain: Chain, channel: str, facts: Iterable[Fact]) -> None:
        for fact in facts:
            self._add(chain, Draft(channel, fact))

    def _add(self, chain: Chain, draft: Draft) -> None:
        self._boards.apply([chain.add(draft)])


def cursor_json(cursor: Cursor | None) -> str | None:
    """A cursor as it is kept."""
    return None if cursor is None else encode_json(dict(cursor)).decode()
