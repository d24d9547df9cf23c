"""Lines in batches: what is there, never waiting for more than the first."""

from __future__ import annotations

import io
import os
import threading
from itertools import chain

import pytest

from desktop.channels.lines import Line
from desktop.cli import stdin
from desktop.cli.stdin import Batches


class Ending(io.BytesIO):
    """Says when it is read to its end."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.ended = threading.Event()

    def readline(self, limit: int | None = -1, /) -> bytes:
        line = super().readline(limit)
        if not line:
            self.ended.set()
        return line


def number(line: Line) -> int | None:
    return int(line.raw) if line.raw.strip() else None


def test_every_line_is_in_one_batch_and_in_its_order() -> None:
    count = 3 * stdin.LARGEST_BATCH
    batches = list(Batches(io.BytesIO(b"".join(b"%d\n\n" % n for n in range(count))), number))
    assert list(chain.from_iterable(batches)) == list(range(count))
    assert max(map(len, batches)) <= stdin.LARGEST_BATCH


def test_more_lines_than_are_kept_wait_for_whoever_takes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stdin, "_AHEAD", 3)
    monkeypatch.setattr(stdin, "LARGEST_BATCH", 2)
    batches = list(Batches(io.BytesIO(b"1\n2\n3\n4\n5\n6\n7\n"), number))
    assert list(chain.from_iterable(batches)) == [1, 2, 3, 4, 5, 6, 7]


def test_the_first_batch_waits_for_what_is_on_its_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stdin, "_STILL", 60)
    assert next(Batches(io.BytesIO(b"1\n2\n3\n"), number)) == [1, 2, 3]
    monkeypatch.setattr(stdin, "LARGEST_BATCH", 2)
    assert next(Batches(io.BytesIO(b"1\n2\n3\n"), number)) == [1, 2]


def test_one_line_is_a_batch_although_more_may_come() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as lines, os.fdopen(writing, "wb", buffering=0) as other:
        batches = Batches(lines, number)
        assert batches.ahead() == []
        other.write(b"1\n")
        assert next(batches) == [1]
        other.write(b"2\n")
        assert next(batches) == [2]
        assert batches.ahead() == []
        other.close()
        assert list(batches) == []


def test_what_was_seen_ahead_comes_next_and_once() -> None:
    lines = Ending(b"1\n2\n")
    batches = Batches(lines, number)
    assert lines.ended.wait(60)
    assert batches.ahead() == [1, 2]
    assert next(batches) == [1, 2]
    assert list(batches) == []


def test_what_ails_the_input_is_raised_after_what_came_before_it() -> None:
    batches = Batches(io.BytesIO(b"1\nx\n2\n"), number)
    taken: list[int] = []
    with pytest.raises(ValueError, match="invalid literal"):
        taken.extend(chain.from_iterable(batches))
    assert taken == [1]
