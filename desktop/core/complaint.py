"""The standard record form of a complaint: its fields, and what the conversation suggests for each, with the words it came from.

Nothing is invented: a value without words behind it is no suggestion, and an empty field stays empty until somebody fills it.
"""

from __future__ import annotations

from dataclasses import dataclass

FIELDS = ("nature", "customer_type", "channel", "cause", "product", "loss", "demand", "risks", "promises")
DEMANDS = (
    "refund", "replacement", "repair", "delivery", "compensation", "apology", "explanation", "callback", "manager", "cancel",
    "correction", "removal",
)  # fmt: skip
"""What customers ask for, as codes."""


@dataclass(frozen=True, slots=True)
class Words:
    """Where something was said: the place of the message in the conversation, and code points of its text."""

    message: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the conversation says for a field: a code (nature, cause, demand, customer_type) or the words themselves (product, loss)."""

    field: str
    value: str
    words: Words
