"""Advice on a reply before it is sent: what makes it worse, what is missing, and words for it. It never blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.reading import PHRASING_RULES, Turn

MISSING = ("safe", "feeling", "apology", "read_back", "options", "time")
"""Pieces of a good reply to a complaint, in the order in which they are said."""
HINTS = (*PHRASING_RULES, "i_for_we", *MISSING)
LANGUAGES = ("zh_CN", "zh_TW", "zh_HK", "en")
HEATED = 30.0
"""Anger of the customer's last words from which feelings are worth naming."""
WORSE = 20
"""What each phrase that makes it worse takes from the score."""


@dataclass(frozen=True, slots=True)
class Talk:
    """What the reply answers: the conversation, the anger (0..100) of the customer's last words, the case's risks, and the time by which
    news can be promised, as it would be written."""

    turns: Sequence[Turn]
    anger: float = 0.0
    risks: Sequence[str] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class Hint:
    """One piece of advice: `code` one of HINTS, the place (code points; empty where something is missing and would go), and words for it
    in the customer's language, ____ where the writer fills in. `whole` is what those words stand for, where that is more than the place."""

    code: str
    start: int
    end: int
    rewrite: str
    whole: tuple[int, int] | None = None

    @property
    def replaced(self) -> tuple[int, int]:
        """What the rewrite takes the place of (code points)."""
        return self.whole or (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Advice:
    """All advice on a draft, and its score: 100 times the share of the wanted pieces that it has, less WORSE for each phrase that makes
    it worse; 0..100, None where nothing is written. `holding` is an answer that only says by when there will be news."""

    hints: tuple[Hint, ...] = ()
    score: int | None = None
    language: str = "en"
    holding: str = ""


def score_of(wanted: int, missing: int, worse: int) -> int:
    """The score of a reply with so many wanted pieces, so many of them missing, and so many phrases that make it worse."""
    share = 1.0 if wanted == 0 else (wanted - missing) / wanted
    return max(0, round(100 * share) - WORSE * worse)
