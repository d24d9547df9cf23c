"""Big records, made fast: the journal is written by the product's own chain, its readings and folds are those of a few templates.

Instead of scoring and folding every message, forty conversations are folded once by the product's fold; each conversation of the record is
one of them with its own names, words, times and places in the journal. What comes out is a whole record: `stepin verify` says
`valid`, which tests/bench checks. Records are kept in `folder()` and used again.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import random
import sqlite3
import sys
import tempfile
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from itertools import accumulate
from multiprocessing.pool import AsyncResult
from pathlib import Path

from bench.texts import NAMES, Speaker
from desktop.core.case import Case
from desktop.core.facts import CaseClosed, CaseOpened, Entry, Fact, MessageReceived
from desktop.core.heat import Heat, HeatSettings
from desktop.core.messages import Customer, Message, derive_case_id
from desktop.core.reading import Evidence, Reading
from desktop.db import rows
from desktop.db.codec import commitment, encode_fact, link, rfc3339
from desktop.db.database import Record
from desktop.db.journal import Draft, head
from desktop.db.migrations import MIGRATIONS
from desktop.db.newest import note_blocks
from desktop.db.rows import Conversation, Value
from desktop.db.search import tokens
from desktop.desk.desk import Desk
from desktop.desk.scoring import InlineScoring
from desktop.sentiment.fake import FakeScorer
from desktop.settings import find_assets

TEMPLATES = 40
GENERATOR = 3
"""Part of a kept record's name: raised when what is generated changes."""
A_TRANSACTION = 2_000
"""Conversations a transaction."""
AHEAD = 4
"""Blocks made before they can be written: the writer is slower, and without a bound five million messages would wait in memory."""
CHANNELS = ("whatsapp", "chat", "email", "social")
AGENTS = ("何静", "J. Reid", "赵敏", "Kelvin", "孙宇")
ZONE = timezone(timedelta(hours=8))
DAYS = 60
"""Over how many days the conversations are spread."""
LAST_DAY = datetime(2026, 11, 1, tzinfo=ZONE).timestamp()
_SETTINGS = HeatSettings()


@dataclass(frozen=True)
class Size:
    """How many cases are open, how many closed, and how many messages each has."""

    open_cases: int
    closed_cases: int = 0
    messages_a_case: int = 5

    @property
    def messages(self) -> int:
        """All messages."""
        return (self.open_cases + self.closed_cases) * self.messages_a_case


@dataclass(frozen=True)
class Template:
    """A conversation: who speaks when, what is read in it, the heat after each message, and which message opens the case."""

    senders: tuple[str, ...]
    delays: tuple[int, ...]
    readings: tuple[Reading, ...]
    heats: tuple[Heat, ...]
    opens_at: int
    case: Case


def folder() -> Path:
    """Where records are kept between runs."""
    kept = Path(os.environ.get("STEPIN_BENCH", "") or Path(tempfile.gettempdir()) / f"stepin-bench-{os.getuid()}")
    kept.mkdir(mode=0o700, parents=True, exist_ok=True)
    return kept


def record(size: Size) -> Path:
    """A record of this size: one that is kept, else a new one."""
    shape = hashlib.sha256("".join((*MIGRATIONS, tokens("退货了 iPhone"))).encode()).hexdigest()[:6]
    path = folder() / f"record-{GENERATOR}-{shape}-{size.open_cases}-{size.closed_cases}-{size.messages_a_case}.sqlite"
    if not path.exists():
        part = path.with_suffix(".part")
        for leftover in folder().glob(part.name + "*"):
            leftover.unlink()
        make(part, size)
        part.rename(path)
    return path


def make(path: Path, size: Size, seed: int = 7) -> None:
    """Make a record. It has the sample policy."""
    policy = (find_assets() / "samples" / "policy.toml").read_text(encoding="utf-8")
    with closing(Desk(path, InlineScoring(FakeScorer()), clock=lambda: LAST_DAY)) as desk:
        desk.adopt_policy(policy)
    opened = Record(path)
    for pragma in ("synchronous = OFF", "cache_size = -800000", "journal_mode = OFF"):
        opened.connection.execute(f"PRAGMA {pragma}")
    last, previous = head(opened.connection)
    for block in blocks(size, last + 1, seed):
        previous = write_block(opened.connection, block, previous)
    opened.connection.execute("PRAGMA journal_mode = WAL")
    opened.close()


@dataclass
class Block:
    """Conversations on their way into the record: rows of each table, those of the journal without their hashes."""

    first: int
    journal: list[tuple[str, str, str | None, bytes, str | None]]
    bodies: list[tuple[int, bytes, bytes]]
    messages: list[tuple[Value, ...]]
    words: list[tuple[int, str]]
    cases: list[Case]


def blocks(size: Size, first: int, seed: int) -> Iterator[Block]:
    """All blocks in order, made by two processes where there is enough to do. `first` is the seq of the first entry."""
    count, jobs = size.open_cases + size.closed_cases, []
    for start in range(0, count, A_TRANSACTION):
        numbers = range(start, min(count, start + A_TRANSACTION))
        jobs.append((size, numbers, first, seed))
        first += len(numbers) * (size.messages_a_case + 1) + len(range(numbers.start, min(numbers.stop, size.closed_cases)))
    if size.messages < 20_000:
        yield from map(make_block, jobs)
        return
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        waiting: deque[AsyncResult[Block]] = deque()
        for job in jobs:
            waiting.append(pool.apply_async(make_block, (job,)))
            if len(waiting) > AHEAD:
                yield waiting.popleft().get()
        while waiting:
            yield waiting.popleft().get()


def make_block(job: tuple[Size, range, int, int]) -> Block:
    """A block of conversations; the closed ones come first in a record, so that the open ones are the newest."""
    size, numbers, first, seed = job
    dice, speaker = random.Random(seed), Speaker(seed + numbers.start)
    templates = [make_template(dice, size.messages_a_case) for _ in range(TEMPLATES)]
    block = Block(first, [], [], [], [], [])
    for n in numbers:
        _conversation(block, templates[n * 7 % TEMPLATES], n, size, speaker)
    block.words.extend((int(str(row[0])), tokens(str(row[9]))) for row in block.messages)
    return block


def _add(block: Block, draft: Draft) -> Entry:
    """What the chain's `add` does, all but the hashes, which need the entry before."""
    seq, salt, body = block.first + len(block.journal), os.urandom(16), encode_fact(draft.fact)
    block.journal.append((draft.actor, draft.fact.kind, draft.case, commitment(salt, body), draft.idem))
    block.bodies.append((seq, salt, body))
    return Entry(seq, LAST_DAY, draft.actor, draft.case, draft.fact)


def write_block(connection: sqlite3.Connection, block: Block, previous: bytes) -> bytes:
    """One transaction. `previous` is the hash of the entry before; gives that of the last."""
    at, chained = rfc3339(LAST_DAY), []
    for seq, (actor, kind, case, promised, idem) in enumerate(block.journal, block.first):
        fields = (str(seq), at, actor, None, kind, case, promised, idem)
        digest = link(previous, fields)
        chained.append((seq, *fields[1:], previous, digest, None))
        previous = digest
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", chained)
    connection.executemany("INSERT INTO bodies VALUES (?, ?, ?)", block.bodies)
    connection.executemany("INSERT INTO messages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", block.messages)
    connection.executemany("INSERT INTO words (rowid, tokens) VALUES (?, ?)", block.words)
    note_blocks(connection, ((int(str(row[0])), float(str(row[8]))) for row in block.messages))
    rows.write_cases(connection, block.cases)
    rows.write_conversations(connection, map(_conversation_of, block.cases))
    customers = [(case.channel, case.customer.id, case.customer.name, case.customer.kind) for case in block.cases]
    connection.executemany("INSERT INTO customers VALUES (?, ?, ?, ?)", customers)
    connection.execute("COMMIT")
    return previous


def _conversation(block: Block, template: Template, n: int, size: Size, speaker: Speaker) -> None:
    channel, talk, agent = CHANNELS[n % len(CHANNELS)], f"c{n:08}", AGENTS[n % len(AGENTS)]
    customer = Customer(f"u{n:08}", f"{NAMES[n % len(NAMES)]} {n}", "individual")
    ident, start = derive_case_id(channel, talk, 1), int(LAST_DAY - DAYS * 86_400 * (1 - n / (size.open_cases + size.closed_cases)))
    facts, seqs, opened = [], [], 0
    for place, sender in enumerate(template.senders):
        at = datetime.fromtimestamp(start + template.delays[place], ZONE)
        author = agent if sender == "agent" else customer.name
        message = Message(f"{talk}-{place:05}", channel, talk, customer, sender, at, speaker.text(), author)
        fact = MessageReceived(message, template.readings[place])
        before = ident if place > template.opens_at else None
        entry = _add(block, Draft(channel, fact, before, f"message:{channel}:{message.id}"))
        block.messages.append(rows.message_row(entry, fact, rows.fold_view(entry.seq, fact), ident, template.heats[place]))
        facts.append(fact)
        seqs.append(entry.seq)
        if place == template.opens_at:
            opened = _add(block, Draft("stepin", CaseOpened(channel, talk, 1, "level"), ident)).seq
    case = _case(template, facts, seqs, ident, opened)
    if n < size.closed_cases:
        case = case.after(_add(block, Draft("lin", CaseClosed("refunded"), ident, f"order:close-{ident}")))
    block.cases.append(case)


def _case(template: Template, facts: list[MessageReceived], seqs: list[int], ident: str, opened: int) -> Case:
    """The template's case with this conversation's names, times and places."""
    first, last = facts[0].message, facts[-1].message
    shift = first.at.timestamp()
    end = rows.fold_view(seqs[-1], facts[-1])
    case, last_customer = template.case, max(place for place, sender in enumerate(template.senders) if sender == "customer")
    return replace(
        case,
        id=ident, channel=last.channel, customer=last.customer, conversations=(last.conversation,), ordinal=1,
        opened_at=shift + template.delays[template.opens_at], heat=replace(case.heat, at=end.at), last=(end.at, end.id),
        last_words=end.words, last_customer_at=shift + template.delays[last_customer],
        waiting_since=None if case.waiting_since is None else shift + case.waiting_since,
        critical_since=None if case.critical_since is None else shift + case.critical_since,
        agent=_agent(facts), agents=tuple(filter(None, [_agent(facts)])),
        seq=max(opened, seqs[-1]), customer_seq=seqs[last_customer],
    )  # fmt: skip


def _agent(facts: list[MessageReceived]) -> str | None:
    return next((fact.message.author for fact in facts if fact.message.sender == "agent"), None)


def _conversation_of(case: Case) -> Conversation:
    name = case.conversations[0]
    if case.closed_at is None:
        return Conversation(case.channel, name, case.customer.id, case.id, 1, None, None)
    fresh = Case(case.channel, case.customer, conversations=(name,))
    return Conversation(case.channel, name, case.customer.id, None, 1, case.id, fresh)


def make_template(dice: random.Random, count: int) -> Template:
    """A conversation of `count` messages, folded by the product's own fold; its first message opens the case."""
    senders = tuple("agent" if place % 4 == 2 else "customer" for place in range(count))
    delays = tuple(accumulate((dice.randint(20, 400) for _ in range(count - 1)), initial=0))
    readings = tuple(_reading(dice, sender, place) for place, sender in enumerate(senders))
    case, heats, opens_at = Case("chat", Customer("u"), conversations=("c",)), [], 0
    for place, reading in enumerate(readings):
        message = Message(f"{place:05}", "chat", "c", Customer("u"), senders[place], datetime.fromtimestamp(delays[place], ZONE), "xx", "a")
        case = case.after_message(rows.fold_view(place + 1, MessageReceived(message, reading)), _SETTINGS)
        heats.append(case.heat)
        if not case.id and case.level != "calm":
            opens_at = place
            case = _opened(case, place)
    return Template(senders, delays, readings, tuple(heats), opens_at, case)


def _opened(case: Case, place: int) -> Case:
    fact: Fact = CaseOpened("chat", "c", 1, "level")
    return case.after(Entry(place + 1, 0.0, "stepin", "template", fact))


def _reading(dice: random.Random, sender: str, place: int) -> Reading:
    if sender == "agent":
        return Reading(scorer="template", version="1")
    anger = float(dice.randint(40, 95)) if place == 0 else float(dice.randint(5, 95))
    low = anger / 100
    risks = ("repeat",) if dice.random() < 0.15 else ("publicity",) if dice.random() < 0.1 else ()
    evidence = (Evidence(0, 2, "lexicon", anger),)
    return Reading(anger, (low, 0.0, 0.0, 0.0, 1 - low), round(low, 2), risks, evidence, scorer="template", version="1")


if __name__ == "__main__":
    made = record(Size(*map(int, sys.argv[1:])))
    print(made, made.stat().st_size // 1_000_000, "MB")
