"""The linear model of English: how angry, how complaining, how like service, how unhappy, how happy a folded text is, from its words.

Two blocks, each scaled to length 1: words with their neighbours, and the characters by 2 to 5 inside words (so that a spelling nobody
listed still resembles one that was); hashed as in `desktop.sentiment.model`. Besides, the tone of the text: the valence of its words after
Hutto and Gilbert (VADER, ICWSM 2014), turned by negation, raised and lowered by degree. What a word gives does not depend on its
neighbours, so it is made once and remembered: a text costs some look-ups a word.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from operator import mul
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from desktop.sentiment.english_net import FILE as NET_FILE
from desktop.sentiment.english_net import read_net
from desktop.sentiment.tone import TONES, tone_of
from desktop.sentiment.words import BITS, Token, character_buckets, pair_bucket, tokens_of, word_bucket, words_of

if TYPE_CHECKING:
    from desktop.sentiment.english_columns import English, EnglishColumns

FILE, SERVICE_FILE = "english.msgpack", "english_service.msgpack"
"""The outputs of comments, with the rarity of buckets; those that are about service."""
OF_SERVICE = ("complaint", "service")
OUTPUTS = ("anger", "complaint", "service", "unhappy", "happy")
PARTS = ("anger", "complaint")
"""Those of which it is told what each code point adds."""
MOST_WORDS = 1 << 15
"""So many words are remembered."""
MOST_TEXTS = 2048
"""So many texts are remembered."""
MOST_AHEAD = 512
"""So many that were looked at together, with what their words add."""
LONG = 500
"""A text of so many code points is read as if there were several, once NumPy is there."""
SURE = 0.98
"""Where a text is so like service, what the net says of comments moves nothing worth telling."""
FINEST = 32000

Logits = dict[str, float]


@dataclass(frozen=True, slots=True)
class Column:
    """An output: the weights of the buckets, times rarity; those of the tones; the bias."""

    weights: array[int]
    unit: float
    tones: tuple[float, ...]
    bias: float


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What a word gives: its bucket, its valence, and sums: of the squares of both blocks, then for each output of both blocks."""

    bucket: int
    valence: float
    sums: tuple[int, ...]


class EnglishModel:
    """Weights of each output, the squared rarity of buckets, and the valence of words. Remembers the words it has met."""

    def __init__(self, columns: Mapping[str, Column], squares: Column, valence: Mapping[str, float]) -> None:
        self.columns = columns
        self.squares = squares
        self.valence = valence
        self._known: dict[str, Known] = {}

    def score(self, text: str) -> Logits:
        """The logit of each output for a folded text."""
        texts = words_of(text)
        words = [self.known(word) for word in texts]
        tones = tone_of(texts, [word.valence for word in words]).shares()
        sums = [sum(found) for found in zip(*(word.sums for word in dict.fromkeys(words)), strict=True)] or [0] * (
            2 + 2 * len(self.columns)
        )
        pairs = {pair_bucket(a.bucket, b.bucket) for a, b in pairwise(words)}
        length, inside = self._lengths(sums[0], sums[1], pairs)
        found = {}
        for n, (name, column) in enumerate(self.columns.items(), start=1):
            outside = sums[2 * n] + sum(map(column.weights.__getitem__, pairs))
            logit = (outside / length + sums[2 * n + 1] / inside) * column.unit
            found[name] = logit + sum(map(mul, column.tones, tones)) + column.bias
        return found

    def parts(self, text: str, name: str) -> list[float]:
        """What each code point of a folded text adds to a logit: what each word and pair gives, shared out among its code points."""
        column, place = self.columns[name], 2 + 2 * list(self.columns).index(name)
        tokens = tokens_of(text)
        words = [self.known(word) for word, _, _ in tokens]
        counts = Counter(words)
        buckets = [pair_bucket(a.bucket, b.bucket) for a, b in pairwise(words)]
        pairs = Counter(buckets)
        length, inside = self._lengths(sum(word.sums[0] for word in counts), sum(word.sums[1] for word in counts), pairs)
        tone = tone_of([word for word, _, _ in tokens], [word.valence for word in words])
        found = [0.0] * len(text)
        for (_, start, end), word, points in zip(tokens, words, tone.by_word(column.tones), strict=True):
            own = (word.sums[place] / length + word.sums[place + 1] / inside) * column.unit / counts[word]
            _spread(found, start, end, own + points)
        for ((_, start, _), (_, _, end)), bucket in zip(pairwise(tokens), buckets, strict=True):
            _spread(found, start, end, column.weights[bucket] * column.unit / length / pairs[bucket])
        return found

    def known(self, word: str) -> Known:
        """What is known of a word, made when it is first met."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= MOST_WORDS:
                self._known.clear()
            found = self._known[word] = self.made(word)
        return found

    def made(self, word: str) -> Known:
        """What a word gives; not remembered."""
        bucket, inside = word_bucket(word), character_buckets(word)
        weights = (self.squares.weights, *(column.weights for column in self.columns.values()))
        sums = [(table[bucket], sum(map(table.__getitem__, inside))) for table in weights]
        return Known(bucket, self.valence.get(word, 0.0), tuple(chain.from_iterable(sums)))

    def _lengths(self, words: int, insides: int, pairs: Iterable[int]) -> tuple[float, float]:
        squares, unit = words + sum(map(self.squares.weights.__getitem__, pairs)), self.squares.unit
        return math.sqrt(squares * unit) or 1.0, math.sqrt(insides * unit) or 1.0


class EnglishAnger:
    """The logits of the linear model and of the net beside it, for whoever mixes them with what else is known. Remembers the texts it has
    met."""

    def __init__(self, assets: Path) -> None:
        self.model = read_english(assets)
        self.net = read_net(assets / NET_FILE, self.model.valence)
        self._known: dict[str, Logits] = {}
        self._many: EnglishColumns | None = None
        self._ahead: dict[str, English] = {}

    def look(self, texts: Sequence[str]) -> None:
        """These folded texts will be asked for: they are read at one go."""
        if self._many is None:
            from desktop.sentiment.english_columns import EnglishColumns

            self._many = EnglishColumns(self.model, PARTS, self.net)
        before = self._many.forgotten
        found = self._many.read(texts)
        if len(self._ahead) + len(texts) > MOST_AHEAD or self._many.forgotten != before:
            self._ahead.clear()
        self._ahead.update(zip(texts, found, strict=True))

    def logits(self, text: str) -> Logits:
        """All that the model says of a folded text; remembered."""
        if len(text) >= LONG and text not in self._ahead and "numpy" in sys.modules:
            self.look([text])
        ahead = self._ahead.get(text)
        if ahead is not None:
            return ahead.logits
        found = self._known.get(text)
        if found is None:
            if len(self._known) >= MOST_TEXTS:
                self._known.clear()
            found = self._known[text] = self.model.score(text)
            found["anger"] += self.net.logit(words_of(text))
        return found

    def anger(self, text: str) -> tuple[float, float]:
        """Log-odds that a person would call a folded text angry or complaining, as comments are read or as service is; and how far it is
        like what customers write and unlike a comment among strangers, 0..1."""
        found = self.logits(text)
        share = 1.0 / (1.0 + math.exp(-max(-60.0, min(found["service"], 60.0))))
        return (1.0 - share) * found["anger"] + share * found["complaint"], share

    def feelings(self, text: str) -> tuple[float, float]:
        """Log-odds that they would call it unhappy, and happy."""
        found = self.logits(text)
        return found["unhappy"], found["happy"]

    def parts(self, text: str) -> list[float]:
        """What each code point of it adds, the share of service being as it is."""
        _, share = self.anger(text)
        found = self._regressed(text, share)
        if share > SURE:
            return found
        tokens = tokens_of(text)
        for (_, start, end), points in zip(tokens, self._net_parts(text, tokens), strict=True):
            _spread(found, start, end, (1.0 - share) * points)
        return found

    def _net_parts(self, text: str, tokens: Sequence[Token]) -> list[float]:
        """What the net says that each word adds."""
        ahead = self._ahead.get(text)
        if ahead is not None and self._many is not None:
            return self._many.net_parts(ahead.words)
        return self.net.parts([token[0] for token in tokens])

    def _regressed(self, text: str, share: float) -> list[float]:
        """The same of the linear model alone."""
        ahead = self._ahead.get(text)
        if ahead is not None:
            anger, complaint = ahead.parts
            mixed: list[float] = ((1.0 - share) * anger + share * complaint).tolist()
            return mixed
        both = zip(*(self.model.parts(text, name) for name in PARTS), strict=True)
        return [(1.0 - share) * one + share * other for one, other in both]


def _spread(found: list[float], start: int, end: int, points: float) -> None:
    share = points / (end - start)
    for place in range(start, end):
        found[place] += share


class _Stored(msgspec.Struct, frozen=True):
    """A column as it lies in the file, little-endian."""

    name: str
    unit: float
    bias: float
    tones: tuple[float, ...]
    weights: bytes


def read_english(assets: Path) -> EnglishModel:
    """The model from its files; the order of outputs is that of the files."""
    read = (msgspec.msgpack.decode((assets / name).read_bytes(), type=list[_Stored]) for name in (FILE, SERVICE_FILE))
    columns = {one.name: Column(_ordered(array("h", one.weights)), one.unit, one.tones, one.bias) for one in chain.from_iterable(read)}
    squares = columns.pop("squares")
    return EnglishModel(columns, squares, read_valence(assets / "english_valence.txt"))


def read_valence(path: Path) -> dict[str, float]:
    """The valence of words: `word number` a line, # before remarks."""
    lines = (line.split() for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {line[0]: float(line[1]) for line in lines if line}


def write_english(assets: Path, squares: Sequence[float], columns: Mapping[str, tuple[Sequence[float], Sequence[float], float]]) -> None:
    """Weights by bucket (times rarity), of tones, and a bias for each output, in 16 bits; the same weights give the same files."""
    stored = [_stored(name, weights, tones, bias) for name, (weights, tones, bias) in columns.items()]
    comments = [_stored("squares", squares, (), 0.0), *(one for one in stored if one.name not in OF_SERVICE)]
    (assets / FILE).write_bytes(msgspec.msgpack.encode(comments))
    (assets / SERVICE_FILE).write_bytes(msgspec.msgpack.encode([one for one in stored if one.name in OF_SERVICE]))


def _stored(name: str, weights: Sequence[float], tones: Sequence[float], bias: float) -> _Stored:
    assert len(weights) == 1 << BITS and len(tones) in (0, len(TONES))
    unit = max(max(abs(float(weight)) for weight in weights) / FINEST, 1e-12)
    kept = array("h", [round(float(weight) / unit) for weight in weights])
    return _Stored(name, unit, float(bias), tuple(float(tone) for tone in tones), _ordered(kept).tobytes())


def _ordered(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
