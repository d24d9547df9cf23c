"""The reading of one customer message: points of anger from words, emphasis, repetition, risk and what came before; then the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from desktop.core.reading import Evidence, Reading, Turn
from desktop.sentiment.analysis import Analyser, Analysis, Part, Remembered, sums_of
from desktop.sentiment.anger import curve, emphasis_parts, lexical_parts, shouted
from desktop.sentiment.context import ALIKE, LONG_WAIT, context_of, likeness
from desktop.sentiment.forecast import Forecaster, Omens, mean_tone
from desktop.sentiment.grams import GramModel
from desktop.sentiment.phrasing import find_phrasing
from desktop.sentiment.promises import Promises
from desktop.sentiment.risk_model import RiskModel
from desktop.sentiment.risks import POINTS, Signal, find_signals
from desktop.sentiment.rules import Rule
from desktop.sentiment.satisfaction import Five, Satisfaction

LEAST = 0.05
"""Evidence of less weight is not told."""
CONFRONTS = 6.0
PUT_OFF = 11.0
"""Points that an answer adds which could hardly sound worse."""
THANKS = -17.0
"""What one word of thanks weighs."""
_YOU = ("你们", "你哋", "you ", "your ")
_COLD = frozenset({"rulebook", "dismissive", "mocking", "blame_customer", "contrast_after_empathy"})


class Background(NamedTuple):
    """What the talk before says about a message."""

    repeated: float
    cold: bool
    broken_promise: bool
    unanswered: int
    waited: float
    first: bool
    heated: float
    tone: float
    tone_before: float


@dataclass(frozen=True)
class CustomerReader:
    """The rules and weights that read a customer's message, and what was found in the messages before."""

    analyser: Analyser
    risks: tuple[Rule, ...]
    risk_model: RiskModel
    phrasing: tuple[Rule, ...]
    promises: Promises
    satisfaction: Satisfaction
    grams: GramModel
    forecaster: Forecaster

    @cached_property
    def _cold(self) -> Remembered[str, bool]:
        return Remembered(self._is_cold)

    @cached_property
    def _heated(self) -> Remembered[str, float]:
        return Remembered(self._heat_of)

    @cached_property
    def _tones(self) -> Remembered[str, float]:
        return Remembered(lambda text: self.forecaster.tone(self.analyser.analyse(text).folded.text))

    @cached_property
    def _dues(self) -> Remembered[tuple[str, datetime], tuple[datetime, ...]]:
        return Remembered(self._dues_of)

    def read(self, history: Sequence[Turn], turn: Turn, name: str, version: str) -> Reading:
        """The reading of a message after `history`."""
        analysis = self.analyser.analyse(turn.text)
        before = self._background(history, turn, analysis)
        parts = lexical_parts(analysis, before.cold or before.heated >= 25 or before.broken_promise)
        hot, calm = _hot(parts), _calm(parts)
        signals = find_signals(self.risks, self.risk_model, analysis, max(hot - calm, before.heated / 2), calm > 20 and hot < 4)
        parts += emphasis_parts(analysis, hot + 10 * len(signals), calm)
        parts += _risk_parts(signals)
        parts += _repetition(analysis, before.repeated, hot, calm)
        evidence, points = _weighed(analysis, parts, _beyond(before, hot, calm, analysis))
        anger = round(curve(points), 2)
        chinese = not turn.text.isascii()
        grams = self.grams.score(analysis.folded.text)
        five = self.satisfaction.five(grams, anger, thanks_of(analysis), chinese)
        return Reading(
            anger=anger,
            satisfaction_probabilities=five,
            forecast=self.forecaster.chance(_omens(analysis, anger, five, before, len(signals))),
            risks=tuple(signal.kind for signal in signals),
            evidence=evidence,
            scorer=name,
            version=version,
        )

    def _background(self, history: Sequence[Turn], turn: Turn, analysis: Analysis) -> Background:
        context = context_of(history, turn)
        now, analyse = analysis.shingles, self.analyser.analyse
        repeated = max([likeness(now, analyse(text).shingles) for text in context.asked], default=0.0) if len(now) > 1 else 0.0
        heated = max([self._heated[text] for text in context.asked[:2]], default=0.0)
        return Background(
            repeated if repeated >= ALIKE else 0.0,
            any(self._cold[staff.text] for staff in context.answered[:2]),
            any(self._is_broken(staff, turn.at) for staff in _staff_before(history)),
            context.unanswered,
            context.waited,
            not context.asked,
            heated,
            mean_tone([self._tones[staff.text] for staff in context.answered[:2]]),
            mean_tone([self._tones[staff.text] for staff in _staff_before(history[: -len(context.answered) or None])]),
        )

    def _is_cold(self, text: str) -> bool:
        analysis = self.analyser.analyse(text)
        if not any(f":{rule.kind}" in analysis.cues for rule in self.phrasing):
            return False
        return any(found.rule in _COLD for found in find_phrasing(self.phrasing, analysis))

    def _heat_of(self, text: str) -> float:
        parts = lexical_parts(self.analyser.analyse(text), False)
        return curve(_hot(parts) - _calm(parts))

    def _is_broken(self, staff: Turn, now: datetime | None) -> bool:
        return now is not None and staff.at is not None and any(due < now for due in self._dues[staff.text, staff.at])

    def _dues_of(self, said: tuple[str, datetime]) -> tuple[datetime, ...]:
        text, at = said
        return tuple(promise.due for promise in self.promises.find(self.analyser.analyse(text).folded, at, text) if promise.due is not None)


def _staff_before(history: Sequence[Turn]) -> list[Turn]:
    return [turn for turn in history[-4:] if turn.sender not in ("customer", "system")]


def _hot(parts: Iterable[Part]) -> float:
    return sum([part.points for part in parts if part.points > 0])


def _calm(parts: Iterable[Part]) -> float:
    return -sum([part.points for part in parts if part.points < 0])


def _risk_parts(signals: Sequence[Signal]) -> list[Part]:
    return [Part(s.start, s.end, "risk", POINTS[s.kind] * 0.6**n, "risk") for n, s in enumerate(signals)]


def _repetition(analysis: Analysis, repeated: float, hot: float, calm: float) -> list[Part]:
    if not repeated or calm > hot or not analysis.folded.text.strip():
        return []
    return [Part(0, len(analysis.folded.text), "repetition", 5.0 + 10.0 * (repeated - ALIKE) / (1 - ALIKE), "repetition")]


def _beyond(before: Background, hot: float, calm: float, analysis: Analysis) -> float:
    """Points that no words of this message give: they come from what happened before it."""
    if calm > hot:
        return 0.0
    text = analysis.folded.text
    asks = "?" in text or "!" in text or hot >= 4
    points = 8.0 * before.cold * (1.0 if asks else 0.4)
    points += 10.0 * before.broken_promise * asks
    if before.unanswered and asks:
        points += 4.0 if before.waited < LONG_WAIT else 9.0
    points += CONFRONTS * (_confronts(text) and (before.cold or before.heated >= 20 or hot >= 8))
    points += PUT_OFF * max(before.tone, 0.0) * (1.0 if asks else 0.7)
    return points + 0.12 * before.heated * asks


def _confronts(text: str) -> bool:
    """A question or exclamation with "you" in it."""
    return ("?" in text or "!" in text) and any(word in text for word in _YOU)


def _weighed(analysis: Analysis, parts: list[Part], beyond: float) -> tuple[tuple[Evidence, ...], float]:
    """Evidence by its true weight, the change of anger without it, in order of place; and all the points."""
    folded = analysis.folded
    spans = [(folded.span(part.start, part.end), part) for part in parts]
    spans += [(span, Part(*span, "emphasis", points, "capitals")) for span, points in _capitals(analysis, _hot(parts) - _calm(parts))]
    points = beyond + sum(part.points for _, part in spans)
    anger = curve(points)
    told = []
    for (start, end), part in spans:
        weight = round(anger - curve(points - part.points), 2)
        if abs(weight) >= LEAST:
            told.append(Evidence(start, end, part.kind, weight))
    return tuple(sorted(told, key=lambda e: (e.start, e.end))), points


def _capitals(analysis: Analysis, hot: float) -> list[tuple[tuple[int, int], float]]:
    words = shouted(analysis.given)
    share = (12.0 if hot >= 6 else 6.0 if hot >= 0 else 0.0) / max(3, len(words))
    return [(span, share) for span in words] if share else []


def thanks_of(analysis: Analysis) -> float:
    """How much a message thanks, 0..2."""
    return min(sums_of(analysis.hits).get("thanks", 0.0) / THANKS, 2.0)


def _omens(analysis: Analysis, anger: float, five: Five, before: Background, risks: int) -> Omens:
    return Omens(
        anger=anger / 100,
        heated=before.heated / 100,
        unhappy=five[0] + five[1],
        asks=float("?" in analysis.folded.text),
        repeated=before.repeated,
        unanswered=min(before.unanswered, 3) / 3,
        broken=float(before.broken_promise),
        risky=min(risks, 3) / 3,
        cold=float(before.cold),
        tone=before.tone,
        tone_before=before.tone_before,
        first=float(before.first),
    )
