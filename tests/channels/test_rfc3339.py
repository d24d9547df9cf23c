"""Times by RFC 3339."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.channels.rfc3339 import read_time

EAST = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-11-22T09:00:00+08:00", datetime(2026, 11, 22, 9, tzinfo=EAST)),
        ("2026-11-22T09:00:00Z", datetime(2026, 11, 22, 9, tzinfo=UTC)),
        ("2026-11-22t09:00:00z", datetime(2026, 11, 22, 9, tzinfo=UTC)),
        ("2026-11-22T09:00:00-00:00", datetime(2026, 11, 22, 9, tzinfo=UTC)),
        ("2026-11-22T09:00:00.5Z", datetime(2026, 11, 22, 9, 0, 0, 500_000, tzinfo=UTC)),
        ("2026-11-22T09:00:00.123456789012Z", datetime(2026, 11, 22, 9, 0, 0, 123_456, tzinfo=UTC)),
        ("2016-12-31T23:59:60Z", datetime(2016, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)),
        ("2017-01-01T07:59:60.25+08:00", datetime(2017, 1, 1, 7, 59, 59, 999_999, tzinfo=EAST)),
        ("2024-02-29T00:00:00+23:59", datetime(2024, 2, 29, tzinfo=timezone(timedelta(hours=23, minutes=59)))),
    ],
)
def test_a_time_is_read_with_its_offset(text: str, at: datetime) -> None:
    found = read_time(text)
    assert found == at
    assert found is not None
    assert found.utcoffset() == at.utcoffset()


@pytest.mark.parametrize(
    "text",
    [
        "", "2026-11-22", "2026-11-22T09:00:00", "2026-11-22 09:00:00Z", "2026-11-22T09:00Z", "20261122T090000Z",
        "2026-11-22T09:00:00+0800",
        "2026-11-22T09:00:00+08", "2026-11-22T24:00:00Z", "2026-11-22T09:60:00Z", "2026-11-22T09:00:61Z", "2026-11-22T12:00:60Z",
        "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "0000-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00",
        "2026-11-22T09:00:00+24:00", "2026-11-22T09:00:00+08:60", "2026-11-22T09:00:00.Z",
        "２０26-11-22T09:00:00Z", "2026-W47-7T09:00:00Z",
        " 2026-11-22T09:00:00Z", "2026-11-22T09:00:00Z\n", "2026-11-22T09:00:00." + "1" * 100 + "Z", "2026-11-22T09:00:00+08:00:30",
    ],
)  # fmt: skip
def test_what_is_no_date_time_of_the_standard_is_none(text: str) -> None:
    assert read_time(text) is None


@given(st.datetimes(min_value=datetime(1, 1, 3), max_value=datetime(9999, 12, 29), timezones=st.just(EAST)))
def test_what_python_writes_is_read_back(at: datetime) -> None:
    assert read_time(at.isoformat()) == at


@given(st.text(st.sampled_from("0123456789-:TtZz+. "), max_size=40))
def test_no_text_raises(text: str) -> None:
    found = read_time(text)
    assert found is None or found.tzinfo is not None
