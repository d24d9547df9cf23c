"""Whichever call to the disk fails: a sentence or success, nothing lost, and work goes on when the disk is well again."""

from __future__ import annotations

import pytest

from desktop.cli.words import SENTENCES
from desktop.ui import troubles
from tests.faults.work import PLANS, calls_of, fail_at

SAMPLES = 9
SAID = {"full until space returns": {"disk_full"}}


@pytest.mark.parametrize("plan", list(PLANS))
def test_a_call_that_fails_is_a_sentence_and_loses_nothing(plan: str) -> None:
    calls, codes = calls_of(plan, 1), set()
    assert calls > 50
    for n in range(1, calls + 1, calls // SAMPLES):
        met = fail_at(plan, n, 1)
        assert (met.lost, met.fault) == (frozenset(), None), n
        codes |= set(met.codes)
    assert codes
    assert codes <= SAID.get(plan, {"disk_trouble", "cannot_open"})
    assert codes <= SENTENCES.keys() & troubles.SENTENCES.keys()
