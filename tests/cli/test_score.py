"""The pipes of `stepin score`: lines are answered as they come in, each on a line of its own."""

from __future__ import annotations

import io
import json
import os

import pytest

from desktop.cli.score import batches_of, score_stream
from desktop.sentiment.scorer import FakeScorer


class Chunks(io.RawIOBase):
    """A pipe into which somebody writes now and then."""

    def __init__(self, *chunks: bytes) -> None:
        self._chunks = list(chunks)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        chunk = self._chunks.pop(0) if self._chunks else b""
        assert isinstance(buffer, memoryview)
        buffer[: len(chunk)] = chunk
        return len(chunk)


@pytest.mark.parametrize(
    ("chunks", "lines"),
    [
        ([], [[b""]]),
        ([b"a\n"], [[b"a"], [b""]]),
        ([b"a\nb", b"c", b"d\n", b"e\nf\n", b"g"], [[b"a"], [b"bcd"], [b"e", b"f"], [b"g"]]),
    ],
)
def test_lines_are_taken_as_soon_as_they_are_there(chunks: list[bytes], lines: list[list[bytes]]) -> None:
    assert list(batches_of(io.BufferedReader(Chunks(*chunks)))) == lines


def test_one_line_in_gets_one_answer_while_the_pipe_stays_open() -> None:
    source, sink = os.pipe()
    out = io.BytesIO()
    with os.fdopen(source, "rb") as reader, os.fdopen(sink, "wb", buffering=0) as writer:
        writer.write(b'{"id":"a","channel":"chat","messages":[]}\n')
        [line] = next(batches_of(reader))
        score_stream(FakeScorer(), io.BytesIO(line), out)
    assert json.loads(out.getvalue()) == {"id": "a", "messages": []}


@pytest.mark.parametrize("end", "\x85\u2028\u2029\u2019é")
def test_an_answer_is_one_line_to_whoever_reads_unicode_too(end: str) -> None:
    out = io.BytesIO()
    line = json.dumps({"id": f"a{end}b", "channel": "chat", "messages": []}).encode()
    score_stream(FakeScorer(), io.BytesIO(line), out)
    [answer] = out.getvalue().decode().splitlines()
    assert json.loads(answer)["id"] == f"a{end}b"
