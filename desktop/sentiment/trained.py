"""The scorer that Stepin ships: what the rules read, with anger and satisfaction moved by models of n-grams, and the words behind that."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from desktop.core.reading import Evidence, Reading, Turn
from desktop.sentiment.analysis import Analysis
from desktop.sentiment.anger import curve
from desktop.sentiment.customer import Found, Told, thanks_of
from desktop.sentiment.fold import is_latin
from desktop.sentiment.forecast import shifted
from desktop.sentiment.model import read_model
from desktop.sentiment.satisfaction import SHORT, Five, as_review, read_satisfaction
from desktop.sentiment.scorer import ASSETS, RuleScorer
from desktop.sentiment.telling import is_telling
from desktop.sentiment.temper import Temper
from desktop.sentiment.valence import EnglishAnger

MOST = 80.0
"""Points that the model can add."""
MIDDLE = 1.5
"""The logit at which it adds half of them."""
BELIEVED, HALF_BELIEVED, STEEP = 0.1, 0.5, 1.5
"""The share of the words' points that stays where the model is sure of calm, the logit at which half of the rest does, and how steeply."""
HALF_IN_TALK = 0.0
"""That logit inside a talk, where the words are about service."""
WORTH_TELLING = 25.0
"""Anger below which the model's words are not looked for."""
LEAST, SPANS, LOOKED_AT = 2.0, 3, 8
"""Model evidence of less weight is not told, nor more than so many spans; so many are looked at for them."""
ANGRY = 1.0
"""The logit from which on a text has stirred a talk."""
ACCEPTED = -14.0
"""Points of taking up what staff promised."""
_WORD = re.compile("[a-z]{2}")
_PIECE = re.compile(r"[a-z0-9']+|[^\W\da-z_]+")
_RUN = re.compile(b"\x01{1,6}")
"""What adds something, a byte a character, to the length of a word."""
_NOTHING = 0.0
_WIDE = "\x80"
_PLACE, _MOVED = itemgetter(0, 1), itemgetter(0)
_OF_WORDS = frozenset({"lexicon", "emphasis", "risk", "sarcasm"})
_BUT_IRONY = _OF_WORDS - {"sarcasm"}


class Blend(NamedTuple):
    """Points of the rules, those of `words` in the message and those of what happened before it, and the model's logit made into anger.

    Words, risks among them, are believed as far as the model believes them: on posts that no training saw they would lower the AUC by .05.
    """

    words: float
    rest: float
    logit: float
    half: float = HALF_BELIEVED

    @property
    def anger(self) -> float:
        """0..100, rising with all three."""
        return mixed(self.words, self.rest, *shares_of(self.logit, self.half))


def shares_of(logit: float, half: float = HALF_BELIEVED) -> tuple[float, float]:
    """How far words are believed, 0..1, and the model's own points."""
    return BELIEVED + (1.0 - BELIEVED) * sigmoid(STEEP * (logit - half)), MOST * sigmoid(logit - MIDDLE)


def mixed(words: float, rest: float, kept: float, model: float) -> float:
    """Anger from points of the rules and the `shares_of` a logit."""
    return curve((words * kept if words > 0 else words) + rest + model)


class TrainedScorer:
    """Rules and trained models. Keeps what it loaded from `assets`; picklable, and loaded anew where it is unpickled."""

    name = "stepin"
    version = "1"

    def __init__(self, assets: Path = ASSETS) -> None:
        self._assets = assets
        self._rules = RuleScorer(assets)
        outputs = read_model(assets / "ngrams.msgpack")
        self._review = outputs["review"]
        self._english = EnglishAnger(assets)
        self._satisfaction = read_satisfaction(assets / "satisfaction.json")
        self._temper = Temper(outputs["anger"], self._english)
        self._ahead = self._rules.ahead(outputs["anger"])

    def __reduce__(self) -> tuple[type[TrainedScorer], tuple[Path]]:
        return TrainedScorer, (self._assets,)

    def read(self, history: Sequence[Turn], turn: Turn) -> Reading:
        """The reading of one message in its context."""
        if turn.sender != "customer":
            return self._rules.others(history, turn, self.name, self.version)
        found = self._rules.customers(history, turn)
        if not turn.text.strip():
            return self._rules.customers_reading(found, self.name, self.version)
        anger, told = self._blended(found, found.analysis.folded.text, bool(history))
        five = found.settled(self._satisfied(found.five, found.analysis, anger), anger, found.stirred or self._was_angry(found.asked))
        forecast = shifted(found.forecast, found.anger, anger)
        evidence = tuple([Evidence(*one) for one in told])
        return Reading(anger, five, forecast, found.risks, evidence, scorer=self.name, version=self.version)

    def look_ahead(self, turns: Iterable[Turn]) -> None:
        """These messages will be read next."""
        self._temper.look(self._ahead.look([turn.text for turn in turns if turn.sender == "customer"]))

    def _was_angry(self, asked: Iterable[Analysis]) -> bool:
        """Whether the model calls one of these texts angry."""
        return any(self._temper.read(text.folded.text, text.made.anger if text.made else None)[0] >= ANGRY for text in asked)

    def _satisfied(self, five: Five, analysis: Analysis, anger: float) -> Five:
        """The satisfaction that the rules read, moved by the model of reviews where a Chinese text is long; English by its own model."""
        text = analysis.folded.text
        if not is_latin(text):
            return as_review(five, anger, text, self._review.logit(text) if len(text) > SHORT else 0.0)
        if not _WORD.search(text):
            return five
        return self._satisfaction.english(self._english.feelings(text), anger, thanks_of(analysis))

    def _blended(self, found: Found, text: str, talking: bool) -> tuple[float, list[Told]]:
        """The anger of rules and model together; the rules' spans by what they move now, and the model's.

        `talking`: the talk has begun, so that it is service whatever the words are like.
        """
        made = found.analysis.made
        logit, believed = self._temper.read(text, made.anger if made else None)
        believed = 1.0 if talking else believed
        of_words = _BUT_IRONY if found.ironic else _OF_WORDS
        spans = [(start, end, kind, believed * _share(found.points, own)) for start, end, kind, own in found.owned]
        words = sum([part for _, _, kind, part in spans if kind in of_words])
        rest = believed * max(found.points, 0.0) - words
        if found.accepted:
            spans.append((*found.analysis.folded.span(*found.accepted), "lexicon", ACCEPTED))
            words += ACCEPTED
        half = HALF_IN_TALK if talking else HALF_BELIEVED
        shares = shares_of(logit, half)
        anger = mixed(words, rest, *shares)
        told = []
        for start, end, kind, part in spans:
            left = mixed(words - part, rest, *shares) if kind in of_words else mixed(words, rest - part, *shares)
            told.append((start, end, kind, round(anger - left, 2)))
        if anger >= WORTH_TELLING:
            parts = self._temper.parts(text, made.parts if made else None)
            told += model_spans(parts, found.analysis, Blend(words, rest, logit, half))
            told.sort(key=_PLACE)
        return round(anger, 2), told


def _share(points: float, own: float) -> float:
    """What of so many points would be gone without a span's own: those below nothing count for nothing."""
    return max(points, 0.0) - max(points - own, 0.0)


def model_spans(parts: Sequence[float], analysis: Analysis, blend: Blend) -> list[Told]:
    """The telling words that moved the model most, heaviest first, with what the anger would lose without them. `parts`: of each code
    point."""
    anger, folded = blend.anger, analysis.folded
    found: list[Told] = []
    pieces = [(sum(parts[start:end]), start, end) for start, end in _pieces(folded.text, parts)]
    pieces.sort(key=_MOVED, reverse=True)
    for moved, first, last in pieces[:LOOKED_AT]:
        weight = anger - mixed(blend.words, blend.rest, *shares_of(blend.logit - moved, blend.half)) if moved > 0 else 0.0
        if weight < LEAST or len(found) == SPANS:
            break
        start, end = folded.span(first, last)
        if is_telling(analysis.given, start, end):
            found.append((start, end, "model", round(weight, 2)))
    return found


def _pieces(text: str, parts: Sequence[float]) -> list[tuple[int, int]]:
    """Words where it is Latin; elsewhere runs of characters that each add something, cut to a word's length."""
    spans = [found.span() for found in _PIECE.finditer(text, 0, len(parts))]
    if text.isascii():
        return spans
    adds = bytes(map(_NOTHING.__lt__, parts))
    pieces = []
    for start, end in spans:
        if text[start] < _WIDE:
            pieces.append((start, end))
        else:
            pieces += [run.span() for run in _RUN.finditer(adds, start, end)]
    return pieces


def sigmoid(x: float) -> float:
    """1 / (1 + e^-x)."""
    return 1.0 / (1.0 + math.exp(-x)) if -60.0 < x < 60.0 else float(x > 0)
