"""How messages come in: scored, folded, chained and derived, a batch in one durable transaction."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop.channels.incoming import Incoming
from desktop.core.changes import Changes
from desktop.core.facts import CaseOpened, ConversationJoined, LineQuarantined, MessageReceived, MessageReread
from desktop.core.follow_up import HandRaised
from desktop.core.messages import Message, derive_case_id
from desktop.core.reading import Reading
from desktop.db import journal, queries
from desktop.db.boards import Boards
from desktop.db.codec import encode_json
from desktop.db.journal import Chain, Draft
from desktop.db.rows import Conversation
from desktop.desk.scoring import Task, fitted
from desktop.desk.tails import Key, Placed, Tails, place_of, placed
from desktop.desk.views import Acknowledgement
from desktop.sentiment.seam import HISTORY

Origin = tuple[str, int, bytes]
"""Where a message came from: the source, the line (from 1; 0 when there are no lines) and its bytes as they came."""


def idem_of(message: Message) -> str:
    """The id under which a message may exist once: its channel (none has a colon) and its id."""
    return f"message:{message.channel}:{message.id}"


@dataclass(slots=True)
class Plan:
    """What a batch will do. `places` and `reading_of` have the turn and the task of each message that will be stored, `wrong` those that
    name another customer than their conversation has, `home` the conversation of what each duplicate repeats, whatever it says itself.
    `rereads` are the later messages that a late one changes."""

    tasks: list[Task] = field(default_factory=list)
    places: dict[int, Placed] = field(default_factory=dict)
    reading_of: dict[int, int] = field(default_factory=dict)
    wrong: set[int] = field(default_factory=set)
    home: dict[int, str] = field(default_factory=dict)
    rereads: dict[int, list[tuple[Placed, int]]] = field(default_factory=dict)
    arriving: dict[Key, list[Placed]] = field(default_factory=dict)


def make_plan(
    connection: sqlite3.Connection, boards: Boards, tails: Tails, items: Sequence[Incoming], unwritten: Mapping[str, str] | None = None
) -> Plan:
    """Look at a batch before its transaction, so that scoring does not hold the lock. `unwritten` (by idem the conversation) are the
    messages that the batch before it will write yet; then it raises Unsettled where the record would have to be asked for them."""
    if unwritten is None:
        tails.settle()
    plan = Plan()
    messages = [(n, item, idem_of(item)) for n, item in enumerate(items) if isinstance(item, Message)]
    stored = journal.known_idems(connection, [idem for _, _, idem in messages])
    home = {**(unwritten or {}), **{idem: queries.conversation_of(connection, seq) for idem, seq in stored.items()}}
    owners: dict[Key, str] = {}
    for n, message, idem in messages:
        key = (message.channel, message.conversation)
        if _owner(boards, owners, key) not in (None, message.customer.id):
            plan.wrong.add(n)
        elif idem in home:
            plan.home[n] = home[idem]
        else:
            home[idem] = message.conversation
            owners[key] = message.customer.id
            _plan_reading(plan, tails, key, n, message)
    return plan


def once(plan: Plan) -> Plan:
    """The same plan with each later message read again once only, after the last of the late ones that change it."""
    last = {later.seq: task for rereads in plan.rereads.values() for later, task in rereads}
    for n, rereads in plan.rereads.items():
        plan.rereads[n] = [(later, task) for later, task in rereads if last[later.seq] == task]
    wanted = sorted({*plan.reading_of.values(), *last.values()})
    place = {task: at for at, task in enumerate(wanted)}
    plan.tasks = [plan.tasks[task] for task in wanted]
    plan.reading_of = {n: place[task] for n, task in plan.reading_of.items()}
    plan.rereads = {n: [(later, place[task]) for later, task in rereads] for n, rereads in plan.rereads.items()}
    return plan


def plan_reply(tails: Tails, message: Message) -> Plan:
    """What storing a reply of our own will do: it is kept under the id of its order, so that no message makes it a duplicate."""
    plan = Plan()
    tails.settle()
    _plan_reading(plan, tails, (message.channel, message.conversation), 0, message)
    return plan


def _owner(boards: Boards, owners: dict[Key, str], key: Key) -> str | None:
    """Whose conversation it is; None as long as nothing of it was stored, or when its customer was erased."""
    if key not in owners and (conversation := boards.conversation(*key)) and not boards.is_erased(key[0], conversation.customer):
        owners[key] = conversation.customer
    return owners.get(key)


def _plan_reading(plan: Plan, tails: Tails, key: Key, n: int, message: Message) -> None:
    mine = plan.places[n] = placed(message, -n - 1)
    new = plan.arriving.setdefault(key, [])
    before, after = _with(*tails.around(key, mine), new, mine)
    plan.reading_of[n] = len(plan.tasks)
    plan.tasks.append(([turn.turn for turn in before], mine.turn))
    if after:
        plan.rereads[n] = _reread(plan, before, mine, after)
    insort(new, mine, key=place_of)


def _with(before: list[Placed], after: list[Placed], new: list[Placed], mine: Placed) -> tuple[list[Placed], list[Placed]]:
    """The turns around a message, those of the same batch that arrived before it among them."""
    if not new:
        return before, after
    if not after and new[-1].place < mine.place and (not before or before[-1].place < new[0].place):
        return [*before, *new][-HISTORY:], after
    both = [*before, *after, *new]
    both.sort(key=place_of)
    cut = bisect_left(both, mine.place, key=place_of)
    return both[max(0, cut - HISTORY) : cut], both[cut : cut + HISTORY]


def _reread(plan: Plan, before: list[Placed], mine: Placed, after: list[Placed]) -> list[tuple[Placed, int]]:
    """Tasks for the messages behind a late one: each read again with the late one in its history."""
    line, tasks = [*before, mine], []
    for later in after:
        tasks.append((later, len(plan.tasks)))
        plan.tasks.append(([turn.turn for turn in line[-HISTORY:]], later.turn))
        line.append(later)
    return tasks


class Reception:
    """Writes a planned and scored batch inside a transaction, message by message, so that each answer is the state after it."""

    def __init__(
        self, boards: Boards, tails: Tails, chain: Chain, plan: Plan, readings: Sequence[Reading], origins: Sequence[Origin] | None = None
    ) -> None:
        self._boards = boards
        self._tails = tails
        self._chain = chain
        self._plan = plan
        self._readings = readings
        self._origins = origins
        self._cases: set[str] = set()
        self._quarantined = False
        self._stored = False
        tails.settle(len(plan.arriving))

    @property
    def changes(self) -> Changes:
        """What the batch made stale so far."""
        return Changes(frozenset(self._cases), quarantine=self._quarantined, floor=self._stored)

    def take_all(self, items: Sequence[Incoming]) -> list[Acknowledgement]:
        """Write a whole batch, of which only the state at its end is wanted: the answers tell that one. The cases it asks for are opened
        at the end."""
        with self._boards.patience():
            outcomes = [self.take(n, item, patient=True) for n, item in enumerate(items)]
        for n, item in enumerate(items):
            if isinstance(item, Message) and n in self._plan.reading_of:
                self._case_of(item, late=True)
        return [
            self._answer(item, told.outcome, self._plan.home.get(n, item.conversation))
            if isinstance(item, Message) and told.outcome != "quarantined"
            else told
            for n, (item, told) in enumerate(zip(items, outcomes, strict=True))
        ]

    def take(self, n: int, item: Incoming, patient: bool = False) -> Acknowledgement:
        """Write one item of the batch; `n` is its place in it. With `patient` the answer's state and the opening of cases are left."""
        if not isinstance(item, Message):
            return self._quarantine(item.source, item.line, item.reason, item.raw, item.id)
        if n in self._plan.wrong:
            source, line, raw = self._origins[n] if self._origins else (item.channel, 0, encode_json(item))
            return self._quarantine(source, line, "bad_value", raw, item.id)
        if n in self._plan.home:
            return Acknowledgement(item.id, "duplicate") if patient else self._answer(item, "duplicate", self._plan.home[n])
        self.store(n, item, item.channel, idem_of(item))
        if patient:
            return Acknowledgement(item.id, "stored")
        conversation = self._case_of(item, late=n in self._plan.rereads)
        return Acknowledgement(item.id, "stored", conversation.case_id, self._boards.thread(conversation).level)

    def _quarantine(self, source: str, line: int, reason: str, raw: bytes, ident: str | None) -> Acknowledgement:
        self._add(Draft("stepin", LineQuarantined(source, line, reason, raw)))
        self._quarantined = True
        return Acknowledgement(ident, "quarantined", reason=reason)

    def _add(self, draft: Draft) -> int:
        entry = self._chain.add(draft)
        self._boards.apply_one(entry)
        if draft.case:
            self._cases.add(draft.case)
        return entry.seq

    def store(self, n: int, message: Message, actor: str, idem: str) -> int:
        """Write a message that is new, with all that follows from it. Returns the seq of its arrival."""
        key, mine = (message.channel, message.conversation), self._plan.places[n]
        conversation = self._boards.conversation(*key)
        case = conversation.case_id if conversation else None
        reading = fitted(mine.shift, self._readings[self._plan.reading_of[n]])
        mine.seq = self._add(Draft(actor, MessageReceived(message, reading), case, idem))
        self._tails.add(key, mine)
        for later, task in self._plan.rereads.get(n, ()):
            self._add(Draft("stepin", MessageReread(later.seq, fitted(later.shift, self._readings[task])), case))
        self._stored = True
        return mine.seq

    def _case_of(self, message: Message, late: bool) -> Conversation:
        """The conversation of a message that was stored, in the case that it asks for."""
        conversation = self._conversation(message.channel, message.conversation)
        if conversation.case_id is None and self._find_case(message, conversation, late):
            conversation = self._conversation(message.channel, message.conversation)
        if asks_for_help(message) and conversation.case_id is not None:
            self._raise_hand(message, conversation.case_id)
        return conversation

    def _raise_hand(self, message: Message, case: str) -> None:
        """An agent asked for help with what he wrote; one hand is up at a time."""
        known = self._boards.case(case)
        if known is not None and known.hand is None:
            said = message.extra.get("raised_hand")
            self._add(Draft(message.author or message.channel, HandRaised(said if isinstance(said, str) else ""), case))

    def _find_case(self, message: Message, conversation: Conversation, late: bool) -> bool:
        """Join the customer's open case on this channel, or open one when the level asks for it: after a late message, when it did then."""
        key = (message.channel, message.conversation)
        open_case = self._boards.open_case_of(message.channel, message.customer.id)
        if open_case:
            self._add(Draft("stepin", ConversationJoined(*key), open_case))
            return True
        asked = conversation.thread and conversation.thread.level != "calm"
        called = asks_for_help(message)
        if asked or called or (late and self._boards.was_above_calm(*key)):
            case, fact = opening(self._boards, conversation, "hand" if called and not asked else "level")
            self._add(Draft("stepin", fact, case))
            return True
        return False

    def _conversation(self, channel: str, name: str) -> Conversation:
        conversation = self._boards.conversation(channel, name)
        if conversation is None:  # pragma: no cover - what is asked for was stored
            raise LookupError(name)
        return conversation

    def _answer(self, message: Message, outcome: str, name: str) -> Acknowledgement:
        conversation = self._conversation(message.channel, name)
        return Acknowledgement(message.id, outcome, conversation.case_id, self._boards.thread(conversation).level)


def asks_for_help(message: Message) -> bool:
    """Whether an agent raised a hand with a message: its field `raised_hand` says so, by true or by a reason."""
    return message.sender == "agent" and bool(message.extra.get("raised_hand"))


def opening(boards: Boards, conversation: Conversation, why: str) -> tuple[str, CaseOpened]:
    """The id of the case that a conversation opens next, and the fact that opens it. An id that another case has is passed over."""
    ordinal = conversation.opened + 1
    while boards.case(case := derive_case_id(conversation.channel, conversation.conversation, ordinal)) is not None:
        ordinal += 1
    return case, CaseOpened(conversation.channel, conversation.conversation, ordinal, why, conversation.last_case)
