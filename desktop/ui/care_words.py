"""Words for the record form, mediation and follow-up: names of fields, demands, parts, sides and answers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.ui import words
from desktop.ui.words import QT_TRANSLATE_NOOP

_FIELDS = {
    "nature": QT_TRANSLATE_NOOP("Care", "Kind of complaint"),
    "customer_type": QT_TRANSLATE_NOOP("Care", "Kind of customer"),
    "channel": QT_TRANSLATE_NOOP("Care", "Channel"),
    "cause": QT_TRANSLATE_NOOP("Care", "What caused it"),
    "product": QT_TRANSLATE_NOOP("Care", "Product or service"),
    "loss": QT_TRANSLATE_NOOP("Care", "Loss"),
    "demand": QT_TRANSLATE_NOOP("Care", "What the customer asks for"),
    "risks": QT_TRANSLATE_NOOP("Care", "Risks"),
    "promises": QT_TRANSLATE_NOOP("Care", "Promises"),
}
_DEMANDS = {
    "refund": QT_TRANSLATE_NOOP("Care", "Money back"),
    "replacement": QT_TRANSLATE_NOOP("Care", "A replacement"),
    "repair": QT_TRANSLATE_NOOP("Care", "A repair"),
    "delivery": QT_TRANSLATE_NOOP("Care", "Delivery"),
    "compensation": QT_TRANSLATE_NOOP("Care", "Compensation"),
    "apology": QT_TRANSLATE_NOOP("Care", "An apology"),
    "explanation": QT_TRANSLATE_NOOP("Care", "An explanation"),
    "callback": QT_TRANSLATE_NOOP("Care", "A call back"),
    "manager": QT_TRANSLATE_NOOP("Care", "A manager"),
    "cancel": QT_TRANSLATE_NOOP("Care", "Cancellation"),
    "correction": QT_TRANSLATE_NOOP("Care", "A correction"),
    "removal": QT_TRANSLATE_NOOP("Care", "Deletion of data"),
}
_PARTS = {
    "customer_position": QT_TRANSLATE_NOOP("Care", "What the customer holds"),
    "company_position": QT_TRANSLATE_NOOP("Care", "What the company holds"),
    "common_ground": QT_TRANSLATE_NOOP("Care", "Common ground"),
    "proposal": QT_TRANSLATE_NOOP("Care", "Proposal"),
    "agreement": QT_TRANSLATE_NOOP("Care", "Agreement"),
    "failed": QT_TRANSLATE_NOOP("Care", "It failed; next step"),
}
_SIDES = {
    "customer": QT_TRANSLATE_NOOP("Care", "The customer agrees"),
    "company": QT_TRANSLATE_NOOP("Care", "The company agrees"),
}
_POSTS = {
    "none": QT_TRANSLATE_NOOP("Care", "Nothing was posted"),
    "gone": QT_TRANSLATE_NOOP("Care", "The post is gone"),
    "still": QT_TRANSLATE_NOOP("Care", "The post is still there"),
}
_OUTSIDE = {
    "accepted": QT_TRANSLATE_NOOP("Care", "They accepted it"),
    "ended": QT_TRANSLATE_NOOP("Care", "They ended it"),
}
_ALERTS = {
    "critical": QT_TRANSLATE_NOOP("Care", "A case is critical"),
    "promise": QT_TRANSLATE_NOOP("Care", "A promise is late"),
    "promise_soon": QT_TRANSLATE_NOOP("Care", "A promise is due soon"),
    "hand": QT_TRANSLATE_NOOP("Care", "Somebody asks for help"),
    "escalated": QT_TRANSLATE_NOOP("Care", "An offer waits too long"),
    "outside": QT_TRANSLATE_NOOP("Care", "A third party is late"),
    "call_back": QT_TRANSLATE_NOOP("Care", "A customer was to be called back"),
    "trouble": QT_TRANSLATE_NOOP("Care", "The record, the disk or the scorer has a trouble"),
}
_TABLES = {"field": _FIELDS, "demand": _DEMANDS, "part": _PARTS, "side": _SIDES, "post": _POSTS, "outside": _OUTSIDE, "alert": _ALERTS}


def care(table: str, code: str) -> str:
    """The word for a code of a table (field, demand, part, side, post, outside, alert); the code itself when we have none."""
    source = _TABLES[table].get(code)
    return code if source is None else QCoreApplication.translate("Care", source)


def named(name: str, words_of_care: str) -> str:
    """A name and what it is, with the colon of the interface's language."""
    return QCoreApplication.translate("Care", "{name}: {value}").format(name=name, value=words_of_care)


def inside(words_of_care: str) -> str:
    """A word or sentence of these tables as it stands inside another sentence."""
    return words_of_care[:1].lower() + words_of_care[1:]


def value(field: str, code: str) -> str:
    """A value of a field of the record form, in words."""
    match field:
        case "nature" | "cause" | "channel":
            return words.word(field, code)
        case "customer_type":
            return words.word("customer_kind", code)
        case "risks":
            return words.risk(code)
        case "demand":
            return care("demand", code)
        case _:
            return code
