"""Many messages looked at before they are read one by one: what models of n-grams make of them costs a fifth at one go."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from desktop.sentiment.analysis import Analyser, Analysis
from desktop.sentiment.fold import is_latin
from desktop.sentiment.grams import Grams, framed_of
from desktop.sentiment.model import PLAIN, Output
from desktop.sentiment.model import framed_of as hashed_of
from desktop.sentiment.risk_model import RiskModel, Window, windows_of
from desktop.sentiment.risks import Heard

if TYPE_CHECKING:
    from desktop.sentiment.together import Floats, Frame, Numbers, Together

FEW = 5
"""So many texts are worth it."""
LONGEST = 250
"""A longer folded text is read by itself: arrays gain nothing there."""


class Made(NamedTuple):
    """What the models make of a text: log-odds of anger and what each code point adds, the logits of satisfaction, and risks."""

    anger: float
    parts: Floats
    grams: tuple[float, float]
    heard: Heard


class Ahead:
    """Puts what the models make of texts beside their analyses. Its tables are made after the first PLAIN code points, because a first
    reading should not wait for them."""

    def __init__(self, analyser: Analyser, anger: Output, grams: Grams, risks: RiskModel) -> None:
        self._analyser = analyser
        self._anger = anger
        self._grams = grams
        self._risks = risks
        self._met = 0
        self._together: Together | None = None

    def look(self, texts: Iterable[str]) -> list[str]:
        """So many texts that their analyses are remembered together. The folded texts of those that something was made of."""
        found = map(self._analyser.__getitem__, dict.fromkeys(texts))
        new = [analysis for analysis in found if analysis.made is None and 0 < len(analysis.folded.text) <= LONGEST]
        self._met += sum([len(analysis.folded.text) for analysis in new])
        if len(new) < FEW or (self._met < PLAIN and "numpy" not in sys.modules):
            return []
        self._make(new)
        return [analysis.folded.text for analysis in new]

    def _make(self, analyses: Sequence[Analysis]) -> None:
        if self._together is None:
            from desktop.sentiment.together import Together

            self._together = Together(self._anger, self._grams, self._risks)
        windows = [windows_of(analysis.folded.text) for analysis in analyses]
        wanted = [_frames_of(analysis.folded.text, own) for analysis, own in zip(analyses, windows, strict=True)]
        frames = list(dict.fromkeys([frame for row in wanted for frame in row]))
        numbers = dict(zip(frames, self._together.numbers(frames), strict=True))
        for analysis, own, row in zip(analyses, windows, wanted, strict=True):
            analysis.made = self._made(own, [numbers[frame] for frame in row])

    def _made(self, windows: Sequence[Window], numbers: Sequence[Numbers]) -> Made:
        hashed, grams, *pieces = numbers
        return Made(hashed.anger, hashed.parts, grams.grams, Heard.of(self._risks, windows, [piece.risks for piece in pieces]))


def _frames_of(text: str, windows: Sequence[Window]) -> list[Frame]:
    """What is looked at for anger, for satisfaction, and of each window for risks: mostly the same."""
    latin = is_latin(text)
    return [(hashed_of(text), latin), (framed_of(text), latin), *[(f" {piece} ", is_latin(piece)) for _, piece in windows]]
