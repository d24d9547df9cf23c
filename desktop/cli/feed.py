"""`ingest` and `do`: lines in, answers out, each after it is durable."""

from __future__ import annotations

from typing import IO

from desktop.channels.incoming import Incoming, NotUnderstood
from desktop.channels.jsonl import _leading_id as leading_id
from desktop.channels.jsonl import read_line
from desktop.channels.lines import Line, Readable
from desktop.cli.present import dumps
from desktop.cli.stdin import batches
from desktop.core.signing import Signer
from desktop.desk.desk import Desk
from desktop.desk.views import Acknowledgement, Outcome

SOURCE = "ingest"


def ingest_lines(desk: Desk, lines: Readable, out: IO[bytes]) -> int:
    """Store messages; 0 although some were quarantined."""
    for batch in batches(lines, _read):
        read = [(line, item) for line, item in batch if item is not None]
        if not read:
            continue
        answers, _ = desk.receive([item for _, item in read], [(SOURCE, line.number, line.bare) for line, _ in read])
        for answer in answers:
            out.write(dumps(_acknowledgement(answer)).encode() + b"\n")
        out.flush()
    return 0


def do_lines(desk: Desk, lines: Readable, out: IO[bytes], person: str | None, signer: Signer | None = None) -> int:
    """Decide orders; 1 if any was refused."""
    refused = False
    for batch in batches(lines, lambda line: bool(line.raw.strip())):
        for line, written in batch:
            if not written:
                continue
            outcome, _ = desk.handle_line(line.raw, person, signer)
            refused = refused or not outcome.accepted
            out.write(dumps(_outcome(outcome)).encode() + b"\n")
            out.flush()
    return int(refused)


def _read(line: Line) -> Incoming | None:
    if line.cut:
        return NotUnderstood(SOURCE, line.number, "too_long", line.raw, leading_id(line.raw))
    return read_line(line.raw, line.number, SOURCE)


def _acknowledgement(answer: Acknowledgement) -> dict[str, object]:
    return {"id": answer.id, "outcome": answer.outcome, "case": answer.case, "level": answer.level, "reason": answer.reason}


def _outcome(outcome: Outcome) -> dict[str, object]:
    if outcome.accepted:
        return {"id": outcome.id, "outcome": "accepted", "seq": outcome.seq, "case": outcome.case, "state": outcome.state}
    return {"id": outcome.id, "outcome": "refused", "code": outcome.code, "case": outcome.case}
