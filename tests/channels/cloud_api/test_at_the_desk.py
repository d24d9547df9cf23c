"""From a webhook's bytes into the record: whatever order they come in, and however often."""

from __future__ import annotations

from pathlib import Path

from bench.deliveries import deliver, deliveries, shuffled, state
from desktop.db.verify import first_fault
from tests.desk.house import opened


def test_three_hundred_deliveries_shuffled_repeated_and_spoilt_leave_the_record_of_once_in_order(tmp_path: Path) -> None:
    bodies = list(deliveries(300))
    arrived, garbage = shuffled(bodies)
    once, often = tmp_path / "once.sqlite", tmp_path / "often.sqlite"
    with opened(once) as desk:
        deliver(desk, bodies)
    with opened(often) as desk:
        deliver(desk, arrived)
        listed = {row.raw for row in desk.quarantine()}
    assert state(often) == state(once)
    assert listed == garbage
    assert first_fault(often) is None
