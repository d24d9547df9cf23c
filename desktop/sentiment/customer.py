"""The reading of one customer message: points of anger from words, emphasis, repetition, risk and what came before; then the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from desktop.core.reading import SpokenPromise, Turn
from desktop.sentiment.acceptance import CALM, CALM_WHO_ACCEPTS, EASED, RELIEVED, accepted_in, doubts, eased, uneasy
from desktop.sentiment.analysis import Analyser, Analysis, Part, Remembered
from desktop.sentiment.anger import curve, emphasis_parts, lexical_parts, scorn_parts, shouted
from desktop.sentiment.answers import LATELY, Answer, is_remedied, of_staff
from desktop.sentiment.context import (
    ALIKE,
    LONG_WAIT,
    NOTHING_BEFORE,
    Background,
    Shingles,
    context_of,
    counts_itself,
    is_a_form,
    likeness,
    says_again,
)
from desktop.sentiment.fold import is_latin
from desktop.sentiment.forecast import Forecaster, Omens, mean_tone
from desktop.sentiment.grams import Grams
from desktop.sentiment.irony import is_open, is_undone
from desktop.sentiment.phrasing import PhrasingReader
from desktop.sentiment.promises import Promises, dated
from desktop.sentiment.risk_model import RiskModel
from desktop.sentiment.risks import POINTS, Heard, Signal, find_signals, heard_in
from desktop.sentiment.rules import Rule
from desktop.sentiment.satisfaction import Five, Satisfaction

LEAST = 0.05
"""Evidence of less weight is not told."""
CONFRONTS = 6.0
ONCE_MORE = 8.0
"""Points of each further time that the same is asked."""
COUNTED = 5.0
"""Points of a repeated demand that counts itself."""
SAID_TWICE = 10.0
"""Points of a message that says the same twice."""
PUT_OFF = 11.0
"""Points that an answer adds which could hardly sound worse."""
HEATED = 20.0
"""Anger of the words before from which on somebody is not content without a reason."""
STIRRED = 35.0
"""That of words which stir a talk."""
NEAR = 4
"""Among so many messages before it staff's count for a message."""
THANKS = -17.0
"""What one word of thanks weighs."""
_YOU = ("你们", "你哋", "you ", "your ")
_PLACE = itemgetter(0, 1)
_LIGHT = frozenset({"repeat", "churn"})
"""Risks that weigh little and are often heard in talk that nothing stirs."""
_COLD = frozenset({"rulebook", "dismissive", "mocking", "blame_customer", "contrast_after_empathy"})


Told = tuple[int, int, str, float]
"""Start and end in the text as given, the kind of evidence, and its weight."""
Owned = tuple[int, int, str, float]
"""The same with its points."""


Said = tuple[str, datetime | None, tzinfo | None]
"""A text, when it was said, and by which clock: moments are equal whatever their offset, but "by two" is not."""


class Found(NamedTuple):
    """What the rules find in a customer's message: `points` of anger, and those of them that spans of it have."""

    analysis: Analysis
    points: float
    owned: list[Owned]
    anger: float
    five: Five
    forecast: float
    risks: tuple[str, ...]
    ironic: bool
    accepted: tuple[int, int] | None
    calm_below: float
    hollow: bool
    asked: tuple[Analysis, ...]
    stirred: bool

    def settled(self, five: Five, anger: float, stirred: bool) -> Five:
        """The satisfaction of hollow thanks, or of a mild message that lets a remedy pass in a talk that was `stirred`."""
        if self.hollow:
            return uneasy(five)
        if not stirred or anger >= self.calm_below:
            return five
        groups = self.analysis.groups
        return eased(five, RELIEVED if "thanks" in groups or "relief" in groups else EASED)


@dataclass(frozen=True)
class CustomerReader:
    """The rules and weights that read a customer's message, and what was found in the messages before."""

    analyser: Analyser
    risks: tuple[Rule, ...]
    risk_model: RiskModel
    phrasing: PhrasingReader
    promises: Promises
    satisfaction: Satisfaction
    grams: Grams
    forecaster: Forecaster

    @cached_property
    def answers(self) -> Remembered[str, Answer]:
        """What is found in messages of staff, by text."""
        return Remembered(self._answer)

    @cached_property
    def _dated(self) -> Remembered[Said, tuple[SpokenPromise, ...]]:
        """Promises by text and time: each of the customer's next messages asks whether they were kept."""
        return Remembered(self._promises_at)

    @cached_property
    def _heated(self) -> Remembered[str, float]:
        return Remembered(self._heat_of)

    @cached_property
    def _stirs(self) -> Remembered[str, bool]:
        """Whether hot words or a risk of weight are found in a text, as if nothing were before it."""
        return Remembered(self._is_stirring)

    def find(self, history: Sequence[Turn], turn: Turn) -> Found:
        """What is found in a message after `history`."""
        analysis = self.analyser[turn.text]
        before = self._background(history, turn, analysis)
        in_trouble = (before.cold or before.heated >= 25 or before.broken_promise) and not before.remedied
        parts = lexical_parts(analysis, in_trouble, before.rebuffed)
        parts += scorn_parts(analysis)
        hot, calm, pleased = _hot(parts), _calm(parts), _pleased(parts)
        heard, grams = self._heard(analysis)
        accepted = None if before.first else accepted_in(analysis.folded.text, before.promised)
        signals = find_signals(self.risks, heard, analysis, max(hot - calm, before.heated / 2), calm > 20 and hot < 4)
        if accepted is not None:
            signals = [signal for signal in signals if not _only_waits(signal, accepted)]
        parts += emphasis_parts(analysis, hot + 10 * len(signals), calm)
        parts += _risk_parts(signals)
        parts += _repetition(analysis, before, hot, pleased)
        owned, points = _weighed(analysis, parts, _beyond(before, hot, pleased, analysis))
        anger = round(curve(points), 2)
        five = self.satisfaction.five(grams, anger, thanks_of(analysis), not is_latin(analysis.folded.text))
        forecast = self.forecaster.chance(_omens(analysis, anger, five, before, len(signals)))
        kinds, ironic = tuple([signal.kind for signal in signals]), _is_ironic(parts)
        calm_below = 0.0 if kinds or ironic or before.repeated else _calm_below(before, accepted, analysis.folded.text)
        asked = before.asked if calm_below else ()
        earlier, stirred = tuple([self.analyser[text] for text in asked]), any(self._stirs[text] for text in asked)
        hollow = _is_hollow(before, analysis)
        return Found(analysis, points, owned, anger, five, forecast, kinds, ironic, accepted, calm_below, hollow, earlier, stirred)

    def _heard(self, analysis: Analysis) -> tuple[Heard, tuple[float, float]]:
        """What the models of risk and of satisfaction make of a text."""
        made, text = analysis.made, analysis.folded.text
        if made is not None:
            return made.heard, made.grams
        seen = self.grams.seen(text)
        return heard_in(self.risk_model, text, seen), self.grams.score(text, seen)

    def _background(self, history: Sequence[Turn], turn: Turn, analysis: Analysis) -> Background:
        if not history:
            return NOTHING_BEFORE
        context, known = context_of(history, turn), self.answers
        likes = self._likes(analysis.shingles, context.asked)
        repeated = max(likes, default=0.0)
        answered = [known[staff.text] for staff in context.answered[:2]]
        near = of_staff(history, NEAR)
        earlier = of_staff(history[: -len(context.answered)], NEAR) if context.answered else near
        heated = max([self._heated[text] for text in context.asked[:2]], default=0.0)
        last = [(staff, known[staff.text]) for staff in reversed(of_staff(history, LATELY))]
        remedied, named = is_remedied(last), any(answer.promises for _, answer in last[:2])
        return Background(
            repeated if repeated >= ALIKE else 0.0,
            True in [answer.cold for answer in answered],
            True in [self._is_broken(staff, turn.at) for staff in near if known[staff.text].promises],
            context.unanswered,
            context.waited,
            not context.asked,
            heated,
            mean_tone([answer.tone for answer in answered]),
            mean_tone([known[staff.text].tone for staff in earlier]),
            True in [answer.rebuffs() for answer in answered],
            True in [answer.offers(staff) for staff, answer in zip(context.answered[:2], answered, strict=True)],
            len([like for like in likes if like >= ALIKE]),
            remedied,
            not (remedied or named) and (heated >= HEATED or True in [known[staff.text].cold for staff in near]),
            context.asked,
        )

    def _likes(self, now: Shingles, asked: Sequence[str]) -> list[float]:
        """How like each of the customer's earlier messages is, 0..1; of those that are like it at all."""
        analyser = self.analyser
        earlier = [analyser[text].shingles for text in asked]
        return [likeness(now, before) for before in earlier if not now.isdisjoint(before)]

    def _answer(self, text: str) -> Answer:
        analysis = self.analyser[text]
        phrasing = self.phrasing.read(analysis)
        cold = any(found.rule in _COLD for found in phrasing)
        return Answer(self.promises.spoken(analysis.folded, text), phrasing, cold, self.forecaster.tone(analysis.folded.text))

    def _heat_of(self, text: str) -> float:
        parts = lexical_parts(self.analyser[text], False)
        return curve(_hot(parts) - _calm(parts))

    def _is_stirring(self, text: str) -> bool:
        if self._heated[text] >= STIRRED:
            return True
        analysis = self.analyser[text]
        signals = find_signals(self.risks, self._heard(analysis)[0], analysis, 0.0, False)
        return any(signal.kind not in _LIGHT for signal in signals)

    def _is_broken(self, staff: Turn, now: datetime | None) -> bool:
        if now is None or staff.at is None:
            return False
        return any(promise.due is not None and promise.due < now for promise in self.promised(staff))

    def promised(self, staff: Turn) -> tuple[SpokenPromise, ...]:
        """The promises of a message of staff. Most messages have none, which is known by text."""
        if not self.answers[staff.text].promises:
            return ()
        return self._dated[staff.text, staff.at, staff.at.tzinfo if staff.at else None]

    def _promises_at(self, said: Said) -> tuple[SpokenPromise, ...]:
        text, at, _ = said
        return dated(self.answers[text].promises, at)


def _calm_below(before: Background, accepted: tuple[int, int] | None, text: str) -> float:
    if not (accepted or before.remedied) or doubts(text):
        return 0.0
    if accepted:
        return CALM_WHO_ACCEPTS
    return 0.0 if is_open(text) else CALM


def _is_hollow(before: Background, analysis: Analysis) -> bool:
    """Whether thanks are for nothing: nothing was done, or it is doubted after hot words."""
    if "relief" in analysis.groups:
        return False
    return before.unresolved or (before.heated >= HEATED and doubts(analysis.folded.text))


def _hot(parts: Iterable[Part]) -> float:
    return sum([part.points for part in parts if part.points > 0])


def _calm(parts: Iterable[Part]) -> float:
    return -sum([part.points for part in parts if part.points < 0])


def _risk_parts(signals: Sequence[Signal]) -> list[Part]:
    return [Part(s.start, s.end, "risk", POINTS[s.kind] * 0.6**n, "risk") for n, s in enumerate(signals)]


def _only_waits(signal: Signal, accepted: tuple[int, int]) -> bool:
    """Whether a threat was heard in words that only say that the customer waits for somebody who will come."""
    return signal.kind == "violence" and signal.start >= accepted[0] - 2 and signal.end <= accepted[1] + 2


def _is_ironic(parts: Iterable[Part]) -> bool:
    return any(part.group == "irony" for part in parts)


def _repetition(analysis: Analysis, before: Background, hot: float, pleased: float) -> list[Part]:
    if pleased > hot or (before.repeated and is_a_form(analysis.folded.text)):
        return []
    if not before.repeated:
        return [Part(0, len(analysis.folded.text), "repetition", SAID_TWICE, "repetition")] if says_again(analysis.folded.text) else []
    points = 5.0 + 10.0 * (before.repeated - ALIKE) / (1 - ALIKE) + ONCE_MORE * min(before.again - 1, 3)
    points += COUNTED * counts_itself(analysis.folded.text)
    return [Part(0, len(analysis.folded.text), "repetition", points, "repetition")]


def _pleased(parts: Iterable[Part]) -> float:
    """Points of calm that are more than manners."""
    return -sum([part.points for part in parts if part.points < 0 and part.group != "polite"])


def _beyond(before: Background, hot: float, pleased: float, analysis: Analysis) -> float:
    """Points that no words of this message give: they come from what happened before it."""
    if pleased > hot:
        return 0.0
    text = analysis.folded.text
    asks = "?" in text or "!" in text or hot >= 4
    points = 12.0 * before.cold * (1.0 if asks else 0.4)
    points += 10.0 * (before.broken_promise and (asks or is_undone(text)))
    if before.unanswered and asks:
        points += 4.0 if before.waited < LONG_WAIT else 9.0
    points += CONFRONTS * (_confronts(text) and (before.cold or before.heated >= 20 or hot >= 8))
    points += PUT_OFF * max(before.tone, 0.0) * (1.0 if asks else 0.7)
    return points + 0.2 * before.heated * (asks and (hot >= 4 or not before.remedied))


def _confronts(text: str) -> bool:
    """A question or exclamation with "you" in it."""
    return ("?" in text or "!" in text) and any(word in text for word in _YOU)


def _weighed(analysis: Analysis, parts: list[Part], beyond: float) -> tuple[list[Owned], float]:
    """Spans whose points change the anger, in order of place; and all the points."""
    span = analysis.folded.span
    spans: list[Owned] = [(*span(part.start, part.end), part.kind, part.points) for part in parts]
    spans += _capitals(analysis, parts)
    points = beyond + sum([own for _, _, _, own in spans])
    if len(spans) > 1:
        spans.sort(key=_PLACE)
    anger = curve(points)
    return [one for one in spans if abs(anger - curve(points - one[3])) >= LEAST], points


def weighed(found: Found) -> list[Told]:
    """Evidence by its true weight, the change of anger without it."""
    anger, points = curve(found.points), found.points
    return [(start, end, kind, round(anger - curve(points - own), 2)) for start, end, kind, own in found.owned]


def _capitals(analysis: Analysis, parts: Sequence[Part]) -> list[Owned]:
    words = shouted(analysis.given)
    if not words:
        return []
    hot = _hot(parts) - _calm(parts)
    share = (12.0 if hot >= 6 else 6.0 if hot >= 0 else 0.0) / max(3, len(words))
    return [(*span, "emphasis", share) for span in words] if share else []


def thanks_of(analysis: Analysis) -> float:
    """How much a message thanks, 0..2."""
    if "thanks" not in analysis.groups:
        return 0.0
    return min(sum([hit.entry.weight for hit in analysis.hits if hit.entry.group == "thanks"]) / THANKS, 2.0)


def _omens(analysis: Analysis, anger: float, five: Five, before: Background, risks: int) -> Omens:
    asks, unanswered, risky = float("?" in analysis.folded.text), min(before.unanswered, 3) / 3, min(risks, 3) / 3
    broken, cold, first = float(before.broken_promise), float(before.cold), float(before.first)
    happened = before.repeated, unanswered, broken, risky, cold, before.tone, before.tone_before, first
    return Omens(anger / 100, before.heated / 100, five[0] + five[1], asks, *happened)
