"""Money: whole minor units of an ISO 4217 currency. Never a float."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType

from desktop.core.errors import BadInput

MINOR_DIGITS = MappingProxyType(
    {
        "AED": 2, "AUD": 2, "BHD": 3, "BRL": 2, "CAD": 2, "CHF": 2, "CLP": 0, "CNY": 2, "CZK": 2, "DKK": 2, "EUR": 2, "GBP": 2,
        "HKD": 2, "HUF": 2, "IDR": 2, "ILS": 2, "INR": 2, "ISK": 0, "JOD": 3, "JPY": 0, "KRW": 0, "KWD": 3, "MOP": 2, "MXN": 2,
        "MYR": 2, "NOK": 2, "NZD": 2, "OMR": 3, "PHP": 2, "PLN": 2, "QAR": 2, "RUB": 2, "SAR": 2, "SEK": 2, "SGD": 2, "THB": 2,
        "TND": 3, "TRY": 2, "TWD": 2, "USD": 2, "VND": 0, "ZAR": 2,
    }
)  # fmt: skip
"""The decimals of a currency (ISO 4217, table A.1)."""

_AMOUNT = re.compile(r"(0|[1-9][0-9]{0,14})(?:\.([0-9]+))?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount that is zero or more, in minor units."""

    currency: str
    minor: int

    @property
    def amount(self) -> str:
        """The decimal text of the amount, with all the decimals of its currency."""
        digits = MINOR_DIGITS[self.currency]
        if not digits:
            return str(self.minor)
        return f"{self.minor // 10**digits}.{self.minor % 10**digits:0{digits}d}"


def parse_money(amount: str, currency: str) -> Money:
    """Money of a decimal text: `0` or digits without a leading zero, at most the decimals of the currency.

    Raises BadInput("bad_amount") for anything else, for an unknown currency and from 10^15 on.
    """
    found = _AMOUNT.fullmatch(amount)
    digits = MINOR_DIGITS.get(currency)
    if found is None or digits is None or len(found[2] or "") > digits:
        raise BadInput("bad_amount", amount=amount, currency=currency)
    return Money(currency, int(found[1] + (found[2] or "").ljust(digits, "0")))
