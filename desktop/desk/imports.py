"""What the desk has to be told before it imports a file, what it is told, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

IMPORT_KINDS = ("whatsapp", "eml", "mbox", "jsonl")
DATE_ORDERS = ("dmy", "mdy", "ymd")


@dataclass(frozen=True, slots=True)
class ImportQuestion:
    """What a look at a file found, and so what has to be asked.

    `kind` is one of IMPORT_KINDS. `participants` are the names in the file with how many messages each wrote, most first; empty where the
    file itself says who is who (jsonl). `date_orders` are the readings that fit the whole file: one means decided, none that the file has
    no such dates; `date_example` is a date of the file, as written there, that reads differently in them. `chat` names the chat,
    `time_zone` is the one that times without an offset are read in (IANA name). `known_staff` are those participants whom an
    earlier import said to be staff. `customer` is the one after whom the chat is named, where it is: a guess worth offering.
    """

    path: Path
    kind: str
    participants: tuple[tuple[str, int], ...] = ()
    date_orders: tuple[str, ...] = ()
    chat: str = ""
    time_zone: str = "UTC"
    known_staff: frozenset[str] = frozenset()
    date_example: str = ""
    customer: str | None = None


@dataclass(frozen=True, slots=True)
class ImportAnswer:
    """What a person answered. None leaves the decision to the file; `staff` are names as they stand in it."""

    staff: frozenset[str] = field(default_factory=frozenset)
    customer: str | None = None
    chat: str | None = None
    date_order: str | None = None
    time_zone: str | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a file: messages newly stored, duplicates, lines not understood, conversations in it, cases it opened."""

    file: str
    messages: int
    duplicates: int
    not_understood: int
    conversations: int
    cases: int
