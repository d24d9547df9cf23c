"""The linear model beside the rules of risk: twelve outputs (see `linear`), texts read window by window. Plain Python."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from desktop.core.reading import RISKS
from desktop.sentiment.fold import is_latin
from desktop.sentiment.grams import Seen
from desktop.sentiment.lanes import Lanes
from desktop.sentiment.linear import Linear, Stored, Weights, linear_of
from desktop.sentiment.vocabulary import Vocabulary

WHOLE = 250
"""Longer texts are read in pieces from the start, because what is said beside a threat thins it; others where a kind is near."""
PIECE, WIDE_PIECE = 90, 30
"""A piece is of whole sentences of about so many characters, the second where the text is not Latin."""
LONG, WIDE_LONG = 140, 60
"""Longer sentences are read in pieces of whole clauses, and so are texts of more than MANY pieces."""
MANY = 16
LANES = Lanes(len(RISKS))
_SENTENCE = re.compile(r"(?:[^。!?;\n.]|\.(?=\S))*(?:[。!?;\n.]+|$)")
_CLAUSE = re.compile(r"[^。!?;\n,]*[。!?;\n,]*")

Window = tuple[int, str]
"""A piece of a text, and the place where it begins."""


def windows_of(text: str) -> list[Window]:
    """What is read of a text first."""
    return [(0, text)] if len(text) <= WHOLE else pieces_of(text)


def pieces_of(text: str) -> list[Window]:
    """A text in pieces of whole sentences, with the place where each begins; of clauses, where sentences are long."""
    latin = is_latin(text)
    most, long = (PIECE, LONG) if latin else (WIDE_PIECE, WIDE_LONG)
    if len(text) <= most:
        return [(0, text)]
    if len(text) > MANY * most:
        return _joined(_clauses(text, 0, long), long)
    return _joined(_sentences(text, long), most)


def is_short(text: str) -> bool:
    """Whether a text is no longer than a sentence may be: what the model does not hear in it is not thinned."""
    return len(text) <= (LONG if is_latin(text) else WIDE_LONG)


def _sentences(text: str, long: int) -> Iterator[Window]:
    for found in _SENTENCE.finditer(text):
        if 0 < len(found[0]) <= long:
            yield found.start(), found[0]
        else:
            yield from _joined(_clauses(found[0], found.start(), long), long)


def _clauses(text: str, start: int, most: int) -> Iterator[Window]:
    """The clauses of a text that begins at a place, none longer than `most`."""
    for found in _CLAUSE.finditer(text):
        for place in range(found.start(), found.end(), most):
            yield start + place, text[place : min(place + most, found.end())]


def _joined(pieces: Iterable[Window], most: int) -> list[Window]:
    """Neighbours together, as far as they are not longer than `most`."""
    joined: list[Window] = []
    for start, piece in pieces:
        if joined and len(joined[-1][1]) + len(piece) <= most:
            joined[-1] = (joined[-1][0], joined[-1][1] + piece)
        else:
            joined.append((start, piece))
    return joined


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
