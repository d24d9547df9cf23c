"""The lines of a byte stream, one at a time and never more than a cap of one line in memory."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from desktop.channels.incoming import LONGEST_RAW, Progress
from desktop.core.errors import BadInput

_CHUNK = 256 * 1024


class Readable(Protocol):
    """The part of a binary file that is needed here."""

    def readline(self, limit: int = -1, /) -> bytes:
        """At most `limit` bytes, up to and with the next line feed."""
        ...


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its ending. `cut`: it was longer than LONGEST_RAW and only its beginning is here."""

    number: int
    raw: bytes
    cut: bool = False

    @property
    def bare(self) -> bytes:
        """The line without its ending."""
        return self.raw[:-2] if self.raw.endswith(b"\r\n") else self.raw.removesuffix(b"\n")


def lines_of(file: Readable, progress: Progress) -> Iterator[Line]:
    """Every line, split at line feeds. A line feed at the very end begins no further line."""
    number = 0
    while raw := file.readline(LONGEST_RAW):
        number += 1
        progress.add(len(raw))
        cut = len(raw) >= LONGEST_RAW and not raw.endswith(b"\n")
        yield Line(number, raw, _skip_rest(file, progress) if cut else False)


def _skip_rest(file: Readable, progress: Progress) -> bool:
    """Read on to the end of the line; whether there was any more of it than its line feed."""
    more = False
    while raw := file.readline(_CHUNK):
        progress.add(len(raw))
        more = more or raw not in (b"\n", b"\r\n")
        if raw.endswith(b"\n"):
            break
    return more


def check_file(path: Path) -> int:
    """The size of a file in bytes. Raises BadInput: no_such_file, is_a_folder, not_a_file or unreadable."""
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise BadInput("no_such_file", path=str(path)) from error
    except (OSError, ValueError) as error:
        raise BadInput("unreadable", path=str(path), why=type(error).__name__) from error
    if stat.S_ISDIR(status.st_mode):
        raise BadInput("is_a_folder", path=str(path))
    if not stat.S_ISREG(status.st_mode):
        raise BadInput("not_a_file", path=str(path))
    return status.st_size


def open_file(path: Path, progress: Progress) -> BinaryIO:
    """A file to read, its size expected of `progress`. Raises BadInput as `check_file` does."""
    size = check_file(path)
    try:
        file = path.open("rb", buffering=_CHUNK)
    except OSError as error:
        raise BadInput("unreadable", path=str(path), why=type(error).__name__) from error
    progress.expect(size)
    return file
