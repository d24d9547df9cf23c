"""`stepin score`, apart from the other commands: they load all that a record needs, which a first reading should not wait for."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import IO

import msgspec

from desktop.cli.stdout import silence_stdout
from desktop.core.heat import HeatSettings
from desktop.sentiment.jsonl import score_lines
from desktop.sentiment.seam import Scorer

HEAT = HeatSettings()
"""What `score`, which knows no record, folds heat with."""
_LINE_ENDS = tuple((end.encode(), f"\\u{ord(end):04x}".encode()) for end in "\x85\u2028\u2029")


def score_stdin(scorer: Scorer) -> int:
    """Conversations on standard input, readings on standard output, as a command that is run without the others; the exit code."""
    try:
        score_stream(scorer, sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:  # whoever read has what he wanted
        silence_stdout()
    except KeyboardInterrupt:
        return 1
    return 0


def score_stream(scorer: Scorer, lines: Iterable[bytes], out: IO[bytes]) -> None:
    """An answer a conversation, each on a line of its own, flushed; nothing in it is a line's end to a reader that knows Unicode's too."""
    encoder = msgspec.json.Encoder()
    for answer in score_lines(scorer, HEAT, lines):
        line = encoder.encode(answer)
        for end, escaped in _LINE_ENDS:
            line = line.replace(end, escaped)
        out.write(line + b"\n")
        out.flush()
