"""The second pass over an export: every line into exactly one message, or into the list of what was not understood."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone, tzinfo
from pathlib import Path

from desktop.channels.incoming import ExportOptions, Incoming, NotUnderstood, Progress
from desktop.channels.lines import Line, lines_of
from desktop.channels.whatsapp.archive import open_chat
from desktop.channels.whatsapp.authors import split_author
from desktop.channels.whatsapp.dates import ORDERS, read_date
from desktop.channels.whatsapp.headers import Head, Shape, bare_start, find_head
from desktop.channels.whatsapp.notices import is_notice, whats_missing
from desktop.channels.whatsapp.roles import Roles, decide_roles
from desktop.channels.whatsapp.survey import ExportSummary, look
from desktop.core.errors import BadInput
from desktop.core.messages import LONGEST_TEXT, Customer, Message

_MINUTES_KEPT = 4000


@dataclass(frozen=True, slots=True)
class Plan:
    """How one export is read: everything that was decided about it."""

    source: str
    shape: Shape
    order: str
    roles: Roles
    known: tuple[str, ...]
    time_zone: tzinfo


def read(path: Path, options: ExportOptions, progress: Progress | None = None, summary: ExportSummary | None = None) -> Iterator[Incoming]:
    """The messages of an export and the lines that are in none, in the file's order. A message's `extra` has its number of `lines`.

    Reads the file once to decide (not when a `summary` of it is handed in), and raises BadInput before it gives anything:
    `not_an_export`, `archive_refused` (why), `date_order_undecided` (candidates), `date_order_wrong` (given, possible), `staff_unknown`
    (participants, chat), and as `check_file` does.

    Times get the file's resolution and then a millisecond for each message of the same stamp, so that (at, id) keeps their order.
    A local time that exists twice is the first of the two.
    """
    progress = progress or Progress()
    names = tuple(options.staff) + tuple(filter(None, (options.customer,)))
    summary = summary or look(path, progress, names)
    known = (*names, *filter(None, (summary.chat,)), *summary.participants)
    roles = decide_roles(summary.participants, summary.chat, options)
    plan = Plan(path.name, summary.shape, _order(summary, options), roles, known, options.time_zone)
    return _messages(path, plan, progress)


def _order(summary: ExportSummary, options: ExportOptions) -> str:
    given = options.date_order
    if summary.shape.year_first:
        return "ymd"
    if given is None:
        if summary.date_order is None:
            raise BadInput("date_order_undecided", candidates=summary.candidates)
        return summary.date_order
    if given not in ORDERS or given not in summary.possible:
        raise BadInput("date_order_wrong", given=given, possible=summary.possible)
    return given


def _messages(path: Path, plan: Plan, progress: Progress) -> Iterator[Incoming]:
    with open_chat(path, progress) as chat:
        assembler = _Assembler(plan)
        for line in lines_of(chat.file, progress):
            yield from assembler.feed(line)
        yield from assembler.end()


@dataclass(slots=True)
class _Draft:
    """A message whose lines are still coming."""

    head: Head
    day: date
    author: str | None
    number: int
    texts: list[str]
    raws: list[bytes]
    size: int = 0


class _Assembler:
    """Puts lines together to messages. Holds one message at a time."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._finish = _Finisher(plan)
        self._draft: _Draft | None = None
        self._lost = "no_header"

    def feed(self, line: Line) -> Iterator[Incoming]:
        """Take in the next line; what is complete by it."""
        damage = "too_long" if line.cut else None
        try:
            text = bare_start(line.bare.decode(errors="replace" if line.cut else "strict"))
        except UnicodeDecodeError:
            damage = "bad_encoding"
            text = bare_start(line.bare.decode(errors="replace"))
        draft = self._begin(line, text)
        if draft is not None:
            yield from self.end()
            self._draft = None if damage else draft
            self._lost = damage or "no_header"
        if damage or self._draft is None:
            yield self._not_understood(line.number, damage or self._lost, line.bare)
        elif draft is None:
            self._draft.texts.append(text)
            self._draft.raws.append(line.bare)
            self._draft.size += len(line.bare) + 1
        if self._draft is not None and self._draft.size > LONGEST_TEXT:
            yield from self._give_up(self._draft)

    def end(self) -> Iterator[Incoming]:
        """What is complete because nothing more of it comes."""
        draft, self._draft = self._draft, None
        if draft is not None:
            yield self._finish(draft)

    def _begin(self, line: Line, text: str) -> _Draft | None:
        """The message that a line begins, or None for a line that goes on."""
        head = find_head(text)
        if head is None or head.shape != self._plan.shape:
            return None
        day = read_date(head.date, self._plan.order)
        author, said = split_author(text[head.end :], self._plan.known)
        if day is None or (author is None and head.shape.close == "bare"):
            return None
        return _Draft(head, day, author, line.number, [said], [line.bare], len(said.encode(errors="replace")))

    def _give_up(self, draft: _Draft) -> Iterator[Incoming]:
        """A message that grew too long is not understood, line by line, and neither is what follows up to the next head."""
        self._draft, self._lost = None, "too_long"
        for offset, raw in enumerate(draft.raws):
            yield self._not_understood(draft.number + offset, "too_long", raw)

    def _not_understood(self, number: int, reason: str, raw: bytes) -> NotUnderstood:
        return NotUnderstood(self._plan.source, number, reason, raw)


@dataclass(slots=True)
class _Finisher:
    """Turns drafts into messages: times, ids, roles. Remembers the last minutes, to number what is said twice in one of them."""

    plan: Plan
    _minutes: OrderedDict[str, dict[bytes, int]] = field(default_factory=OrderedDict)
    _stamp: tuple[object, ...] = ()
    _of_stamp: int = 0
    _zones: dict[timedelta, timezone] = field(default_factory=dict)

    def __call__(self, draft: _Draft) -> Message:
        roles, author = self.plan.roles, draft.author
        written = "\n".join(draft.texts).rstrip("\r\n")
        text = bare_start(written)
        system = author is None or is_notice(text, marked=text != written)
        at = self._time(draft.day, draft.head)
        return Message(
            id=self._id(at, author or "", text),
            channel="whatsapp",
            conversation=roles.conversation,
            customer=Customer(roles.customer, roles.customer),
            sender="system" if system or author is None else roles.sender(author),
            at=at,
            text=text,
            author=None if system else author,
            extra={"lines": len(draft.raws)} | whats_missing(text),
        )

    def _time(self, day: date, head: Head) -> datetime:
        stamp = (day, head.hour, head.minute, head.second)
        self._of_stamp = self._of_stamp + 1 if stamp == self._stamp else 0
        self._stamp = stamp
        most = 999 if head.shape.seconds else 59_999
        local = datetime(day.year, day.month, day.day, head.hour, head.minute, head.second)
        offset = self.plan.time_zone.utcoffset(local) or timedelta()
        zone = self._zones.setdefault(offset, timezone(offset))
        return local.replace(tzinfo=zone) + timedelta(milliseconds=min(self._of_stamp, most))

    def _id(self, at: datetime, author: str, text: str) -> str:
        """The same in a later and longer export: SHA-256 of chat, minute on the telephone's clock, author, text, and which of the
        equal ones in that minute it is."""
        minute = at.isoformat(timespec="minutes")[:16]
        parts = [part.encode() for part in (self.plan.roles.conversation, minute, author, text)]
        digest = hashlib.sha256(b"".join(len(part).to_bytes(4, "big") + part for part in parts))
        counts = self._minutes.setdefault(minute, {})
        self._minutes.move_to_end(minute)
        if len(self._minutes) > _MINUTES_KEPT:
            self._minutes.popitem(last=False)
        key = digest.digest()[:16]
        counts[key] = ordinal = counts.get(key, -1) + 1
        digest.update(ordinal.to_bytes(4, "big"))
        return digest.hexdigest()
