"""Importing a file: what has to be asked before, and the reading and storing itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop.channels.incoming import ExportOptions, Incoming, Progress
from desktop.core.errors import BadInput
from desktop.core.facts import FileImported
from desktop.core.messages import Message
from desktop.desk.apart import Asked, Told, run_apart
from desktop.desk.imports import ImportAnswer, ImportQuestion, ImportReport
from desktop.desk.scoring import InlineScoring
from desktop.desk.views import Acknowledgement
from desktop.sentiment.seam import Scorer

if TYPE_CHECKING:
    from desktop.desk.desk import Desk

Importer = Callable[["Desk", Path, ImportAnswer, Told, Asked], ImportReport]
BATCH = 400
"""Messages a transaction: the window's own writes wait no longer than one of these takes."""


def look(path: Path, known_staff: frozenset[str]) -> ImportQuestion:
    """Look at a file to know what has to be asked. Raises BadInput where it cannot be imported at all."""
    from desktop.channels import files  # here, because a start needs no reader of any file
    from desktop.channels.whatsapp import survey

    kind = files.kind_of(path)
    zone = local_time_zone()
    if kind != "whatsapp":
        return ImportQuestion(path, kind, time_zone=zone)
    found = survey.look(path)
    people = tuple(sorted(found.participants.items(), key=lambda person: -person[1]))
    orders = (found.date_order,) if found.date_order else found.candidates
    customer = found.chat if found.chat in found.participants else None
    staff = known_staff & found.participants.keys()
    return ImportQuestion(path, kind, people, orders, found.chat or "", zone, staff, found.date_example, customer)


def import_file(desk: Desk, path: Path, answer: ImportAnswer, progress: Told, cancelled: Asked) -> ImportReport:
    """Read a file into the record, a batch at a time. Raises BadInput before anything is stored where something has to be decided,
    BadInput("cancelled") when `cancelled` says so; what was stored until then stays and a repeated import goes on from there."""
    from desktop.channels import files

    zone = zone_of(answer.time_zone)

    def told(state: Progress) -> None:
        if cancelled():
            raise BadInput("cancelled", path=str(path))
        progress(state.bytes_read, state.bytes_total)

    options = ExportOptions(answer.staff, answer.customer, answer.chat, answer.date_order, zone)
    tally = _Tally(first=desk.seq())
    for batch in _batches(files.read_any(path, options, Progress(told))):
        answers, changes = desk.receive(batch, at_once=True)
        desk.tell_later(changes)
        tally.count(batch, answers)
    report = tally.report(path.name, desk.cases_opened(tally.first, tally.cases))
    desk.note_import(_note(path, answer, report))
    return report


class ImportApart:
    """An importer for the window: reads, scores and stores in a process of its own, so that neither the screen nor orders wait.

    The window's desk sees the result as it sees what any other process writes. Cancelling ends the process between two commits or
    inside one, which SQLite then takes back.
    """

    def __init__(self, make_scorer: Callable[[], Scorer]) -> None:
        self._make_scorer = make_scorer

    def __call__(self, desk: Desk, path: Path, answer: ImportAnswer, progress: Told, cancelled: Asked) -> ImportReport:
        return run_apart(partial(_import_alone, desk.path, self._make_scorer, path, answer), progress, cancelled)


def _import_alone(record: Path, make_scorer: Callable[[], Scorer], path: Path, answer: ImportAnswer, progress: Told) -> ImportReport:
    from desktop.desk.desk import Desk

    desk = Desk(record, InlineScoring(make_scorer()))
    try:
        return import_file(desk, path, answer, progress, lambda: False)
    finally:
        desk.close()


def zone_of(name: str | None) -> tzinfo:
    """A time zone by name; this machine's without one. Raises BadInput("unknown_time_zone")."""
    try:
        return ZoneInfo(name or local_time_zone())
    except (ZoneInfoNotFoundError, ValueError, OSError, RecursionError) as problem:  # the last for a name of thousands of dots
        raise BadInput("unknown_time_zone", name=name) from problem


def local_time_zone() -> str:
    """The IANA name of this machine's time zone; a fixed offset's name where it does not tell, UTC at last."""
    named = os.environ.get("TZ", "").lstrip(":")
    candidates = [named, *_of_link(Path("/etc/localtime")), *_of_file(Path("/etc/timezone"))]
    return next((name for name in candidates if name and _is_known(name)), _by_offset())


def _of_link(link: Path) -> Iterator[str]:
    parts = link.resolve().parts
    if "zoneinfo" in parts:
        yield "/".join(parts[parts.index("zoneinfo") + 1 :])


def _of_file(file: Path) -> Iterator[str]:
    if file.is_file():
        yield file.read_text(encoding="utf-8", errors="replace").strip()


def _is_known(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError, RecursionError):  # the last for a name of thousands of dots
        return False
    return True


def _by_offset() -> str:
    """`Etc/GMT-8` for a machine eight hours east of Greenwich: right now, without its summer time."""
    offset = datetime.now().astimezone().utcoffset()
    hours = round(offset.total_seconds() / 3600) if offset else 0
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"


def _batches(items: Iterator[Incoming]) -> Iterator[list[Incoming]]:
    while batch := list(islice(items, BATCH)):
        yield batch


@dataclass(slots=True)
class _Tally:
    """What has come of a file so far. `first` is the journal's head before it."""

    first: int
    stored: int = 0
    duplicates: int = 0
    not_understood: int = 0
    conversations: set[tuple[str, str]] = field(default_factory=set)
    cases: set[str] = field(default_factory=set)

    def count(self, batch: list[Incoming], answers: list[Acknowledgement]) -> None:
        """Add a batch."""
        outcomes = [answer.outcome for answer in answers]
        self.stored += outcomes.count("stored")
        self.duplicates += outcomes.count("duplicate")
        self.not_understood += outcomes.count("quarantined")
        self.conversations.update((item.channel, item.conversation) for item in batch if isinstance(item, Message))
        self.cases.update(answer.case for answer in answers if answer.case)

    def report(self, file: str, opened: int) -> ImportReport:
        """The answer of the contract."""
        return ImportReport(file, self.stored, self.duplicates, self.not_understood, len(self.conversations), opened)


def _note(path: Path, answer: ImportAnswer, report: ImportReport) -> FileImported:
    assumptions = {
        "staff": "\n".join(sorted(answer.staff)),
        "customer": answer.customer or "",
        "chat": answer.chat or "",
        "date_order": answer.date_order or "",
        "time_zone": answer.time_zone or local_time_zone(),
    }
    counts = {
        "messages": report.messages,
        "duplicates": report.duplicates,
        "not_understood": report.not_understood,
        "conversations": report.conversations,
        "cases": report.cases,
    }
    return FileImported(path.name, assumptions, counts)
