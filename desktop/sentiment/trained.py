"""The scorer that Stepin ships: what the rules read, with anger and satisfaction moved by models of n-grams, and the words behind that."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from pathlib import Path

from desktop.core.reading import Evidence, Reading, Turn
from desktop.sentiment.anger import SCALE, curve
from desktop.sentiment.fold import Folded, Folder
from desktop.sentiment.forecast import shifted
from desktop.sentiment.model import read_model
from desktop.sentiment.satisfaction import SHORT, as_review
from desktop.sentiment.scorer import ASSETS, RuleScorer
from desktop.sentiment.temper import Temper
from desktop.sentiment.valence import EnglishAnger

MOST = 80.0
"""Points that the model can add."""
MIDDLE = 1.5
"""The logit at which it adds half of them."""
BELIEVED, HALF_BELIEVED, STEEP = 0.1, 0.5, 1.5
"""The share of the words' points that stays where the model is sure of calm, the logit at which half of the rest does, and how steeply."""
WORTH_TELLING = 25.0
"""Anger below which the model's words are not looked for."""
LEAST, SPANS = 2.0, 3
"""Model evidence of less weight is not told, nor more than so many spans."""
_PIECE = re.compile(r"[a-z0-9']+|[^\W\da-z_]+")
_LONGEST_PIECE = 6
_CERTAIN = 99.999
_OF_WORDS = frozenset({"lexicon", "emphasis", "risk", "sarcasm"})


@dataclass(frozen=True, slots=True)
class Blend:
    """Points of the rules, those of `words` in the message and those of what happened before it, and the model's logit made into anger.

    Words, risks among them, are believed as far as the model believes them: on posts that no training saw they would lower the AUC by .05.
    """

    words: float
    rest: float
    logit: float

    @property
    def anger(self) -> float:
        """0..100, rising with all three."""
        kept = BELIEVED + (1.0 - BELIEVED) * sigmoid(STEEP * (self.logit - HALF_BELIEVED))
        words = self.words * kept if self.words > 0 else self.words
        return curve(words + self.rest + MOST * sigmoid(self.logit - MIDDLE))

    def without(self, found: Evidence, anger: float) -> Blend:
        """What is left without a span; `anger` is the rules'."""
        points = part_of(found, anger)
        return replace(self, words=self.words - points) if found.kind in _OF_WORDS else replace(self, rest=self.rest - points)


def blended(reading: Reading, logit: float) -> Blend:
    """A reading of the rules and the model's logit together."""
    anger = reading.anger or 0.0
    words = sum(part_of(found, anger) for found in reading.evidence if found.kind in _OF_WORDS)
    return Blend(words, points_of(anger) - words, logit)


def part_of(found: Evidence, anger: float) -> float:
    """The points of a span in a reading of the rules with such an anger."""
    return points_of(anger) - points_of(min(max(anger - found.weight, 0.0), _CERTAIN))


class TrainedScorer:
    """Rules and trained models. Keeps what it loaded from `assets`; picklable, and loaded anew where it is unpickled."""

    name = "stepin"
    version = "1"

    def __init__(self, assets: Path = ASSETS) -> None:
        self._assets = assets
        self._rules = RuleScorer(assets)
        self._folder = Folder()
        outputs = read_model(assets / "ngrams.msgpack")
        self._review = outputs["review"]
        self._temper = Temper(outputs["anger"], EnglishAnger(assets))

    def __reduce__(self) -> tuple[type[TrainedScorer], tuple[Path]]:
        return TrainedScorer, (self._assets,)

    def read(self, history: Sequence[Turn], turn: Turn) -> Reading:
        """The reading of one message in its context."""
        reading = replace(self._rules.read(history, turn), scorer=self.name, version=self.version)
        if reading.anger is None or not turn.text.strip():
            return reading
        folded = self._folder.fold(turn.text)
        blend = blended(reading, self._temper.logit(folded.text))
        anger = round(blend.anger, 2)
        return replace(
            reading,
            anger=anger,
            satisfaction_probabilities=as_review(reading.satisfaction_probabilities, anger, folded.text, self._review_of(folded.text)),
            forecast=shifted(reading.forecast, reading.anger, anger),
            evidence=self._evidence(reading, blend, folded),
        )

    def _review_of(self, text: str) -> float:
        """The logit of an unhappy review; 0 of what is no Chinese text of some length."""
        return self._review.logit(text) if len(text) > SHORT and not text.isascii() else 0.0

    def _evidence(self, reading: Reading, blend: Blend, folded: Folded) -> tuple[Evidence, ...]:
        """The rules' spans by what they move now, and the model's."""
        told = [_reweighed(found, reading.anger or 0.0, blend) for found in reading.evidence]
        if blend.anger >= WORTH_TELLING:
            told += model_spans(self._temper, folded, blend)
        return tuple(sorted(told, key=lambda found: (found.start, found.end)))


def model_spans(temper: Temper, folded: Folded, blend: Blend) -> list[Evidence]:
    """The words that moved the model most, heaviest first, with what the anger would lose without them."""
    parts = temper.parts(folded.text)
    found = []
    heaviest = nlargest(2 * SPANS, _pieces(folded.text, parts), key=lambda piece: sum(parts[piece[0] : piece[1]]))
    for start, end in heaviest:
        weight = blend.anger - replace(blend, logit=blend.logit - sum(parts[start:end])).anger
        if weight >= LEAST:
            found.append(Evidence(*folded.span(start, end), "model", round(weight, 2)))
    return sorted(found, key=lambda evidence: -evidence.weight)[:SPANS]


def _pieces(text: str, parts: Sequence[float]) -> list[tuple[int, int]]:
    """Words where it is Latin; elsewhere runs of characters that each add something, cut to a word's length."""
    pieces = []
    for found in _PIECE.finditer(text[: len(parts)]):
        if found[0].isascii():
            pieces.append(found.span())
        else:
            pieces += _runs(found.start(), found.end(), parts)
    return pieces


def _runs(first: int, last: int, parts: Sequence[float]) -> list[tuple[int, int]]:
    runs, start = [], first
    for place in range(first, last + 1):
        if place == last or parts[place] <= 0 or place - start >= _LONGEST_PIECE:
            if place > start:
                runs.append((start, place))
            start = place if place < last and parts[place] > 0 else place + 1
    return runs


def _reweighed(found: Evidence, anger: float, blend: Blend) -> Evidence:
    return replace(found, weight=round(blend.anger - blend.without(found, anger).anger, 2))


def points_of(anger: float) -> float:
    """The points behind an anger of the rules: `curve` undone."""
    return -SCALE * math.log1p(-min(anger, _CERTAIN) / 100.0)


def sigmoid(x: float) -> float:
    """1 / (1 + e^-x)."""
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, x))))
