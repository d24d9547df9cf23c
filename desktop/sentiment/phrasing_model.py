"""The linear model beside the rules of phrasing: six outputs (see `linear`). Plain Python.

A message is read sentence by sentence, and each two neighbours together, because understanding and the "but" that takes it back may stand
in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

import msgspec

from desktop.core.reading import PHRASING_RULES
from desktop.sentiment.automaton import Automaton
from desktop.sentiment.fold import digits_alike, is_latin
from desktop.sentiment.lanes import Lanes
from desktop.sentiment.linear import Linear, Stored, Weights, linear_of

RULES = len(PHRASING_RULES)
MOST, WIDE_MOST = 200, 80
"""Code points of a piece; the second where the text is not Latin."""
NEARLY = 0.3
"""The share of what the clause that moved a rule most did, from which a neighbour belongs to it."""
_LANES = Lanes(RULES)
_FACE = re.compile("[;:]-?\\)|[\U0001f600-\U0001f64f\U0001f910-\U0001f92f\U0001f970-\U0001f97a]")
_STOP = re.compile(r"[。!?;\n]+|\.(?=\s|$)")
_CLAUSE = re.compile(r"[^,:。!?;\n]+")
_WIDE_CLAUSE = re.compile(r"[^,:。!?;\n\s]+(?:(?<=[\x00-\x7f]) +(?=[\x00-\x7f])[^,:。!?;\n\s]+)*")
"""In Chinese a blank stands for a mark."""
Span = tuple[int, int]


class Heard(NamedTuple):
    """A piece of a folded text, or two neighbours, and the logit of each rule, in the order of PHRASING_RULES."""

    start: int
    end: int
    logits: Weights


def pieces_of(text: str) -> list[Span]:
    """The sentences of a folded text, long ones cut."""
    most, found, start = MOST if is_latin(text) else WIDE_MOST, list[Span](), 0
    for stop in [*(mark.end() for mark in _STOP.finditer(text)), len(text)]:
        found += _cut(text, start, stop, most)
        start = stop
    return found


def _cut(text: str, start: int, end: int, most: int) -> Iterator[Span]:
    """A sentence in parts of at most so many code points, at commas where there are any."""
    while end - start > most:
        comma = max(text.rfind(mark, start + most // 3, start + most) for mark in ", ")
        stop = comma + 1 if comma > 0 else start + most
        yield start, stop
        start = stop
    if text[start:end].strip():
        yield start, end


def marks_of(piece: str) -> list[str]:
    """The tokens of the marks that a folded piece in Latin letters has: a question, an exclamation, a face."""
    found = ["_!"] if "!" in piece else []
    if (")" in piece or not piece.isascii()) and _FACE.search(piece):
        found.append("_:)")
    if "?" in piece:
        found.append("_?")
    return found


@dataclass(frozen=True, slots=True)
class PhrasingModel:
    """The logits of the rules. `runs`: the places of those tokens that a run of characters may be; `points`: the logits from which the
    model is believed alone; `lowest`: those below which a rule is not."""

    linear: Linear
    runs: Automaton[int]
    points: Weights
    lowest: Weights

    def hear(self, text: str) -> list[Heard]:
        """The logits of every piece of a folded text and of each two neighbours."""
        text = digits_alike(text)
        spans = pieces_of(text)
        sums = [self._sum(text[start:end].strip()) for start, end in spans]
        heard = [Heard(start, end, self.linear.logits(total)) for (start, end), total in zip(spans, sums, strict=True)]
        for (one, two), (first, second) in zip(pairwise(spans), pairwise(sums), strict=True):
            heard.append(Heard(one[0], two[1], self.linear.logits(first + second)))
        return heard

    def _sum(self, piece: str) -> int:
        """The sum of a piece's tokens."""
        linear = self.linear
        if is_latin(piece):
            return linear.words(piece) + sum([linear.tokens[linear.places[mark]] for mark in marks_of(piece) if mark in linear.places])
        return linear.words(piece) + sum(map(linear.tokens.__getitem__, self.runs.values(f" {piece} ")))

    def clause(self, text: str, heard: Heard, rule: int) -> Span:
        """The clause of a piece that moved a rule most, with neighbours that moved it nearly as much."""
        piece = digits_alike(text[heard.start : heard.end])
        moved = [0.0, *accumulate(self.linear.parts(piece, rule))]
        marks = _CLAUSE if is_latin(piece) else _WIDE_CLAUSE
        clauses = [found.span() for found in marks.finditer(piece) if found[0].strip(" .")] or [(0, len(piece))]
        shares = [moved[end] - moved[start] for start, end in clauses]
        low = high = shares.index(max(shares))
        least = NEARLY * shares[low]
        while low > 0 and shares[low - 1] > least:
            low -= 1
        while high + 1 < len(shares) and shares[high + 1] > least:
            high += 1
        start, end = clauses[low][0], clauses[high][1]
        start += len(piece[start:end]) - len(piece[start:end].lstrip())
        return heard.start + start, heard.start + start + len(piece[start:end].rstrip())


class StoredPhrasing(Stored, frozen=True):
    """The same with the points at which rules are believed."""

    points: list[float]
    lowest: list[float]


def read_phrasing_model(path: Path) -> PhrasingModel:
    """A model from its file."""
    return model_of(msgspec.msgpack.decode(path.read_bytes(), type=StoredPhrasing))


def model_of(stored: StoredPhrasing) -> PhrasingModel:
    """A model as it is looked up."""
    linear = linear_of(stored, _LANES)
    return PhrasingModel(linear, Automaton(linear.runs), tuple(stored.points), tuple(stored.lowest))
