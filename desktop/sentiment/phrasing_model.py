"""A linear model beside the rules of phrasing: n-grams and families of words, six outputs, weights from one file. Plain Python.

Each token is a number whose lanes of 32 bits hold its weight for each rule, so that adding tokens up adds all rules at once; above them
is a byte for each family of words that mean alike (training/own/phrasing/words.txt). A message is read sentence by sentence, and each
two neighbours together, because understanding and the "but" that takes it back may stand in two.
"""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

import msgspec

from desktop.core.reading import PHRASING_RULES
from desktop.sentiment.automaton import Automaton
from desktop.sentiment.fold import digits_alike, is_latin
from desktop.sentiment.grams import LONGEST
from desktop.sentiment.lanes import MIDDLE, SQUARE, Lanes, ordered
from desktop.sentiment.risk_model import places_of, word_tokens_of

RULES = len(PHRASING_RULES)
MOST, WIDE_MOST = 200, 80
"""Code points of a piece; the second where the text is not ASCII."""
NEARLY = 0.3
"""The share of what the clause that moved a rule most did, from which a neighbour belongs to it."""
_LANES = Lanes(RULES)
_STOP = re.compile(r"[。!?;\n]+|\.(?=\s|$)")
_CLAUSE = re.compile(r"[^,:。!?;\n]+")
_WIDE_CLAUSE = re.compile(r"[^,:。!?;\n\s]+(?:(?<=[\x00-\x7f]) +(?=[\x00-\x7f])[^,:。!?;\n\s]+)*")
"""In Chinese a blank stands for a mark."""
Weights = tuple[float, ...]
"""A number for each rule, in the order of PHRASING_RULES."""
Span = tuple[int, int]


class Heard(NamedTuple):
    """A piece of a folded text, or two neighbours, and the logit of each rule."""

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


@dataclass(frozen=True, slots=True)
class PhrasingModel:
    """What each token and each family adds to the logit of each rule. `runs`: those tokens that a run of characters may be; `points`: the
    logits from which the model is believed alone; `lowest`: those below which a rule is not."""

    tokens: dict[str, int]
    runs: Automaton[int]
    families: tuple[int, ...]
    bias: Weights
    unit: float
    points: Weights
    lowest: Weights

    def hear(self, text: str) -> list[Heard]:
        """The logits of every piece of a folded text and of each two neighbours."""
        text = digits_alike(text)
        spans = pieces_of(text)
        sums = [self._sum(text[start:end].strip()) for start, end in spans]
        heard = [Heard(start, end, self._logits(total)) for (start, end), total in zip(spans, sums, strict=True)]
        for (one, two), (first, second) in zip(pairwise(spans), pairwise(sums), strict=True):
            heard.append(Heard(one[0], two[1], self._logits(first + second)))
        return heard

    def _sum(self, piece: str) -> int:
        """The sum of a piece's tokens."""
        total = sum(filter(None, map(self.tokens.get, word_tokens_of(piece))))
        return total if is_latin(piece) else total + sum(self.runs.values(f" {piece} "))

    def _logits(self, total: int) -> Weights:
        if not total:
            return self.bias
        *sums, squares = _LANES.sums(total)
        present = _LANES.present(total, len(self.families))
        alike = _LANES.sums(sum([self.families[family] for family in present])) if present else [0] * RULES
        unit, scale = self.unit, self.unit / math.sqrt(max(squares, 1) / SQUARE)
        return tuple([bias + scale * word + unit * family for bias, word, family in zip(self.bias, sums, alike, strict=False)])

    def clause(self, text: str, heard: Heard, rule: int) -> Span:
        """The clause of a piece that moved a rule most, with neighbours that moved it nearly as much."""
        piece = digits_alike(text[heard.start : heard.end])
        moved = [0.0, *accumulate(self._parts(piece, rule))]
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

    def _parts(self, piece: str, rule: int) -> list[float]:
        """What each character adds, each token's part shared out among its own."""
        parts = [0.0] * len(piece)
        found = list(places_of(piece, self.tokens))
        scale = math.sqrt(max(_LANES.lane(sum([token for token, _, _ in found]), RULES), 1) / SQUARE)
        for token, start, end in found:
            weight = (_LANES.lane(token, rule) - MIDDLE) / scale
            weight += sum([_LANES.lane(self.families[family], rule) - MIDDLE for family in _LANES.present(token, len(self.families))])
            for place in range(start, min(max(end, start + 1), len(parts))):
                parts[place] += weight / max(end - start, 1)
        return parts


class Stored(msgspec.Struct, frozen=True):
    """The file: for each token a row of weights and its square, for each family a row, 16 bits each, little-endian.

    `members` are the numbers of the tokens that belong to a family, family by family.
    """

    tokens: str
    rows: bytes
    squares: bytes
    members: list[list[int]]
    families: bytes
    bias: list[float]
    unit: float
    points: list[float]
    lowest: list[float]


def read_phrasing_model(path: Path) -> PhrasingModel:
    """A model from its file."""
    return model_of(msgspec.msgpack.decode(path.read_bytes(), type=Stored))


def model_of(stored: Stored) -> PhrasingModel:
    """A model as it is looked up."""
    numbers = _LANES.numbers(stored.rows, ordered(array("H", stored.squares)))
    for family, members in enumerate(stored.members):
        bit = 1 << (_LANES.bits + 8 * family)
        for token in members:
            numbers[token] += bit
    tokens = dict(zip(stored.tokens.split("\n"), numbers, strict=True))
    points, lowest = tuple(stored.points), tuple(stored.lowest)
    runs = Automaton({token: number for token, number in tokens.items() if len(token) <= LONGEST})
    return PhrasingModel(tokens, runs, tuple(_LANES.numbers(stored.families)), tuple(stored.bias), stored.unit, points, lowest)
