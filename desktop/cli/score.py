"""`stepin score`, apart from the other commands: they load all that a record needs, which a first reading should not wait for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BufferedIOBase
from typing import IO

import msgspec

from desktop.cli.stdout import silence_stdout
from desktop.core.heat import HeatSettings
from desktop.sentiment.jsonl import score_batch
from desktop.sentiment.model import only_reads
from desktop.sentiment.seam import Scorer

HEAT = HeatSettings()
"""What `score`, which knows no record, folds heat with."""
LARGEST_CHUNK = 1 << 18
"""Bytes that are read at once, if so many are there."""
_LINE_ENDS = tuple((end.encode(), f"\\u{ord(end):04x}".encode()) for end in "\x85\u2028\u2029")
_LINE_END_STARTS = (b"\xc2\x85", b"\xe2\x80")


def score_stdin(scorer: Scorer) -> int:
    """Conversations on standard input, readings on standard output, as a command that is run without the others; the exit code."""
    only_reads()
    try:
        score_stream(scorer, sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:  # whoever read has what he wanted
        silence_stdout()
    except KeyboardInterrupt:
        return 1
    return 0


def score_stream(scorer: Scorer, lines: IO[bytes], out: IO[bytes]) -> None:
    """An answer a conversation, each on a line of its own, flushed; nothing in it is a line's end to a reader that knows Unicode's too."""
    encoder = msgspec.json.Encoder()
    for batch in batches_of(lines):
        for answer in score_batch(scorer, HEAT, batch):
            line = encoder.encode(answer)
            if not line.isascii() and any(map(line.__contains__, _LINE_END_STARTS)):
                for end, escaped in _LINE_ENDS:
                    line = line.replace(end, escaped)
            out.write(line + b"\n")
            out.flush()


def batches_of(file: IO[bytes]) -> Iterator[list[bytes]]:
    """The lines that have come in, as soon as there is one: never waiting for more."""
    assert isinstance(file, BufferedIOBase)
    begun: list[bytes] = []
    while chunk := file.read1(LARGEST_CHUNK):
        if b"\n" not in chunk:
            begun.append(chunk)
            continue
        *lines, last = b"".join([*begun, chunk]).split(b"\n")
        begun = [last]
        yield lines
    yield [b"".join(begun)]
