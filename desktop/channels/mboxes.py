"""An mbox file cut into mails, one in memory at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.channels.incoming import Progress
from desktop.channels.lines import lines_of, open_file

LONGEST_MAIL = 25 * 1024 * 1024
_FROM = re.compile(rb"From [^\r\n]{0,200}?\d\d?:\d\d(?::\d\d)?[^\r\n]{0,60}[\r\n]*")
_QUOTED_FROM = re.compile(rb">+From ")


@dataclass(slots=True)
class RawMail:
    """A mail as it stands in the file: the line it begins on, its bytes (at most LONGEST_MAIL), whether there were more."""

    line: int
    raw: bytes
    cut: bool = False


def mails_of(path: Path, progress: Progress) -> Iterator[RawMail]:
    """Every mail of an mbox file: from a `From ` line with a time, first or after a blank line, to the next. `>From ` is unquoted.

    Lines before the first `From ` are a mail of their own, that will not be understood.
    """
    with open_file(path, progress) as file:
        parts: list[bytes] = []
        begins, size, blank = 1, 0, True
        for line in lines_of(file, progress):
            if blank and line.raw.startswith(b"From ") and _FROM.fullmatch(line.raw[:400]):
                if any(part.strip() for part in parts):
                    yield _mail(begins, parts, size)
                parts, begins, size = [], line.number, 0
            else:
                size += len(line.raw)
                if size <= LONGEST_MAIL:
                    parts.append(line.raw[1:] if _QUOTED_FROM.match(line.raw) else line.raw)
            blank = line.raw in (b"\n", b"\r\n")
        if any(part.strip() for part in parts):
            yield _mail(begins, parts, size)


def _mail(line: int, parts: list[bytes], size: int) -> RawMail:
    return RawMail(line, b"".join(parts), size > LONGEST_MAIL)
