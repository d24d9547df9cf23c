"""A case read to be handed on, and what became of its promises."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from desktop.core.errors import BadInput
from desktop.core.offers import Promise
from desktop.desk.casefile import CaseFiles, fate
from desktop.desk.views import Mark
from tests.desk.house import FURIOUS, message, opened, tell


def test_a_case_is_read_whole(tmp_path: Path) -> None:
    record = tmp_path / "r.sqlite"
    with opened(record) as desk:
        [told] = tell(desk, message("m1", FURIOUS))
    with closing(CaseFiles(record)) as files:
        assert files.wanted_ids(()) == [told.case]
        found = files.case_file(str(told.case))
    assert [each.text for each in found.view.messages] == [FURIOUS]
    assert found.columns["id"] == found.view.row.id == told.case
    assert found.policy.people["chen"].name == "陈立"


def test_an_unknown_case_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    record = tmp_path / "r.sqlite"
    with opened(record) as desk:
        [told] = tell(desk, message("m1", FURIOUS))
    with closing(CaseFiles(record)) as files:
        assert files.wanted_ids([str(told.case)]) == [told.case]
        with pytest.raises(BadInput) as refused:
            files.wanted_ids([str(told.case), "nobody"])
        with pytest.raises(BadInput):
            files.case_file("nobody")
    assert refused.value.values == {"case": "nobody"}


@pytest.mark.parametrize(
    ("state", "kept_at", "now", "became"),
    [
        ("open", None, 9.0, "open"),
        ("open", None, 11.0, "broken"),
        ("kept", 9.0, 99.0, "kept"),
        ("kept", 11.0, 99.0, "late"),
        ("kept", None, 99.0, "kept"),
    ],
)
def test_a_promise_is_kept_late_broken_or_open(state: str, kept_at: float | None, now: float, became: str) -> None:
    marks = [Mark(1, kept_at, "promise_kept", "chen", {"promise": "p1"})] if kept_at is not None else []
    assert fate(Promise("p1", 10.0, "call back", "chen", state), marks, now) == became


@pytest.mark.parametrize(("kept_at", "became"), [(9.0, "kept"), (11.0, "late")])
def test_what_a_message_kept_after_its_time_was_kept_late(kept_at: float, became: str) -> None:
    assert fate(Promise("p1", 10.0, "call back", "chen", "kept", kept_at=kept_at, kept_in=7), [], 99.0) == became
