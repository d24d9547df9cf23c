"""The order of the queue, without Qt: which open cases are shown, where each stands, and the counts of the tiles.

Positions come from one SortedList of keys, so that a change costs O(log n) and no clock ever re-sorts anything: `rank` orders two
untouched cases the same at any time (core.heat). Only `promises` looks at the clock, through a second list ordered by due time.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from sortedcontainers import SortedList

from desktop.core.heat import RANK_OF_LEVEL

if TYPE_CHECKING:
    from desktop.core.offers import Offer
    from desktop.desk.views import QueueRow

Key = tuple[object, ...]
TILES = ("critical", "hot", "watch", "decide", "promises", "unassigned", "all")
SOON = 15 * 60.0
"""A promise counts as due from this many seconds before its time."""
SLIP = 60.0
"""Seconds that a clock may go back, as clocks that are set right do, before what was told counts as told by a clock that was ahead."""
PENDING = frozenset({"pending", "pending_second"})

_OFFER_ORDER = {"pending": 0, "pending_second": 1, "approved": 3, "sent_back": 4}


def heat_key(row: QueueRow) -> Key:
    """By level, then heat, then latest customer message, then id: the order of the contract."""
    rank = -row.rank if row.rank is not None else math.inf
    return (-RANK_OF_LEVEL[row.level], rank, -(row.last_customer_at or 0.0), row.id)


@cache
def _places() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """The places of risks and of stages in their order. Their modules define far more than the first page of the queue needs."""
    from desktop.core.orders import STAGES
    from desktop.core.reading import RISKS

    return {kind: place for place, kind in enumerate(RISKS)}, {stage: place for place, stage in enumerate(STAGES)}


def _risk_key(row: QueueRow) -> Key:
    risks, _ = _places()
    return min((risks.get(kind, 99) for kind in row.risks), default=99), -len(row.risks)


def _offer_key(row: QueueRow) -> Key:
    first = min((_OFFER_ORDER.get(offer.state, 5) for offer in row.offers), default=9)
    return min(first, 2 if row.promise_due is not None else 9), row.promise_due or math.inf


SORTS: dict[str, Callable[[QueueRow], Key]] = {
    "heat": lambda row: (),
    "customer": lambda row: (row.customer.casefold(),),
    "channel": lambda row: (row.channel,),
    "trend": lambda row: (-row.trend,),
    "risks": _risk_key,
    "stage": lambda row: (_places()[1].get(row.stage, 99),),
    "agent": lambda row: (row.agent is None, row.agent or "", row.mediator or ""),
    "mediator": lambda row: (row.mediator is None, row.mediator or ""),
    "waiting": lambda row: (row.waiting_since if row.waiting_since is not None else math.inf,),
    "opened": lambda row: (row.opened_at,),
    "offer": _offer_key,
}
"""What the queue can be sorted by. Ties are broken by heat, so that the hottest stands first among equals."""


@dataclass(frozen=True)
class Filter:
    """Which cases are shown: those of a tile whose customer, id or last words contain `text`."""

    tile: str = "all"
    text: str = ""


@dataclass(frozen=True)
class Plan:
    """What an update asks of the shown rows. The rest (hidden rows, counts) has been done when the plan is made."""

    changed: list[QueueRow] = field(default_factory=list)
    appearing: list[QueueRow] = field(default_factory=list)
    vanishing: list[str] = field(default_factory=list)


class QueueOrder:
    """All open cases by id, the shown ones in order, and how many each tile counts."""

    def __init__(self, decides: Callable[[Offer], bool] | None = None, sort: str = "heat", reverse: bool = False) -> None:
        self.rows: dict[str, QueueRow] = {}
        self.sort = sort
        self.reverse = reverse
        self.filter = Filter()
        self._decides = decides or (lambda offer: False)
        self._keys: dict[str, Key] = {}
        self._shown: SortedList[Key] = SortedList()
        self._counts = dict.fromkeys(TILES, 0)
        self._decidable: set[str] = set()
        self._due: SortedList[tuple[float, str]] = SortedList()
        self._warnings: SortedList[tuple[float, str]] = SortedList()
        self._closed: set[str] = set()
        self._now = 0.0
        self._late_until = self._warned_until = 0.0

    def __len__(self) -> int:
        return len(self._shown)

    def id_at(self, position: int) -> str:
        """The id of the case that stands at a position of the shown ones."""
        return str(self._shown[-1 - position if self.reverse else position][-1])

    def row_at(self, position: int) -> QueueRow:
        """The case that stands at a position."""
        return self.rows[self.id_at(position)]

    def position(self, id: str) -> int | None:
        """Where a case stands; None when it is not shown."""
        key = self._keys.get(id)
        return None if key is None else self._from_start(self._shown.bisect_left(key), len(self._shown))

    def place_for(self, row: QueueRow) -> int:
        """Where a case that is not shown yet would stand."""
        return self._from_start(self._shown.bisect_left(self._key(row)), len(self._shown) + 1)

    def counts(self, now: float) -> dict[str, int]:
        """How many open cases each tile counts at `now`, whatever is shown."""
        return {**self._counts, "promises": self._due.bisect_right((now + SOON, "\U0010ffff"))}

    def load(self, rows: Iterable[QueueRow], now: float) -> None:
        """Forget everything and take these rows."""
        self.rows = {row.id: row for row in rows}
        self._now = now
        self._due = SortedList((row.promise_due, row.id) for row in self.rows.values() if row.promise_due is not None)
        self._warnings = SortedList((row.promise_warn, row.id) for row in self.rows.values() if row.promise_warn is not None)
        self._recount()
        self._arrange()

    def show(self, filter: Filter, now: float) -> None:
        """Show other cases."""
        self.filter, self._now = filter, now
        self._arrange()

    def sort_by(self, sort: str, reverse: bool) -> None:
        """Stand in another order."""
        self.sort, self.reverse = sort, reverse
        self._arrange()

    def decidable(self) -> list[QueueRow]:
        """The cases with an offer that the person who looks can decide."""
        return [self.rows[id] for id in sorted(self._decidable)]

    def decide_with(self, decides: Callable[[Offer], bool]) -> None:
        """Another person looks: count again what he can decide."""
        self._decides = decides
        self._recount()
        if self.filter.tile == "decide":
            self._arrange()

    def plan(self, upserts: Iterable[QueueRow], removals: Iterable[str], now: float) -> Plan:
        """Take rows in and out of the books, and say what that asks of the shown ones."""
        plan, self._now, gone = Plan(), now, dict.fromkeys(removals)
        for row in {row.id: row for row in upserts if row.id not in gone}.values():
            self._book(self.rows.get(row.id), row)
            self.rows[row.id] = row
            self._sort_out(row, plan)
        for id in gone:
            self._close(id, plan)
        return plan

    def newly_due(self, now: float) -> Plan:
        """What the clock alone asks: promises that have come due since the last update, when just those are shown."""
        since, self._now = self._now, max(now, self._now)
        if self.filter.tile != "promises":
            return Plan()
        due = self._due.irange((since + SOON, ""), (self._now + SOON, "\U0010ffff"))
        rows = [self.rows[id] for _, id in due if id not in self._keys]
        return Plan(appearing=[row for row in rows if self._shows(row)])

    def newly_late(self, now: float) -> list[QueueRow]:
        """Cases with a promise whose time has come since this was last asked; a clock that went back is followed."""
        since, self._late_until = min(now, self._late_until), now
        return [self.rows[id] for _, id in self._due.irange((since, ""), (now, "\U0010ffff"))]

    def newly_soon(self, now: float) -> list[QueueRow]:
        """Cases with a promise to be warned of since this was last asked, or by now if the clock was ahead; none that are late by now."""
        was_ahead = now < self._warned_until - SLIP
        since, self._warned_until = 0.0 if was_ahead else min(now, self._warned_until), now
        found = (self.rows[id] for _, id in self._warnings.irange((since, ""), (now, "\U0010ffff")))
        return [row for row in found if row.promise_due is not None and row.promise_due > now]

    def change(self, row: QueueRow) -> tuple[int, int]:
        """Move a shown case to where it now belongs; the positions between are those touched."""
        old, new = self._keys[row.id], self._key(row)
        before = self._shown.bisect_left(old)
        if old != new:
            del self._shown[before]
            self._shown.add(new)
            self._keys[row.id] = new
        ends = sorted((self._from_start(before, len(self._shown)), self._from_start(self._shown.bisect_left(new), len(self._shown))))
        return ends[0], ends[1]

    def put_in(self, row: QueueRow) -> None:
        """Show a case."""
        key = self._keys[row.id] = self._key(row)
        self._shown.add(key)

    def take_out(self, id: str) -> None:
        """Show a case no longer."""
        self._shown.remove(self._keys.pop(id))
        if id in self._closed:
            self._closed.remove(id)
            del self.rows[id]

    def _from_start(self, place: int, length: int) -> int:
        return length - 1 - place if self.reverse else place

    def _key(self, row: QueueRow) -> Key:
        return (*SORTS[self.sort](row), *heat_key(row))

    def _sort_out(self, row: QueueRow, plan: Plan) -> None:
        was, stays = row.id in self._keys, self._shows(row)
        if was and stays:
            plan.changed.append(row)
        elif stays:
            plan.appearing.append(row)
        elif was:
            plan.vanishing.append(row.id)

    def _close(self, id: str, plan: Plan) -> None:
        if id not in self.rows:
            return
        self._book(self.rows[id], None)
        if id in self._keys:  # the row is still on the screen: it stays readable until it is taken out
            self._closed.add(id)
            plan.vanishing.append(id)
        else:
            del self.rows[id]

    def _shows(self, row: QueueRow) -> bool:
        wanted = self.filter
        if wanted.tile == "promises":
            fits = row.promise_due is not None and row.promise_due <= self._now + SOON
        else:
            fits = wanted.tile == "all" or wanted.tile in self._tiles(row)
        return fits and (not wanted.text or _mentions(row, wanted.text))

    def _tiles(self, row: QueueRow) -> tuple[str, ...]:
        tiles = ["all"]
        if row.level != "calm":
            tiles.append(row.level)
        if row.mediator is None:
            tiles.append("unassigned")
        if row.id in self._decidable:
            tiles.append("decide")
        return tuple(tiles)

    def _book(self, old: QueueRow | None, new: QueueRow | None) -> None:
        if old is not None:
            self._count(old, -1)
            self._decidable.discard(old.id)
            if old.promise_due is not None:
                self._due.remove((old.promise_due, old.id))
            if old.promise_warn is not None:
                self._warnings.remove((old.promise_warn, old.id))
        if new is not None:
            if self._may_decide(new):
                self._decidable.add(new.id)
            self._count(new, 1)
            if new.promise_due is not None:
                self._due.add((new.promise_due, new.id))
            if new.promise_warn is not None:
                self._warnings.add((new.promise_warn, new.id))

    def _count(self, row: QueueRow, step: int) -> None:
        for tile in self._tiles(row):
            self._counts[tile] += step

    def _may_decide(self, row: QueueRow) -> bool:
        return any(offer.state in PENDING and self._decides(offer) for offer in row.offers)

    def _recount(self) -> None:
        self._decidable = {row.id for row in self.rows.values() if row.offers and self._may_decide(row)}
        self._counts = dict.fromkeys(TILES, 0)
        for row in self.rows.values():
            self._count(row, 1)

    def _arrange(self) -> None:
        shown = self.rows.values() if self.filter == Filter() else filter(self._shows, self.rows.values())
        self._keys = {row.id: self._key(row) for row in shown}
        self._shown = SortedList(self._keys.values())


def _mentions(row: QueueRow, text: str) -> bool:
    return text in row.customer.casefold() or text in row.last_words.casefold() or text in row.id.casefold()
