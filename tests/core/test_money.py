"""Money: whole minor units, parsed and printed without a float."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.errors import BadInput
from desktop.core.money import MINOR_DIGITS, Money, parse_money


@given(st.sampled_from(sorted(MINOR_DIGITS)), st.integers(0, 10**12))
def test_what_is_printed_is_read_again(currency: str, minor: int) -> None:
    money = Money(currency, minor)
    assert parse_money(money.amount, currency) == money


@pytest.mark.parametrize(
    ("amount", "currency", "printed"),
    [("0", "CNY", "0.00"), ("0.5", "CNY", "0.50"), ("680", "CNY", "680.00"), ("12.34", "HKD", "12.34"), ("5000", "JPY", "5000"),
     ("1.234", "KWD", "1.234"), ("999999999999999", "CNY", "999999999999999.00")],
)  # fmt: skip
def test_amounts_are_printed_with_the_decimals_of_their_currency(amount: str, currency: str, printed: str) -> None:
    assert parse_money(amount, currency).amount == printed


@pytest.mark.parametrize(
    ("amount", "currency"),
    [("", "CNY"), ("-1", "CNY"), ("+1", "CNY"), ("01", "CNY"), ("1.", "CNY"), (".5", "CNY"), ("1.234", "CNY"), ("1.0", "JPY"),
     ("1e3", "CNY"),
     ("1,000", "CNY"), ("１", "CNY"), (" 1", "CNY"), ("1\n", "CNY"), ("NaN", "CNY"), ("1", "XXX"), ("1", "cny"),
     ("1000000000000000", "CNY")],
)  # fmt: skip
def test_anything_else_is_no_amount(amount: str, currency: str) -> None:
    with pytest.raises(BadInput, match="bad_amount"):
        parse_money(amount, currency)
