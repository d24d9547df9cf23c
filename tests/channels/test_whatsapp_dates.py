"""The order of day, month and year, decided over a whole file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.channels.whatsapp.dates import ORDERS, DateOrder, read_date
from desktop.channels.whatsapp.survey import look

TODAY = date(2026, 11, 23)


def decided(dates: str, *, eastern: bool = False, not_after: date | None = TODAY) -> tuple[str, ...]:
    order = DateOrder()
    for text in dates.split():
        a, b, c = text.split("/")
        order.see((a, b, c), eastern)
    return order.candidates(not_after)


@pytest.mark.parametrize(
    ("dates", "orders"),
    [
        ("2024/12/01", ("ymd",)),
        ("13/1/2024", ("dmy",)),
        ("1/13/2024", ("mdy",)),
        ("1/2/2024 1/3/2024 13/4/2024", ("dmy",)),
        ("1/2/2024", ("dmy", "mdy")),
        ("3/4/24", ("dmy", "mdy")),
        ("10/5/2024 11/5/2024 12/5/2024 1/6/2024", ("dmy",)),
        ("5/10/2024 5/11/2024 5/12/2024 6/1/2024", ("mdy",)),
        ("1/2/2024 2/2/2024 3/2/2024", ("dmy", "mdy")),
        ("29/01/18", ("dmy",)),
        ("01/29/18", ("mdy",)),
        ("24/10/31", ("ymd",)),
        ("24/10/31 24/11/01 25/01/02", ("ymd",)),
        ("20/01/19", ("dmy",)),
        ("10/11/12", ("dmy", "mdy")),
        ("", ()),
        ("40/40/40 x/1/2 99/99/2024", ()),
    ],
)
def test_the_whole_file_decides(dates: str, orders: tuple[str, ...]) -> None:
    assert decided(dates.replace("x/", "0/")) == orders


def test_eastern_marks_speak_for_the_year_first() -> None:
    assert decided("18/1/29", eastern=True, not_after=None) == ("ymd",)
    assert decided("29/1/2018", eastern=True) == ("dmy",)


def test_without_a_day_to_measure_by_a_short_year_is_not_first() -> None:
    assert decided("24/10/31", not_after=None) == ("dmy",)


def test_when_every_order_lies_in_the_future_the_usual_ones_are_left() -> None:
    assert decided("24/10/31", not_after=date(2010, 1, 1)) == ("dmy",)


def test_one_pasted_date_does_not_overrule_a_hundred() -> None:
    many = " ".join(f"{day}/{month}/2024" for month in range(1, 12) for day in range(1, 28))
    assert decided(many + " 11/28/2024") == ("dmy",)


def test_values_that_contradict_each_other_decide_nothing() -> None:
    assert decided("13/1/2024 1/13/2024") == ("dmy", "mdy")


def test_a_late_message_is_no_step_back() -> None:
    assert decided("5/6/2024 9/6/2024 6/6/2024 9/7/2024 1/8/2024") == ("dmy",)


@pytest.mark.parametrize(
    ("parts", "order", "day"),
    [
        (("1", "2", "24"), "dmy", date(2024, 2, 1)),
        (("1", "2", "24"), "mdy", date(2024, 1, 2)),
        (("24", "2", "1"), "ymd", date(2024, 2, 1)),
        (("2024", "2", "1"), "dmy", date(2024, 2, 1)),
        (("29", "2", "23"), "dmy", None),
        (("1", "2", "08"), "dmy", None),
        (("1", "2", "123"), "dmy", None),
        (("1", "2", "2024"), "ymd", None),
    ],
)
def test_three_numbers_are_read_in_an_order(parts: tuple[str, str, str], order: str, day: date | None) -> None:
    assert read_date(parts, order) == day


@given(st.lists(st.dates(date(2010, 1, 1), date(2026, 1, 1)), min_size=1, max_size=30), st.sampled_from(("dmy", "mdy", "ymd")))
def test_the_true_order_of_a_chronological_file_is_never_ruled_out(days: list[date], order: str) -> None:
    seen = DateOrder()
    written = {"d": "%d", "m": "%m", "y": "%Y"}
    for day in sorted(days):
        a, b, c = (day.strftime(written[letter]) for letter in order)
        assert seen.see((a, b, c), False)
    assert order in seen.candidates(TODAY)
    assert set(seen.candidates(TODAY)) <= set(ORDERS)


def test_a_date_that_reads_differently_is_shown_as_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "chat.txt"
    file.write_text("05/05/26, 10:00 - Ann: a\n03/04/26, 10:01 - Bo: b\n", encoding="utf-8")
    assert look(file).date_example == "03/04/26"


def test_dates_that_are_none_in_any_order_alone_are_left_to_be_asked() -> None:
    order = DateOrder()
    assert order.see(("31", "10", "04"), eastern=False)
    assert order.see(("1", "15", "24"), eastern=False)
    assert order.candidates(date(2026, 11, 24)) == ("dmy", "mdy")
