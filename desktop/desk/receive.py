"""How messages come in: scored, folded, chained and derived, a batch in one durable transaction."""

from __future__ import annotations

import sqlite3
from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.channels.incoming import Incoming
from desktop.core.changes import Changes
from desktop.core.facts import CaseOpened, ConversationJoined, LineQuarantined, MessageReceived, MessageReread
from desktop.core.heat import RANK_OF_LEVEL
from desktop.core.messages import Message, derive_case_id
from desktop.core.reading import Reading
from desktop.db import journal, queries
from desktop.db.boards import Boards
from desktop.db.codec import encode_json
from desktop.db.journal import Chain, Draft
from desktop.db.rows import Conversation
from desktop.desk.scoring import Task, fitted, shift_of
from desktop.desk.tails import Placed, Tails, placed
from desktop.desk.views import Acknowledgement
from desktop.sentiment.seam import HISTORY

Key = tuple[str, str]
Origin = tuple[str, int, bytes]
"""Where a message came from: the source, the line (from 1; 0 when there are no lines) and its bytes as they came."""


def idem_of(message: Message) -> str:
    """The id under which a message may exist once: its channel (none has a colon) and its id."""
    return f"message:{message.channel}:{message.id}"


@dataclass(slots=True)
class Plan:
    """What a batch will do. `reading_of` has the task of each message that will be stored, `wrong` those that name another customer
    than their conversation has, `home` the conversation of what each duplicate repeats, whatever it says itself. `rereads` are the
    later messages that a late one changes."""

    tasks: list[Task] = field(default_factory=list)
    reading_of: dict[int, int] = field(default_factory=dict)
    wrong: set[int] = field(default_factory=set)
    home: dict[int, str] = field(default_factory=dict)
    rereads: dict[int, list[tuple[Placed, int]]] = field(default_factory=dict)


def make_plan(connection: sqlite3.Connection, boards: Boards, tails: Tails, items: Sequence[Incoming]) -> Plan:
    """Look at a batch before the transaction, so that scoring does not hold the lock."""
    plan = Plan()
    messages = {n: item for n, item in enumerate(items) if isinstance(item, Message)}
    known = journal.known_idems(connection, [idem_of(message) for message in messages.values()])
    home = {idem: queries.conversation_of(connection, seq) for idem, seq in known.items()}
    arriving: dict[Key, list[Placed]] = {}
    owners: dict[Key, str] = {}
    for n, message in messages.items():
        key, idem = (message.channel, message.conversation), idem_of(message)
        if _owner(boards, owners, key) not in (None, message.customer.id):
            plan.wrong.add(n)
        elif idem in home:
            plan.home[n] = home[idem]
        else:
            home[idem] = message.conversation
            owners[key] = message.customer.id
            _plan_reading(plan, tails, arriving.setdefault(key, []), n, message)
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
    _plan_reading(plan, tails, [], 0, message)
    return plan


def _owner(boards: Boards, owners: dict[Key, str], key: Key) -> str | None:
    """Whose conversation it is; None as long as nothing of it was stored, or when its customer was erased."""
    if key not in owners and (conversation := boards.conversation(*key)) and not boards.is_erased(key[0], conversation.customer):
        owners[key] = conversation.customer
    return owners.get(key)


def _plan_reading(plan: Plan, tails: Tails, new: list[Placed], n: int, message: Message) -> None:
    mine = placed(message, -n - 1)
    before, after = _with(*tails.around(message.channel, message.conversation, mine), new, mine)
    plan.reading_of[n] = len(plan.tasks)
    plan.tasks.append(([turn.turn for turn in before], mine.turn))
    plan.rereads[n] = _reread(plan, before, mine, after)
    insort(new, mine, key=lambda turn: turn.place)


def _with(before: list[Placed], after: list[Placed], new: list[Placed], mine: Placed) -> tuple[list[Placed], list[Placed]]:
    """The turns around a message, those of the same batch that arrived before it among them."""
    if not new:
        return before, after
    both = sorted([*before, *after, *new], key=lambda turn: turn.place)
    cut = sum(turn.place < mine.place for turn in both)
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

    def __init__(self, boards: Boards, tails: Tails, chain: Chain, plan: Plan, readings: Sequence[Reading]) -> None:
        self._boards = boards
        self._tails = tails
        self._chain = chain
        self._plan = plan
        self._readings = readings
        self._seqs: dict[int, int] = {}
        self.changes = Changes()

    def take_all(self, items: Sequence[Incoming]) -> list[Acknowledgement]:
        """Write a whole batch, of which only the state at its end is wanted: the answers tell that one. The cases it asks for are opened
        at the end."""
        with self._boards.patience():
            outcomes = [self.take(n, item, patient=True) for n, item in enumerate(items)]
        for n, item in enumerate(items):
            if isinstance(item, Message) and n in self._plan.reading_of:
                self._find_case_of(item, late=True)
        return [
            self._answer(item, told.outcome, self._plan.home.get(n, item.conversation))
            if isinstance(item, Message) and told.outcome != "quarantined"
            else told
            for n, (item, told) in enumerate(zip(items, outcomes, strict=True))
        ]

    def take(self, n: int, item: Incoming, origin: Origin | None = None, patient: bool = False) -> Acknowledgement:
        """Write one item of the batch; `n` is its place in it. With `patient` the answer's state and the opening of cases are left."""
        if not isinstance(item, Message):
            return self._quarantine(item.source, item.line, item.reason, item.raw, item.id)
        if n in self._plan.wrong:
            source, line, raw = origin or (item.channel, 0, encode_json(item))
            return self._quarantine(source, line, "bad_value", raw, item.id)
        if n in self._plan.home:
            return Acknowledgement(item.id, "duplicate") if patient else self._answer(item, "duplicate", self._plan.home[n])
        self.store(n, item, item.channel, idem_of(item))
        if patient:
            return Acknowledgement(item.id, "stored")
        self._find_case_of(item, late=bool(self._plan.rereads[n]))
        return self._answer(item, "stored", item.conversation)

    def _quarantine(self, source: str, line: int, reason: str, raw: bytes, ident: str | None) -> Acknowledgement:
        self._add(Draft("stepin", LineQuarantined(source, line, reason, raw)))
        self.changes |= Changes(quarantine=True)
        return Acknowledgement(ident, "quarantined", reason=reason)

    def _add(self, draft: Draft) -> int:
        entry = self._chain.add(draft)
        self._boards.apply([entry])
        if draft.case:
            self.changes |= Changes(cases=frozenset({draft.case}))
        return entry.seq

    def store(self, n: int, message: Message, actor: str, idem: str) -> int:
        """Write a message that is new, with all that follows from it. Returns the seq of its arrival."""
        conversation = self._boards.conversation(message.channel, message.conversation)
        case = conversation.case_id if conversation else None
        reading = fitted(shift_of(message), self._readings[self._plan.reading_of[n]])
        seq = self._seqs[-n - 1] = self._add(Draft(actor, MessageReceived(message, reading), case, idem))
        self._tails.add(message.channel, message.conversation, placed(message, seq))
        for later, task in self._plan.rereads[n]:
            again = fitted(later.shift, self._readings[task])
            self._add(Draft("stepin", MessageReread(self._seqs.get(later.seq, later.seq), again), case))
        self.changes |= Changes(floor=True)
        return seq

    def _find_case_of(self, message: Message, late: bool) -> None:
        conversation = self._boards.conversation(message.channel, message.conversation)
        if conversation and conversation.case_id is None:
            self._find_case(message, late)

    def _find_case(self, message: Message, late: bool) -> None:
        """Join the customer's open case on this channel, or open one when the level asks for it: after a late message, when it did then."""
        key = (message.channel, message.conversation)
        open_case = self._boards.open_case_of(message.channel, message.customer.id)
        if open_case:
            self._add(Draft("stepin", ConversationJoined(*key), open_case))
            return
        conversation = self._boards.conversation(*key)
        asked = conversation and conversation.thread and RANK_OF_LEVEL[conversation.thread.level] >= RANK_OF_LEVEL["watch"]
        if conversation and (asked or (late and self._boards.was_above_calm(*key))):
            case, fact = opening(self._boards, conversation, "level")
            self._add(Draft("stepin", fact, case))

    def _answer(self, message: Message, outcome: str, name: str) -> Acknowledgement:
        conversation = self._boards.conversation(message.channel, name)
        if conversation is None:  # pragma: no cover - what is answered for was stored
            raise LookupError(name)
        return Acknowledgement(message.id, outcome, conversation.case_id, self._boards.thread(conversation).level)


def opening(boards: Boards, conversation: Conversation, why: str) -> tuple[str, CaseOpened]:
    """The id of the case that a conversation opens next, and the fact that opens it. An id that another case has is passed over."""
    ordinal = conversation.opened + 1
    while boards.case(case := derive_case_id(conversation.channel, conversation.conversation, ordinal)) is not None:
        ordinal += 1
    return case, CaseOpened(conversation.channel, conversation.conversation, ordinal, why, conversation.last_case)
