"""Many messages looked at before they are read one by one: what models of n-grams make of them costs a fifth at one go."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from desktop.sentiment.analysis import Analyser, Analysis
from desktop.sentiment.grams import Grams, framed_of
from desktop.sentiment.model import PLAIN, Output
from desktop.sentiment.model import framed_of as hashed_of
from desktop.sentiment.risk_model import RiskModel, windows_of
from desktop.sentiment.risks import Heard

if TYPE_CHECKING:
    from desktop.sentiment.together import Frame, Numbers, Together

FEW = 5
"""So many texts are worth it."""
LONGEST = 250
"""A longer folded text is read by itself: arrays gain nothing there."""


class Made(NamedTuple):
    """What the models make of a text: log-odds of anger and what each code point adds, the logits of satisfaction, and risks."""

    anger: float
    parts: list[float]
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

    def look(self, texts: Iterable[str]) -> None:
        """So many texts that their analyses are remembered together."""
        found = [self._analyser.analyse(text) for text in dict.fromkeys(texts)]
        new = [analysis for analysis in found if analysis.made is None and 0 < len(analysis.folded.text) <= LONGEST]
        self._met += sum([len(analysis.folded.text) for analysis in new])
        if len(new) >= FEW and (self._met >= PLAIN or "numpy" in sys.modules):
            self._make(new)

    def _make(self, analyses: Sequence[Analysis]) -> None:
        if self._together is None:
            from desktop.sentiment.together import Together

            self._together = Together(self._anger, self._grams, self._risks)
        wanted = [list(_frames_of(analysis.folded.text)) for analysis in analyses]
        frames = list(dict.fromkeys([frame for row in wanted for frame in row]))
        numbers = dict(zip(frames, self._together.numbers(frames), strict=True))
        for analysis, row in zip(analyses, wanted, strict=True):
            analysis.made = self._made(analysis.folded.text, [numbers[frame] for frame in row])

    def _made(self, text: str, numbers: Sequence[Numbers]) -> Made:
        hashed, grams, *pieces = numbers
        heard = Heard.of(self._risks, tuple(windows_of(text)), [piece.risks for piece in pieces])
        return Made(hashed.anger, hashed.parts, grams.grams, heard)


def _frames_of(text: str) -> Iterator[Frame]:
    """What is looked at for anger, for satisfaction, and of each window for risks: mostly the same."""
    latin = text.isascii()
    yield hashed_of(text), latin
    yield framed_of(text), latin
    for _, piece in windows_of(text):
        yield f" {piece} ", piece.isascii()
