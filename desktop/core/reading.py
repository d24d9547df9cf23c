"""What the scorer says of one message: anger, satisfaction, evidence, risks, promises, phrasing, forecast.

All offsets are code points into the text as it was given.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

RISKS = (
    "safety", "self_harm", "violence", "regulator", "legal", "media",
    "publicity", "consumer_body", "chargeback", "privacy", "repeat", "churn",
)  # fmt: skip
"""The twelve kinds of risk signal, gravest first: the order in which they are shown."""

EVIDENCE_KINDS = ("lexicon", "model", "repetition", "emphasis", "sarcasm", "risk")
COUNTED = ("calendar", "weekdays")
"""By the official calendar of holidays, or, where that is not known, Monday to Friday."""
PHRASING_RULES = ("contrast_after_empathy", "vague_apology", "blame_customer", "rulebook", "dismissive", "mocking")


@dataclass(frozen=True, slots=True)
class Turn:
    """A message as the scorer sees it: who, when (None: unknown), what."""

    sender: str
    at: datetime | None
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words behind a score. `weight` in points of anger, negative when it calms."""

    start: int
    end: int
    kind: str
    weight: float


@dataclass(frozen=True, slots=True)
class SpokenPromise:
    """Something staff told the customer would happen by `due` (None when the message has no time).

    `counted` says how working days were counted: one of COUNTED, or "" where none were.
    """

    due: datetime | None
    start: int
    end: int
    counted: str = ""


@dataclass(frozen=True, slots=True)
class Phrasing:
    """Words of staff that make it worse, by one of PHRASING_RULES."""

    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The scorer's reading of one message. `anger` (0..100) and `satisfaction_probabilities` (five, for 1 to 5) are None for staff.

    `forecast` is the chance (0..1) that the conversation is hot or worse within the customer's next three messages; whoever
    folds heat sets it to None where that is so already.
    """

    anger: float | None = None
    satisfaction_probabilities: tuple[float, float, float, float, float] | None = None
    forecast: float | None = None
    risks: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    promises: tuple[SpokenPromise, ...] = ()
    phrasing: tuple[Phrasing, ...] = ()
    scorer: str = ""
    version: str = ""

    @property
    def satisfaction(self) -> float | None:
        """The mean of the five probabilities, 1..5."""
        return None if self.satisfaction_probabilities is None else mean_satisfaction(self.satisfaction_probabilities)


def mean_satisfaction(probabilities: tuple[float, float, float, float, float]) -> float:
    """The mean of 1 to 5, from the probability of each."""
    one, two, three, four, five = probabilities
    return one + 2 * two + 3 * three + 4 * four + 5 * five
