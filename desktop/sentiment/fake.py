"""A tiny deterministic scorer beside the seam, for the tests of everything that needs one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from desktop.core.messages import STAFF
from desktop.core.reading import Evidence, Phrasing, Reading, SpokenPromise, Turn

ANGRY_WORDS = ("angry", "terrible", "垃圾", "氣死", "嬲")
PER_WORD, PER_MARK = 40.0, 20.0
PROMISE, RULE = "within an hour", "policy"
RISKY_WORDS = (("smoke", "safety"), ("lawyer", "legal"), ("Trustpilot", "publicity"))


class FakeScorer:
    """Keeps nothing: 20 points of anger for each `!`, 40 for each of ANGRY_WORDS; a risk for each of RISKY_WORDS."""

    name = "fake"
    version = "1"

    def read(self, history: Sequence[Turn], turn: Turn) -> Reading:
        """The reading of one message; what came before it has no part in it."""
        if turn.sender == "customer":
            return self._customer(turn.text)
        return self._staff(turn) if turn.sender in STAFF else Reading(scorer=self.name, version=self.version)

    def _customer(self, text: str) -> Reading:
        words = [word for word in ANGRY_WORDS if word in text]
        anger = min(100.0, PER_WORD * len(words) + PER_MARK * text.count("!"))
        low = anger / 100
        return Reading(
            anger=anger,
            satisfaction_probabilities=(low, 0.0, 0.0, 1 - low, 0.0),
            forecast=low,
            risks=tuple(kind for word, kind in RISKY_WORDS if word in text),
            evidence=tuple(Evidence(text.index(word), text.index(word) + len(word), "lexicon", PER_WORD) for word in words),
            scorer=self.name,
            version=self.version,
        )

    def _staff(self, turn: Turn) -> Reading:
        due = turn.at + timedelta(hours=1) if turn.at else None
        start, rule = turn.text.find(PROMISE), turn.text.find(RULE)
        return Reading(
            promises=(SpokenPromise(due, start, start + len(PROMISE)),) if start >= 0 else (),
            phrasing=(Phrasing("rulebook", rule, rule + len(RULE)),) if rule >= 0 else (),
            scorer=self.name,
            version=self.version,
        )
