"""`ingest` and `do`: lines in, answers out, each after it is durable."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, overload

import msgspec

from desktop.channels.incoming import Incoming, NotUnderstood
from desktop.channels.jsonl import _leading_id as leading_id
from desktop.channels.jsonl import read_line
from desktop.channels.lines import Line, Readable
from desktop.cli.present import dumps, escaped
from desktop.cli.stdin import Batches
from desktop.core.signing import Signer
from desktop.desk.desk import Desk
from desktop.desk.receive import Origin
from desktop.desk.views import Acknowledgement, Outcome

SOURCE = "ingest"
_COLLECTED = 50_000
"""So many new objects are looked through for cycles at a time."""
_ENCODER = msgspec.json.Encoder()
Read = tuple[Line, Incoming]


def ingest_lines(desk: Desk, lines: Readable, out: IO[bytes]) -> int:
    """Store messages; 0 although some were quarantined."""
    batches = Batches(lines, _read)
    with _rarely_collected():
        for batch in batches:
            answers, _ = desk.receive(_items(batch), _Origins(batch), follows=lambda: _items(batches.ahead()))
            out.write(_acknowledgements(answers))
            out.flush()
    return 0


@contextmanager
def _rarely_collected() -> Iterator[None]:
    """A message makes dozens of objects and no cycle: looking for cycles as often as Python does is a twentieth of all work here."""
    usual = gc.get_threshold()
    gc.set_threshold(_COLLECTED, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def do_lines(desk: Desk, lines: Readable, out: IO[bytes], person: str | None, signer: Signer | None = None) -> int:
    """Decide orders; 1 if any was refused."""
    refused = False
    for batch in Batches(lines, lambda line: line if line.raw.strip() else None):
        for line in batch:
            outcome, _ = desk.handle_line(line.raw, person, signer)
            refused = refused or not outcome.accepted
            out.write(dumps(_outcome(outcome)).encode() + b"\n")
            out.flush()
    return int(refused)


class _Origins(Sequence[Origin]):
    """Where the messages of a batch came from: the line as it stood there, asked for of the few that are quarantined."""

    def __init__(self, batch: Sequence[Read]) -> None:
        self._batch = batch

    def __len__(self) -> int:
        return len(self._batch)

    @overload
    def __getitem__(self, place: int) -> Origin: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Origin]: ...

    def __getitem__(self, place: int | slice) -> Origin | Sequence[Origin]:
        if isinstance(place, slice):
            return _Origins(self._batch[place])
        line, _ = self._batch[place]
        return SOURCE, line.number, line.bare


def _read(line: Line) -> Read | None:
    if line.cut:
        return line, NotUnderstood(SOURCE, line.number, "too_long", line.raw, leading_id(line.raw))
    item = read_line(line.raw, line.number, SOURCE)
    return None if item is None else (line, item)


def _items(batch: Sequence[Read]) -> list[Incoming]:
    return [item for _, item in batch]


def _acknowledgements(answers: Sequence[Acknowledgement]) -> bytes:
    """A line for each, the fields in the order in which an acknowledgement has them."""
    return b"".join([escaped(_ENCODER.encode(answer)) + b"\n" for answer in answers])


def _outcome(outcome: Outcome) -> dict[str, object]:
    if outcome.accepted:
        return {"id": outcome.id, "outcome": "accepted", "seq": outcome.seq, "case": outcome.case, "state": outcome.state}
    return {"id": outcome.id, "outcome": "refused", "code": outcome.code, "case": outcome.case}
