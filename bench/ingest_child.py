"""`stepin ingest` with the scorer that is asked for: the command's own code, so that only the scorer differs."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path


def main(scorer: str, record: str) -> int:
    """Reads stdin, answers on stdout."""
    if scorer == "rules":
        from desktop.bootstrap import run

        return run(["ingest", "--record", record])
    from desktop.cli.feed import ingest_lines
    from desktop.desk.desk import Desk
    from desktop.desk.scoring import InlineScoring
    from desktop.sentiment.fake import FakeScorer

    with closing(Desk(Path(record), InlineScoring(FakeScorer()))) as desk:
        return ingest_lines(desk, sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
