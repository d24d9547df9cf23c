"""A linear model beside the rules of risk: n-grams and families of words, twelve outputs, weights from one file. Plain Python.

Each token is a number whose lanes of 32 bits hold its weight for each kind, so that adding tokens up adds all kinds at once. A family is
a list of words that mean alike (training/own/risks/words.txt): a word that was in no sentence of the training weighs what its family does.
"""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import msgspec

from desktop.core.reading import RISKS
from desktop.sentiment.fold import is_latin
from desktop.sentiment.grams import LONGEST, Seen, runs_of
from desktop.sentiment.lanes import MIDDLE, SQUARE, Lanes, ordered
from desktop.sentiment.vocabulary import Vocabulary

STEM = 5
"""Runs of 1 to LONGEST characters are tokens where the text is not ASCII; words, pairs, triples and beginnings of words are anywhere."""
WINDOW, WIDE_WINDOW = 140, 60
"""Longer texts are read in pieces of whole clauses of about so many characters, the second where the text is not ASCII."""
LANES = Lanes(len(RISKS))
_NOTHING = [0] * LANES.count
_WORDS = re.compile(r"[a-z0-9']+")
_CLAUSE = re.compile(r"[^。!?;\n,]*[。!?;\n,]*")

Place = tuple[int, int, int]
"""What is known of a token, the first character it stands on and the one after the last."""
Window = tuple[int, str]
"""A piece of a text, and the place where it begins."""
Weights = tuple[float, ...]
"""A number for each kind, in the order of RISKS."""


def tokens_of(text: str) -> list[str]:
    """The tokens of a folded text, each as often as it occurs."""
    return word_tokens_of(text) if is_latin(text) else runs_of(f" {text} ") + word_tokens_of(text)


def word_tokens_of(text: str) -> list[str]:
    """Those of its words."""
    words = _WORDS.findall(text)
    if not words:
        return []
    found = [f"_{word}" for word in words]
    found += [f"_{one} {two}" for one, two in pairwise(words)]
    found += [f"_{one} {two} {three}" for one, two, three in zip(words, words[1:], words[2:], strict=False)]
    found += [f"_{word[:STEM]}*" for word in words if len(word) > STEM]
    return found


def places_of(text: str, known: Mapping[str, int]) -> Iterator[Place]:
    """Every token of a folded text that is known, with its place."""
    if not is_latin(text):
        length, numbers = len(text), map(known.get, runs_of(f" {text} "))
        for size in range(1, LONGEST + 1):
            for start, number in zip(range(-1, length + 2 - size), numbers, strict=False):
                if number is not None:
                    yield number, max(start, 0), min(start + size, length)
    for token, start, end in _word_places_of(text):
        if (number := known.get(token)) is not None:
            yield number, start, end


def _word_places_of(text: str) -> Iterator[tuple[str, int, int]]:
    """The tokens of its words."""
    words = [(found[0], found.start(), found.end()) for found in _WORDS.finditer(text)]
    for n, (word, start, end) in enumerate(words):
        yield f"_{word}", start, end
        if len(word) > STEM:
            yield f"_{word[:STEM]}*", start, end
        for more in (1, 2):
            if n + more < len(words):
                yield "_" + " ".join(found[0] for found in words[n : n + more + 1]), start, words[n + more][2]


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


class Tokens(dict[int, int]):
    """For each token, by its place from 1 on, a number: lanes of weights, of the square of the rarity and of 1, and above them a byte for
    each family that it belongs to; made when it is first asked for. Place 0 is no token."""

    def __init__(self, rows: array[int], squares: array[int], families: Mapping[int, Sequence[int]]) -> None:
        super().__init__({0: 0})
        self.rows = rows
        self.squares = squares
        self.families = families

    def __missing__(self, place: int) -> int:
        first = len(RISKS) * (place - 1)
        found = int.from_bytes(LANES.head.pack(*self.rows[first : first + len(RISKS)], self.squares[place - 1], 1), "little")
        for family in self.families.get(place, ()):
            found += 1 << (LANES.bits + 8 * family)
        self[place] = found
        return found


@dataclass(frozen=True, slots=True)
class RiskModel:
    """What each token and family adds to the logit of each kind. `places`: of tokens; `runs`: the same by their number in `vocabulary`."""

    places: dict[str, int]
    tokens: Tokens
    families: tuple[int, ...]
    bias: Weights
    unit: float
    vocabulary: Vocabulary
    runs: list[int]

    def score(self, text: str, seen: Seen | None = None) -> Weights:
        """The logit of each kind for a window of folded text. `seen` saves work where it is of the same text."""
        total = sum(map(self.tokens.__getitem__, filter(None, map(self.places.get, word_tokens_of(text)))))
        if not is_latin(text):
            framed = f" {text} "
            numbers = seen.numbers if seen is not None and seen.framed == framed else self.vocabulary.numbers(framed)
            total += sum(map(self.tokens.__getitem__, map(self.runs.__getitem__, numbers)))
        if not total:
            return self.bias
        *sums, squares = LANES.sums(total)
        present = LANES.present(total, len(self.families))
        alike = LANES.sums(sum([self.families[family] for family in present])) if present else _NOTHING
        unit = self.unit
        scale = unit / math.sqrt(max(squares, 1) / SQUARE)
        return tuple([bias + scale * word + unit * family for bias, word, family in zip(self.bias, sums, alike, strict=False)])

    def span(self, text: str, kind: int) -> tuple[int, int]:
        """The characters of a window that moved a kind most: the run of the largest sum, each token's part shared out among its own."""
        parts = self._parts(text, kind)
        best, start, total, span = 0.0, 0, 0.0, (0, len(text))
        for place, part in enumerate(parts):
            if total <= 0:
                start, total = place, 0.0
            total += part
            if total > best:
                best, span = total, (start, place + 1)
        return span

    def _parts(self, text: str, kind: int) -> list[float]:
        found = list(places_of(text, self.places))
        parts, most, (rows, squares, families) = [0.0] * len(text), len(text), (self.tokens.rows, self.tokens.squares, self.tokens.families)
        scale = math.sqrt(max(sum([squares[place - 1] for place, _, _ in found]), 1) / SQUARE)
        width = len(RISKS)
        for token, start, end in found:
            weight = (rows[width * (token - 1) + kind] - MIDDLE) / scale
            if token in families:
                weight += sum([LANES.lane(self.families[family], kind) - MIDDLE for family in dict.fromkeys(families[token])])
            share = weight / max(end - start, 1)
            for place in range(start, min(max(end, start + 1), most)):
                parts[place] += share
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


@dataclass(frozen=True, slots=True)
class RiskTable:
    """A model as its file has it, before anything is looked up."""

    places: dict[str, int]
    tokens: Tokens
    families: tuple[int, ...]
    bias: Weights
    unit: float

    @property
    def runs(self) -> dict[str, int]:
        """The places of those tokens that a run of characters may be."""
        return {token: place for token, place in self.places.items() if len(token) <= LONGEST}

    def model(self, vocabulary: Vocabulary) -> RiskModel:
        """The model, with a vocabulary that has `runs` beside what else is in it."""
        return RiskModel(self.places, self.tokens, self.families, self.bias, self.unit, vocabulary, vocabulary.beside)


def read_risk_table(path: Path) -> RiskTable:
    """A model from its file."""
    stored = msgspec.msgpack.decode(path.read_bytes(), type=Stored)
    words = stored.tokens.split("\n")
    families: dict[int, list[int]] = {}
    for family, members in enumerate(stored.members):
        for token in members:
            families.setdefault(token + 1, []).append(family)
    tokens = Tokens(ordered(array("H", stored.rows)), ordered(array("H", stored.squares)), families)
    places = dict(zip(words, range(1, len(words) + 1), strict=True))
    return RiskTable(places, tokens, tuple(LANES.numbers(stored.families)), tuple(stored.bias), stored.unit)


def read_risk_model(path: Path) -> RiskModel:
    """A model by itself."""
    table = read_risk_table(path)
    return table.model(Vocabulary((), table.runs))
