"""Standard output: whole lines, at once."""

from __future__ import annotations

import os
import sys
from typing import IO


def write_line(out: IO[bytes], line: str) -> None:
    """A line of UTF-8, flushed."""
    out.write(line.encode("utf-8", "replace") + b"\n")
    out.flush()


def silence_stdout() -> None:
    """After a reader went away: keep Python's own flush at exit from complaining."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
