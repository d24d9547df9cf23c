"""The linear model beside the rules of risk: twelve outputs (see `linear`), texts read window by window. Plain Python."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import msgspec

from desktop.core.reading import RISKS
from desktop.sentiment.fold import is_latin
from desktop.sentiment.grams import Seen
from desktop.sentiment.lanes import Lanes
from desktop.sentiment.linear import Linear, Stored, Weights, linear_of
from desktop.sentiment.vocabulary import Vocabulary

WINDOW, WIDE_WINDOW = 140, 60
"""Longer texts are read in pieces of whole clauses of about so many characters, the second where the text is not Latin."""
LANES = Lanes(len(RISKS))
_CLAUSE = re.compile(r"[^。!?;\n,]*[。!?;\n,]*")

Window = tuple[int, str]
"""A piece of a text, and the place where it begins."""


def windows_of(text: str) -> list[Window]:
    """A text in pieces of whole clauses, with the place where each begins."""
    most = WINDOW if is_latin(text) else WIDE_WINDOW
    if len(text) <= most:
        return [(0, text)]
    pieces: list[Window] = []
    for found in _CLAUSE.finditer(text):
        for start in range(found.start(), found.end(), most):
            piece = text[start : min(start + most, found.end())]
            if pieces and len(pieces[-1][1]) + len(piece) <= most:
                pieces[-1] = (pieces[-1][0], pieces[-1][1] + piece)
            else:
                pieces.append((start, piece))
    return pieces


@dataclass(frozen=True, slots=True)
class RiskModel:
    """The logits of the kinds, in the order of RISKS. `runs`: places of tokens by their number in `vocabulary`."""

    linear: Linear
    vocabulary: Vocabulary
    runs: list[int]

    def score(self, text: str, seen: Seen | None = None) -> Weights:
        """The logit of each kind for a window of folded text. `seen` saves work where it is of the same text."""
        total = self.linear.words(text)
        if not is_latin(text):
            framed = f" {text} "
            numbers = seen.numbers if seen is not None and seen.framed == framed else self.vocabulary.numbers(framed)
            total += sum(map(self.linear.tokens.__getitem__, map(self.runs.__getitem__, numbers)))
        return self.linear.logits(total)

    def span(self, text: str, kind: int) -> tuple[int, int]:
        """The characters of a window that moved a kind most: the run of the largest sum."""
        best, start, total, span = 0.0, 0, 0.0, (0, len(text))
        for place, part in enumerate(self.linear.parts(text, kind)):
            if total <= 0:
                start, total = place, 0.0
            total += part
            if total > best:
                best, span = total, (start, place + 1)
        return span


def read_risk_table(path: Path) -> Linear:
    """A model as its file has it, before anything is looked up."""
    return linear_of(msgspec.msgpack.decode(path.read_bytes(), type=Stored), LANES)


def risk_model_of(table: Linear, vocabulary: Vocabulary) -> RiskModel:
    """The model, with a vocabulary that has the runs of the table beside what else is in it."""
    return RiskModel(table, vocabulary, vocabulary.beside)


def read_risk_model(path: Path) -> RiskModel:
    """A model by itself."""
    table = read_risk_table(path)
    return risk_model_of(table, Vocabulary((), table.runs))
