"""What readers of the outside world hand up: messages, and what they did not understand; with how far they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, tzinfo

from desktop.core.messages import Message

LONGEST_RAW = 8 * 1024 * 1024
"""The most bytes of one line or mail that are held at once, and kept of it when it is not understood."""


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """One line (or mail) that is in no message. `line` counts from 1; `reason` is a code; `raw` at most LONGEST_RAW bytes of it.

    Reasons of message JSONL: bad_json, missing_field, bad_value, bad_time, too_long, bad_encoding. Files also have no_header (text
    before the first message of an export) and bad_mail.
    """

    source: str
    line: int
    reason: str
    raw: bytes
    id: str | None = None


Incoming = Message | NotUnderstood


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a person said about a file: names of staff, the customer, the chat's id, the date order (dmy, mdy, ymd), the time zone.

    `staff` and `customer` are names as the export writes them; for mail also addresses or `@domain`.
    """

    staff: frozenset[str] = frozenset()
    customer: str | None = None
    chat: str | None = None
    date_order: str | None = None
    time_zone: tzinfo = UTC


@dataclass(slots=True)
class Progress:
    """How far a reading is, in bytes; a file that is read twice counts twice. `told` is called at every `step` bytes and at
    the end; what it raises stops the reading (that is how a person cancels)."""

    told: Callable[[Progress], None] | None = None
    bytes_read: int = 0
    bytes_total: int = 0
    step: int = 256 * 1024
    _next: int = field(default=0, repr=False)

    def expect(self, count: int) -> None:
        """`count` more bytes are going to be read."""
        self.bytes_total += count

    def add(self, count: int) -> None:
        """`count` more bytes are read."""
        self.bytes_read += count
        if self.bytes_read >= self._next or self.bytes_read == self.bytes_total:
            self._next = self.bytes_read + self.step
            if self.told is not None:
                self.told(self)


class Stream(Iterator[Incoming]):
    """What a file holds, with `bytes_read` and `bytes_total` as it goes."""

    def __init__(self, items: Iterator[Incoming], progress: Progress) -> None:
        self._items = items
        self._progress = progress

    def __next__(self) -> Incoming:
        return next(self._items)

    @property
    def bytes_read(self) -> int:
        """Bytes read so far."""
        return self._progress.bytes_read

    @property
    def bytes_total(self) -> int:
        """Bytes to read in all."""
        return self._progress.bytes_total
