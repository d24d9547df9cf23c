"""What is known around an offer, in words: the customer, similar cases, what the budgets leave."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.core.fairness import Precedent, Yardstick
from desktop.core.money import Money
from desktop.desk.money import Earlier, OfferBrief
from desktop.ui import numbers, words

MOST_EARLIER = 5


def customer_lines(brief: OfferBrief) -> list[str]:
    """How often the customer was here before, and what was offered to him, newest first."""
    said = QCoreApplication.translate("Brief", "%n earlier case(s)", "", brief.cases_before)
    if not brief.earlier:
        return [QCoreApplication.translate("Brief", "{cases}, no other offer.").format(cases=said)]
    given = [one.money for one in brief.earlier if one.state == "approved" and one.money.currency == brief.offer.money.currency]
    total = Money(brief.offer.money.currency, sum(money.minor for money in given))
    first = QCoreApplication.translate("Brief", "{cases}; approved so far: {total}.").format(cases=said, total=numbers.money(total))
    lines = [first, *(_earlier(one) for one in brief.earlier[:MOST_EARLIER])]
    if len(brief.earlier) > MOST_EARLIER:
        lines.append(QCoreApplication.translate("Brief", "and %n more", "", len(brief.earlier) - MOST_EARLIER))
    return lines


def _earlier(one: Earlier) -> str:
    said = QCoreApplication.translate("Brief", "{time}  {type} {money}: {state}")
    kind, state = words.word("offer_type", one.type), words.word("offer_state", one.state)
    return said.format(time=numbers.day(one.at), type=kind, money=numbers.money(one.money), state=state)


def similar_line(yardstick: Yardstick, money: Money) -> str:
    """What similar cases got, and whether this offer is among the usual ones."""
    if yardstick.median is None or yardstick.low is None or yardstick.high is None:
        return QCoreApplication.translate("Brief", "No similar case has an approved offer in this currency yet.")
    said = QCoreApplication.translate(
        "Brief", "%n similar case(s) got: mostly {type}, in the middle {median}, half of them {low} to {high}.", "", yardstick.count
    )
    low, median, high = (_money(value, money.currency) for value in (yardstick.low, yardstick.median, yardstick.high))
    shown = said.format(type=words.word("offer_type", yardstick.type), median=median, low=low, high=high)
    return f"{shown} {_place(yardstick.low, yardstick.high, money)}"


def _place(low: float, high: float, money: Money) -> str:
    if money.minor > high:
        return QCoreApplication.translate("Brief", "This one is above that.")
    if money.minor < low:
        return QCoreApplication.translate("Brief", "This one is below that.")
    return QCoreApplication.translate("Brief", "This one is among them.")


def precedent_title(precedent: Precedent) -> str:
    """A similar case, short enough for a link."""
    said = QCoreApplication.translate("Brief", "{type} {money}, {time}")
    kind = words.word("offer_type", precedent.type)
    return said.format(type=kind, money=numbers.money(precedent.money), time=numbers.day(precedent.at))


def left_line(brief: OfferBrief) -> str:
    """What the budgets leave before this offer; says where it does not fit."""
    said = {
        "day": (brief.left_today, QCoreApplication.translate("Brief", "today {money}")),
        "month": (brief.left_this_month, QCoreApplication.translate("Brief", "this month {money}")),
        "customer": (brief.left_for_customer, QCoreApplication.translate("Brief", "for this customer {money}")),
    }
    parts = [text.format(money=numbers.money(left)) for left, text in said.values() if left is not None]
    if not parts:
        return QCoreApplication.translate("Brief", "The policy sets no budget in this currency.")
    line = words.translated(", ").join(parts)
    short = any(left is not None and left.minor < brief.offer.covered.minor for left, _ in said.values())
    return QCoreApplication.translate("Brief", "{left}. That is too little for this offer.").format(left=line) if short else line


def _money(minor: float, currency: str) -> str:
    return numbers.money(Money(currency, round(minor)))
