"""What linear models weigh of a text: runs of characters where it is not Latin; words, pairs, triples and beginnings of words anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from desktop.sentiment.fold import is_latin
from desktop.sentiment.grams import LONGEST, runs_of

STEM = 5
"""Letters of the beginning of a longer word."""
_WORDS = re.compile(r"[a-z0-9']+")

Place = tuple[int, int, int]
"""What is known of a token, the first character it stands on and the one after the last."""


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
